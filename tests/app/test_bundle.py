"""No canary of any kind is in logs, exports, bundle, crash reports or standard error after a run full of faults."""

from __future__ import annotations

import asyncio
import json
import os
import random
import sqlite3
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from precis.domain.errors import NoPermission
from precis.domain.tracebacks import redacted_traceback
from precis.privacy.redaction import Redactor
from precis.store.values import unpack_text
from tests.app.test_model_jobs import by_rule
from tests.fakes.servers import Act, Failure, FakeOpenAI, Raw, Recorded, Reset
from tests.privacy.test_national_ids import EXAMPLES
from tests.privacy.test_redaction import IN_PLACES, PARTS, PRIVATE_KEY, SECRETS

ROOT = Path(__file__).resolve().parents[2]
KEY = "sk-canary-9f8e7d6c5b4a39281706f5e4d3c2b1a0"
DOCUMENTS = 100
IN_NAMES = ("EMAIL", "US_SSN", "AWS_KEY_ID", "GITHUB_TOKEN", "OPENAI_KEY", "SLACK_TOKEN", "JWT", "IBAN", "CARD")
WORD = "quizzaciously"
"""A word of every document that is no secret: allowed in redacted prompts, nowhere else."""


def _found(text: str) -> str:
    """Return what redaction takes out of a text by itself: it has to be out wherever the text goes."""
    found = Redactor().find(text)
    assert found, text
    return text[found[0].start : found[0].end]


MORE = {
    **{kind: (text, _found(text)) for kind, text in EXAMPLES.items()},
    **{f"in {place}": (text, secret) for place, (text, secret) in IN_PLACES.items()},
    "PRIVATE_KEY": (PRIVATE_KEY, PRIVATE_KEY.splitlines()[1]),
}
"""National numbers, and secrets in the places that they stand in: a text and what of it must be nowhere."""


def _canaries() -> dict[str, str]:
    own = {kind: text for kind, text in SECRETS.items() if kind != "KEY"}
    return {"ENGINE_KEY": KEY, **own, **{kind: secret for kind, (_, secret) in MORE.items()}}


def _write(folder: Path) -> None:
    kinds = [kind for kind in PARTS if kind != "KEY"]
    for number in range(DOCUMENTS):
        kind = kinds[number % len(kinds)]
        name = f"{number:03} {SECRETS[IN_NAMES[number % len(IN_NAMES)]]}.txt"
        rest = f"It was {WORD} said. The rent of flat {number} is 1,200 euros."
        more = "\n\n".join(text for text, _ in list(MORE.values())[number % 7 :: 7])
        text = f"Please note {PARTS[kind]} before Friday.\n\n{more}\n\n{rest}\n"
        (folder / name).write_text(text, "utf-8")


def _misbehaving() -> object:
    chance = random.Random(4)

    def answer(request: Recorded) -> Act:
        if chance.random() > 0.35:
            return by_rule(request)
        echo = request.body.decode("utf-8", "replace")[-400:] + KEY
        kinds = ("server_error", "bad_request", "filtered", "context_too_long")
        return chance.choice([*(Failure(kind, message=echo) for kind in kinds), Raw(500, echo.encode()), Reset()])

    return answer


async def test_no_canary_is_in_what_is_logged_exported_or_shown(tmp_path: Path) -> None:
    home, folder, out = (tmp_path / name for name in ("home", "documents", "out"))
    for made in (home, folder, out):
        made.mkdir()
    _write(folder)
    async with FakeOpenAI(_misbehaving()) as server:  # type: ignore[arg-type]
        (home / "settings.toml").write_text(
            f'[engines.work]\nkind = "openai"\nbase_url = "{server.base_url}"\nfast = "small"\n'
            "price = { input = 1.0, output = 2.0 }\n"
        )
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.app.canary_program", str(home), str(folder), str(out), cwd=ROOT,
            env={**os.environ, "PRECIS_KEY_WORK": KEY, "PRECIS_HOME": str(home)},
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        said, errors = await process.communicate()
        sent = b"".join(request.body for request in server.requests)
    assert process.returncode == 1, errors
    assert b"mistake of its own (RuntimeError)" in errors
    states = json.loads((out / "states.json").read_text())
    assert len(states) == DOCUMENTS
    assert sum(code == "internal_error" for _, code in states) == DOCUMENTS // 10
    assert sum(state == "done" for state, _ in states) > DOCUMENTS // 3
    # The canaries were really there: the models were sent them.
    there = [kind for kind, text in _canaries().items() if json.dumps(text)[1:-1].encode() in sent]
    assert len(there) >= len(PARTS) - 3 + 0.9 * len(MORE), sorted(_canaries().keys() - set(there))
    places = {"standard output": said, "standard error": errors, **dict(_logged(home, out))}
    found = [
        (place, kind)
        for place, data in places.items()
        for kind, text in _canaries().items()
        if text.encode() in data or json.dumps(text)[1:-1].encode() in data
    ]
    assert found == [], sorted({kind for _, kind in found})
    assert any(WORD.encode() in data for place, data in places.items() if place.startswith("logs."))
    words = [place for place, data in places.items() if WORD.encode() in data]
    assert all(place.startswith(("logs.", "history.", "call text")) for place in words), words


def _logged(home: Path, out: Path) -> Iterator[tuple[str, bytes]]:
    for file in out.iterdir():
        if file.suffix == ".zip":
            with zipfile.ZipFile(file) as archive:
                assert {"versions.json", "settings.json", "calls.jsonl", "failures.json"} <= set(archive.namelist())
                for name in archive.namelist():
                    text = archive.read(name)
                    assert str(home).encode() not in text
                    yield f"bundle {name}", text
        else:
            yield file.name, file.read_bytes()
    reports = list((home / "logs").iterdir())
    assert reports
    for file in reports:
        yield file.name, file.read_bytes()
    with closing(sqlite3.connect(home / "precis.db")) as connection:
        for number, (body,) in enumerate(connection.execute("SELECT body FROM call_texts")):
            yield f"call text {number}", unpack_text(body).encode("utf-8", "replace")
        for row in connection.execute("SELECT * FROM calls"):
            yield f"call {row[0]}", repr(row).encode()
        for row in connection.execute("SELECT * FROM events"):
            yield f"event {row[0]}", repr(row).encode()


def test_a_redacted_traceback_tells_types_and_places_only() -> None:
    try:
        try:
            raise NoPermission("/home/ada/secret.docx can't be read.")  # noqa: TRY301
        except NoPermission as inner:
            raise ExceptionGroup("many secret words", [ValueError("secret words"), KeyError("secret")]) from inner
    except ExceptionGroup as error:
        told = redacted_traceback(error)
    assert "secret" not in told
    assert "/home" not in told
    for part in ("NoPermission: no_permission", "which led to:", "ExceptionGroup", "ValueError", "KeyError", "line "):
        assert part in told
