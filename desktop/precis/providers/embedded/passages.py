"""What of a document is shown to the classifier: its title, its beginning, its headings, and samples of the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from precis.domain.documents import BlockKind, Document, Span

_WORDS_CHARACTERS = 700
"""About 120 words: well within what the model reads at once."""
_MOST_HEADINGS_CHARACTERS = 500
_MAIL = "An e-mail from one person to another. From, To, Subject, Sent."
_SLIDES = "Slides of a talk, a presentation."
_SHEET = "A spreadsheet: a table of columns and rows."
_FORMS = {
    **dict.fromkeys(("eml", "msg", "mbox"), _MAIL),
    **dict.fromkeys(("pptx", "odp"), _SLIDES),
    **dict.fromkeys(("xlsx", "xls", "ods", "csv"), _SHEET),
    **dict.fromkeys(("srt", "vtt"), "A transcript of what people say in turn."),
}
"""What a file's format says of its form; it counts as much as the beginning."""
_UNSAID = {BlockKind.HEADER, BlockKind.FOOTER}


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its place, if it is one run of the document, and how much it counts."""

    text: str
    span: Span | None
    weight: float = 1.0


def passages_of(document: Document, most: int) -> list[Passage]:
    """Return at most `most` passages (at least 3): the beginning counts double, the rest is sampled evenly."""
    runs = list(_runs(document))
    found: list[Passage] = []
    if title := _title(document):
        found.append(Passage(title, None))
    if runs:
        found.append(Passage(document.quote(runs[0]), runs[0], 2.0))
    if form := _FORMS.get(document.format):
        found.append(Passage(form, None, 2.0))
    if headings := _headings(document):
        found.append(Passage(headings, None))
    left = max(0, most - len(found))
    rest = runs[1:]
    step = max(1.0, len(rest) / left) if left else 0.0
    picked = sorted({int(number * step + step / 2.0) for number in range(min(left, len(rest)))}) if left else []
    found.extend(Passage(document.quote(rest[at]), rest[at]) for at in picked if at < len(rest))
    return found


def _title(document: Document) -> str:
    title = document.title.strip()
    return title if len(title.split()) > 1 else ""


def _headings(document: Document) -> str:
    """Return the headings, each once and without the title: a thread repeats its subject with every mail."""
    headings = (document.quote(block.span).strip() for block in document.blocks if block.kind is BlockKind.HEADING)
    return ". ".join(each for each in dict.fromkeys(headings) if each != document.title.strip())[
        :_MOST_HEADINGS_CHARACTERS
    ]


def _runs(document: Document) -> Iterator[Span]:
    """Yield the text in runs of about 120 words, ended at a block or at a space, headers and footers left out."""
    start = end = -1
    for block in document.blocks:
        if block.kind in _UNSAID or block.end <= block.start:
            continue
        if start >= 0 and block.end - start > _WORDS_CHARACTERS:
            yield Span(start, end)
            start = -1
        start = block.start if start < 0 else start
        end = block.end
        while end - start > _WORDS_CHARACTERS:
            cut = document.text.rfind(" ", start + 1, start + _WORDS_CHARACTERS)
            cut = start + _WORDS_CHARACTERS if cut < 0 else cut
            yield Span(start, cut)
            start = cut + 1 if document.text[cut : cut + 1].isspace() else cut
    if 0 <= start < end:
        yield Span(start, end)
