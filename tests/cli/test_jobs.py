"""`jobs` and `history`: what was done is found again, and what was interrupted goes on."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import LETTER, CommandLine


def test_history_finds_words_of_document_and_summary(precis: CommandLine, letter: Path) -> None:
    job = precis("summarize", letter, "--json").object["job"]
    found = precis("history", "search", "harbour", "--json").objects
    assert [row["job"] for row in found] == [job]
    assert precis("history", "search", "zebra", "--json").objects == []
    assert precis("history", "show", job, "--json").object["job"] == job
    assert precis("history", "delete", job).status == 0
    assert precis("history", "search", "harbour", "--json").objects == []


@pytest.mark.parametrize("query", ['"', "AND", "a* OR", "(", "NEAR(", "col:x", "-", "'; drop table jobs; --"])
def test_any_query_is_only_words(precis: CommandLine, letter: Path, query: str) -> None:
    precis("summarize", letter, "--json")
    assert precis("history", "search", "--json", "--", query).status == 0


@pytest.mark.parametrize("command", [("jobs", "show"), ("jobs", "cancel"), ("jobs", "retry"), ("jobs", "resume"),
                                     ("history", "show"), ("history", "delete")])  # fmt: skip
def test_unknown_job(precis: CommandLine, command: tuple[str, str]) -> None:
    done = precis(*command, "01NOSUCHJOB")
    assert done.status == 2
    assert "01NOSUCHJOB" in done.err


def test_interrupted_batch_is_resumed(precis: CommandLine, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(40)]
    for number, file in enumerate(files):
        file.write_text(f"Letter number {number}.\n\n{LETTER}")
    process = subprocess.Popen(
        precis.words("summarize", *files, "--json"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=precis.env
    )
    assert process.stdout
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=200)
    assert first
    assert process.returncode == 130, errors.decode()
    assert b"jobs resume" in errors
    assert b"Traceback" not in errors
    left = [state for state in _states(precis) if state != "done"]
    assert 0 < len(left) < 40
    resumed = precis("jobs", "resume", "--json")
    assert resumed.status == 0
    assert len(resumed.objects) == len(left)
    assert _states(precis) == ["done"] * 40


def _states(precis: CommandLine) -> list[str]:
    return [row["state"] for row in precis("jobs", "list", "--json", "--limit", "100").objects]


def test_nothing_to_resume(precis: CommandLine) -> None:
    done = precis("jobs", "resume")
    assert done.status == 0
    assert "Nothing to resume" in done.err


def test_retry_of_a_document_that_came_back(precis: CommandLine, tmp_path: Path) -> None:
    late = tmp_path / "late.txt"
    late.touch()
    failed = precis("summarize", late, "--json").object
    assert failed["error"]["code"] == "empty_file"
    late.write_text(LETTER)
    assert precis("jobs", "retry", failed["job"], "--json").object["state"] == "done"


def test_doctor_says_what_works(precis: CommandLine) -> None:
    done = precis("doctor", "--json")
    checks = {value["check"]: value for value in done.objects}
    assert done.status == 0
    assert {"settings", "data folder", "database", "readers", "embedded engine", "OCR", "keychain", "display"} <= set(
        checks
    )
    assert all(value["message"] for value in checks.values())
