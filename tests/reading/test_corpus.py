"""The 312 public documents, hostile ones included, through real worker processes: text or a right error."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path
from statistics import fmean

import pytest
import pytest_asyncio

from precis.domain.documents import Span
from precis.reading.decoding import declared_encoding, decode
from tests.reading.measure import Reading, read_all, samples

TEXTLESS = {
    "pypdf__git.pdf": "a picture",
    "pandoc__formula.odt": "one formula",
    "pandoc__image.rtf": "a picture",
    "mammothjs__empty.docx": "nothing",
}
"""Ordinary files in which there is no text, and what there is."""
RIGHT_ERRORS = {
    "doc-legacy": {"unknown_format"},
    "docx-encrypted": {"encrypted"},
    "xlsx-encrypted": {"encrypted"},
    "odt-encrypted": {"encrypted"},
    "pdf-encrypted": {"encrypted", "no_text"},
    "pdf-image-only": {"no_text"},
    "pdf-scanned": {"no_text"},
    "docx-malformed": {"broken_file"},
    "odt-malformed": {"broken_file"},
    "rtf-malformed": {"broken_file"},
    "pdf-malformed": {"broken_file", "no_text"},
    "pdf-hazard": {"broken_file", "no_text", "encrypted"},
    "hazard": {"broken_file", "no_text", "unknown_format", "too_large"},
}
LEAST_TEXTS, LEAST_RECALL = 0.97, 0.95


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def readings(evaldata: Path) -> list[Reading]:
    """Return what came of each public document."""
    return await read_all(list(samples(evaldata)), min(os.cpu_count() or 1, 2))


@pytest.mark.asyncio(loop_scope="module")
async def test_all_end_in_text_or_a_right_error(readings: list[Reading]) -> None:
    assert len(readings) >= 312
    wrong = [
        (reading.sample.path.name, reading.error.code, reading.error.message)
        for reading in readings
        if reading.error is not None
        and reading.sample.path.name not in TEXTLESS
        and reading.error.code not in RIGHT_ERRORS.get(reading.sample.category, ())
    ]
    assert wrong == []
    for reading in readings:
        if reading.error is not None:
            assert reading.error.message.endswith(".")
            assert reading.error.hint
        else:
            assert reading.document is not None
            assert reading.document.text.strip()


@pytest.mark.asyncio(loop_scope="module")
async def test_ordinary_ones_give_their_text(readings: list[Reading]) -> None:
    ordinary = [reading for reading in readings if reading.sample.is_ordinary]
    assert len(ordinary) >= 200
    assert sum(reading.document is not None for reading in ordinary) >= LEAST_TEXTS * len(ordinary)
    without = {reading.sample.path.name: reading.error.code for reading in ordinary if reading.error is not None}
    assert without == dict.fromkeys(TEXTLESS, "no_text")


@pytest.mark.asyncio(loop_scope="module")
async def test_words_are_found(readings: list[Reading]) -> None:
    recalls = [r.recall for r in readings if r.sample.is_ordinary and r.recall is not None]
    assert len(recalls) >= 80
    assert fmean(recalls) >= LEAST_RECALL


@pytest.mark.asyncio(loop_scope="module")
async def test_none_is_slow(readings: list[Reading]) -> None:
    assert max((reading.seconds, reading.sample.path.name) for reading in readings)[0] < 60


@pytest.mark.asyncio(loop_scope="module")
async def test_documents_hold_what_a_document_promises(readings: list[Reading]) -> None:
    """Blocks follow each other and cover the text, words lie in it and on its pages, tables have rows."""
    for document in (reading.document for reading in readings if reading.document is not None):
        end = 0
        for block in document.blocks:
            assert document.text[end : block.start].strip() == ""
            assert end <= block.start < block.end <= len(document.text)
            assert "\n" not in document.text[block.start : block.end] or block.kind in {"table", "code"}
            end = block.end
        assert document.text[end:].strip() == ""
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", document.text)
        numbers = {page.number for page in document.pages}
        assert set(document.layout.pages) <= numbers
        for page in document.pages:
            assert 0 <= page.start <= page.end <= len(document.text)
        for index in range(0, len(document.layout), 97):
            start, stop = document.layout.starts[index], document.layout.ends[index]
            assert list(document.layout.words_in(Span(start, stop))) == [index]


def test_texts_in_many_encodings_are_decoded(evaldata: Path) -> None:
    """Each file whose encoding its collectors name; two code pages that differ in a sign or two count as one."""
    import json

    rows = [json.loads(line) for line in (evaldata / "documents" / "INDEX.jsonl").read_text("utf-8").splitlines()]
    alike: Counter[bool] = Counter()
    for row in (row for row in rows if row.get("encoding")):
        data = (evaldata / row["file"]).read_bytes()
        named = re.sub(r"-(?:polish|greek|russian|hebrew|arabic)$", "", row["encoding"]).replace("Mac", "mac_")
        wanted = data.decode(named).lstrip("\ufeff")
        found = decode(data, declared_encoding(data) if row["format"] == "html" else "").text.lstrip("\ufeff")
        assert len(found) == len(wanted), row["file"]
        same = sum(one == other for one, other in zip(found, wanted, strict=True))
        assert same >= 0.99 * len(wanted), row["file"]
        alike[found == wanted] += 1
    assert alike[True] >= 24
