"""The durable queue: jobs with their inputs, the events that moved them, and their results.

A job is owned by the process that runs it, for as long as that process lives. What a dead process left unfinished is
free for whoever claims it; what a live one owns is left alone.

A private job keeps its row (state, options, usage) and nothing else: no title, path, text, reason or result.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from precis.domain.jobs import Counts, FileInput, Input, JobEvent, JobId, JobRecord, JobState, TextInput
from precis.domain.money import Money
from precis.domain.ports import Clock
from precis.domain.results import Result
from precis.store import results, search
from precis.store.database import Database
from precis.store.values import (
    decode_error,
    decode_options,
    encode_error,
    encode_options,
    iso,
    maybe_iso,
    maybe_time,
    micros,
    money_of,
    pack_text,
    path_bytes,
    path_text,
    storable,
    time_of,
    unpack_text,
)

_CANCEL = "cancel"
_BATCH = 500


class Jobs:
    """Implements `JobStore` over the store's database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._private: dict[JobId, Result] = {}

    async def add_jobs(self, records: Sequence[JobRecord], inputs: Sequence[Input]) -> None:
        """Keep the jobs with their inputs, all or none, owned by this process, each with its first event."""
        owner = self._database.presence.id

        def _write(connection: sqlite3.Connection) -> None:
            for record, source in zip(records, inputs, strict=True):
                _insert(connection, record, source, owner)

        await self._database.write(_write)

    async def job(self, job: JobId) -> JobRecord | None:
        """Return the job, or None."""
        found = await self._database.read(lambda connection: _select(connection, "id = ?", (job,), 1))
        return found[0] if found else None

    async def input_of(self, job: JobId) -> Input | None:
        """Return what the job works on; None where it was private or is unknown. A password is never kept."""
        return await self._database.read(lambda connection: _input(connection, job))

    async def needs_password(self, job: JobId) -> bool:
        """Say whether the job was submitted with a password, which only the process that took it knew."""
        query = "SELECT needs_password FROM jobs WHERE id = ?"
        row = await self._database.read(lambda connection: connection.execute(query, (job,)).fetchone())
        return row is not None and bool(row[0])

    async def jobs(self, *, states: Sequence[JobState] = (), limit: int = 1000) -> list[JobRecord]:
        """Return the newest jobs in one of `states` (empty: any), newest first."""
        marks = ",".join("?" * len(states))
        where = f"state IN ({marks})" if states else "TRUE"
        return await self._database.read(lambda connection: _select(connection, where, tuple(states), limit))

    async def claim(self, jobs: Sequence[JobId]) -> list[JobId]:
        """Make this process the owner of those `jobs` that no other living process owns; return them in order."""
        presence = self._database.presence
        return await self._database.write(
            lambda connection: [job for job in jobs if _claim(connection, job, presence.id, presence.is_alive)]
        )

    async def wish_cancelled(self, jobs: Sequence[JobId]) -> None:
        """Leave word for the processes that own `jobs` to cancel them."""
        query = "UPDATE jobs SET wish = ? WHERE id = ?"
        rows = [(_CANCEL, job) for job in jobs]
        await self._database.write(lambda connection: connection.executemany(query, rows) and None)

    async def cancel_wishes(self) -> list[JobId]:
        """Return the jobs of this process that another one wants cancelled."""
        query = "SELECT id FROM jobs WHERE owner = ? AND wish = ?"
        parameters = (self._database.presence.id, _CANCEL)
        return await self._database.read(
            lambda connection: [JobId(row[0]) for row in connection.execute(query, parameters)]
        )

    async def record_event(self, event: JobEvent, *, document_id: str | None = None) -> None:
        """Keep one event and move its job; see `record_events`."""
        await self.record_events([event], documents={} if document_id is None else {event.job: document_id})

    async def record_events(
        self, events: Sequence[JobEvent], *, documents: dict[JobId, str] | None = None, owned: bool = True
    ) -> None:
        """Keep the events and move their jobs accordingly, in one transaction.

        `documents`: the document that a job turned out to be. `owned=False`: this process gives the jobs up. A job
        in a final state has no owner.
        """
        known = documents or {}

        def _write(connection: sqlite3.Connection) -> None:
            for event in events:
                _append(connection, event)
                _move(connection, event, known.get(event.job), keep_owner=owned and not event.state.is_final)

        # A state that is lost in a power cut is found again from the steps; it needs no sync to disk of its own.
        await self._database.write(_write, durable=False)

    async def events(self, job: JobId) -> list[JobEvent]:
        """Return the job's kept events in order; counts between state changes are kept about once a second."""
        query = "SELECT * FROM events WHERE job = ? ORDER BY seq"
        return await self._database.read(lambda connection: [_event(row) for row in connection.execute(query, (job,))])

    async def forget_failures(self, code: str) -> None:
        """Forget the remembered failures of this code, so that their steps are computed again when asked for."""
        query = "DELETE FROM steps WHERE error IS NOT NULL AND error ->> 'code' = ?"
        await self._database.write(lambda connection: connection.execute(query, (code,)) and None)

    async def last_seq(self, job: JobId) -> int:
        """Return the number of the job's last kept event."""
        query = "SELECT max(seq) FROM events WHERE job = ?"
        row = await self._database.read(lambda connection: connection.execute(query, (job,)).fetchone())
        return row[0] or 0

    async def keep_result(self, job: JobId, result: Result, *, is_final: bool = True) -> None:
        """Keep the result and index it for search; an unfinished one gives way. A private one: memory only."""
        at = iso(self._clock())

        def _write(connection: sqlite3.Connection) -> bool:
            """Say whether the job is private."""
            row = connection.execute("SELECT number, is_private FROM jobs WHERE id = ?", (job,)).fetchone()
            if row is None or row["is_private"]:
                return row is not None
            results.insert(connection, job, _storable(result), at, is_final=is_final)
            connection.execute("UPDATE jobs SET document_id = ? WHERE id = ?", (result.document_id, job))
            if is_final:
                search.index(connection, row["number"])
            return False

        if await self._database.write(_write):
            self._private[job] = result

    async def result(self, job: JobId) -> Result | None:
        """Return the job's newest result, or None."""
        private = self._private.get(job)
        return private or await self._database.read(lambda connection: results.latest(connection, job))


def _storable(result: Result) -> Result:
    """Return the result with a headline that UTF-8 can hold; quotes are document text, which readers keep clean."""
    summary = result.summary
    return result if summary is None else replace(result, summary=replace(summary, headline=storable(summary.headline)))


def _insert(connection: sqlite3.Connection, record: JobRecord, source: Input, owner: str) -> None:
    private = record.options.is_private
    text = source.text if isinstance(source, TextInput) and not private else None
    cursor = connection.execute(
        """INSERT INTO jobs (id, title, path, input_id, input_text, document_id, options, lane, is_private,
            needs_password, state, created_at, updated_at, steps_done, steps_total, steps_cached, spent_micros,
            estimated_micros, reason, until_at, error, owner)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            record.id,
            "" if private else storable(record.title),
            b"" if private else path_bytes(record.path),
            "" if private else storable(record.input_id),
            None if text is None else pack_text(text),
            None if private else record.document_id,
            encode_options(replace(record.options, focus="") if private else record.options),
            record.options.lane.value,
            private,
            isinstance(source, FileInput) and source.password is not None,
            record.state.value,
            iso(record.created_at),
            iso(record.updated_at),
            record.counts.done,
            record.counts.total,
            record.counts.cached,
            record.spent.micros,
            micros(record.estimated),
            "" if private else storable(record.reason),
            maybe_iso(record.until),
            encode_error(record.error),
            None if record.state.is_final else owner,
        ),
    )
    if not private:
        assert cursor.lastrowid is not None
        search.index_title(connection, cursor.lastrowid, storable(record.title))
    _append(connection, JobEvent(record.id, 0, record.created_at, record.state))


def _select(connection: sqlite3.Connection, where: str, parameters: Iterable[Any], limit: int) -> list[JobRecord]:
    query = f"SELECT * FROM jobs WHERE {where} ORDER BY number DESC LIMIT ?"  # noqa: S608 -- this module's own words
    return [record_of(row) for row in connection.execute(query, (*parameters, limit))]


def record_of(row: sqlite3.Row) -> JobRecord:
    """Return the job of a row of `jobs`."""
    return JobRecord(
        id=JobId(row["id"]),
        title=row["title"],
        path=path_text(row["path"]),
        input_id=row["input_id"],
        document_id=row["document_id"],
        options=decode_options(row["options"]),
        state=JobState(row["state"]),
        created_at=time_of(row["created_at"]),
        updated_at=time_of(row["updated_at"]),
        counts=Counts(row["steps_done"], row["steps_total"], row["steps_cached"]),
        spent=Money(row["spent_micros"]),
        estimated=money_of(row["estimated_micros"]),
        reason=row["reason"],
        until=maybe_time(row["until_at"]),
        error=decode_error(row["error"]),
    )


def _input(connection: sqlite3.Connection, job: JobId) -> Input | None:
    row = connection.execute(
        "SELECT title, path, input_id, input_text, is_private FROM jobs WHERE id = ?", (job,)
    ).fetchone()
    if row is None or row["is_private"]:
        return None
    if row["input_text"] is not None:
        return TextInput(unpack_text(row["input_text"]), row["title"], row["input_id"])
    return FileInput(Path(path_text(row["path"])), row["input_id"])


def _claim(connection: sqlite3.Connection, job: JobId, owner: str, is_alive: Any) -> bool:
    row = connection.execute("SELECT owner FROM jobs WHERE id = ?", (job,)).fetchone()
    if row is None or (row["owner"] not in (None, owner) and is_alive(row["owner"])):
        return False
    connection.execute("UPDATE jobs SET owner = ?, wish = NULL WHERE id = ?", (owner, job))
    return True


def _append(connection: sqlite3.Connection, event: JobEvent) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO events (job, seq, at, state, body) SELECT id, ?, ?, ?, ? FROM jobs WHERE id = ?",
        (event.seq, iso(event.at), event.state.value, _body(event), event.job),
    )


def _body(event: JobEvent) -> str:
    body = {
        "counts": [event.counts.done, event.counts.total, event.counts.cached],
        "spent": event.spent.micros,
        "estimated": micros(event.estimated),
        "eta_s": event.eta_s,
        "reason": event.reason,
        "until": maybe_iso(event.until),
        "error": encode_error(event.error),
    }
    return json.dumps({name: value for name, value in body.items() if value not in (None, "", 0, [0, 0, 0])})


def _event(row: sqlite3.Row) -> JobEvent:
    body = json.loads(row["body"])
    return JobEvent(
        job=JobId(row["job"]),
        seq=row["seq"],
        at=time_of(row["at"]),
        state=JobState(row["state"]),
        counts=Counts(*body.get("counts", ())),
        spent=Money(body.get("spent", 0)),
        estimated=money_of(body.get("estimated")),
        eta_s=body.get("eta_s"),
        reason=body.get("reason", ""),
        until=maybe_time(body.get("until")),
        error=decode_error(body.get("error")),
    )


def _move(connection: sqlite3.Connection, event: JobEvent, document_id: str | None, *, keep_owner: bool) -> None:
    connection.execute(
        """UPDATE jobs SET state = ?, updated_at = ?, steps_done = ?, steps_total = ?, steps_cached = ?,
            spent_micros = ?, estimated_micros = ?, reason = ?, until_at = ?, error = ?,
            document_id = CASE WHEN is_private THEN NULL ELSE coalesce(?, document_id) END,
            owner = CASE WHEN ? THEN owner END, wish = CASE WHEN ? THEN wish END
        WHERE id = ?""",
        (
            event.state.value,
            iso(event.at),
            event.counts.done,
            event.counts.total,
            event.counts.cached,
            event.spent.micros,
            micros(event.estimated),
            storable(event.reason),
            maybe_iso(event.until),
            encode_error(event.error),
            document_id,
            keep_owner,
            keep_owner,
            event.job,
        ),
    )
