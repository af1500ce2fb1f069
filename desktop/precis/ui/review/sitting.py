"""A sitting of decisions as plain values: what waits, what was done, and how to go back. No Qt, no I/O."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from precis.domain.jobs import JobId

if TYPE_CHECKING:
    from precis.app.reviewing import Waiting


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that the person did: `label` is what was decided, None where the question was skipped."""

    waiting: Waiting
    label: str | None

    @property
    def is_agreement(self) -> bool:
        """Whether the person decided what the program had proposed."""
        return self.label == self.waiting.proposal.label


@dataclass(slots=True)
class Sitting:
    """The questions in order; a skipped one goes to the end of the line."""

    line: list[Waiting] = field(default_factory=list["Waiting"])
    turns: list[Turn] = field(default_factory=list[Turn])

    @property
    def current(self) -> Waiting | None:
        """The question that is asked now."""
        return self.line[0] if self.line else None

    @property
    def decided(self) -> list[Turn]:
        """What was decided in this sitting."""
        return [turn for turn in self.turns if turn.label is not None]

    def take_in(self, waiting: Sequence[Waiting]) -> None:
        """Take over what waits now; the order of what is known stays, new questions come last."""
        fresh = {_key(one): one for one in waiting}
        known = [fresh.pop(_key(one)) for one in self.line if _key(one) in fresh]
        self.line = [*known, *fresh.values()]

    def put_first(self, job: JobId) -> None:
        """Ask about `job` next."""
        self.line.sort(key=lambda one: one.job.id != job)

    def decide(self, label: str) -> Turn:
        """Decide the current question, and go on to the next."""
        turn = Turn(self.line.pop(0), label)
        self.turns.append(turn)
        return turn

    def skip(self) -> None:
        """Put the current question at the end of the line."""
        waiting = self.line.pop(0)
        self.line.append(waiting)
        self.turns.append(Turn(waiting, None))

    def undo(self) -> Turn | None:
        """Take the last turn back: its question is asked again. None where there is nothing to take back."""
        if not self.turns:
            return None
        turn = self.turns.pop()
        self._ask_again(turn.waiting)
        return turn

    def give_back(self, turn: Turn) -> None:
        """Ask a question again whose decision could not be kept."""
        if turn in self.turns:
            self.turns.remove(turn)
        self._ask_again(turn.waiting)

    def _ask_again(self, waiting: Waiting) -> None:
        self.line = [waiting, *(one for one in self.line if _key(one) != _key(waiting))]


def _key(waiting: Waiting) -> tuple[str, str]:
    return waiting.job.id, waiting.proposal.label_set
