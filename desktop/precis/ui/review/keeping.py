"""Keeps decisions one after the other, in the order in which they were made, however fast the keys come."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from precis.domain.errors import PrecisError
from precis.ui.bridge import EngineRoom

if TYPE_CHECKING:
    from precis.app.facade import Precis


class InTurn:
    """Asks for one thing at a time; `rest` is called whenever nothing is left to ask for."""

    def __init__(self, room: EngineRoom, rest: Callable[[], object]) -> None:
        self._room, self.rest = room, rest
        self._line: deque[Callable[[], object]] = deque()
        self._is_asking = False

    @property
    def is_busy(self) -> bool:
        """Whether something is asked for, or waits for it."""
        return self._is_asking or bool(self._line)

    def do(self, work: Callable[[Precis], Awaitable[Any]], otherwise: Callable[[PrecisError], None]) -> None:
        """Ask for `work` once all before it has come to an end; `otherwise` hears of its known error.

        The line goes on after a mistake of the program, too: nobody would see that later decisions are not kept.
        """
        self._line.append(lambda: self._ask(work, otherwise))
        self._go_on()

    def _ask(self, work: Callable[[Precis], Awaitable[Any]], otherwise: Callable[[PrecisError], None]) -> None:
        number = self._room.ask(work, None, otherwise).number
        self._room.outlast(self._ended, since=number - 1, upto=number)

    def _ended(self) -> None:
        self._is_asking = False
        self._go_on()

    def _go_on(self) -> None:
        if self._is_asking:
            return
        if self._line:
            self._is_asking = True
            self._line.popleft()()
        else:
            self.rest()
