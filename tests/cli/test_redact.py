"""`precis redact` on the command line: the pinned objects, batches, failures."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from tests.cli.conftest import CommandLine

TEXT = (
    "Dear Anna Schmidt, your card 4111 1111 1111 1111 is ready.\nWrite to ada@example.org, password = 'tr0ub4dor&3'.\n"
)
CANARIES = ("Schmidt", "4111 1111", "ada@example.org", "tr0ub4dor")


def test_spans_point_into_the_text_that_read_gives(precis: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text(TEXT, "utf-8")
    text = precis("read", file, "--json").object["text"]
    done = precis("redact", file, "--json")
    assert done.status == 0
    spans = done.object["spans"]
    assert [span["type"] for span in spans] == ["PERSON", "CARD", "EMAIL", "PASSWORD"]
    found = [text[span["start"] : span["end"]] for span in spans]
    assert found == ["Anna Schmidt", "4111 1111 1111 1111", "ada@example.org", "tr0ub4dor&3"]
    assert [span["text_sha256"] for span in spans] == [hashlib.sha256(part.encode()).hexdigest() for part in found]
    assert done.object["redacted"].startswith("Dear [PERSON], your card [CARD] is ready.")
    assert not [canary for canary in CANARIES if canary in done.out + done.err]


def test_people_get_the_redacted_text(precis: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text(TEXT, "utf-8")
    done = precis("redact", file)
    assert done.status == 0
    assert "[EMAIL]" in done.out
    assert not [canary for canary in CANARIES if canary in done.out + done.err]


def test_each_line_of_a_batch_has_its_answer(precis: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mail bob@example.org", "utf-8")
    lines = [{"id": "a", "text": TEXT}, {"id": "b", "path": "note.txt"}, {"id": "c", "path": "missing.txt"},
             {"id": "d", "text": "Plain words."}]  # fmt: skip
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    done = precis("redact", "--batch", batch, "--json")
    answers = {answer["id"]: answer for answer in done.objects}
    assert done.status == 1
    assert set(answers) == {"a", "b", "c", "d"}
    assert answers["b"]["redacted"] == "mail [EMAIL]"
    assert answers["c"]["error"]["code"] == "not_found"
    assert (answers["d"]["spans"], answers["d"]["redacted"]) == ([], "Plain words.")


def test_regions_and_names_are_chosen(precis: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("Anna Schmidt, 03-5253-5111, please\n", "utf-8")
    assert precis("redact", file, "--no-names", "--regions", "JP").out.strip() == "Anna Schmidt, [PHONE], please"
    wrong = precis("redact", file, "--regions", "XX")
    assert wrong.status == 2
    assert "XX" in wrong.err


def test_wrong_use_is_said(precis: CommandLine, tmp_path: Path) -> None:
    assert precis("redact").status == 2
    missing = precis("redact", tmp_path / "no.txt", "--json")
    assert missing.status == 1
    assert missing.object["error"]["code"] == "not_found"
