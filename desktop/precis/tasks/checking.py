"""The model check of accurate mode: weak claims only, against their passages; what is wrong is put right once, or said.

The local check says which claims are weak. A model's "supported" counts only with a quote that stands in the passages,
and, where the wire tells how sure the model was of the word, only where it was.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from precis.domain.documents import Document, Span
from precis.domain.errors import EngineError
from precis.domain.ports import SupportCheck
from precis.domain.results import DROPPED, Check, Citation, Claim, Verdict
from precis.domain.steps import StepKind
from precis.tasks.alternatives import Alternatives
from precis.tasks.asking import Asker
from precis.tasks.citing import cite, one_line
from precis.tasks.classifying import value_probability
from precis.tasks.notes import narrowed, valid_numbers
from precis.tasks.passages import Passage
from precis.tasks.prompts import numbered
from precis.tasks.schemas import CHECK, REPAIR

CHECK_ROOM, REPAIR_ROOM = 400, 500
_AROUND = 1
"""Passages before and after each cited one that are shown along, so that "it" and "they" can be understood."""
_VERDICTS = {"supported": Verdict.SUPPORTED, "partly": Verdict.PARTIAL, "not": Verdict.UNSUPPORTED}
_MOST_ALTERNATIVES = 2
_SURE = 0.7
"""Probability of the word "supported" below which it is not taken, where the wire has logprobs."""
_NOT_SURE = "The engine was not sure that the document supports it."
_DROPPED = "Could not be supported: no passage shown says it, and no rewording of them stood the check."
_NOT_SHOWN = "The engine could not show words of the document for it."


class ModelCheck:
    """Checks and mends the weak claims of one summary."""

    def __init__(self, asker: Asker, support: SupportCheck, document: Document, passages: Sequence[Passage]) -> None:
        self._asker = asker
        self._support = support
        self._document = document
        self._passages = passages
        self._alternatives = Alternatives(passages)

    async def check(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Return the claims in order, and last those that could not be supported: said, never hidden.

        Those that the local check found supported are left as they are. A claim that no engine could check keeps the
        local verdict, and says so.
        """
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._one(claim)) for claim in claims]
        found = [task.result() for task in tasks]
        return tuple(sorted(found, key=lambda claim: claim.is_dropped))

    async def _one(self, claim: Claim) -> Claim:
        if claim.verdict is Verdict.SUPPORTED:
            return claim
        shown = self._around(claim)
        if not shown:
            return _with_drop(_with(claim, Verdict.UNSUPPORTED, "No passage of the document was found for it."))
        try:
            return await self._judged(claim, shown)
        except EngineError as error:
            check = Check("model", passed=False, message=f"It could not be checked by the engine: {error.message}")
            return replace(claim, checks=(*claim.checks, check))

    async def _judged(self, claim: Claim, shown: Sequence[Passage]) -> Claim:
        request = self._asker.request(
            "check", StepKind.CHECK, CHECK, CHECK_ROOM, passages=_numbered(shown), claim=claim.text
        )
        reply = await self._asker.reply(replace(request, want_logprobs=True))
        answer = cast("Mapping[str, Any]", reply.data)
        judged = self._after(claim, answer, shown, value_probability(reply, str(answer["verdict"])))
        if judged.verdict is Verdict.SUPPORTED:
            return judged
        mended = await self._mended(judged, shown, one_line(str(answer["problem"])))
        return _with_drop(mended) if mended.verdict is Verdict.UNSUPPORTED else mended

    def _after(
        self, claim: Claim, answer: Mapping[str, Any], shown: Sequence[Passage], probability: float | None
    ) -> Claim:
        """Return the claim as the answer judges it; `probability` is that of its verdict, None: not told."""
        verdict = _VERDICTS.get(str(answer["verdict"]))
        if verdict is Verdict.SUPPORTED and probability is not None and probability < _SURE:
            return _with(claim, claim.verdict, _NOT_SURE, passed=False)
        if verdict is None:
            return _with(claim, claim.verdict, "The engine could not tell from the passages.", passed=False)
        place = self._find(str(answer["quote"]), shown)
        if verdict is Verdict.SUPPORTED and place is None:
            return _with(claim, claim.verdict, _NOT_SHOWN, passed=False)
        if verdict is Verdict.SUPPORTED and place is not None:
            cited = _with_citation(claim.citations, cite(self._document, place))
            message = f"The engine finds it supported: “{self._document.quote(place)}”."
            return _with(replace(claim, citations=cited), verdict, one_line(message), passed=True)
        problem = one_line(str(answer["problem"])) or "The engine finds it not fully supported."
        return _with(claim, verdict, problem)

    async def _mended(self, claim: Claim, shown: Sequence[Passage], problem: str) -> Claim:
        """Return the claim put right from its passages, if the local check then finds it supported; else as it is."""
        answer = await self._asker.ask(
            "repair",
            StepKind.REPAIR,
            REPAIR,
            REPAIR_ROOM,
            passages=_numbered(shown),
            claim=claim.text,
            problem=problem or "The passages don't state it.",
            language=self._asker.language,
        )
        text = one_line(str(answer["text"]))
        cited = valid_numbers(answer["citations"], len(shown))
        if not text or not cited:
            return claim
        sources = [narrowed(self._document, shown[index].span, text) for index in cited]
        citations = tuple(cite(self._document, source.span, is_weak=source.is_weak) for source in sources)
        (checked,) = await self._support.check(self._document, (Claim(text, citations),))
        if checked.verdict is not Verdict.SUPPORTED:
            return claim
        message = f"Rewritten from the passages; it said before: “{claim.text}”."
        return replace(checked, checks=(*checked.checks, Check("rewritten", passed=True, message=message)))

    def _around(self, claim: Claim) -> list[Passage]:
        """Return the passages that the claim cites with their neighbours and the likest others, in reading order."""
        wanted: set[int] = set()
        for citation in claim.citations:
            for index, passage in enumerate(self._passages):
                if passage.span.overlaps(citation.span):
                    wanted.update(range(max(0, index - _AROUND), min(len(self._passages), index + _AROUND + 1)))
        wanted.update(self._alternatives.likest(claim.text, _MOST_ALTERNATIVES, wanted))
        return [self._passages[index] for index in sorted(wanted)]

    def _find(self, quote: str, shown: Sequence[Passage]) -> Span | None:
        """Return where the quoted words stand in the shown passages, white space apart; None where they don't."""
        words = one_line(quote).strip("“”\"'…. ")
        if len(words) < 4:
            return None
        for passage in shown:
            text = self._document.quote(passage.span)
            if words.casefold() in one_line(text).casefold():
                return narrowed(self._document, passage.span, words).span
        return None


def _numbered(shown: Sequence[Passage]) -> str:
    return numbered(passage.text for passage in shown)


def _with(claim: Claim, verdict: Verdict, message: str, *, passed: bool | None = None) -> Claim:
    ok = verdict is Verdict.SUPPORTED if passed is None else passed
    return replace(claim, verdict=verdict, checks=(*claim.checks, Check("model", passed=ok, message=message)))


def _with_drop(claim: Claim) -> Claim:
    return replace(claim, checks=(*claim.checks, Check(DROPPED, passed=False, message=_DROPPED)))


def _with_citation(citations: Sequence[Citation], found: Citation) -> tuple[Citation, ...]:
    kept = tuple(citation for citation in citations if not citation.span.overlaps(found.span))
    return (found, *kept)
