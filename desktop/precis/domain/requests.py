"""The normal form of a model call, whatever the wire: Request in, Reply out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from precis.domain.calls import Reserved
from precis.domain.jobs import JobId, Lane, Mode
from precis.domain.money import Money
from precis.domain.steps import Json, Step, StepKind

Validator = Callable[[Json], Json]
"""Returns the object as it is to be used, or raises InvalidOutput with `problems`, or pydantic's ValidationError."""


class Role(StrEnum):
    """Who speaks. SYSTEM comes first and is stable, so that providers' prompt caches work."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a prompt."""

    role: Role
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OutputSchema:
    """The JSON shape that is asked for. `schema` is plain JSON Schema; each wire compiles it to its own subset."""

    name: str
    schema: Mapping[str, Json]
    check: Validator | None = field(default=None, compare=False, repr=False)
    """What the schema can't say: runs after it. Not in the key: change `name` when its meaning changes."""


@dataclass(frozen=True, slots=True)
class EngineConfig:
    """An engine as set up: what a provider module needs to talk to it. The key is not in here."""

    name: str
    kind: str
    """openai | anthropic | gemini | ollama | embedded"""
    base_url: str = ""
    fast: str = ""
    accurate: str = ""
    max_concurrency: int = 8
    requests_per_minute: int | None = None
    tokens_per_minute: int | None = None
    timeout_s: float = 120.0
    """Limit for a whole call; connect, first-token and between-token limits derive from it or are set apart."""
    connect_timeout_s: float = 10.0
    first_token_timeout_s: float | None = None
    between_tokens_timeout_s: float = 30.0
    context_tokens: int | None = None
    """The model's context window where the person or the server says it."""
    training: str = "unknown"
    price: Price | None = None
    extra_headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    redact_before_sending: bool = False

    def model_for(self, mode: Mode) -> str:
        """Return the model of `mode`; a missing one falls back on the other."""
        return (self.fast or self.accurate) if mode is Mode.FAST else (self.accurate or self.fast)


@dataclass(frozen=True, slots=True)
class Price:
    """USD per million tokens. `source` says where it comes from."""

    input: float
    output: float
    cached_input: float | None = None
    source: str = "settings"
    cache_write: float | None = None


@dataclass(frozen=True, slots=True)
class CallContext:
    """Who asks and for what: never part of the key."""

    job: JobId | None = None
    lane: Lane = Lane.INTERACTIVE
    feature: str = "app"
    document: str = ""
    """Id of the document whose text is in the prompt; stays here."""
    user_tag: str = ""
    prompt_id: str = ""
    fresh: bool = False
    allow_unknown_price: bool = False
    deadline_s: float | None = None
    """Seconds from the start of the call after which no attempt is begun."""
    keep: bool = True
    """False for private jobs: the reply stays in memory, and neither prompt nor output is recorded."""
    fallback_from: str = ""
    """Filled in by route: the engine that should have answered."""
    has_fallback: bool = False
    """Filled in by route: another engine can go on, so that nobody waits for this one for long."""
    step: str = ""
    """Filled in by cache: the key under which the reply is kept."""
    attempt: int = 1
    """Filled in by retry: counts the attempts of one call."""
    reserved: Reserved | None = None
    """Filled in by budget: the attempt's row and prices, for record."""


@dataclass(frozen=True, slots=True)
class Request:
    """One model call. Everything but `context` and `engine` (a name) can change the reply and is in the key."""

    kind: StepKind
    mode: Mode
    messages: tuple[Message, ...]
    max_output_tokens: int
    schema: OutputSchema | None = None
    temperature: float | None = 0.0
    seed: int | None = None
    want_logprobs: bool = False
    engine: str = ""
    """The engine's name as the person calls it; empty: route chooses."""
    engine_kind: str = ""
    engine_address: str = ""
    model: str = ""
    """Kind, address and model are filled in by route, before the cache looks at the key."""
    sample: int = 0
    """Counts re-asks of the same prompt (agreement, repair), so that each has its own key."""
    context: CallContext = field(default_factory=CallContext)

    def step(self) -> Step:
        """Return the step that this call is; its key is the cache key."""
        schema: Json = None if self.schema is None else {"name": self.schema.name, "schema": self.schema.schema}
        return Step(
            self.kind,
            {
                "engine": [self.engine_kind, self.engine_address],
                "model": self.model,
                "messages": [[message.role.value, message.text] for message in self.messages],
                "schema": schema,
                "parameters": {
                    "max_output_tokens": self.max_output_tokens,
                    "temperature": self.temperature,
                    "seed": self.seed,
                    "logprobs": self.want_logprobs,
                    "sample": self.sample,
                },
            },
            document=self.context.document,
        )


class Finish(StrEnum):
    """Why the model stopped. Only STOP is a complete reply."""

    STOP = "stop"
    LENGTH = "length"
    REFUSED = "refused"
    FILTERED = "filtered"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TokenUsage:
    """Tokens in the normal form: `input` is the total with cached ones, `output` the total with reasoning.

    None means that the server did not say.
    """

    input: int | None = None
    output: int | None = None
    cached_input: int = 0
    cache_write: int = 0
    reasoning: int = 0
    is_estimated: bool = False


@dataclass(frozen=True, slots=True)
class TokenLogprob:
    """A token of the reply with its log probability and the alternatives at its place."""

    token: str
    logprob: float
    alternatives: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class RateHeaders:
    """What a reply's headers said about limits; None where they said nothing. Resets in seconds from now."""

    limit_requests: int | None = None
    remaining_requests: int | None = None
    reset_requests_s: float | None = None
    limit_tokens: int | None = None
    remaining_tokens: int | None = None
    reset_tokens_s: float | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """A model's whole reply."""

    text: str = field(repr=False)
    finish: Finish
    usage: TokenUsage = TokenUsage()
    requested_model: str = ""
    reported_model: str = ""
    engine: str = ""
    request_id: str = ""
    refusal: str = ""
    logprobs: tuple[TokenLogprob, ...] = ()
    rate: RateHeaders = RateHeaders()
    first_token_s: float | None = None
    total_s: float = 0.0
    cost: Money | None = None
    """Filled in by budget; None: the price is unknown."""
    was_cached: bool = False
    fallback_from: str = ""
    """Name of the engine that should have answered, where another did."""
    data: Json = None
    """The parsed and validated object, where a schema was asked for."""
    service_tier: str = ""
    repairs: int = 0
    unrestored: tuple[str, ...] = ()
    """Filled in by mask: what looks like a placeholder in the reply and stands for nothing that was sent."""
