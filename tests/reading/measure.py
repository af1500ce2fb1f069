"""Read the public documents and count: `python -m tests.reading.measure [FORMAT…]`.

Word recall is the share of the expected text's different words that the document has. The stricter one beside it counts
each word as often as it is expected; it also measures the habits of the tools that wrote those texts, which repeat
merged cells as often as they span and number what the document numbers only on screen. Marks and link targets are taken
out first. Every one of these files was looked at while the reader was made: the figures say how it does on them, and
flatter how it does on others.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from precis.domain.documents import Document
from precis.domain.errors import PrecisError
from precis.domain.jobs import FileInput
from precis.reading import FileReader
from precis.workers import WorkerPool
from tests.conftest import unpacked_evaldata

SPECIAL = ("hazard", "malformed", "encrypted", "scanned", "image-only", "legacy", "odd")


@dataclass(frozen=True, slots=True)
class Sample:
    """A public file with what is known of it."""

    path: Path
    format: str
    category: str
    password: str | None
    expected: str | None

    @property
    def is_ordinary(self) -> bool:
        """Whether it is neither hostile, encrypted, scanned nor broken."""
        return not any(word in self.category for word in SPECIAL)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a sample."""

    sample: Sample
    document: Document | None
    error: PrecisError | None
    seconds: float

    @property
    def recall(self) -> float | None:
        """Word recall, or None where no expected text is known or nothing was read."""
        wanted = words_of(self.sample.expected or "")
        if self.document is None or len(wanted) < 3:
            return None
        found = words_of(self.document.text)
        return sum(word in found for word in wanted) / len(wanted)

    @property
    def recall_repeated(self) -> float | None:
        """Word recall in which a word counts as often as it is expected; None as for `recall`."""
        if self.document is None or self.recall is None:
            return None
        wanted, found = words_of(self.sample.expected or ""), words_of(self.document.text)
        return sum(min(count, found[word]) for word, count in wanted.items()) / wanted.total()


def words_of(text: str) -> Counter[str]:
    """Return the words of `text` with how often each occurs."""
    return Counter(word.strip("_") for word in re.findall(r"\w+", text.lower()) if len(word) < 100 and word.strip("_"))


def samples(root: Path) -> Iterator[Sample]:
    """Yield the public documents."""
    for line in (root / "documents" / "INDEX.jsonl").read_text("utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        path = root / row["file"]
        expected = _expected(root, row)
        yield Sample(path, row["format"], row["category"], row.get("password"), expected)


def _expected(root: Path, row: dict[str, Any]) -> str | None:
    if not row.get("expected"):
        return None
    text = (root / row["expected"]).read_text("utf-8", "replace")
    if "pandoc native" in row["expected_kind"]:
        words = " ".join(re.findall(r'Str\s+"((?:[^"\\]|\\.)*)"', text))
        return re.sub(r"\\(\d+|.)", lambda m: chr(int(m[1])) if m[1].isdigit() else m[1].replace("&", ""), words)
    text = re.sub(r"<!--.*?-->|data:image/[^)\s]+", " ", text, flags=re.DOTALL)
    return re.sub(r"\]\([^)]*\)|&(?:amp|lt|gt);|<[^>\n]+>", " ", text)


async def read_all(chosen: list[Sample], workers: int) -> list[Reading]:
    """Read the samples in worker processes and return what came of each, in order."""
    pool = WorkerPool(workers)
    reader = FileReader(pool.run)
    gate = asyncio.Semaphore(2 * workers)

    async def one(sample: Sample) -> Reading:
        async with gate:
            begun = time.perf_counter()
            try:
                document = await reader.read(FileInput(sample.path, password=sample.password))
            except PrecisError as error:
                return Reading(sample, None, error, time.perf_counter() - begun)
            return Reading(sample, document, None, time.perf_counter() - begun)

    try:
        return await asyncio.gather(*map(one, chosen))
    finally:
        await pool.close()


def main(formats: list[str]) -> None:
    """Print a line a format, and the ordinary files that gave no text or lost words."""
    chosen = [s for s in samples(unpacked_evaldata()) if not formats or s.format in formats]
    readings = asyncio.run(read_all(chosen, os.cpu_count() or 1))
    groups: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        groups[reading.sample.format].append(reading)
        groups["all"].append(reading)
    print("format  files  text  error  ordinary  with text  recall (n)    repeated   slowest")
    for name, group in sorted(groups.items()):
        ordinary = [r for r in group if r.sample.is_ordinary]
        recalls = [r.recall for r in ordinary if r.recall is not None]
        repeated = [r.recall_repeated for r in ordinary if r.recall_repeated is not None]
        mean = f"{fmean(recalls):.3f} ({len(recalls)})".ljust(12) + f" {fmean(repeated):.3f}" if recalls else "-"
        given, texts = (sum(r.document is not None for r in some) for some in (group, ordinary))
        slowest = max(r.seconds for r in group)
        print(
            f"{name:<7} {len(group):>5} {given:>5} {len(group) - given:>6} {len(ordinary):>9} {texts:>10}  {mean:<20} "
            f"{slowest:6.1f} s"
        )
    for reading in readings:
        _print_oddity(reading)


def _print_oddity(reading: Reading) -> None:
    sample = reading.sample
    if reading.error is not None and (sample.is_ordinary or reading.error.code == "reader_stopped"):
        print(f"no text: {sample.category:<18} {sample.path.name}: {reading.error.code}: {reading.error.message}")
    if sample.is_ordinary and reading.recall is not None and reading.recall < 0.93:
        print(f"recall {reading.recall:.2f}: {sample.category:<18} {sample.path.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
