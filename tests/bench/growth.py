"""How time, memory, calls and the database grow with documents and pages; what an edit and a long document cost.

`python -m tests.bench.growth [documents|pages|called|edit …] [--most N]`. Each size runs in a process of its own, so
that memory is its own too. Documents and pages run on the embedded engine, called (documents) on a model on loopback
that answers by rule at once, edit and path on one that takes a fixed time.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil

from precis.app import Precis, open_precis
from precis.domain.jobs import FileInput, Input, JobId, JobState, Options, TextInput
from precis.settings import load_settings
from tests.app.rule_model import by_rule, material
from tests.bench.figures import Figure, is_quick, keep, keep_table
from tests.fakes.agreeing import agree
from tests.fakes.servers import Answer, FakeOpenAI, Recorded

ROOT = Path(__file__).resolve().parents[2]
SIZES = (1, 10, 100) if is_quick() else (1, 10, 100, 1000)
PAGES_EDITED = 200
LATENCY_S = 0.4
WORDS = (
    "harbour",
    "contract",
    "payment",
    "notice",
    "report",
    "engine",
    "valley",
    "council",
    "budget",
    "winter",
    "market",
    "licence",
    "tenant",
    "repair",
    "supply",
    "method",
    "sample",
    "result",
    "reason",
    "figure",
    "member",
    "branch",
)
VERBS = ("covers", "limits", "follows", "explains", "delays", "supports", "replaces", "measures", "changes")


def sentence(chance: random.Random) -> str:
    """Return a sentence of 8 to 20 words with a number, so that hardly two are the same."""
    words = " ".join(chance.choices(WORDS, k=chance.randint(5, 16)))
    return f"The {chance.choice(WORDS)} {chance.choice(VERBS)} {words} {chance.randrange(10_000)}."


def paragraph(chance: random.Random) -> str:
    """Return a paragraph of about 60 words."""
    return " ".join(sentence(chance) for _ in range(5))


def paragraphs(pages: int, seed: int = 3) -> list[str]:
    """Return five paragraphs a page: about 300 words."""
    chance = random.Random(seed)
    return [paragraph(chance) for _ in range(5 * pages)]


def write_pdf(file: Path, pages: int) -> None:
    """Write a PDF of exactly so many pages, of about 300 words each."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    style, texts = getSampleStyleSheet()["BodyText"], paragraphs(pages)
    story: list[Any] = []
    for page in range(pages):
        story += [Paragraph(text, style) for text in texts[5 * page : 5 * page + 5]]
        story.append(PageBreak())
    SimpleDocTemplate(str(file), pagesize=A4).build(story)


class Peak:
    """The most memory that this process and its workers held together, looked at each 50 ms; MiB of resident pages."""

    def __init__(self) -> None:
        self.mib = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Peak:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        own = psutil.Process()
        while not self._ended.wait(0.05):
            total = 0
            for process in (own, *own.children(recursive=True)):
                try:
                    total += process.memory_info().rss
                except psutil.Error:
                    continue
            self.mib = max(self.mib, total / 2**20)


async def run_jobs(precis: Precis, inputs: Sequence[Input], options: Options) -> float:
    """Return the seconds until all of a batch is done; anything else than done ends the benchmark."""
    begun = time.monotonic()
    jobs: list[JobId] = await precis.submit(inputs, options)
    pending = set(jobs)
    async for events in precis.follow(jobs):
        for event in events:
            if event.state.is_final:
                pending.discard(event.job)
                if event.state is not JobState.DONE:
                    raise RuntimeError(f"a job ended {event.state}: {event.error}")
        if not pending:
            break
    return time.monotonic() - begun


def size_of(home: Path) -> dict[str, float]:
    """Return how many steps and calls are kept, and the MiB of the database."""
    with sqlite3.connect(home / "precis.db") as database:
        steps = database.execute("SELECT count(*) FROM steps").fetchone()[0]
        calls = database.execute("SELECT count(*) FROM calls").fetchone()[0]
    mib = sum(file.stat().st_size for file in home.glob("precis.db*")) / 2**20
    return {"steps": steps, "calls": calls, "database_mib": mib}


async def one(what: str, size: int, folder: Path) -> dict[str, float]:
    """Measure a size of documents (300 words each, on the embedded engine or `called`) or pages (one PDF)."""
    home = folder / "home"
    home.mkdir()
    inputs: list[Input] = [TextInput("\n\n".join(paragraphs(1, n)), f"Letter {n}", id=str(n)) for n in range(size)]
    if what == "pages":
        write_pdf(folder / "book.pdf", size)
        inputs = [FileInput(folder / "book.pdf")]
    async with AsyncExitStack() as opened:
        options = Options()
        if what == "called":
            server = await opened.enter_async_context(FakeOpenAI(by_rule))
            server.keeps_requests = False
            _add_engine(home, server, 16)
            options = Options(engine="work")
        peak = opened.enter_context(Peak())
        precis = await opened.enter_async_context(open_precis(replace(load_settings(home), home=home)))
        if what == "called":
            await agree(precis)
        seconds = await run_jobs(precis, inputs, options)
    return {"size": size, "seconds": seconds, "peak_mib": peak.mib, **size_of(home)}


def _add_engine(home: Path, server: FakeOpenAI, at_once: int) -> None:
    (home / "settings.toml").write_text(
        f'[engines.work]\nkind = "openai"\nbase_url = "{server.base_url}"\nfast = "small"\n'
        f"max_concurrency = {at_once}\ncontext_tokens = 32000\nprice = {{ input = 0.1, output = 0.1 }}\n"
    )


def grow(what: str, most: int) -> list[dict[str, float]]:
    """Print and return the table of `documents` or `pages`."""
    print(f"{what:>10} {'seconds':>9} {'ms each':>9} {'peak MiB':>9} {'steps':>7} {'calls':>7} {'database MiB':>13}")
    rows: list[dict[str, float]] = []
    for size in (size for size in SIZES if size <= most):
        words = [sys.executable, "-m", "tests.bench.growth", "--one", what, str(size)]
        row = json.loads(subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout)
        rows.append(row)
        print(
            f"{size:>10,} {row['seconds']:>9.2f} {1000 * row['seconds'] / size:>9.1f} {row['peak_mib']:>9.0f} "
            f"{row['steps']:>7,} {row['calls']:>7,} {row['database_mib']:>13.2f}",
            flush=True,
        )
    keep_table(what, rows)
    last = rows[-1]
    keep(
        Figure(f"{last['size']:,} {what}", last["seconds"], "s"),
        Figure(f"{last['size']:,} {what}, memory", last["peak_mib"], "MiB"),
    )
    return rows


class DeepModel:
    """Answers by rule after a delay, and knows how deep in the tree each call stands: its inputs' depth and one."""

    def __init__(self, delay_s: float) -> None:
        self._delay_s = delay_s
        self._depths: dict[str, int] = {}
        self.deepest = 0

    def __call__(self, request: Recorded) -> Answer:
        depth = 1 + max((self._depth_of(text) for text in material(request)), default=0)
        self.deepest = max(self.deepest, depth)
        answer = by_rule(request)
        for claim in json.loads(answer.text).get("claims", ()):
            self._depths[claim["text"]] = depth
        return replace(answer, delay_s=self._delay_s)

    def _depth_of(self, text: str) -> int:
        return max((depth for claim, depth in self._depths.items() if text.startswith(claim)), default=0)


async def edit(folder: Path) -> dict[str, float]:
    """Measure the first run of a 200-page document, and the run after one of its paragraphs was edited."""
    texts = paragraphs(PAGES_EDITED)
    model = DeepModel(LATENCY_S)
    async with FakeOpenAI(model) as server:
        home = folder / "home"
        home.mkdir()
        _add_engine(home, server, 64)
        options = Options(engine="work")
        async with open_precis(load_settings(home)) as precis:
            await agree(precis)
            first_s = await run_jobs(precis, [TextInput("\n\n".join(texts), "Book")], options)
            first_calls, depth = server.calls, model.deepest
            middle = len(texts) // 2
            texts[middle] = "The harbour was closed on 4 March. " + texts[middle]
            again_s = await run_jobs(precis, [TextInput("\n\n".join(texts), "Book")], options)
    return {
        "pages": PAGES_EDITED,
        "latency_s": LATENCY_S,
        "first_calls": first_calls,
        "first_s": first_s,
        "critical_path_calls": depth,
        "critical_path_s": depth * LATENCY_S,
        "edited_calls": server.calls - first_calls,
        "edited_s": again_s,
    }


def show_edit(row: dict[str, float]) -> None:
    """Print what a long document and an edit of it cost."""
    path_s = row["critical_path_s"]
    print(
        f"{row['pages']} pages, a model that takes {row['latency_s']} s a call\n"
        f"  first run     {row['first_calls']:>4} calls {row['first_s']:>7.1f} s; critical path "
        f"{row['critical_path_calls']} calls = {path_s:.1f} s: {row['first_s'] / path_s:.1f} times it\n"
        f"  one paragraph {row['edited_calls']:>4} calls {row['edited_s']:>7.1f} s: "
        f"{row['edited_calls'] / row['first_calls']:.0%} of the calls, "
        f"{row['edited_s'] / row['first_s']:.0%} of the time"
    )
    keep_table("edit", [row])
    keep(
        Figure("long document, time", row["first_s"] / path_s, "×", "its critical path"),
        Figure("one paragraph edited, calls", 100 * row["edited_calls"] / row["first_calls"], "%", "the first run"),
        Figure("one paragraph edited, time", 100 * row["edited_s"] / row["first_s"], "%", "the first run"),
    )


def main() -> int:
    """Run what is named, or everything."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", nargs="*", default=["documents", "pages", "called", "edit"])
    parser.add_argument("--most", type=int, default=SIZES[-1])
    parser.add_argument("--one", nargs=2)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="precis-growth-") as name:
        folder = Path(name)
        if chosen.one:
            print(json.dumps(asyncio.run(one(chosen.one[0], int(chosen.one[1]), folder))))
            return 0
        for what in chosen.what:
            if what == "edit":
                show_edit(asyncio.run(edit(folder)))
            else:
                grow(what, chosen.most)
    return 0


if __name__ == "__main__":
    sys.exit(main())
