"""Exports of what was logged: calls, usage and history, in pages, redacted, to a file that is whole or not there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from precis.app.exporting.export import write_whole
from precis.app.exporting.log_rows import Row, call_row, history_row, usage_row
from precis.app.exporting.row_writers import write_csv, write_jsonl, write_otlp
from precis.domain.errors import WrongUse
from precis.domain.ports import Redact

if TYPE_CHECKING:
    from precis.store import Store

KINDS = ("logs", "history", "usage")
FORMATS = ("jsonl", "csv", "otlp-json")
PAGE = 2_000
_WRITERS: dict[str, Callable[[Iterable[Row], TextIO], int]] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "otlp-json": write_otlp,
}


class LogExports:
    """Writes what is logged to files. `check` raises where a policy forbids exports of a kind."""

    def __init__(self, store: Store, redact: Callable[[], Redact], check: Callable[[str], None]) -> None:
        self._store = store
        self._redact = redact
        self._check = check

    async def export(
        self,
        kind: str,
        fmt: str,
        out: Path,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> int:
        """Write the rows of one of KINDS in one of FORMATS, and return how many there were.

        Raises:
            WrongUse: the format is not one for this kind, or the file can't be written.
            PolicyBlocked: the policy forbids exports of this kind.
        """
        if fmt == "otlp-json" and kind != "logs":
            raise WrongUse("Only logs can be written as OTLP-JSON.", "Choose jsonl or csv.")
        self._check(kind)
        pages = {"logs": self._calls, "history": self._history, "usage": self._usage}[kind](since, until)
        return await _write(pages, fmt, out)

    async def _calls(self, since: datetime | None, until: datetime | None) -> AsyncIterator[list[Row]]:
        after = 0
        while rows := await self._store.calls.rows(since=since, until=until, after=after, limit=PAGE):
            after = rows[-1].id
            yield [call_row(row) for row in rows]

    async def _usage(self, since: datetime | None, until: datetime | None) -> AsyncIterator[list[Row]]:
        yield [usage_row("day", usage) for usage in await self._store.calls.usage("day", since=since, until=until)]

    async def _history(self, since: datetime | None, until: datetime | None) -> AsyncIterator[list[Row]]:
        redact, offset = self._redact(), 0
        while rows := await self._store.history.search("", limit=PAGE, offset=offset):
            offset += len(rows)
            wanted = [row for row in rows if _is_within(row.job.created_at, since, until)]
            yield await asyncio.to_thread(lambda wanted=wanted: [history_row(row, redact) for row in wanted])


def _is_within(at: datetime, since: datetime | None, until: datetime | None) -> bool:
    return (since is None or at >= since) and (until is None or at < until)


async def _write(pages: AsyncIterator[list[Row]], fmt: str, out: Path) -> int:
    """Write on a thread, which asks the loop for a page at a time."""
    loop = asyncio.get_running_loop()

    async def following() -> list[Row] | None:
        return await anext(pages, None)

    def rows() -> Iterator[Row]:
        while (page := asyncio.run_coroutine_threadsafe(following(), loop).result()) is not None:
            yield from page

    def write(file: Path) -> int:
        with file.open("w", encoding="utf-8", errors="replace", newline="" if fmt == "csv" else None) as handle:
            return _WRITERS[fmt](rows(), handle)

    return await asyncio.to_thread(write_whole, out, write)
