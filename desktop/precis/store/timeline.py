"""Runs with what they were made with and what came of them, and engines over time: what `why` compares."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from typing import Any, TypeVar

from precis.domain.jobs import JobId
from precis.domain.steps import Json
from precis.store.database import Database
from precis.store.values import iso, time_of

T = TypeVar("T")
SQLITE_VERSION = sqlite3.sqlite_version


@dataclass(frozen=True, slots=True)
class RunFacts:
    """A finished run: its document, what it was made with (`facts`, options) and how good it was."""

    job: JobId
    at: datetime
    document_id: str
    path: bytes
    title: str
    engine: str
    model: str
    mode: str
    options: Mapping[str, Json]
    facts: Mapping[str, Json]
    claims: int
    supported: int
    support: float | None
    """Mean support score of the claims; None without claims."""
    unsure: int
    labels: int
    missing: int
    calls: int
    cached_calls: int
    edits: int
    """Labels that a person changed."""


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day of one engine, requested model and prompt. Seconds of replies that came; cost in micro-dollars."""

    day: str
    engine: str
    model: str
    prompt: str
    reported: tuple[str, ...]
    calls: int
    failures: int
    repairs: int
    p50_s: float | None
    p95_s: float | None
    cost_micros: int


@dataclass(frozen=True, slots=True)
class AffectedJob:
    """A job that failed, and when."""

    job: JobId
    title: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FailureGroup:
    """Failures of jobs with one cause: how often, in how many documents, when, and what to do."""

    code: str
    count: int
    documents: int
    first_at: datetime
    last_at: datetime
    fix: str
    cause: str = ""
    """What the newest of them said."""
    jobs: tuple[AffectedJob, ...] = ()
    """The newest, each job once, at most MOST_AFFECTED."""


MOST_AFFECTED = 20


@dataclass(frozen=True, slots=True)
class EngineHealth:
    """How an engine did: attempts, the share that failed or is of unknown outcome, and how long replies took."""

    engine: str
    attempts: int
    errors: int
    p50_s: float | None
    p95_s: float | None
    errors_by: tuple[tuple[str, int], ...] = ()
    """Outcomes that are errors with their counts, the most frequent first."""

    @property
    def error_rate(self) -> float:
        """The share of attempts that failed or whose outcome is unknown."""
        return self.errors / self.attempts if self.attempts else 0.0


@dataclass(frozen=True, slots=True)
class Latency:
    """How long the replies of an engine, model or prompt took, to two digits."""

    key: str
    replies: int
    p50_s: float
    p95_s: float


_RUNS = """
SELECT r.*, j.path, j.title, j.options,
    (SELECT count(*) FROM claims WHERE result = r.id) AS claims,
    (SELECT count(*) FROM claims WHERE result = r.id AND verdict = 'supported') AS supported,
    (SELECT avg(support) FROM claims WHERE result = r.id) AS support,
    (SELECT count(*) FROM labels WHERE result = r.id AND (decided_by = 'none' OR band = 'unsure')) AS unsure,
    (SELECT count(*) FROM labels WHERE result = r.id) AS labels,
    (SELECT count(*) FROM decisions WHERE job = r.job AND label <> proposed) AS edits
FROM results AS r JOIN jobs AS j ON j.id = r.job
WHERE r.id = (SELECT min(id) FROM results WHERE job = r.job AND is_final = 1) AND {0} ORDER BY r.id DESC LIMIT ?
"""


class Timeline:
    """Reads runs, days and failures from the store's database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def run(self, job: JobId) -> RunFacts | None:
        """Return the first result of a job, before a person changed it; None where it has none."""
        found = await self._read(lambda connection: _runs(connection, "r.job = ?", (job, 1)))
        return found[0] if found else None

    async def same_document(self, run: RunFacts, limit: int = 100) -> list[RunFacts]:
        """Return the runs before `run` of the same bytes, the same path or the same name of a text, newest first."""
        where = "r.created_at < ? AND r.job <> ? AND (r.document_id = ? OR (j.path <> x'' AND j.path = ?)"
        where += " OR (j.path = x'' AND ? = x'' AND j.title <> '' AND j.title = ?))"
        at = run.at.isoformat(timespec="microseconds")
        values = (at, run.job, run.document_id, run.path, run.path, run.title, limit)
        return await self._read(lambda connection: _runs(connection, where, values))

    async def population(self, limit: int = 500) -> list[RunFacts]:
        """Return the newest runs of all documents, newest first."""
        return await self._read(lambda connection: _runs(connection, "TRUE", (limit,)))

    async def days(self, since: datetime, engine: str = "") -> list[DayRow]:
        """Return the days of each engine, model and prompt, in order."""
        return await self._read(lambda connection: _days(connection, since.isoformat(), engine))

    async def failures(self, since: datetime) -> list[FailureGroup]:
        """Return the failures of jobs since then by cause, the most frequent first."""
        return await self._read(lambda connection: _failures(connection, since.isoformat()))

    async def latencies(self, by: str, since: datetime, until: datetime) -> list[Latency]:
        """Return how long the replies took that were asked for from `since` to before `until`.

        Raises:
            KeyError: `by` is none of engine, model and prompt.
        """
        column, bounds = _BY[by], (iso(since), iso(until))
        return await self._read(lambda connection: _latencies(connection, column, bounds))

    async def engines(self, since: datetime) -> list[EngineHealth]:
        """Return how each engine that was called since then did."""
        return await self._read(lambda connection: _engines(connection, since.isoformat()))

    async def _read(self, read: Callable[[sqlite3.Connection], T]) -> T:
        return await self._database.read(read)


def _runs(connection: sqlite3.Connection, where: str, values: tuple[Any, ...]) -> list[RunFacts]:
    return [_run(row) for row in connection.execute(_RUNS.format(where), values)]


def _run(row: sqlite3.Row) -> RunFacts:
    return RunFacts(
        job=JobId(row["job"]),
        at=time_of(row["created_at"]),
        document_id=row["document_id"],
        path=row["path"],
        title=row["title"],
        engine=row["engine"],
        model=row["model"],
        mode=row["mode"],
        options=json.loads(row["options"]),
        facts=json.loads(row["facts"]),
        claims=row["claims"],
        supported=row["supported"],
        support=row["support"],
        unsure=row["unsure"],
        labels=row["labels"],
        missing=len(json.loads(row["missing"])),
        calls=row["calls"],
        cached_calls=row["cached_calls"],
        edits=row["edits"],
    )


def _days(connection: sqlite3.Connection, since: str, engine: str) -> list[DayRow]:
    query = """SELECT substr(started_at, 1, 10) AS day, engine, requested_model, prompt_id, reported_model, state,
        total_s, COALESCE(cost_micros, 0) AS cost, step FROM calls
        WHERE started_at >= ? AND ? IN ('', engine) AND state IN ('done', 'failed', 'unknown')
        ORDER BY day, engine, requested_model, prompt_id, id"""
    groups: dict[tuple[str, str, str, str], list[sqlite3.Row]] = {}
    for row in connection.execute(query, (since, engine)):
        groups.setdefault((row["day"], row["engine"], row["requested_model"], row["prompt_id"]), []).append(row)
    return [_day(key, rows) for key, rows in groups.items()]


def _day(key: tuple[str, str, str, str], rows: list[sqlite3.Row]) -> DayRow:
    done = [row for row in rows if row["state"] == "done"]
    took = sorted(row["total_s"] or 0.0 for row in done)
    steps = {row["step"] for row in done if row["step"]}
    return DayRow(
        *key,
        reported=tuple(dict.fromkeys(row["reported_model"] for row in done if row["reported_model"])),
        calls=len(rows),
        failures=len(rows) - len(done),
        # A step that took more than one good reply was asked again for a better one.
        repairs=sum(bool(row["step"]) for row in done) - len(steps),
        p50_s=_at(took, 0.5),
        p95_s=_at(took, 0.95),
        cost_micros=sum(row["cost"] for row in rows),
    )


def _at(ordered: list[float], share: float) -> float | None:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else None


def _failures(connection: sqlite3.Connection, since: str) -> list[FailureGroup]:
    query = """SELECT json_extract(body, '$.error') AS error, e.job, e.at, j.document_id, j.title FROM events AS e
        JOIN jobs AS j ON j.id = e.job WHERE e.at >= ? AND e.state IN ('failed', 'paused') ORDER BY e.at"""
    groups: dict[str, list[tuple[sqlite3.Row, dict[str, Any]]]] = {}
    for row in connection.execute(query, (since,)):
        error: dict[str, Any] = json.loads(row["error"] or "{}")
        if error:
            groups.setdefault(str(error["code"]), []).append((row, error))
    found = [_group(code, rows) for code, rows in groups.items()]
    return sorted(found, key=lambda group: -group.count)


def _group(code: str, rows: list[tuple[sqlite3.Row, dict[str, Any]]]) -> FailureGroup:
    newest = {row["job"]: row for row, _ in rows}.values()
    affected = sorted(newest, key=lambda row: row["at"], reverse=True)[:MOST_AFFECTED]
    return FailureGroup(
        code,
        len(rows),
        len({row["document_id"] or row["job"] for row, _ in rows}),
        time_of(rows[0][0]["at"]),
        time_of(rows[-1][0]["at"]),
        str(rows[-1][1]["hint"]),
        cause=str(rows[-1][1]["message"]),
        jobs=tuple(AffectedJob(JobId(row["job"]), row["title"], time_of(row["at"])) for row in affected),
    )


_TOOK = "CAST(printf('%.1e', total_s) AS REAL)"
_BY = {"engine": "engine", "model": "requested_model", "prompt": "prompt_id"}


def _latencies(connection: sqlite3.Connection, column: str, bounds: tuple[str, str]) -> list[Latency]:
    """Return percentiles from counts, which come in the order of an index that holds all that is asked."""
    query = f"""SELECT engine, requested_model, prompt_id, {_TOOK} AS took, count(*) AS n
        FROM calls INDEXED BY calls_by_latency WHERE state = 'done' AND started_at >= ? AND started_at < ?
        GROUP BY engine, requested_model, prompt_id, {_TOOK}"""  # noqa: S608 -- this module's own words
    counts: dict[str, Counter[float]] = {}
    for row in connection.execute(query, bounds):
        counts.setdefault(row[column], Counter())[row["took"] or 0.0] += row["n"]
    return [
        Latency(key, found.total(), _percentile(found, 0.5), _percentile(found, 0.95))
        for key, found in sorted(counts.items())
    ]


def _percentile(counts: Counter[float], share: float) -> float:
    """Return the smallest value that so large a share of the values does not exceed."""
    values = sorted(counts)
    upto = list(accumulate(counts[value] for value in values))
    return values[bisect_left(upto, share * upto[-1])]


def _engines(connection: sqlite3.Connection, since: str) -> list[EngineHealth]:
    latest = "9999"
    counts = """SELECT engine, count(*) AS n FROM calls INDEXED BY calls_by_engine_time
        WHERE started_at >= ? AND state IN ('done', 'failed', 'unknown') GROUP BY engine"""
    errors = """SELECT engine, outcome, state, count(*) AS n FROM calls INDEXED BY calls_not_ok
        WHERE outcome NOT IN ('ok', 'cached') AND started_at >= ? AND state IN ('failed', 'unknown')
        GROUP BY engine, outcome ORDER BY n DESC, outcome"""
    failed: dict[str, list[tuple[str, int]]] = {}
    for row in connection.execute(errors, (since,)):
        failed.setdefault(row["engine"], []).append((row["outcome"] or row["state"], row["n"]))
    took = {each.key: each for each in _latencies(connection, "engine", (since, latest))}
    return [
        EngineHealth(
            engine := row["engine"],
            row["n"],
            row["n"] - (took[engine].replies if engine in took else 0),
            took[engine].p50_s if engine in took else None,
            took[engine].p95_s if engine in took else None,
            tuple(failed.get(engine, ())),
        )
        for row in connection.execute(counts, (since,))
    ]
