"""A model as judge of summaries: its prompt, its constrained answer, what the answer is worth.

Each judgement is one call through the call path, so that it is budgeted, logged and found again like any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, cast

from precis.domain.jobs import JobId, Mode
from precis.domain.ports import Sender
from precis.domain.requests import CallContext, OutputSchema, Request
from precis.domain.steps import StepKind
from precis.tasks.prompts import Prompt, fenced, numbered

GRADES = {"faithful": 1.0, "minor": 0.5, "unfaithful": 0.0}
"""What a grade counts as a score."""
FEATURE = "judge"
"""What the log of calls names a judgement by."""
MOST_CHARACTERS = 24_000
"""Of a document that is shown to a judge."""
_ROOM = 300
JUDGE = OutputSchema(
    "judge",
    {
        "type": "object",
        "properties": {"reason": {"type": "string"}, "grade": {"type": "string", "enum": list(GRADES)}},
        "required": ["reason", "grade"],
        "additionalProperties": False,
    },
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judge's score of a summary (0 … 1), its reason, and the cost in USD; None: found again, or not known."""

    score: float
    reason: str
    cost_usd: float | None = None


class Judge(Protocol):
    """Judges one summary of one document."""

    @property
    def facts(self) -> Mapping[str, str]:
        """Engine, model and version of the judge: a run keeps them."""
        ...

    async def judge(self, passages: Sequence[str], summary: str) -> Judgement:
        """Return the judgement, or raise a PrecisError."""
        ...


class ModelJudge:
    """A judge on a model engine."""

    def __init__(self, sender: Sender, prompt: Prompt, *, engine: str, model: str, job: JobId) -> None:
        self._sender = sender
        self._prompt = prompt
        self._engine = engine
        self._model = model
        self._job = job

    @property
    def facts(self) -> Mapping[str, str]:
        """Engine, model and prompt, as in `Judge.facts`."""
        return {"engine": self._engine, "model": self._model, "prompt": self._prompt.id, "words": self._prompt.content}

    async def judge(self, passages: Sequence[str], summary: str) -> Judgement:
        """Return the judgement.

        Raises:
            EngineError: no usable answer.
            Blocked: policy or budget stopped it.
        """
        reply = await self._sender.send(self.request(passages, summary))
        answer = cast("Mapping[str, Any]", reply.data)
        cost = None if reply.was_cached or reply.cost is None else reply.cost.usd
        return Judgement(GRADES[str(answer["grade"])], " ".join(str(answer["reason"]).split()), cost)

    def request(self, passages: Sequence[str], summary: str) -> Request:
        """Return what is sent: greedy, in the accurate mode of the engine."""
        return Request(
            kind=StepKind.CHECK,
            mode=Mode.ACCURATE,
            messages=self._prompt.messages(passages=numbered(passages), claim=fenced(summary)),
            max_output_tokens=_ROOM,
            schema=JUDGE,
            engine=self._engine,
            context=CallContext(job=self._job, feature=FEATURE, prompt_id=self._prompt.id),
        )


def fits(passages: Sequence[str]) -> bool:
    """Say whether a document can be shown whole."""
    return sum(map(len, passages)) <= MOST_CHARACTERS
