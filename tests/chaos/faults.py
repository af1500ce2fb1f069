"""The faults. Each is one episode: something breaks while the real program works, and what it must still do is seen."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path

import psutil

from tests.app.rule_model import by_rule
from tests.chaos.lane import Lane, Violation
from tests.fakes.servers import Act, Cut, Failure, Hang, Malformed, Recorded, Reset
from tests.reading.traps import REFUSED

Fault = Callable[[Lane], Awaitable[None]]
BAD_ACTS: tuple[Act, ...] = (
    Failure("server_error"), Failure("overloaded", retry_after="0"), Failure("rate_limited", retry_after_ms=50),
    Reset(), Reset(after=1), Cut(after=1), Malformed(), Failure("bad_request"), Failure("server_error", in_stream=True),
    Hang(after=1),
)  # fmt: skip
CHEAP_TRAPS = ("deep.html", "deep.xml", "laughs.docx", "laughs.xml", "corners.xlsx", "deep.ipynb", "nested.eml")


def _some(lane: Lane) -> int:
    return lane.chance.randint(4, 12)


async def provider_faults(lane: Lane) -> None:
    """A share of the calls fails in every way there is."""
    share = lane.chance.uniform(0.1, 0.6)

    def choose(request: Recorded) -> Act:
        is_bad = lane.chance.random() < share
        lane.hit(is_bad)
        return lane.chance.choice(BAD_ACTS) if is_bad else by_rule(request)

    lane.server.otherwise = choose
    await lane.hand_in(_some(lane))


async def killed(lane: Lane) -> None:
    """`kill -9` at a random moment; all of the batch was taken, or nothing."""
    amount, before = _some(lane), lane.jobs_kept()
    async with lane.started("summarize", "--batch", lane.batch(amount), "--json") as process:
        await _moment(lane, process)
        if process.returncode is None:
            lane.hit()
            process.kill()
        await process.communicate()
    lane.book(amount, before)


async def _moment(lane: Lane, process: asyncio.subprocess.Process) -> None:
    """Wait for a random time, or for some calls: on a busy machine the time is over before the work begins."""
    if lane.chance.random() < 0.5:
        come, limit_s = None, lane.chance.uniform(0.2, 4.0)
    else:
        come, limit_s = asyncio.create_task(lane.server.reached(lane.server.calls + lane.chance.randint(1, 3))), 30.0
    ended = asyncio.create_task(process.wait())
    waited = {ended} if come is None else {ended, come}
    await asyncio.wait(waited, timeout=limit_s, return_when=asyncio.FIRST_COMPLETED)
    for task in waited:
        task.cancel()
    await asyncio.gather(*waited, return_exceptions=True)


async def _killed_instead(lane: Lane) -> None:
    lane.books.instead[lane.fault] += 1
    return await killed(lane)


async def full_disk(lane: Lane) -> None:
    """The disk fills up while a batch runs; once there is room, `resume` goes on."""
    if not lane.has_own_disk:
        return await _killed_instead(lane)
    filler = lane.disk / "filler"
    free = shutil.disk_usage(lane.disk).free
    amount, before = _some(lane), lane.jobs_kept()
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, free - lane.chance.randrange(4096, 400_000)))
    try:
        ended = await lane.run("summarize", "--batch", lane.batch(amount), "--json")
    finally:
        filler.unlink()
    if ended.status not in {0, 1, 3}:
        raise Violation(f"status {ended.status} on a full disk: {ended.err[-500:]}")
    lane.hit(ended.status != 0)
    lane.book(amount, before)
    return None


async def read_only_home(lane: Lane) -> None:
    """Nothing can be written: the program says so in a sentence, and takes nothing."""
    if not lane.has_own_disk:
        return await _killed_instead(lane)
    before = lane.jobs_kept()
    lane.mount("ro")
    try:
        ended = await lane.run("summarize", "--batch", lane.batch(3), "--json")
    finally:
        lane.mount("rw")
    if ended.status != 1 or "PRECIS_HOME" not in ended.err:
        raise Violation(f"status {ended.status} in a read-only home: {ended.err[-500:]}")
    lane.hit()
    return lane.book(3, before)


async def locked_database(lane: Lane) -> None:
    """Another process holds the database for a while."""
    if not lane.jobs_kept():
        await lane.hand_in(2)
    other = sqlite3.connect(lane.home / "precis.db", isolation_level=None, timeout=20)
    try:
        other.execute("BEGIN IMMEDIATE")
        amount = _some(lane)
        before = other.execute("SELECT count(*) FROM jobs").fetchone()[0]
        async with lane.started("summarize", "--batch", lane.batch(amount), "--json") as process:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(asyncio.shield(process.wait()), lane.chance.uniform(0.5, 5.0))
            lane.hit(process.returncode is None)
            other.execute("ROLLBACK")
            await lane.ended(process)
    finally:
        other.close()
    lane.book(amount, before)


async def corrupt_database(lane: Lane) -> None:
    """Bytes of a copy of the database are overwritten: it is told, and the backup brings back what was in it."""
    if not lane.jobs_kept():
        await lane.hand_in(2)
    copy = Lane(lane.folder / f"copy-{lane.chance.randrange(10**9)}", lane.server, lane.chance)
    copy.home.mkdir(parents=True)
    whole = sqlite3.connect(lane.home / "precis.db", timeout=20)
    with contextlib.closing(whole), contextlib.closing(sqlite3.connect(copy.home / "precis.db")) as target:
        whole.backup(target)
    shutil.copyfile(lane.home / "settings.toml", copy.home / "settings.toml")
    jobs = copy.jobs_kept()
    await _demand(copy, 0, "doctor", "--backup", "--json")
    damaged = _overwrite(lane, copy.home / "precis.db")
    listed = await copy.run("jobs", "list", "--limit", "100000", "--json")
    if listed.status not in {0, 1}:
        raise Violation(f"status {listed.status} over a damaged database: {listed.err[-500:]}")
    if listed.status and "doctor --restore" not in listed.err:
        raise Violation(f"the way back is not told: {listed.err[-500:]}")
    restored = await copy.run("doctor", "--restore", "--json")
    if restored.status == 2:  # the bytes were of no use to anybody: the database is whole
        return
    if restored.status or copy.jobs_kept() != jobs:
        raise Violation(f"{copy.jobs_kept()} of {jobs} jobs were brought back: {restored.err[-500:]}")
    kept = [file for file in copy.home.glob("precis.damaged-*.db") if file.read_bytes()[: len(damaged)] == damaged]
    if not kept:
        raise Violation("the damaged database was not kept")
    lane.hit()
    await _demand(copy, 0, "jobs", "list", "--json")
    shutil.rmtree(copy.folder)


def _overwrite(lane: Lane, file: Path) -> bytes:
    """Overwrite some pages of the file, and return how it begins now."""
    size = file.stat().st_size
    with file.open("r+b") as database:
        for _ in range(lane.chance.randint(1, 6)):
            database.seek(lane.chance.randrange(0, size, 512))
            database.write(lane.chance.randbytes(lane.chance.choice((16, 512, 4096))))
        database.seek(0)
        return database.read(4096)


async def _demand(lane: Lane, status: int, *arguments: str) -> None:
    ended = await lane.run(*arguments)
    if ended.status != status:
        raise Violation(f"{' '.join(arguments)} ended with {ended.status}: {ended.err[-500:]}")


async def clock_jumps(lane: Lane) -> None:
    """The clock jumps by up to a year, both ways, again and again."""
    ended = await lane.hand_in(_some(lane), clock=lane.chance.randrange(10**9))
    lane.hit(bool(ended.objects))


async def keychain_locks(lane: Lane) -> None:
    """The keychain is locked in the middle of a batch."""
    ended = await lane.hand_in(_some(lane), reads=lane.chance.randint(0, 4))
    lane.hit(any(value["engine"] == "embedded" or value["error"] for value in ended.objects))


async def worker_crash(lane: Lane) -> None:
    """Worker processes are killed while a batch runs on the embedded engine."""
    amount, before = _some(lane), lane.jobs_kept()
    words = ("summarize", "--batch", lane.batch(amount), "--engine", "embedded", "--json")
    async with lane.started(*words) as process:
        for _ in range(lane.chance.randint(1, 3)):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(_has_worker(process), 30)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(asyncio.shield(process.wait()), lane.chance.uniform(0.0, 1.5))
            with contextlib.suppress(psutil.Error):
                workers = psutil.Process(process.pid).children(recursive=True)
                if workers:
                    lane.chance.choice(workers).kill()
                    lane.hit()
        ended = await lane.ended(process)
    lane.book(amount, before)
    if ended.status not in {0, 1}:
        raise Violation(f"status {ended.status} after a worker's death: {ended.err[-500:]}")


async def _has_worker(process: asyncio.subprocess.Process) -> None:
    """Wait until the process has a child, or is at its end."""
    with contextlib.suppress(psutil.Error):
        parent = psutil.Process(process.pid)
        while process.returncode is None and not parent.children(recursive=True):
            await asyncio.sleep(0.02)


async def hostile_files(lane: Lane) -> None:
    """Bombs, mazes, noise under every ending, gigabytes of nothing, beside a good document that must still be done."""
    folder = lane.folder / f"files-{lane.chance.randrange(10**9)}"
    folder.mkdir()
    for name in lane.chance.sample(CHEAP_TRAPS, 2):
        (folder / name).write_bytes(REFUSED[name][0]())
    for ending in lane.chance.sample(("pdf", "docx", "xlsx", "rtf", "eml", "html", "epub", "csv"), 3):
        (folder / f"noise.{ending}").write_bytes(lane.chance.randbytes(lane.chance.randrange(1, 200_000)))
    with (folder / "huge.pdf").open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(lane.chance.randrange(600, 4000) * 2**20)
    (folder / "long.txt").write_bytes(b"harbour " * lane.chance.randrange(1000, 300_000))
    (folder / "good.txt").write_text("The rent is 1,200 euros a month. Notice is three months.")
    files = sorted(folder.iterdir())
    before = lane.jobs_kept()
    ended = await lane.run("summarize", *files, "--engine", "embedded", "--json")
    lane.book(len(files), before)
    states = {Path(value["document"]["path"]).name: value["state"] for value in ended.objects}
    if len(states) != len(files) or states["good.txt"] != "done":
        raise Violation(f"{len(states)} of {len(files)} files were told of; the good one is {states.get('good.txt')}")
    if states["huge.pdf"] != "failed":
        raise Violation(f"a file of gigabytes is {states['huge.pdf']}")
    lane.hit(sum(state == "failed" for state in states.values()))
    shutil.rmtree(folder)


FAULTS: tuple[Fault, ...] = (
    provider_faults, killed, full_disk, read_only_home, locked_database, corrupt_database, clock_jumps, keychain_locks,
    worker_crash, hostile_files,
)  # fmt: skip
