"""Whether a claim says what a statement says, in whatever words: likeness of sentence embeddings, figures and denial.

An embedding is nearly blind to a number and to "not", so that both are compared on their own. Pure: the likeness comes
from whoever has the encoder. The encoder knows English; statements in other languages are matched by their words alone.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence

LEAST_LIKE = 0.58
"""Cosine from which a claim counts; chosen on the dev half of tests/eval/paraphrases.jsonl (docs/evaluation.md)."""
Likeness = Callable[[Sequence[str], Sequence[str]], Awaitable[Sequence[Sequence[float]]]]
"""Gives the cosine (-1 … 1) of each statement (a row each) with each piece of a summary."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_IN_WORDS = {word: str(number) for number, word in enumerate(_WORDS, 2)}
_DENIAL = re.compile(r"\b(?:not|no|never|nobody|none|nothing|neither|nor|without|cannot)\b|n['’]t\b", re.IGNORECASE)


def may_convey(statement: str, piece: str) -> bool:
    """Say whether figures and denial allow that `piece` says `statement`: all its numbers, "not" in both or none."""
    return numbers(statement) <= numbers(piece) and bool(_DENIAL.search(statement)) == bool(_DENIAL.search(piece))


def numbers(text: str) -> frozenset[str]:
    """Return the numbers of a text, those from two to twelve also where they stand as English words."""
    words = {_IN_WORDS[word] for word in re.findall(r"[a-z]+", text.casefold()) if word in _IN_WORDS}
    return frozenset({found.replace(",", "") for found in _NUMBER.findall(text)} | words)


async def conveyed(statements: Sequence[str], pieces: Sequence[str], likeness: Likeness) -> float:
    """Return the share (0 … 1) of the statements, of which there is at least one, that one of the pieces conveys."""
    if not pieces:
        return 0.0
    rows = await likeness(statements, pieces)
    found = [
        any(like >= LEAST_LIKE and may_convey(statement, piece) for like, piece in zip(row, pieces, strict=True))
        for statement, row in zip(statements, rows, strict=True)
    ]
    return sum(found) / len(found)
