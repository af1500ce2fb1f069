"""What the program learns of servers, and keeps from one run to the next."""

from __future__ import annotations

import sqlite3
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from precis.app import sample_files
from precis.domain.jobs import FileInput, JobState, TextInput
from precis.domain.requests import EngineConfig
from precis.store import Store
from precis.store.capabilities import Capabilities
from tests.app.rule_model import by_rule
from tests.app.test_model_jobs import program, run
from tests.fakes.servers import FakeLlamaServer, FakeOpenAI, Hang

LEASE = TextInput("The rent is 1,200 euros a month. Notice is three months.", "Lease")
ENGINES = {"work": EngineConfig("work", "openai", base_url="http://127.0.0.1:9/v1", fast="small")}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRECIS_KEY_WORK", "sk-canary-0123456789abcdef")
    return tmp_path / "home"


def now() -> datetime:
    return datetime.now(UTC)


async def test_what_a_server_rejected_is_not_asked_for_in_the_next_run(home: Path) -> None:
    async with FakeOpenAI() as server:
        server.otherwise = by_rule
        server.rejects = ("seed", "temperature")
        for number in (1, 2):
            text = TextInput(f"The rent is {number},200 euros a month. Notice is three months.", "Lease")
            async with program(home, server) as precis:
                (done,) = await run(precis, [text])
                assert done.job.state is JobState.DONE
            rejected = sum("temperature" in request.json for request in server.requests)
            assert rejected == 1, "asked for in the first run alone"


async def test_memory_forgets_at_a_new_address_and_after_a_month(tmp_path: Path) -> None:
    store = await Store.open(tmp_path, now)
    memory = Capabilities(store.database, ENGINES, now)
    await memory.load()
    memory.remember("work", "small", "temperature")
    memory.keep_context("work", "small", 4096)
    await store.database.write(lambda _: None)

    async def read(engines: dict[str, EngineConfig], later: timedelta = timedelta()) -> Capabilities:
        again = Capabilities(store.database, engines, lambda: now() + later)
        await again.load()
        return again

    again = await read(ENGINES)
    assert again.rejected("work", "small") == {"temperature"}
    assert again.rejected("work", "large") == frozenset()
    assert (again.knows_context("work", "small"), again.context("work", "small")) == (True, 4096)
    later = await read(ENGINES, timedelta(days=2))
    assert later.rejected("work", "small") == {"temperature"}
    assert not later.knows_context("work", "small")
    moved = {"work": EngineConfig("work", "openai", base_url="http://127.0.0.1:10/v1", fast="small")}
    assert (await read(moved)).rejected("work", "small") == frozenset()
    assert not (await read(moved)).knows_context("work", "small")
    assert (await read(ENGINES, timedelta(days=31))).rejected("work", "small") == frozenset()
    await store.close()


async def test_a_small_context_is_learned_before_the_first_call(home: Path) -> None:
    async with FakeLlamaServer() as server:
        server.otherwise = by_rule
        async with program(home, server) as precis:
            (done,) = await run(precis, [FileInput(sample_files()[0])])
            assert done.job.state is JobState.DONE
            longest = max(len(str(request.json["messages"])) for request in server.requests)
            assert longest < 3 * server.context + 3_000
            asked = [request.path for request in server.others]
            assert asked.count("/props") == 1
        async with program(home, server) as precis:
            await run(precis, [LEASE])
        assert [request.path for request in server.others].count("/props") == 1, "kept for a day"


async def test_a_server_that_does_not_say_delays_no_job_for_long(home: Path) -> None:
    async with FakeOpenAI() as server:
        server.otherwise = by_rule
        server.other_act = lambda _: Hang()  # type: ignore[method-assign]
        async with program(home, server) as precis:
            begun = time.monotonic()
            (done,) = await run(precis, [LEASE])
            assert done.job.state is JobState.DONE
            assert time.monotonic() - begun < 60
            asked = len(server.others)
            await run(precis, [TextInput("The notice is four months. The rent is due monthly.", "Other")])
            assert len(server.others) == asked == 1, "not asked again in this run"
    with sqlite3.connect(home / "precis.db") as database:
        assert database.execute("SELECT count(*) FROM capabilities WHERE name = 'context'").fetchone() == (0,)


async def test_settings_go_before_what_the_server_says(home: Path) -> None:
    async with FakeLlamaServer() as server:
        server.otherwise = by_rule
        async with program(home, server, "context_tokens = 8000\n") as precis:
            (done,) = await run(precis, [LEASE])
            assert done.job.state is JobState.DONE
        assert server.others == [], "nothing is asked"
