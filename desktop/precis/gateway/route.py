"""The outermost layer: which engine and which model, and who goes on when it can't.

Route asks each engine of the person's list through the whole path, even one that is known to be down: what it answered
before is still found in the cache, and breaker and gate below refuse at once what would have to be sent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from precis.domain.errors import (
    BadKey,
    EngineDown,
    Forbidden,
    InvalidOutput,
    ModelNotFound,
    Overloaded,
    PolicyBlocked,
    PrecisError,
    QuotaExhausted,
    RateLimited,
    ServerError,
    TimedOut,
    Truncated,
    Unreachable,
    WrongUse,
)
from precis.domain.ports import EnginePolicy, Sender
from precis.domain.requests import EngineConfig, Reply, Request
from precis.domain.wording import phrase
from precis.gateway.waits import Waits

EMBEDDED = "embedded"

_WHY: dict[type[PrecisError], str] = {
    EngineDown: phrase("is down"),
    Unreachable: phrase("can't be reached"),
    TimedOut: phrase("does not answer in time"),
    ServerError: phrase("fails"),
    Overloaded: phrase("is overloaded"),
    RateLimited: phrase("asks for long pauses"),
    QuotaExhausted: phrase("has used up its quota or credit"),
    BadKey: phrase("refuses the key"),
    Forbidden: phrase("does not let this account in"),
    ModelNotFound: phrase("does not have the model"),
    InvalidOutput: phrase("gives no usable answer"),
    Truncated: phrase("does not come to an end"),
    PolicyBlocked: phrase("is not allowed by the policy"),
}
"""The failures after which another engine goes on. Not among them: what another engine would meet as well or the task
mends (ContextTooLong, BadRequest), what the person has to decide (Refused) and what money forbids.
"""


@dataclass(frozen=True, slots=True)
class Engines:
    """The engines as set up: by name, the one that answers by default, and who goes on, in order."""

    configs: Mapping[str, EngineConfig]
    default: str
    fallbacks: tuple[str, ...] = ()

    def list_for(self, asked: str) -> list[EngineConfig]:
        """Return the asked engine and those that may go on; whoever stands in the list goes on with the rest of it.

        Raises:
            WrongUse: no engine is called so.
        """
        names = self.fallbacks
        after = names[names.index(asked) + 1 :] if asked in names else names
        return [self._config(name) for name in dict.fromkeys((asked, *after))]

    def _config(self, name: str) -> EngineConfig:
        try:
            return self.configs[name]
        except KeyError:
            raise WrongUse(f"There is no engine called “{name}”.", "`precis engines list` shows the engines.") from None


class Route:
    """Fills in engine, kind, address and model, and goes along the list. `waits` tells the job of each change.

    A reply of another engine than the one asked has `fallback_from`. Where the list goes on with the embedded engine,
    the error that comes out has its name in `fallback`.
    """

    def __init__(self, inner: Sender, engines: Engines, policy: EnginePolicy, waits: Waits) -> None:
        self._inner = inner
        self._engines = engines
        self._policy = policy
        self._waits = waits

    async def send(self, request: Request) -> Reply:
        """Return the reply of the first engine that gives one.

        Raises:
            EngineError, Blocked: of the engine that was asked, where none could go on; or of whoever met a failure that
                no other engine mends.
            WrongUse: the engine is unknown, or takes no prompts.
        """
        asked = request.engine or self._engines.default
        line = self._engines.list_for(asked)
        if line[0].kind == EMBEDDED:
            raise WrongUse(f"The engine {asked} takes documents and no prompts.", "Choose another engine for this.")
        first: PrecisError | None = None
        for place, config in enumerate(line):
            following = self._first_allowed(line[place + 1 :])
            if config.kind == EMBEDDED:
                break
            try:
                reply = await self._ask(request, config, asked, has_fallback=following is not None)
            except tuple(_WHY) as error:
                first = first or error
                if following is not None:
                    self._waits.moved(request, f"{config.name} {_why(error)}; continuing on {following.name}.")
            else:
                return self._answered(request, reply, config, asked)
        assert first is not None
        first.fallback = self._embedded_in(line)
        raise first

    async def _ask(self, request: Request, config: EngineConfig, asked: str, *, has_fallback: bool) -> Reply:
        self._check(config)
        is_first = config.name == asked
        context = replace(request.context, has_fallback=has_fallback, fallback_from="" if is_first else asked)
        return await self._inner.send(
            replace(
                request,
                engine=config.name,
                engine_kind=config.kind,
                engine_address=config.base_url,
                model=(request.model if is_first else "") or config.model_for(request.mode),
                context=context,
            )
        )

    def _check(self, config: EngineConfig) -> None:
        why_not = self._policy.why_not(config)
        if why_not is not None:
            raise PolicyBlocked(why_not)

    def _answered(self, request: Request, reply: Reply, config: EngineConfig, asked: str) -> Reply:
        if config.name != asked:
            return replace(reply, fallback_from=asked)
        if not reply.was_cached:
            self._waits.back(request)
        return reply

    def _first_allowed(self, configs: Sequence[EngineConfig]) -> EngineConfig | None:
        return next((config for config in configs if self._policy.why_not(config) is None), None)

    def _embedded_in(self, line: Sequence[EngineConfig]) -> str:
        """Return the name of the embedded engine, where the list goes on with it and the policy lets it."""
        embedded = self._first_allowed([config for config in line if config.kind == EMBEDDED])
        return "" if embedded is None else embedded.name


def _why(error: PrecisError) -> str:
    return next(why for kind, why in _WHY.items() if isinstance(error, kind))
