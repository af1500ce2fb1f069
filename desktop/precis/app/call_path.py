"""The call path, put together when the first model is asked: without a model engine none of its libraries is loaded."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from precis.app.contexts import Contexts
from precis.domain.calls import SpendLimits
from precis.domain.jobs import JobId, Lane, Mode
from precis.domain.ports import BatchProvider, Clock, EnginePolicy, KeyStore, Notify
from precis.domain.requests import EngineConfig, Reply, Request
from precis.settings import Settings

if TYPE_CHECKING:
    from precis.domain.calls import UnitPrices
    from precis.gateway import CallPath, Times
    from precis.privacy.placeholders import PlaceholderMask
    from precis.providers.engine import Provider
    from precis.store import Store


class ModelEngines:
    """A `Sender` over all engines that are set up. Belongs to one event loop; close it at the end."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        *,
        keys: KeyStore,
        policy: EnginePolicy,
        limits: SpendLimits,
        clock: Clock,
    ) -> None:
        self._settings = settings
        self._store = store
        self._keys = keys
        self.policy = policy
        self._limits = limits
        self._clock = clock
        self._providers: dict[str, Provider] = {}
        from precis.store.capabilities import Capabilities

        self._capabilities = Capabilities(store.database, settings.engines, clock)
        self._contexts = Contexts(self._capabilities, self.provider, policy)
        self._opening: asyncio.Task[CallPath] | None = None
        self.notify: Notify | None = None
        self.batch_times: Times | None = None

    async def send(self, request: Request) -> Reply:
        """Return the reply; see `CallPath.send`."""
        return await (await self.path()).send(request)

    async def path(self) -> CallPath:
        """Return the call path, opened once however many ask at a time."""
        if self._opening is None:
            self._opening = asyncio.create_task(self._open(), name="open the call path")
        return await asyncio.shield(self._opening)

    async def price_of(self, engine: EngineConfig, model: str, lane: Lane) -> UnitPrices | None:
        """Return what a token of the model costs now in the lane; None where it is not known."""
        return await (await self.path()).price_of(engine.name, model, lane)

    async def context_of(self, engine: EngineConfig, mode: Mode) -> int | None:
        """Return the context of the engine's model in tokens: the settings', else the server's; see `Contexts`."""
        return await self._contexts.context_of(engine, mode)

    def queue_of(self, engine: str) -> BatchProvider | None:
        """Return the engine's batch queue; None where it has none, or is not set up."""
        config = self._settings.engines.get(engine)
        return None if config is None or config.kind == "embedded" else self.provider(engine).batches()

    async def leave_batches_of(self, job: JobId) -> None:
        """See to what a cancelled job, which nobody works on, has in providers' batch queues."""
        batches = await self._store.batches.leave_job(job)
        if batches:
            await (await self.path()).cancel_batches(batches)

    async def leave_batches(self) -> None:
        """Say that the program is about to end: what is in batch queues stays there for the next run."""
        if self._opening is not None:
            (await self._opening).leave_batches()

    def provider(self, engine: str) -> Provider:
        """Return the engine's own provider, for what is not a model call: checking, listing, pulling.

        Raises:
            WrongUse: no engine of this name is set up, or it is the embedded one.
        """
        from precis.providers import open_provider

        if engine not in self._providers:
            self._providers[engine] = open_provider(
                self._settings.engine(engine), self._keys, memory=self._capabilities
            )
        return self._providers[engine]

    async def close(self) -> None:
        """Write what is still to be written, and end all connections."""
        if self._opening is not None:
            await (await self._opening).close()
        await self._contexts.close()
        for provider in self._providers.values():
            await provider.close()

    async def _open(self) -> CallPath:
        from precis.gateway import Engines, open_call_path

        settings, store = self._settings, self._store
        mask = await self.mask()
        await self._capabilities.load()
        names = [config.name for config in settings.engines.values() if config.kind != "embedded"]
        return open_call_path(
            engines=Engines(settings.engines, settings.default_engine, settings.fallbacks),
            providers={name: self.provider(name) for name in names},
            ledger=store.ledger,
            calls=store.calls,
            limits=self._limits,
            pacing=store.pacing,
            keys=self._keys,
            policy=self.policy,
            mask=mask,
            redact=mask.redactor.redact,
            clock=self._clock,
            book=store.batches,
            queue_of=self.queue_of,
            batch_times=self.batch_times,
            notify=self.notify,
        )

    async def mask(self) -> PlaceholderMask:
        """Return what masks before sending; its redactor, which knows the keys in use, is that of the log as well."""
        from precis.privacy.placeholders import PlaceholderMask
        from precis.privacy.redaction import Redactor

        # A keychain can take its time.
        found = [await asyncio.to_thread(self._keys.get, name) for name in self._settings.engines]
        return PlaceholderMask(Redactor(known=tuple(key for key in found if key)))
