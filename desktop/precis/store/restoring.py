"""Backups of the database by hand, and the ways back to one: what is there is kept beside it, never overwritten."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from precis.domain.errors import StoreBroken, StoreBusy, WrongUse
from precis.store.backup_purge import carry_over
from precis.store.database import BUSY_TIMEOUT_MS, FILE_NAME, connect
from precis.store.faults import mapped
from precis.store.presence import Presence, wait_for_lock
from precis.store.schema import MIGRATIONS

_BESIDE = ("-wal", "-shm")
BEFORE_RESTORE = "-before-restore"
"""End of the name of a backup that was made of what another one took the place of."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place of the database, and where that is now."""

    backup: Path
    set_aside: Path
    jobs: int
    """Jobs in the backup."""
    jobs_before: int | None
    """Jobs that could be counted in what was there before; None where it can't be read so far."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds."""

    jobs: int
    documents: int
    newest: datetime | None
    """When the newest job was asked for; None without a job."""


def back_up(home: Path, now: datetime) -> Path:
    """Write a backup of the database of `home` beside it and return the file. Blocks; others may read and write on.

    Raises:
        WrongUse: there is no database yet.
        StoreError: it is damaged, or the disk takes no more data.
    """
    file = home / FILE_NAME
    if not file.exists():
        raise WrongUse(f"There is no database in {home} yet.", "There is nothing to back up.")
    with mapped(file):
        return _copied(file, file.with_name(f"{file.stem}.backup-{now:%Y%m%dT%H%M%S}.db"))


def contents(backup: Path) -> Contents | None:
    """Return what a backup holds; None where it can't be read, or is of a version that is not known here. Blocks."""
    try:
        # A backup does not change: so no log is made beside it, as looking at a database in use would.
        connection = sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        with contextlib.closing(connection):
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            jobs, newest = connection.execute("SELECT count(*), max(created_at) FROM jobs").fetchone()
            documents = int(connection.execute("SELECT count(DISTINCT id) FROM documents").fetchone()[0])
    except sqlite3.DatabaseError:
        return None
    if not 0 < version <= len(MIGRATIONS):
        return None
    return Contents(int(jobs), documents, datetime.fromisoformat(newest) if newest else None)


def go_back(home: Path, backup: Path, now: datetime) -> Restored:
    """Put a backup in place of the database of `home`, which is kept beside it first. Blocks; nothing may be open.

    What was purged since does not come back with it. A whole database is kept as a backup of its own, to come back to;
    a damaged one as it is.

    Raises:
        WrongUse: there is no such backup.
        StoreBusy: another Précis runs over this folder.
        StoreBroken: the backup is damaged; nothing was changed.
        StoreError: the folder can't be written.
    """
    file = home / FILE_NAME
    if backup.parent != home or not backup.is_file():
        raise WrongUse(f"There is no backup {backup.name} in the data folder.", "Look at the backups again.")
    with mapped(file), _alone_in(home):
        if not is_whole(backup):
            raise StoreBroken(f"The backup {backup.name} is damaged.", "Choose another one; nothing was changed.")
        before, building = _jobs_in(file), file.with_suffix(".part")
        shutil.copyfile(backup, building)
        if is_whole(file):
            carry_over(file, building)
        aside = _kept(file, now)
        building.replace(file)
    return Restored(backup, aside, _jobs_in(file) or 0, before)


def restore(home: Path, now: datetime) -> Restored:
    """Put the newest whole backup in place of the damaged database of `home`; the damaged file is kept. Blocks.

    Raises:
        WrongUse: the database is whole or there is none, so that going back would only lose work.
        StoreBusy: another Précis runs over this folder.
        StoreBroken: there is no whole backup.
        StoreError: the folder can't be written.
    """
    file = home / FILE_NAME
    if not file.exists():
        raise WrongUse(f"There is no database in {home}.", "Précis makes one when it is needed.")
    with mapped(file), _alone_in(home):
        if is_whole(file):
            raise WrongUse("The database is whole; going back to a backup would only lose work.", "Nothing was done.")
        backup = _newest_whole(file)
        if backup is None:
            message = f"The database {file} is damaged, and no whole backup lies beside it."
            raise StoreBroken(message, "Move it away to start with an empty one; keep it, parts may be saved by hand.")
        before = _jobs_in(file)
        building = file.with_suffix(".part")
        shutil.copyfile(backup, building)
        with contextlib.suppress(sqlite3.DatabaseError):  # as far as the damaged file tells what was purged
            carry_over(file, building)
        aside = file.with_name(f"{file.stem}.damaged-{now:%Y%m%dT%H%M%S}.db")
        _set_aside(file, aside)
        building.replace(file)
    return Restored(backup, aside, _jobs_in(file) or 0, before)


def is_whole(file: Path) -> bool:
    """Return whether SQLite finds all pages, indexes and references of the file in order, in a format known here."""
    try:
        with contextlib.closing(connect(file)) as connection:
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            strays = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise
        return False
    return verdict == "ok" and strays is None and 0 < version <= len(MIGRATIONS)


def _copied(file: Path, target: Path) -> Path:
    """Copy a database that may be in use to `target`, whole or not at all."""
    building = target.with_suffix(".part")
    building.unlink(missing_ok=True)
    source, copy = connect(file, read_only=True), sqlite3.connect(building)
    with contextlib.closing(source), contextlib.closing(copy):
        source.backup(copy)
    if not is_whole(building):
        building.unlink()
        raise StoreBroken(f"The database {file} is damaged: a copy of it is no whole database.")
    building.chmod(0o600)
    building.replace(target)
    return target


def _kept(file: Path, now: datetime) -> Path:
    """Keep what is there and return where; a whole database stays in its place, so that a crash here loses nothing."""
    if not is_whole(file):
        aside = file.with_name(f"{file.stem}.damaged-{now:%Y%m%dT%H%M%S}.db")
        _set_aside(file, aside)
        return aside
    aside = _copied(file, file.with_name(f"{file.stem}.backup-{now:%Y%m%dT%H%M%S}{BEFORE_RESTORE}.db"))
    for suffix in _BESIDE:  # empty by now: what they held went into the file with the last connection
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    return aside


def _newest_whole(file: Path) -> Path | None:
    found = [*file.parent.glob(f"{file.stem}.before-v*.db"), *file.parent.glob(f"{file.stem}.backup-*.db")]
    newest_first = sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)
    return next((path for path in newest_first if is_whole(path)), None)


def _jobs_in(file: Path) -> int | None:
    try:
        with contextlib.closing(connect(file)) as connection:
            return int(connection.execute("SELECT count(*) FROM jobs").fetchone()[0])
    except sqlite3.DatabaseError:
        return None


def _set_aside(file: Path, aside: Path) -> None:
    """Move the file away with its log, which belongs to it and would spoil the backup."""
    for suffix in _BESIDE:
        with contextlib.suppress(FileNotFoundError):
            file.with_name(file.name + suffix).replace(aside.with_name(aside.name + suffix))
    file.replace(aside)


@contextlib.contextmanager
def _alone_in(home: Path) -> Generator[None, None, None]:
    """Hold the lock that makes or migrates the database, and see that no other Précis has it open."""
    presence = Presence(home / "processes")
    descriptor = os.open((home / FILE_NAME).with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        others = [sign.stem for sign in (home / "processes").glob("*.lock") if sign.stem != presence.id]
        if any(presence.is_alive(name) for name in others):
            raise StoreBusy("Another Précis is open over this folder.", "Close it, then try again.")
        if not wait_for_lock(descriptor, BUSY_TIMEOUT_MS / 1000):
            raise StoreBusy("Another Précis is bringing the database up to date.", "Wait for it, then try again.")
        yield
    finally:
        os.close(descriptor)
        presence.close()
