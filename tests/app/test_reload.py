"""Settings count at once: what runs keeps what it began with, what begins later goes by the new ones."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from precis.app import open_precis
from precis.app.settings_writing import Value
from precis.domain.errors import WrongUse
from precis.domain.jobs import JobState, Mode, Options, TextInput
from precis.domain.money import Money
from precis.settings import load_settings
from tests.app.rule_model import by_rule
from tests.app.test_model_jobs import ended, program, run
from tests.fakes.agreeing import agree
from tests.fakes.servers import Answer, FakeOpenAI, Held

WORK = Options(engine="work")
LEASE = "The rent is {0},200 euros a month, and the notice is {0} months."


def _engine(server: FakeOpenAI, name: str) -> dict[tuple[str, ...], Value]:
    return {("engines", name, "kind"): "openai", ("engines", name, "base_url"): server.base_url,
            ("engines", name, "fast"): "small", ("engines", name, "accurate"): "large",
            ("engines", name, "price", "input"): 1.0, ("engines", name, "price", "output"): 2.0}  # fmt: skip


async def test_an_engine_that_was_just_set_up_can_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRECIS_KEY_WORK", "sk-canary-0123456789abcdef")
    async with FakeOpenAI() as server, open_precis(load_settings(tmp_path)) as precis:
        server.otherwise = by_rule
        with pytest.raises(WrongUse):
            await precis.submit([TextInput(LEASE.format(1), "One")], WORK)
        told: list[str] = []
        precis.heed_settings(lambda: told.append(precis.settings.default_engine))
        changes = {**_engine(server, "work"), ("defaults", "engine"): "work", ("defaults", "mode"): "accurate"}
        await precis.change_settings(changes)
        assert told == ["work"]
        assert precis.default_options() == Options(mode=Mode.ACCURATE, engine="work")
        await agree(precis)
        (done,) = await run(precis, [TextInput(LEASE.format(1), "One")])
        assert done.job.state is JobState.DONE, done.job.error
        assert done.result
        assert done.result.engine == "work"
        server.otherwise = Answer()
        assert (await precis.check_engine("work")).works


async def test_a_running_job_keeps_its_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRECIS_KEY_WORK", "sk-canary-0123456789abcdef")
    async with FakeOpenAI() as old, FakeOpenAI() as new, program(tmp_path / "home", old) as precis:
        new.otherwise, held = by_rule, asyncio.Event()
        old.otherwise = lambda request: Held(held, by_rule(request))
        (job,) = await precis.submit([TextInput(LEASE.format(2), "Two")], WORK)
        async with asyncio.timeout(100):
            await old.reached(1)
        await precis.change_settings({("engines", "work", "base_url"): new.base_url})
        (later,) = await run(precis, [TextInput(LEASE.format(3), "Three")])
        assert later.job.state is JobState.DONE, later.job.error
        held.set()
        await ended(precis, [job])
        first = await precis.outcome(job)
        assert first.job.state is JobState.DONE, first.job.error
        assert all(b"2,200" in request.body for request in old.requests)
        assert all(b"3,200" in request.body for request in new.requests)
        assert old.calls
        assert new.calls


async def test_a_smaller_budget_stops_what_begins_after_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRECIS_KEY_WORK", "sk-canary-0123456789abcdef")
    async with FakeOpenAI() as server, program(tmp_path / "home", server) as precis:
        server.otherwise = by_rule
        (fine,) = await run(precis, [TextInput(LEASE.format(4), "Four")])
        assert fine.job.state is JobState.DONE, fine.job.error
        await precis.change_settings({("budget", "per_day_usd"): 0.000001})
        assert precis.settings.budget.per_day == Money(1)
        (stopped,) = await run(precis, [TextInput(LEASE.format(5), "Five")])
        assert stopped.job.state is JobState.PAUSED
        await precis.change_settings({("budget", "per_day_usd"): 10.0})
        await precis.resume(stopped.job.id)
        await ended(precis, [stopped.job.id])
        assert (await precis.outcome(stopped.job.id)).job.state is JobState.DONE


async def test_a_file_that_is_wrong_changes_nothing(tmp_path: Path) -> None:
    async with open_precis(load_settings(tmp_path)) as precis:
        (tmp_path / "settings.toml").write_text("[budget]\nper_dya_usd = 1\n")
        before = precis.settings
        with pytest.raises(WrongUse):
            await precis.reload()
        assert precis.settings is before
