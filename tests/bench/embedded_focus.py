"""What a focus brings: questions put to meetings, and subjects asked for in documents that deal with several.

Questions (QMSum): ROUGE F1 of the brief and standard summaries with the question as focus against the answer that a
person wrote. Subjects: twelve news items, or complaints, of known subject are put one after the other; the figure is
the share of the chosen words that stand in items of the subject that was asked for (%).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from precis.domain.documents import Document
from precis.domain.jobs import Length, Mode
from precis.providers.embedded.embedding import MiniLM
from precis.providers.embedded.terms import Floats
from tests.bench.embedded_data import SUMMARY_SETS, Half, Labelled, document_of, half_of, labelled, rows_of
from tests.bench.embedded_summaries import RESOURCES, rouge

ITEMS = 12
LENGTHS = (Length.BRIEF, Length.STANDARD)
SUBJECTS = {
    "agnews": {
        "World": "international politics and conflicts",
        "Sports": "sports",
        "Business": "companies, markets and the economy",
        "Sci/Tech": "science and technology",
    },
    "cfpb_complaints": {
        name: name.replace("_", " ")
        for name in ("credit_reporting", "debt_collection", "mortgages_and_loans", "retail_banking", "credit_card")
    },
}
SAMPLE = 12


@dataclass(frozen=True, slots=True)
class FocusRow:
    """The mean figure of a way to summarize on a set; `chance` is what choosing blindly would give."""

    set: str
    method: str
    asked: int
    figure: float
    chance: float | None = None


def measure(half: Half, *, is_full: bool) -> list[FocusRow]:
    """Return a row for each set without a focus, and with it in both modes."""
    most = None if is_full else SAMPLE
    return [*_questions(half, most), *(row for name in SUBJECTS for row in _subjects(name, half, most))]


def _chosen(document: Document, method: str, length: Length, focus: str) -> list[tuple[int, str]]:
    from precis.providers.embedded.embedding import minilm
    from precis.providers.embedded.extracting import extract

    mode = Mode.ACCURATE if method == "accurate" else Mode.FAST
    found = extract(document, mode, length, "" if method == "no focus" else focus, _Kept(minilm(RESOURCES)))
    return [(each.span.start, document.quote(each.span)) for each in found.sentences]


@dataclass(frozen=True, slots=True)
class _Kept:
    """The model, with what it embedded before kept: a document is asked several times."""

    model: MiniLM

    def embed(self, texts: Sequence[str]) -> Floats:
        return self.model.embed_kept(texts)


def _questions(half: Half, most: int | None) -> Iterator[FocusRow]:
    rows = [row for row in rows_of("summarization", SUMMARY_SETS["meetings"]) if half_of(str(row["id"])) == half]
    asked = [(document_of(row["text"]), each["query"], each["answer"]) for row in rows for each in row["questions"]]
    for method in ("no focus", "fast", "accurate"):
        figures = [
            rouge(" ".join(text for _, text in _chosen(document, method, length, question)), [answer])
            for document, question, answer in asked[:most]
            for length in LENGTHS
        ]
        yield FocusRow(
            "questions on meetings, mean ROUGE", method, len(asked[:most]), round(float(np.mean(figures)), 2)
        )


def _subjects(name: str, half: Half, most: int | None) -> Iterator[FocusRow]:
    items = labelled(name, half)
    joined = [_joined(items[at : at + ITEMS]) for at in range(0, len(items) - ITEMS + 1, ITEMS)][:most]
    asked = [(one, label) for one in joined for label in SUBJECTS[name] if label in one.labels]
    chance = 100.0 * float(np.mean([one.share(label) for one, label in asked]))
    for method in ("no focus", "fast", "accurate"):
        figures = [
            one.hit(_chosen(one.document, method, length, SUBJECTS[name][label]), label)
            for one, label in asked
            for length in LENGTHS
        ]
        yield FocusRow(name, method, len(asked), round(100.0 * float(np.mean(figures)), 1), round(chance, 1))


@dataclass(frozen=True, slots=True)
class _Joined:
    """Items one after the other: where each begins, and its label."""

    document: Document
    starts: tuple[int, ...]
    labels: tuple[str, ...]

    def share(self, label: str) -> float:
        return self.labels.count(label) / len(self.labels)

    def hit(self, chosen: Sequence[tuple[int, str]], label: str) -> float:
        """Return the share of the chosen words that stand in items with this label."""
        words = np.array([len(text.split()) for _, text in chosen])
        places = np.searchsorted(self.starts, [start for start, _ in chosen], side="right") - 1
        right = np.array([self.labels[place] == label for place in places])
        return float((words * right).sum() / max(1, words.sum()))


def _joined(items: Sequence[Labelled]) -> _Joined:
    texts = [" ".join(item.text.split()) for item in items]
    document = document_of("\n\n".join(texts))
    starts: list[int] = []
    for text in texts:
        starts.append(document.text.index(text[:40], starts[-1] + 1 if starts else 0))
    return _Joined(document, tuple(starts), tuple(item.label for item in items))


def show(rows: Sequence[FocusRow]) -> None:
    """Print a line a set and method."""
    print("With a focus: mean ROUGE of answers, or share (%) of the chosen words that deal with the subject asked for")
    for row in rows:
        chance = "" if row.chance is None else f"   (chance: {row.chance:.1f})"
        print(f"{row.set:<36}{row.method:<10}{row.asked:>5} asked{row.figure:>8.2f}{chance}")
