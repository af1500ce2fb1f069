"""Runs of golden sets and their scores, and the items that a person added from their own results."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from precis.domain.ports import Clock
from precis.domain.steps import Json
from precis.store.database import Database
from precis.store.values import iso, maybe_time, time_of


@dataclass(frozen=True, slots=True)
class EvalRun:
    """A run: what was run with what; `facts` are what `why` needs (versions of prompts, reader and engine, options)."""

    id: int
    golden_set: str
    engine: str
    model: str
    mode: str
    facts: Mapping[str, Json]
    started_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class EvalScore:
    """The scores of an item in a run, and the details that go with them."""

    item: str
    scores: Mapping[str, float]
    details: Mapping[str, Json]


class Evals:
    """The runs over the store's database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def begin(self, golden_set: str, engine: str, model: str, mode: str, facts: Mapping[str, Json]) -> int:
        """Keep a new run and return its number."""
        row = (golden_set, engine, model, mode, json.dumps(facts), iso(self._clock()))
        query = "INSERT INTO eval_runs (golden_set, engine, model, mode, body, started_at) VALUES (?, ?, ?, ?, ?, ?)"
        number = await self._database.write(lambda connection: connection.execute(query, row).lastrowid)
        assert number is not None
        return number

    async def keep(self, run: int, score: EvalScore) -> None:
        """Keep the scores of one item; those that are there are replaced."""
        details = json.dumps(score.details)
        rows = [(run, score.item, name, value, details) for name, value in score.scores.items()]
        query = "INSERT OR REPLACE INTO eval_scores (run, item, metric, score, details) VALUES (?, ?, ?, ?, ?)"
        await self._database.write(lambda connection: connection.executemany(query, rows) and None, durable=False)

    async def end(self, run: int) -> None:
        """Mark the run as whole."""
        query = "UPDATE eval_runs SET ended_at = ? WHERE id = ?"
        at = iso(self._clock())
        await self._database.write(lambda connection: connection.execute(query, (at, run)) and None)

    async def runs(self, golden_set: str = "", limit: int = 200) -> list[EvalRun]:
        """Return the newest runs, of one set or of all."""
        query = "SELECT * FROM eval_runs WHERE ? IN ('', golden_set) ORDER BY id DESC LIMIT ?"
        rows = await self._database.read(lambda connection: connection.execute(query, (golden_set, limit)).fetchall())
        return [_run(row) for row in rows]

    async def run(self, number: int) -> EvalRun | None:
        """Return a run, or None."""
        query = "SELECT * FROM eval_runs WHERE id = ?"
        row = await self._database.read(lambda connection: connection.execute(query, (number,)).fetchone())
        return None if row is None else _run(row)

    async def unfinished(
        self, golden_set: str, engine: str, model: str, mode: str, facts: Mapping[str, Json]
    ) -> int | None:
        """Return the newest run that was not ended and had the same of everything, to go on with it."""
        for run in await self.runs(golden_set):
            same = (run.engine, run.model, run.mode, run.facts) == (engine, model, mode, facts)
            if run.ended_at is None and same:
                return run.id
        return None

    async def scores(self, run: int) -> list[EvalScore]:
        """Return the scores of a run, by item in the order in which they came."""
        query = "SELECT item, metric, score, details FROM eval_scores WHERE run = ? ORDER BY item, metric"
        rows = await self._database.read(lambda connection: connection.execute(query, (run,)).fetchall())
        found: dict[str, EvalScore] = {}
        for row in rows:
            score = found.setdefault(row["item"], EvalScore(row["item"], {}, json.loads(row["details"])))
            found[row["item"]] = EvalScore(score.item, {**score.scores, row["metric"]: row["score"]}, score.details)
        return list(found.values())

    async def add_item(self, golden_set: str, item: str, task: str, body: Mapping[str, Json]) -> None:
        """Keep an item of the person's own set; one of the same id takes its place."""
        row = (golden_set, item, task, json.dumps(body, ensure_ascii=False), iso(self._clock()))
        query = "INSERT OR REPLACE INTO golden_items (golden_set, id, task, body, added_at) VALUES (?, ?, ?, ?, ?)"
        await self._database.write(lambda connection: connection.execute(query, row) and None)

    async def items(self, golden_set: str) -> list[Mapping[str, Json]]:
        """Return the items of a set of the person's own, as objects of a golden set."""
        query = "SELECT body FROM golden_items WHERE golden_set = ? ORDER BY added_at, id"
        rows = await self._database.read(lambda connection: connection.execute(query, (golden_set,)).fetchall())
        return [json.loads(row["body"]) for row in rows]

    async def sets(self) -> dict[str, int]:
        """Return the names of the person's own sets with the numbers of their items."""
        query = "SELECT golden_set, count(*) AS items FROM golden_items GROUP BY golden_set ORDER BY golden_set"
        rows = await self._database.read(lambda connection: connection.execute(query).fetchall())
        return {row["golden_set"]: row["items"] for row in rows}


def _run(row: sqlite3.Row) -> EvalRun:
    return EvalRun(
        id=row["id"],
        golden_set=row["golden_set"],
        engine=row["engine"],
        model=row["model"],
        mode=row["mode"],
        facts=json.loads(row["body"]),
        started_at=time_of(row["started_at"]),
        ended_at=maybe_time(row["ended_at"]),
    )
