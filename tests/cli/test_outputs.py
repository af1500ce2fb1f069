"""Standard streams that are closed, full or left, and requests to end: nothing is lost, and the status says it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import LETTER, TIMEOUT_S, CommandLine

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX closes and leads streams here")


def in_shell(precis: CommandLine, redirections: str, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run `precis` with redirections of a shell."""
    line = ["/bin/sh", "-c", f'exec "$@" {redirections}', "sh", *precis.words(*arguments)]
    return subprocess.run(line, capture_output=True, timeout=TIMEOUT_S, env=precis.env, check=False)


@contextmanager
def running(precis: CommandLine, *arguments: str | Path) -> Iterator[subprocess.Popen[bytes]]:
    """Give a running `precis`, and end it."""
    words = precis.words(*arguments)
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=precis.env) as process:
        try:
            yield process
        finally:
            process.kill()


def letters(folder: Path, count: int) -> list[Path]:
    files = [folder / f"letter-{number}.txt" for number in range(count)]
    for number, file in enumerate(files):
        file.write_text(f"Letter {number}.\n\n{LETTER}", "utf-8")
    return files


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_mistake(precis: CommandLine, letter: Path, closed: str) -> None:
    done = in_shell(precis, closed, "summarize", letter, "--json")
    assert done.returncode == 0
    assert b"mistake" not in done.stdout + done.stderr
    assert precis("history", "list", "--json").object["title"] == letter.name


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize(
    "words", [("--help",), ("jobs", "list"), ("summarize", "LETTER"), ("read", "LETTER", "--json")]
)
def test_full_output_is_said(precis: CommandLine, letter: Path, words: tuple[str, ...]) -> None:
    precis("classify", letter, "--labels", "a,b")  # so that there is a job to list
    done = in_shell(precis, "> /dev/full", *(letter if word == "LETTER" else word for word in words))
    assert done.returncode == 1
    errors = done.stderr.decode()
    assert "can't be written: No space left on device." in errors
    assert "Traceback" not in errors
    assert "mistake" not in errors


def test_a_reader_who_leaves_ends_the_run_and_the_rest_is_kept(precis: CommandLine, tmp_path: Path) -> None:
    files = letters(tmp_path, 40)
    with running(precis, "summarize", *files, "--json") as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        process.stdout.close()
        process.stdout = None
        _, errors = process.communicate(timeout=TIMEOUT_S)
    assert b"Traceback" not in errors
    assert b"mistake" not in errors
    assert process.returncode == 130
    assert b"jobs resume" in errors
    left = next(job["job"] for job in precis("jobs", "list", "--json").objects if job["state"] != "done")
    assert precis("jobs", "cancel", left, "--json").object == {"job": left, "state": "cancelled"}
    assert precis("jobs", "resume", "--json").status == 0
    states = [job["state"] for job in precis("jobs", "list", "--json").objects]
    assert (states.count("done"), states.count("cancelled")) == (39, 1)


def test_a_reader_who_leaves_a_list_is_no_failure(precis: CommandLine, letter: Path) -> None:
    precis("summarize", letter)
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as nobody:
        done = subprocess.run(
            precis.words("jobs", "list"), stdout=nobody, stderr=subprocess.PIPE, env=precis.env, check=False
        )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_request_to_end_keeps_the_work(precis: CommandLine, tmp_path: Path, name: str) -> None:
    files = letters(tmp_path, 60)
    with running(precis, "summarize", *files, "--json") as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        process.send_signal(signal.Signals[name])
        _, errors = process.communicate(timeout=TIMEOUT_S)
    assert b"Traceback" not in errors
    if process.returncode:  # else it was done before the signal came
        assert process.returncode == 130
        assert b"jobs resume" in errors
    assert precis("jobs", "resume", "--json").status == 0
    jobs = precis("jobs", "list", "--json", "--limit", "100").objects
    assert [job["state"] for job in jobs] == ["done"] * 60


def test_a_request_to_end_is_heeded_where_interrupts_are_ignored(precis: CommandLine, tmp_path: Path) -> None:
    held = tmp_path / "held"
    os.mkfifo(held)
    line = ["/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh", *precis.words("read", "--batch", held)]
    with subprocess.Popen(line, stderr=subprocess.PIPE, env=precis.env) as process:
        writer = held.open("w")  # it reads the batch file now, and waits for its lines
        process.terminate()
        try:
            _, errors = process.communicate(timeout=TIMEOUT_S)
        finally:
            writer.close()
            process.kill()
    assert (process.returncode, errors) == (-signal.SIGTERM, b"")


def test_interrupted_while_it_starts(tmp_path: Path) -> None:
    code = (
        "import sys, signal; sys.argv = ['precis', 'doctor']; from precis import __main__ as program; "
        "program._run = lambda: signal.raise_signal(signal.SIGINT); sys.exit(program.main())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=TIMEOUT_S, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"Interrupted.\n")


def test_an_empty_name_is_not_the_whole_folder(precis: CommandLine) -> None:
    for command in ("summarize", "read", "redact", "estimate"):
        done = precis(command, "")
        assert (done.status, done.out) == (2, "")
        assert "empty" in done.err


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("[" * 100_000, "not JSON"),
        ('{"id": ' + "9" * 10_000 + "}", "not JSON"),
        ('{"path": "a\\ud800b"}', "no file's name"),
        ('{"id": "\\ud800", "text": "Some text."}', "neither a text nor a number"),
        ('{"id": {"a": 1}, "text": "Some text."}', "neither a text nor a number"),
        ('{"path": ""}', "neither a text nor a path"),
    ],
    ids=["deep", "number", "path", "id", "object", "empty"],
)
def test_odd_lines_of_a_batch_are_named(precis: CommandLine, tmp_path: Path, line: str, says: str) -> None:
    file = tmp_path / "batch.jsonl"
    file.write_text('{"id": "a", "text": "Good text."}\n' + line + "\n", "utf-8")
    done = precis("summarize", "--batch", file, "--json")
    assert (done.status, done.out) == (2, "")
    assert "ine 2 of the batch file" in done.err
    assert says in done.err


def test_a_data_folder_that_is_a_file(letter: Path) -> None:
    done = CommandLine(letter)("summarize", letter)
    assert done.status == 2
    assert "is not a folder" in done.err
    assert "PRECIS_HOME" in done.err
