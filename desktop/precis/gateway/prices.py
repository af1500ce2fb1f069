"""What tokens cost: the price in the settings, else genai-prices' table, which is part of that package and offline.

An unknown price is None, never 0. Free by default is one thing only: a model that Ollama runs on this machine or in
this network. A local server of another kind may be a gateway to a provider that bills, so its price has to be said.
"""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from precis.domain.calls import UnitPrices
from precis.domain.money import Money
from precis.domain.ports import Clock
from precis.domain.requests import EngineConfig, Price, TokenUsage

if TYPE_CHECKING:
    from genai_prices.types import ModelInfo, TieredPrices

BATCH_FACTOR = Decimal("0.5")
"""OpenAI, Anthropic and Gemini bill half in their batch queues; used where the table has no batch price of its own."""
CACHE_WRITE_FACTOR = {"anthropic": Decimal("1.25")}
"""What writing to the prompt cache (for five minutes) costs in input prices; elsewhere it costs what input costs."""
_TABLE_IDS = {"openai": "openai", "anthropic": "anthropic", "gemini": "google"}
FREE = UnitPrices(Decimal(0), Decimal(0), Decimal(0), Decimal(0), "local")


@dataclass(frozen=True, slots=True)
class Terms:
    """What decides a price beside the model: the tier that was billed, as the reply says, and the batch queue."""

    service_tier: str = ""
    is_batch: bool = False


STANDARD = Terms()


class _Source(Protocol):
    def at(self, when: datetime, input_tokens: int, terms: Terms) -> UnitPrices:
        """Return what each token of a call with so many input tokens costs."""
        ...


class Prices:
    """Prices of the engines' models, as they are now and on what terms."""

    def __init__(self, engines: Mapping[str, EngineConfig], clock: Clock) -> None:
        self._engines = engines
        self._clock = clock
        self._sources: dict[tuple[str, str], _Source | None] = {}

    async def load(self, engine: str, model: str) -> None:
        """Have the model's price at hand. The first look into the table takes 0.2 s and about 30 MiB: on a thread."""
        place = (engine, model)
        if place not in self._sources:
            config = self._engines[engine]
            self._sources[place] = _own_source(config, model) or await asyncio.to_thread(_table_source, config, model)

    def unit_prices(self, engine: str, model: str, input_tokens: int, terms: Terms = STANDARD) -> UnitPrices | None:
        """Return what each token of a call with so many input tokens costs; None: unknown. `load` comes first."""
        source = self._sources[engine, model]
        return None if source is None else source.at(self._clock(), input_tokens, terms)


def cost_of(prices: UnitPrices, usage: TokenUsage) -> Money | None:
    """Return what the reply cost, rounded up to a micro-dollar; None where the server did not count its tokens."""
    if usage.input is None or usage.output is None or usage.is_estimated:
        return None
    fresh = max(0, usage.input - usage.cached_input - usage.cache_write)
    return prices.cost(fresh, usage.cached_input, usage.cache_write, usage.output)


def most_cost(prices: UnitPrices, input_tokens: int, output_tokens: int) -> Money:
    """Return the most that a call within these bounds can cost, wherever its input is read from or written to."""
    dearest = max(prices.input, prices.cached_input, prices.cache_write)
    return UnitPrices(dearest, prices.output, dearest, dearest).cost(input_tokens, 0, 0, output_tokens)


def _own_source(engine: EngineConfig, model: str) -> _Source | None:
    if engine.price is not None:
        return _Fixed(_of_settings(engine.kind, engine.price))
    return _Fixed(FREE) if _is_free(engine, model) else None


def _is_free(engine: EngineConfig, model: str) -> bool:
    """Say whether the person's own machines do the work. Ollama passes models named `…-cloud` on to its service."""
    return engine.kind == "ollama" and not model.endswith("cloud") and _is_near(engine.base_url)


def _is_near(address: str) -> bool:
    """Say whether the address is this machine or in a private network; Ollama's default is this machine."""
    host = urlsplit(address).hostname or "localhost"
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith((".localhost", ".local", ".internal", ".lan"))


def _of_settings(kind: str, price: Price) -> UnitPrices:
    given = Decimal(str(price.input))
    cached, written = price.cached_input, price.cache_write
    return UnitPrices(
        input=given,
        output=Decimal(str(price.output)),
        cached_input=given if cached is None else Decimal(str(cached)),
        cache_write=given * CACHE_WRITE_FACTOR.get(kind, 1) if written is None else Decimal(str(written)),
        source=price.source,
    )


@dataclass(frozen=True, slots=True)
class _Fixed:
    prices: UnitPrices

    def at(self, when: datetime, input_tokens: int, terms: Terms) -> UnitPrices:
        return _scaled(self.prices, BATCH_FACTOR) if terms.is_batch else self.prices


def _scaled(prices: UnitPrices, factor: Decimal) -> UnitPrices:
    return UnitPrices(
        prices.input * factor,
        prices.output * factor,
        prices.cached_input * factor,
        prices.cache_write * factor,
        prices.source,
    )


def _table_source(engine: EngineConfig, model: str) -> _Source | None:
    """Return the table's price of the model at the engine's host; None where the table has not both."""
    if engine.base_url and _is_near(engine.base_url):
        return None
    from genai_prices import __version__
    from genai_prices.data_snapshot import get_snapshot

    provider = None if engine.base_url else _TABLE_IDS.get(engine.kind)
    if provider is None and not engine.base_url:
        return None
    try:
        _, found = get_snapshot().find_provider_model(model, None, provider, engine.base_url or None)
    except LookupError:
        return None
    if any(found.get_prices(_LONG_AGO).__dict__.get(name) is None for name in ("input_mtok", "output_mtok")):
        return None
    return _Listed(found, engine.kind, f"genai-prices {__version__}")


_LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Listed:
    model: ModelInfo
    kind: str
    source: str

    def at(self, when: datetime, input_tokens: int, terms: Terms) -> UnitPrices:
        context = {"service_tier": terms.service_tier} if terms.service_tier else {}
        if terms.is_batch:
            context["processing"] = "batch"
        found = self.model.get_prices(when, context)
        given = _reached(found.input_mtok, input_tokens) or Decimal(0)
        cached, written = _reached(found.cache_read_mtok, input_tokens), _reached(found.cache_write_mtok, input_tokens)
        prices = UnitPrices(
            input=given,
            output=_reached(found.output_mtok, input_tokens) or Decimal(0),
            cached_input=given if cached is None else cached,
            cache_write=given * CACHE_WRITE_FACTOR.get(self.kind, 1) if written is None else written,
            source=self.source,
        )
        return _scaled(prices, BATCH_FACTOR) if terms.is_batch and not self._has_batch_price() else prices

    def _has_batch_price(self) -> bool:
        return any(variant.when == {"processing": "batch"} for variant in self.model.price_variants or ())


def _reached(price: Decimal | TieredPrices | None, input_tokens: int) -> Decimal | None:
    """Return the price of the highest tier that the call reaches: it holds for all of the call's tokens."""
    if price is None or isinstance(price, Decimal):
        return price
    return next((tier.price for tier in reversed(price.tiers) if input_tokens > tier.start), price.base)
