"""A summary by the embedded engine: sentences chosen from the document, each its own citation; nothing is rewritten."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from precis.domain.documents import Document, Span
from precis.domain.jobs import Options
from precis.domain.ports import EmbeddedEngine, Extract, StepLedger
from precis.domain.results import Check, Claim, Summary, Verdict
from precis.domain.steps import Json, Step, StepKind
from precis.tasks.citing import cite, coverage, one_line
from precis.tasks.content import content_of
from precis.tasks.languages import language_name
from precis.tasks.tally import Tally

VERBATIM = Check("verbatim", passed=True, message="This sentence stands in the document word for word.")


class ExtractiveSummary:
    """Summarizes through the embedded engine, one step a document, mode, length and focus."""

    def __init__(self, engine: EmbeddedEngine, ledger: StepLedger) -> None:
        self._engine = engine
        self._ledger = ledger

    async def summarize(self, document: Document, options: Options, tally: Tally) -> tuple[Summary, tuple[str, ...]]:
        """Return the summary and what the person should know about it.

        Raises:
            WorkerStopped: the document needs more time or memory than a worker has.
        """

        async def compute() -> Json:
            return _as_json(await self._engine.extract(document, options.mode, options.length, options.focus))

        outcome = await self._ledger.once(
            self._step(document, options), compute, fresh=options.fresh, keep=not options.is_private
        )
        tally.local_step(was_cached=outcome.was_cached)
        found = cast("dict[str, Any]", outcome.output)
        claims = tuple(_claim(document, Span(start, end)) for start, end, _ in found["sentences"])
        headline = one_line(document.quote(Span(*found["headline"]))) if found["headline"] else document.title
        summary = Summary(headline, claims, is_extractive=True, coverage=coverage(document, claims))
        return summary, (*found["warnings"], *_limits(document, options))

    def _step(self, document: Document, options: Options) -> Step:
        return Step(
            StepKind.EXTRACT,
            {
                "engine": self._engine.version,
                "mode": options.mode.value,
                "length": options.length.value,
                "focus": options.focus,
                "document": content_of(document),
            },
            document=document.id,
        )


def _as_json(extract: Extract) -> Json:
    return {
        "sentences": [[each.span.start, each.span.end, round(each.score, 4)] for each in extract.sentences],
        "headline": [extract.headline.start, extract.headline.end] if extract.headline else None,
        "kind": extract.kind,
        "warnings": list(extract.warnings),
    }


def _claim(document: Document, span: Span) -> Claim:
    citation = cite(document, span)
    return Claim(one_line(citation.quote), (citation,), support=1.0, verdict=Verdict.SUPPORTED, checks=(VERBATIM,))


def _limits(document: Document, options: Options) -> Iterator[str]:
    """Say what was asked for and the embedded engine can't do."""
    if options.language and options.language != document.language:
        yield (
            f"The embedded engine chooses sentences and can't translate: the summary is not in "
            f"{language_name(options.language)} but in the document's own words."
        )
    if options.focus:
        yield "The embedded engine takes the focus as words to look for; it does not understand a question."
