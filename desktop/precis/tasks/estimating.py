"""What a job would take, told before anything is sent: calls, tokens, the most it can cost, and about how long."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from precis.domain.calls import UnitPrices
from precis.domain.documents import Document
from precis.domain.estimates import Estimate
from precis.domain.jobs import Lane, Mode, Options
from precis.domain.requests import EngineConfig
from precis.tasks.classifying import LABEL_ROOM, MOST_SHOWN
from precis.tasks.passages import passages_of
from precis.tasks.planning import (
    CHARACTERS_A_TOKEN,
    MERGE_ROOM,
    PROMPT_TOKENS,
    calls_for,
    chunks_of,
    rounds_for,
    sizes_for,
)
from precis.tasks.summarizing import CLAIMS_ROOM, NOTES_ROOM

PriceOf = Callable[[EngineConfig, str, Lane], Awaitable[UnitPrices | None]]
"""Returns what a token of an engine's model costs in a lane, or None where that is not known."""

EMBEDDED_WORDS_PER_S = {Mode.FAST: 60_000.0, Mode.ACCURATE: 8_000.0}
"""About how many words the embedded engine takes a second on one core of a usual machine."""
SECONDS_A_CALL = 8.0
"""About what a call takes at the usual providers; the true figure shows as the work goes on."""
SECONDS_A_BATCH = 24 * 3600.0
"""The longest that a provider takes for a batch; most are done within an hour."""
WITH_A_BATCH_QUEUE = ("openai", "anthropic")
"""Kinds of engines; the calls of others go one by one."""
_CHECKED_SHARE = 0.5
"""Of the claims, at most about how many the local check leaves for a model check in accurate mode."""


def estimate_embedded(document: Document, options: Options) -> Estimate:
    """Return the estimate for the embedded engine: time only."""
    parts = int(options.summarize) + len(options.label_sets)
    return Estimate(seconds=parts * document.words / EMBEDDED_WORDS_PER_S[options.mode])


async def estimate_model(document: Document, options: Options, engine: EngineConfig, price_of: PriceOf) -> Estimate:
    """Return the estimate for a model engine; the cost is a bound for a run without repairs, nothing cached."""
    parts = _parts(document, options, engine)
    calls = [*_summary_calls(parts, options), *_label_calls(document, options)]
    tokens_in, tokens_out = sum(call[0] for call in calls), sum(call[1] for call in calls)
    prices = await price_of(engine, engine.model_for(options.mode), options.lane)
    at_once = max(1, min(engine.max_concurrency, len(calls)))
    seconds = SECONDS_A_CALL * (len(calls) / at_once + 1) if calls else 0.0
    if options.lane is Lane.PROVIDER_BATCH and engine.kind in WITH_A_BATCH_QUEUE:
        seconds = SECONDS_A_BATCH * _rounds(parts, options)
    return Estimate(
        calls=len(calls),
        input_tokens=tokens_in,
        output_tokens=tokens_out,
        cost=None if prices is None else prices.cost(tokens_in, 0, 0, tokens_out),
        seconds=seconds,
    )


def _parts(document: Document, options: Options, engine: EngineConfig) -> list[int]:
    """Return the input tokens of each part of a summary; nothing where none is asked for."""
    if not options.summarize:
        return []
    chunks = chunks_of(passages_of(document), sizes_for(engine.context_tokens))
    return [PROMPT_TOKENS + sum(p.size for p in chunk) // CHARACTERS_A_TOKEN for chunk in chunks]


def _rounds(parts: Sequence[int], options: Options) -> int:
    """Return how many batches come one after the other: a summary's rounds, a check and a repair, each label set."""
    summary = rounds_for(len(parts)) if parts else 0
    return summary + (2 if parts and options.mode is Mode.ACCURATE else 0) + len(options.label_sets)


def _summary_calls(parts: Sequence[int], options: Options) -> Sequence[tuple[int, int]]:
    """Return input and output tokens of each call of a summary."""
    if not parts:
        return ()
    room = CLAIMS_ROOM[options.length]
    if len(parts) == 1:
        calls = [(parts[0], room)]
    else:
        merges = calls_for(len(parts)) - len(parts) - 1
        merge_input = PROMPT_TOKENS + 5 * NOTES_ROOM
        calls = [*((size, NOTES_ROOM) for size in parts), *[(merge_input, MERGE_ROOM)] * merges, (merge_input, room)]
    if options.mode is Mode.ACCURATE:
        checks = round(_CHECKED_SHARE * room / 100)
        calls += [(PROMPT_TOKENS + 1_000, 400)] * checks
    return calls


def _label_calls(document: Document, options: Options) -> Sequence[tuple[int, int]]:
    shown = min(len(document.text), MOST_SHOWN) // CHARACTERS_A_TOKEN
    return [(PROMPT_TOKENS + shown, LABEL_ROOM)] * len(options.label_sets)
