"""Money is exact, never too little, and never 0 for want of knowing."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.domain.calls import UnitPrices
from precis.domain.money import Money
from precis.domain.requests import EngineConfig, OutputSchema, Price, TokenUsage
from precis.gateway.prices import FREE, STANDARD, Prices, Terms, cost_of, most_cost
from precis.gateway.tokens import most_input_tokens
from tests.gateway.whole_path import ask

TIME = datetime(2026, 11, 25, tzinfo=UTC)
amounts = st.decimals(0, 1000, places=4, allow_nan=False)
unit_prices = st.builds(UnitPrices, amounts, amounts, amounts, amounts)
counts = st.integers(0, 2_000_000)
OPENAI = EngineConfig("work", "openai", fast="gpt-6-luna")


@st.composite
def usages(draw: st.DrawFn) -> TokenUsage:
    total, output = draw(counts), draw(counts)
    cached = draw(st.integers(0, total))
    return TokenUsage(total, output, cached, draw(st.integers(0, total - cached)))


def known(
    engine: EngineConfig, model: str, tokens: int = 1000, terms: Terms = STANDARD, at: datetime = TIME
) -> UnitPrices | None:
    prices = Prices({engine.name: engine}, lambda: at)
    asyncio.run(prices.load(engine.name, model))
    return prices.unit_prices(engine.name, model, tokens, terms)


@given(unit_prices, usages())
def test_a_cost_is_the_exact_sum_rounded_up_to_a_micro_dollar(prices: UnitPrices, usage: TokenUsage) -> None:
    assert usage.input is not None
    assert usage.output is not None
    fresh = usage.input - usage.cached_input - usage.cache_write
    exact = sum(
        Fraction(price) * tokens
        for price, tokens in (
            (prices.input, fresh),
            (prices.cached_input, usage.cached_input),
            (prices.cache_write, usage.cache_write),
            (prices.output, usage.output),
        )
    )
    cost = cost_of(prices, usage)
    assert cost is not None
    assert exact <= cost.micros < exact + 1


@given(unit_prices, usages(), counts, counts)
def test_the_most_covers_whatever_stays_within_its_bounds(
    prices: UnitPrices, usage: TokenUsage, more_in: int, more_out: int
) -> None:
    assert usage.input is not None
    assert usage.output is not None
    cost = cost_of(prices, usage)
    assert cost is not None
    assert cost <= most_cost(prices, usage.input + more_in, usage.output + more_out)


@given(unit_prices)
def test_prices_are_stored_and_read_exactly(prices: UnitPrices) -> None:
    assert UnitPrices.from_texts(prices.as_texts()) == prices


@pytest.mark.parametrize(
    "usage", [TokenUsage(), TokenUsage(5), TokenUsage(None, 5), TokenUsage(5, 5, is_estimated=True)]
)
def test_tokens_that_were_not_counted_have_no_cost(usage: TokenUsage) -> None:
    assert cost_of(FREE, usage) is None


@given(st.text(max_size=300))
def test_no_tokenizer_makes_more_tokens_than_the_bound(text: str) -> None:
    request = ask(text)
    assert most_input_tokens(request) >= len(text.encode("utf-8", "surrogatepass"))
    schema = OutputSchema("note", {"type": "object", "properties": {"label": {"type": "string"}}})
    assert most_input_tokens(replace(request, schema=schema)) > most_input_tokens(request)


def test_settings_go_before_the_table() -> None:
    engine = replace(OPENAI, price=Price(1.5, 6, 0.75))
    assert known(engine, "gpt-6-luna") == UnitPrices(
        Decimal("1.5"), Decimal(6), Decimal("0.75"), Decimal("1.5"), "settings"
    )


def test_the_table_knows_cached_and_written_input() -> None:
    prices = known(OPENAI, "gpt-6-luna")
    assert prices is not None
    assert 0 < prices.cached_input < prices.input <= prices.cache_write
    assert prices.source.startswith("genai-prices ")


def test_a_long_prompt_reaches_the_dearer_tier_and_a_reservation_too() -> None:
    short, long = known(OPENAI, "gpt-6-luna", 1_000), known(OPENAI, "gpt-6-luna", 900_000)
    assert short is not None
    assert long is not None
    assert long.input > short.input


@pytest.mark.parametrize("model", ["gpt-6-luna", "gpt-5.6-luna", "gpt-5-mini"])
def test_the_tier_that_was_billed_decides(model: str) -> None:
    standard, dear = known(OPENAI, model), known(OPENAI, model, terms=Terms("priority"))
    cheap = known(OPENAI, model, terms=Terms("flex"))
    assert standard is not None
    assert dear is not None
    assert cheap is not None
    assert cheap.output <= standard.output <= dear.output
    assert known(OPENAI, model, terms=Terms("a tier of tomorrow")) == standard


@pytest.mark.parametrize(
    ("kind", "model"), [("openai", "gpt-5-mini"), ("anthropic", "claude-haiku-5-5"), ("gemini", "gemini-3.8-flash")]
)
def test_the_batch_queue_is_half_price(kind: str, model: str) -> None:
    engine = EngineConfig("work", kind, fast=model)
    whole, half = known(engine, model), known(engine, model, terms=Terms(is_batch=True))
    assert whole is not None
    assert half is not None
    assert (half.input * 2, half.output * 2) == (whole.input, whole.output)


def test_a_price_in_the_settings_is_halved_in_the_batch_queue_too() -> None:
    half = known(replace(OPENAI, price=Price(1, 4)), "m", terms=Terms(is_batch=True))
    assert half is not None
    assert (half.input, half.output) == (Decimal("0.5"), Decimal(2))


def test_writing_to_the_prompt_cache_costs_more_at_anthropic() -> None:
    written = known(EngineConfig("work", "anthropic", price=Price(4, 20)), "m")
    assert written is not None
    assert written.cache_write == 5


@pytest.mark.parametrize(
    "engine",
    [
        replace(OPENAI, base_url="http://127.0.0.1:8000/v1"),
        replace(OPENAI, base_url="http://gpu-box:8000/v1"),
        replace(OPENAI, base_url="https://gateway.corp.example/v1"),
        EngineConfig("work", "ollama", base_url="https://ollama.com"),
    ],
    ids=lambda engine: engine.base_url,
)
def test_what_nobody_has_said_is_unknown_and_not_free(engine: EngineConfig) -> None:
    assert known(engine, "gpt-6-luna") is None


def test_unknown_models_are_unknown() -> None:
    assert known(OPENAI, "the-model-of-next-year") is None
    assert known(OPENAI, "text-embedding-3-small") is None, "a model that answers nothing has no price of an answer"


@pytest.mark.parametrize("address", ["", "http://127.0.0.1:11434", "http://gpu-box:11434", "http://192.168.1.5:11434"])
def test_ollama_on_own_machines_is_free_unless_it_passes_on_or_has_a_price(address: str) -> None:
    engine = EngineConfig("work", "ollama", base_url=address)
    assert known(engine, "qwen3:8b") == FREE
    assert known(engine, "gpt-oss:120b-cloud") is None
    priced = known(replace(engine, price=Price(1, 2)), "qwen3:8b")
    assert priced is not None
    assert priced.input == 1


def test_other_hosts_have_their_own_prices() -> None:
    own = known(replace(OPENAI, base_url="https://openrouter.ai/api/v1"), "openai/gpt-5-mini")
    assert own is not None
    assert own.output > 0


def test_no_price_in_the_table_falls_as_a_call_grows() -> None:
    """Or a reservation, which counts with the dearest tier that its bound reaches, could be too low."""
    from genai_prices.data_snapshot import get_snapshot
    from genai_prices.types import ModelPrice, TieredPrices

    for provider in get_snapshot().providers:
        for model in provider.models:
            listed = [model.prices] if isinstance(model.prices, ModelPrice) else [c.prices for c in model.prices]
            for value in (value for prices in listed for value in prices.__dict__.values()):
                if isinstance(value, TieredPrices):
                    steps = [value.base, *(tier.price for tier in value.tiers)]
                    assert steps == sorted(steps), model.id


def test_money_of_a_cost_is_whole_micro_dollars() -> None:
    prices = UnitPrices(Decimal("0.15"), Decimal("0.6"), Decimal("0.075"), Decimal("0.15"))
    assert cost_of(prices, TokenUsage(1, 0)) == Money(1)
    assert cost_of(prices, TokenUsage(812, 21, 512)) == Money(96), "300 × 0.15 + 512 × 0.075 + 21 × 0.6"
    assert cost_of(prices, TokenUsage(813, 21, 512)) == Money(97), "96.15, rounded up"
