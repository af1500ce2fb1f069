"""An engine's line: requests with its key and headers, each wait under a limit, each failure a domain error."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing, asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

from precis.domain.errors import BadKey, EngineError, ServerError, TimedOut
from precis.domain.ports import KeyStore
from precis.domain.requests import EngineConfig
from precis.providers.failures import failure_of
from precis.providers.headers import request_id
from precis.providers.lines import Oversized
from precis.providers.ndjson import NdjsonDecoder
from precis.providers.receiving import read_error
from precis.providers.signs import Signs
from precis.providers.transport import DEFAULT_ADDRESSES, Transport, base_address, transport_error
from precis.providers.wire import Wire

if TYPE_CHECKING:
    import httpx

_SMALL_S = 20.0
"""For lists and the like."""
_BETWEEN_S = 60.0
_ERROR_BODY_S = 5.0
_ADDRESS_HINT = "Check base_url of the engine in the settings."


class Channel:
    """Sends requests to one engine. The key is read once, when it is first needed, and again after it was refused."""

    def __init__(self, config: EngineConfig, wire: Wire, keys: KeyStore) -> None:
        self.config = config
        self.wire = wire
        self._keys = keys
        self._transport = Transport(config)
        self._headers: dict[str, str] | None = None

    def __repr__(self) -> str:
        return f"<Channel {self.config.name}>"

    def at(self, config: EngineConfig) -> Channel:
        """Return a line to the same engine at another address of its server; close it by itself."""
        return Channel(config, self.wire, self._keys)

    @asynccontextmanager
    async def exchange(
        self, method: str, path: str, content: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> AsyncIterator[httpx.Response]:
        """Send a request and give its response when the headers are there; what httpx raises comes through.

        Raises:
            BadRequest: the base_url is no address, or something that is to be sent can't be.
            BadKey: see `own_headers`.
        """
        base_address(self.config)
        own = await self.own_headers()
        async with self._transport.exchange(method, path, {**own, **(headers or {})}, content) as response:
            yield response

    async def failed(self, response: httpx.Response) -> tuple[EngineError, Signs]:
        """Return what a response that is no good one means; its status says enough where its body breaks off."""
        body = bytearray()
        with suppress(*below_http()):
            async with asyncio.timeout(_ERROR_BODY_S):
                await read_error(response.aiter_bytes(), body)
        status, headers = response.status_code, response.headers
        error, signs = failure_of(self.config.kind, self.config.name, status, headers, bytes(body))
        error.request_id = request_id(headers)
        if isinstance(error, BadKey):
            self._headers = None  # the person may have set another one since
        return error, signs

    async def ask(self, method: str, path: str, body: object = None) -> Mapping[str, Any]:
        """Return the JSON object of a small request beside model calls.

        Raises:
            EngineError: the server failed, or its answer is no JSON object.
        """
        content = await self.fetch(
            method, path, None if body is None else json.dumps(body).encode(), between_s=_SMALL_S
        )
        try:
            value = json.loads(content or b"{}")
        except ValueError:
            value = None
        if not isinstance(value, dict):
            raise ServerError(f"{self.config.name} answered in an unknown form.", _ADDRESS_HINT)
        return value

    async def fetch(
        self,
        method: str,
        path: str,
        content: bytes | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        between_s: float = _SMALL_S,
    ) -> bytes:
        """Return the body of a request beside model calls.

        Raises:
            EngineError: the server failed.
        """
        async with aclosing(self.stream(method, path, content, headers=headers, between_s=between_s)) as parts:
            return b"".join([part async for part in parts])

    async def stream(
        self,
        method: str,
        path: str,
        content: bytes | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        between_s: float = _BETWEEN_S,
    ) -> AsyncGenerator[bytes, None]:
        """Yield the body of a request beside model calls, as it comes; no wait is longer than `between_s`.

        Raises:
            EngineError: the server failed.
        """
        async with aclosing(self._parts(method, path, content, headers)) as parts:
            while True:
                failure: EngineError | None = None
                try:
                    async with asyncio.timeout(between_s):
                        part = await anext(parts)
                except StopAsyncIteration:
                    return
                except TimeoutError:
                    message = f"{self.config.name} said nothing for {between_s:g} s."
                    failure = TimedOut(message, phase="between_tokens", maybe_billed=method == "POST")
                except below_http() as error:
                    failure = transport_error(self.config, error)
                if failure is not None:  # raised outside the `except`: what is caught there holds the key
                    raise failure
                yield part

    async def lines(
        self, method: str, path: str, content: bytes | None = None, *, between_s: float = _BETWEEN_S
    ) -> AsyncGenerator[str, None]:
        """Yield the lines of a body of JSON lines, blank ones left out.

        Raises:
            EngineError: the server failed, or sent what are no such lines.
        """
        decoder = NdjsonDecoder()
        is_too_long = False
        async with aclosing(self.stream(method, path, content, between_s=between_s)) as parts:
            async for part in parts:
                try:
                    events = decoder.feed(part)
                except Oversized:
                    is_too_long = True
                    break
                for event in events:
                    yield event.data
        if is_too_long:
            raise ServerError(f"{self.config.name} answered in an unknown form.", _ADDRESS_HINT)
        for event in decoder.close():
            yield event.data

    async def _parts(
        self, method: str, path: str, content: bytes | None, headers: Mapping[str, str] | None
    ) -> AsyncGenerator[bytes, None]:
        async with self.exchange(method, path, content, headers) as response:
            if response.status_code >= 300:
                error, _ = await self.failed(response)
                raise error
            async for part in response.aiter_bytes():
                yield part

    async def own_headers(self) -> dict[str, str]:
        """Return the headers with the key. It is read off the loop: a keychain can take its time.

        Raises:
            BadKey: there is none where the provider needs one, or it holds what no header can.
        """
        if self._headers is None:
            key = _usable(await asyncio.to_thread(self._keys.get, self.config.name), self.config)
            given = {name.lower() for name in self.config.extra_headers}
            headers = self.wire.headers(self.config, key)
            self._headers = {name: value for name, value in headers.items() if name not in given}
        return self._headers

    async def close(self) -> None:
        """Close the connections; the next request opens new ones."""
        await self._transport.close()


def _usable(key: str | None, config: EngineConfig) -> str | None:
    key = (key or "").strip()
    if not key and config.kind != "ollama" and not config.extra_headers and _is_the_providers_own(config):
        hint = f"Set one with `precis keys set {config.name}`."
        raise BadKey(f"There is no API key for {config.name}.", hint)
    if any(not "!" <= character <= "~" for character in key):
        raise BadKey(f"The API key of {config.name} holds characters that no key has.")
    return key or None


def _is_the_providers_own(config: EngineConfig) -> bool:
    return not config.base_url or config.base_url.startswith(DEFAULT_ADDRESSES.get(config.kind, "\0"))


def below_http() -> tuple[type[Exception], ...]:
    """Return what httpx raises. A function, since httpx is imported by the first call and not before."""
    import httpx

    return (httpx.HTTPError, httpx.StreamError, OSError)
