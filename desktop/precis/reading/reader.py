"""The reader: hands files to worker processes under limits, and turns what stops there into a sentence."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
from collections.abc import Awaitable
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from precis import __version__
from precis.domain.codec import decode_document
from precis.domain.documents import Document
from precis.domain.errors import NoText, ReaderCrashed, ReaderStopped, WorkerStopped
from precis.domain.jobs import FileInput, Input, TextInput
from precis.domain.ports import RunInWorker, WorkLimits
from precis.reading import work
from precis.reading.building import PlacedWord
from precis.reading.source import hash_source

T = TypeVar("T")
VERSION = f"precis-reader/{__version__}.6"
"""Changes with whatever changes a document's text or blocks: the key of every step on it holds it."""
MOST_BYTES = 512 * 2**20
_SECONDS, _SECONDS_PER_MIB = 30.0, 3.0
_MEMORY_MIB, _MEMORY_PER_MIB = 1024, 8
_MOST_ON_LOOP = 256 * 1024
"""Bytes of an encoded document that are decoded without a thread: about 20 ms."""
_OCR_LIMITS = WorkLimits(seconds=90.0, memory_mib=1024)


class FileReader:
    """Implements `Reader` over worker processes."""

    def __init__(self, run: RunInWorker, *, max_bytes: int = MOST_BYTES) -> None:
        self._run = run
        self._max_bytes = max_bytes

    @property
    def version(self) -> str:
        """Name and version of the reader; OCR changes what it can see, so it is part of it."""
        return f"{VERSION}+ocr" if self._has_ocr else VERSION

    @cached_property
    def _has_ocr(self) -> bool:
        """Whether scanned pages can be recognized; looked up once, since a batch asks for each document."""
        return shutil.which("tesseract") is not None

    async def hash_input(self, source: Input) -> str:
        """Return the sha256 of the input's bytes; see `Reader.hash_input`."""
        if isinstance(source, TextInput):
            return hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
        return await asyncio.to_thread(hash_source, source.path, self._max_bytes)

    async def read(self, source: Input) -> Document:
        """Return the document; see `Reader.read`."""
        if isinstance(source, TextInput):
            limits = _limits(len(source.text))
            return await _decoded(await _told(self._run(work.read_text, source, self.version, limits=limits)))
        document = await self._read_file(source, {})
        scanned = [page.number for page in document.pages if not page.has_text]
        if scanned and self._has_ocr:
            document = await self._read_file(source, await self._recognize(source, document.id, scanned))
        if not document.text.strip():
            raise work.no_text(document, has_ocr=self._has_ocr)
        return document

    async def _read_file(self, source: FileInput, recognized: dict[int, list[list[PlacedWord]]]) -> Document:
        size = await asyncio.to_thread(_size, source.path)
        order = work.ReadOrder(source.path, self._max_bytes, self.version, source.password, recognized)
        return await _decoded(await _told(self._run(work.read_file, order, limits=_limits(size))))

    async def _recognize(
        self, source: FileInput, document_id: str, pages: list[int]
    ) -> dict[int, list[list[PlacedWord]]]:
        """Return the words of scanned pages; a page that can't be recognized stays unread, and is named."""
        found: dict[int, list[list[PlacedWord]]] = {}

        async def one(number: int) -> None:
            order = work.OcrOrder(source.path, self._max_bytes, document_id, number, source.password)
            try:
                lines = await self._run(work.recognize_page, order, limits=_OCR_LIMITS)
            except (WorkerStopped, NoText):
                return
            if lines:
                found[number] = lines

        async with asyncio.TaskGroup() as group:
            for number in pages:
                group.create_task(one(number))
        return found


async def _decoded(data: bytes) -> Document:
    """Return the document; a long one is decoded in a thread, since it would hold the loop for seconds."""
    return decode_document(data) if len(data) < _MOST_ON_LOOP else await asyncio.to_thread(decode_document, data)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _limits(size: int) -> WorkLimits:
    """Return the limits for a file of `size` bytes: enough for a hundred times the slowest ordinary one measured."""
    mib = size / 2**20
    return WorkLimits(_SECONDS + _SECONDS_PER_MIB * mib, int(_MEMORY_MIB + _MEMORY_PER_MIB * mib))


async def _told(work_done: Awaitable[T]) -> T:
    try:
        return await work_done
    except WorkerStopped as error:
        kind = ReaderCrashed if error.why == "crash" else ReaderStopped
        raise kind(f"The document could not be read: {_first_lower(error.message)}") from error


def _first_lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
