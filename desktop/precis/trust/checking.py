"""The support check itself: claims against an indexed document, pure and deterministic."""

from __future__ import annotations

from collections.abc import Sequence

from precis.domain.documents import Document
from precis.domain.results import Check, Verdict
from precis.trust.calibration import Calibration, SupportCalibrations
from precis.trust.citing import cite, has_place, units_of
from precis.trust.claims import Asked, Checked, Cited
from precis.trust.denials import is_negator
from precis.trust.evidence import gather
from precis.trust.index import MakeSplitter, SourceIndex, index_document
from precis.trust.scoring import Assessment, assess, features_of
from precis.trust.styles import styles_of
from precis.trust.words import tokens_of

VERBATIM = 0.995
"""Support of a whole sentence of the document: what is left is a sentence that means something else on its own."""
_MOST_SENTENCES = 12
"""Sentences of one claim that are checked one by one; a longer claim is checked in this many parts."""


def check_claims(
    document: Document, claims: Sequence[Asked], make_splitter: MakeSplitter, calibrations: SupportCalibrations
) -> tuple[Checked, ...]:
    """Return what the document says to each claim, in order. The document is indexed once."""
    index = index_document(document, make_splitter)
    groups = [
        [_assessed(index, part, claim) for part in _parts(claim.text, index.language, make_splitter)]
        for claim in claims
    ]
    copied = [assessment.evidence.overlap.copied for group in groups for assessment in group]
    styles = iter(styles_of(copied))
    return tuple(
        _combined([_checked(claim, part, calibrations.of(next(styles))) for part in group])
        for claim, group in zip(claims, groups, strict=True)
    )


def _parts(text: str, language: str, make_splitter: MakeSplitter) -> list[str]:
    """Return the claim's sentences; a claim of one is itself."""
    spans = [span for span, _ in make_splitter(language, text).split(0, len(text))]
    parts = [text[span.start : span.end] for span in spans]
    parts = [part for part in parts if tokens_of(part)]
    if len(parts) > _MOST_SENTENCES:
        parts = [*parts[: _MOST_SENTENCES - 1], " ".join(parts[_MOST_SENTENCES - 1 :])]
    return parts or [text]


def _assessed(index: SourceIndex, text: str, claim: Asked) -> Assessment:
    return assess(gather(index, text, units_of(index, claim.cited)))


def _checked(claim: Asked, assessment: Assessment, calibration: Calibration) -> Checked:
    support = support_of(assessment, calibration)
    citations, moved = cite(assessment.evidence, claim.cited)
    verdict = verdict_of(support, calibration, has_doubt=assessment.has_doubt)
    return Checked(support, verdict, _checks(assessment, citations, moved), citations, calibration.name)


def support_of(assessment: Assessment, calibration: Calibration) -> float:
    """Return the probability that the document supports the claim."""
    if not has_place(assessment.evidence):
        return calibration.constants["nothing_shared"]
    if assessment.is_verbatim:
        return VERBATIM
    if assessment.has_failed:
        return calibration.constants["failed_check"]
    return calibration.probability(calibration.raw(features_of(assessment)))


def verdict_of(support: float, calibration: Calibration, *, has_doubt: bool) -> Verdict:
    """Return the verdict at the calibration's thresholds; with a doubt it is partial at best."""
    if support >= calibration.supported_from:
        return Verdict.PARTIAL if has_doubt else Verdict.SUPPORTED
    return Verdict.UNSUPPORTED if support < calibration.unsupported_below else Verdict.PARTIAL


def _checks(assessment: Assessment, citations: Sequence[Cited], moved: str) -> tuple[Check, ...]:
    """Return the findings as failed checks, what agrees as passed ones, and how the wording compares."""
    failed = {finding.name for finding in assessment.findings}
    found = [Check(finding.name, passed=False, message=finding.message) for finding in assessment.findings]
    passed = [Check(name, passed=True) for name in assessment.compared if name not in failed]
    wording = [Check("wording", passed=False, message=message) for message in _wording(assessment)]
    citing = [Check("citation", passed=False, message=moved)] if moved else []
    return (*found, *wording, *citing, *passed)


def _wording(assessment: Assessment) -> list[str]:
    evidence = assessment.evidence
    if not has_place(evidence):
        return ["No passage of the source speaks of this."]
    absent = [t for t in evidence.tokens if t.is_content and not t.is_number and t.stem not in evidence.index.postings]
    words = [word for word in dict.fromkeys(evidence.word(token) for token in absent) if not is_negator(word)]
    if words and evidence.overlap.words < 0.7:
        listed = ", ".join(f"“{word}”" for word in words[:4])
        return [f"Words that the source does not use: {listed}."]
    if evidence.overlap.copied >= 0.6 and evidence.overlap.ordered < 0.5:
        return ["Its words are the source's, but from different places; they may not belong together."]
    return []


def _combined(parts: Sequence[Checked]) -> Checked:
    """Return one verdict for the sentences of a claim: as weak as the weakest, with the citations of all."""
    if len(parts) == 1:
        return parts[0]
    weakest = min(parts, key=lambda part: part.support)
    checks = dict.fromkeys(check for part in parts for check in part.checks)
    failed = {check.name for check in checks if not check.passed}
    citations = dict.fromkeys(cited for part in parts for cited in part.citations)
    return Checked(
        weakest.support,
        weakest.verdict,
        tuple(check for check in checks if not (check.passed and check.name in failed)),
        tuple(citations),
        weakest.calibration,
    )
