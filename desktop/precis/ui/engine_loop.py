"""The engine room's own thread: the event loop that the work runs on, and what is asked of it.

This module is imported in that thread, after the window is painted. Nothing here is called from another thread but
through `loop.call_soon_threadsafe`; what comes of it goes back through the room's signals.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from precis.app.crashes import report_crash
from precis.domain.errors import NoticeNeeded, PrecisError, StoreBusy
from precis.domain.tracebacks import redacted_traceback
from precis.ui.language import tr

if TYPE_CHECKING:
    from precis.app.facade import Precis
    from precis.ui.bridge import Asked, EngineRoom, Opener

LETTING_S = 5.0
"""How long what is under way may go on when the work is to be opened anew."""


class EngineLoop:
    """Runs `Precis` on a loop of its own until it is stopped; made and run in one thread."""

    def __init__(self, room: EngineRoom, opener: Opener) -> None:
        self._room, self._opener = room, opener
        self.loop = asyncio.new_event_loop()
        self._ready, self._stop = asyncio.Event(), asyncio.Event()
        self._precis: Precis | None = None
        self._asked: dict[asyncio.Task[None], int] = {}
        self._inside: set[asyncio.Task[None]] = set()
        self._between: tuple[Any, Any, Any] | None = None
        self._is_last = False

    def run(self) -> None:
        """Live until it is stopped; an error that nobody took is told. The loop is left for its owner to close."""
        asyncio.set_event_loop(self.loop)
        try:
            self.loop.run_until_complete(self._live())
        except Exception as error:  # noqa: BLE001 - the border to Qt: told, never lost
            self._ready.set()
            self._tell(error, None)
        finally:
            self.loop.run_until_complete(self._drain())

    def stop(self) -> None:
        """Close the work for good."""
        self._is_last = True
        self._stop.set()

    def leave(self, between: Any, then: Any, otherwise: Any) -> None:
        """Close the work, call `between` in a thread, and open it again; see `EngineRoom.reopen`."""
        if self._between is None:
            self._between = (between, then, otherwise)
            self._stop.set()

    def begin(self, asked: Asked, work: Any, then: Any, otherwise: Any) -> None:
        """Begin what was asked; it waits until the work is open."""
        if asked.is_cancelled:
            return
        task = asked.task = self.loop.create_task(self._answer(asked, work, then, otherwise))
        self._asked[task] = asked.number
        task.add_done_callback(self._forget)

    def await_asked(self, then: Callable[[], object], since: int, last: int) -> None:
        """Begin to wait for what was asked after `since` asks and until the last one."""
        wanted = [task for task, number in self._asked.items() if since < number <= last]
        waiting = self.loop.create_task(self._outlast(wanted, then))
        self._asked[waiting] = 0
        waiting.add_done_callback(self._forget)

    def _forget(self, task: asyncio.Task[None]) -> None:
        self._asked.pop(task, None)

    async def _live(self) -> None:
        tell = await self._live_once(lambda: None)
        while tell is not None and not self._is_last:
            tell = await self._live_once(tell)

    async def _live_once(self, tell: Callable[[], object]) -> Callable[[], object] | None:
        """Open the work until it is to be closed; return what to tell when it is open again, None at the end."""
        async with self._opener() as precis:
            self._precis = precis
            precis.heed_settings(self._room.reconfigured.emit)
            pump = asyncio.create_task(self._pump(precis))
            self._ready.set()
            self._room.opened.emit()
            tell()
            await self._stop.wait()
            self._ready.clear()
            self._precis = None
            pump.cancel()
            await (self._drain() if self._between is None or self._is_last else self._let_end())
            await asyncio.gather(pump, return_exceptions=True)
        if self._between is None or self._is_last:
            return None
        (between, then, otherwise), self._between = self._between, None
        self._stop.clear()
        try:
            value = await asyncio.to_thread(between)
        except Exception as error:  # noqa: BLE001 - the border to Qt
            return lambda error=error: self._tell(error, otherwise)
        return lambda: self._room.answered.emit(then, value)

    async def _let_end(self) -> None:
        """Let what is under way end, for a while; what waits for the work to be open goes on waiting."""
        if not (under_way := list(self._inside)):
            return
        _, late = await asyncio.wait(under_way, timeout=LETTING_S)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _drain(self) -> None:
        for task in self._asked:
            task.cancel()
        await asyncio.gather(*self._asked, return_exceptions=True)

    async def _pump(self, precis: Precis) -> None:
        try:
            async for batch in precis.subscribe():
                self._room.came.emit(batch)
        except Exception as error:  # noqa: BLE001 - the border to Qt
            self._tell(error, None)

    async def _answer(self, asked: Asked, work: Any, then: Any, otherwise: Any) -> None:
        await self._ready.wait()
        if self._precis is None or asked.task is None:
            return  # it never opened, which `failed` or `crashed` told once
        self._inside.add(asked.task)
        try:
            value = await work(self._precis)
        except asyncio.CancelledError:
            if self._between is not None and not asked.is_cancelled:
                self._tell(_exchanged(), otherwise and asked.unless_cancelled(otherwise))
            raise
        except Exception as error:  # noqa: BLE001 - the border to Qt
            then_told = otherwise and asked.unless_cancelled(otherwise)
            if not self._asks_to_send(error, lambda: self._room.put(asked, work, then, otherwise), then_told):
                self._tell(error, then_told)
            return
        finally:
            self._inside.discard(asked.task)
        if then is not None:
            self._room.answered.emit(asked.unless_cancelled(then), value)

    async def _outlast(self, tasks: Sequence[asyncio.Task[None]], then: Callable[[], object]) -> None:
        if tasks:
            await asyncio.wait(tasks)
        self._room.answered.emit(lambda _: then(), None)

    def _asks_to_send(self, error: Exception, again: Callable[[], object], otherwise: Any) -> bool:
        """Put the question of a notice to the person, where it is one and somebody puts it."""
        ask = self._room.ask_to_send
        if ask is None or not isinstance(error, NoticeNeeded):
            return False
        self._room.answered.emit(lambda _: ask(error, again, lambda: self._tell(error, otherwise)), None)
        return True

    def _tell(self, error: Exception, otherwise: Any) -> None:
        if isinstance(error, PrecisError):
            if otherwise is None:
                self._room.failed.emit(error)
            else:
                self._room.answered.emit(otherwise, error)
            return
        report_crash(error)
        self._room.crashed.emit(redacted_traceback(error))


def _exchanged() -> PrecisError:
    return StoreBusy(tr("The data was exchanged for a backup meanwhile."), tr("Try again."))
