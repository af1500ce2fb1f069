"""How large the context of an engine's model is: what the settings say, else what its server says, asked once a day."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from precis.domain.errors import PrecisError
from precis.domain.jobs import Mode
from precis.domain.ports import EnginePolicy
from precis.domain.requests import EngineConfig

if TYPE_CHECKING:
    from precis.providers.engine import Provider
    from precis.store.capabilities import Capabilities

LONGEST_S = 2.0
"""How long a job waits for it; without it the usual sizes are used, and a context that is too small is met later."""


class Contexts:
    """Implements the port `ContextOf`. An engine that the policy forbids is not asked, and no failure comes out."""

    def __init__(self, memory: Capabilities, provider: Callable[[str], Provider], policy: EnginePolicy) -> None:
        self._memory = memory
        self._provider = provider
        self._policy = policy
        self._asking: dict[tuple[str, str], asyncio.Task[int | None]] = {}

    async def context_of(self, engine: EngineConfig, mode: Mode) -> int | None:
        """Return the context in tokens; None where nobody says it within two seconds."""
        model = engine.model_for(mode)
        if engine.context_tokens is not None or engine.kind == "embedded" or not model:
            return engine.context_tokens
        try:
            async with asyncio.timeout(LONGEST_S):
                return await self._learned(engine, model)
        except (PrecisError, TimeoutError):
            return None

    async def _learned(self, engine: EngineConfig, model: str) -> int | None:
        await self._memory.load()
        if self._memory.knows_context(engine.name, model):
            return self._memory.context(engine.name, model)
        if self._policy.why_not(engine) is not None:
            return None
        place = (engine.name, model)
        task = self._asking.get(place)
        if task is None:
            # One question however many jobs begin at a time; one that failed is not asked again in this run.
            task = self._asking[place] = asyncio.create_task(self._asked(engine.name, model), name="ask for a context")
        return await asyncio.shield(task)

    async def _asked(self, engine: str, model: str) -> int | None:
        try:
            async with asyncio.timeout(LONGEST_S):
                tokens = await self._provider(engine).context(model)
        except (PrecisError, TimeoutError):
            return None
        self._memory.keep_context(engine, model, tokens)
        return tokens

    async def close(self) -> None:
        """End what is still being asked."""
        for task in self._asking.values():
            task.cancel()
        await asyncio.gather(*self._asking.values(), return_exceptions=True)
