"""Decisions are kept one after the other, and the line goes on whatever becomes of one of them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from precis.domain.errors import PrecisError, WrongUse
from precis.ui.bridge import EngineRoom
from precis.ui.review.keeping import InTurn
from tests.ui.fake_precis import FakePrecis

PATIENCE_MS = 60_000


class _Keeping:
    """A line over a real engine room, and what became of what was put into it."""

    def __init__(self, room: EngineRoom) -> None:
        self.kept: list[str] = []
        self.refused: list[PrecisError] = []
        self.crashes: list[str] = []
        self.rests = 0
        room.crashed.connect(self.crashes.append)
        self.line = InTurn(room, self._rest)

    def _rest(self) -> None:
        self.rests += 1

    def do(self, name: str, work: Callable[[], Awaitable[None]] | None = None) -> None:
        async def keep(_precis: object) -> None:
            await (work() if work else asyncio.sleep(0))
            self.kept.append(name)

        self.line.do(keep, self.refused.append)


@pytest.fixture
def keeping(qtbot: QtBot, tmp_path: Path) -> Iterator[_Keeping]:
    room = EngineRoom(FakePrecis(tmp_path).open)  # type: ignore[arg-type]
    with qtbot.waitSignal(room.opened, timeout=PATIENCE_MS):
        room.start()
    yield _Keeping(room)
    room.close()


def test_one_begins_once_the_one_before_is_done(keeping: _Keeping, qtbot: QtBot) -> None:
    under_way: list[str] = []

    async def alone() -> None:
        assert not under_way
        under_way.append("one")
        for _ in range(5):
            await asyncio.sleep(0)
        under_way.clear()

    for name in "abcd":
        keeping.do(name, alone)
    assert keeping.line.is_busy
    qtbot.waitUntil(lambda: not keeping.line.is_busy, timeout=PATIENCE_MS)
    assert (keeping.kept, keeping.rests, keeping.crashes) == (list("abcd"), 1, [])


def test_the_line_goes_on_after_what_was_refused_and_after_a_mistake(keeping: _Keeping, qtbot: QtBot) -> None:
    async def refuse() -> None:
        raise WrongUse("That can't be.", "Do it otherwise.")

    async def break_down() -> None:
        raise ZeroDivisionError("a fault")

    keeping.do("refused", refuse)
    keeping.do("broken", break_down)
    keeping.do("kept")
    qtbot.waitUntil(lambda: not keeping.line.is_busy and keeping.rests > 0, timeout=PATIENCE_MS)
    assert keeping.kept == ["kept"]
    assert [error.message for error in keeping.refused] == ["That can't be."]
    assert len(keeping.crashes) == 1
    assert "ZeroDivisionError" in keeping.crashes[0]
