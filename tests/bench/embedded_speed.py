"""How long the embedded engine takes, and how much memory: 50, 200 and 2,000 pages, and 50 pages beside sumy.

Each size runs in a process of its own on one core, with the whole of `extract` (sentences, terms, ranking, choosing);
memory is that process's highest resident size, the document itself included. A page is 450 words. The text is that of
the public novels, repeated where it is too short. sumy's TextRank and LSA get the first 400 sentences, since their time
grows with the square and more; we are timed on those once more.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from precis.domain.documents import Document
from precis.domain.jobs import Length, Mode
from tests.bench.embedded_data import document_of
from tests.bench.embedded_peers import LEXRANK, MOST_SENTENCES, PEERS, peer, peer_document, sentence_texts
from tests.bench.embedded_summaries import RESOURCES
from tests.bench.figures import Figure, is_quick, keep
from tests.conftest import unpacked_evaldata

WORDS_A_PAGE = 450
GOALS = {("fast", 200): 2.0, ("fast", 2_000): 30.0}
ALL_SIZES = (("fast", 50), ("fast", 200), ("fast", 2_000), ("accurate", 50), ("accurate", 200))
SIZES = ALL_SIZES[:2] if is_quick() else ALL_SIZES
PEER_PAGES = 20 if is_quick() else 50
ROUNDS = 3
SAME_RUN = "fast, same run"
Work = Callable[[], object]
FOCUS = "what became of the ship"
"""What accurate mode is asked: without a focus it does what fast mode does."""


@dataclass(frozen=True, slots=True)
class SpeedRow:
    """A method on a document: wall-clock seconds of the best round, highest resident memory in MB."""

    method: str
    pages: int
    words: int
    seconds: float
    memory_mb: float
    goal_s: float | None = None


def book(pages: int) -> Document:
    """Return a document of so many pages."""
    texts = [file.read_text("utf-8") for file in sorted(unpacked_evaldata().glob("long/*-0.txt"))]
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n\n")]
    found: list[str] = []
    words = number = 0
    while words < pages * WORDS_A_PAGE:
        paragraph = paragraphs[number % len(paragraphs)]
        found.append(paragraph)
        words += len(paragraph.split())
        number += 1
    return document_of("\n\n".join(found))


def measured(method: str, pages: int) -> SpeedRow:
    """Return the row of a method, measured in this process."""
    import psutil

    from precis.providers.embedded.embedding import minilm
    from precis.providers.embedded.extracting import extract

    document = book(pages)
    mode = Mode(method)
    embedder = minilm(RESOURCES) if mode is Mode.ACCURATE else None
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        extract(document, mode, Length.STANDARD, FOCUS if embedder else "", embedder)
        best = min(best, time.perf_counter() - begun)
    return SpeedRow(
        method, pages, document.words, round(best, 3), round(_peak_mb(psutil.Process())), GOALS.get((method, pages))
    )


def _peak_mb(process: object) -> float:
    """Return the highest resident memory of this process, where the system keeps it, else the one now."""
    if sys.platform == "win32":
        return process.memory_info().peak_wset / 1e6  # type: ignore[attr-defined]
    import resource

    unit = 1.0 if sys.platform == "darwin" else 1024.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def peers(pages: int) -> list[SpeedRow]:
    """Return a row for each of sumy's methods, after one for the fast mode on the same document in this process.

    The sentences are ours and not counted for sumy: its time is that of ranking alone.
    """
    whole = book(pages)
    few = document_of("\n\n".join(sentence_texts(whole)[:MOST_SENTENCES]))
    rows: list[SpeedRow] = []
    for title in PEERS:
        document = whole if title == LEXRANK else few
        rows.append(_timed(f"{SAME_RUN}: {title}", pages, document, _fast, ROUNDS))
        rows.append(_timed(title, pages, document, _theirs(title)))
    return rows


def _timed(
    method: str, pages: int, document: Document, prepare: Callable[[Document], Work], rounds: int = 1
) -> SpeedRow:
    work, best = prepare(document), float("inf")
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begun)
    return SpeedRow(method, pages, document.words, round(best, 4), 0.0)


def _fast(document: Document) -> Work:
    from precis.providers.embedded.extracting import extract

    return lambda: extract(document, Mode.FAST, Length.STANDARD, "", None)


def _theirs(title: str) -> Callable[[Document], Work]:
    def prepare(document: Document) -> Work:
        parsed, summarizer = peer_document(sentence_texts(document)), peer(*PEERS[title])
        return lambda: summarizer(parsed, 6)

    return prepare


def in_process(*what: str) -> list[SpeedRow]:
    """Return the rows that a process of its own measures, held to one thread and one core where the system can."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.embedded_speed", *what],
        env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return [SpeedRow(**row) for row in json.loads(done.stdout)]


def measure(sizes: Sequence[tuple[str, int]] = SIZES) -> list[SpeedRow]:
    """Return all rows."""
    return [row for method, pages in sizes for row in in_process(method, str(pages))] + in_process(
        "peers", str(PEER_PAGES)
    )


def show(rows: Sequence[SpeedRow]) -> None:
    """Print a line for each row, and the ratios to sumy."""
    for row in rows:
        goal = f"   (goal: ≤ {row.goal_s:.0f} s)" if row.goal_s else ""
        memory = f"{row.memory_mb:6.0f} MB" if row.memory_mb else " " * 9
        print(f"{row.method:<30}{row.pages:>6} pages{row.words:>9} words{row.seconds:9.3f} s {memory}{goal}")
        if not row.method.startswith((SAME_RUN, "sumy")):
            keep(Figure(f"embedded {row.method}, {row.pages:,} pages", row.seconds, "s", at_most=row.goal_s))
    seconds = {row.method: row.seconds for row in rows}
    for title in PEERS:
        ratio = seconds[title] / seconds[f"{SAME_RUN}: {title}"]
        least = 10.0 if title == LEXRANK else None
        print(f"ratio to {title:<20}{ratio:8.1f} ×{'   (goal: ≥ 10)' if least else ''}")
        keep(Figure("embedded summary, speed", ratio, "×", title, at_least=least))


def main(arguments: list[str]) -> int:
    """Print the table, or, with a method and pages, that method's rows as JSON."""
    if not arguments:
        show(measure())
        return 0
    method, pages = arguments[0], int(arguments[1])
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    rows = peers(pages) if method == "peers" else [measured(method, pages)]
    print(json.dumps([asdict(row) for row in rows]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
