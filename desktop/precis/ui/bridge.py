"""The engine room: the work's own asyncio loop in one thread, so that the Qt thread only paints.

It is the same loop code as the command line's. The window asks with `ask`; answers, errors and batches of events come
back to the Qt thread through queued signals. The bus batches events each 33 ms, so one signal carries many.
"""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from precis.ui.turns import whole_turn

if TYPE_CHECKING:
    import asyncio
    from contextlib import AbstractAsyncContextManager

    from precis.app.facade import Precis
    from precis.domain.errors import NoticeNeeded, PrecisError
    from precis.domain.jobs import JobEvent
    from precis.ui.engine_loop import EngineLoop

    Opener = Callable[[], AbstractAsyncContextManager[Precis]]

T = TypeVar("T")
CLOSING_S = 15.0
"""How long closing may take."""


class Asked:
    """Something that was asked of the engine room."""

    def __init__(self, room: EngineRoom, number: int) -> None:
        self._room = room
        self.number = number
        self.task: asyncio.Task[None] | None = None
        self.is_cancelled = False

    def cancel(self) -> None:
        """Let it go: nobody waits for its answer any more, and its work ends as soon as it can."""
        self.is_cancelled = True
        self._room.cancel(self)

    def stop(self) -> None:
        """End the work; in the engine room's own thread."""
        if self.task is not None:
            self.task.cancel()

    def unless_cancelled(self, then: Callable[[Any], object]) -> Callable[[Any], object]:
        """Return `then`, but for an answer that came too late."""
        return lambda value: None if self.is_cancelled else then(value)


class EngineRoom(QObject):
    """Runs `Precis` in its thread. `failed` tells a known error that no caller took; `crashed` the report of a bug.

    `reconfigured` tells that other settings, keys or label sets count now.
    """

    opened = Signal()
    events = Signal(list)
    reconfigured = Signal()
    failed = Signal(object)
    crashed = Signal(str)
    answered = Signal(object, object)
    came = Signal(list)

    def __init__(self, opener: Opener, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opener = opener
        self._gate = threading.Lock()
        self._work: EngineLoop | None = None
        self._early: list[tuple[Asked, Any, Any, Any]] = []
        self.asked = 0
        """How often something was asked so far."""
        self._wants_stop = False
        self._thread = threading.Thread(target=self._run, name="engine-room", daemon=True)
        self._is_closed = False
        self.ask_to_send: Callable[[NoticeNeeded, Callable[[], object], Callable[[], object]], object] | None = None
        """Puts the question where nobody agreed to what is sent yet; it calls the first to go on, else the second."""
        self.answered.connect(self._on_answered)  # queued by Qt where it is emitted in the other thread
        self.came.connect(self._on_came)

    def start(self) -> None:
        """Open the work in its thread; `opened` or `failed` follows."""
        self._thread.start()

    def ask(
        self,
        work: Callable[[Precis], Awaitable[T]],
        then: Callable[[T], object] | None = None,
        otherwise: Callable[[PrecisError], object] | None = None,
    ) -> Asked:
        """Run `work` on the loop, then call `then` with its value, or `otherwise` with its known error, in Qt's thread.

        What is asked before the work is open waits for it. Without `otherwise` a known error goes to `failed`. What is
        returned can cancel it.
        """
        self.asked += 1
        asked = Asked(self, self.asked)
        self.put(asked, work, then, otherwise)
        return asked

    def put(self, asked: Asked, work: Any, then: Any, otherwise: Any) -> None:
        """Run what was asked, once more where it was put before."""
        if self._is_closed:
            return
        with self._gate:
            if self._work is None:
                self._early.append((asked, work, then, otherwise))
            else:
                self._work.loop.call_soon_threadsafe(self._work.begin, asked, work, then, otherwise)

    def outlast(self, then: Callable[[], object], *, since: int = 0, upto: int | None = None) -> None:
        """Call `then` in Qt's thread once what was asked is answered: all of it, or what came after `since` asks,
        or before that many.
        """
        last = self.asked if upto is None else upto
        with self._gate:
            if self._work is not None and not self._is_closed:
                self._work.loop.call_soon_threadsafe(self._work.await_asked, then, since, last)
                return
        if not self._is_closed:
            self.answered.emit(lambda _: then(), None)

    def reopen(
        self,
        between: Callable[[], T],
        then: Callable[[T], object],
        otherwise: Callable[[PrecisError], object],
    ) -> None:
        """Close the work, call `between` in a thread while nothing is open, and open it again.

        Running jobs go back into the queue. What is asked meanwhile waits; what was asked before may end, and what
        takes longer is told that it can't. `opened` follows, then `then` with what `between` returned, or `otherwise`
        with its known error.
        """
        with self._gate:
            if self._work is not None and not self._is_closed:
                self._work.loop.call_soon_threadsafe(self._work.leave, between, then, otherwise)

    def cancel(self, asked: Asked) -> None:
        """Cancel something that was asked; nothing is called for it any more."""
        with self._gate:
            if self._work is not None and not self._work.loop.is_closed():
                self._work.loop.call_soon_threadsafe(asked.stop)

    def close(self) -> None:
        """End the work: running jobs go back into the queue, workers and the store are closed. Blocks until then."""
        if self._is_closed:
            return
        self._is_closed = True
        with self._gate:
            self._wants_stop = True
            if self._work is not None and not self._work.loop.is_closed():
                self._work.loop.call_soon_threadsafe(self._work.stop)
        if self._thread.is_alive():
            self._thread.join(CLOSING_S)

    def _run(self) -> None:
        # Imported here: the window is painted before it, and needs none of it.
        from precis.ui.engine_loop import EngineLoop

        work = EngineLoop(self, self._opener)
        with self._gate:
            self._work = work
            if self._wants_stop:
                work.stop()
            for early in self._early:
                work.loop.call_soon(work.begin, *early)
            self._early.clear()
        try:
            work.run()
        finally:
            with self._gate:
                work.loop.close()

    def _on_answered(self, then: Callable[[object], object], value: object) -> None:
        if not self._is_closed:
            with whole_turn():
                then(value)

    def _on_came(self, batch: list[JobEvent]) -> None:
        with whole_turn():
            self.events.emit(batch)
