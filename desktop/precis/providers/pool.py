"""Connections of one call each: a stack of single-connection transports, the one used last goes first.

httpx's own pool looks at every connection for every request, and asks the system about each idle one. With 32 of them
that takes more CPU time than the request itself. Here a request looks at one.
"""

from __future__ import annotations

import asyncio
from typing import Any

import httpx


class Stack(httpx.AsyncBaseTransport):
    """An httpx transport of at most `most` connections; a request beyond them waits for one.

    A server may close an idle connection at the moment when a request goes out on it; llama.cpp's does so right after a
    reply. Such a request got no byte of an answer, and is sent once more on a new connection. Only there: the same end
    on a new connection can be a server that died over the request.
    """

    def __init__(self, verify: Any, most: int, keep_alive_s: float) -> None:
        self._verify = verify
        self._limits = httpx.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=keep_alive_s)
        self._places = asyncio.Semaphore(most)
        self._free: list[httpx.AsyncHTTPTransport] = []
        self._all: list[httpx.AsyncHTTPTransport] = []
        self._warm: set[httpx.AsyncHTTPTransport] = set()
        """Those whose connection has carried a whole response."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the response; its connection is free again when the response is closed."""
        await self._places.acquire()
        line = self._free.pop() if self._free else self._opened()
        try:
            response = await self._sent(line, request)
        except BaseException:
            self.give_back(line)
            raise
        assert isinstance(response.stream, httpx.AsyncByteStream)
        response.stream = _Borrowed(response.stream, self, line)
        return response

    async def _sent(self, line: httpx.AsyncHTTPTransport, request: httpx.Request) -> httpx.Response:
        was_warm = line in self._warm
        self._warm.discard(line)
        try:
            return await line.handle_async_request(request)
        except httpx.RemoteProtocolError as error:  # closed before a byte of the answer
            if not was_warm or "without sending a response" not in str(error):
                raise
            closed = error
        try:
            return await line.handle_async_request(request)
        except httpx.TransportError:
            raise closed from None  # which says that the request may have arrived

    def give_back(self, line: httpx.AsyncHTTPTransport, *, is_warm: bool = False) -> None:
        """Take a connection back: the next request gets it."""
        if is_warm:
            self._warm.add(line)
        self._free.append(line)
        self._places.release()

    async def aclose(self) -> None:
        """Close all connections."""
        for line in self._all:
            await line.aclose()

    def _opened(self) -> httpx.AsyncHTTPTransport:
        line = httpx.AsyncHTTPTransport(verify=self._verify, trust_env=False, limits=self._limits)
        self._all.append(line)
        return line


class _Borrowed(httpx.AsyncByteStream):
    """A response's body, which gives its connection back when it is closed."""

    def __init__(self, body: httpx.AsyncByteStream, stack: Stack, line: httpx.AsyncHTTPTransport) -> None:
        self._body = body
        self._stack = stack
        self._line: httpx.AsyncHTTPTransport | None = line

    def __aiter__(self) -> Any:
        return self._body.__aiter__()

    async def aclose(self) -> None:
        """Close the body; a second time does nothing."""
        line, self._line = self._line, None
        try:
            await self._body.aclose()
        finally:
            if line is not None:
                self._stack.give_back(line, is_warm=True)
