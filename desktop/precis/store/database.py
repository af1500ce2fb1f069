"""Opens the database file, brings it to the current version, and gives it to one writer and several readers."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sqlite3
import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from precis.domain.errors import StoreBusy, StoreTooNew
from precis.store.faults import broken, mapped
from precis.store.presence import Presence
from precis.store.schema import MIGRATIONS, Migration
from precis.store.writer import Write, Writer

T = TypeVar("T")
Read = Callable[[sqlite3.Connection], T]
FILE_NAME = "precis.db"
BUSY_TIMEOUT_MS = 10_000
READERS = 3


class Database:
    """The file `precis.db` of `home`. Every part of the store sends its writes and reads through here."""

    def __init__(self, file: Path, presence: Presence) -> None:
        self.file = file
        self.presence = presence
        self._writer = Writer(file, lambda: connect(file))
        self._local = threading.local()
        self._readers = ThreadPoolExecutor(READERS, "precis-reader")
        self._connections: list[sqlite3.Connection] = []

    @classmethod
    def open(cls, home: Path, migrations: Sequence[Migration] = MIGRATIONS) -> Database:
        """Return the database of `home`, made or migrated where needed (then with a backup beside it). Blocks.

        Raises:
            StoreError: no room, not writable, held by another program, damaged, or written by a newer version.
        """
        file = home / FILE_NAME
        with mapped(file):
            home.mkdir(parents=True, exist_ok=True)
            _bring_up_to_date(file, migrations)
            presence = Presence(home / "processes")
            presence.sweep()
        return cls(file, presence)

    async def write(self, write: Write[T], *, durable: bool = True) -> T:
        """Return what `write(connection)` returns, after its commit; see `Writer.write`."""
        return await self._writer.write(write, durable=durable)

    def submit(self, write: Write[T], *, durable: bool = True) -> Future[T]:
        """Send `write` without waiting for it; writes keep their order."""
        return self._writer.submit(write, durable=durable)

    async def read(self, read: Read[T]) -> T:
        """Return what `read(connection)` returns, run on a reader's thread over one consistent view of the data.

        Raises:
            StoreError: the file is damaged or was held for too long.
        """
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, read)

    def _read(self, read: Read[T]) -> T:
        with mapped(self.file):
            connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
            if connection is None:
                connection = connect(self.file, read_only=True)
                self._local.connection = connection
                self._connections.append(connection)
            connection.execute("BEGIN")
            try:
                return read(connection)
            finally:
                connection.execute("ROLLBACK")

    def close(self) -> None:
        """Commit what was sent and close the file. Blocks until done; the last process out folds the WAL away."""
        self._readers.shutdown()
        for connection in self._connections:
            connection.close()
        self._connections.clear()
        self._writer.close()
        self.presence.close()


def connect(file: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Return a connection in autocommit mode (transactions are begun by name), with rows that know their columns."""
    address = f"{file.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_TIMEOUT_MS / 1000
    )
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    return connection


def _bring_up_to_date(file: Path, migrations: Sequence[Migration]) -> None:
    connection = connect(file)
    try:
        if _version(connection, file) == len(migrations) and _journal(connection) == "wal":
            return
        with _alone(file.with_suffix(".lock")):
            connection.execute("PRAGMA journal_mode = WAL")
            _migrate(connection, file, migrations)
    finally:
        connection.close()


def _journal(connection: sqlite3.Connection) -> str:
    return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


def _version(connection: sqlite3.Connection, file: Path) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version == 0 and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise broken(file, "it holds tables of another program")
    return version


def _migrate(connection: sqlite3.Connection, file: Path, migrations: Sequence[Migration]) -> None:
    version = _version(connection, file)
    if version > len(migrations):
        message = f"The database {file} was written by a newer version of Précis (format {version})."
        raise StoreTooNew(message)
    if 0 < version < len(migrations):
        _back_up(connection, file, version)
    for number in range(version, len(migrations)):
        _run(connection, migrations[number], number + 1)


def migrate_copy(connection: sqlite3.Connection) -> int:
    """Bring a backup to the current format, where it is of an earlier one; return in which format it was. Blocks."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    for number in range(version, len(MIGRATIONS)):
        _run(connection, MIGRATIONS[number], number + 1)
    return version


def _run(connection: sqlite3.Connection, migration: Migration, version: int) -> None:
    # Imported here: it brings numpy and click along, and an up-to-date database needs none of it.
    from sqlite_utils import Database as Tables

    connection.execute("BEGIN IMMEDIATE")
    try:
        migration(Tables(connection, execute_plugins=False))
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _back_up(connection: sqlite3.Connection, file: Path, version: int) -> None:
    """Copy the database to a file of its own, under its final name only once it is whole."""
    target = file.with_name(f"{file.stem}.before-v{version + 1}.db")
    building = target.with_suffix(".part")
    building.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(building)) as copy:
        connection.backup(copy)
    building.replace(target)


@contextlib.contextmanager
def _alone(lock: Path) -> Generator[None, None, None]:
    """Let one process at a time make or migrate the database."""
    from precis.store.presence import wait_for_lock

    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not wait_for_lock(descriptor, BUSY_TIMEOUT_MS / 1000):
            raise StoreBusy("Another Précis is bringing the database up to date.", "Wait for it, then try again.")
        yield
    finally:
        os.close(descriptor)
