"""What the work finds out about runs that differ, for tests and pictures of the window."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from precis.app.why import TimelineRow, Why, compare
from precis.domain.jobs import JobId
from precis.domain.steps import Json
from precis.store.timeline import DayRow, RunFacts


def run_of(job: JobId, at: datetime, supported: int, facts: Mapping[str, Json], document: str = "d") -> RunFacts:
    """Return a run with 10 claims, so many of them supported."""
    return RunFacts(
        job, at, document, b"/d.pdf", "Lease 2026.pdf", "work", "small", "fast", {"engine": "work"}, facts,
        claims=10, supported=supported, support=supported / 10, unsure=1, labels=2, missing=0, calls=6, cached_calls=0,
        edits=0,
    )  # fmt: skip


def why_of(after: JobId, before: JobId, at: datetime) -> Why:
    """Return why a run is worse than the one before: the provider changed the model, and the prompt was edited."""
    old: dict[str, Json] = {"reported_models": ["small-2026-01"], "prompts": {"notes@3": "a1b2"}, "repairs": 0}
    new: dict[str, Json] = {"reported_models": ["small-2026-03"], "prompts": {"notes@4": "c3d4"}, "repairs": 2}
    others = [run_of(JobId(f"o{n}"), at - timedelta(days=9 - n), 9 if n < 5 else 6, old if n < 5 else new, f"d{n}")
              for n in range(9)]  # fmt: skip
    return compare(run_of(after, at, 6, new), [run_of(before, at - timedelta(days=8), 9, old)], others)


def timeline_rows(last: datetime) -> list[TimelineRow]:
    """Return 14 days of an engine whose provider changed the model on the ninth, and three of another engine."""
    found: list[TimelineRow] = []
    for number in range(14):
        day, is_new = f"{last - timedelta(days=13 - number):%Y-%m-%d}", number >= 8
        reported = "small-2026-03" if is_new else "small-2026-01"
        row = DayRow(day, "work", "small", "notes@4", (reported,), 40 + number % 3 * 7, number % 4, number % 2,
                     1.2 + is_new * 0.7, 3.1 + is_new * 1.9, 84_000 + 900 * number)  # fmt: skip
        changes = ("reported model: small-2026-01 → small-2026-03",) if number == 8 else ()
        supported = 0.94 - is_new * 0.21 + number % 3 * 0.01
        found.append(TimelineRow(row, changes, 5, supported, 0.1 + is_new * 0.15, number % 2))
        if number > 10:
            other = DayRow(day, "team", "large", "check@2", ("large",), 6, 0, 0, 2.0, 4.0, 20_000)
            found.append(TimelineRow(other, (), 1, 0.97, 0.0, 0))
    return found
