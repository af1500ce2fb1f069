"""The fakes themselves: what other tests rely on."""

from __future__ import annotations

import asyncio

import pytest

from precis.domain import errors
from precis.providers import open_provider
from tests.fakes.calls import FixedKeys, asking, config_of
from tests.fakes.servers import Answer, Failure, FakeOpenAI, PerMinute, Sometimes, in_thread


async def test_a_limit_a_minute_is_enforced_and_said() -> None:
    now = 1000.0
    limit = PerMinute(3, clock=lambda: now)
    async with FakeOpenAI(limit) as server:
        provider = open_provider(config_of(server), FixedKeys())
        left = [(await provider.send(asking())).rate.remaining_requests for _ in range(3)]
        assert left == [2, 1, 0]
        with pytest.raises(errors.RateLimited) as caught:
            await provider.send(asking())
        assert caught.value.retry_after_s == 60.0
        assert (limit.limited, len(limit.granted)) == (1, 3)
        now += 60.0
        assert (await provider.send(asking())).text == "Hello."
        await provider.close()


async def test_faults_at_random_are_the_same_for_a_seed() -> None:
    outcomes: list[list[bool]] = []
    for _ in range(2):
        async with FakeOpenAI(Sometimes(0.3, [Failure("server_error"), Failure("overloaded")], seed=7)) as server:
            provider = open_provider(config_of(server), FixedKeys())
            results = [await asyncio.gather(provider.send(asking()), return_exceptions=True) for _ in range(50)]
            outcomes.append([isinstance(result[0], Exception) for result in results])
            await provider.close()
    assert outcomes[0] == outcomes[1]
    assert 8 <= sum(outcomes[0]) <= 22


async def test_a_thousand_calls_at_once_are_counted_and_not_kept() -> None:
    async with FakeOpenAI(Answer(delay_s=0.001)) as server:
        server.keeps_requests = False
        provider = open_provider(config_of(server, max_concurrency=32), FixedKeys())
        places = asyncio.Semaphore(32)

        async def one() -> None:
            async with places:
                await provider.send(asking())

        async with asyncio.TaskGroup() as group:
            for _ in range(1000):
                group.create_task(one())
        assert (server.calls, len(server.requests)) == (1000, 0)
        assert 8 <= server.most_in_flight <= 32
        assert server.connections <= 36
        await provider.close()


def test_a_server_in_a_thread_answers_a_loop_of_the_tests_own() -> None:
    async def ask(server: FakeOpenAI) -> str:
        provider = open_provider(config_of(server), FixedKeys())
        reply = await provider.send(asking())
        await provider.close()
        return reply.text

    with in_thread(FakeOpenAI(Answer("from afar"))) as server:
        assert asyncio.run(ask(server)) == "from afar"
