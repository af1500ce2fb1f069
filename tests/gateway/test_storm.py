"""The whole path against real servers that die, come back, and fail at random."""

from __future__ import annotations

import asyncio
import gc
import random
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
import pytest

from precis.domain.errors import PrecisError
from precis.domain.requests import Reply
from tests.fakes.servers import (
    Act,
    Answer,
    Choose,
    Cut,
    Failure,
    FakeAnthropic,
    FakeOpenAI,
    Hang,
    Malformed,
    Recorded,
    Reset,
)
from tests.gateway.whole_path import OpenPath, ask, engine_of, open_path

CALLS_A_DOCUMENT = 8
SOON_S = 20.0
"""An idle machine takes a fraction of a second; a server of CI that is out of breath, several."""


def probes_since(then: float) -> float:
    """Return how often an open breaker may have looked since, on the clock: its pause is half a second at least."""
    return (time.monotonic() - then) * 2 + 1


@asynccontextmanager
async def both(
    home: Path, primary: Act | Choose, backup: Act | Choose, *, timeout_s: float = 60.0
) -> AsyncIterator[tuple[FakeOpenAI, FakeAnthropic, OpenPath]]:
    """Open the path over two servers, of which the second goes on for the first.

    `timeout_s` is short only where an engine hangs: a busy machine must not look like a dead engine.
    """
    async with FakeOpenAI(primary) as first, FakeAnthropic(backup) as second:
        limits = {
            "max_concurrency": 16, "first_token_timeout_s": timeout_s, "between_tokens_timeout_s": timeout_s
        }  # fmt: skip
        engines = engine_of(first, **limits), engine_of(second, name="backup", **limits)
        async with open_path(home, engines[0], others=engines[1:]) as path:
            yield first, second, path


class Work:
    """Sixteen askers, who send one call after the other until `stop`. `replies` are kept with their times."""

    def __init__(self, path: OpenPath) -> None:
        self._path = path
        self._stopped = False
        self._number = 0
        self._news = asyncio.Condition()
        self.replies: list[tuple[float, Reply]] = []

    async def run(self) -> None:
        async with asyncio.TaskGroup() as group:
            for _ in range(16):
                group.create_task(self._ask_on())

    async def _ask_on(self) -> None:
        while not self._stopped:
            self._number += 1
            reply = await self._path.send(ask(f"question {self._number}"))
            async with self._news:
                self.replies.append((time.monotonic(), reply))
                self._news.notify_all()

    async def more(self, count: int) -> None:
        """Return when so many more replies have come."""
        async with asyncio.timeout(100), self._news:
            enough = len(self.replies) + count
            await self._news.wait_for(lambda: len(self.replies) >= enough)

    async def first_of(self, engine: str, after: float) -> float:
        """Return when the engine's first reply after that time came."""
        async with asyncio.timeout(100), self._news:
            while True:
                for at, reply in self.replies:
                    if at > after and reply.engine == engine:
                        return at
                await self._news.wait()

    def stop(self) -> None:
        self._stopped = True


@pytest.mark.parametrize("death", ["refused", "server_error", "overloaded", "reset"])
async def test_the_primary_dies_in_mid_job_and_comes_back(tmp_path: Path, death: str) -> None:
    alive = Answer("fine", delay_s=0.02)
    async with both(tmp_path, alive, alive) as (primary, backup, path):
        work = Work(path)
        async with asyncio.TaskGroup() as group:
            group.create_task(work.run())
            await primary.reached(50)
            assert backup.calls == 0
            died = time.monotonic()
            if death == "refused":
                await primary.stop()
            else:
                primary.otherwise = Reset() if death == "reset" else Failure(death)
            calls = primary.calls
            moved = await work.first_of("backup", died)
            assert moved - died < SOON_S
            await backup.reached(100)
            # Those in flight when it opened, and the one that opened it; then a probe now and then.
            assert primary.calls - calls <= 5 + 16 + probes_since(died)
            primary.otherwise = alive
            if death == "refused":
                await primary.start()
            healthy = time.monotonic()
            back = await work.first_of("work", healthy)
            # The longer it was away, the longer the pause between probes.
            assert back - healthy < 10 + 2 * (healthy - died)
            await work.more(200)
            work.stop()
        assert {reply.engine for _, reply in work.replies[-50:]} == {"work"}
        assert all((reply.fallback_from == "work") is (reply.engine == "backup") for _, reply in work.replies)


async def test_one_asker_opens_the_breaker_within_five_calls(tmp_path: Path) -> None:
    async with both(tmp_path, Failure("server_error"), Answer("fine")) as (primary, backup, path):
        begun = time.monotonic()
        first = await path.send(ask("question 0"))
        assert time.monotonic() - begun < SOON_S
        assert (first.engine, primary.calls) == ("backup", 3)
        for number in range(1, 20):
            await path.send(ask(f"question {number}"))
        # Five attempts opened it; a probe now and then may have gone since.
        assert primary.calls <= 5 + probes_since(begun)
        assert backup.calls == 20


async def test_a_cached_reply_of_a_dead_engine_is_still_found(tmp_path: Path) -> None:
    async with both(tmp_path, Answer("paid for"), Answer("another")) as (primary, _, path):
        await path.send(ask("old"))
        await primary.stop()
        assert (await path.send(ask("new"))).text == "another"
        again = await path.send(ask("old"))
        assert (again.text, again.was_cached, again.engine) == ("paid for", True, "work")


class Unreliable:
    """Fails a share of the calls in every way there is."""

    def __init__(self, share: float, seed: int) -> None:
        self._share = share
        self._random = random.Random(seed)
        self.failed = 0

    def __call__(self, request: Recorded) -> Act:
        if self._random.random() < self._share:
            self.failed += 1
            return self._random.choice(
                [
                    Failure("server_error"), Failure("overloaded"), Failure("rate_limited", retry_after_ms=20), Reset(),
                    Reset(after=1), Cut(after=1), Malformed(), Hang(), Hang(after=2), Failure("bad_request"),
                    Failure("server_error", in_stream=True),
                ]
            )  # fmt: skip
        return Answer("fine", pieces=2)


async def storm(home: Path, documents: int) -> tuple[Counter[str], list[float]]:
    """Return how the calls ended, and MiB of memory after each twentieth document."""
    primary_acts, backup_acts = Unreliable(0.3, 1), Unreliable(0.05, 2)
    ends: Counter[str] = Counter()
    finished: list[str] = []
    memory: list[float] = []
    async with both(home, primary_acts, backup_acts, timeout_s=1.0) as (primary, backup, path):
        primary.keeps_requests = backup.keeps_requests = False

        async def send(document: int, call: int) -> None:
            try:
                reply = await path.send(ask(f"document {document}, call {call}"))
            except PrecisError as error:
                ends[error.code] += 1
            else:
                assert reply.text == "fine"
                if reply.engine == "work":
                    finished.append(f"document {document}, call {call}")
                ends[f"done on {reply.engine}"] += 1

        for document in range(documents):
            async with asyncio.TaskGroup() as group:
                for call in range(CALLS_A_DOCUMENT):
                    group.create_task(send(document, call))
            if document % 20 == 19:
                gc.collect()
                memory.append(psutil.Process().memory_info().rss / 2**20)
        sent = primary.calls + backup.calls
        done = ends["done on work"]
        await see_that_none_was_sent_again(path, done + ends["done on backup"])
        primary.otherwise = backup.otherwise = Answer("asked again")
        found = 0
        for prompt in finished:
            found += (await path.send(ask(prompt))).was_cached
        assert (primary.calls + backup.calls, found) == (sent, done)
    assert primary_acts.failed > 0.2 * CALLS_A_DOCUMENT * documents
    return ends, memory


async def see_that_none_was_sent_again(path: OpenPath, done: int) -> None:
    """See in the rows of the attempts that each call had one good answer, and it was the last."""
    endings: dict[str, list[str]] = {}
    await path.path.flush()
    await path.store.database.write(lambda connection: None)
    after = 0
    while rows := await path.store.calls.rows(after=after):
        for row in rows:
            assert row.ending is not None
            endings.setdefault(row.intent.step, []).append(row.ending.outcome)
        after = rows[-1].id
    good = [outcomes for outcomes in endings.values() if "ok" in outcomes]
    assert len(good) == done
    assert all(outcomes.index("ok") == len(outcomes) - 1 for outcomes in good)


async def test_a_storm_of_failures_loses_no_call_and_buys_none_twice(tmp_path: Path) -> None:
    ends, _ = await storm(tmp_path, 8)
    assert ends.total() == 8 * CALLS_A_DOCUMENT
    assert sum(count for end, count in ends.items() if end.startswith("done")) > 0.85 * ends.total()


@pytest.mark.proof
@pytest.mark.timeout(1200)
async def test_a_storm_over_200_documents_leaves_memory_flat(tmp_path: Path) -> None:
    ends, memory = await storm(tmp_path, 200)
    print(dict(ends), [round(mib) for mib in memory])
    assert ends.total() == 200 * CALLS_A_DOCUMENT
    assert memory[-1] - memory[1] < 20
