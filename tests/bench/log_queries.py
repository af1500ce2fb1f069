"""What 100,000 logged calls take: usage and search (p50, p99), exports (rows a second, memory) and room on disk."""

from __future__ import annotations

import asyncio
import json
import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from precis.app.exporting.logs import LogExports
from precis.domain.calls import CallEnding, CallIntent, CallState, SpendLimits, UnitPrices
from precis.domain.jobs import JobId, Lane, Mode
from precis.domain.money import Money
from precis.privacy.redaction import Redactor
from precis.store import Store
from precis.store.usage import Wanted
from precis.store.values import pack_text

CALLS, SEED_CALLS, DAYS, QUERIES = 100_000, 1_000, 90, 300
TEXT = 400
"""Characters of a prompt's material and of an output; each call has texts of its own, beside one system prompt."""
START = datetime(2026, 1, 1, tzinfo=UTC)
GROUPS = ("engine", "model", "feature", "mode", "day", "user")


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory(prefix="precis-log-queries-") as folder:
        asyncio.run(_measure(Path(folder)))


async def _measure(folder: Path) -> None:
    now = [START]
    store = await Store.open(folder / "home", lambda: now[0])
    await _add_seed(store, now)
    await store.close()
    file = folder / "home" / "precis.db"
    _multiply(file)
    store = await Store.open(folder / "home", lambda: now[0])
    try:
        await _usage(store)
        await _search(store)
        await _exports(store, folder)
    finally:
        await store.close()


async def _add_seed(store: Store, now: list[datetime]) -> None:
    """Log calls through the store, as the call path does."""
    from decimal import Decimal

    chance = random.Random(1)
    prices = UnitPrices(Decimal("0.15"), Decimal("0.6"), Decimal("0.075"), Decimal("0.15"), "table")
    for number in range(SEED_CALLS):
        now[0] = START + timedelta(days=DAYS * number / SEED_CALLS)
        engine = chance.choice(("work", "home", "spare"))
        intent = CallIntent(
            engine, "openai", f"{engine}-{chance.choice(('small', 'large'))}", chance.choice(list(Mode)), Lane.BATCH,
            chance.choice(("app", "cli", "eval")), "0123456789abcdef", f"{chance.choice(('summary', 'notes'))}@1",
            f"{number:064x}", JobId(f"{number // 5:016x}"), reserved=Money(2_000), prices=prices,
        )  # fmt: skip
        call = await store.calls.reserve(intent, SpendLimits())
        assert isinstance(call, int)
        failed = number % 50 == 0
        ending = CallEnding(
            CallState.FAILED if failed else CallState.DONE, "rate_limited" if failed else "ok", cost=Money(1_250),
            prices=prices, reported_model=f"{intent.model}-2026-01-01", request_id=f"req_{number:024x}", finish="stop",
            input_tokens=900, output_tokens=200, queue_s=0.01, first_token_s=0.4, total_s=2.1,
            prompt=json.dumps([["system", "s" * 32], ["user", f"{number:032x}"]]), output=f"{number + 10**9:032x}",
        )  # fmt: skip
        store.calls.finish(call, ending)
    await store.database.write(lambda connection: None)


def _multiply(file: Path) -> None:
    """Make the calls 100,000, each with texts of its own, and say what a call adds to the file."""
    words = ("the", "lease", "notice", "months", "rent", "deposit", "repair", "letter", "office", "account", "budget")
    chance = random.Random(2)
    with closing(sqlite3.connect(file)) as connection:
        sizes = [_size(connection)]
        names = [row[1] for row in connection.execute("PRAGMA table_info(calls)")]
        taken = {name: name for name in names if name not in ("id", "prompt", "output", "job")}
        number = f"(id + {SEED_CALLS} * (SELECT value FROM times))"
        made = {
            **taken,
            "job": f"printf('%016x', {number} / 5)",
            "prompt": f'\'[["system", "{"s" * 32}"], ["user", "\' || printf(\'%032x\', {number}) || \'"]]\'',
            "output": f"printf('%032x', {number} + 1000000000)",
        }
        connection.execute("CREATE TEMP TABLE times (value INTEGER)")
        for time_ in range(1, CALLS // SEED_CALLS):
            connection.execute("DELETE FROM times")
            connection.execute("INSERT INTO times VALUES (?)", (time_,))
            connection.execute(
                f"INSERT INTO calls ({', '.join(made)}) SELECT {', '.join(made.values())} FROM calls WHERE id <= ?",
                (SEED_CALLS,),
            )
        connection.commit()
        sizes.append(_size(connection))
        system = pack_text(" ".join(chance.choices(words, k=200)))
        connection.execute("INSERT OR IGNORE INTO call_texts VALUES (?, ?)", ("s" * 32, system))
        for start in (0, 10**9):
            rows = ((f"{n + start:032x}", pack_text(_text(words, chance))) for n in range(CALLS + SEED_CALLS))
            connection.executemany("INSERT OR IGNORE INTO call_texts VALUES (?, ?)", rows)
        connection.commit()
        sizes.append(_size(connection))
        added = CALLS - SEED_CALLS
        print(f"room on disk: {(sizes[1] - sizes[0]) / added:,.0f} bytes a call with its places in sums and indexes,")
        print(f"              {(sizes[2] - sizes[1]) / CALLS:,.0f} bytes more for two texts of {TEXT} characters")


def _size(connection: sqlite3.Connection) -> int:
    return int(
        connection.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()[0]
    )


def _text(words: tuple[str, ...], chance: random.Random) -> str:
    return " ".join(chance.choices(words, k=TEXT // 6))[:TEXT]


async def _usage(store: Store) -> None:
    chance = random.Random(3)

    async def ask() -> object:
        since = START + timedelta(days=chance.randint(0, DAYS), hours=chance.choice((0, 0, 0, 7)))
        return await store.calls.usage(chance.choice(GROUPS), since=chance.choice((None, since)))

    await _timed("usage", ask)


async def _search(store: Store) -> None:
    chance = random.Random(4)
    wanted = [
        Wanted(), Wanted(engine="work"), Wanted(model="home-large"), Wanted(outcome="rate_limited"),
        Wanted(outcome="refused"), Wanted(prompt="notes@1"), Wanted(prompt="merge@9"), Wanted(job=f"{77:016x}"),
        Wanted(engine="spare", outcome="rate_limited"), Wanted(engine="spare", model="spare-small"),
    ]  # fmt: skip

    async def ask() -> object:
        before = chance.choice((2**62, chance.randint(1, CALLS)))
        return await store.calls.search(chance.choice(wanted), before=before, limit=100)

    await _timed("log search (100 rows with texts)", ask)


async def _timed(name: str, ask: Callable[[], Awaitable[object]]) -> None:
    took: list[float] = []
    for _ in range(QUERIES):
        begun = time.perf_counter()
        await ask()
        took.append((time.perf_counter() - begun) * 1000)
    took.sort()
    print(f"{name}: p50 {took[len(took) // 2]:.1f} ms, p99 {took[int(len(took) * 0.99)]:.1f} ms")


async def _exports(store: Store, folder: Path) -> None:
    exports = LogExports(store, lambda: Redactor().redact, lambda kind: None)
    for fmt in ("jsonl", "csv", "otlp-json"):
        for with_texts in (False, True):
            before = _peak()
            begun, cpu = time.perf_counter(), time.process_time()
            count = await exports.export("logs", fmt, folder / "out", with_texts=with_texts)
            took, used = time.perf_counter() - begun, time.process_time() - cpu
            print(
                f"export {fmt} {'with' if with_texts else 'without'} texts: {count / took:,.0f} rows/s"
                f" ({count / used:,.0f} a second of processor time), peak memory +{_peak() - before:.0f} MiB"
            )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
