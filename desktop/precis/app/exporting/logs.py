"""Exports of what was logged: calls, usage and history, in pages, redacted, to a file that is whole or not there."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO, TypeVar

from precis.app.exporting.call_lines import CsvWriter, csv_head, json_lines
from precis.app.exporting.export import write_whole
from precis.app.exporting.log_rows import Row, history_row, usage_row
from precis.app.exporting.row_writers import write_csv, write_jsonl
from precis.app.exporting.spans import SPANS_FOOT, SPANS_HEAD, SpanWriter
from precis.domain.errors import WrongUse
from precis.domain.ports import Redact

if TYPE_CHECKING:
    from precis.store import Store
    from precis.store.usage_export import Page as CallPage

Page = TypeVar("Page")

KINDS = ("logs", "history", "usage")
FORMATS = ("jsonl", "csv", "otlp-json")
PAGE = 1000
_FORMS = {"jsonl": "objects", "csv": "cells", "otlp-json": "spans"}
_WRITERS: dict[str, Callable[[Iterable[Row], TextIO], int]] = {"jsonl": write_jsonl, "csv": write_csv}


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
        with_texts: bool = True,
    ) -> int:
        """Write the rows of one of KINDS in one of FORMATS, and return how many there were.

        `with_texts=False` leaves the prompts and outputs of logs out.

        Raises:
            WrongUse: the format is not one for this kind, or the file can't be written.
            PolicyBlocked: the policy forbids exports of this kind.
        """
        if fmt == "otlp-json" and kind != "logs":
            raise WrongUse("Only logs can be written as OTLP-JSON.", "Choose jsonl or csv.")
        self._check(kind)
        if kind == "logs":
            pages = self._store.calls.export_pages(
                _FORMS[fmt], _renderer(fmt), with_texts=with_texts, since=since, until=until, limit=PAGE
            )
            return await _write(pages, out, partial(_write_calls, fmt, with_texts=with_texts))
        pages = {"history": self._history, "usage": self._usage}[kind](since, until)
        return await _write(pages, out, partial(_write_rows, _WRITERS[fmt]))

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


def _write_rows(write: Callable[[Iterable[Row], TextIO], int], pages: Iterator[list[Row]], out: BinaryIO) -> int:
    # csv ends its own lines.
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="")
    count = write(chain.from_iterable(pages), text)
    text.flush()
    text.detach()
    return count


def _renderer(fmt: str) -> Callable[[CallPage], bytes]:
    """Return what makes the bytes of a page, without what stands before the first and after the last one."""
    from precis.store.usage_export import CELL_TEXTS

    if fmt == "jsonl":
        return lambda page: b"\n".join([*json_lines(page), b""])
    if fmt == "csv":
        table = CsvWriter(CELL_TEXTS)
        return lambda page: b"\r\n".join([*table.lines(page), b""])
    spans = SpanWriter()
    return lambda page: b",\n".join(spans.spans(page))


def _write_calls(fmt: str, pages: Iterator[tuple[int, bytes]], out: BinaryIO, *, with_texts: bool) -> int:
    from precis.store.usage_export import COLUMNS

    head = csv_head(list(COLUMNS), with_texts=with_texts) + b"\r\n"
    first, between = {"jsonl": (b"", b""), "csv": (head, b""), "otlp-json": (b"\n", b",\n")}[fmt]
    out.write(SPANS_HEAD if fmt == "otlp-json" else b"")
    total = 0
    for count, rendered in pages:
        out.write(between if total else first)
        out.write(rendered)
        total += count
    out.write(SPANS_FOOT if fmt == "otlp-json" else b"")
    return total


async def _write(pages: AsyncIterator[Page], out: Path, write: Callable[[Iterator[Page], BinaryIO], int]) -> int:
    """Write on a thread, which asks the loop for the next page while it writes one."""
    loop = asyncio.get_running_loop()

    async def following() -> Page | None:
        return await anext(pages, None)

    def ahead() -> Iterator[Page]:
        coming = asyncio.run_coroutine_threadsafe(following(), loop)
        while (page := coming.result()) is not None:
            coming = asyncio.run_coroutine_threadsafe(following(), loop)
            yield page

    def fill(file: Path) -> int:
        with file.open("wb", buffering=1 << 20) as handle:
            return write(ahead(), handle)

    return await asyncio.to_thread(write_whole, out, fill)
