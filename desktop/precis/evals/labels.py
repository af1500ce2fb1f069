"""Scores of labels over a set: accuracy, macro-F1, calibration, coverage at a wanted accuracy. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Labelled:
    """An answer: what was expected and given, how sure it was (0 … 1), and whether it was decided without a person."""

    expected: str
    given: str
    confidence: float
    is_decided: bool = True

    @property
    def is_right(self) -> bool:
        """Whether the given label is the expected one."""
        return self.expected == self.given


def accuracy(answers: Sequence[Labelled]) -> float:
    """Return the share that is right."""
    return sum(answer.is_right for answer in answers) / max(1, len(answers))


def macro_f1(answers: Sequence[Labelled]) -> float:
    """Return the mean of the labels' F1; a label counts that was expected at least once."""
    scores = [_f1(answers, label) for label in sorted({answer.expected for answer in answers})]
    return sum(scores) / max(1, len(scores))


def _f1(answers: Sequence[Labelled], label: str) -> float:
    hit = sum(answer.is_right for answer in answers if answer.expected == label)
    expected = sum(answer.expected == label for answer in answers)
    given = sum(answer.given == label for answer in answers)
    return 2 * hit / max(1, expected + given)


def calibration_error(answers: Sequence[Labelled]) -> float:
    """Return the expected calibration error over ten bins of equal count (Naeini et al., 2015; Nixon et al., 2019)."""
    ranked = sorted(answers, key=lambda answer: answer.confidence)
    count = len(ranked)
    bins = [ranked[count * part // BINS : count * (part + 1) // BINS] for part in range(BINS)]
    return sum(len(part) * abs(accuracy(part) - _mean_confidence(part)) for part in bins if part) / max(1, count)


def _mean_confidence(answers: Sequence[Labelled]) -> float:
    return sum(answer.confidence for answer in answers) / len(answers)


def coverage_at(answers: Sequence[Labelled], wanted: float = 0.95) -> float:
    """Return the greatest share that can be taken, surest first, with at least `wanted` of it right."""
    ranked = sorted(answers, key=lambda answer: -answer.confidence)
    right, best = 0, 0
    for taken, answer in enumerate(ranked, 1):
        right += answer.is_right
        is_last_of_its_confidence = taken == len(ranked) or ranked[taken].confidence < answer.confidence
        if is_last_of_its_confidence and right >= wanted * taken:
            best = taken
    return best / max(1, len(ranked))
