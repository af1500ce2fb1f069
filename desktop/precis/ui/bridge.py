"""The engine room: the work's own asyncio loop in one thread, so that the Qt thread only paints.

It is the same loop code as the command line's. The window asks with `ask`; answers, errors and batches of events come
back to the Qt thread through queued signals. The bus batches events each 33 ms, so one signal carries many.
"""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from precis.ui.turns import whole_turn

if TYPE_CHECKING:
    import asyncio
    from contextlib import AbstractAsyncContextManager

    from precis.app.facade import Precis
    from precis.domain.errors import NoticeNeeded, PrecisError
    from precis.domain.jobs import JobEvent

    Opener = Callable[[], AbstractAsyncContextManager[Precis]]

T = TypeVar("T")
CLOSING_S, LETTING_S = 15.0, 5.0
"""How long closing may take, and how long what is under way may go on when the work is to be opened anew."""


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
    _answered = Signal(object, object)
    _came = Signal(list)

    def __init__(self, opener: Opener, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opener = opener
        self._gate = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._early: list[tuple[Asked, Any, Any, Any]] = []
        self._precis: Precis | None = None
        self._trouble: BaseException | None = None
        self.asked = 0
        """How often something was asked so far."""
        self._asked: dict[asyncio.Task[None], int] = {}
        self._wants_stop = False
        self._between: tuple[Any, Any, Any] | None = None
        self._inside: set[asyncio.Task[None]] = set()
        self._thread = threading.Thread(target=self._run, name="engine-room", daemon=True)
        self._is_closed = False
        self.ask_to_send: Callable[[NoticeNeeded, Callable[[], object], Callable[[], object]], object] | None = None
        """Puts the question where nobody agreed to what is sent yet; it calls the first to go on, else the second."""
        self._answered.connect(self._on_answered)  # queued by Qt where it is emitted in the other thread
        self._came.connect(self._on_came)

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
        self._put(asked, work, then, otherwise)
        return asked

    def _put(self, asked: Asked, work: Any, then: Any, otherwise: Any) -> None:
        if self._is_closed:
            return
        with self._gate:
            if self._loop is None:
                self._early.append((asked, work, then, otherwise))
            else:
                self._loop.call_soon_threadsafe(self._begin, asked, work, then, otherwise)

    def outlast(self, then: Callable[[], object], *, since: int = 0, upto: int | None = None) -> None:
        """Call `then` in Qt's thread once what was asked is answered: all of it, or what came after `since` asks,
        or before that many.
        """
        last = self.asked if upto is None else upto
        with self._gate:
            if self._loop is not None and not self._is_closed:
                self._loop.call_soon_threadsafe(self._await_asked, then, since, last)
                return
        if not self._is_closed:
            self._answered.emit(lambda _: then(), None)

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
            if self._loop is not None and not self._is_closed:
                self._loop.call_soon_threadsafe(self._leave, between, then, otherwise)

    def close(self) -> None:
        """End the work: running jobs go back into the queue, workers and the store are closed. Blocks until then."""
        if self._is_closed:
            return
        self._is_closed = True
        with self._gate:
            self._wants_stop = True
            if self._loop is not None and not self._loop.is_closed():
                self._loop.call_soon_threadsafe(self._stop.set)
        if self._thread.is_alive():
            self._thread.join(CLOSING_S)

    # --- in the engine room's thread ----------------------------------------------------------------------------------

    def _run(self) -> None:
        # Imported here: the window is painted before it, and needs none of it.
        import asyncio

        loop = asyncio.new_event_loop()
        self._ready, self._stop = asyncio.Event(), asyncio.Event()
        with self._gate:
            self._loop = loop
            if self._wants_stop:
                self._stop.set()
            for early in self._early:
                loop.call_soon(self._begin, *early)
            self._early.clear()
        asyncio.set_event_loop(loop)
        try:
            loop.run_until_complete(self._live())
        except Exception as error:  # noqa: BLE001 - the border to Qt: told, never lost
            self._trouble = error
            self._ready.set()
            self._tell(error, None)
        finally:
            loop.run_until_complete(self._drain())
            with self._gate:
                loop.close()

    def _leave(self, between: Any, then: Any, otherwise: Any) -> None:
        if self._between is None:
            self._between = (between, then, otherwise)
            self._stop.set()

    async def _live(self) -> None:
        tell = await self._live_once(lambda: None)
        while tell is not None and not self._wants_stop:
            tell = await self._live_once(tell)

    async def _live_once(self, tell: Callable[[], object]) -> Callable[[], object] | None:
        """Open the work until it is to be closed; return what to tell when it is open again, None at the end."""
        import asyncio

        async with self._opener() as precis:
            self._precis = precis
            precis.heed_settings(self.reconfigured.emit)
            pump = asyncio.create_task(self._pump(precis))
            self._ready.set()
            self.opened.emit()
            tell()
            await self._stop.wait()
            self._ready.clear()
            self._precis = None
            pump.cancel()
            await (self._drain() if self._between is None or self._wants_stop else self._let_end())
            await asyncio.gather(pump, return_exceptions=True)
        if self._between is None or self._wants_stop:
            return None
        (between, then, otherwise), self._between = self._between, None
        self._stop.clear()
        try:
            value = await asyncio.to_thread(between)
        except Exception as error:  # noqa: BLE001 - the border to Qt
            return lambda error=error: self._tell(error, otherwise)
        return lambda: self._answered.emit(then, value)

    async def _let_end(self) -> None:
        """Let what is under way end, for a while; what waits for the work to be open goes on waiting."""
        import asyncio

        if not (under_way := list(self._inside)):
            return
        _, late = await asyncio.wait(under_way, timeout=LETTING_S)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _drain(self) -> None:
        import asyncio

        for task in self._asked:
            task.cancel()
        await asyncio.gather(*self._asked, return_exceptions=True)

    async def _pump(self, precis: Precis) -> None:
        try:
            async for batch in precis.subscribe():
                self._came.emit(batch)
        except Exception as error:  # noqa: BLE001 - the border to Qt
            self._tell(error, None)

    def cancel(self, asked: Asked) -> None:
        """Cancel something that was asked; nothing is called for it any more."""
        with self._gate:
            if self._loop is not None and not self._loop.is_closed():
                self._loop.call_soon_threadsafe(asked.stop)

    def _begin(self, asked: Asked, work: Any, then: Any, otherwise: Any) -> None:
        assert self._loop is not None
        if asked.is_cancelled:
            return
        task = asked.task = self._loop.create_task(self._answer(asked, work, then, otherwise))
        self._asked[task] = asked.number
        task.add_done_callback(self._forget)

    def _forget(self, task: asyncio.Task[None]) -> None:
        self._asked.pop(task, None)

    def _await_asked(self, then: Callable[[], object], since: int, last: int) -> None:
        """Begin to wait for what was asked after `since` asks and until the last one."""
        assert self._loop is not None
        wanted = [task for task, number in self._asked.items() if since < number <= last]
        waiting = self._loop.create_task(self._outlast(wanted, then))
        self._asked[waiting] = 0
        waiting.add_done_callback(self._forget)

    async def _outlast(self, tasks: Sequence[asyncio.Task[None]], then: Callable[[], object]) -> None:
        import asyncio

        if tasks:
            await asyncio.wait(tasks)
        self._answered.emit(lambda _: then(), None)

    async def _answer(self, asked: Asked, work: Any, then: Any, otherwise: Any) -> None:
        await self._ready.wait()
        import asyncio

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
            if not self._asks_to_send(error, lambda: self._put(asked, work, then, otherwise), then_told):
                self._tell(error, then_told)
            return
        finally:
            self._inside.discard(asked.task)
        if then is not None:
            self._answered.emit(asked.unless_cancelled(then), value)

    def _asks_to_send(self, error: Exception, again: Callable[[], object], otherwise: Any) -> bool:
        """Put the question of a notice to the person, where it is one and somebody puts it."""
        from precis.domain.errors import NoticeNeeded

        ask = self.ask_to_send
        if ask is None or not isinstance(error, NoticeNeeded):
            return False
        self._answered.emit(lambda _: ask(error, again, lambda: self._tell(error, otherwise)), None)
        return True

    def _tell(self, error: Exception, otherwise: Any) -> None:
        from precis.app.crashes import report_crash
        from precis.domain.errors import PrecisError
        from precis.domain.tracebacks import redacted_traceback

        if isinstance(error, PrecisError):
            if otherwise is None:
                self.failed.emit(error)
            else:
                self._answered.emit(otherwise, error)
            return
        report_crash(error)
        self.crashed.emit(redacted_traceback(error))

    # --- in Qt's thread -----------------------------------------------------------------------------------------------

    def _on_answered(self, then: Callable[[object], object], value: object) -> None:
        if not self._is_closed:
            with whole_turn():
                then(value)

    def _on_came(self, batch: list[JobEvent]) -> None:
        with whole_turn():
            self.events.emit(batch)


def _exchanged() -> PrecisError:
    from precis.domain.errors import StoreBusy
    from precis.ui.language import tr

    return StoreBusy(tr("The data was exchanged for a backup meanwhile."), tr("Try again."))
