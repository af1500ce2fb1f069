"""`kill -9` at random moments of a batch: after `resume` every result is there, and no committed step is done twice."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest

from tests.jobs.worker_program import DOCUMENTS, STEPS

ROOT = Path(__file__).resolve().parents[2]
SPAN_S = 0.25
"""About how long the batch takes: kills are spread over it."""


def _start(home: Path, what: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.jobs.worker_program", str(home), what]
    return subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)


def _moments() -> list[object]:
    chosen = random.Random(11)
    moments = [chosen.uniform(0.0, SPAN_S) for _ in range(30)]
    marks = [() if number < 4 else pytest.mark.proof for number in range(30)]
    return [pytest.param(moment, marks=mark, id=f"{moment:.3f}s") for moment, mark in zip(moments, marks, strict=True)]


def _committed(home: Path) -> set[str]:
    connection = sqlite3.connect(home / "precis.db")
    try:
        return {row[0] for row in connection.execute("SELECT key FROM steps")}
    finally:
        connection.close()


@pytest.mark.parametrize("moment", _moments())
def test_kill_then_resume_gives_all_results_and_repeats_nothing_committed(tmp_path: Path, moment: float) -> None:
    with _start(tmp_path, "submit") as first:
        assert first.stdout is not None
        assert first.stdout.readline() == b"submitted\n"
        threading.Event().wait(moment)  # the moment of the kill is the input of this test
        first.kill()
    committed = _committed(tmp_path)
    computed = tmp_path / "computed"
    before = computed.read_text().split() if computed.exists() else []
    with _start(tmp_path, "resume") as second:
        out, _ = second.communicate(timeout=200)
    assert out == b"done\n"
    assert second.returncode == 0
    again = computed.read_text().split()[len(before) :]
    assert committed.isdisjoint(again)
    assert max(Counter(again).values(), default=0) <= 1
    connection = sqlite3.connect(tmp_path / "precis.db")
    assert connection.execute("SELECT count(DISTINCT job) FROM results").fetchone()[0] == DOCUMENTS
    assert connection.execute("SELECT state, count(*) FROM jobs GROUP BY state").fetchall() == [("done", DOCUMENTS)]
    assert connection.execute("SELECT count(*), max(computations) FROM steps").fetchone() == (DOCUMENTS * STEPS, 1)
    connection.close()
