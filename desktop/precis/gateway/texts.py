"""Redacts the prompts and outputs of calls, off the call path and once for each content, and keeps them by their hash.

The unredacted text is in memory until then; a process that is killed before leaves rows whose text is missing.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from concurrent.futures import Future, ThreadPoolExecutor

from precis.domain.ports import CallLog, Redact
from precis.domain.steps import content_hash

_REMEMBERED = 4096
"""Hashes of texts that were noted lately: system prompts and chunks come again and again."""
_BACKLOG = 4_000_000
"""Characters that may wait for redaction; whoever wants to send more waits until they are done."""
_ID_LENGTH = 32


class Texts:
    """Takes texts at once and writes them redacted, a little later, in order, on one thread."""

    def __init__(self, calls: CallLog, redact: Redact) -> None:
        self._calls = calls
        self._redact = redact
        self._noted: OrderedDict[str, None] = OrderedDict()
        self._waiting: deque[tuple[str, str]] = deque()
        self._thread = ThreadPoolExecutor(1, "precis-redaction")
        self._run: Future[None] | None = None
        self._size = 0

    def note(self, text: str) -> str:
        """Return the id under which the redacted text will be kept. Doesn't wait."""
        text_id = content_hash(text)[:_ID_LENGTH]
        if text_id in self._noted:
            self._noted.move_to_end(text_id)
            return text_id
        self._noted[text_id] = None
        if len(self._noted) > _REMEMBERED:
            self._noted.popitem(last=False)
        self._waiting.append((text_id, text))
        self._size += len(text)
        if self._run is None or self._run.done():
            self._run = self._thread.submit(self._work)
        return text_id

    async def room(self) -> None:
        """Return when there is not too much waiting, so that memory stays bounded."""
        if self._size > _BACKLOG:
            await self.flush()

    async def flush(self) -> None:
        """Return when all that was noted so far is on its way to the database."""
        while self._waiting or not (self._run is None or self._run.done()):
            await asyncio.wrap_future(self._run or self._thread.submit(self._work))

    async def close(self) -> None:
        """Redact what waits, and end the thread."""
        await self.flush()
        self._thread.shutdown(wait=False)

    def _work(self) -> None:
        while self._waiting:
            text_id, text = self._waiting.popleft()
            self._calls.keep_text(text_id, self._redact(text))
            self._size -= len(text)
