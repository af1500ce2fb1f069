"""What people said before any model is asked: their rules, their decisions on labels, and the examples these make."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from precis.domain.documents import Document
from precis.domain.jobs import Mode
from precis.domain.labels import Example, LabelCurve, LabelSet
from precis.domain.results import NONE_OF_THESE, Band, DecidedBy, LabelResult
from precis.domain.rulings import Ruling
from precis.domain.wording import phrase

if TYPE_CHECKING:
    from precis.app.label_fits import LabelFits
    from precis.store.decisions import Decisions
    from precis.store.rules import Rules

MOST_EXAMPLES = 200
"""Decisions that teach a set at once, the newest: each has to be embedded."""


class PersonFirst:
    """Implements `Judgements`: rules and decisions stand, whatever an engine would say."""

    def __init__(self, decisions: Decisions, rules: Rules, fits: LabelFits) -> None:
        self._decisions = decisions
        self._rules = rules
        self._fits = fits

    async def ruling(self, document: Document) -> Ruling:
        """Return what the rules that are switched on say of the document.

        Raises:
            WrongUse: a rule that was kept can't be used any more.
        """
        texts = [rule for rule in await self._rules.all() if rule.is_enabled]
        if not texts:
            return Ruling()
        from precis.trust.rules import parse_rules, rule_on

        rules = [rule for text in texts for rule in parse_rules(text.text, phrase(f"the rule “{text.name}”"))]
        return await asyncio.to_thread(rule_on, document, rules)

    async def decided(self, document: Document, labels: LabelSet) -> LabelResult | None:
        """Return the person's decision as a label of full confidence, or None; one that left the set counts no more."""
        decision = await self._decisions.decided(document.id, labels.name)
        names = {label.name for label in labels.labels} | {NONE_OF_THESE}
        if decision is None or decision.label not in names:
            return None
        return LabelResult(labels.name, decision.label, 1.0, Band.SURE, "person", DecidedBy.PERSON)

    async def examples(self, document: Document, labels: LabelSet) -> Sequence[Example]:
        """Return the person's decisions on other documents, newest first."""
        names = {label.name for label in labels.labels} | {NONE_OF_THESE}
        found = await self._decisions.examples(labels.name, but=document.id, limit=MOST_EXAMPLES)
        return [example for example in found if example.label in names]

    async def curve(self, labels: LabelSet, mode: Mode) -> LabelCurve | None:
        """Return the calibration that the person asked for, or None.

        Raises:
            WrongUse: the file that holds it can't be used.
        """
        fit = await asyncio.to_thread(self._fits.newest, labels.name, mode.value)
        return None if fit is None else fit.curve
