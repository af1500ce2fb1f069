"""Exports of the log: columns, safe cells, spans, pages without growing memory, and nothing that was secret."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.app.exporting.call_lines import quoted
from precis.app.exporting.logs import LogExports
from precis.app.exporting.row_writers import write_csv, write_jsonl
from precis.domain.calls import CallEnding, CallIntent, CallState, SpendLimits
from precis.domain.errors import PolicyBlocked, WrongUse
from precis.domain.jobs import JobId, Lane, Mode
from precis.domain.money import Money
from precis.domain.ports import Redacted
from precis.privacy.policy import Policy
from precis.privacy.redaction import Redactor
from precis.store import Store
from precis.store.span_pieces import NAMES

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Ticking:
    """A clock that goes on by a second each time it is read."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await Store.open(tmp_path / "home", Ticking())
    yield store
    await store.close()


async def add_calls(store: Store, count: int) -> None:
    redact = Redactor().redact
    for number in range(count):
        intent = CallIntent(
            "work", "openai", "small", Mode.FAST, Lane.BATCH, "cli", "tag", "summary@1", f"key{number}", JobId("j1")
        )
        call = await store.calls.reserve(intent, SpendLimits())
        assert isinstance(call, int)
        store.calls.keep_text(f"p{number}", redact(f"=cmd|' /C calc'!A{number} mail me at jo@example.org"))
        state = CallState.FAILED if number % 10 == 9 else CallState.DONE
        store.calls.finish(
            call,
            CallEnding(
                state,
                "ok" if state is CallState.DONE else "rate_limited",
                cost=Money(1_250),
                reported_model="small-1",
                finish="stop",
                input_tokens=100,
                output_tokens=20,
                prompt=json.dumps([["user", f"p{number}"]]),
                output=f"p{number}",
            ),
        )
    await store.database.write(lambda connection: None)  # what was sent before it is committed by then


def exports(store: Store) -> LogExports:
    policy = Policy(file=Path("policy.toml"), exports=("logs", "history"))
    return LogExports(store, lambda: Redactor().redact, policy.check_export)


async def test_every_call_is_a_line(store: Store, tmp_path: Path) -> None:
    await add_calls(store, 25)
    out = tmp_path / "logs.jsonl"
    assert await exports(store).export("logs", "jsonl", out) == 25
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    assert rows[0]["requested_model"] == "small"
    assert rows[0]["cost_usd"] == 0.00125
    assert {row["state"] for row in rows} == {"done", "failed"}
    assert "jo@example.org" not in out.read_text("utf-8")


async def test_dates_bound_the_rows(store: Store, tmp_path: Path) -> None:
    await add_calls(store, 10)
    out = tmp_path / "logs.jsonl"
    whole = await exports(store).export("logs", "jsonl", out)
    some = await exports(store).export("logs", "jsonl", out, since=NOW + timedelta(seconds=8))
    assert 0 < some < whole
    assert await exports(store).export("logs", "jsonl", out, until=NOW) == 0
    assert out.read_text() == ""


async def test_no_cell_is_a_formula(store: Store, tmp_path: Path) -> None:
    await add_calls(store, 3)
    out = tmp_path / "logs.csv"
    await exports(store).export("logs", "csv", out)
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    assert len(rows) == 3
    assert all(row["output"].startswith("'=cmd") for row in rows)


@given(
    st.lists(st.fixed_dictionaries({"a": st.text(), "b": st.one_of(st.none(), st.integers(), st.text())}), max_size=5)
)
def test_csv_reads_back(rows: list[dict[str, Any]]) -> None:
    out = io.StringIO(newline="")
    assert write_csv(rows, out) == len(rows)
    found = list(csv.reader(io.StringIO(out.getvalue(), newline="")))[1:]
    for row, cells in zip(rows, found, strict=True):
        for value, cell in zip(row.values(), cells, strict=True):
            assert cell.removeprefix("'") == ("" if value is None else str(value)).removeprefix("'")
            assert not cell.strip()[:1] or cell.strip()[0] not in "=+@" or not isinstance(value, str)


async def test_spans_follow_the_conventions(store: Store, tmp_path: Path) -> None:
    await add_calls(store, 10)
    out = tmp_path / "logs.json"
    await exports(store).export("logs", "otlp-json", out)
    (resource,) = json.loads(out.read_text("utf-8"))["resourceSpans"]
    spans = resource["scopeSpans"][0]["spans"]
    assert len(spans) == 10
    assert len({span["traceId"] for span in spans}) == 1
    assert len({span["spanId"] for span in spans}) == 10
    attributes = {item["key"]: item["value"] for item in spans[0]["attributes"]}
    assert attributes["gen_ai.operation.name"] == {"stringValue": "chat"}
    assert attributes["gen_ai.request.model"] == {"stringValue": "small"}
    assert attributes["gen_ai.usage.input_tokens"] == {"intValue": "100"}
    assert int(spans[0]["endTimeUnixNano"]) >= int(spans[0]["startTimeUnixNano"]) > 10**18
    assert spans[9]["status"] == {"code": 2, "message": "rate_limited"}


async def test_no_rows_are_still_a_file(store: Store, tmp_path: Path) -> None:
    for fmt in ("jsonl", "csv", "otlp-json"):
        assert await exports(store).export("logs", fmt, tmp_path / fmt) == 0
    assert (tmp_path / "jsonl").read_text() == (tmp_path / "csv").read_text() == ""
    assert json.loads((tmp_path / "otlp-json").read_text())["resourceSpans"]
    for write in (write_jsonl, write_csv):
        assert write([], io.StringIO()) == 0


async def test_texts_can_be_left_out_and_purged_ones_are_null(store: Store, tmp_path: Path) -> None:
    await add_calls(store, 5)
    log = exports(store)
    await log.export("logs", "jsonl", tmp_path / "with")
    await log.export("logs", "jsonl", tmp_path / "without", with_texts=False)
    await log.export("logs", "csv", tmp_path / "table", with_texts=False)
    await store.calls.forget_texts(JobId("j1"))
    await log.export("logs", "jsonl", tmp_path / "purged")
    (whole, short, gone) = (
        [json.loads(line) for line in (tmp_path / name).read_text("utf-8").splitlines()]
        for name in ("with", "without", "purged")
    )
    assert whole[2]["prompt"] == [["user", whole[2]["output"]]]
    assert "calc'!A2 mail me at [EMAIL]" in whole[2]["output"]
    assert [{**row, "prompt": [], "output": ""} for row in whole] == [{**r, "prompt": [], "output": ""} for r in short]
    assert "prompt" not in short[0]
    assert "output" not in (tmp_path / "table").read_text("utf-8").splitlines()[0].split(",")
    assert (gone[2]["prompt"], gone[2]["output"]) == ([["user", None]], "")
    assert {row["tokens_estimated"] for row in whole} == {False}


async def test_pages_join_without_a_seam(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await add_calls(store, 30)
    for fmt in ("jsonl", "csv", "otlp-json"):
        await exports(store).export("logs", fmt, tmp_path / f"whole.{fmt}")
        with monkeypatch.context() as patch:
            patch.setattr("precis.app.exporting.logs.PAGE", 7)
            await exports(store).export("logs", fmt, tmp_path / f"pages.{fmt}")
        assert (tmp_path / f"whole.{fmt}").read_bytes() == (tmp_path / f"pages.{fmt}").read_bytes()


NASTY = [
    "=1+1",
    " @x",
    "-2",
    "+1",
    "\t=a",
    'say "hi", you',
    "two\r\nlines",
    "plain-1.0",
    "\u3000=a",
    "zwölf",
    "",
    "a;b",
]


async def test_words_of_servers_are_safe_cells_and_come_back(store: Store, tmp_path: Path) -> None:
    for word in NASTY:
        intent = CallIntent("work", "openai", word, Mode.FAST, Lane.BATCH, "cli", word, "summary@1")
        call = await store.calls.reserve(intent, SpendLimits())
        assert isinstance(call, int)
        store.calls.finish(call, CallEnding(CallState.DONE, "ok", reported_model=word, request_id=word))
    await store.database.write(lambda connection: None)  # what was sent before it is committed by then
    await exports(store).export("logs", "csv", tmp_path / "logs.csv")
    await exports(store).export("logs", "jsonl", tmp_path / "logs.jsonl")
    with (tmp_path / "logs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    objects = [json.loads(line) for line in (tmp_path / "logs.jsonl").read_text("utf-8").splitlines()]
    for word, row, whole in zip(NASTY, rows, objects, strict=True):
        assert row.keys() == whole.keys()
        for column in ("requested_model", "reported_model", "request_id", "user"):
            assert whole[column] == word
            assert row[column].removeprefix("'") == word
            assert not row[column].strip()[:1] or row[column].strip()[0] not in "=+-@"


async def test_what_cannot_be_exported(store: Store, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="OTLP"):
        await exports(store).export("history", "otlp-json", tmp_path / "x")
    with pytest.raises(PolicyBlocked, match=r"export\.kinds"):
        await exports(store).export("usage", "csv", tmp_path / "x")
    with pytest.raises(WrongUse, match="can't be written"):
        await exports(store).export("logs", "csv", tmp_path / "missing" / "x")
    assert not (tmp_path / "x").exists()


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=6))
def test_texts_are_quoted_as_json_whatever_they_hold(texts: list[str]) -> None:
    found = quoted([text.encode() for text in texts])
    assert [json.loads(b'"%b"' % text) for text in found] == texts
    assert [b'"%b"' % text for text in found] == [json.dumps(text, ensure_ascii=False).encode() for text in texts]


async def test_nasty_texts_come_back_from_every_format(store: Store, tmp_path: Path) -> None:
    """Quotes, line ends, control signs, what spreadsheets run, and signs that JSON of JSON escapes twice."""
    said = [*NASTY, 'a "quoted" \\ path', "\x01\x1f\x7f", "\u2028 \U0001f4e7 ퟿", "한국어"]
    for number, word in enumerate(said):
        intent = CallIntent("work", "gemini", "m", Mode.FAST, Lane.BATCH, "cli", "tag", "summary@1", job=JobId("j"))
        call = await store.calls.reserve(intent, SpendLimits())
        assert isinstance(call, int)
        store.calls.keep_text(f"t{number}", Redacted(word))
        prompt = json.dumps([["system", "t0"], ["user", f"t{number}"], ["user", "gone"]])
        store.calls.finish(call, CallEnding(CallState.DONE, "ok", prompt=prompt, output=f"t{number}"))
    await store.database.write(lambda connection: None)  # what was sent before it is committed by then
    wanted = [[["system", said[0]], ["user", word], ["user", None]] for word in said]
    for fmt in ("jsonl", "csv", "otlp-json"):
        await exports(store).export("logs", fmt, tmp_path / fmt)
    objects = [json.loads(line) for line in (tmp_path / "jsonl").read_text("utf-8").split("\n")[:-1]]
    assert [one["prompt"] for one in objects] == wanted
    assert [one["output"] for one in objects] == said
    with (tmp_path / "csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [json.loads(row["prompt"]) for row in rows] == wanted
    assert [row["output"].removeprefix("'") for row in rows] == [word.removeprefix("'") for word in said]
    assert not any(row["output"].lstrip()[:1] in {"=", "+", "-", "@"} for row in rows if row["output"])
    (resource,) = json.loads((tmp_path / "otlp-json").read_text("utf-8"))["resourceSpans"]
    for span, prompt, word in zip(resource["scopeSpans"][0]["spans"], wanted, said, strict=True):
        found = {item["key"]: item["value"] for item in span["attributes"]}
        assert json.loads(found["gen_ai.input.messages"]["stringValue"]) == prompt
        assert found.get("gen_ai.output.messages", {"stringValue": ""}) == {"stringValue": word}
        assert found["gen_ai.provider.name"] == {"stringValue": "gcp.gemini"}


async def test_spans_say_the_same_as_lines(store: Store, tmp_path: Path) -> None:
    """Every column that is known is an attribute with its value; times, money and flags among them."""
    await add_calls(store, 12)
    for fmt in ("jsonl", "otlp-json"):
        await exports(store).export("logs", fmt, tmp_path / fmt, with_texts=False)
    rows = [json.loads(line) for line in (tmp_path / "jsonl").read_text("utf-8").splitlines()]
    spans = json.loads((tmp_path / "otlp-json").read_text("utf-8"))["resourceSpans"][0]["scopeSpans"][0]["spans"]
    for row, span in zip(rows, spans, strict=True):
        found = {item["key"]: next(iter(item["value"].values())) for item in span["attributes"]}
        for name, value in row.items():
            if name in {"id", "started_at", "ended_at", "engine_kind", "finish"}:
                continue
            key = NAMES.get(name, f"precis.{name}")
            assert found.get(key, "") == (str(value) if type(value) is int else "" if value is None else value), name
        for key, at in (("startTimeUnixNano", "started_at"), ("endTimeUnixNano", "ended_at")):
            whole = datetime.fromisoformat(row[at])
            assert int(span[key]) == int(whole.timestamp()) * 10**9 + whole.microsecond * 1000
        assert ("error.type" in found) == (row["state"] == "failed")
