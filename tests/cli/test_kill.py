"""`kill -9` in the middle of a real batch of 50 documents: `precis jobs resume` brings the rest and repeats nothing."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import threading
from pathlib import Path

import pytest

from tests.cli.conftest import LETTER, CommandLine

DOCUMENTS = 50
SPAN_S = 2.5
"""About how long the batch takes from the program's start: kills are spread over it."""


def _moments() -> list[object]:
    chosen = random.Random(50)
    moments = sorted((chosen.uniform(0.3, SPAN_S) for _ in range(30)), key=lambda moment: abs(moment - 1.2))
    return [
        pytest.param(moment, marks=() if number < 2 else pytest.mark.proof, id=f"{moment:.2f}s")
        for number, moment in enumerate(moments)
    ]


def _rows(home: Path, query: str) -> list[tuple[object, ...]]:
    file = home / "precis.db"
    if not file.exists():
        return []
    connection = sqlite3.connect(file)
    try:
        return connection.execute(query).fetchall()
    except sqlite3.OperationalError:  # killed before the tables were made
        return []
    finally:
        connection.close()


@pytest.mark.parametrize("moment", _moments())
def test_batch_that_is_killed_goes_on(precis: CommandLine, tmp_path: Path, moment: float) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    for number in range(DOCUMENTS):
        (folder / f"{number:02}.txt").write_text(f"Letter {number}.\n\n{LETTER}", "utf-8")
    command = precis.words("summarize", folder, "--json")
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=precis.env) as process:
        threading.Event().wait(moment)  # the moment of the kill is the input of this test
        process.send_signal(signal.SIGKILL)
    committed = {key for (key,) in _rows(precis.home, "SELECT key FROM steps")}
    submitted = len(_rows(precis.home, "SELECT id FROM jobs"))
    assert submitted in {0, DOCUMENTS}
    resumed = precis("jobs", "resume", "--json")
    assert resumed.status == 0
    if not submitted:
        return
    assert _rows(precis.home, "SELECT count(DISTINCT job) FROM results WHERE is_final") == [(DOCUMENTS,)]
    assert _rows(precis.home, "SELECT DISTINCT state FROM jobs") == [("done",)]
    again = {key for (key,) in _rows(precis.home, "SELECT key FROM steps WHERE computations > 1")}
    assert not again & committed
    assert not again
