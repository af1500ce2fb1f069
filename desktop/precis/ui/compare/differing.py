"""What differs between two results: which sentences go together, and which words of them are others. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from precis.domain.results import Claim, Result
from precis.ui import words
from precis.ui.amounts import count
from precis.ui.language import tr, trn

LIKE = 0.5
"""Sentences that share at least this part of their words are one sentence, reworded."""
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+|\s+|[^\w\s]")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")
Runs = tuple[tuple[str, bool], ...]
"""Pieces of a text in order, each with whether it differs."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences of the two results that go together; None: the other one has no such sentence."""

    left: Claim | None
    right: Claim | None

    @property
    def is_same(self) -> bool:
        """Whether both say the same in the same words."""
        return self.left is not None and self.right is not None and _plain(self.left) == _plain(self.right)


@dataclass(frozen=True, slots=True)
class LabelPair:
    """The two answers for one label set, in words."""

    name: str
    left: str
    right: str

    @property
    def is_same(self) -> bool:
        """Whether both results have the same label."""
        return self.left == self.right


def pairs(left: Result, right: Result) -> list[Pair]:
    """Return the sentences in the left result's order; those of the right one alone follow the one before them."""
    ours, theirs = _claims(left), _claims(right)
    partner = _partners(ours, theirs)
    taken = {place: number for number, place in partner.items()}
    found: list[Pair] = []
    alone_from = 0
    for number, claim in enumerate(ours):
        place = partner.get(number)
        if place is not None:
            found += [Pair(None, theirs[n]) for n in range(alone_from, place) if n not in taken]
            alone_from = max(alone_from, place + 1)
        found.append(Pair(claim, theirs[place] if place is not None else None))
    return found + [Pair(None, theirs[n]) for n in range(alone_from, len(theirs)) if n not in taken]


def _partners(ours: Sequence[Claim], theirs: Sequence[Claim]) -> dict[int, int]:
    """Return for each of our sentences the place of theirs that is most like it, each used once, the likest first."""
    tokens = [_WORD.findall(_plain(claim).casefold()) for claim in theirs]
    scored: list[tuple[float, int, int]] = []
    for number, claim in enumerate(ours):
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(_WORD.findall(_plain(claim).casefold()))
        for place, other in enumerate(tokens):
            matcher.set_seq1(other)
            if matcher.real_quick_ratio() >= LIKE and matcher.quick_ratio() >= LIKE:
                scored.append((matcher.ratio(), number, place))
    partner: dict[int, int] = {}
    for ratio, number, place in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if ratio >= LIKE and number not in partner and place not in partner.values():
            partner[number] = place
    return partner


def runs(text: str, other: str) -> tuple[Runs, Runs]:
    """Return both texts in pieces, with what only one of them has marked."""
    ours, theirs = _TOKEN.findall(text), _TOKEN.findall(other)
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    for kind, begin, end, start, stop in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        for side, piece in ((left, "".join(ours[begin:end])), (right, "".join(theirs[start:stop]))):
            if piece:
                side.append((piece, kind != "equal"))
    return tuple(left), tuple(right)


def labels(left: Result, right: Result) -> list[LabelPair]:
    """Return the answers of both results, a row a label set."""
    ours, theirs = _labels(left), _labels(right)
    return [LabelPair(name, ours.get(name, ""), theirs.get(name, "")) for name in dict.fromkeys((*ours, *theirs))]


def summed_up(found: Sequence[Pair]) -> str:
    """Return in a sentence how much differs."""
    same = sum(pair.is_same for pair in found)
    alone_left = sum(pair.right is None for pair in found)
    alone_right = sum(pair.left is None for pair in found)
    reworded = len(found) - same - alone_left - alone_right
    if same == len(found):
        return tr("Both summaries say the same.") if found else tr("Neither has a summary.")
    parts = (
        (same, tr("in both")),
        (reworded, tr("reworded")),
        (alone_left, tr("only on the left")),
        (alone_right, tr("only on the right")),
    )
    said = [f"{count(number)} {what}" for number, what in parts if number]
    return trn("Of {n} sentence: {parts}.", "Of {n} sentences: {parts}.", len(found), parts=", ".join(said))


def _claims(result: Result) -> Sequence[Claim]:
    return result.summary.sentences if result.summary else ()


def _labels(result: Result) -> dict[str, str]:
    return {answer.label_set: words.chip(answer) for answer in result.labels}


def _plain(claim: Claim) -> str:
    return " ".join(claim.text.split())
