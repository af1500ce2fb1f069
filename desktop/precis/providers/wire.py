"""What a wire is: how one provider's requests are built and its replies read. Pure functions on values, no I/O."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from precis.domain.errors import EngineError
from precis.domain.requests import EngineConfig, Finish, Message, Request, Role, TokenLogprob, TokenUsage
from precis.domain.steps import Json
from precis.providers.failures import failure_of
from precis.providers.schema import Compiled, in_words, schema_name
from precis.providers.signs import Signs


@dataclass(frozen=True, slots=True)
class Tuning:
    """What is known of a server when a request is built: features it rejected, and how much to widen the context."""

    rejected: frozenset[str] = frozenset()
    widen: int = 1

    def allows(self, feature: str) -> bool:
        """Return whether the feature has not been rejected."""
        return feature not in self.rejected


@dataclass(frozen=True, slots=True)
class Call:
    """A request in a wire's form: path under the base URL, JSON body, and the optional features that are in it."""

    path: str
    body: dict[str, Any] = field(repr=False)
    features: tuple[str, ...] = ()


@dataclass(slots=True)
class Draft:
    """A reply while it comes in. A wire's `take` adds to it, event by event."""

    text: list[str] = field(default_factory=list[str], repr=False)
    refusal: list[str] = field(default_factory=list[str], repr=False)
    finish: Finish | None = None
    usage: TokenUsage | None = None
    model: str = ""
    request_id: str = ""
    service_tier: str = ""
    logprobs: list[TokenLogprob] = field(default_factory=list[TokenLogprob], repr=False)
    has_begun: bool = False
    """The model has given something, which may be billed."""
    is_done: bool = False
    """The wire's own end has come; nothing that follows counts."""
    signs: Signs | None = None
    """What a failure inside the response was made of."""


class Wire(ABC):
    """One provider's protocol."""

    kind: ClassVar[str]
    is_ndjson: ClassVar[bool] = False
    """Streams are NDJSON; else SSE."""
    models_path: ClassVar[str]
    """The path that lists the models."""

    @abstractmethod
    def headers(self, config: EngineConfig, key: str | None) -> dict[str, str]:
        """Return the headers of each request, the key among them."""

    @abstractmethod
    def call(self, config: EngineConfig, request: Request, model: str, tuning: Tuning) -> Call:
        """Return the request in the wire's form."""

    @abstractmethod
    def take(self, service: str, draft: Draft, name: str, payload: Mapping[str, Any]) -> bool:
        """Add an event of the stream to the draft; return whether it brought the reply forward.

        Raises:
            EngineError: the event is a failure.
        """

    def take_whole(self, service: str, draft: Draft, payload: Mapping[str, Any]) -> None:
        """Add a whole reply to the draft; where the wire has no other form for it, it is one big event.

        Raises:
            EngineError: the reply is a failure.
        """
        self.take(service, draft, "", payload)

    @abstractmethod
    def model_names(self, payload: Mapping[str, Any]) -> list[str]:
        """Return the names in a list of models."""

    def after(self, config: EngineConfig, request: Request, call: Call, draft: Draft) -> EngineError | None:
        """Return what is wrong with a complete draft that only the wire can tell; None where nothing is."""
        return None

    def wider(self, config: EngineConfig, request: Request, tuning: Tuning) -> Tuning | None:
        """Return the tuning that gives the request a larger context; None where the wire can't."""
        return None

    def failed(self, service: str, draft: Draft, payload: Mapping[str, Any]) -> EngineError:
        """Return the failure that came inside a good response, and keep its signs in the draft."""
        error, draft.signs = failure_of(self.kind, service, 200, {}, payload)
        return error


def prompts(request: Request, *, in_words_too: bool) -> tuple[str, list[Message]]:
    """Return the system text, with the schema in words where asked for, and the other messages."""
    system = [message.text for message in request.messages if message.role is Role.SYSTEM]
    if in_words_too and request.schema is not None:
        system.append(in_words(request.schema))
    return "\n\n".join(system), [message for message in request.messages if message.role is not Role.SYSTEM]


def structured_feature(request: Request, tuning: Tuning, compiled: Compiled | None) -> str | None:
    """Return the feature name of the request's enforced schema, or None where there is none or it was rejected."""
    if request.schema is None or compiled is None or not tuning.allows("structured_output"):
        return None
    feature = f"structured_output#{schema_name(request.schema)}"
    return feature if tuning.allows(feature) else None


def optional(body: dict[str, Any], tuning: Tuning, features: Mapping[str, tuple[str, Json]]) -> list[str]:
    """Put the fields that the server has not rejected into `body`; return the features they are.

    `features`: feature name to field and value; a value of None is left out.
    """
    sent: list[str] = []
    for feature, (name, value) in features.items():
        if value is not None and tuning.allows(feature):
            body[name] = value
            sent.append(feature)
    return sent
