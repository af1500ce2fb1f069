"""Whose turn it is: calls that wait for one engine and model, interactive ones before batch ones, each in its order."""

from __future__ import annotations

import asyncio
from collections import deque
from copy import copy
from dataclasses import dataclass, field
from itertools import islice

from precis.domain.errors import PrecisError
from precis.gateway.pace import Totals

BATCH_EVERY = 8
"""While interactive calls wait, every eighth turn is a batch call's, so that none waits for ever."""


@dataclass(eq=False, slots=True)
class Ticket:
    """A call that waits. `news` is set when it may go, when it failed, and when it is to lead the line."""

    tokens: float
    is_batch: bool
    totals: Totals = field(default_factory=Totals)
    """Everything granted when this was: what the reply says of the limits is held against it."""
    is_granted: bool = False
    failure: PrecisError | None = None
    news: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_decided(self) -> bool:
        """Whether it need not wait any more."""
        return self.is_granted or self.failure is not None


class Turns:
    """The line of tickets."""

    def __init__(self) -> None:
        self._interactive: deque[Ticket] = deque()
        self._batch: deque[Ticket] = deque()
        self._since_batch = 0

    def __len__(self) -> int:
        return len(self._interactive) + len(self._batch)

    def __contains__(self, ticket: Ticket) -> bool:
        return ticket in (self._batch if ticket.is_batch else self._interactive)

    def add(self, ticket: Ticket) -> None:
        """Put the ticket at the end of its lane."""
        (self._batch if ticket.is_batch else self._interactive).append(ticket)

    def remove(self, ticket: Ticket) -> None:
        """Take a ticket out that gives up."""
        (self._batch if ticket.is_batch else self._interactive).remove(ticket)

    def first(self) -> Ticket:
        """Return a ticket that waits, whichever lane; the line must not be empty."""
        return (self._interactive or self._batch)[0]

    def peek(self, count: int) -> list[Ticket]:
        """Return the next tickets in the order in which they go."""
        interactive, batch = list(islice(self._interactive, count)), list(islice(self._batch, count))
        since = self._since_batch
        found: list[Ticket] = []
        for _ in range(min(count, len(self))):
            is_batch = _is_batchs_turn(bool(interactive), bool(batch), since)
            found.append((batch if is_batch else interactive).pop(0))
            since = 0 if is_batch else since + 1
        return found

    def grant(self, ticket: Ticket) -> None:
        """Let the ticket go."""
        self.remove(ticket)
        self._since_batch = 0 if ticket.is_batch else self._since_batch + 1
        ticket.is_granted = True
        ticket.news.set()

    def fail_all(self, error: PrecisError) -> None:
        """Let all that wait fail, each with a copy of the error."""
        for ticket in (*self._interactive, *self._batch):
            ticket.failure = copy(error)
            ticket.news.set()
        self._interactive.clear()
        self._batch.clear()


def _is_batchs_turn(is_interactive_waiting: bool, is_batch_waiting: bool, since_batch: int) -> bool:
    if not is_interactive_waiting:
        return True
    return is_batch_waiting and since_batch >= BATCH_EVERY - 1
