"""`kill -9` in the middle of a job of sixty calls to a model: `precis jobs resume` ends it and buys nothing twice."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import threading
from collections import Counter
from pathlib import Path

import pytest

from tests.app.rule_model import by_rule
from tests.cli.conftest import CommandLine
from tests.fakes.servers import Answer, FakeOpenAI, Recorded, in_thread

CALLS = 60
PARAGRAPHS = 1160
_COMMITTED = "SELECT key FROM steps WHERE output IS NOT NULL AND key IN (SELECT step FROM calls)"
_SENT_TWICE = "SELECT step FROM calls WHERE state <> 'cached' GROUP BY step HAVING count(*) > 1"
_WORDS = ["supplier", "delivery", "invoice", "margin", "customer", "region", "contract", "meeting", "forecast", "audit"]


def _runs() -> list[object]:
    return [pytest.param(seed, marks=() if seed < 2 else pytest.mark.proof) for seed in range(50)]


def _report(paragraphs: int) -> str:
    chosen = random.Random(60)
    return "\n\n".join(
        " ".join(f"The {' '.join(chosen.sample(_WORDS, 8))} of {chosen.randrange(10_000)} was noted." for _ in range(6))
        for _ in range(paragraphs)
    )


def _keys(home: Path, query: str) -> set[str]:
    connection = sqlite3.connect(home / "precis.db")
    try:
        return {key for (key,) in connection.execute(query)}
    finally:
        connection.close()


@pytest.mark.parametrize("seed", _runs())
def test_a_job_that_is_killed_goes_on_and_buys_nothing_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setenv("PRECIS_KEY_WORK", "sk-canary-0123456789abcdef")
    precis = CommandLine(tmp_path / "home")
    kill_at = random.Random(seed).randrange(1, CALLS - 2)
    reached = threading.Event()
    bodies: list[bytes] = []

    def answer(request: Recorded) -> Answer:
        bodies.append(request.body)
        if len(bodies) >= kill_at:
            reached.set()
        return by_rule(request)

    report = tmp_path / "report.txt"
    report.write_text(_report(PARAGRAPHS), "utf-8")
    with in_thread(FakeOpenAI(answer)) as server:
        _set_up(precis.home, server.base_url)
        command = precis.words("summarize", report, "--json")
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=precis.env) as process:
            assert reached.wait(60)
            process.send_signal(signal.SIGKILL)
        (job,) = precis("jobs", "list", "--json").objects  # meanwhile the server takes in what was under way
        committed = _keys(precis.home, _COMMITTED)
        sent = Counter(bodies)
        assert (job["state"] == "done", set(sent.values())) == (False, {1})
        resumed = precis("jobs", "resume", "--json")
    assert resumed.status == 0, resumed.err
    assert _keys(precis.home, "SELECT state FROM jobs") == {"done"}
    assert not _keys(precis.home, _SENT_TWICE) & committed
    # Counted by content where it is paid: all that was not committed was sent once more, and nothing else.
    again = [body for body, count in Counter(bodies).items() if count > 1]
    assert len(bodies) - len(set(bodies)) == len(again) == len(sent) - len(committed)
    assert CALLS - 5 <= len(set(bodies)) <= CALLS + 5


def _set_up(home: Path, address: str) -> None:
    home.mkdir()
    (home / "settings.toml").write_text(
        f'[engines.work]\nkind = "openai"\nbase_url = "{address}"\nfast = "small"\nmax_concurrency = 8\n'
        'price = { input = 1.0, output = 2.0 }\n[defaults]\nengine = "work"\n',
        "utf-8",
    )
