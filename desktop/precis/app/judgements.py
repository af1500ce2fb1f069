"""What people said before any model is asked: the person's decisions on labels, and the examples they make."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from precis.domain.documents import Document
from precis.domain.labels import Example, LabelSet
from precis.domain.results import NONE_OF_THESE, Band, DecidedBy, LabelResult

if TYPE_CHECKING:
    from precis.store.decisions import Decisions

MOST_EXAMPLES = 100
"""Decisions that teach a set at once, the newest: each has to be embedded."""


class PersonFirst:
    """Implements `Judgements`: a person's decision on a document stands, whatever an engine would say."""

    def __init__(self, decisions: Decisions) -> None:
        self._decisions = decisions

    async def decided(self, document: Document, labels: LabelSet) -> LabelResult | None:
        """Return the person's decision as a label of full confidence, or None; one that left the set counts no more."""
        decision = await self._decisions.decided(document.id, labels.name)
        names = {label.name for label in labels.labels} | {NONE_OF_THESE}
        if decision is None or decision.label not in names:
            return None
        return LabelResult(labels.name, decision.label, 1.0, Band.SURE, "person", DecidedBy.PERSON)

    async def examples(self, document: Document, labels: LabelSet) -> Sequence[Example]:
        """Return the person's decisions on other documents, newest first."""
        names = {label.name for label in labels.labels}
        found = await self._decisions.examples(labels.name, but=document.id, limit=MOST_EXAMPLES)
        return [example for example in found if example.label in names]
