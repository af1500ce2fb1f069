"""Text made plain: properties that hold for any text at all."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.reading.normalize import normalize_code, normalize_text

ANY_TEXT = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("ﬁnd the eﬃcient ﬂow", "find the efficient flow"),
        ("a\u00a0b\u2003c\td\r\n e", "a b c d e"),
        ("co\u00adoperate zero\u200bwidth", "cooperate zerowidth"),
        ("cafe\u0301", "café"),
        ("bell\x07 and\x00 nul", "bell and nul"),
        ("left\u202eright", "leftright"),
        ("x² ≤ ½", "x² ≤ ½"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("", ""),
    ],
)
def test_known_forms(text: str, plain: str) -> None:
    assert normalize_text(text) == plain


@given(ANY_TEXT)
def test_plain_text_is_stable_single_spaced_and_can_be_written(text: str) -> None:
    plain = normalize_text(text)
    assert normalize_text(plain) == plain
    assert " ".join(plain.split()) == plain
    assert unicodedata.is_normalized("NFC", plain)
    assert plain.encode("utf-8").decode() == plain
    assert not any(unicodedata.category(character) in {"Cc", "Cs"} for character in plain)


@given(ANY_TEXT)
def test_no_letter_is_lost(text: str) -> None:
    """Letters that are not ligatures come out as they went in, but for composition."""
    letters = [c for c in unicodedata.normalize("NFD", text) if c.isalpha() and not 0xFB00 <= ord(c) < 0xFB07]
    kept = unicodedata.normalize("NFD", normalize_text(text))
    remaining = iter(kept)
    assert all(letter in remaining for letter in letters)


@given(ANY_TEXT)
def test_code_is_stable(text: str) -> None:
    plain = normalize_code(text)
    assert normalize_code(plain) == plain


def test_code_keeps_its_lines_and_indentation() -> None:
    assert normalize_code("\n\ndef f():\n\treturn  1 \n\n") == "def f():\n    return 1"
