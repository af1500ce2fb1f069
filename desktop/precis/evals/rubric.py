"""Scores of one summary against its item: facts mentioned and forbidden, length, ROUGE, support. Pure, 0 … 1 each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from precis.domain.results import Claim, Result, Verdict
from precis.evals.golden import GoldenItem

SCORING = 3
"""Changes whenever the same result may get other scores; runs keep it."""
_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_STEM = 6
"""Letters of a word that count: "payment" mentions "paym…" in "payments". Numbers count whole."""
_LEAST_FOUND = 0.75
"""Share of a fact's words that have to stand in one claim or in two next to each other."""

SCORES = ("mentions", "clean", "length", "rouge1", "rouge2", "rougeL", "support", "numbers", "coverage", "cited")


def score_summary(item: GoldenItem, result: Result) -> dict[str, float]:
    """Return those of SCORES that the item and the result allow; a result without a summary scores 0 in all.

    `mentions`: share of the facts that must be mentioned. `clean`: 1, or 0 where something is said that must not be.
    `length`: 1 within the bound, falling to 0 at twice of it. `support`: share of claims that the local check finds
    supported, those that were left out of the summary for it included. `numbers`: share of claims without a number,
    date or name that differs. `coverage`: how evenly the citations lie over the document's thirds; 1 where each has a
    third of them, 1/3 where one has all. `cited`: share of claims with a citation that was right as the engine gave
    it; one that the support check had to move is not.
    """
    if result.summary is None:
        return dict.fromkeys(_asked(item), 0.0)
    text = f"{result.summary.headline} {result.summary.text}"
    claims = result.summary.claims
    scores: dict[str, float] = {
        "support": _share([claim.verdict is Verdict.SUPPORTED for claim in claims]),
        "numbers": _share([all(c.passed for c in claim.checks if c.name in _FACTS) for claim in claims]),
        "cited": _share([_is_cited(claim) for claim in claims]),
        "coverage": sum(min(share, 1 / 3) for share in result.summary.coverage),
    }
    if item.expected.must_mention:
        pieces = [result.summary.headline, *(claim.text for claim in result.summary.sentences)]
        scores["mentions"] = _share([mentions(pieces, fact) for fact in item.expected.must_mention])
    if item.expected.must_not_say:
        scores["clean"] = float(not any(_says(text, words) for words in item.expected.must_not_say))
    if item.rubric.max_words:
        scores["length"] = max(0.0, min(1.0, 2.0 - len(text.split()) / item.rubric.max_words))
    if item.expected.reference:
        scores |= rouge(item.expected.reference, result.summary.text)
    return scores


_FACTS = frozenset({"numbers", "dates", "names"})


def _is_cited(claim: Claim) -> bool:
    return bool(claim.citations) and all(check.passed for check in claim.checks if check.name == "citation")


def _asked(item: GoldenItem) -> list[str]:
    names = ["support", "numbers", "cited", "coverage"]
    names += ["mentions"] * bool(item.expected.must_mention) + ["clean"] * bool(item.expected.must_not_say)
    names += ["length"] * bool(item.rubric.max_words)
    return names + ["rouge1", "rouge2", "rougeL"] * bool(item.expected.reference)


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 0.0


def mentions(pieces: Sequence[str], fact: str) -> bool:
    """Say whether one of the ways to put a fact (parted by `|`) stands in a piece, or in two pieces in a row."""
    windows = [*pieces, *(f"{a} {b}" for a, b in pairwise(pieces))]
    found = [_stems(window) for window in windows]
    for way in fact.split("|"):
        wanted = _stems(way)
        numbers = {word for word in wanted if word[0].isdigit()}
        for stems in found:
            if numbers <= stems and len(wanted & stems) >= _LEAST_FOUND * max(1, len(wanted)):
                return True
    return False


def _stems(text: str) -> frozenset[str]:
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(
        word if word[0].isdigit() else word[:_STEM] for word in words if len(word) > 2 or word[0].isdigit()
    )


def _says(text: str, words: str) -> bool:
    plain = " ".join(text.casefold().split())
    return any(" ".join(way.casefold().split()) in plain for way in words.split("|"))


def rouge(reference: str, text: str) -> Mapping[str, float]:
    """Return the F-measures of ROUGE-1, -2 and -L with stemming (Lin, 2004), by the rouge-score library."""
    scores = _scorer().score(reference, text)
    return {name: float(score.fmeasure) for name, score in scores.items()}


@lru_cache(maxsize=1)
def _scorer() -> Any:
    from rouge_score.rouge_scorer import RougeScorer

    return RougeScorer(["rouge1", "rouge2", "rougeL"], use_stemmer=True)
