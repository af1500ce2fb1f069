"""Labels by a model engine: one call a label set, a few short re-asks where the answer is grey, and how sure it is.

The confidence comes from the probabilities of the tokens where the wire has them, else from the agreement of re-asks
(self-consistency: Wang et al., 2022), else from what the model says of itself. Which one it was is the `basis`.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import exp
from typing import Any, cast

from precis.domain.documents import Document
from precis.domain.errors import EngineError
from precis.domain.labels import LabelSet
from precis.domain.ports import Extract, Labelling
from precis.domain.requests import Reply, Request
from precis.domain.results import NONE_OF_THESE, LabelScore
from precis.domain.steps import StepKind
from precis.tasks.asking import Asker
from precis.tasks.notes import valid_numbers
from precis.tasks.passages import Passage, passages_of
from precis.tasks.prompts import numbered
from precis.tasks.schemas import label_schema

LABEL_ROOM = 300
MOST_SHOWN = 9_000
"""Code points that a label is judged by; a longer document is condensed to its beginning and what says most."""
_BEGINNING = 3_000
_GREY = (0.35, 0.95)
_RE_ASKS = 2
_SAMPLING = 0.7
"""Temperature of the re-asks: high enough that an unsure model wavers."""


class ModelLabels:
    """Labels one document through one asker."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    async def label(self, document: Document, labels: LabelSet, telling: Extract | None) -> Labelling:
        """Return scores over the labels and NONE_OF_THESE; `telling` are sentences that stand for a long document.

        Raises:
            EngineError: no engine gave a usable reply.
            Blocked: policy or budget stopped it.
        """
        shown = condensed(passages_of(document), telling)
        request = self._request(shown, labels)
        reply = await self._asker.reply(request)
        first = cast("Mapping[str, Any]", reply.data)
        scores, basis = await self._scores(request, reply, first, labels)
        evidence = tuple(shown[index].span for index in valid_numbers(first["evidence"], len(shown)))
        return Labelling(scores, basis, evidence)

    def _request(self, shown: Sequence[Passage], labels: LabelSet) -> Request:
        lines = [f"- {label.name}: {label.description}".rstrip(": ") for label in labels.labels]
        request = self._asker.request(
            "label",
            StepKind.LABEL,
            label_schema([label.name for label in labels.labels]),
            LABEL_ROOM,
            passages=numbered(passage.text for passage in shown),
            labels="\n".join(lines),
            none=NONE_OF_THESE,
        )
        return replace(request, want_logprobs=True)

    async def _scores(
        self, request: Request, reply: Reply, first: Mapping[str, Any], labels: LabelSet
    ) -> tuple[tuple[LabelScore, ...], str]:
        names = [*(label.name for label in labels.labels), NONE_OF_THESE]
        chosen = str(first["label"])
        measured = value_probability(reply, chosen)
        if measured is not None:
            return spread(names, {chosen: measured}), "logprobs"
        said = min(1.0, max(0.0, float(first["confidence"])))
        if not _GREY[0] <= said <= _GREY[1]:
            return spread(names, {chosen: said}), "self-reported"
        votes = Counter([chosen, *await self._again(request)])
        total = sum(votes.values())
        return spread(names, {name: (count + 0.5) / (total + 1.0) for name, count in votes.items()}), "agreement"

    async def _again(self, request: Request) -> list[str]:
        """Return the labels of the re-asks; one that fails is left out."""

        async def one(sample: int) -> str | None:
            try:
                reply = await self._asker.reply(replace(request, sample=sample, temperature=_SAMPLING))
            except EngineError:
                return None
            return str(cast("Mapping[str, Any]", reply.data)["label"])

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(sample)) for sample in range(1, _RE_ASKS + 1)]
        return [label for task in tasks if (label := task.result()) is not None]


def condensed(passages: Sequence[Passage], telling: Extract | None) -> list[Passage]:
    """Return the passages to judge by: all of a short document; of a long one its beginning and what says most."""
    if sum(passage.size for passage in passages) <= MOST_SHOWN:
        return list(passages)
    spans = [sentence.span for sentence in telling.sentences] if telling else []
    kept: list[Passage] = []
    size = 0
    for passage in passages:
        if size >= MOST_SHOWN:
            break
        if size < _BEGINNING or any(passage.span.overlaps(span) for span in spans):
            kept.append(passage)
            size += passage.size
    return kept


def spread(names: Sequence[str], known: Mapping[str, float]) -> tuple[LabelScore, ...]:
    """Return a probability for each name, highest first: what is known, the rest shared evenly among the others."""
    others = [name for name in names if name not in known]
    rest = max(0.0, 1.0 - sum(known.values()))
    scores = [LabelScore(name, known.get(name, rest / max(1, len(others)))) for name in names]
    return tuple(sorted(scores, key=lambda score: -score.confidence))


def value_probability(reply: Reply, value: str) -> float | None:
    """Return the probability of the tokens that spell `value` in the reply; None where the wire gave no logprobs.

    The value is the last of the object's texts, so the last place where its tokens stand is meant.
    """
    tokens = [token.token for token in reply.logprobs]
    text = "".join(tokens)
    start = text.rfind(f'"{value}"')
    if not tokens or start < 0:
        return None
    begin, end, at, total = start + 1, start + 1 + len(value), 0, 0.0
    for token in reply.logprobs:
        if at < end and at + len(token.token) > begin:
            total += token.logprob
        at += len(token.token)
    return exp(total)
