"""The one HTTP client of an engine: pooled, proxied, on the system's trust store, and silent about keys.

HTTP/1.1 on purpose: httpcore closes the connection of a call that is cancelled, and the server stops generating. Over
HTTP/2 (httpcore 1.0.9) it sends no RST_STREAM: the server would go on, at the person's cost, and the connection's flow
window would leak. With a pool, HTTP/2 wins nothing for a handful of long calls.

httpx is imported at the first call. Its exceptions hold the request, and with it the key, so they are turned into
domain errors without a chain; its loggers, and those below it, are kept from writing headers and addresses.
"""

from __future__ import annotations

import ipaddress
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urlsplit

from precis.domain.errors import BadRequest, EngineError, ServerError, TimedOut, Unreachable
from precis.domain.requests import EngineConfig

if TYPE_CHECKING:
    import httpx

DEFAULT_ADDRESSES = {
    "openai": "https://api.openai.com/v1",
    "anthropic": "https://api.anthropic.com",
    "gemini": "https://generativelanguage.googleapis.com",
    "ollama": "http://127.0.0.1:11434",
}
_ENDS_TAKEN_OFF = {
    "openai": ("/chat/completions",),
    "anthropic": ("/v1/messages", "/v1"),
    "gemini": ("/v1beta", "/v1"),
    "ollama": ("/api", "/v1"),
}
_SPARE_CONNECTIONS = 4
_KEEP_ALIVE_S = 60.0
_LOGGERS_THAT_TELL = ("httpx", "httpcore")
_AGENT = "precis"


class Transport:
    """Sends requests of one engine."""

    def __init__(self, config: EngineConfig) -> None:
        self._config = config
        self._client: httpx.AsyncClient | None = None

    @property
    def is_local(self) -> bool:
        """Whether the engine is on this machine."""
        return is_loopback(base_address(self._config)[0])

    @asynccontextmanager
    async def exchange(
        self, method: str, path: str, headers: Mapping[str, str], content: bytes | None = None
    ) -> AsyncIterator[httpx.Response]:
        """Send a request and give its response when the headers are there; its body is still to be read."""
        request = self._request(method, path, headers, content)
        response = await self._opened().send(request, stream=True)
        try:
            yield response
        finally:
            await response.aclose()

    def address(self, path: str) -> str:
        """Return the whole address of a path; the query of the base URL (Azure's api-version) is kept."""
        base, own_query = base_address(self._config)
        path, _, query = path.partition("?")
        queries = "&".join(filter(None, (query, own_query)))
        return f"{base}{path}?{queries}" if queries else base + path

    async def close(self) -> None:
        """Close the connections."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    def _request(self, method: str, path: str, headers: Mapping[str, str], content: bytes | None) -> httpx.Request:
        import httpx

        failure: EngineError | None = None
        try:
            return self._opened().build_request(method, self.address(path), headers=headers, content=content)
        except (httpx.InvalidURL, ValueError):  # an address, a header or a proxy that is none
            message = f"The base_url or a header of {self._config.name}, or a proxy on the way, can't be used."
            failure = BadRequest(message, _ADDRESS_HINT)
        except ImportError:
            failure = Unreachable(f"The proxy on the way to {self._config.name} is of an unknown kind.", _PROXY_HINT)
        raise failure

    def _opened(self) -> httpx.AsyncClient:
        import httpx

        if self._client is not None:
            return self._client
        for name in _LOGGERS_THAT_TELL:
            logging.getLogger(name).setLevel(logging.WARNING)
        self._client = httpx.AsyncClient(
            **self._connections(),
            timeout=httpx.Timeout(None, connect=self._config.connect_timeout_s),
            headers={"user-agent": _AGENT, "content-type": "application/json", **self._config.extra_headers},
            follow_redirects=False,  # a redirect would carry the key and the document to another host
        )
        return self._client

    def _connections(self) -> dict[str, Any]:
        """Return how the client connects: by a stack of its own, or by httpx's pool where a proxy is on the way."""
        from urllib.request import getproxies

        import httpx

        from precis.providers.pool import Stack

        most = self._config.max_concurrency + _SPARE_CONNECTIONS
        verify = _trust() if base_address(self._config)[0].startswith("https:") else False
        # A proxy has no business between a program and its own machine.
        if self.is_local or not getproxies():
            return {"transport": Stack(verify, most, _KEEP_ALIVE_S), "trust_env": False}
        limits = httpx.Limits(max_connections=most, max_keepalive_connections=most, keepalive_expiry=_KEEP_ALIVE_S)
        return {"verify": verify, "limits": limits}


def _trust() -> Any:
    """Return a TLS context on the operating system's trust store, where companies keep their own authorities."""
    import ssl

    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def base_address(config: EngineConfig) -> tuple[str, str]:
    """Return the engine's base URL without the ends that people paste along, and its query.

    Raises:
        BadRequest: it is no address of a server.
    """
    given = _parsed(config)
    path = given.path.rstrip("/")
    for end in _ENDS_TAKEN_OFF.get(config.kind, ()):
        if path.endswith(end):
            path = path.removesuffix(end)
            break
    return given._replace(path=path, query="", fragment="").geturl(), given.query


def _parsed(config: EngineConfig) -> SplitResult:
    try:
        given = urlsplit(config.base_url or DEFAULT_ADDRESSES.get(config.kind, ""))
        if given.scheme in {"http", "https"} and given.hostname and given.port != 0:
            return given
    except ValueError:  # brackets of an IPv6 address, or a port, that are none
        pass
    hint = "It begins with http:// or https://, then a host: base_url in the settings."
    raise BadRequest(f"The base_url of {config.name} is no address of a server.", hint)


def is_loopback(address: str) -> bool:
    """Return whether the address is on this machine."""
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def transport_error(config: EngineConfig, failure: Exception) -> EngineError:
    """Return the domain error of a failure below HTTP. The caller raises it outside the `except`: see the module."""
    import httpx

    service = config.name
    if isinstance(failure, httpx.ConnectTimeout):
        return TimedOut(f"{service} accepted no connection within {config.connect_timeout_s:g} s.", phase="connect")
    local = is_loopback(base_address(config)[0])
    if isinstance(failure, httpx.ProxyError):
        return Unreachable(f"The proxy on the way to {service} failed.", _PROXY_HINT)
    if isinstance(failure, httpx.ConnectError):
        if "CERTIFICATE" in str(failure).upper():
            return Unreachable(f"The certificate of {service} is not trusted.", _CERTIFICATE_HINT)
        return Unreachable(f"{service} can't be reached.", _LOCAL_HINT if local else None, local=local)
    if isinstance(failure, httpx.UnsupportedProtocol | httpx.LocalProtocolError):
        return BadRequest(f"The base_url or a header of {service} can't be used.", _ADDRESS_HINT)
    if isinstance(failure, httpx.DecodingError):
        return ServerError(f"{service} sent a body that can't be unpacked.", maybe_billed=True)
    return Unreachable(f"The connection to {service} was cut.", sent=True, local=local)


_PROXY_HINT = "Check HTTPS_PROXY, ALL_PROXY and NO_PROXY in the environment; HTTP proxies are spoken to."
_CERTIFICATE_HINT = "If your company inspects traffic, add its certificate to the system's trust store."
_LOCAL_HINT = "Start the server on this computer, then try again; check base_url in the settings."
_ADDRESS_HINT = "Check base_url and extra_headers of the engine in the settings, its key, and HTTPS_PROXY."
