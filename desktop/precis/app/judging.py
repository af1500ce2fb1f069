"""Judges for evaluations: a model engine, or the local support check; and their agreement with people's labels."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from precis.domain.documents import Block, BlockKind, Document
from precis.domain.errors import PrecisError, WrongUse
from precis.domain.jobs import JobId, Mode, Options
from precis.domain.ports import Sender, SupportCheck
from precis.domain.results import Claim, Result, Verdict
from precis.domain.steps import content_hash
from precis.evals.agreement import Agreement, Judged, agreement
from precis.evals.judging import Judge, Judgement, ModelJudge, fits
from precis.settings import Settings

if TYPE_CHECKING:
    from precis.store import Store

LOCAL = "embedded"
_AT_ONCE = 8
_LABELS = {"consistent": True, "inconsistent": False}
_FORM = "Each line is {document, claim, label}, with the label consistent or inconsistent."


@dataclass(frozen=True, slots=True)
class LabelledSummary:
    """A summary of a document that people called consistent with it or not."""

    document: str
    summary: str
    is_consistent: bool


class LocalJudge:
    """The support check as a judge: the share of the summary's sentences that it finds supported."""

    def __init__(self, support: SupportCheck) -> None:
        self._support = support

    @property
    def facts(self) -> Mapping[str, str]:
        """As in `Judge.facts`."""
        return {"engine": LOCAL, "support": self._support.version}

    async def judge(self, passages: Sequence[str], summary: str) -> Judgement:
        """Return the judgement; it costs nothing."""
        from precis.providers.embedded.sentences import Splitter

        spans = [span for span, _ in Splitter("en", summary).split(0, len(summary))]
        claims = [Claim(" ".join(summary[span.start : span.end].split())) for span in spans]
        checked = await self._support.check(document_of(passages), claims)
        share = sum(claim.verdict is Verdict.SUPPORTED for claim in checked) / max(1, len(checked))
        reason = next((claim.text for claim in checked if claim.verdict is not Verdict.SUPPORTED), "")
        return Judgement(share, reason, 0.0)


class Judging:
    """Makes judges, gives them what a result rests on, and measures them."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        sender: Sender,
        *,
        support: SupportCheck,
        prompts: Path,
        in_use: Callable[[], AbstractContextManager[None]],
        permit: Callable[[Options], Awaitable[None]],
    ) -> None:
        self._settings = settings
        self._store = store
        self._sender = sender
        self._support = support
        self._prompts = prompts
        self._in_use = in_use
        self._permit = permit

    def judge(self, engine: str, job: str) -> Judge:
        """Return the judge of an engine; `job` names what its calls are counted under.

        Raises:
            WrongUse: there is no such engine.
        """
        from precis.tasks.prompts import load_prompt

        config = self._settings.engine(engine)
        if config.kind == LOCAL:
            return LocalJudge(self._support)
        prompt = load_prompt(self._prompts / "judge.toml")
        model = config.model_for(Mode.ACCURATE)
        return ModelJudge(self._sender, prompt, engine=engine, model=model, job=JobId(job))

    async def of_result(self, judge: Judge, result: Result, reader: str) -> Judgement:
        """Return the judgement of a result's summary, against the whole document, or against what it cites if too long.

        Raises:
            EngineError: no usable answer.
            Blocked: policy or budget stopped it.
        """
        assert result.summary is not None
        document = await self._store.documents.document(result.document_id, reader)
        blocks = [] if document is None else [document.text[b.start : b.end] for b in document.blocks]
        cited = [citation.quote for claim in result.summary.sentences for citation in claim.citations]
        with self._in_use():
            shown = blocks if blocks and fits(blocks) else list(dict.fromkeys(cited))
            return await judge.judge(shown, "\n".join(claim.text for claim in result.summary.sentences))

    async def agreement(
        self, file: Path, engine: str, most: int, on_item: Callable[[int, int], object] = lambda done, total: None
    ) -> Agreement:
        """Return how far a judge agrees with people over the first `most` items of a file; 0: all of them.

        Raises:
            WrongUse: no such engine, or the file can't be used.
            EngineError: an item got no usable answer.
            NoticeNeeded: nobody agreed to what the judge would be sent.
            Blocked: policy or budget stopped it; what was judged is found again.
        """
        await self._permit(Options(engine=engine))
        items = await asyncio.to_thread(labelled_summaries, file, most)
        judge, slots, judged = self.judge(engine, f"agreement-{file.name}"), asyncio.Semaphore(_AT_ONCE), 0

        async def one(item: LabelledSummary) -> Judged:
            nonlocal judged
            async with slots:
                found = await judge.judge(paragraphs(item.document), item.summary)
            judged += 1
            on_item(judged, len(items))
            return Judged(item.is_consistent, found.score)

        with self._in_use():
            try:
                async with asyncio.TaskGroup() as group:
                    tasks = [group.create_task(one(item)) for item in items]
            except* PrecisError as failed:
                raise _first(failed) from None
        return await asyncio.to_thread(agreement, [task.result() for task in tasks])


def _first(group: BaseExceptionGroup[PrecisError]) -> PrecisError:
    inner = group.exceptions[0]
    return _first(inner) if isinstance(inner, BaseExceptionGroup) else inner


def labelled_summaries(file: Path, most: int = 0) -> list[LabelledSummary]:
    """Return the first items of a JSONL file, packed or not; 0: all.

    Raises:
        WrongUse: it can't be read, is empty, or a line has not the form.
    """
    try:
        with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8") as lines:
            found = [_labelled(line, number) for number, line in enumerate(islice(lines, most or None), 1)]
    except (OSError, UnicodeDecodeError, EOFError) as error:
        raise WrongUse(f"{file.name} can't be read.", "Check the path.") from error
    if not found:
        raise WrongUse(f"{file.name} is empty.", _FORM)
    return found


def _labelled(line: str, number: int) -> LabelledSummary:
    try:
        row = cast("dict[str, Any]", json.loads(line))
        return LabelledSummary(str(row["document"]), str(row["claim"]), _LABELS[row["label"]])
    except (ValueError, KeyError, TypeError) as error:
        raise WrongUse(f"Line {number} has no document, claim or label.", _FORM) from error


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text."""
    return [part.strip() for part in text.split("\n") if part.strip()]


def document_of(passages: Sequence[str]) -> Document:
    """Return passages as a document, a block each."""
    text, blocks, start = "\n\n".join(passages), list[Block](), 0
    for passage in passages:
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(passage)))
        start += len(passage) + 2
    return Document(id=content_hash(text), format="txt", title="", text=text, blocks=tuple(blocks), language="en",
                    reader="judge")  # fmt: skip
