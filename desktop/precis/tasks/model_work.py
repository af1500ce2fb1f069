"""A job on a model engine: draft, check, mend. Where no model answers, the embedded engine, if the person lets it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from precis.domain.errors import EngineError
from precis.domain.jobs import JobState, Length, Mode
from precis.domain.labels import Example, LabelSet
from precis.domain.ports import ContextOf, EmbeddedEngine, Extract, Labelling, Sender, StepLedger, SupportCheck
from precis.domain.requests import EngineConfig
from precis.domain.results import Summary
from precis.tasks.asking import Asker
from precis.tasks.checking import ModelCheck
from precis.tasks.citing import coverage
from precis.tasks.classifying import MOST_SHOWN, ModelLabels
from precis.tasks.embedded_work import ENGINE, EmbeddedWork
from precis.tasks.passages import passages_of
from precis.tasks.placeholders import marked, warning
from precis.tasks.prompts import Prompts
from precis.tasks.summarizing import ModelSummary
from precis.tasks.supporting import CheckedOnce
from precis.tasks.work import Work

T = TypeVar("T")


class ModelWork:
    """Summarizes and labels through the call path; `stand_in` goes on where the path's error names its engine."""

    def __init__(
        self,
        *,
        sender: Sender,
        prompts: Prompts,
        engines: Mapping[str, EngineConfig],
        ledger: StepLedger,
        embedded: EmbeddedEngine,
        support: SupportCheck,
        stand_in: EmbeddedWork,
        context_of: ContextOf,
        user_tag: str,
    ) -> None:
        self._sender = sender
        self._prompts = prompts
        self._engines = engines
        self._ledger = ledger
        self._embedded = embedded
        self._support = support
        self._stand_in = stand_in
        self._context_of = context_of
        self._user_tag = user_tag

    async def summary(self, work: Work) -> Summary:
        """Return the checked summary; what it lacks is added to the work's missing parts."""
        return await self._or_else(work, self._drafted(work), lambda: self._stand_in.summary(work))

    async def labelling(self, work: Work, labels: LabelSet, examples: Sequence[Example]) -> Labelling:
        """Return the scores of a set's labels."""
        stand_in = self._stand_in
        return await self._or_else(
            work, self._labelled(work, labels), lambda: stand_in.labelling(work, labels, examples)
        )

    async def _drafted(self, work: Work) -> Summary:
        asker, document = self._asker(work), work.document
        drafted = await ModelSummary(asker, work.progress, work.show).summarize(document, await self._context(work))
        work.missing += drafted.missing
        work.facts |= {"parts": drafted.parts, "parts_missing": len(drafted.missing), "support": self._support.version}
        work.progress.state(JobState.CHECKING)
        support = CheckedOnce(self._support, self._ledger, work.options)
        claims = await support.check(document, drafted.summary.claims)
        if work.options.mode is Mode.ACCURATE:
            claims = await ModelCheck(asker, support, document, passages_of(document)).check(claims)
        claims = marked(claims, work.tally.unrestored)
        self._warn(work)
        checked = replace(drafted.summary, claims=claims)
        return replace(checked, coverage=coverage(document, checked.sentences))

    async def _labelled(self, work: Work, labels: LabelSet) -> Labelling:
        found = await ModelLabels(self._asker(work)).label(work.document, labels, await self._telling(work))
        self._warn(work)
        return found

    def _warn(self, work: Work) -> None:
        work.warnings += work.tally.stand_ins()
        if work.tally.unrestored:
            work.warnings.append(warning(work.tally.unrestored))

    async def _telling(self, work: Work) -> Extract | None:
        """Return the sentences that stand for a long document, chosen on this machine."""
        if len(work.document.text) <= MOST_SHOWN:
            return None
        return await self._embedded.extract(work.document, Mode.FAST, Length.DETAILED)

    async def _or_else(self, work: Work, asked: Awaitable[T], stand_in: Callable[[], Awaitable[T]]) -> T:
        try:
            return await asked
        except* EngineError as group:
            error = _first(group)
            if error.fallback != ENGINE:
                raise error from None
        name = work.options.engine
        work.warnings.append(f"{name} gave no answer: {error.message} The embedded engine did the work instead.")
        work.tally.stood_in(name, ENGINE)
        work.progress.state(JobState.WORKING, f"{name} gave no answer; the embedded engine goes on.")
        return await stand_in()

    def _asker(self, work: Work) -> Asker:
        return Asker(
            self._sender,
            self._prompts,
            job=work.job,
            document=work.document.id,
            options=work.options,
            tally=work.tally,
            user_tag=self._user_tag,
        )

    async def _context(self, work: Work) -> int | None:
        engine = self._engines.get(work.options.engine)
        return None if engine is None else await self._context_of(engine, work.options.mode)


def _first(group: BaseExceptionGroup[EngineError]) -> EngineError:
    inner = group.exceptions[0]
    return _first(inner) if isinstance(inner, BaseExceptionGroup) else inner
