"""One data folder with its server, and the real program over it: what the faults work on, and the books kept of it."""

from __future__ import annotations

import asyncio
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.app.rule_model import by_rule
from tests.chaos.program import KEY
from tests.fakes.servers import FakeOpenAI

ROOT = Path(__file__).resolve().parents[2]
RUN_S = 90.0
"""The longest that one command may take: its own limits are far below, so more is a hang."""


class Violation(AssertionError):
    """Something that must never happen did."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command line ended."""

    status: int
    objects: tuple[dict[str, Any], ...]
    err: str


@dataclass(slots=True)
class Books:
    """What was asked for, kept by the one who asks."""

    episodes: Counter[str] = field(default_factory=Counter[str])
    handed_in: int = 0
    """Documents of batches that were accepted: all of a batch or none."""
    refused: int = 0
    """Documents of batches that the program refused with a sentence, or was killed before it took."""
    hits: Counter[str] = field(default_factory=Counter[str])
    """How often a fault was felt: a kill may come after the end, and overwritten bytes may be of no use to anybody."""
    instead: Counter[str] = field(default_factory=Counter[str])
    """Episodes that were a kill instead, since this user may not mount a disk for them."""


class Lane:
    """A data folder, its server and its books."""

    def __init__(self, folder: Path, server: FakeOpenAI, chance: random.Random) -> None:
        self.folder = folder
        self.home = folder / "disk" / "home"
        self.server = server
        self.chance = chance
        self.books = Books()
        self.disk = folder / "disk"
        self.fault = ""
        """The name of the fault under way."""
        self._is_mounted = False
        self._number = 0

    # --- the place ----------------------------------------------------------------------------------------------------

    def set_up(self) -> None:
        """Make the data folder, on a small file system of its own where this user may mount one."""
        self.disk.mkdir(parents=True)
        self._is_mounted = self.mount("size=256m")
        self.home.mkdir()
        (self.home / "settings.toml").write_text(
            f'[engines.work]\nkind = "openai"\nbase_url = "{self.server.base_url}"\nfast = "small"\n'
            'accurate = "large"\nmax_concurrency = 4\ntimeout_s = 6\nprice = { input = 1.0, output = 2.0 }\n'
            '[defaults]\nengine = "work"\nfallbacks = ["embedded"]\n'
        )

    def mount(self, options: str) -> bool:
        """Mount the lane's file system, or mount it anew with other options; return whether that was possible."""
        again = "remount," if self._is_mounted else ""
        words = ["mount", "-t", "tmpfs", "-o", f"{again}{options}", "tmpfs", str(self.disk)]
        return (
            shutil.which("mount") is not None and not subprocess.run(words, capture_output=True, check=False).returncode
        )

    @property
    def has_own_disk(self) -> bool:
        """Whether the data folder lies on a file system that may be filled and made read-only."""
        return self._is_mounted

    def tear_down(self) -> None:
        """Take the file system away."""
        if self._is_mounted:
            subprocess.run(["umount", "-l", str(self.disk)], capture_output=True, check=False)

    # --- the program --------------------------------------------------------------------------------------------------

    def batch(self, count: int) -> Path:
        """Return a new batch file of short letters; some are the same as before, most are new."""
        file = self.folder / f"batch-{self._number}.jsonl"
        self._number += 1
        lines: list[str] = []
        for _ in range(count):
            number = self.chance.randrange(10_000)
            text = (
                f"Letter {number}. The rent of flat {number} is {number + 400} euros a month. Notice is three months."
            )
            lines.append(json.dumps({"id": f"{self._number}-{len(lines)}", "text": text}))
        file.write_text("\n".join(lines) + "\n")
        return file

    @asynccontextmanager
    async def started(self, *arguments: str | Path, **chaos: int):
        """Start the program and yield its process; what is left of it at the end is killed."""
        environment = {
            **os.environ,
            "PRECIS_HOME": str(self.home),
            "PRECIS_CHAOS": json.dumps(chaos),
            "PYTHONFAULTHANDLER": "1",
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.chaos.program", *map(str, arguments),
            cwd=ROOT, env=environment, stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, limit=2**24,
        )  # fmt: skip
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
                await process.communicate()

    async def ended(self, process: asyncio.subprocess.Process) -> Ended:
        """Return how the process ends; a hang, a traceback or an output that is no JSON is a violation."""
        try:
            out, err = await asyncio.wait_for(process.communicate(), RUN_S)
        except TimeoutError:
            raise Violation(f"a command hung for {RUN_S:.0f} s") from None
        text = err.decode("utf-8", "replace")
        if "Traceback" in text or KEY in text or KEY.encode() in out:
            raise Violation(f"a traceback or the key on an output: {text[-2000:]}")
        status = process.returncode
        assert status is not None
        lines = out.decode().splitlines()
        return Ended(status, tuple(json.loads(line) for line in lines) if status >= 0 else (), text)

    async def run(self, *arguments: str | Path, **chaos: int) -> Ended:
        """Run the program to its end."""
        async with self.started(*arguments, **chaos) as process:
            return await self.ended(process)

    async def hand_in(self, count: int, **chaos: int) -> Ended:
        """Run a batch to its end, and keep the books."""
        before = self.jobs_kept()
        ended = await self.run("summarize", "--batch", self.batch(count), "--json", **chaos)
        self.book(count, before)
        if ended.status not in {0, 1, 3}:
            raise Violation(f"status {ended.status}: {ended.err[-500:]}")
        return ended

    def book(self, count: int, before: int) -> None:
        """Book a batch as taken or refused; a part of one is a violation."""
        taken = self.jobs_kept() - before
        if taken not in {0, count}:
            raise Violation(f"{taken} jobs were kept of a batch of {count}")
        self.books.handed_in += taken
        self.books.refused += count - taken

    # --- the database, read from outside ------------------------------------------------------------------------------

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return rows of the database; none where it was not made yet."""
        file = self.home / "precis.db"
        if not file.exists():
            return []
        connection = sqlite3.connect(file, timeout=20)
        try:
            return connection.execute(query).fetchall()
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):  # killed before the tables were made
                return []
            raise
        finally:
            connection.close()

    def jobs_kept(self) -> int:
        """Return how many jobs there are."""
        return sum(count for (count,) in self.rows("SELECT count(*) FROM jobs"))

    def hit(self, is_felt: bool | int = True) -> None:
        """Count that the fault under way was felt, so often."""
        self.books.hits[self.fault] += int(is_felt)

    def well(self) -> None:
        """Let the server work again."""
        self.server.otherwise = by_rule
