"""A provider: one engine, spoken to through its wire. Asks again at once without what the server does not know."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from precis.domain.errors import BadKey, BadRequest, ContextTooLong, EngineError, ModelNotFound, ServerError
from precis.domain.ports import KeyStore
from precis.domain.requests import EngineConfig, Finish, RateHeaders, Reply, Request, TokenUsage
from precis.providers.capabilities import CapabilityMemory, rejected_feature
from precis.providers.checking import EngineCheck, check
from precis.providers.failures import failure_of
from precis.providers.headers import rate_headers, request_id
from precis.providers.lines import Oversized
from precis.providers.ollama import context_size
from precis.providers.pulling import PullProgress, pull
from precis.providers.receiving import Unreadable, error_body, receive
from precis.providers.schema import without_fence
from precis.providers.signs import Signs
from precis.providers.timeouts import Limits, Watch, limits_of
from precis.providers.transport import DEFAULT_ADDRESSES, Transport, transport_error
from precis.providers.wire import Call, Draft, Tuning, Wire

_MOST_TRIES = 10
"""As many features as a server can be without, and one more."""
_WIDEN = 3
_LIST_S = 20.0

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Failed:
    """A failed attempt: the domain error, and what it was made of where the server answered."""

    error: EngineError
    signs: Signs | None = None


@dataclass(slots=True)
class _Head:
    """What the headers of a good response said."""

    rate: RateHeaders = RateHeaders()
    request_id: str = ""


class Provider:
    """Sends requests to one engine. All methods run on one event loop; `close` ends the connections."""

    def __init__(self, config: EngineConfig, wire: Wire, keys: KeyStore, memory: CapabilityMemory) -> None:
        self.config = config
        self._wire = wire
        self._keys = keys
        self._memory = memory
        self._transport = Transport(config)
        self._limits = limits_of(config)
        self._headers: dict[str, str] | None = None

    def __repr__(self) -> str:
        return f"<Provider {self.config.name} ({self.config.kind})>"

    async def send(self, request: Request) -> Reply:
        """Return the model's reply, refused and cut-off ones included: `finish` says so.

        Raises:
            EngineError: whatever went wrong, as one of its kinds.
        """
        config = self.config
        model = request.model or config.model_for(request.mode)
        if not model:
            raise ModelNotFound(f"No model is set for {config.name}.", "Set `fast` or `accurate` in the settings.")
        tuning = Tuning(self._memory.rejected(config.name, model))
        for _ in range(_MOST_TRIES):
            call = self._wire.call(config, request, model, tuning)
            outcome = await self._attempt(request, model, call)
            if isinstance(outcome, Reply):
                return outcome
            tuning = self._adapted(tuning, request, model, call, outcome)
        raise BadRequest(f"{config.name} rejects whatever form the request has.")

    async def check(self) -> EngineCheck:
        """Return whether the engine can be used, by the cheapest call that tells."""
        return await check(self)

    async def models(self) -> list[str]:
        """Return the names of the models that the server offers, as it lists them.

        Raises:
            EngineError: it does not answer, or has no list.
        """
        return self._wire.model_names(await self.ask("GET", self._wire.models_path()))

    def pull(self, model: str) -> AsyncIterator[PullProgress]:
        """Let an Ollama server fetch a model, and yield how far it is; an interrupted pull goes on where it was.

        Raises:
            WrongUse: the engine is of another kind.
            EngineError: the server can't be reached, or can't fetch it.
        """
        return pull(self, model)

    async def close(self) -> None:
        """Close the connections; the provider can be used again, and opens new ones."""
        await self._transport.close()

    # --- for the parts of this package --------------------------------------------------------------------------------

    async def ask(self, method: str, path: str, body: object = None) -> Mapping[str, Any]:
        """Return the JSON object of a small request beside model calls.

        Raises:
            EngineError: the server failed, or its answer is no JSON object.
        """
        content = await self.fetch(method, path, None if body is None else json.dumps(body).encode())
        try:
            value = json.loads(content or b"{}")
        except ValueError:
            value = None
        if not isinstance(value, dict):
            raise ServerError(f"{self.config.name} answered in an unknown form.", self._ADDRESS_HINT)
        return value

    _ADDRESS_HINT = "Check base_url of the engine in the settings."

    async def fetch(
        self,
        method: str,
        path: str,
        content: bytes | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        total_s: float = _LIST_S,
    ) -> bytes:
        """Return the body of a request beside model calls.

        Raises:
            EngineError: the server failed.
        """
        parts = [part async for part in self.stream(method, path, content, headers=headers, total_s=total_s)]
        return b"".join(parts)

    async def stream(
        self,
        method: str,
        path: str,
        content: bytes | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        total_s: float | None = None,
        between_s: float = 60.0,
    ) -> AsyncIterator[bytes]:
        """Yield the body of a request beside model calls, as it comes.

        Raises:
            EngineError: the server failed.
        """
        watch = Watch(Limits(self._limits.connect, total_s or between_s, between_s, total_s or 1e9))
        sent = {**await self._own_headers(), **(headers or {})}
        async for part in self._guarded(self._parts(method, path, content, sent, watch), watch):
            yield part

    async def _parts(
        self, method: str, path: str, content: bytes | None, headers: Mapping[str, str], watch: Watch
    ) -> AsyncIterator[bytes]:
        async with self._transport.exchange(method, path, headers, content) as response:
            if response.status_code >= 300:
                body = await error_body(response.aiter_bytes())
                raise self._failed(response.status_code, response.headers, body).error
            watch.token()
            async for part in response.aiter_bytes():
                watch.token()
                yield part

    async def _guarded(self, parts: AsyncIterator[Found], watch: Watch) -> AsyncIterator[Found]:
        """Yield from `parts`; each wait is under the watch, and no failure below HTTP comes through as it is."""
        failure: EngineError | None = None
        while True:
            try:
                async with asyncio.timeout_at(watch.timer.when()):
                    part = await anext(parts)
            except StopAsyncIteration:
                return
            except TimeoutError:
                failure = watch.timed_out(self.config.name)
            except _below_http() as error:
                failure = transport_error(self.config, error)
            if failure is not None:
                raise failure
            yield part

    # --- one attempt --------------------------------------------------------------------------------------------------

    async def _attempt(self, request: Request, model: str, call: Call) -> Reply | Failed:
        draft, head, watch = Draft(), _Head(), Watch(self._limits)
        headers = await self._own_headers()
        failure = None
        try:
            async with watch.timer:
                failed = await self._exchange(call, headers, draft, head, watch)
            if failed is not None:
                return failed
        except EngineError as error:
            error.maybe_billed = True  # it came after the model had begun
            raise
        except TimeoutError:
            failure = watch.timed_out(self.config.name)
        except (Unreadable, Oversized):
            failure = ServerError(f"{self.config.name} sent a reply that can't be read.", maybe_billed=True)
        except _below_http() as error:
            failure = transport_error(self.config, error)
        # Outside the `except`, so that nothing that holds the request is chained. A reply that was whole before the
        # connection failed is kept: it is paid for.
        if failure is not None and draft.finish is None:
            raise failure
        wrong = self._wire.after(self.config, request, call, draft)
        return Failed(wrong) if wrong else self._reply(request, model, call, draft, head, watch)

    async def _exchange(
        self, call: Call, headers: Mapping[str, str], draft: Draft, head: _Head, watch: Watch
    ) -> Failed | None:
        content = json.dumps(call.body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        async with self._transport.exchange("POST", call.path, headers, content) as response:
            if response.status_code >= 300:
                body = await error_body(response.aiter_bytes())
                return self._failed(response.status_code, response.headers, body)
            head.rate, head.request_id = rate_headers(response.headers), request_id(response.headers)
            await receive(response.aiter_bytes(), self._wire, self.config.name, draft, watch)
        return None

    def _failed(self, status: int, headers: Mapping[str, str], body: bytes) -> Failed:
        error, signs = failure_of(self.config.kind, self.config.name, status, headers, body)
        if isinstance(error, BadKey):
            self._headers = None  # the person may have set another one since
        return Failed(error, signs)

    def _adapted(self, tuning: Tuning, request: Request, model: str, call: Call, failed: Failed) -> Tuning:
        """Return the tuning to try again with at once; where nothing can be changed, the failure is raised."""
        if isinstance(failed.error, ContextTooLong) and self._can_widen(tuning, request):
            return replace(tuning, widen=_WIDEN)
        may_adapt = isinstance(failed.error, BadRequest | ServerError | ModelNotFound)
        feature = rejected_feature(failed.signs, call.features) if may_adapt and failed.signs else None
        if feature is None or feature in tuning.rejected:
            raise failed.error
        self._memory.remember(self.config.name, model, feature)
        return replace(tuning, rejected=tuning.rejected | {feature})

    def _can_widen(self, tuning: Tuning, request: Request) -> bool:
        if self.config.kind != "ollama" or tuning.widen > 1:
            return False
        return context_size(self.config, request, widen=_WIDEN) > context_size(self.config, request)

    def _reply(self, request: Request, model: str, call: Call, draft: Draft, head: _Head, watch: Watch) -> Reply:
        text, refusal = "".join(draft.text), "".join(draft.refusal)
        finish = draft.finish or Finish.OTHER
        return Reply(
            text=without_fence(text) if call.is_prompted else text,
            finish=Finish.REFUSED if refusal and finish in {Finish.STOP, Finish.OTHER} else finish,
            usage=draft.usage or _estimated(request, text),
            requested_model=model,
            reported_model=draft.model,
            engine=self.config.name,
            request_id=head.request_id or draft.request_id,
            refusal=refusal,
            logprobs=tuple(draft.logprobs),
            rate=head.rate,
            first_token_s=watch.first_token_s,
            total_s=watch.elapsed_s,
            service_tier=draft.service_tier,
        )

    async def _own_headers(self) -> dict[str, str]:
        """Return the headers with the key. It is read once, off the loop: a keychain can take its time."""
        if self._headers is None:
            key = _usable(await asyncio.to_thread(self._keys.get, self.config.name), self.config)
            given = {name.lower() for name in self.config.extra_headers}
            headers = self._wire.headers(self.config, key)
            self._headers = {name: value for name, value in headers.items() if name not in given}
        return self._headers


def _usable(key: str | None, config: EngineConfig) -> str | None:
    """Return the key without white space round it.

    Raises:
        BadKey: there is none where the provider needs one, or it holds what no header can.
    """
    key = (key or "").strip()
    if not key and config.kind != "ollama" and not config.extra_headers and _is_the_providers_own(config):
        hint = f"Set one with `precis keys set {config.name}`."
        raise BadKey(f"There is no API key for {config.name}.", hint)
    if any(not "!" <= character <= "~" for character in key):
        raise BadKey(f"The API key of {config.name} holds characters that no key has.")
    return key or None


def _is_the_providers_own(config: EngineConfig) -> bool:
    return not config.base_url or config.base_url.startswith(DEFAULT_ADDRESSES.get(config.kind, "\0"))


def _estimated(request: Request, text: str) -> TokenUsage:
    """Return the usage of a reply that came without: about four bytes a token, marked as estimated."""
    sent = sum(len(message.text.encode("utf-8", "replace")) for message in request.messages)
    return TokenUsage(input=-(-sent // 4), output=-(-len(text.encode("utf-8", "replace")) // 4), is_estimated=True)


def _below_http() -> tuple[type[Exception], ...]:
    """Return what httpx raises; it is imported by the first call, and an `except` asks only after that."""
    import httpx

    return (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError)
