"""Jobs in the provider's batch queue, from the file to the result: told honestly, paid once, there after a crash."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from precis.app import sample_files
from precis.domain.jobs import FileInput, JobState, Lane, Options, TextInput
from precis.domain.money import Money
from tests.app.batch_program import QUICK
from tests.app.test_model_jobs import WORK, ended, program, run
from tests.fakes.servers import FakeOpenAI, Hang
from tests.fakes.servers.batches import submissions, working
from tests.fakes.waiting import until

ROOT = Path(__file__).resolve().parents[2]
BATCH = replace(WORK, lane=Lane.PROVIDER_BATCH)
LEASE = "The rent of house {0} is {0},200 euros a month. Notice is {0} months."


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRECIS_KEY_WORK", "sk-canary-0123456789abcdef")
    monkeypatch.setattr("precis.gateway.Times", lambda: QUICK)
    return tmp_path / "home"


@pytest.fixture
def together(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Return what has calls handed over when so many are there, and not before: no pace of a machine parts them."""

    def hand_over_at(count: int) -> None:
        monkeypatch.setattr("precis.gateway.Times", lambda: replace(QUICK, quiet_s=60.0, gather_s=60.0))
        monkeypatch.setattr("precis.providers.openai_batches.OpenAIBatches.most_requests", count)

    return hand_over_at


async def test_parts_of_a_document_go_together_and_merges_after_them(home: Path, server: FakeOpenAI) -> None:
    report = FileInput(sample_files()[0])
    async with program(home, server) as precis, working(server):
        estimate, usual = await precis.estimate([report], BATCH), await precis.estimate([report], WORK)
        assert estimate.cost
        assert usual.cost
        assert abs(2 * estimate.cost.micros - usual.cost.micros) <= 1
        assert estimate.seconds == 3 * 24 * 3600
        (done,) = await run(precis, [report], BATCH)
        assert done.job.state is JobState.DONE, done.job.error
        assert done.result
        assert done.result.summary
        assert done.result.usage.calls > 3
        assert server.calls == 0, "nothing went the usual way"
        assert submissions(server) == 3, "all parts, then what merges groups of them, then the whole"
        (sum_,) = await precis.usage("engine")
        assert done.result.usage.cost == sum_.cost
        assert sum_.cost <= estimate.cost
        (again,) = await run(precis, [report])
        assert again.result
        assert again.result.summary == done.result.summary, "the same steps, whatever the lane"
        assert server.calls == 0


async def test_a_day_of_waiting_is_told_and_holds_up_no_other_job(
    home: Path, server: FakeOpenAI, together: Callable[[int], None]
) -> None:
    together(12)
    async with program(home, server) as precis:
        texts = [TextInput(LEASE.format(number), f"L{number}") for number in range(12)]
        jobs = await precis.submit(texts, BATCH)

        async def all_wait() -> bool:
            return all([(await precis.job(job)).state is JobState.WAITING for job in jobs])  # type: ignore[union-attr]

        await until(all_wait)
        for job in jobs:
            record = await precis.job(job)
            assert record
            assert "batch queue" in record.reason
            assert "up to 24 h" in record.reason
            assert record.until
            assert timedelta(hours=23) < record.until - datetime.now(UTC) <= timedelta(hours=24)
        (other,) = await run(precis, [TextInput(LEASE.format(99), "urgent")])
        assert other.job.state is JobState.DONE
        server.batches.work()
        async with working(server):
            await ended(precis, jobs)
        assert {(await precis.outcome(job)).job.state for job in jobs} == {JobState.DONE}
        assert submissions(server) == 1, "all documents went together"


async def test_a_cancelled_job_cancels_the_batch_that_no_other_needs(
    home: Path, server: FakeOpenAI, together: Callable[[int], None]
) -> None:
    together(2)
    async with program(home, server) as precis:
        first, second = await precis.submit([TextInput(LEASE.format(n), f"L{n}") for n in (1, 2)], BATCH)
        await until(lambda: submissions(server) == 1)
        await precis.cancel(first)
        (batch,) = server.batches.found.values()
        assert batch["status"] != "cancelling", "the second job needs it"
        await precis.cancel(second)
        await until(lambda: batch["status"] == "cancelling")
        server.batches.work()
        await until(lambda: server.batches.files == {})
        (total,) = await precis.usage("engine")
        assert total.cost == Money(0)
        assert {(await precis.outcome(job)).job.state for job in (first, second)} == {JobState.CANCELLED}


async def test_closing_the_program_keeps_the_batch_and_resume_finds_it(
    home: Path, server: FakeOpenAI, together: Callable[[int], None]
) -> None:
    together(3)
    async with program(home, server) as precis:
        jobs = await precis.submit([TextInput(LEASE.format(n), f"L{n}") for n in range(3)], BATCH)
        await until(lambda: submissions(server) == 1)
    (batch,) = server.batches.found.values()
    assert batch["status"] == "validating", "left alone"
    server.batches.work()
    async with program(home, server) as precis, working(server):
        assert sorted(await precis.resume()) == sorted(jobs)
        await ended(precis, jobs)
        assert {(await precis.outcome(job)).job.state for job in jobs} == {JobState.DONE}
    assert submissions(server) == 1
    assert server.batches.files == {}, "nothing of it is left at the provider"


async def test_a_job_that_nobody_runs_can_be_cancelled_with_its_batch(home: Path, server: FakeOpenAI) -> None:
    async with program(home, server) as precis:
        (job,) = await precis.submit([TextInput(LEASE.format(1), "L1")], BATCH)
        await until(lambda: submissions(server) == 1)
    async with program(home, server) as precis:
        await precis.cancel(job)
    (batch,) = server.batches.found.values()
    assert batch["status"] == "cancelling"


def command(home: Path, *words: str) -> tuple[list[str], dict[str, str]]:
    environment = {**os.environ, "PRECIS_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    return [sys.executable, "-m", "tests.app.batch_program", *words], environment


async def command_line(home: Path, *words: str) -> tuple[int, list[dict[str, Any]]]:
    """Run the command line to its end; return its status and the objects that it printed."""
    line, environment = command(home, *words)
    process = await asyncio.create_subprocess_exec(
        *line, cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    async with asyncio.timeout(200):
        out, errors = await process.communicate()
    assert process.returncode is not None
    assert b"Traceback" not in errors, errors.decode()
    return process.returncode, [json.loads(each) for each in out.decode().splitlines()]


async def killed_when(home: Path, is_time: asyncio.Event, *words: str) -> None:
    """Start the command line, and kill it at the time."""
    line, environment = command(home, *words)
    process = await asyncio.create_subprocess_exec(
        *line, cwd=ROOT, env=environment, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
    )
    async with asyncio.timeout(200):
        await is_time.wait()
    process.send_signal(signal.SIGKILL)
    await process.wait()


@pytest.mark.parametrize("moment", ["upload", "taken", "asked", "reading"])
async def test_killed_at_any_moment_it_is_handed_over_and_paid_once(
    home: Path, server: FakeOpenAI, tmp_path: Path, moment: str
) -> None:
    """`upload`: the file is there, no batch yet; `taken`: the batch is, its id was not heard; `asked`: the id is kept;
    `reading`: the answers are being read.
    """
    files = [tmp_path / f"{number}.txt" for number in range(4)]
    for number, file in enumerate(files):
        file.write_text(LEASE.format(number), "utf-8")
    async with program(home, server):
        pass  # writes the settings
    usual, reached = server.other_act, asyncio.Event()

    def act(request: Any) -> Any:
        kind = _kind(request)
        if reached.is_set() or kind != moment:
            return usual(request)
        if moment == "taken":
            usual(request)
        reached.set()
        return Hang()

    server.other_act = act  # type: ignore[method-assign]
    words = ("summarize", *map(str, files), "--engine", "work", "--lane", "provider-batch", "--json")
    if moment == "reading":
        async with working(server):
            await killed_when(home, reached, *words)
    else:
        await killed_when(home, reached, *words)
    async with working(server):
        status, outcomes = await command_line(home, "jobs", "resume", "--json")
    assert status == 0
    assert [outcome["state"] for outcome in outcomes] == ["done"] * 4
    handed_over = len(server.batches.found)
    assert handed_over == 1
    with sqlite3.connect(home / "precis.db") as database:
        rows = database.execute("SELECT state, cost_micros, lane, details FROM calls").fetchall()
        held = database.execute("SELECT held_micros FROM spending WHERE period LIKE 'day %'").fetchall()
        assert database.execute("SELECT count(*) FROM batches").fetchone() == (0,)
    assert len(rows) == 4, "one attempt a document, over both runs"
    assert {(state, lane) for state, _, lane, _ in rows} == {("done", "provider-batch")}
    assert all(json.loads(details)["service_tier"] == "batch" for *_, details in rows)
    assert held == [(sum(cost for _, cost, _, _ in rows),)]


def _kind(request: Any) -> str:
    match request.method, request.path.split("/")[2:]:
        case "POST", ["batches"]:
            body = request.json
            return "taken" if body else ""
        case "POST", ["files"]:
            return "upload"
        case "GET", ["batches", _]:
            return "asked"
        case "GET", ["files", *_]:
            return "reading"
    return ""


async def test_a_job_on_an_engine_without_a_queue_says_so_and_goes_on(home: Path, server: FakeOpenAI) -> None:
    server.batches.act = lambda _: None  # type: ignore[method-assign]
    async with program(home, server) as precis:
        jobs = await precis.submit([TextInput(LEASE.format(1), "L1")], BATCH)
        events = await ended(precis, jobs)
        assert events[-1].state is JobState.DONE
        assert any("no batch queue" in event.reason for event in events)
        assert server.calls >= 1


async def test_the_embedded_engine_needs_no_queue(home: Path, server: FakeOpenAI) -> None:
    async with program(home, server) as precis:
        (done,) = await run(precis, [TextInput(LEASE.format(1), "L1")], Options(lane=Lane.PROVIDER_BATCH))
        assert done.job.state is JobState.DONE
        assert server.others == []
