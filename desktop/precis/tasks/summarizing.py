"""A summary by a model engine: notes on content-defined chunks, a content-defined tree of merges, claims at the root.

Each call is a pure step, so an edited paragraph costs its chunk and the path above it, and a crash costs the calls in
flight. What one part lacks is said, and the rest goes on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from precis.domain.documents import Document
from precis.domain.errors import (
    BadKey,
    ContextTooLong,
    EngineError,
    Forbidden,
    InvalidOutput,
    ModelNotFound,
    QuotaExhausted,
)
from precis.domain.jobs import Lane, Length
from precis.domain.ports import Progress
from precis.domain.requests import OutputSchema
from precis.domain.results import Claim, Summary
from precis.domain.steps import StepKind
from precis.domain.wording import phrase
from precis.tasks.asking import Asker
from precis.tasks.chunking import Sizes
from precis.tasks.citing import cite, coverage, one_line
from precis.tasks.notes import Note, Notes, notes_on_notes, notes_on_passages
from precis.tasks.passages import Passage, passages_of
from precis.tasks.planning import MERGE_ROOM, SMALLEST, calls_for, chunks_of, groups_of, sizes_for, smaller
from precis.tasks.prompts import numbered
from precis.tasks.schemas import NOTES, SUMMARY

NOTES_ROOM, NOTES_MOST = 1_500, 8
MERGE_MOST = 12
CLAIMS_MOST = {Length.BRIEF: 4, Length.STANDARD: 8, Length.DETAILED: 16}
CLAIMS_ROOM = {Length.BRIEF: 900, Length.STANDARD: 1_500, Length.DETAILED: 2_800}
CALLS_AT_ONCE = 32
GATHERED_AT_ONCE = 4096
"""In the provider's batch lane: all parts of a document are to go in one batch, not in one after the other."""
_FATAL = (BadKey, Forbidden, ModelNotFound, QuotaExhausted, ContextTooLong)
"""What would fail for the other parts as well."""


@dataclass(slots=True)
class Drafted:
    """What the tree gave: a summary, and what is missing from it in plain words."""

    summary: Summary
    missing: list[str] = field(default_factory=list[str])
    parts: int = 1


class ModelSummary:
    """Summarizes one document through one asker."""

    def __init__(self, asker: Asker, progress: Progress, on_part: Callable[[Summary], None]) -> None:
        self._asker = asker
        self._progress = progress
        self._on_part = on_part
        is_batch = asker.options.lane is Lane.PROVIDER_BATCH
        self._slots = asyncio.Semaphore(GATHERED_AT_ONCE if is_batch else CALLS_AT_ONCE)

    async def summarize(self, document: Document, context_tokens: int | None) -> Drafted:
        """Return the summary; a context that turns out too small is met with smaller chunks.

        Raises:
            EngineError: no part could be worked on, or what failed would fail for all.
            Blocked: policy or budget stopped it.
        """
        passages = passages_of(document)
        sizes = sizes_for(context_tokens)
        while sizes.most >= SMALLEST:
            try:
                return await self._draft(document, passages, sizes)
            except* ContextTooLong as group:
                too_long = _first(group)
            sizes = smaller(sizes, too_long)
        raise ContextTooLong("The model's context is too small for even a short passage.", _LARGER_MODEL)

    async def _draft(self, document: Document, passages: Sequence[Passage], sizes: Sizes) -> Drafted:
        chunks = chunks_of(passages, sizes)
        self._progress.planned(calls_for(len(chunks)))
        if len(chunks) == 1:
            return await self._whole(document, chunks[0])
        drafted = await self._in_parts(document, chunks, sizes)
        drafted.parts = len(chunks)
        return drafted

    async def _whole(self, document: Document, chunk: Sequence[Passage]) -> Drafted:
        """Summarize what fits into one request."""
        length = self._asker.options.length
        data = await self._written(
            "summary",
            StepKind.DRAFT,
            SUMMARY,
            CLAIMS_ROOM[length],
            [passage.text for passage in chunk],
            most=CLAIMS_MOST[length],
        )
        notes = notes_on_passages(document, chunk, data)
        if not notes.notes:
            raise InvalidOutput("The model gave no claims.")
        return Drafted(summary_of(document, one_line(str(data["headline"])), notes))

    async def _in_parts(self, document: Document, chunks: Sequence[Sequence[Passage]], sizes: Sizes) -> Drafted:
        found: dict[int, Notes] = {}

        async def one(number: int, chunk: Sequence[Passage]) -> Notes:
            found[number] = notes = await self._notes(document, chunk)
            self._on_part(_so_far(document, found))
            return notes

        outcomes = await self._all([lambda n=n, c=c: one(n, c) for n, c in enumerate(chunks)])
        missing = [
            f"{_place(document, chunks[n])} (part {n + 1} of {len(chunks)}) could not be summarized: {outcome.message}"
            for n, outcome in enumerate(outcomes)
            if isinstance(outcome, EngineError)
        ]
        parts = [outcome for outcome in outcomes if isinstance(outcome, Notes) and outcome.notes]
        if not parts:
            raise next((o for o in outcomes if isinstance(o, EngineError)), InvalidOutput("The model gave no notes."))
        parts = await self._reduced(parts, sizes, done=len(chunks))
        return await self._final(document, parts, missing)

    async def _notes(self, document: Document, chunk: Sequence[Passage]) -> Notes:
        data = await self._written(
            "notes", StepKind.DRAFT, NOTES, NOTES_ROOM, [passage.text for passage in chunk], most=NOTES_MOST
        )
        return notes_on_passages(document, chunk, data)

    async def _reduced(self, parts: list[Notes], sizes: Sizes, *, done: int) -> list[Notes]:
        """Merge groups of notes, level by level, until all fit into one request."""
        while len(parts) > 1 and sum(part.size for part in parts) > sizes.most:
            groups = groups_of(parts, sizes)
            merges = sum(len(group) > 1 for group in groups)
            done += merges
            self._progress.planned(done + calls_for(len(groups)) - len(groups))
            outcomes = await self._all([lambda group=group: self._merged(group) for group in groups])
            parts = [
                outcome if isinstance(outcome, Notes) else _thinned(group)
                for outcome, group in zip(outcomes, groups, strict=True)
            ]
        return parts

    async def _merged(self, group: Sequence[Notes]) -> Notes:
        if len(group) == 1:
            return group[0]
        notes = [note for part in group for note in part.notes]
        data = await self._written(
            "merge", StepKind.MERGE, NOTES, MERGE_ROOM, [note.shown for note in notes], most=MERGE_MOST
        )
        return notes_on_notes(notes, data)

    async def _final(self, document: Document, parts: Sequence[Notes], missing: list[str]) -> Drafted:
        length = self._asker.options.length
        notes = [note for part in parts for note in part.notes]
        try:
            data = await self._written(
                "final",
                StepKind.MERGE,
                SUMMARY,
                CLAIMS_ROOM[length],
                [note.shown for note in notes],
                most=CLAIMS_MOST[length],
            )
            claims = notes_on_notes(notes, data)
            headline = one_line(str(data["headline"]))
        except _FATAL:
            raise
        except EngineError as error:
            missing = [*missing, f"The last step failed ({error.message}) These are notes on the parts, not a summary."]
            claims, headline = Notes(_spread(notes, CLAIMS_MOST[length])), document.title
        return Drafted(summary_of(document, headline, claims), missing)

    async def _written(
        self, prompt: str, kind: StepKind, schema: OutputSchema, room: int, texts: Sequence[str], *, most: int
    ) -> Mapping[str, Any]:
        """Return the reply of a prompt that writes up to `most` statements on the numbered texts."""
        return await self._asker.ask(
            prompt,
            kind,
            schema,
            room,
            passages=numbered(texts),
            most=str(most),
            focus=self._asker.focus,
            language=self._asker.language,
        )

    async def _all(self, works: Sequence[Callable[[], Awaitable[Notes]]]) -> list[Notes | EngineError]:
        """Run the works side by side and return for each what it gave, or the error that concerns it alone."""

        async def one(work: Callable[[], Awaitable[Notes]]) -> Notes | EngineError:
            async with self._slots:
                try:
                    return await work()
                except _FATAL:
                    raise
                except EngineError as error:
                    return error

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(work)) for work in works]
        return [task.result() for task in tasks]


_LARGER_MODEL = "Use a model with a larger context, or the embedded engine."


def summary_of(document: Document, headline: str, notes: Notes) -> Summary:
    """Return the notes as claims with citations; they are checked afterwards."""
    claims = tuple(_claim(document, note) for note in notes.notes)
    return Summary(headline or document.title, claims, coverage=coverage(document, claims))


def _claim(document: Document, note: Note) -> Claim:
    spans = dict.fromkeys((source.span, source.is_weak) for source in note.sources)
    return Claim(note.text, tuple(cite(document, span, is_weak=is_weak) for span, is_weak in spans))


def _so_far(document: Document, found: dict[int, Notes]) -> Summary:
    """Return the first note of each part that is there, as a summary in the making."""
    firsts = tuple(notes.notes[0] for _, notes in sorted(found.items()) if notes.notes)
    return summary_of(document, document.title, Notes(firsts))


def _thinned(group: Sequence[Notes]) -> Notes:
    """Return the first notes of each member: what stands in for a merge that failed."""
    most = max(1, MERGE_MOST // len(group))
    return Notes(tuple(note for part in group for note in part.notes[:most]))


def _spread(notes: Sequence[Note], most: int) -> tuple[Note, ...]:
    """Return up to `most` notes, evenly from first to last."""
    if len(notes) <= most:
        return tuple(notes)
    return tuple(notes[round(index * (len(notes) - 1) / max(1, most - 1))] for index in range(most))


def _place(document: Document, chunk: Sequence[Passage]) -> str:
    first, last = document.page_at(chunk[0].span.start), document.page_at(chunk[-1].span.start)
    if first is None or last is None:
        return phrase("A part")
    return phrase(f"Page {first}") if first == last else phrase(f"Pages {first}–{last}")


def _first(group: BaseExceptionGroup[ContextTooLong]) -> ContextTooLong:
    inner = group.exceptions[0]
    return _first(inner) if isinstance(inner, BaseExceptionGroup) else inner
