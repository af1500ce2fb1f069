"""What goes into the support check and what comes out of it, as values that cross to a worker process and back."""

from __future__ import annotations

from dataclasses import dataclass

from precis.domain.documents import Span
from precis.domain.results import Check, Verdict


@dataclass(frozen=True, slots=True)
class Cited:
    """A place in the document; weak where only the passage is known, not the sentence."""

    span: Span
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim as it comes: its text and the spans that it cites."""

    text: str
    cited: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check says of a claim."""

    support: float
    verdict: Verdict
    checks: tuple[Check, ...]
    citations: tuple[Cited, ...]
    calibration: str
    """Name of the calibration behind `support`."""
