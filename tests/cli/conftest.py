"""Runs `precis` in a process of its own, over a data folder of the test's own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

TIMEOUT_S = 250


@dataclass(frozen=True, slots=True)
class Done:
    """What a command line left: exit status and both outputs."""

    status: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """The JSON objects of standard output, one a line; anything else there fails the test."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def object(self) -> dict[str, Any]:
        """The one JSON object of standard output."""
        (value,) = self.objects
        return value


@dataclass(frozen=True, slots=True)
class CommandLine:
    """Runs `precis` with a data folder."""

    home: Path
    environment: Mapping[str, str] = field(default_factory=dict[str, str])

    def __call__(self, *arguments: str | Path, stdin: str = "", as_user: int | None = None) -> Done:
        """Run `precis` with `arguments` to its end; `as_user` is a numeric user to run as."""
        done = subprocess.run(
            self.words(*arguments),
            input=stdin.encode(),
            capture_output=True,
            timeout=TIMEOUT_S,
            env=self.env,
            user=as_user,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace"))

    @property
    def env(self) -> dict[str, str]:
        """The environment of the process."""
        return {**os.environ, "PRECIS_HOME": str(self.home), "QT_QPA_PLATFORM": "offscreen", **self.environment}

    @staticmethod
    def words(*arguments: str | Path) -> list[bytes]:
        """Return the command as bytes, so that a name may hold bytes of no encoding."""
        return [os.fsencode(word) for word in (sys.executable, "-m", "precis", *arguments)]


@pytest.fixture(scope="session", autouse=True)
def interrupts_arrive() -> None:
    """Have programs that are started here heed SIGINT, though a shell that runs the tests behind `&` ignores it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def precis(tmp_path: Path) -> CommandLine:
    """Return the command line over an empty data folder."""
    return CommandLine(tmp_path / "home")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """Return a short letter in plain text, of a dozen sentences."""
    file = tmp_path / "letter.txt"
    file.write_text(LETTER, "utf-8")
    return file


LETTER = """Termination of the lease

Dear Mrs Okafor,

I am writing to end the lease of the flat at 12 Harbour Street. The lease began on 1 March 2021. It can be ended with
three months' notice by either side. The notice takes effect on 30 June 2024. I will have moved out by then.

The deposit was 1,850 euros. Please send it to the account from which it was paid. The law gives you six months for it.

The heating was repaired in January. The repair cost 240 euros, which I paid myself. Your office promised to refund it
in a letter of 14 January. I have not received the money yet. Please add it to the deposit.

Could we meet for the handover on 28 June at ten o'clock? I will bring all four keys.

Yours sincerely,
Martin Feld
"""
