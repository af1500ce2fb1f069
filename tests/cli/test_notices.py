"""Before the first send the command line says what goes where: asked at a terminal, said to a script."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.rule_model import by_rule
from tests.cli.conftest import TIMEOUT_S, CommandLine
from tests.evals.test_runs import ITEMS
from tests.fakes.servers import Failure, FakeOpenAI, in_thread

ENGINE = (
    '[engines.work]\nkind = "openai"\nbase_url = "{url}"\nfast = "small"\nprice = {{ input = 1.0, output = 2.0 }}\n'
)
MASKED = "[privacy]\nredact_before_sending = true\n"
INTERRUPTED = 130


@pytest.fixture
def server(precis: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeOpenAI]:
    """Yield a server that is the engine `work`, to which nobody agreed yet."""
    monkeypatch.setenv("PRECIS_KEY_WORK", "sk-canary-0123456789abcdef")
    precis.home.mkdir()
    with in_thread(FakeOpenAI(by_rule)) as serving:
        _settings(precis, serving)
        yield serving


def _settings(precis: CommandLine, server: FakeOpenAI, more: str = "") -> None:
    (precis.home / "settings.toml").write_text(ENGINE.format(url=server.base_url) + more, "utf-8")


def at_terminal(precis: CommandLine, *words: str | Path, answer: str) -> tuple[int, str]:
    """Run `precis` with a terminal to answer at; return its status, and what the terminal showed."""
    import pty

    ours, theirs = pty.openpty()
    shown: list[bytes] = []

    def drain() -> None:
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:  # Linux says so when the other end is closed
                return
            if not part:
                return
            shown.append(part)

    with subprocess.Popen(
        precis.words(*words), stdin=theirs, stdout=subprocess.DEVNULL, stderr=theirs, env=precis.env
    ) as process:
        os.close(theirs)
        reading = threading.Thread(target=drain, daemon=True)
        reading.start()
        os.write(ours, f"{answer}\n".encode())
        status = process.wait(TIMEOUT_S)
    reading.join(10)
    os.close(ours)
    return status, b"".join(shown).decode("utf-8", "replace")


terminal = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    file = tmp_path / "mine.jsonl"
    file.write_text("\n".join(map(json.dumps, ITEMS)), "utf-8")
    return file


@terminal
def test_an_evaluation_asks_at_a_terminal(precis: CommandLine, server: FakeOpenAI, golden: Path) -> None:
    status, shown = at_terminal(precis, "eval", "run", golden, "--engine", "work", answer="n")
    assert status == INTERRUPTED
    assert "The engine “work” sends to 127.0.0.1" in shown
    assert "Send to this engine from now on?" in shown
    assert server.calls == 0
    status, shown = at_terminal(precis, "eval", "run", golden, "--engine", "work", answer="y")
    assert status == 0, shown
    assert server.calls
    again = precis("eval", "run", golden, "--engine", "work")
    assert again.status == 0
    assert "sends to" not in again.err


@terminal
def test_a_judge_asks_at_a_terminal(precis: CommandLine, server: FakeOpenAI, golden: Path) -> None:
    for words in (["run", golden], ["agreement", golden]):
        status, shown = at_terminal(precis, "eval", *words, "--judge", "work", answer="n")
        assert status == INTERRUPTED
        assert "The engine “work” sends to" in shown
    assert server.calls == 0


@pytest.mark.parametrize("flags", [(), ("--yes",)], ids=["no terminal", "--yes"])
def test_a_script_is_told_and_goes_on(
    precis: CommandLine, server: FakeOpenAI, golden: Path, flags: tuple[str, ...]
) -> None:
    done = precis("eval", "run", golden, "--engine", "work", "--json", *flags)
    assert done.status == 0, done.err
    assert done.object["items"] == len(ITEMS)
    assert "The engine “work” sends to 127.0.0.1" in done.err


@terminal
@pytest.mark.parametrize("command", ["retry", "resume"])
def test_a_stopped_job_asks_under_other_terms(
    precis: CommandLine, server: FakeOpenAI, letter: Path, command: str
) -> None:
    """It was agreed to with personal data replaced, and stopped by a limit or a failure."""
    stopped = "[budget]\nper_job_usd = 0.000001\n" if command == "resume" else ""
    _settings(precis, server, MASKED + stopped)
    server.otherwise = Failure("bad_key")
    (job,) = precis("summarize", letter, "--engine", "work", "--json").objects
    assert job["state"] == ("paused" if stopped else "failed")
    _settings(precis, server)
    server.otherwise, calls = by_rule, server.calls
    status, shown = at_terminal(precis, "jobs", command, job["job"], answer="n")
    assert (status, server.calls) == (INTERRUPTED, calls)
    assert "are NOT replaced first" in shown
    status, shown = at_terminal(precis, "jobs", command, job["job"], answer="y")
    assert status == 0, shown
    assert server.calls > calls


def test_jobs_of_an_engine_that_is_gone_hold_up_no_others(
    precis: CommandLine, server: FakeOpenAI, letter: Path
) -> None:
    _settings(precis, server, "[budget]\nper_job_usd = 0.000001\n")
    (job,) = precis("summarize", letter, "--engine", "work", "--json").objects
    assert job["state"] == "paused"
    (precis.home / "settings.toml").write_text("", "utf-8")
    resumed = precis("jobs", "resume", "--json")
    assert resumed.object["error"]["code"] == "wrong_use"
    one = precis("jobs", "resume", job["job"])
    assert "engine" in one.err
    assert "Traceback" not in one.err
