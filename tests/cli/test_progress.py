"""The progress line fits its terminal, however narrow and whatever the names are written in."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.cli.progress import fitted


@pytest.mark.parametrize(
    ("line", "width", "shown"),
    [
        ("letter.txt: reading", 40, "letter.txt: reading"),
        ("letter.txt: reading", 10, "letter.tx…"),
        ("文書文書文書", 12, "文書文書文書"),
        ("文書文書文書", 7, "文書文…"),
        ("文書文書文書", 6, "文書…"),
        ("letter", 1, "…"),
        ("letter", 0, ""),
        ("letter", -1, ""),
        ("", 0, ""),
    ],
)
def test_line_is_cut_by_columns(line: str, width: int, shown: str) -> None:
    assert fitted(line, width) == shown


def columns(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 0 if combining(c) else 1 for c in text)


@given(st.text(), st.integers(-2, 30))
def test_no_line_is_wider_than_its_terminal(line: str, width: int) -> None:
    assert columns(fitted(line, width)) <= max(width, 0)
