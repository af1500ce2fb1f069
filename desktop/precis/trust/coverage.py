"""Which parts of a document a summary draws on, and which of its key facts it leaves out. Pure functions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from precis.domain.documents import BlockKind, Document, Span
from precis.domain.results import Claim
from precis.trust.dates import dates_of
from precis.trust.index import MakeSplitter
from precis.trust.values import Quantity, quantities_of

STRIP_BINS = 50
_OBLIGATION = re.compile(
    r"\b(?:must|shall|(?:is|are) (?:required|obliged|obligated) to|undertakes? to|agrees? to|may not|"
    r"muss|müssen|ist verpflichtet|sind verpflichtet|hat .{0,40} zu|doit|doivent|s'engage|est tenu|debe|deben|"
    r"se obliga|deve|devono|si impegna|devem|obriga-se|moet|moeten|verplicht)\b",
    re.IGNORECASE,
)
_PARTY = re.compile(r"(?<=\w )(?:[A-ZÀ-Þ][\w&.’'-]+)(?: (?:(?:of|de|und|and|&|van|von) )?[A-ZÀ-Þ][\w&.’'-]+)+")
_MODAL = re.compile(r"\b(?:SHALL|MUST|SHOULD|MAY|NOT|REQUIRED|RECOMMENDED|OPTIONAL)\b")
"""The capital words of RFC 2119: no part of a name."""
_SAID_IN = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE}
_LEAST_MENTIONS = 3


class FactKind(StrEnum):
    """What a key fact is."""

    AMOUNT = "amount"
    DATE = "date"
    PARTY = "party"
    OBLIGATION = "obligation"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A key fact of the document that no claim mentions: a hint, not a fault."""

    kind: FactKind
    text: str
    span: Span
    page: int | None
    mentions: int = 1


def thirds(document: Document, claims: Iterable[Claim]) -> tuple[float, float, float]:
    """Return the shares of the citations in the document's first, middle and last third; zeros without any."""
    counts = [0, 0, 0]
    for claim in claims:
        for citation in claim.citations:
            counts[min(2, 3 * citation.span.start // max(1, len(document.text)))] += 1
    total = sum(counts)
    return (0.0, 0.0, 0.0) if not total else (counts[0] / total, counts[1] / total, counts[2] / total)


def strip(document: Document, claims: Iterable[Claim], bins: int = STRIP_BINS) -> tuple[float, ...]:
    """Return for each of `bins` equal parts of the text the share (0 … 1) of it that citations cover."""
    length = max(1, len(document.text))
    covered = [0.0] * bins
    for span in _merged(citation.span for claim in claims for citation in claim.citations):
        first, last = bins * span.start // length, min(bins - 1, bins * max(span.start, span.end - 1) // length)
        for number in range(first, last + 1):
            start, end = length * number / bins, length * (number + 1) / bins
            covered[number] += max(0.0, min(end, span.end) - max(start, span.start))
    return tuple(min(1.0, part * bins / length) for part in covered)


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    current: Span | None = None
    for span in sorted(spans):
        if current is not None and span.start <= current.end:
            current = Span(current.start, max(current.end, span.end))
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current


def left_out(
    document: Document, claims: Sequence[Claim], make_splitter: MakeSplitter, most: int = 5
) -> tuple[LeftOut, ...]:
    """Return up to `most` facts of each kind that no claim mentions: those said oftenest first, then the earliest."""
    said = " ".join(claim.text for claim in claims)
    cited = list(_merged(citation.span for claim in claims for citation in claim.citations))
    found = (
        _amounts(document, said),
        _dates(document, said),
        _parties(document, said),
        _obligations(document, cited, make_splitter),
    )
    return tuple(fact for facts in found for fact in facts[:most])


def _blocks(document: Document) -> Iterator[tuple[int, str]]:
    for block in document.blocks:
        if block.kind in _SAID_IN:
            yield block.start, document.text[block.start : block.end]


def _fact(document: Document, kind: FactKind, start: int, end: int, mentions: int = 1) -> LeftOut:
    span = Span(start, end)
    text = " ".join(document.quote(span).split())
    return LeftOut(kind, text, span, document.page_at(start), mentions)


def _amounts(document: Document, said: str) -> list[LeftOut]:
    mentioned = quantities_of(said, document.language)
    first: dict[tuple[str, float], tuple[int, Quantity]] = {}
    counts: Counter[tuple[str, float]] = Counter()
    for offset, text in _blocks(document):
        for quantity in quantities_of(text, document.language):
            if quantity.name != "amount" or any(mine.agrees_with(quantity) for mine in mentioned):
                continue
            key = (quantity.unit, quantity.readings[0])
            counts[key] += 1
            first.setdefault(key, (offset, quantity))
    return [
        _fact(document, FactKind.AMOUNT, offset + quantity.start, offset + quantity.end, counts[key])
        for key, (offset, quantity) in sorted(first.items(), key=lambda item: (-counts[item[0]], item[1][0]))
    ]


def _dates(document: Document, said: str) -> list[LeftOut]:
    mentioned = dates_of(said)
    first: dict[object, tuple[int, int]] = {}
    counts: Counter[object] = Counter()
    for offset, text in _blocks(document):
        for date in dates_of(text):
            whole = date.readings[0]
            if date.kind != "date" or None in whole[1:] or any(mine.agrees_with(date) for mine in mentioned):
                continue
            counts[whole] += 1
            first.setdefault(whole, (offset + date.start, offset + date.end))
    places = sorted(first.items(), key=lambda item: (-counts[item[0]], item[1]))
    return [_fact(document, FactKind.DATE, *place, counts[key]) for key, place in places]


def _parties(document: Document, said: str) -> list[LeftOut]:
    first: dict[str, tuple[int, int]] = {}
    counts: Counter[str] = Counter()
    for offset, text in _blocks(document):
        for match in _PARTY.finditer(text):
            name = match.group()
            if _MODAL.search(name):
                continue
            counts[name] += 1
            first.setdefault(name, (offset + match.start(), offset + match.end()))
    wanted = [n for n in first if counts[n] >= _LEAST_MENTIONS and n.casefold() not in said.casefold()]
    wanted.sort(key=lambda name: (-counts[name], first[name]))
    return [_fact(document, FactKind.PARTY, *first[name], counts[name]) for name in wanted]


def _obligations(document: Document, cited: Sequence[Span], make_splitter: MakeSplitter) -> list[LeftOut]:
    splitter = make_splitter(document.language, document.text)
    found: list[LeftOut] = []
    for block in document.blocks:
        if block.kind not in _SAID_IN or not _OBLIGATION.search(document.text, block.start, block.end):
            continue
        for span, _ in splitter.split(block.start, block.end):
            is_cited = any(span.overlaps(other) for other in cited)
            if not is_cited and _OBLIGATION.search(document.text, span.start, span.end):
                found.append(_fact(document, FactKind.OBLIGATION, span.start, span.end))
    return found
