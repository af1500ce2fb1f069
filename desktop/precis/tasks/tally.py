"""Counts what a job's steps used, and tells the job's progress of each."""

from __future__ import annotations

from collections import Counter

from precis.domain.money import ZERO, Money
from precis.domain.ports import Progress
from precis.domain.requests import Reply
from precis.domain.results import Usage
from precis.domain.steps import Json


class Tally:
    """The running sum of one job. A step that was found again counts as a cached call and costs nothing."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.usage = Usage()
        self.model = ""
        self.engine = ""
        self._stood_in: Counter[tuple[str, str]] = Counter()
        self._prompts: dict[str, str] = {}
        self._requested: set[str] = set()
        self._reported: set[str] = set()
        self._repairs = 0
        self._unrestored: dict[str, None] = {}
        self._sent = self._told = 0

    def local_step(self, *, was_cached: bool) -> None:
        """Count a step of the embedded engine."""
        self._add(Usage(1, int(was_cached), 0, 0, ZERO), was_cached, ZERO)

    def prompt(self, prompt_id: str, content: str) -> None:
        """Note a prompt that is used, and the hash of its words."""
        self._prompts[prompt_id] = content

    def stood_in(self, asked: str, answered: str) -> None:
        """Note that an engine did what another one was asked for."""
        self._stood_in[asked, answered] += 1

    def reply(self, reply: Reply, sent: int = 0) -> None:
        """Count a model call; `sent`: characters of its prompt."""
        self._requested.add(reply.requested_model)
        self._reported.add(reply.reported_model)
        self._repairs += reply.repairs
        self._unrestored.update(dict.fromkeys(reply.unrestored))
        if not reply.repairs and reply.usage.input and not reply.usage.is_estimated:
            self._sent, self._told = self._sent + sent, self._told + reply.usage.input
        cost = ZERO if reply.was_cached else reply.cost
        used = Usage(1, int(reply.was_cached), reply.usage.input or 0, reply.usage.output or 0, cost)
        self.model = reply.reported_model or reply.requested_model or self.model
        self.engine = reply.engine or self.engine
        if reply.fallback_from:
            self._stood_in[reply.fallback_from, reply.engine] += 1
        self._add(used, reply.was_cached, cost)

    def facts(self) -> dict[str, Json]:
        """Return what the calls were made with, for `Result.facts`."""
        return {
            "prompts": dict(sorted(self._prompts.items())),
            "requested_models": sorted(filter(None, self._requested)),
            "reported_models": sorted(filter(None, self._reported)),
            "fallbacks": {f"{asked} → {answered}": count for (asked, answered), count in self._stood_in.items()},
            "repairs": self._repairs,
            # Characters of the prompts, and the tokens that the server says it read: a server that drops what does
            # not fit says nothing else of it.
            "sent_characters": self._sent,
            "read_tokens": self._told,
        }

    @property
    def unrestored(self) -> tuple[str, ...]:
        """What looks like a placeholder in replies and stands for nothing that was sent."""
        return tuple(self._unrestored)

    def stand_ins(self) -> list[str]:
        """Return a sentence for each engine that answered in another's place."""
        return [
            f"{asked} could not answer: {answered} did in its place for {count} of {self.usage.calls} calls."
            for (asked, answered), count in self._stood_in.items()
        ]

    def _add(self, used: Usage, was_cached: bool, cost: Money | None) -> None:
        self.usage = self.usage + used
        self._progress.step_done(was_cached=was_cached, cost=cost)
