"""A run: episodes in an order that the seed gives, then everything mended, everything resumed, and the ledger."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from precis.store import Store
from tests.chaos.faults import FAULTS
from tests.chaos.lane import KEY, Lane, Violation
from tests.fakes.servers import FakeOpenAI

FINAL = ("done", "needs_review", "partial", "failed", "cancelled")


@dataclass(frozen=True, slots=True)
class Ledger:
    """The books at the end, against the database and the server."""

    episodes: dict[str, int]
    seconds: float
    handed_in: int
    refused: int
    states: dict[str, int]
    calls_seen: int
    intents: int
    outcomes: dict[str, int]
    open_intents: int
    twice: int
    hits: dict[str, int]
    instead: dict[str, int]
    violations: tuple[str, ...] = field(default=())

    @property
    def balances(self) -> bool:
        """Whether everything that must hold does."""
        return not self.why_not()

    def why_not(self) -> list[str]:
        """Return in sentences what does not balance."""
        jobs = sum(self.states.values())
        stuck = {state: number for state, number in self.states.items() if state not in FINAL}
        claims = (
            (jobs == self.handed_in, f"{self.handed_in} jobs in, {jobs} out"),
            (not stuck, f"jobs without an end: {stuck}"),
            (self.calls_seen <= self.intents, f"the server saw {self.calls_seen} calls, {self.intents} were recorded"),
            (not self.open_intents, f"{self.open_intents} intents have no outcome and are not shown as unknown"),
            (not self.twice, f"{self.twice} steps were bought twice"),
        )
        return [*self.violations, *(sentence for holds, sentence in claims if not holds)]

    def lines(self) -> list[str]:
        """Return the ledger as lines for people."""
        states, outcomes = _listed(self.states), _listed(self.outcomes)
        instead = [f"kills instead, for want of a disk of its own: {_listed(self.instead)}"] if self.instead else []
        return [
            f"{sum(self.episodes.values())} episodes in {self.seconds:.0f} s: {_listed(self.episodes)}",
            f"faults that were felt: {_listed({name: self.hits.get(name, 0) for name in self.episodes})}",
            *instead,
            f"jobs in {self.handed_in:,} (refused whole, with a sentence or by a kill: {self.refused:,})",
            f"jobs out {sum(self.states.values()):,}: {states}",
            f"calls that the server saw {self.calls_seen:,} <= intents recorded {self.intents:,}: {outcomes}",
            f"intents without an outcome, not shown as unknown: {self.open_intents}; steps bought twice: {self.twice}",
        ]


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in sorted(counts.items()))


async def run(folder: Path, seed: int, *, seconds: float, episodes: int | None = None) -> Ledger:
    """Return the ledger of a run of `episodes`, or of as many as `seconds` allow; each kind comes before any again."""
    chance = random.Random(seed)
    begun = time.monotonic()
    violations: list[str] = []
    async with FakeOpenAI(key=KEY) as server:
        server.keeps_requests = False
        lane = Lane(folder, server, chance)
        lane.set_up()
        try:
            order: list[int] = []
            while _goes_on(sum(lane.books.episodes.values()), episodes, begun + seconds):
                order = order or chance.sample(range(len(FAULTS)), len(FAULTS))
                fault = FAULTS[order.pop()]
                lane.well()
                lane.fault = fault.__name__
                lane.books.episodes[lane.fault] += 1
                try:
                    await fault(lane)
                except Violation as violation:
                    violations.append(f"{fault.__name__}: {violation}")
            await _mend(lane)
            return await _balance(lane, time.monotonic() - begun, violations)
        finally:
            lane.tear_down()


def _goes_on(done: int, episodes: int | None, until: float) -> bool:
    return done < episodes if episodes is not None else time.monotonic() < until


async def _mend(lane: Lane) -> None:
    """Resume all that was left unfinished, with everything in order again."""
    lane.well()
    await asyncio.wait_for(lane.run("jobs", "resume", "--json"), 120)


async def _balance(lane: Lane, seconds: float, violations: Sequence[str]) -> Ledger:
    # Opening the store is what marks the intents of dead processes; the books must close after a start like any other.
    store = await Store.open(lane.home, lambda: datetime.now(UTC))
    await store.close()
    outcomes = dict(lane.rows("SELECT state, count(*) FROM calls GROUP BY state"))
    sent = sum(number for state, number in outcomes.items() if state != "cached")
    twice = """
        SELECT step FROM calls WHERE outcome = 'ok' AND state = 'done' AND step <> ''
        GROUP BY step, engine HAVING count(*) > 1
    """
    return Ledger(
        episodes=dict(lane.books.episodes),
        seconds=seconds,
        handed_in=lane.books.handed_in,
        refused=lane.books.refused,
        states=dict(lane.rows("SELECT state, count(*) FROM jobs GROUP BY state")),
        calls_seen=lane.server.calls,
        intents=sent,
        outcomes=outcomes,
        open_intents=outcomes.get("open", 0),
        twice=len(lane.rows(twice)),
        hits=dict(lane.books.hits),
        instead=dict(lane.books.instead),
        violations=tuple(violations),
    )
