"""The engine room: answers and errors come back in Qt's thread, and nothing is left running."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from precis.domain.errors import PrecisError, StoreReadOnly, WrongUse
from precis.ui import engine_loop
from precis.ui.bridge import EngineRoom
from tests.ui.fake_precis import FakePrecis


def _room(tmp_path: Path) -> EngineRoom:
    return EngineRoom(FakePrecis(tmp_path).open)  # type: ignore[arg-type]


def test_answers_come_back_in_the_thread_of_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    room = _room(tmp_path)
    seen: list[tuple[int, int]] = []

    async def work(_precis: object) -> int:
        return threading.get_ident()

    room.ask(work, lambda there: seen.append((there, threading.get_ident())))
    room.start()
    qtbot.waitUntil(lambda: bool(seen))
    there, here = seen[0]
    assert here == threading.get_ident() != there
    room.close()


def test_a_known_error_goes_to_whoever_asked_else_to_all(qtbot: QtBot, tmp_path: Path) -> None:
    room = _room(tmp_path)
    mine: list[PrecisError] = []
    others: list[PrecisError] = []
    room.failed.connect(others.append)

    async def fail(_precis: object) -> None:
        raise WrongUse("That can't be.", "Do it otherwise.")

    room.start()
    room.ask(fail, otherwise=mine.append)
    room.ask(fail)
    qtbot.waitUntil(lambda: bool(mine and others))
    assert mine[0].message == others[0].message == "That can't be."
    room.close()


def test_a_fault_is_reported_and_the_room_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    room = _room(tmp_path)
    reports: list[str] = []
    answers: list[int] = []
    room.crashed.connect(reports.append)

    async def break_down(_precis: object) -> None:
        raise ZeroDivisionError("a fault")

    async def answer(_precis: object) -> int:
        return 7

    room.start()
    room.ask(break_down)
    room.ask(answer, answers.append)
    qtbot.waitUntil(lambda: bool(reports and answers))
    assert "ZeroDivisionError" in reports[0]
    room.close()


def test_what_cannot_be_opened_is_told_once(qtbot: QtBot) -> None:
    @asynccontextmanager
    async def opener() -> AsyncIterator[FakePrecis]:
        raise StoreReadOnly("The data folder can't be written.", "Give yourself permission.")
        yield

    room = EngineRoom(opener)  # type: ignore[arg-type]
    told: list[PrecisError] = []
    room.failed.connect(told.append)

    async def work(_precis: object) -> None:
        raise AssertionError("never run")

    room.ask(work)
    room.start()
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) == 1
    room.close()


def test_closing_ends_what_is_under_way(qtbot: QtBot, tmp_path: Path) -> None:
    room = _room(tmp_path)
    begun = threading.Event()
    ended: list[str] = []

    async def wait(_precis: object) -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            ended.append("cancelled")
            raise

    room.start()
    room.ask(wait)
    qtbot.waitUntil(begun.is_set)
    room.close()
    assert ended == ["cancelled"]
    assert threading.active_count() >= 1
    assert not room._thread.is_alive()


def test_what_was_asked_is_cancelled_and_never_answered(qtbot: QtBot, tmp_path: Path) -> None:
    room = _room(tmp_path)
    ended: list[str] = []
    answers: list[object] = []

    async def wait(_precis: object) -> int:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            ended.append("cancelled")
            raise
        return 1

    async def mark(_precis: object) -> int:
        return 2

    early = room.ask(wait, answers.append)
    early.cancel()
    room.start()
    under_way = room.ask(wait, answers.append)
    room.ask(mark, answers.append)
    qtbot.waitUntil(lambda: answers == [2])
    under_way.cancel()
    qtbot.waitUntil(lambda: ended == ["cancelled"])
    room.ask(mark, answers.append).cancel()
    room.ask(mark, answers.append)
    qtbot.waitUntil(lambda: answers == [2, 2])
    room.close()
    assert ended == ["cancelled"], "what was cancelled before it began never ran"


def test_it_opens_again_after_something_that_needs_it_closed(qtbot: QtBot, tmp_path: Path) -> None:
    lives: list[str] = []

    @asynccontextmanager
    async def opener() -> AsyncIterator[FakePrecis]:
        lives.append("open")
        async with FakePrecis(tmp_path).open() as fake:
            yield fake
        lives.append("closed")

    room = EngineRoom(opener)  # type: ignore[arg-type]
    answers: list[object] = []
    errors: list[PrecisError] = []

    async def answer(_precis: object) -> str:
        return lives[-1]

    def between() -> str:
        assert lives == ["open", "closed"]
        room.ask(answer, answers.append)
        return "done"

    room.start()
    qtbot.waitUntil(lambda: lives == ["open"])
    room.reopen(between, answers.append, errors.append)
    qtbot.waitUntil(lambda: set(answers) == {"done", "open"})
    assert lives == ["open", "closed", "open"]

    def refuse() -> None:
        raise WrongUse("There is no such backup.")

    room.reopen(refuse, answers.append, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    room.ask(answer, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 3)
    room.close()
    assert lives[-1] == "closed"


def test_what_is_under_way_may_end_before_it_closes_and_is_told_where_it_takes_too_long(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, go_on, begun = _room(tmp_path), threading.Event(), threading.Event()
    answers: list[object] = []
    errors: list[PrecisError] = []

    async def short(_precis: object) -> str:
        begun.set()
        await asyncio.to_thread(go_on.wait, 20)
        return "ended"

    async def endless(_precis: object) -> None:
        begun.set()
        await asyncio.Event().wait()

    room.start()
    room.ask(short, answers.append)
    qtbot.waitUntil(begun.is_set)
    room.reopen(lambda: "between", answers.append, errors.append)
    go_on.set()
    qtbot.waitUntil(lambda: answers == ["ended", "between"])
    monkeypatch.setattr(engine_loop, "LETTING_S", 0.01)
    begun.clear()
    room.ask(endless, answers.append, errors.append)
    qtbot.waitUntil(begun.is_set)
    room.reopen(lambda: "again", answers.append, errors.append)
    qtbot.waitUntil(lambda: bool(errors) and answers[-1] == "again")
    assert "exchanged for a backup" in errors[0].message
    room.close()


def test_closing_while_it_is_to_open_again_ends_it(qtbot: QtBot, tmp_path: Path) -> None:
    room, begun, go_on = _room(tmp_path), threading.Event(), threading.Event()
    answers: list[object] = []

    def between() -> None:
        begun.set()
        assert go_on.wait(20)

    room.start()
    room.ask(lambda precis: precis.samples(), answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    room.reopen(between, answers.append, answers.append)
    qtbot.waitUntil(begun.is_set)
    threading.Timer(0.2, go_on.set).start()
    room.close()
    assert not room._thread.is_alive()
    assert len(answers) == 1
