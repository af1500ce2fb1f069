"""Engines are asked under the policy, and each gets a verdict whatever happens."""

from __future__ import annotations

from pathlib import Path

import pytest

from precis.app import open_precis
from precis.app.engine_calls import EngineCalls
from precis.domain import errors
from precis.domain.requests import EngineConfig
from precis.providers import open_provider
from precis.settings import Settings
from tests.fakes.calls import FixedKeys, config_of
from tests.fakes.servers import FakeOllama


class Forbidding:
    """A policy that allows nothing."""

    def why_not(self, engine: EngineConfig) -> str | None:
        return f"The policy forbids {engine.name}."

    def must_redact(self, engine: EngineConfig) -> bool:
        return True


async def test_the_whole_program_checks_and_pulls(tmp_path: Path) -> None:
    async with FakeOllama() as server, open_precis(Settings(tmp_path, {"work": config_of(server)})) as precis:
        assert (await precis.check_engine("work")).works
        steps = [step async for step in precis.pull_model("work", "tiny")]
        assert steps[-1].is_done
        with pytest.raises(errors.WrongUse):
            await precis.check_engine("nowhere")


async def test_an_engine_that_the_policy_forbids_is_not_called(tmp_path: Path) -> None:
    async with FakeOllama() as server:
        config = config_of(server)
        provider = open_provider(config, FixedKeys(None))
        calls = EngineCalls(Settings(tmp_path, {"work": config}), lambda _: provider, Forbidding())
        verdict = await calls.check("work")
        assert (verdict.works, verdict.message) == (False, "The policy forbids work.")
        with pytest.raises(errors.PolicyBlocked):
            await anext(calls.pull("work", "tiny"))
        assert server.calls + len(server.others) == 0
        await provider.close()
