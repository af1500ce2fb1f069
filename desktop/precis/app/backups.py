"""Backups of the data: which there are and what they hold, another one, the way back to one. For the window."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from precis.domain.jobs import JobRecord

if TYPE_CHECKING:
    from precis.store.restoring import Contents, Restored


class Origin(StrEnum):
    """Why a backup was made."""

    BY_HAND = "by hand"
    UPDATE = "update"
    """Before a new version changed the format."""
    RESTORE = "restore"
    """Before another backup took the place of the database."""


_NAMES = (("*.backup-*.db", Origin.BY_HAND), ("*.before-v*.db", Origin.UPDATE))
_MADE_AT = re.compile(r"\.backup-(\d{8}T\d{6})")


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the database beside it: made by hand, or by itself before something took the database's place."""

    file: Path
    made_at: datetime
    size: int
    origin: Origin
    holds: Contents | None
    """None: it can't be read, or was written by a newer version."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What lies in the data folder, in bytes: the database with its log, backups, and everything else."""

    database: int
    backups: int
    others: int

    @property
    def total(self) -> int:
        """All of it."""
        return self.database + self.backups + self.others


def backups_in(home: Path) -> list[Backup]:
    """Return the backups in the data folder, newest first. Blocks."""
    found = [_backup(file, origin) for file, origin in _files(home).items()]
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def _files(home: Path) -> dict[Path, Origin]:
    return {file: origin for pattern, origin in _NAMES for file in home.glob(pattern)}


def _backup(file: Path, origin: Origin) -> Backup:
    from precis.store.restoring import BEFORE_RESTORE, contents

    state, named = file.stat(), _MADE_AT.search(file.name)
    if named:  # by its name: a purge rewrites the file
        made_at = datetime.strptime(named[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    else:
        made_at = datetime.fromtimestamp(state.st_mtime, UTC)
    origin = Origin.RESTORE if file.stem.endswith(BEFORE_RESTORE) else origin
    return Backup(file, made_at, state.st_size, origin, contents(file))


def back_up_now(home: Path) -> Backup:
    """Write a backup of the database beside it while it is in use, and return it. Blocks.

    Raises:
        WrongUse: there is no database yet.
        StoreError: it is damaged, or the disk takes no more data.
    """
    from precis.store.restoring import back_up

    file = back_up(home, datetime.now(UTC))
    return next(one for one in backups_in(home) if one.file == file)


def go_back_to(home: Path, backup: Path) -> Restored:
    """Put a backup in place of the database, which is kept beside it first. Blocks; nothing may be open.

    Raises:
        WrongUse: there is no such backup.
        StoreError: it is damaged, another Précis is open, or the folder can't be written; nothing was changed.
    """
    from precis.store.restoring import go_back

    return go_back(home, backup, datetime.now(UTC))


def stored_in(home: Path) -> Stored:
    """Return how much lies in the data folder. Blocks."""
    sizes = {"database": 0, "backups": 0, "others": 0}
    kept = _files(home)
    for path in home.rglob("*"):
        try:
            size = path.stat().st_size if path.is_file() and not path.is_symlink() else 0
        except OSError:
            continue  # gone in the meantime
        is_database = path.name.startswith("precis.db") and path.parent == home
        sizes["backups" if path in kept else "database" if is_database else "others"] += size
    return Stored(**sizes)


def would_go(jobs: Sequence[JobRecord], days: int, now: datetime) -> list[JobRecord]:
    """Return which jobs a purge of what is older than `days` would delete (0: everything that ended)."""
    until = now - timedelta(days=days)
    return [job for job in jobs if job.state.is_final and job.updated_at <= until]
