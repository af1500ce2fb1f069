"""Maps what SQLite and the operating system say to the four failures that a person can act on; done here only."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from precis.domain.errors import DiskFull, StoreBroken, StoreBusy, StoreError, StoreReadOnly

_FULL_ERRNO = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
# ENOENT: a folder that can't be made, as under /proc; a missing one is made.
_READ_ONLY_ERRNO = frozenset({errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EEXIST, errno.ENOENT})
# A quota, a file size limit or a full disk reaches SQLite as a failed write or a shared-memory file that can't grow.
_FULL_EXTENDED = frozenset({sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_TRUNCATE})
_READ_ONLY = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FORMAT})


def newest_backup(file: Path) -> Path | None:
    """Return the backup of `file` made last, before a migration or by hand, or None."""
    found = [*file.parent.glob(f"{file.stem}.before-v*.db"), *file.parent.glob(f"{file.stem}.backup-*.db")]
    backups = sorted(found, key=lambda path: path.stat().st_mtime)
    return backups[-1] if backups else None


def broken(file: Path, detail: str) -> StoreBroken:
    """Return the error for a damaged database, naming the backup to go back to where there is one."""
    backup = newest_backup(file)
    way = (
        f"`precis doctor --restore` keeps it aside and puts the backup {backup.name} in its place"
        if backup
        else "Move it away to start with an empty one (no backup was made yet); `precis doctor` checks the rest"
    )
    return StoreBroken(f"The database {file} is damaged ({detail}).", f"{way}.")


def known_fault(error: sqlite3.Error | OSError, file: Path) -> StoreError | None:
    """Return what `error` means for the person, or None for a mistake of the program."""
    if isinstance(error, OSError):
        return _os_fault(error, file)
    extended: int | None = getattr(error, "sqlite_errorcode", None)
    if extended is None:
        return None
    primary = extended & 0xFF
    if primary == sqlite3.SQLITE_FULL or extended in _FULL_EXTENDED:
        return _full(file)
    if primary in _READ_ONLY:
        return _read_only(file)
    if primary in _BUSY:
        return StoreBusy(f"The database {file} has been held by another program for too long.")
    return broken(file, str(error)) if primary in _BROKEN else None


def _os_fault(error: OSError, file: Path) -> StoreError | None:
    if error.errno in _FULL_ERRNO:
        return _full(file)
    return _read_only(file) if error.errno in _READ_ONLY_ERRNO else None


def _full(file: Path) -> DiskFull:
    return DiskFull(f"The disk that holds {file.parent} takes no more data: it is full, or a quota is reached.")


def _read_only(file: Path) -> StoreReadOnly:
    return StoreReadOnly(f"Nothing can be written to {file.parent}.")


@contextmanager
def mapped(file: Path) -> Generator[None, None, None]:
    """Raise the matching StoreError in place of what SQLite or the system raises inside; mistakes pass unchanged."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        fault = known_fault(error, file)
        if fault is None:
            raise
        raise fault from error
