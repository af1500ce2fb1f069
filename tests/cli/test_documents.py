"""`summarize`, `classify` and `read`: the pinned objects, quotes that are true, and nothing computed twice."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from precis.app import sample_files
from tests.cli.conftest import LETTER, CommandLine

KEYS = {
    "job",
    "state",
    "document",
    "mode",
    "engine",
    "model",
    "summary",
    "labels",
    "usage",
    "timing",
    "warnings",
    "error",
}
CLAIM_KEYS = {"text", "support", "verdict", "citations", "checks"}


def quotes(value: dict[str, Any]) -> list[tuple[int, int, str]]:
    """Return start, end and quote of each citation."""
    return [(c["start"], c["end"], c["quote"]) for claim in value["summary"]["claims"] for c in claim["citations"]]


def test_samples_give_summaries_whose_quotes_stand_in_the_text(precis: CommandLine) -> None:
    done = precis("summarize", *sample_files(), "--json")
    assert (done.status, done.err) == (0, "")
    assert len(done.objects) == 3
    for value in done.objects:
        assert value.keys() >= KEYS
        assert value["state"] == "done"
        assert value["error"] is None
        text = precis("read", value["document"]["path"], "--json").object["text"]
        assert quotes(value)
        assert all(text[start:end] == quote for start, end, quote in quotes(value))
        assert all(claim.keys() >= CLAIM_KEYS for claim in value["summary"]["claims"])
    pdf = next(value for value in done.objects if value["document"]["path"].endswith(".pdf"))
    assert pdf["document"]["pages"] == 44
    assert all(citation["page"] for claim in pdf["summary"]["claims"] for citation in claim["citations"])


@pytest.mark.parametrize("mode", ["fast", "accurate"])
def test_second_run_of_the_same_bytes_computes_nothing(precis: CommandLine, letter: Path, mode: str) -> None:
    first = precis("summarize", letter, "--mode", mode, "--json").object
    other_name = shutil.copy(letter, letter.with_name("the same letter.txt"))
    second = precis("summarize", other_name, "--mode", mode, "--json").object
    assert first["usage"]["cached_calls"] < first["usage"]["calls"]
    assert second["usage"]["cached_calls"] == second["usage"]["calls"]
    assert second["summary"] == first["summary"]


def test_fresh_computes_anew(precis: CommandLine, letter: Path) -> None:
    precis("summarize", letter, "--json")
    again = precis("summarize", letter, "--fresh", "--json").object
    assert again["usage"]["cached_calls"] < again["usage"]["calls"]


def test_two_names_for_the_same_bytes_in_one_run_are_computed_once(precis: CommandLine, letter: Path) -> None:
    twin = Path(shutil.copy(letter, letter.with_name("twin.txt")))
    values = precis("summarize", letter, twin, "--json").objects
    computed = sum(value["usage"]["calls"] - value["usage"]["cached_calls"] for value in values)
    alone = precis("summarize", letter, "--fresh", "--json").object["usage"]
    assert values[0]["summary"] == values[1]["summary"]
    assert computed <= alone["calls"]


def test_a_copy_is_called_by_its_own_name(precis: CommandLine, tmp_path: Path) -> None:
    files = [tmp_path / "first.txt", tmp_path / "second.txt"]
    for file in files:
        file.write_text("The rent is due on the first of each month. The notice is three months.")
    for file in files:
        assert precis("summarize", file, "--json").object["document"]["title"] == file.name
        assert precis("summarize", file).out.startswith(f"{file.name} · 15 words")


def test_lengths_grow(precis: CommandLine) -> None:
    report = sample_files()[0]
    counts = [
        len(precis("summarize", report, "--length", length, "--json").object["summary"]["claims"])
        for length in ("brief", "standard", "detailed")
    ]
    assert counts[0] < counts[1] < counts[2]


def test_classify_gives_a_label_of_the_set_or_asks_for_review(precis: CommandLine, letter: Path) -> None:
    done = precis("classify", letter, "--labels", "termination of a contract,invoice,recipe", "--json")
    value = done.object
    assert done.status == 0
    (label,) = value["labels"]
    assert label["label"] in {"termination of a contract", "invoice", "recipe", "none of these"}
    assert 0 <= label["confidence"] <= 1
    assert label["band"] in {"sure", "likely", "unsure"}
    assert (value["state"] == "needs_review") == (label["decided_by"] == "none")
    assert value["summary"] is None


@pytest.mark.parametrize("name", ["document-type", "news-topic", "mail-intent", "priority"])
def test_label_sets_that_come_along(precis: CommandLine, letter: Path, name: str) -> None:
    value = precis("classify", letter, "--labels", name, "--json").object
    assert value["state"] in {"done", "needs_review"}
    assert value["labels"][0]["set"] == name


def test_own_label_set_as_toml(precis: CommandLine, letter: Path, tmp_path: Path) -> None:
    own = tmp_path / "desk.toml"
    own.write_text(
        'title = "Desk"\n[[labels]]\nname = "housing"\ndescription = "Leases and flats."\n[[labels]]\nname = "food"\n'
    )
    value = precis("classify", letter, "--labels", own, "--json").object
    assert value["error"] is None
    assert value["labels"][0]["set"] == "desk"


def test_unknown_label_set_names_the_known_ones(precis: CommandLine, letter: Path) -> None:
    done = precis("classify", letter, "--labels", "nonsense")
    assert done.status == 2
    assert "document-type" in done.err


def test_batch_carries_the_ids(precis: CommandLine, letter: Path, tmp_path: Path) -> None:
    lines = [{"id": "a", "text": LETTER}, {"id": "b", "path": letter.name}, {"id": "c", "path": "missing.pdf"}]
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    done = precis("summarize", "--batch", batch, "--json")
    states = {value["id"]: value["state"] for value in done.objects}
    assert states == {"a": "done", "b": "done", "c": "failed"}
    assert done.status == 1
    failed = next(value for value in done.objects if value["id"] == "c")
    assert failed["error"]["code"] == "not_found"


@pytest.mark.parametrize("line", ["not json", "[1]", '{"id": 1}'])
def test_batch_line_that_cannot_be_used_is_named(precis: CommandLine, tmp_path: Path, line: str) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": "a", "text": "Fine."}\n' + line)
    done = precis("summarize", "--batch", batch, "--json")
    assert (done.status, done.out) == (2, "")
    assert "ine 2" in done.err


def test_focus_and_language_say_what_the_embedded_engine_cannot_do(precis: CommandLine, letter: Path) -> None:
    value = precis("summarize", letter, "--focus", "deposit", "--language", "de", "--json").object
    assert any("German" in warning or "de" in warning.split() for warning in value["warnings"]), value["warnings"]


def test_private_job_leaves_no_text_behind(precis: CommandLine, letter: Path) -> None:
    assert precis("summarize", letter, "--private", "--json").object["state"] == "done"
    kept = b"".join(file.read_bytes() for file in precis.home.rglob("*") if file.is_file())
    assert b"Harbour Street" not in kept
    assert b"1,850" not in kept


def test_read_prints_the_text_and_needs_no_data_folder(precis: CommandLine, letter: Path) -> None:
    done = precis("read", letter)
    assert "12 Harbour Street" in done.out
    assert not precis.home.exists()
    value = precis("read", letter, "--json").object
    assert value["document"]["words"] > 100
    assert all(value["text"][b["start"] : b["end"]].strip() for b in value["blocks"])


def test_estimate_of_the_embedded_engine_costs_nothing(precis: CommandLine, letter: Path) -> None:
    value = precis("estimate", letter, "--json").object
    assert value["cost_usd_at_most"] == 0
    assert value["documents"] == 1


def test_text_for_people_names_engine_and_method(precis: CommandLine, letter: Path) -> None:
    done = precis("summarize", letter)
    assert "letter.txt" in done.out
    assert "nothing rewritten" in done.out
    assert done.err == ""


def test_password_is_read_from_standard_input(precis: CommandLine, evaldata: Path) -> None:
    rows = [json.loads(line) for line in (evaldata / "documents" / "INDEX.jsonl").read_text("utf-8").splitlines()]
    row = next(r for r in rows if r.get("password") and r["format"] == "pdf" and r["password"].isascii())
    file = evaldata / row["file"]
    locked = precis("read", file, "--json")
    assert locked.object["error"]["code"] == "encrypted"
    opened = precis("read", file, "--json", stdin=row["password"] + "\n")
    assert opened.object["text"].strip()
