"""Takes what was purged out of the backups too, so that going back to one brings nothing of it again.

A purge is repeated on each backup that does not know of it yet (the note of a purge has a token, and each copy of the
database the notes of what it went through), and what a backup holds beyond that stays: after going back to an older
state, the newer one is in a backup. One in an earlier format is brought to the current one first. What can't be read
or is of a later format is deleted, since nobody can say what of it was purged.

Notes from before there were tokens say what kind of purge it was, not of what. Such a note that is still open counts
for backups of that time alone: after a deletion they lose the jobs that the database lacks, after another purge all.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from precis.store.database import connect, migrate_copy
from precis.store.purge_rows import Gone, delete_all, repeat
from precis.store.schema import MIGRATIONS

_LIVE_SUFFIXES = ("", "-wal", "-shm")
_WITH_TOKENS = 8
"""The format from which on a purge is noted with a token."""
_HINDERED = {
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_INTERRUPT,
}  # fmt: skip
"""What says nothing of a file but that it can't be worked on now."""


def backups_of(file: Path) -> tuple[list[Path], list[Path]]:
    """Return what lies beside the database: the backups that can be rewritten, and what can only be deleted. Blocks."""
    live = {f"{file.name}{ending}" for ending in _LIVE_SUFFIXES} | {f"{file.stem}.lock"}
    beside = [old for old in file.parent.glob(f"{file.stem}.*") if old.name not in live and old.is_file()]
    kept = [old for old in beside if old.suffix == ".db" and ".damaged-" not in old.name and _is_known(old)]
    logs = {f"{old.name}{ending}" for old in kept for ending in _LIVE_SUFFIXES[1:]}
    return sorted(kept), sorted(old for old in beside if old not in kept and old.name not in logs)


def purge_backups(file: Path) -> None:
    """Repeat on the backups what was purged from the database, and delete those that can't be read. Blocks.

    Raises:
        sqlite3.DatabaseError: a backup can't be worked on now; the others are done, and it is as it was.
    """
    rewritten, deleted = backups_of(file)
    hindered: sqlite3.DatabaseError | None = None
    for backup in rewritten:
        try:
            _rewrite(backup, file)
        except sqlite3.DatabaseError as error:
            if _is_hindered(error):
                hindered = error
            else:  # damaged in its middle: what it holds can't be told
                deleted.append(backup)
    for old in deleted:
        for ending in _LIVE_SUFFIXES:
            old.with_name(f"{old.name}{ending}").unlink(missing_ok=True)
    if hindered is not None:
        raise hindered


def carry_over(file: Path, copy: Path) -> None:
    """Repeat what was purged from the database on a copy of a backup that is to take its place. Blocks.

    A note that is still open stays open in the copy, so that the next start sees to the other files.
    """
    if _version(file) < _WITH_TOKENS:
        return
    with contextlib.closing(connect(copy)) as connection:
        _repeat_all(connection, file)
        _empty_pages(connection)
        connection.execute("PRAGMA journal_mode = DELETE")  # so that the copy is one file, which can be moved


def close_records(connection: sqlite3.Connection, newest: int, at: str) -> None:
    """Note that no file holds what was purged up to the purge `newest`.

    Ids of jobs stay, for a backup that somebody brings back; hashes go.
    """
    connection.execute("UPDATE purges SET scrubbed_at = ? WHERE scrubbed_at IS NULL AND id <= ?", (at, newest))
    closed = "SELECT token FROM purges WHERE scrubbed_at IS NOT NULL"
    connection.execute(f"DELETE FROM purged WHERE kind <> 'job' AND token IN ({closed})")  # noqa: S608 -- own words


def _is_known(file: Path) -> bool:
    return 0 < _version(file) <= len(MIGRATIONS)


def _version(file: Path) -> int:
    """Return the format of a database; -1 where it is none."""
    try:
        with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.DatabaseError as error:
        if _is_hindered(error):
            raise
        return -1


def _is_hindered(error: sqlite3.DatabaseError) -> bool:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in _HINDERED


def _rewrite(backup: Path, file: Path) -> None:
    with contextlib.closing(connect(backup)) as connection:
        _repeat_all(connection, file)
        connection.execute("BEGIN IMMEDIATE")
        at, newest = connection.execute("SELECT coalesce(max(at), ''), coalesce(max(id), 0) FROM purges").fetchone()
        close_records(connection, newest, at)
        connection.execute("COMMIT")
        _empty_pages(connection)


def _repeat_all(connection: sqlite3.Connection, file: Path) -> None:
    """Bring a backup to the current format, and repeat on it each purge of `file` that it does not know of."""
    was = migrate_copy(connection)
    connection.execute("ATTACH ? AS live", (str(file),))
    connection.execute("BEGIN IMMEDIATE")
    try:
        if was < _WITH_TOKENS:
            _repeat_untold(connection)
        unknown = "token IS NOT NULL AND token NOT IN (SELECT token FROM main.purges WHERE token IS NOT NULL)"
        query = f"SELECT token, what, until_at FROM live.purges WHERE {unknown} ORDER BY id"  # noqa: S608 -- own words
        for token, what, until in connection.execute(query).fetchall():
            rows = connection.execute("SELECT kind, id FROM live.purged WHERE token = ?", (token,)).fetchall()
            repeat(connection, what, until, Gone.of((row[0], row[1]) for row in rows))
            _note(connection, token)
        connection.execute("UPDATE main.purges SET scrubbed_at = at WHERE scrubbed_at IS NULL AND token IS NULL")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("DETACH live")


def _repeat_untold(connection: sqlite3.Connection) -> None:
    """Do what an open note without a token asks for."""
    query = "SELECT DISTINCT what FROM live.purges WHERE scrubbed_at IS NULL AND token IS NULL"
    kinds = {row[0] for row in connection.execute(query)}
    if kinds == {"job"}:
        lacking = connection.execute("SELECT id FROM main.jobs EXCEPT SELECT id FROM live.jobs").fetchall()
        repeat(connection, "job", None, Gone({row[0] for row in lacking}))
    elif kinds:
        delete_all(connection)


def _note(connection: sqlite3.Connection, token: str) -> None:
    connection.execute(
        "INSERT INTO main.purges (at, what, counts, scrubbed_at, token, until_at)"
        " SELECT at, what, counts, scrubbed_at, token, until_at FROM live.purges WHERE token = ?",
        (token,),
    )
    connection.execute("INSERT OR IGNORE INTO main.purged SELECT * FROM live.purged WHERE token = ?", (token,))


def _empty_pages(connection: sqlite3.Connection) -> None:
    """Rewrite the file without what was deleted."""
    # SQLite before 3.42 keeps deleted terms in the index until its segments are merged.
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    connection.execute("VACUUM")
    if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        error = sqlite3.OperationalError("database is locked")
        error.sqlite_errorcode = sqlite3.SQLITE_BUSY
        raise error
