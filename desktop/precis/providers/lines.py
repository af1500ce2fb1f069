"""Splits a stream of bytes into lines, wherever the network cut it; the ground of SSE and NDJSON."""

from __future__ import annotations

MAX_LINE = 8 * 2**20
"""Bytes of the longest line taken: far over any event of a provider, far under what hurts."""


class Oversized(ValueError):
    """A line or an event is longer than the limit; the stream is not what it says it is."""


class LineSplitter:
    """Takes bytes as they come and gives whole lines without their ends (LF, CR or CRLF).

    A line is only cut at CR and LF, which no multi-byte UTF-8 sequence holds, so that lines decode on their own.
    """

    def __init__(self, limit: int = MAX_LINE) -> None:
        self._limit = limit
        self._parts: list[bytes] = []
        self._size = 0
        self._after_cr = False

    def feed(self, data: bytes) -> list[bytes]:
        """Return the lines that `data` completes.

        Raises:
            Oversized: a line is longer than the limit.
        """
        if self._after_cr and data:
            self._after_cr = False
            data = data.removeprefix(b"\n")
        if not data:
            return []
        pieces = data.splitlines(keepends=True)
        whole = [self._end(piece) for piece in pieces[:-1]]
        last = pieces[-1]
        if last.endswith((b"\n", b"\r")):
            whole.append(self._end(last))
            self._after_cr = last.endswith(b"\r")
        else:
            self._keep(last)
        return whole

    def close(self) -> bytes:
        """Return what is left after the last line end; empty where nothing is."""
        return self._end(b"")

    def _end(self, piece: bytes) -> bytes:
        self._keep(piece.rstrip(b"\r\n"))
        line = b"".join(self._parts)
        self._parts.clear()
        self._size = 0
        return line

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self._limit:
            raise Oversized(f"a line of more than {self._limit} bytes")
        self._parts.append(piece)
