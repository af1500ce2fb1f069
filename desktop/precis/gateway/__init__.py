"""The call path: layers round the providers, each with the one method `send`, composed here and nowhere else.

A request goes down and the reply comes back up the same way:

    admission  so many at one time; the others wait where they cost little memory
    route      which engine and model; who goes on when it can't
    mask       placeholders for personal data, where the engine must not see it
    cache      found again instead of bought; one flight for each key
    validate   complete and of the right shape, or asked for anew
    retry      what time can mend, within a deadline
    batch      the provider's own batch queue, where the call's lane says so; such calls go no further down
    gate       what time alone can't: no credit, a refused key, a missing model
    breaker    an engine that is down is left alone
    budget     the worst case is held before anything is sent
    limit      paced, interactive work first
    record     one row an attempt
    dispatch   the engine's provider

Cache stands above retry, so that what is kept is a whole call; budget and limit stand below it, so that each attempt is
held and paced. Gate and breaker stand above budget: what they refuse reserves nothing. The batch lane reserves and
records by itself, since its attempts outlive a run of the program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from precis.domain.batches import KeptBatch
from precis.domain.calls import SpendLimits, UnitPrices
from precis.domain.jobs import Lane
from precis.domain.ports import (
    BatchBook,
    BatchProvider,
    CallLog,
    Clock,
    EnginePolicy,
    KeyStore,
    Mask,
    Notify,
    Pacing,
    Redact,
    Sender,
    StepLedger,
)
from precis.domain.requests import Reply, Request
from precis.gateway.admission import Admission
from precis.gateway.batch import BatchLane
from precis.gateway.batch_following import Tools
from precis.gateway.batch_settling import Settling
from precis.gateway.batch_waiting import BatchNotices, Times
from precis.gateway.breaker import Breaker
from precis.gateway.budget import Budget
from precis.gateway.cache import Cache
from precis.gateway.dispatch import Dispatch
from precis.gateway.gate import Gate
from precis.gateway.limit import Limit
from precis.gateway.mask import Masking
from precis.gateway.prices import Prices, Terms
from precis.gateway.record import Record
from precis.gateway.retry import Retry
from precis.gateway.route import Engines, Route
from precis.gateway.texts import Texts
from precis.gateway.validate import Validate
from precis.gateway.waits import Waits


def open_call_path(
    *,
    engines: Engines,
    providers: Mapping[str, Sender],
    ledger: StepLedger,
    calls: CallLog,
    limits: SpendLimits,
    pacing: Pacing,
    keys: KeyStore,
    policy: EnginePolicy,
    mask: Mask,
    redact: Redact,
    clock: Clock,
    book: BatchBook,
    queue_of: Callable[[str], BatchProvider | None],
    batch_times: Times | None = None,
    notify: Notify | None = None,
) -> CallPath:
    """Return the path over `providers`, by engine's name. It belongs to the running event loop; close it at the end."""
    prices = Prices(engines.configs, clock)
    texts = Texts(calls, redact)
    waits = Waits(notify, clock)
    record = Record(Dispatch(providers), prices, calls, texts)
    limit = Limit(record, engines.configs, pacing, waits, clock)
    budget = Budget(limit, prices, calls, limits)
    breaker = Breaker(budget, limit.give_up)
    gate = Gate(breaker, keys, clock)
    settling = Settling(record, budget, prices, calls)
    tools = Tools(book, settling, BatchNotices(notify), batch_times or Times(), clock)
    batch = BatchLane(gate, budget, queue_of, tools)
    retry = Retry(batch, waits)
    validate = Validate(retry)
    cache = Cache(validate, ledger, calls)
    masking = Masking(cache, engines.configs, policy, mask)
    route = Route(masking, engines, policy, waits)
    return CallPath(Admission(route), gate, batch, texts, prices)


class CallPath:
    """The whole path, which is a Sender itself."""

    def __init__(self, first: Sender, gate: Gate, batch: BatchLane, texts: Texts, prices: Prices) -> None:
        self._first = first
        self._gate = gate
        self._batch = batch
        self._texts = texts
        self._prices = prices

    async def send(self, request: Request) -> Reply:
        """Return the reply: complete, of the shape asked for, paid for at most once.

        Raises:
            EngineError: no engine of the person's list gave one.
            Blocked: a policy or a budget forbids the call.
        """
        return await self._first.send(request)

    async def price_of(self, engine: str, model: str, lane: Lane = Lane.INTERACTIVE) -> UnitPrices | None:
        """Return what a token of the engine's model costs now in the lane; None: unknown."""
        await self._prices.load(engine, model)
        terms = Terms(is_batch=lane is Lane.PROVIDER_BATCH and self._batch.has_queue(engine))
        return self._prices.unit_prices(engine, model, 0, terms)

    def leave_batches(self) -> None:
        """Say that the program is about to end: what is in providers' batch queues stays there for the next run."""
        self._batch.leave_batches()

    async def cancel_batches(self, batches: Sequence[KeptBatch]) -> None:
        """Ask providers to stop batches that nobody wants any more."""
        await self._batch.cancel(batches)

    def reopen(self, engine: str) -> None:
        """Let calls through again that a refused key, a missing model or a used-up quota stopped."""
        self._gate.reopen(engine)

    async def note_texts(self, texts: Iterable[str]) -> None:
        """Redact texts that many calls are going to hold, such as a plan's chunks, before the first of them is sent."""
        for text in texts:
            self._texts.note(text)
        await self._texts.flush()

    async def flush(self) -> None:
        """Return when the prompts and outputs of all calls so far are on their way to the database."""
        await self._texts.flush()

    async def close(self) -> None:
        """Hand over and write what is still to be. The providers and the store belong to whoever opened them."""
        await self._batch.close()
        await self._texts.close()


__all__ = ["CallPath", "Engines", "Times", "open_call_path"]
