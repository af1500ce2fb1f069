"""Newline-delimited JSON, decoded as it comes: one text an object, in the same form as an event of SSE."""

from __future__ import annotations

from precis.providers.lines import MAX_LINE, LineSplitter
from precis.providers.sse import Event


class NdjsonDecoder:
    """Takes bytes as they come and gives whole lines; blank ones are left out."""

    def __init__(self, limit: int = MAX_LINE) -> None:
        self._lines = LineSplitter(limit)

    def feed(self, data: bytes) -> list[Event]:
        """Return the objects' texts that `data` completes.

        Raises:
            Oversized: a line is longer than the limit.
        """
        return [_event(line) for line in self._lines.feed(data) if line.strip()]

    def close(self) -> list[Event]:
        """Return the last line where it has no line end."""
        line = self._lines.close()
        return [_event(line)] if line.strip() else []


def _event(line: bytes) -> Event:
    return Event("", line.decode("utf-8", "replace"))
