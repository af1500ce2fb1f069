"""The key of an engine appears nowhere: no file under PRECIS_HOME, no output, no exception and no log."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.servers import (
    WRONG_SHAPE,
    Act,
    Answer,
    Cut,
    Failure,
    FakeAnthropic,
    FakeGemini,
    FakeOllama,
    FakeOpenAI,
    FakeServer,
    Malformed,
    Raw,
    Recorded,
    Reset,
)
from tests.gateway.whole_path import KEY

ROOT = Path(__file__).resolve().parents[2]
KINDS = [FakeOpenAI, FakeAnthropic, FakeGemini, FakeOllama]


def _acts() -> list[Act]:
    echo = f"Incorrect API key provided: {KEY}. See your account."
    kinds = ("bad_key", "server_error", "bad_request", "context_too_long", "filtered", "quota", "model_not_found")
    return [
        *(Failure(kind, message=echo) for kind in kinds),
        Failure("server_error", message=echo, in_stream=True),
        Raw(500, f"<html>Authorization: Bearer {KEY}</html>".encode(), "text/html"),
        Raw(302, b"", headers={"location": f"http://127.0.0.1:9/?key={KEY}"}),
        Raw(400, f'{{"detail": "{KEY}"}}'.encode()),
        Reset(),
        Reset(after=1),
        Cut(),
        Malformed(),
        WRONG_SHAPE,
        Answer(refusal="I can't."),
        Answer(finish="length"),
        Answer("Fine.", headers={"x-request-id": "req-1"}),
    ]


class OneEach:
    """Answers every attempt of the n-th call with the n-th act."""

    def __init__(self) -> None:
        self._acts = _acts()

    def __call__(self, request: Recorded) -> Act:
        number = request.body.decode("utf-8", "replace").partition("Act number ")[2].partition(".")[0]
        return self._acts[int(number)]


@pytest.mark.parametrize("kind", KINDS)
async def test_the_key_appears_nowhere(tmp_path: Path, kind: type[FakeServer]) -> None:
    home = tmp_path / "home"
    async with kind(OneEach()) as server:
        command = [sys.executable, "-X", "dev", "-m", "tests.gateway.canary_program", str(home), server.kind]
        process = await asyncio.create_subprocess_exec(
            *command, server.base_url, str(len(_acts())), cwd=ROOT,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        out, errors = await process.communicate()
        assert process.returncode == 0, errors.decode().replace(KEY, "[THE KEY]")
        # The canary was really sent, and what the program said was really caught.
        assert any(KEY in "".join(recorded.headers.values()) for recorded in server.requests)
    assert b"Traceback" in out
    assert b"DEBUG" in errors
    places = {"standard output": out, "standard error and log": errors, **dict(_written(home))}
    assert any(name.endswith("precis.db") for name in places)
    found = [name for name, data in places.items() if KEY.encode() in data or KEY[3:20].encode() in data]
    assert found == []


def _written(home: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file, and every value of the database as it is and unpacked."""
    for file in home.rglob("*"):
        if file.is_file():
            yield str(file), file.read_bytes()
    with sqlite3.connect(home / "precis.db") as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for number, row in enumerate(connection.execute(f"SELECT * FROM {table}")):
                yield f"{table} {number}", b"\n".join(_unpacked(value) for value in row)


def _unpacked(value: object) -> bytes:
    if isinstance(value, bytes):
        try:
            return zlib.decompress(value)
        except zlib.error:
            return value
    return str(value).encode("utf-8", "surrogatepass")
