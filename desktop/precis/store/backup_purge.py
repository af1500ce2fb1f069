"""Takes what was purged out of the backups too, so that going back to one brings nothing of it again.

A backup in the format of the database is rewritten: what the database holds no more is deleted from it, and the rest
stays. One in an earlier format, or that can't be read, is deleted, since nobody can say what of it was purged.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from precis.store.database import connect

_LIVE_SUFFIXES = ("", "-wal", "-shm")
_KEYS = {
    "jobs": ("id",),
    "results": ("id", "job"),
    "documents": ("id", "reader"),
    "steps": ("key",),
    "step_uses": ("step", "document"),
    "call_texts": ("id",),
    "golden_items": ("golden_set", "id"),
    "eval_runs": ("id",),
    "eval_scores": ("run", "item", "metric"),
    "decisions": ("id", "document_id"),
}
"""Tables that a purge takes rows out of, and what a row is known by."""


def backups_of(file: Path) -> tuple[list[Path], list[Path]]:
    """Return what lies beside the database: the backups that can be rewritten, and what can only be deleted. Blocks."""
    live = {f"{file.name}{ending}" for ending in _LIVE_SUFFIXES} | {f"{file.stem}.lock"}
    beside = [old for old in file.parent.glob(f"{file.stem}.*") if old.name not in live and old.is_file()]
    version = _version(file)
    kept = [old for old in beside if old.suffix == ".db" and ".damaged-" not in old.name and _version(old) == version]
    logs = {f"{old.name}{ending}" for old in kept for ending in _LIVE_SUFFIXES[1:]}
    return sorted(kept), sorted(old for old in beside if old not in kept and old.name not in logs)


def purge_backups(file: Path) -> None:
    """Rewrite the backups without what the database holds no more, and delete those that can't be. Blocks."""
    rewritten, deleted = backups_of(file)
    for backup in rewritten:
        try:
            _rewrite(backup, file)
        except sqlite3.DatabaseError:  # damaged in its middle: what it holds can't be told
            deleted.append(backup)
    for old in deleted:
        for ending in _LIVE_SUFFIXES:
            old.with_name(f"{old.name}{ending}").unlink(missing_ok=True)


def _version(file: Path) -> int:
    """Return the format of a database; -1 where it is none."""
    try:
        with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.DatabaseError:
        return -1


def _rewrite(backup: Path, file: Path) -> None:
    with contextlib.closing(connect(backup)) as connection:
        connection.execute("ATTACH ? AS live", (str(file),))
        connection.execute("BEGIN IMMEDIATE")
        for table, key in _KEYS.items():
            connection.execute(f"DELETE FROM main.{table} WHERE {_is_gone(table, key)}")  # noqa: S608 -- own words
        connection.execute("DELETE FROM main.search WHERE rowid NOT IN (SELECT number FROM main.jobs)")
        connection.execute(
            "UPDATE main.calls SET prompt = '', output = ''"
            " WHERE id IN (SELECT id FROM live.calls WHERE prompt = '' AND output = '')"
        )
        connection.execute("COMMIT")
        connection.execute("DETACH live")
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _is_gone(table: str, key: Sequence[str]) -> str:
    same = " AND ".join(f"l.{name} = main.{table}.{name}" for name in key)
    return f"NOT EXISTS (SELECT 1 FROM live.{table} AS l WHERE {same})"  # noqa: S608 -- this module's own words
