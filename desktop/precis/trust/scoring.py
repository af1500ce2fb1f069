"""What is wrong with a claim, and the numbers that its support is scored by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from precis.trust.evidence import Evidence, Finding
from precis.trust.facts import date_findings, number_findings
from precis.trust.names import name_findings, names_in
from precis.trust.overlap import longest_run
from precis.trust.polarity import polarity_findings

COPIED_STYLE = 0.6
"""Share of words in copied runs from which a claim counts as pasted together from the source, not put in own words."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """A claim's evidence, the findings against it, and which kinds of value were compared and agree."""

    evidence: Evidence
    findings: tuple[Finding, ...]
    compared: tuple[str, ...]

    @property
    def has_failed(self) -> bool:
        """Whether the source says otherwise, or says nothing of a value or name."""
        return any(finding.is_hard for finding in self.findings)

    @property
    def is_verbatim(self) -> bool:
        """Whether the claim is a whole sentence or row of the document."""
        best = self.evidence.best
        if best is None or len(self.evidence.tokens) != len(self.evidence.index.units[best.unit].tokens):
            return False
        source = self.evidence.index.units[best.unit].tokens
        return all(
            self.evidence.word(mine) == self.evidence.source_word(theirs)
            for mine, theirs in zip(self.evidence.tokens, source, strict=True)
        )


def assess(evidence: Evidence) -> Assessment:
    """Return the findings of all checks on one claim, each fact named once."""
    found: dict[str, Finding] = {}
    for finding in (
        *number_findings(evidence),
        *date_findings(evidence),
        *name_findings(evidence),
        *polarity_findings(evidence),
    ):
        found.setdefault(finding.message, finding)
    compared = [
        name
        for name, has_any in (
            ("numbers", evidence.quantities),
            ("dates", evidence.dates),
            ("names", names_in(evidence)),
        )
        if has_any
    ]
    return Assessment(evidence, tuple(found.values()), tuple(compared))


def features_of(assessment: Assessment, style: float) -> dict[str, float]:
    """Return the numbers that the raw score weighs, each about 0 … 1. `style`: the summary's mean share of copied words.

    `spliced`: in a claim made of copied pieces, how much of it does not stand together in the source. Sentences pasted
    from two places are the commonest error of extractive systems; own words say nothing of that kind.
    """
    evidence, overlap = assessment.evidence, assessment.evidence.overlap
    copying = max(style, overlap.copied)
    return {
        "ordered": overlap.ordered,
        "trigrams": overlap.trigrams,
        "words": overlap.words,
        "pair": overlap.pair,
        "subsequence": overlap.subsequence,
        "spliced": (1.0 - overlap.ordered) * float(copying >= COPIED_STYLE),
        "copied_style": float(copying >= COPIED_STYLE),
        "hints": float(len(assessment.findings) > 0),
        "run": min(1.0, _run(evidence) / 12.0),
    }


def _run(evidence: Evidence) -> int:
    return max((longest_run(passage.alignment) for passage in evidence.passages[:4]), default=0)


def style_of(assessments: list[Assessment]) -> float:
    """Return the mean share of copied words over a summary's claims."""
    return sum(a.evidence.overlap.copied for a in assessments) / max(1, len(assessments))


FeatureRow = Mapping[str, float]
