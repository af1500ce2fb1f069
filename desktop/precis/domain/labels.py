"""Label sets: a closed list of labels with descriptions, and the examples that teach them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its name as shown, and what belongs to it in a sentence or two."""

    name: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class LabelSet:
    """A closed set of labels; "none of these" is always possible beside it.

    `is_critical`: decided by a rule or a person only; the model proposes.
    """

    name: str
    labels: tuple[Label, ...]
    title: str = ""
    is_critical: bool = False
    unsure_below: float | None = None
    """Confidence below which the document goes to review; None: the engine's calibration says."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a person labelled: what few-shot classification learns from."""

    text: str
    label: str


@dataclass(frozen=True, slots=True)
class LabelCurve:
    """A calibration of the embedded engine's labels: a logistic curve over the winner's log odds.

    `unsure_below`: the confidence from which on 95 % are right.
    """

    slope: float
    offset: float
    unsure_below: float
