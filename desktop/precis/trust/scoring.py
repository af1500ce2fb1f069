"""What is wrong with a claim, and the numbers that its support is scored by."""

from __future__ import annotations

from dataclasses import dataclass

from precis.trust.evidence import Evidence, Finding
from precis.trust.facts import date_findings, number_findings
from precis.trust.hedges import hedge_findings
from precis.trust.names import name_findings, names_in
from precis.trust.polarity import polarity_findings


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
    def has_doubt(self) -> bool:
        """Whether any check found something, be it not enough to fail: an opposite nearby, a hedge left out."""
        return bool(self.findings)

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
        *hedge_findings(evidence),
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


def features_of(assessment: Assessment) -> dict[str, float]:
    """Return the numbers that a raw score can weigh, each 0 … 1."""
    overlap = assessment.evidence.overlap
    return {
        "trigrams": overlap.trigrams,
        "bigrams": overlap.bigrams,
        "ordered": overlap.ordered,
        "subsequence": overlap.subsequence,
        "words": overlap.words,
        "pair": overlap.pair,
        "hints": float(len(assessment.findings) > 0),
    }
