"""Backups of the data by hand: which there are, another one, and how much a purge would delete. For the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from precis.domain.jobs import JobRecord


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the database beside it: made by hand, or by itself before a new version changed the format."""

    file: Path
    made_at: datetime
    size: int
    is_automatic: bool


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
    found: list[Backup] = []
    for pattern, is_automatic in (("*.backup-*.db", False), ("*.before-v*.db", True)):
        for file in home.glob(pattern):
            state = file.stat()
            found.append(Backup(file, datetime.fromtimestamp(state.st_mtime, UTC), state.st_size, is_automatic))
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def back_up_now(home: Path) -> Backup:
    """Write a backup of the database beside it while it is in use, and return it. Blocks.

    Raises:
        WrongUse: there is no database yet.
        StoreError: it is damaged, or the disk takes no more data.
    """
    from precis.store.restoring import back_up

    file = back_up(home, datetime.now(UTC))
    return next(one for one in backups_in(home) if one.file == file)


def stored_in(home: Path) -> Stored:
    """Return how much lies in the data folder. Blocks."""
    sizes = {"database": 0, "backups": 0, "others": 0}
    kept = {one.file for one in backups_in(home)}
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
