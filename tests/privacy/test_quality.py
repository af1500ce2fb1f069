"""Holds what docs/privacy.md states: floors of recall and precision on the half that no rule was chosen on."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from precis.privacy.redaction import Redactor
from tests.bench.redaction_corpus import half_of, prose
from tests.bench.redaction_quality import Quality, measure, speed


@pytest.fixture(scope="module")
def quality(evaldata: Path) -> Quality:
    """Return the figures of the report half."""
    return measure(evaldata, "report", Redactor())


def test_secrets(quality: Quality) -> None:
    tally = quality.all_secrets
    assert tally.labelled > 100
    assert tally.hits / tally.labelled >= 0.95
    assert sum(quality.false_on_clean.values()) <= 0.02 * quality.clean_pieces


def test_personal_data_with_a_form(quality: Quality) -> None:
    tally = quality.structured
    assert tally.labelled > 40
    assert tally.hits / tally.labelled >= 0.95
    assert tally.right / tally.found >= 0.95


def test_telephone_numbers(quality: Quality) -> None:
    tally = quality.personal["PHONE_NUMBER"]
    assert tally.hits / tally.labelled >= 0.75
    assert tally.right / tally.found >= 0.9


def test_names_and_addresses_are_mostly_right(quality: Quality) -> None:
    for kind, recall in (("PERSON", 0.5), ("PERSON (tweets)", 0.35), ("STREET_ADDRESS", 0.5)):
        tally = quality.personal[kind]
        assert tally.hits / tally.labelled >= recall, kind
        assert tally.right / tally.found >= 0.9, kind


def test_ordinary_prose_is_left(quality: Quality) -> None:
    assert quality.prose_words > 500_000
    assert quality.false_per_10k() <= 1


def test_speed_without_phones(evaldata: Path) -> None:
    """At least 4 MB/s on a quiet core (measured in `make eval`); a quarter of it is asked of a busy one."""
    texts = prose(evaldata, "dev")[:80]
    redactor = Redactor(phone_regions=(), names=False)
    redactor.find(texts[0])
    assert max(speed(texts, redactor) for _ in range(2)) >= 1


def test_a_stream_holds_one_window_and_not_the_text() -> None:
    sentence = "The quick brown fox jumps over the lazy dog, and nobody minds. "
    redactor = Redactor()
    redactor.find(sentence)
    tracemalloc.start()
    try:
        stream, out = redactor.stream(), 0
        for _ in range(200):
            out += len(stream.feed(sentence * 200))
        out += len(stream.close())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert out == 200 * 200 * len(sentence)
    assert peak < out


def test_the_halves_are_fixed() -> None:
    assert [half_of(name) for name in "abcdef"] == ["dev", "dev", "dev", "dev", "report", "report"]
