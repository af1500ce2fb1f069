"""`precis verify` as a person and a script run it: marks, reasons, places, batches, and what can't be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine

SUMMARY = """- The deposit was 1,580 euros.
- The repair cost 240 euros.
- The notice does not take effect on 30 June 2024.
"""


@pytest.fixture
def summary(tmp_path: Path) -> Path:
    """A summary with a true sentence between two false ones."""
    file = tmp_path / "summary.txt"
    file.write_text(SUMMARY, "utf-8")
    return file


def test_claims_come_with_verdicts_places_and_reasons(precis: CommandLine, letter: Path, summary: Path) -> None:
    done = precis("verify", "--source", letter, "--summary", summary, "--json")
    assert (done.status, done.err) == (0, "")
    claims = done.object["claims"]
    assert [claim["verdict"] for claim in claims] == ["unsupported", "supported", "unsupported"]
    text = precis("read", letter, "--json").object["text"]
    for claim in claims:
        assert set(claim) >= {"text", "support", "verdict", "citations", "checks"}
        assert all(text[c["start"] : c["end"]] == c["quote"] for c in claim["citations"])
    assert claims[0]["checks"][0]["message"] == "The source says “1,850 euros”, the summary “1,580 euros”."
    assert claims[0]["calibration"].startswith("support-")


def test_text_for_people_names_what_is_wrong_and_what_is_left_out(
    precis: CommandLine, letter: Path, summary: Path
) -> None:
    done = precis("verify", "--source", letter, "--summary", summary)
    assert done.status == 0
    lines = done.out.splitlines()
    assert lines[0] == "✗ The deposit was 1,580 euros."
    assert "The source says “1,850 euros”" in lines[1]
    assert "✓ The repair cost 240 euros." in lines
    assert "3 claims: 1 supported, 2 unsupported" in done.out
    assert "not mentioned: amount “1,850 euros”" in done.out


def test_a_batch_takes_texts_and_files_and_keeps_ids(precis: CommandLine, letter: Path, summary: Path) -> None:
    batch = letter.parent / "batch.jsonl"
    rows = [
        {"id": "files", "source": "letter.txt", "summary": "summary.txt"},
        {"id": "texts", "source": "The bridge is 40 metres long.", "summary": "The bridge is 14 metres long."},
        {"id": "mixed", "source": str(letter), "summary": "The deposit was 1,850 euros."},
        {"id": "gone", "source": "The bridge is 40 metres long.", "summary": ""},
    ]
    batch.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    done = precis("verify", "--batch", batch, "--json")
    found = {value["id"]: value for value in done.objects}
    assert done.status == 1, "one of them has no summary"
    verdicts = {key: [claim["verdict"] for claim in value["claims"]] for key, value in found.items()}
    assert verdicts == {
        "files": ["unsupported", "supported", "unsupported"],
        "texts": ["unsupported"],
        "mixed": ["supported"],
        "gone": [],
    }
    assert found["gone"]["error"]["message"]
    assert found["texts"]["error"] is None


@pytest.mark.parametrize("missing", ["--source", "--summary"])
def test_a_file_that_is_not_there_is_named(precis: CommandLine, letter: Path, tmp_path: Path, missing: str) -> None:
    paths = {"--source": letter, "--summary": letter} | {missing: tmp_path / "nowhere.txt"}
    done = precis("verify", *(word for pair in paths.items() for word in pair), "--json")
    assert done.status == 1
    assert done.object["error"]["code"] == "not_found"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Name a source and a summary"),
        (("--source", "a.txt"), "Name a source"),
        (("--batch", "no.jsonl"), "can't be read"),
    ],
)
def test_wrong_use_says_what_is_right(precis: CommandLine, arguments: tuple[str, ...], words: str) -> None:
    done = precis("verify", *arguments)
    assert (done.status, done.out) == (2, "")
    assert words in done.err


def test_a_batch_line_without_a_summary_is_named(precis: CommandLine, tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": 1, "source": "a", "summary": "b"}\n{"id": 2, "source": "a"}', "utf-8")
    done = precis("verify", "--batch", batch, "--json")
    assert (done.status, done.out) == (2, "")
    assert "Line 2" in done.err


def test_a_summary_is_checked_page_by_page(precis: CommandLine, tmp_path: Path) -> None:
    from precis.app.resources import sample_files

    summary = tmp_path / "summary.md"
    summary.write_text("# Summary\n\nThe guidelines cover identity proofing and authentication of users.\n", "utf-8")
    value = precis("verify", "--source", sample_files()[0], "--summary", summary, "--json").object
    (claim,) = value["claims"]
    assert claim["citations"][0]["page"] >= 1


def test_every_chosen_sentence_of_a_summary_is_supported(precis: CommandLine, letter: Path) -> None:
    claims = precis("summarize", letter, "--json").object["summary"]["claims"]
    assert claims
    assert {claim["verdict"] for claim in claims} == {"supported"}
