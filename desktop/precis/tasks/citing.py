"""From places in a document to citations, and how much of the document a summary draws on. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from precis.domain.documents import Document, Span
from precis.domain.results import Citation, Claim

_WHITE = re.compile(r"\s+")


def cite(document: Document, span: Span, *, is_weak: bool = False) -> Citation:
    """Return the citation of `span`: the quote as it stands there, its page, and a box a line."""
    return Citation(
        span,
        document.quote(span),
        document.page_at(span.start),
        tuple(document.layout.lines(span)),
        is_weak=is_weak,
    )


def one_line(text: str) -> str:
    """Return `text` with each run of white space as one space."""
    return _WHITE.sub(" ", text).strip()


def coverage(document: Document, claims: Iterable[Claim]) -> tuple[float, float, float]:
    """Return the share of the citations in the document's first, middle and last third; zeros without citations."""
    counts = [0, 0, 0]
    length = max(1, len(document.text))
    for claim in claims:
        for citation in claim.citations:
            counts[min(2, 3 * citation.span.start // length)] += 1
    total = max(1, sum(counts))
    return counts[0] / total, counts[1] / total, counts[2] / total
