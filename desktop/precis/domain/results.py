"""What a finished job holds: claims with their citations, labels with their confidence, what it cost and took."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from precis.domain.documents import PlacedBox, Span
from precis.domain.money import ZERO, Money
from precis.domain.steps import Json


class Verdict(StrEnum):
    """What the support check says of a claim."""

    SUPPORTED = "supported"
    PARTIAL = "partial"
    UNSUPPORTED = "unsupported"
    UNCHECKED = "unchecked"


DROPPED = "dropped"
"""Name of the check of a claim that could not be supported, and that the summary therefore does not make."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage of the document that a claim rests on. `quote` equals the document's text at `span`, always."""

    span: Span
    quote: str
    page: int | None = None
    boxes: tuple[PlacedBox, ...] = ()
    is_weak: bool = False
    """True where only the passage is known, not the exact sentence."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked of a claim, with the finding in words."""

    name: str
    """numbers, dates, names, negation, overlap, model, …"""
    passed: bool
    message: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of a summary."""

    text: str
    citations: tuple[Citation, ...] = ()
    support: float = 0.0
    """0 … 1."""
    verdict: Verdict = Verdict.UNCHECKED
    checks: tuple[Check, ...] = ()
    calibration: str = ""
    """Name of the calibration behind `support`; empty where the score is not calibrated."""

    @property
    def is_dropped(self) -> bool:
        """Whether it could not be supported and was taken out of the summary: shown apart, with its reason."""
        return any(check.name == DROPPED for check in self.checks)

    @property
    def problems(self) -> tuple[str, ...]:
        """What the checks that failed say; that it was dropped is said only where nothing tells more."""
        failed = [check for check in self.checks if not check.passed and check.message]
        return tuple(check.message for check in failed if check.name != DROPPED) or tuple(c.message for c in failed)


@dataclass(frozen=True, slots=True)
class Summary:
    """A headline and claims in reading order; `is_extractive`: chosen from the document, nothing rewritten.

    `claims` holds all that an engine said. What the summary says are `sentences`; what could not be supported is kept
    beside them, never hidden and never part of the text.
    """

    headline: str
    claims: tuple[Claim, ...]
    is_extractive: bool = False
    coverage: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Share of the citations in the document's first, middle and last third."""

    @property
    def text(self) -> str:
        """The sentences as one text."""
        return " ".join(claim.text for claim in self.sentences)

    @property
    def sentences(self) -> tuple[Claim, ...]:
        """The claims that the summary makes."""
        return tuple(claim for claim in self.claims if not claim.is_dropped)

    @property
    def not_supported(self) -> tuple[Claim, ...]:
        """The claims that could not be supported."""
        return tuple(claim for claim in self.claims if claim.is_dropped)


class Band(StrEnum):
    """How sure a label is, in words."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


class DecidedBy(StrEnum):
    """Who decided a label; NONE: nobody yet, the document waits for review."""

    RULE = "rule"
    MODEL = "model"
    PERSON = "person"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class LabelScore:
    """A label and its probability (0 … 1, calibrated as far as `basis` says)."""

    label: str
    confidence: float


@dataclass(frozen=True, slots=True)
class LabelResult:
    """The answer for one label set. `label` is NONE_OF_THESE where no label fits."""

    label_set: str
    label: str
    confidence: float
    band: Band
    basis: str
    """Where the confidence comes from: `zero-shot`, `few-shot`, `logprobs`, `agreement`, `margin`, `rule`, `person`."""
    decided_by: DecidedBy
    alternatives: tuple[LabelScore, ...] = ()
    evidence: tuple[Citation, ...] = ()


NONE_OF_THESE = "none of these"


@dataclass(frozen=True, slots=True)
class Usage:
    """What a job used. `cached_calls` are steps found again; token counts include cached and reasoning tokens."""

    calls: int = 0
    cached_calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: Money | None = ZERO
    """None: the price is unknown, never shown as 0."""

    def __add__(self, other: Usage) -> Usage:
        cost = None if self.cost is None or other.cost is None else self.cost + other.cost
        return Usage(
            self.calls + other.calls,
            self.cached_calls + other.cached_calls,
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            cost,
        )


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds spent."""

    read_s: float = 0.0
    queue_s: float = 0.0
    total_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of a job's tasks."""

    document_id: str
    mode: str
    engine: str
    model: str
    summary: Summary | None = None
    labels: tuple[LabelResult, ...] = ()
    usage: Usage = field(default_factory=Usage)
    timing: Timing = field(default_factory=Timing)
    warnings: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    """What a partial result lacks, in plain words; empty for a whole one."""
    facts: Mapping[str, Json] = field(default_factory=dict[str, Json], hash=False)
    """What it was made with, for `why`: versions, models, prompts, parts, fallbacks, repairs. No text of anybody's."""
