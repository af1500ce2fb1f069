"""The pool of worker processes, with real processes that crash, hang, grow and are killed."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest
import pytest_asyncio

from precis.domain.errors import Broken, WorkerStopped
from precis.domain.ports import WorkLimits
from precis.workers import WorkerPool
from tests.fakes.waiting import until
from tests.workers import work

SHORT = WorkLimits(seconds=0.5)


@pytest_asyncio.fixture
async def pool() -> AsyncIterator[WorkerPool]:
    """Return a pool of two workers."""
    pool = WorkerPool(2)
    yield pool
    await pool.close()


def workers() -> list[psutil.Process]:
    """Return the worker processes of this process."""
    found = psutil.Process().children()
    return [p for p in found if "spawn_main" in " ".join(p.cmdline())]


async def test_value_comes_back_and_the_worker_is_used_again(pool: WorkerPool) -> None:
    assert await pool.run(work.double, 21) == 42
    assert await pool.run(work.process_id) == await pool.run(work.process_id)
    assert await pool.run(work.process_id) != os.getpid()


async def test_two_pieces_run_side_by_side_and_a_third_waits(pool: WorkerPool) -> None:
    ids = await asyncio.gather(*(pool.run(work.spin, 0.2) for _ in range(4)))
    assert len(set(ids)) == 2


@pytest.mark.parametrize("hang", [(work.spin, 60.0), (work.sit_in_c,)], ids=["python", "c"])
async def test_work_over_its_time_is_stopped(pool: WorkerPool, hang: tuple[object, ...]) -> None:
    begun = time.monotonic()
    with pytest.raises(WorkerStopped) as caught:
        await pool.run(*hang, limits=SHORT)  # type: ignore[arg-type]
    assert caught.value.why == "time"
    assert time.monotonic() - begun < 50
    assert await pool.run(work.double, 1) == 2


@pytest.mark.parametrize("take", [work.grow, work.take_at_once])
async def test_work_over_its_memory_is_stopped(pool: WorkerPool, take: object) -> None:
    with pytest.raises(WorkerStopped) as caught:
        await pool.run(take, 2000, limits=WorkLimits(30, 200))  # type: ignore[arg-type]
    assert caught.value.why == "memory"


async def test_memory_is_watched_where_the_kernel_sets_no_limit(pool: WorkerPool) -> None:
    with pytest.raises(WorkerStopped) as caught:
        await pool.run(work.grow_unlimited, 2000, limits=WorkLimits(30, 200))
    assert caught.value.why == "memory"


async def test_time_by_the_clock_is_longer_than_that_of_the_processor(pool: WorkerPool) -> None:
    """Work that waits is not stopped as soon as work that computes."""
    limits = WorkLimits(seconds=2)
    assert await pool.run(work.sit, 2.5, limits=limits) == 2.5
    with pytest.raises(WorkerStopped, match="longer than 2 seconds"):
        await pool.run(work.spin, 60.0, limits=limits)


@pytest.mark.parametrize("end", [(work.die, 3), (work.segfault,)], ids=["exit", "segfault"])
async def test_crash_is_one_failure_and_leaves_the_others(pool: WorkerPool, end: tuple[object, ...]) -> None:
    other = asyncio.create_task(pool.run(work.spin, 0.5))
    with pytest.raises(WorkerStopped) as caught:
        await pool.run(*end)  # type: ignore[arg-type]
    assert caught.value.why == "crash"
    assert caught.value.retryable
    assert await other
    assert await pool.run(work.double, 2) == 4


async def test_known_error_comes_through_without_its_cause(pool: WorkerPool) -> None:
    with pytest.raises(Broken) as caught:
        await pool.run(work.refuse, "the document's words")
    assert (caught.value.message, caught.value.hint) == ("It is broken.", "Save it again.")
    assert "document" not in repr(caught.value.__cause__)


async def test_unknown_error_names_its_place_and_not_the_document(pool: WorkerPool) -> None:
    with pytest.raises(WorkerStopped) as caught:
        await pool.run(work.stumble, "the document's words")
    assert "KeyError in work.py" in caught.value.message
    assert "document" not in caught.value.message


async def test_worker_is_silent(pool: WorkerPool, capfd: pytest.CaptureFixture[str]) -> None:
    assert await pool.run(work.chatter, "secret words") == "secret words"
    assert "secret" not in "".join(capfd.readouterr())


async def test_cancelled_await_kills_its_work_alone(pool: WorkerPool, tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    other = asyncio.create_task(pool.run(work.spin, 1.0))
    task = asyncio.create_task(pool.run(work.spin, 60.0, str(mark)))
    await until(lambda: mark.exists() and bool(mark.read_text()))
    victim = int(mark.read_text())
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not psutil.pid_exists(victim)
    assert await other


async def test_close_leaves_no_process(tmp_path: Path) -> None:
    before = {process.pid for process in workers()}
    pool = WorkerPool(2)
    mark = tmp_path / "pid"
    await pool.run(work.double, 1)
    task = asyncio.create_task(pool.run(work.spin, 60.0, str(mark)))
    await until(lambda: mark.exists() and bool(mark.read_text()))
    await pool.close()
    with pytest.raises(WorkerStopped):
        await task
    with pytest.raises(WorkerStopped):
        await pool.run(work.double, 1)
    assert {process.pid for process in workers()} <= before


async def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    """The parent dies of kill -9 in the middle of the work."""
    mark = tmp_path / "pid"
    code = (
        "import asyncio, sys\nfrom precis.workers import WorkerPool\nfrom tests.workers import work\n"
        "if __name__ == '__main__':\n    asyncio.run(WorkerPool(1).run(work.spin, 60.0, sys.argv[1]))"
    )
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen([sys.executable, "-c", code, str(mark)], cwd=root) as parent:
        await until(lambda: mark.exists() and bool(mark.read_text()))
        worker = psutil.Process(int(mark.read_text()))
        parent.send_signal(signal.SIGKILL)
    await until(lambda: not worker.is_running())
