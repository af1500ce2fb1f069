"""The one thread that writes: a write is a function sent to it, and whoever sent it awaits what it returns.

Writes that wait together are committed together: one transaction, one sync to disk. Where one of them fails, the
group is rolled back and each runs again alone, so that a failure reaches its own sender only; a write must therefore
do nothing but database work.
"""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from precis.domain.errors import StoreError
from precis.store.faults import known_fault

T = TypeVar("T")
Write = Callable[[sqlite3.Connection], T]
GROUP = 256
"""Most writes that share a transaction: bounds how long the first of them waits for the last."""


@dataclass(slots=True)
class _Order:
    write: Write[Any]
    is_durable: bool
    reply: Future[Any] = field(default_factory=Future[Any])


class Writer:
    """Owns the writing connection of `file`; `connect` is called on the writer's own thread."""

    def __init__(self, file: Path, connect: Callable[[], sqlite3.Connection]) -> None:
        self._file = file
        self._connect = connect
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name="precis-writer", daemon=True)
        self._closed = False
        self._thread.start()

    async def write(self, write: Write[T], *, durable: bool = True) -> T:
        """Return what `write` returns, after its commit.

        `durable=False`: survives the end of this process, but maybe not a power cut (no sync to disk of its own).

        Raises:
            StoreError: the disk is full, read-only, busy or damaged; nothing of this write is kept.
        """
        return await asyncio.wrap_future(self.submit(write, durable=durable))

    def submit(self, write: Write[T], *, durable: bool = True) -> Future[T]:
        """Send `write` without waiting; the future gives what it returns."""
        if self._closed:
            raise RuntimeError("the store is closed")
        order = _Order(write, durable)
        self._orders.put(order)
        return order.reply

    def close(self) -> None:
        """Commit what was sent, then close the connection. Blocks until done."""
        if not self._closed:
            self._closed = True
            self._orders.put(None)
        self._thread.join()

    def _serve(self) -> None:
        connection: sqlite3.Connection | None = None
        open_for_more = True
        while open_for_more:
            group, open_for_more = self._next_group()
            group = [order for order in group if order.reply.set_running_or_notify_cancel()]
            if not group:
                continue
            try:
                connection = connection or self._connect()
            except (StoreError, sqlite3.Error, OSError) as error:
                _fail(group, self._named(error))
                continue
            self._commit(connection, group)
        if connection is not None:
            connection.close()

    def _next_group(self) -> tuple[list[_Order], bool]:
        """Wait for a write; return it with those that are there already, and whether more may come."""
        group: list[_Order] = []
        order = self._orders.get()
        while order is not None:
            group.append(order)
            if len(group) == GROUP:
                return group, True
            try:
                order = self._orders.get_nowait()
            except queue.Empty:
                return group, True
        return group, False

    def _commit(self, connection: sqlite3.Connection, group: list[_Order]) -> None:
        """Run the group in one transaction; where that fails, each of it alone."""
        try:
            answers = _transaction(connection, group)
        except BaseException as error:  # noqa: BLE001 -- a border: the failure goes to whoever sent the write
            _roll_back(connection)
            if len(group) == 1:
                _fail(group, self._named(error))
                return
            for order in group:
                self._commit(connection, [order])
            return
        for order, answer in zip(group, answers, strict=True):
            order.reply.set_result(answer)

    def _named(self, error: BaseException) -> BaseException:
        """Return the person's error for what SQLite said, with what it said as its cause."""
        fault = known_fault(error, self._file) if isinstance(error, sqlite3.Error | OSError) else None
        if fault is None:
            return error
        fault.__cause__ = error
        return fault


def _transaction(connection: sqlite3.Connection, group: list[_Order]) -> list[Any]:
    is_durable = any(order.is_durable for order in group)
    connection.execute(f"PRAGMA synchronous = {'FULL' if is_durable else 'NORMAL'}")
    connection.execute("BEGIN IMMEDIATE")
    answers = [order.write(connection) for order in group]
    connection.execute("COMMIT")
    return answers


def _roll_back(connection: sqlite3.Connection) -> None:
    """End the transaction; SQLite may have ended it by itself (full disk, I/O error)."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _fail(group: list[_Order], error: BaseException) -> None:
    for order in group:
        order.reply.set_exception(error)
