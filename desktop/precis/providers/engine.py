"""A provider: one engine, spoken to through its wire. Asks again at once without what the server does not know."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field, replace

from precis.domain.errors import BadRequest, ContextTooLong, EngineError, ModelNotFound, ServerError
from precis.domain.ports import BatchProvider
from precis.domain.requests import EngineConfig, Finish, RateHeaders, Reply, Request, TokenUsage
from precis.providers.capabilities import CapabilityMemory, rejected_feature
from precis.providers.channel import Channel, below_http
from precis.providers.checking import EngineCheck, check
from precis.providers.headers import rate_headers, request_id
from precis.providers.lines import Oversized
from precis.providers.pulling import PullProgress, pull
from precis.providers.receiving import Unreadable, receive
from precis.providers.schema import without_fence
from precis.providers.signs import Signs
from precis.providers.timeouts import Watch, limits_of
from precis.providers.transport import base_address, transport_error
from precis.providers.wire import Call, Draft, Tuning

_MOST_TRIES = 10
"""As many features as a server can be without, and one more."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A failed attempt: the domain error, and what it was made of where the server answered."""

    error: EngineError
    signs: Signs | None = None


@dataclass(slots=True)
class _Head:
    """What the headers of a good response said."""

    rate: RateHeaders = field(default_factory=RateHeaders)
    request_id: str = ""


class Provider:
    """Sends requests to one engine. All methods run on one event loop; `close` ends the connections."""

    def __init__(self, channel: Channel, memory: CapabilityMemory) -> None:
        self._channel = channel
        self._wire = channel.wire
        self._memory = memory

    def __repr__(self) -> str:
        return f"<Provider {self.config.name} ({self.config.kind})>"

    @property
    def config(self) -> EngineConfig:
        """The engine as set up."""
        return self._channel.config

    async def send(self, request: Request) -> Reply:
        """Return the model's reply, refused and cut-off ones included: `finish` says so.

        Raises:
            EngineError: whatever went wrong, as one of its kinds.
        """
        config = self.config
        base_address(config)  # before the wire looks at it: what is no address is an error of this engine alone
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
        return self._wire.model_names(await self._channel.ask("GET", self._wire.models_path))

    async def context(self, model: str) -> int | None:
        """Return the model's context in tokens, where the server says it.

        Raises:
            EngineError: the server can't be reached, or has no such model.
        """
        from precis.providers.context import context_of

        return await context_of(self._channel, model)

    def pull(self, model: str) -> AsyncGenerator[PullProgress, None]:
        """Let an Ollama server fetch a model, and yield how far it is; an interrupted pull goes on where it was.

        Raises:
            WrongUse: the engine is of another kind.
            EngineError: the server can't be reached, or can't fetch it.
        """
        return pull(self._channel, model)

    def batches(self) -> BatchProvider | None:
        """Return the provider's batch queue, over the same connections; None where the wire has none."""
        match self._wire.kind:
            case "openai":
                from precis.providers.openai_batches import OpenAIBatches as Chosen
            case "anthropic":
                from precis.providers.anthropic_batches import AnthropicBatches as Chosen
            case _:
                return None
        return Chosen(self._channel, self._memory)

    async def close(self) -> None:
        """Close the connections; the provider can be used again, and opens new ones."""
        await self._channel.close()

    async def _attempt(self, request: Request, model: str, call: Call) -> Reply | Failed:
        draft, head, watch = Draft(), _Head(), Watch(limits_of(self.config))
        failure = None
        try:
            async with watch.timer:
                failed = await self._exchange(call, draft, head, watch)
            if failed is not None:
                return failed
        except EngineError as error:
            error.maybe_billed = error.maybe_billed or draft.has_begun
            error.request_id = head.request_id or draft.request_id
            if draft.has_begun or draft.signs is None:
                raise
            return Failed(error, draft.signs)
        except TimeoutError:
            failure = watch.timed_out(self.config.name)
        except (Unreadable, Oversized):
            failure = ServerError(f"{self.config.name} sent a reply that can't be read.", maybe_billed=True)
        except below_http() as error:
            failure = transport_error(self.config, error)
        # Outside the `except`, so that nothing that holds the request is chained. A reply that was whole before the
        # connection failed is kept: it is paid for.
        if failure is not None and draft.finish is None:
            failure.request_id = head.request_id or draft.request_id
            raise failure
        wrong = self._wire.after(self.config, request, call, draft)
        return Failed(wrong) if wrong else self._reply(request, model, draft, head, watch)

    async def _exchange(self, call: Call, draft: Draft, head: _Head, watch: Watch) -> Failed | None:
        async with self._channel.exchange("POST", call.path, encoded(call.body)) as response:
            if response.status_code >= 300:
                return Failed(*await self._channel.failed(response))
            head.rate, head.request_id = rate_headers(response.headers), request_id(response.headers)
            await receive(response.aiter_bytes(), self._wire, self.config.name, draft, watch)
        return None

    def _adapted(self, tuning: Tuning, request: Request, model: str, call: Call, failed: Failed) -> Tuning:
        """Return the tuning to try again with at once; where nothing can be changed, the failure is raised."""
        if isinstance(failed.error, ContextTooLong):
            wider = self._wire.wider(self.config, request, tuning)
            if wider is None:
                raise failed.error
            return wider
        may_adapt = isinstance(failed.error, BadRequest | ServerError | ModelNotFound)
        feature = rejected_feature(failed.signs, call.features) if may_adapt and failed.signs else None
        if feature is None or feature in tuning.rejected:
            raise failed.error
        self._memory.remember(self.config.name, model, feature)
        return replace(tuning, rejected=tuning.rejected | {feature})

    def _reply(self, request: Request, model: str, draft: Draft, head: _Head, watch: Watch) -> Reply:
        reply = reply_of(draft, self.config.name, has_schema=request.schema is not None)
        return replace(
            reply,
            usage=draft.usage or _estimated(request, reply.text),
            requested_model=model,
            request_id=head.request_id or reply.request_id,
            rate=head.rate,
            first_token_s=watch.first_token_s,
            total_s=watch.elapsed_s,
        )


def encoded(body: object) -> bytes:
    """Return the body as it is sent: compact JSON in UTF-8; half surrogates become question marks."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def reply_of(draft: Draft, engine: str, *, has_schema: bool) -> Reply:
    """Return the reply that a finished draft is."""
    text, refusal = "".join(draft.text), "".join(draft.refusal)
    finish = draft.finish or Finish.OTHER
    return Reply(
        text=without_fence(text) if has_schema else text,
        finish=Finish.REFUSED if refusal and finish in {Finish.STOP, Finish.OTHER} else finish,
        usage=draft.usage or TokenUsage(),
        reported_model=draft.model,
        engine=engine,
        request_id=draft.request_id,
        refusal=refusal,
        logprobs=tuple(draft.logprobs),
        service_tier=draft.service_tier,
    )


def _estimated(request: Request, text: str) -> TokenUsage:
    """Return the usage of a reply that came without: about four bytes a token, marked as estimated."""
    sent = sum(len(message.text.encode("utf-8", "replace")) for message in request.messages)
    return TokenUsage(input=-(-sent // 4), output=-(-len(text.encode("utf-8", "replace")) // 4), is_estimated=True)
