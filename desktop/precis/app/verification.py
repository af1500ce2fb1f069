"""Checks any summary, from anywhere, against a document: what `precis verify` and the window ask for."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from precis.app.resources import resources_folder
from precis.domain.documents import BlockKind, Document
from precis.domain.errors import NoText, WrongUse
from precis.domain.ports import Reader, RunInWorker, SupportCheck
from precis.domain.results import Claim

if TYPE_CHECKING:
    from precis.trust import LocalSupportCheck
    from precis.trust.coverage import LeftOut

_BULLET = re.compile(r"^\s*(?:[-*•·▪◦–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+")
_NOT_SAID = {BlockKind.HEADING, BlockKind.HEADER, BlockKind.FOOTER}


@dataclass(frozen=True, slots=True)
class Verification:
    """A document and the claims of a summary as it supports them; which parts they draw on, and what they leave out."""

    document: Document
    claims: tuple[Claim, ...]
    coverage: tuple[float, float, float]
    left_out: tuple[LeftOut, ...] = ()


class Verifier:
    """Reads sources and summaries and checks one against the other."""

    def __init__(self, reader: Reader, support: SupportCheck) -> None:
        self.reader = reader
        self._support = support

    async def check(self, source: Document, summary: Document) -> Verification:
        """Return the summary's sentences and list items with what `source` says to them.

        Raises:
            NoText: one of the two has no text, as a scan that was not recognized.
            WorkerStopped: over the limits of time or memory.
        """
        from precis.trust.coverage import thirds

        if not source.text.strip():
            raise NoText("The source has no text to check against.")
        texts = claims_of(summary)
        if not texts:
            raise NoText("The summary has no text to check.")
        claims = await self._support.check(source, [Claim(text) for text in texts])
        return Verification(source, claims, thirds(source, claims), await key_facts_left_out(source, claims))


def claims_of(summary: Document) -> list[str]:
    """Return what a summary claims: its sentences, list items and table rows; headings only where it has no more."""
    from precis.providers.embedded.sentences import Splitter

    splitter = Splitter(summary.language, summary.text)
    said = [block for block in summary.blocks if block.kind not in _NOT_SAID]
    found: list[str] = []
    for block in said or [block for block in summary.blocks if block.kind is BlockKind.HEADING]:
        for line in _lines(summary, block.start, block.end, is_rows=block.kind is BlockKind.TABLE):
            spans = [span for span, _ in splitter.split(*line)]
            parts = [summary.quote(span) for span in spans]
            found += [" ".join(_BULLET.sub("", part).split()) for part in parts]
    return [text for text in found if any(map(str.isalnum, text))]


def _lines(summary: Document, start: int, end: int, *, is_rows: bool) -> list[tuple[int, int]]:
    """Return the ranges to split: each row of a table and each bulleted line alone, else the whole block."""
    lines = [(m.start(), m.end()) for m in re.compile(r"[^\n]+").finditer(summary.text, start, end)]
    starts = [line for line in lines if is_rows or _BULLET.match(summary.text[line[0] : line[1]])]
    if not starts:
        return [(start, end)]
    bounds = sorted({start, *(first for first, _ in starts), end})
    return list(pairwise(bounds))


def coverage_strip(document: Document, claims: Iterable[Claim]) -> tuple[float, ...]:
    """Return for equal parts of the document, in order, the share (0 … 1) of each that the claims' passages cover."""
    from precis.trust.coverage import strip

    return strip(document, claims)


async def key_facts_left_out(document: Document, claims: Sequence[Claim]) -> tuple[LeftOut, ...]:
    """Return amounts, dates, parties and obligations of the document that no claim mentions; worked out in a thread."""
    from precis.providers.embedded.sentences import Splitter
    from precis.trust.coverage import left_out

    return await asyncio.to_thread(left_out, document, claims, Splitter)


def open_support(run: RunInWorker) -> LocalSupportCheck:
    """Return the support check with the calibrations that Précis brings along.

    Raises:
        WrongUse: the calibrations are missing or broken: the installation is not whole.
    """
    from precis.providers.embedded.sentences import Splitter
    from precis.trust import BadCalibration, LocalSupportCheck, load_support

    try:
        calibrations = load_support(resources_folder() / "calibration")
    except BadCalibration as error:
        raise WrongUse("The program's own calibrations can't be used.", "Install Précis again.") from error
    return LocalSupportCheck(run, Splitter, calibrations)


@asynccontextmanager
async def open_verifier() -> AsyncIterator[Verifier]:
    """Open readers and support check alone, without settings or database, and end their workers at the end."""
    from precis.app.wiring import worker_count
    from precis.reading import FileReader
    from precis.workers import WorkerPool

    pool = WorkerPool(worker_count())
    try:
        yield Verifier(FileReader(pool.run), open_support(pool.run))
    finally:
        await pool.close()
