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
        self._run: Future[None] = Future()
        self._run.set_result(None)
        self._failures: list[BaseException] = []
        # Two counters of one writer each: the loop's and the thread's.
        self._size_noted = 0
        self._size_done = 0

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
        self._size_noted += len(text)
        self._keep_working()
        return text_id

    async def room(self) -> None:
        """Return when there is not too much waiting, so that memory stays bounded."""
        if self._size_noted - self._size_done > _BACKLOG:
            await self.flush()

    async def flush(self) -> None:
        """Return when all that was noted so far is on its way to the database.

        Raises:
            Exception: a text could not be redacted, which is a bug; it was not written.
        """
        while self._waiting or not self._run.done():
            self._keep_working()
            await asyncio.gather(asyncio.wrap_future(self._run), return_exceptions=True)
        if self._failures:
            raise self._failures.pop()

    async def close(self) -> None:
        """Redact what waits, and end the thread."""
        await self.flush()
        self._thread.shutdown(wait=False)

    def _keep_working(self) -> None:
        if self._run.done():
            self._run = self._thread.submit(self._work)
            self._run.add_done_callback(self._ended)

    def _work(self) -> None:
        while self._waiting:
            text_id, text = self._waiting.popleft()
            self._size_done += len(text)
            self._calls.keep_text(text_id, self._redact(text))

    def _ended(self, run: Future[None]) -> None:
        failure = run.exception()
        if failure is not None:
            self._failures.append(failure)
