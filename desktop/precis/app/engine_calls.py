"""What is asked of an engine beside jobs: does it answer, which models has it, fetch one. Needs no database."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from precis.domain.errors import PolicyBlocked, PrecisError
from precis.domain.ports import EnginePolicy
from precis.domain.steps import Json
from precis.settings import Settings

if TYPE_CHECKING:
    from precis.providers.checking import EngineCheck
    from precis.providers.engine import Provider
    from precis.providers.pulling import PullProgress


@dataclass(frozen=True, slots=True)
class EngineCalls:
    """Checks engines and fetches models; an engine that the policy forbids is not called."""

    settings: Settings
    provider: Callable[[str], Provider]
    policy: EnginePolicy

    async def check(self, engine: str) -> EngineCheck:
        """Return the verdict on the engine, by the cheapest call that tells.

        Raises:
            WrongUse: no engine of this name is set up.
        """
        from precis.providers.checking import EngineCheck

        config = self.settings.engine(engine)
        if config.kind == "embedded":
            return EngineCheck(config.name, True, "The embedded engine is a part of Précis and needs no network.")
        forbidden = self.policy.why_not(config)
        if forbidden:
            return EngineCheck(config.name, False, forbidden, PolicyBlocked.default_hint)
        try:
            return await self.provider(config.name).check()
        except PrecisError as error:
            return EngineCheck(config.name, False, error.message, error.hint)

    async def check_all(self, engines: Sequence[str]) -> list[EngineCheck]:
        """Return the verdicts in order; the engines are asked side by side."""
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self.check(engine)) for engine in engines]
        return [task.result() for task in tasks]

    async def pull(self, engine: str, model: str) -> AsyncGenerator[PullProgress, None]:
        """Let an Ollama server fetch a model, and yield how far it is; an interrupted pull goes on where it was.

        Raises:
            WrongUse: there is no such engine, or it is not an Ollama server.
            PolicyBlocked: the policy forbids the engine.
            EngineError: the server can't be reached, or can't fetch the model.
        """
        config = self.settings.engine(engine)
        forbidden = self.policy.why_not(config)
        if forbidden:
            raise PolicyBlocked(forbidden)
        async with aclosing(self.provider(config.name).pull(model)) as steps:
            async for progress in steps:
                yield progress


@asynccontextmanager
async def open_engine_calls(settings: Settings) -> AsyncIterator[EngineCalls]:
    """Open what calls engines, without the rest of the program, and end the connections at the end.

    Raises:
        PolicyBlocked: the policy of this machine can't be read.
    """
    from precis.privacy.keys import Keychain
    from precis.privacy.policy import load_policy
    from precis.providers import open_provider

    keys = Keychain()
    opened: dict[str, Provider] = {}

    def provider(engine: str) -> Provider:
        if engine not in opened:
            opened[engine] = open_provider(settings.engine(engine), keys)
        return opened[engine]

    try:
        yield EngineCalls(settings, provider, load_policy())
    finally:
        for one in opened.values():
            await one.close()


def check_json(verdict: EngineCheck) -> Mapping[str, Json]:
    """Return the verdict as the command line prints it."""
    return {
        "engine": verdict.engine,
        "works": verdict.works,
        "message": verdict.message,
        "hint": verdict.hint,
        "models": list(verdict.models),
    }
