"""What a page of 60 rows takes in a history of 100,000 jobs: each filter, combinations of them, and words. CPU time.

`python -m tests.bench.log_queries_history [FOLDER]` keeps the database in the folder for the next time.
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from precis.domain.history import HistoryFilter
from precis.domain.jobs import Counts, JobId, JobRecord, JobState, Mode, Options, TextInput
from precis.domain.money import Money
from precis.domain.results import Band, Claim, DecidedBy, LabelResult, Result, Summary, Timing, Usage
from precis.store import Store

JOBS, SEED, PAGE, TIMES = 100_000, 1_000, 60, 9
START = datetime(2024, 1, 1, tzinfo=UTC)
LABELS = ("invoice", "letter", "contract", "report", "notice", "lease", "minutes", "order")
WORDS = ("rent", "deposit", "repair", "account", "budget", "harbour", "meeting", "notice", "garden", "train", "office")
EVERYWHERE = "agreement"
"""A word of every document."""
_STATES = (*[JobState.DONE] * 16, JobState.NEEDS_REVIEW, JobState.FAILED, JobState.PARTIAL, JobState.CANCELLED)


def main() -> None:
    """Print a line a question."""
    if len(sys.argv) > 1:
        folder = Path(sys.argv[1])
        folder.mkdir(parents=True, exist_ok=True)
        asyncio.run(_measure(folder))
        return
    with tempfile.TemporaryDirectory(prefix="precis-log-history-") as folder:
        asyncio.run(_measure(Path(folder)))


async def _measure(folder: Path) -> None:
    if not (folder / "precis.db").exists():
        store = await Store.open(folder, lambda: START)
        await _seed(store)
        await store.close()
        _multiply(folder / "precis.db")
    store = await Store.open(folder, lambda: START)
    try:
        worst = [await _ask(store, name, query, wanted) for name, (query, wanted) in questions().items()]
        print(f"worst: {max(worst):.1f} ms")
    finally:
        await store.close()


def questions() -> dict[str, tuple[str, HistoryFilter]]:
    """Return what is asked by name: words and filters; some have many answers, some a few, some none."""
    last = START + timedelta(minutes=10 * JOBS)
    rare = HistoryFilter(label="lease", engine="spare", mode="accurate", is_unsure=True, min_support=0.9)
    filters = {
        "all": HistoryFilter(),
        "done": HistoryFilter(states=frozenset({JobState.DONE})),
        "cancelled": HistoryFilter(states=frozenset({JobState.CANCELLED})),
        "paused (none)": HistoryFilter(states=frozenset({JobState.PAUSED})),
        "failed": HistoryFilter(is_failed=True),
        "unsure": HistoryFilter(is_unsure=True),
        "engine of half": HistoryFilter(engine="work"),
        "engine of one in fifty": HistoryFilter(engine="spare"),
        "engine of none": HistoryFilter(engine="gone"),
        "mode": HistoryFilter(mode="accurate"),
        "label": HistoryFilter(label="lease"),
        "label of none": HistoryFilter(label="nothing"),
        "last week": HistoryFilter(since=last - timedelta(days=7)),
        "first week": HistoryFilter(until=START + timedelta(days=7)),
        "a day in the middle": HistoryFilter(since=START + timedelta(days=300), until=START + timedelta(days=301)),
        "support over 0.9": HistoryFilter(min_support=0.9),
        "support over 0.9999": HistoryFilter(min_support=0.9999),
        "support under 0.01": HistoryFilter(max_support=0.01),
        "cost over nearly all": HistoryFilter(min_cost=Money(99_950)),
        "cost over all (none)": HistoryFilter(min_cost=Money(10**9)),
        "label and engine": HistoryFilter(label="lease", engine="spare"),
        "label, failed": HistoryFilter(label="lease", is_failed=True),
        "engine, mode, first week": HistoryFilter(engine="work", mode="fast", until=START + timedelta(days=7)),
        "label, first week": HistoryFilter(label="lease", until=START + timedelta(days=7)),
        "failed of none": HistoryFilter(engine="gone", is_failed=True),
        "five at once": rare,
        "five at once, none": replace(rare, min_support=2.0),
    }
    words = {
        "a word of all": f"{EVERYWHERE} ", "a beginning of all": "agr", "one letter": "a", "two words of all":
        f"{EVERYWHERE} between", "a word of many": "harbour ", "a word of one": "zebra ",
        "a word of none": "xylophone ",
        "a word of all and one": f"{EVERYWHERE} zebra ", "a word of all, an own title": f"{EVERYWHERE} 77777",
    }  # fmt: skip
    asked = {name: ("", wanted) for name, wanted in filters.items()}
    asked |= {name: (query, HistoryFilter()) for name, query in words.items()}
    for name in ("unsure", "engine of none", "label", "first week", "cost over nearly all", "five at once"):
        asked[f"a word of all; {name}"] = (f"{EVERYWHERE} ", filters[name])
    asked["a word of one; engine of half"] = ("zebra ", filters["engine of half"])
    return asked


async def _ask(store: Store, name: str, query: str, wanted: HistoryFilter) -> float:
    """Print and return the milliseconds of processor time of the slowest of the pages that a person looks at."""
    slowest, told = 0.0, list[str]()
    for offset in (0, 10 * PAGE, JOBS // 2):
        took: list[float] = []
        for _ in range(TIMES):
            begun = time.process_time()
            rows = await store.history.search(query, limit=PAGE, offset=offset, wanted=wanted)
            took.append((time.process_time() - begun) * 1000)
        took.sort()
        told.append(f"{took[len(took) // 2]:7.1f} ({len(rows):2})")
        slowest = max(slowest, took[len(took) // 2])
    print(f"{name:<36} first {told[0]}   eleventh {told[1]}   far {told[2]}", flush=True)
    return slowest


# --- the history ------------------------------------------------------------------------------------------------------


async def _seed(store: Store) -> None:
    chance = random.Random(1)
    for number in range(SEED):
        at = START + timedelta(minutes=10 * number)
        engine = "spare" if number % 50 == 7 else chance.choice(("work", "embedded"))
        options = Options(engine=engine, mode=chance.choice(list(Mode)))
        title = f"{' '.join(chance.sample(WORDS, 2))} {number}.pdf"
        job = JobId(f"{number:016x}")
        record = JobRecord(job, title, "", "", f"{number:064x}", options, chance.choice(_STATES), at, at, Counts(),
                           Money(number % 100 * 1_000), None)  # fmt: skip
        await store.jobs.add_jobs([record], [TextInput("x", title)])
        claims = tuple(Claim(" ".join(chance.choices(WORDS, k=14)), (), chance.random()) for _ in range(4))
        band = Band.UNSURE if number % 33 == 0 else Band.SURE
        label = LabelResult("kinds", LABELS[number % 8], 0.7, band, "margin", DecidedBy.MODEL)
        summary = Summary(" ".join(chance.sample(WORDS, 5)), claims)
        await store.jobs.keep_result(job, Result(f"{number:064x}", Mode.FAST, "work", "small", summary, (label,),
                                                 Usage(), Timing()))  # fmt: skip


_NUMBER = f"({{0}} + {SEED} * :time)"
_COPIED: dict[str, dict[str, str]] = {
    "jobs": {
        "number": _NUMBER.format("number"),
        "id": f"printf('%016x', {_NUMBER.format('number')})",
        "title": f"replace(title, (number - 1) || '.pdf', ({_NUMBER.format('number')} - 1) || '.pdf')",
        "created_at": f"strftime('%Y-%m-%dT%H:%M:%S.000000+00:00', created_at, (:time * {10 * SEED}) || ' minutes')",
        "support": "abs(random() % 100000) / 100000.0",
        "spent_micros": "abs(random() % 100000)",
    },
    "results": {"id": _NUMBER.format("id"), "job": f"printf('%016x', {_NUMBER.format('id')})"},
    "claims": {"id": "NULL", "result": _NUMBER.format("result")},
    "labels": {"id": "NULL", "result": _NUMBER.format("result")},
    "job_labels": {"number": _NUMBER.format("number")},
}
_KEYS = {"jobs": "number", "results": "id", "claims": "result", "labels": "result", "job_labels": "number"}


def _multiply(file: Path) -> None:
    """Make the jobs 100,000, with results, claims and labels, and texts of a hundred words to search."""
    chance = random.Random(2)
    with closing(sqlite3.connect(file)) as connection:
        for time_ in range(1, JOBS // SEED):
            for table, made in _COPIED.items():
                names: list[str] = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
                values = ", ".join(made.get(name, name) for name in names)
                query = (
                    f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM {table} WHERE {_KEYS[table]} <= ?"
                )
                connection.execute(query.replace("?", str(SEED)), {"time": time_})
        connection.execute("DELETE FROM search")
        rows = connection.execute("SELECT number, title FROM jobs").fetchall()
        texts = (
            (number, title, " ".join(chance.choices(WORDS, k=30)), _body(chance, number)) for number, title in rows
        )
        connection.executemany("INSERT INTO search (rowid, title, summary, notes, body) VALUES (?, ?, ?, '', ?)", texts)
        connection.commit()


def _body(chance: random.Random, number: int) -> str:
    rare = " zebra" if number == JOBS // 3 else ""
    return f"This {EVERYWHERE} is made between the parties. {' '.join(chance.choices(WORDS, k=90))}{rare}"


if __name__ == "__main__":
    main()
