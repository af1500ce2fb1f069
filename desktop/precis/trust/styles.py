"""How a summary is worded, which decides how its support is told.

The two kinds of summary fail differently. Where wording is copied, pieces that don't stand together in the source are
the commonest error, and overlap finds them. In words of its own a claim has few copied runs whether it is true or not:
people's own summaries share as few words with their source as made-up sentences do (docs/trust.md), so that the checks
of values, names and words decide alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

COPIED_STYLE = 0.5
"""Share of words in copied runs from which a summary counts as put together from the source's wording."""
COPIED_ALONE = 0.95
"""The same for a claim that has no others beside it to tell the style by."""


class Style(StrEnum):
    """How a claim is worded, by which its calibration is chosen."""

    COPIED = "copied"
    OWN_WORDS = "own-words"


def styles_of(copied: Sequence[float]) -> list[Style]:
    """Return the style of each claim of a summary, from their shares of copied words.

    A claim's own wording would tell the same thing twice, so that it is judged by the others', but where it stands
    alone.
    """
    if len(copied) == 1:
        return [_style(copied[0], COPIED_ALONE)]
    return [_style((sum(copied) - share) / (len(copied) - 1), COPIED_STYLE) for share in copied]


def _style(share: float, least: float) -> Style:
    return Style.COPIED if share >= least else Style.OWN_WORDS
