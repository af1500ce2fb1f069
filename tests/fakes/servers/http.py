"""A small HTTP/1.1 server on loopback, on asyncio streams: real sockets, real resets, nothing mocked."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import ssl
import struct
from collections import deque
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Self

from tests.fakes.servers.acts import (
    Act,
    Answer,
    Choose,
    Cut,
    Failure,
    Hang,
    Held,
    Leave,
    Malformed,
    Raw,
    Recorded,
    Reset,
)


class Connection:
    """The answering side of one TCP connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, closing: asyncio.Event) -> None:
        self._reader = reader
        self._writer = writer
        self._closing = closing
        self.is_chunked = False

    async def receive(self) -> Recorded | None:
        """Return the next request, or None where the client has left."""
        try:
            head = await self._reader.readuntil(b"\r\n\r\n")
        except (asyncio.IncompleteReadError, ConnectionError):
            return None
        start, *lines = head.decode("latin-1").split("\r\n")
        method, path, _ = start.split(" ", 2)
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines) if name}
        body = await self._reader.readexactly(int(headers.get("content-length", "0")))
        return Recorded(method, path, headers, body, _json_object(body))

    async def whole(self, status: int, body: bytes, content_type: str, headers: Mapping[str, str]) -> None:
        """Send a response with Content-Length."""
        self._head(status, {"content-type": content_type, "content-length": str(len(body)), **headers})
        self._writer.write(body)
        await self._writer.drain()

    async def begin(self, content_type: str, headers: Mapping[str, str]) -> None:
        """Send the head of a chunked response with status 200."""
        self.is_chunked = True
        self._head(200, {"content-type": content_type, "transfer-encoding": "chunked", **headers})
        await self._writer.drain()

    async def chunk(self, *parts: bytes) -> None:
        """Send parts of a chunked response, each as a chunk."""
        self._writer.write(b"".join(b"%x\r\n%b\r\n" % (len(data), data) for data in parts))
        await self._writer.drain()

    async def torn(self, body: bytes, content_type: str, status: int = 200) -> None:
        """Send a head that promises the whole body, and half of it."""
        self._head(status, {"content-type": content_type, "content-length": str(len(body))})
        self._writer.write(body[: len(body) // 2])
        await self._writer.drain()

    async def end(self) -> None:
        """End a chunked response."""
        self.is_chunked = False
        self._writer.write(b"0\r\n\r\n")
        await self._writer.drain()

    async def hang(self) -> None:
        """Wait until the server closes or the client leaves."""
        left = asyncio.ensure_future(self._reader.read(1))
        closed = asyncio.ensure_future(self._closing.wait())
        _, pending = await asyncio.wait({left, closed}, return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
        await asyncio.gather(left, closed, return_exceptions=True)

    def reset(self) -> None:
        """Close with a TCP reset."""
        sock: socket.socket = self._writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._writer.transport.abort()

    def _head(self, status: int, headers: Mapping[str, str]) -> None:
        try:
            phrase = HTTPStatus(status).phrase
        except ValueError:
            phrase = "Status"
        lines = [f"HTTP/1.1 {status} {phrase}", *(f"{name}: {value}" for name, value in headers.items())]
        self._writer.write(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))


def _json_object(body: bytes) -> dict[str, object]:
    with contextlib.suppress(ValueError):
        value = json.loads(body)
        if isinstance(value, dict):
            return value
    return {}


class FakeServer:
    """A provider on loopback that does as it is told; the package's docstring says how. Subclasses speak one wire each.

    `key`: when set, a call with another key is answered as the wire answers a bad key. `certificate`: PEM files of a
    certificate and its key; the server then speaks TLS.
    """

    kind = ""
    base_path = ""
    stream_type = "text/event-stream"
    models: tuple[str, ...] = ("small", "large")

    def __init__(
        self,
        otherwise: Act | Choose | None = None,
        *,
        key: str | None = None,
        certificate: tuple[Path, Path] | None = None,
    ) -> None:
        self._tls = None
        if certificate:
            self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._tls.load_cert_chain(*certificate)
        self.otherwise: Act | Choose = otherwise or Answer()
        self.key = key
        self.rejects: tuple[str, ...] = ()
        """Fields (dotted paths into the body) that the server does not know: it rejects calls with one, by its name."""
        self.keeps_requests = True
        """False: only count, so that thousands of calls take no memory."""
        self.calls = 0
        """How many model calls have arrived."""
        self.connections = 0
        """How many connections were opened."""
        self.open_connections = 0
        self.requests: list[Recorded] = []
        """Model calls, in order of arrival."""
        self.others: list[Recorded] = []
        """Everything else: lists of models, pulls, batches."""
        self.most_in_flight = 0
        self.base_url = ""
        self.port = 0
        self._in_flight = 0
        self._script: deque[Act] = deque()
        self._closing = asyncio.Event()
        self._arrived = asyncio.Condition()
        self._tasks: set[asyncio.Task[None]] = set()

    def script(self, *acts: Act) -> None:
        """Add acts for the next calls, one each."""
        self._script.extend(acts)

    async def reached(self, calls: int) -> None:
        """Return when `calls` model calls have arrived."""
        async with self._arrived:
            await self._arrived.wait_for(lambda: self.calls >= calls)

    async def idle(self) -> None:
        """Return when no model call is under way: all are answered, or their clients have left."""
        async with self._arrived:
            await self._arrived.wait_for(lambda: self._in_flight == 0)

    async def left(self) -> None:
        """Return when no connection is open."""
        async with self._arrived:
            await self._arrived.wait_for(lambda: self.open_connections == 0)

    async def start(self) -> None:
        """Serve; after a `stop`, at the same address."""
        self._closing.clear()
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", self.port, limit=2**24, ssl=self._tls)
        self.port = self._server.sockets[0].getsockname()[1]
        scheme = "https" if self._tls else "http"
        self.base_url = f"{scheme}://127.0.0.1:{self.port}{self.base_path}"

    async def stop(self) -> None:
        """Go away at once: refuse new connections and cut those that are open."""
        self._closing.set()
        self._server.close()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        self.open_connections += 1
        connection = Connection(reader, writer, self._closing)
        try:
            while (request := await connection.receive()) and await self._serve(connection, request):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._tasks.discard(task)
            self.open_connections -= 1
            writer.close()
            async with self._arrived:
                self._arrived.notify_all()

    async def _serve(self, connection: Connection, request: Recorded) -> bool:
        bad_key = Failure("bad_key") if self.key is not None and self.sent_key(request) != self.key else None
        if not self.is_model_call(request):
            self.others.append(request)
            return await self._play(connection, request, bad_key or self.other_act(request))
        self.calls += 1
        if self.keeps_requests:
            self.requests.append(request)
        await self._moved(+1)
        try:
            return await self._play(connection, request, bad_key or self.next_act(request))
        finally:
            await self._moved(-1)

    async def _moved(self, difference: int) -> None:
        self._in_flight += difference
        self.most_in_flight = max(self.most_in_flight, self._in_flight)
        async with self._arrived:
            self._arrived.notify_all()

    def next_act(self, request: Recorded) -> Act:
        """Return what to do with a model call: fields that are not known come first, then the script."""
        for field in self.rejects:
            if _has_field(request.json, field):
                return Failure("bad_parameter", parameter=field)
        if self._script:
            return self._script.popleft()
        return self.otherwise(request) if callable(self.otherwise) else self.otherwise

    async def _play(self, connection: Connection, request: Recorded, act: Act) -> bool:
        """Do it; return whether the connection can serve another request."""
        match act:
            case Raw(half=half) if half:
                await connection.torn(act.body, act.content_type, act.status)
                if half == "hang":
                    await connection.hang()
            case Raw():
                await connection.whole(act.status, act.body, act.content_type, act.headers)
                return True
            case Held():
                await act.release.wait()
                return await self._play(connection, request, act.then)
            case Answer():
                return await self._answer(connection, request, act)
            case Failure():
                return await self._fail(connection, request, act)
            case Leave():
                return False
            case Hang(after=None):
                await connection.hang()
            case Hang():
                await self._some(connection, request, act.after or 0)
                await (self._ping(connection) if act.pings else connection.hang())
            case Reset():
                if act.after is not None:
                    await self._some(connection, request, act.after)
                connection.reset()
            case Cut(after=None):
                await connection.torn(json.dumps(self.reply(request, Answer())).encode(), "application/json")
            case Cut():
                await self._some(connection, request, act.after or 0)
                await connection.end()
                return True
            case Malformed(whole=True):
                await connection.whole(200, b'{"choices": [{"mess', "application/json", {})
                return True
            case Malformed():
                await self._some(connection, request, 1)
                await connection.chunk(self.frame(b'{"choices": [{"del'))
                await connection.end()
                return True
        return False

    async def _answer(self, connection: Connection, request: Recorded, answer: Answer) -> bool:
        if answer.delay_s:
            await asyncio.sleep(answer.delay_s)
        headers = {**self.ordinary_headers(), **answer.headers}
        if answer.whole or not self.wants_stream(request):
            body = json.dumps(self.reply(request, answer), ensure_ascii=False).encode()
            await connection.whole(200, body, "application/json", headers)
            return True
        await connection.begin(self.stream_type, headers)
        if answer.gap_s:
            for event in self.events(request, answer):
                await connection.chunk(event)
                await asyncio.sleep(answer.gap_s)
        else:
            await connection.chunk(*self.events(request, answer))
        await connection.end()
        return True

    async def _fail(self, connection: Connection, request: Recorded, failure: Failure) -> bool:
        status, body, headers = self.failure(failure)
        headers = {**headers, **self.wait_headers(failure), **failure.headers}
        if failure.in_stream or status == 200:
            await self._some(connection, request, 4 if failure.in_stream else 0)
            await connection.chunk(self.error_event(body))
            await connection.end()
        else:
            payload = json.dumps(body).encode()
            await connection.whole(failure.status or status, payload, "application/json", headers)
        return True

    async def _some(self, connection: Connection, request: Recorded, count: int) -> None:
        await connection.begin(self.stream_type, self.ordinary_headers())
        answer = Answer("one two three four five six seven eight nine ten", pieces=10)
        for _, event in zip(range(count), self.events(request, answer), strict=False):
            await connection.chunk(event)

    async def _ping(self, connection: Connection) -> None:
        while not self._closing.is_set():
            await connection.chunk(self.ping())
            await asyncio.sleep(0.02)

    # --- the wire: what subclasses say --------------------------------------------------------------------------------

    def is_model_call(self, request: Recorded) -> bool:
        """Return whether this is a call of a model, as opposed to lists and the like."""
        raise NotImplementedError

    def other_act(self, request: Recorded) -> Act:
        """Return what to do with a request that is not a model call."""
        raise NotImplementedError

    def sent_key(self, request: Recorded) -> str:
        """Return the key that came with the request."""
        raise NotImplementedError

    def wants_stream(self, request: Recorded) -> bool:
        """Return whether the client asked for a stream."""
        return bool(request.json.get("stream"))

    def ordinary_headers(self) -> dict[str, str]:
        """Return the headers of a good reply."""
        return {}

    def reply(self, request: Recorded, answer: Answer) -> dict[str, object]:
        """Return the whole reply."""
        raise NotImplementedError

    def events(self, request: Recorded, answer: Answer) -> Iterable[bytes]:
        """Return the framed events of the stream."""
        raise NotImplementedError

    def failure(self, failure: Failure) -> tuple[int, dict[str, object], dict[str, str]]:
        """Return status, body and headers of a failure; status 200 for one that comes as a good reply."""
        raise NotImplementedError

    def wait_headers(self, failure: Failure) -> dict[str, str]:
        """Return the headers that say when to come back."""
        headers = {} if failure.retry_after is None else {"retry-after": failure.retry_after}
        if failure.retry_after_ms is not None:
            headers["retry-after-ms"] = str(failure.retry_after_ms)
        return headers

    def error_event(self, body: dict[str, object]) -> bytes:
        """Return the failure as an event of a stream."""
        return self.frame(json.dumps(body).encode())

    def frame(self, data: bytes) -> bytes:
        """Return `data` as one event."""
        return b"data: " + data + b"\n\n"

    def ping(self) -> bytes:
        """Return what keeps a stream alive without a token."""
        return b": keep-alive\n\n"


def _has_field(body: object, path: str) -> bool:
    name, _, rest = path.partition(".")
    if not isinstance(body, dict) or name not in body:
        return False
    return not rest or _has_field(body[name], rest)


def pieces_of(text: str, count: int) -> list[str]:
    """Return `text` in at most `count` parts that are not empty."""
    size = max(1, -(-len(text) // max(1, count)))
    return [text[start : start + size] for start in range(0, len(text), size)]
