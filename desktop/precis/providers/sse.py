"""Server-sent events, decoded as they come (WHATWG HTML, section 9.2.6)."""

from __future__ import annotations

from typing import NamedTuple

from precis.providers.lines import MAX_LINE, LineSplitter, Oversized


class Event(NamedTuple):
    """One event: its name (empty: none was given) and its data lines joined by LF."""

    name: str
    data: str


class SseDecoder:
    """Takes bytes as they come and gives whole events; comments, ids and retry times are left out."""

    def __init__(self, limit: int = MAX_LINE) -> None:
        self._limit = limit
        self._lines = LineSplitter(limit)
        self._name = ""
        self._data: list[str] = []
        self._size = 0
        self._is_first = True

    def feed(self, data: bytes) -> list[Event]:
        """Return the events that `data` completes.

        Raises:
            Oversized: a line or an event is longer than the limit.
        """
        return [event for line in self._lines.feed(data) if (event := self._take(line))]

    def close(self) -> list[Event]:
        """Return the last event where the server left out the blank line after it, as some do."""
        last = self._take(self._lines.close())
        return [event for event in (last, self._dispatch()) if event]

    def _take(self, line: bytes) -> Event | None:
        if self._is_first:
            self._is_first = False
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line:
            return self._dispatch()
        field, _, value = line.decode("utf-8", "replace").partition(":")
        value = value.removeprefix(" ")
        if field == "data":
            self._size += len(value)
            if self._size > self._limit:
                raise Oversized(f"an event of more than {self._limit} characters")
            self._data.append(value)
        elif field == "event":
            self._name = value
        return None

    def _dispatch(self) -> Event | None:
        event = Event(self._name, "\n".join(self._data)) if self._data else None
        self._name, self._size = "", 0
        self._data.clear()
        return event
