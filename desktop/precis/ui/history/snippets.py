"""A snippet as runs of plain and of matching words, cut to fit a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from precis.domain.text import printable

MATCH_START, MATCH_END = "\x02", "\x03"


def runs(snippet: str) -> Iterator[tuple[str, bool]]:
    """Yield pieces of `snippet` on one line, each with whether it matches what was searched for."""
    is_match = False
    for start, piece in enumerate(snippet.split(MATCH_START)):
        inside, end, outside = piece.partition(MATCH_END) if start else ("", "", piece)
        is_match = bool(end)
        for text, matches in ((inside, is_match), (outside, False)):
            shown = printable(" ".join(text.split(" ")).replace("\n", " "))
            if shown:
                yield shown, matches


def fitted(
    pieces: Iterator[tuple[str, bool]], width: int, measure: Callable[[str, bool], int]
) -> list[tuple[str, bool]]:
    """Return the pieces that fit into `width`, the last one cut with an ellipsis where it does not."""
    fitting: list[tuple[str, bool]] = []
    for text, matches in pieces:
        needed = measure(text, matches)
        if needed <= width:
            fitting.append((text, matches))
            width -= needed
            continue
        cut = text
        while cut and measure(f"{cut}…", matches) > width:
            cut = cut[: max(0, len(cut) * 9 // 10 - 1)]
        if cut:
            fitting.append((f"{cut}…", matches))
        break
    return fitting
