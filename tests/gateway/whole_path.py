"""The whole call path over a real store and real sockets, for tests of its layers together."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from precis.domain.calls import CallRow, SpendLimits
from precis.domain.jobs import Mode
from precis.domain.money import Money
from precis.domain.ports import Masked, Notify, Redact, Redacted, Sender
from precis.domain.requests import CallContext, EngineConfig, Message, Price, Reply, Request, Role
from precis.domain.steps import StepKind
from precis.gateway import CallPath, Engines, Times, open_call_path
from precis.gateway.budget import Budget
from precis.gateway.dispatch import Dispatch
from precis.gateway.prices import Prices
from precis.gateway.record import Record
from precis.gateway.texts import Texts
from precis.providers import open_provider
from precis.store import Store
from tests.fakes.servers import FakeServer

KEY = "sk-canary-4f9c2b7d1e8a6053-DO-NOT-LEAK"
PRICE = Price(input=0.0, output=10.0)
"""Output alone costs: $0.00001 a token."""


def redact(text: str) -> Redacted:
    """Redact as the program does, with the key in use as a known secret."""
    from precis.privacy.redaction import Redactor

    return Redactor(known=(KEY,)).redact(text)


def now() -> datetime:
    return datetime.now(UTC)


class Keys:
    """A key store of one key for every engine."""

    def __init__(self, key: str | None = KEY) -> None:
        self.key = key

    def get(self, engine: str) -> str | None:
        return self.key

    def set(self, engine: str, key: str) -> str:
        self.key = key
        return "memory"

    def delete(self, engine: str) -> None:
        self.key = None


@dataclass
class Policy:
    """Allows everything; `redacts` names engines whose calls are masked."""

    redacts: tuple[str, ...] = ()

    def why_not(self, engine: EngineConfig) -> str | None:
        return None

    def must_redact(self, engine: EngineConfig) -> bool:
        return engine.name in self.redacts


class SwappedNames:
    """Masks the names it is given, as privacy's does with what it finds."""

    def __init__(self, texts: Sequence[str], names: Sequence[str]) -> None:
        self._places = {f"[PERSON_{number}]": name for number, name in enumerate(names, 1)}
        self.texts = tuple(self._swapped(text) for text in texts)

    def _swapped(self, text: str) -> str:
        for place, name in self._places.items():
            text = text.replace(name, place)
        return text

    def restore(self, text: str) -> str:
        for place, name in self._places.items():
            text = text.replace(place, name)
        return text

    def unknown(self, text: str) -> tuple[str, ...]:
        found = dict.fromkeys(re.findall(r"\[PERSON_\d+\]", text))
        return tuple(name for name in found if name not in self._places)


class MaskNames:
    """A `Mask` of known names."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def __call__(self, texts: Sequence[str]) -> Masked:
        return SwappedNames(texts, self._names)


def engine_of(server: FakeServer, **settings: object) -> EngineConfig:
    """Return an engine at the fake server, priced unless `price` says otherwise."""
    config = EngineConfig("work", server.kind, base_url=server.base_url, fast="small", accurate="large", price=PRICE)
    return replace(config, **settings)  # type: ignore[arg-type]


def ask(text: str = "What is this?", *, tokens: int = 100, **context: object) -> Request:
    """Return a request for at most `tokens` tokens, as a task makes it."""
    return Request(
        StepKind.DRAFT,
        Mode.FAST,
        (Message(Role.SYSTEM, "Be brief."), Message(Role.USER, text)),
        tokens,
        engine="work",
        context=CallContext(**context),  # type: ignore[arg-type]
    )


@dataclass(frozen=True)
class OpenPath:
    """An open path and the store under it."""

    path: CallPath
    store: Store

    async def send(self, request: Request) -> Reply:
        return await self.path.send(request)


@asynccontextmanager
async def open_path(
    home: Path,
    engine: EngineConfig,
    *,
    limits: SpendLimits | None = None,
    mask: MaskNames | None = None,
    policy: Policy | None = None,
    redact: Redact = redact,
    others: Sequence[EngineConfig] = (),
    batch_times: Times | None = None,
    notify: Notify | None = None,
) -> AsyncIterator[OpenPath]:
    """Open store, provider and path, and close them in order."""
    keys = Keys()
    async with AsyncExitStack() as stack:
        store = await Store.open(home, now)
        stack.push_async_callback(store.close)
        configs = {config.name: config for config in (engine, *others)}
        providers = {name: open_provider(config, keys) for name, config in configs.items()}
        for provider in providers.values():
            stack.push_async_callback(provider.close)
        path = open_call_path(
            engines=Engines(configs, engine.name, tuple(config.name for config in others)),
            providers=providers,
            ledger=store.ledger,
            calls=store.calls,
            limits=limits or SpendLimits(),
            pacing=store.pacing,
            keys=keys,
            policy=policy or Policy(),
            mask=mask or MaskNames(),
            redact=redact,
            clock=now,
            book=store.batches,
            queue_of=lambda name: providers[name].batches() if name in providers else None,
            batch_times=batch_times,
            notify=notify,
        )
        stack.push_async_callback(path.close)
        yield OpenPath(path, store)


def routed(request: Request, engine: EngineConfig) -> Request:
    """Return the request as route leaves it."""
    return replace(
        request,
        engine=engine.name,
        engine_kind=engine.kind,
        engine_address=engine.base_url,
        model=engine.model_for(request.mode),
    )


async def rows_now(store: Store) -> list[CallRow]:
    """Return all rows, with what was sent to the writer before."""
    await store.database.write(lambda connection: None)
    return await store.calls.rows()


async def held_now(store: Store, period: str) -> Money:
    """Return what is held in the period, with what was sent to the writer before."""
    await store.database.write(lambda connection: None)
    return await store.calls.held(period)


def dollars(amount: float) -> Money:
    return Money.from_usd(amount)


def day() -> str:
    return f"day {now():%Y-%m-%d}"


@asynccontextmanager
async def open_money(
    home: Path, engine: EngineConfig, limits: SpendLimits, provider: Sender | None = None
) -> AsyncIterator[tuple[Budget, Store]]:
    """Open budget and record alone over the engine's provider: attempts, without cache and retries."""
    async with AsyncExitStack() as stack:
        store = await Store.open(home, now)
        stack.push_async_callback(store.close)
        if provider is None:
            opened = open_provider(engine, Keys())
            stack.push_async_callback(opened.close)
            provider = opened
        prices = Prices({engine.name: engine}, now)
        texts = Texts(store.calls, redact)
        stack.push_async_callback(texts.close)
        record = Record(Dispatch({engine.name: provider}), prices, store.calls, texts)
        yield Budget(record, prices, store.calls, limits), store
