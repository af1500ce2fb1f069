"""Reads a response as it comes, whatever form it has: a stream of the wire's kind, or a whole reply from a server that
does not stream.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from typing import Any, Protocol

from precis.domain.errors import BadRequest, EngineError, ServerError, Unreachable
from precis.domain.requests import Finish
from precis.providers.lines import Oversized
from precis.providers.loose import as_map, first_map
from precis.providers.ndjson import NdjsonDecoder
from precis.providers.sse import Event, SseDecoder
from precis.providers.timeouts import Watch
from precis.providers.wire import Draft, Wire

MOST_BYTES = 64 * 2**20
"""Of one response; a hundred times the longest reply of any model."""
_MOST_ERROR_BYTES = 64 * 2**10
_END = "[DONE]"


class Unreadable(ValueError):
    """The response is no JSON, though it should be. Says nothing of its content, which may be a document's."""


class _Decoder(Protocol):
    def feed(self, data: bytes) -> list[Event]: ...

    def close(self) -> list[Event]: ...


async def receive(parts: AsyncIterator[bytes], wire: Wire, service: str, draft: Draft, watch: Watch) -> None:
    """Fill `draft` from the body's bytes until they end.

    Raises:
        EngineError: the response is a failure, or was cut off before its end.
        Unreadable: it is no JSON.
        Oversized: it is longer than any reply.
    """
    decoder: _Decoder | None = None
    whole = bytearray()
    size = 0
    async for data in parts:
        size += len(data)
        if size > MOST_BYTES:
            raise Oversized(f"a response of more than {MOST_BYTES} bytes")
        if decoder is None and not whole and not (data := data.lstrip()):
            continue
        if decoder is None and (whole or _is_whole(data, wire, service)):
            whole += data
            watch.token()
            continue
        decoder = decoder or (NdjsonDecoder() if wire.is_ndjson else SseDecoder())
        _take_all(decoder.feed(data), wire, service, draft, watch)
    if whole:
        _take_whole(bytes(whole), wire, service, draft)
    elif decoder is not None and not draft.is_done:
        _take_rest(decoder, wire, service, draft, watch)
    if draft.finish is None:
        draft.finish = _missing_finish(draft, service)


async def read_error(parts: AsyncIterator[bytes], body: bytearray) -> None:
    """Add the body of a failed response to `body`, about 64 KiB of it at most."""
    async for data in parts:
        body += data[:_MOST_ERROR_BYTES]
        if len(body) >= _MOST_ERROR_BYTES:
            return


def _is_whole(data: bytes, wire: Wire, service: str) -> bool:
    """Return whether the body is one JSON value. Its first byte says so more surely than its content type."""
    if data.startswith(b"<"):
        hint = "Check base_url of the engine in the settings; a network's log-in page can be in the way, too."
        raise BadRequest(f"{service} answered with a web page.", hint)
    return data.startswith((b"{", b"[")) and not wire.is_ndjson


def _take_all(events: list[Event], wire: Wire, service: str, draft: Draft, watch: Watch) -> None:
    for event in events:
        if draft.is_done:
            return
        if event.data.strip() == _END:
            draft.is_done = True
        elif wire.take(service, draft, event.name, _object(event.data)):
            draft.has_begun = True
            watch.token()
        if draft.is_done:
            watch.complete()


def _take_rest(decoder: _Decoder, wire: Wire, service: str, draft: Draft, watch: Watch) -> None:
    """Take what came without a line end: the last event of a sloppy server, or the torn one of a cut stream."""
    try:
        _take_all(decoder.close(), wire, service, draft, watch)
    except Unreadable:
        return


def _take_whole(body: bytes, wire: Wire, service: str, draft: Draft) -> None:
    wire.take_whole(service, draft, _object(body))
    draft.has_begun = True
    if draft.finish is None and not any(draft.text):
        raise ServerError(f"{service} sent a reply of unknown form.", maybe_billed=True)
    draft.finish = draft.finish or Finish.OTHER


def _missing_finish(draft: Draft, service: str) -> Finish:
    if draft.is_done:
        return Finish.OTHER
    raise cut_off(service)


def cut_off(service: str) -> EngineError:
    """Return the failure of a reply that ended before its end."""
    return Unreachable(f"{service} broke off in the middle of its answer.", sent=True)


def _object(text: str | bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    if value is None:  # outside the `except`: the parser's exception holds the text
        raise Unreadable("the response is no JSON")
    return as_map(value) or first_map(value)
