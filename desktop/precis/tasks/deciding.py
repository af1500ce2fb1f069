"""From scores over the labels of a set to the answer: decided, or left to a person. Pure."""

from __future__ import annotations

from precis.domain.documents import Document
from precis.domain.labels import LabelSet
from precis.domain.ports import Labelling
from precis.domain.results import NONE_OF_THESE, Band, DecidedBy, LabelResult
from precis.domain.rulings import Ruling
from precis.tasks.citing import cite

UNSURE_BELOW = 0.5
"""The threshold where neither the label set nor the engine's calibration gives one."""
SURE_FROM = 0.8
"""Least confidence of the band `sure`; a set that asks for more (`unsure_below`) moves it up."""


def band_of(confidence: float, unsure_below: float) -> Band:
    """Return the words for a confidence: unsure below the set's threshold, sure from half way between it and 1."""
    if confidence < unsure_below:
        return Band.UNSURE
    return Band.SURE if confidence >= max(SURE_FROM, (1.0 + unsure_below) / 2.0) else Band.LIKELY


def threshold_of(labels: LabelSet, labelling: Labelling) -> float:
    """Return the confidence that a label needs: what the set says, else what the engine's calibration says."""
    if labels.unsure_below is not None:
        return labels.unsure_below
    return UNSURE_BELOW if labelling.unsure_below is None else labelling.unsure_below


def ruled_label(labels: LabelSet, ruling: Ruling) -> LabelResult | None:
    """Return the label that a rule gives; a label that is not in the set is no answer."""
    if labels.name not in ruling.labels:
        return None
    label, _ = ruling.labels[labels.name]
    if label not in {NONE_OF_THESE, *(each.name for each in labels.labels)}:
        return None
    return LabelResult(labels.name, label, 1.0, Band.SURE, "rule", DecidedBy.RULE)


def decide(document: Document, labels: LabelSet, labelling: Labelling) -> LabelResult:
    """Return the best label; an unsure one, and any of a critical set, is a proposal that waits for a person."""
    best, *others = labelling.scores
    band = band_of(best.confidence, threshold_of(labels, labelling))
    waits = band is Band.UNSURE or labels.is_critical
    return LabelResult(
        label_set=labels.name,
        label=best.label,
        confidence=best.confidence,
        band=band,
        basis=labelling.basis,
        decided_by=DecidedBy.NONE if waits else DecidedBy.MODEL,
        alternatives=tuple(others),
        evidence=tuple(cite(document, span) for span in labelling.evidence),
    )
