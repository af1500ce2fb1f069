"""Jobs on model engines, from the file to the result, against servers on loopback that misbehave."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from precis.app import Outcome, Precis, open_precis, sample_files
from precis.domain.jobs import FileInput, Input, JobEvent, JobState, Mode, Options, TextInput
from precis.domain.money import Money
from precis.domain.results import DecidedBy
from precis.settings import load_settings
from tests.app.rule_model import by_rule, shape
from tests.fakes.agreeing import agree
from tests.fakes.servers import Answer, Failure, FakeOpenAI, Recorded, Reset

WORK = Options(engine="work")


@asynccontextmanager
async def program(home: Path, server: FakeOpenAI, more: str = "", *, agrees: bool = True) -> AsyncIterator[Precis]:
    """Open the program with one engine called work, which is `server`; `agrees`: to all that is sent."""
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text(
        f'[engines.work]\nkind = "openai"\nbase_url = "{server.base_url}"\nfast = "small"\naccurate = "large"\n'
        f"price = {{ input = 1.0, output = 2.0 }}\n{more}"
    )
    async with open_precis(load_settings(home)) as precis:
        if agrees:
            await agree(precis)
        yield precis


async def run(precis: Precis, inputs: Sequence[Input], options: Options = WORK) -> list[Outcome]:
    """Submit and wait until all are final; return their outcomes in order."""
    jobs = await precis.submit(inputs, options)
    await ended(precis, jobs)
    return [await precis.outcome(job) for job in jobs]


async def ended(precis: Precis, jobs: Sequence[str]) -> list[JobEvent]:
    left, seen = set(jobs), list[JobEvent]()
    async for batch in precis.follow(jobs):  # type: ignore[arg-type]
        seen += batch
        left -= {event.job for event in batch if event.state.is_final}
        if not left:
            break
    return seen


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRECIS_KEY_WORK", "sk-canary-0123456789abcdef")
    return tmp_path / "home"


async def test_long_document_is_cited_checked_and_paid_once(home: Path, server: FakeOpenAI) -> None:
    report = sample_files()[0]
    async with program(home, server) as precis:
        (first,) = await run(precis, [FileInput(report)])
        assert first.job.state is JobState.DONE, first.job.error
        assert first.result
        assert first.result.summary
        assert first.document
        assert first.result.engine == "work"
        assert first.result.usage.calls == server.calls > 3
        assert first.result.usage.cost
        for claim in first.result.summary.claims:
            assert claim.citations
            assert all(first.document.quote(each.span) == each.quote and each.page for each in claim.citations)
        calls = server.calls
        (second,) = await run(precis, [FileInput(report)])
        assert server.calls == calls
        assert second.result
        assert second.result.usage.cached_calls == second.result.usage.calls == calls
        assert second.result.usage.cost == Money(0)
        assert second.result.summary == first.result.summary


async def test_label_by_a_model(home: Path, server: FakeOpenAI) -> None:
    async with program(home, server) as precis:
        labels = await precis.find_labels("document-type")
        options = replace(WORK, summarize=False, label_sets=(labels,))
        (done,) = await run(precis, [FileInput(sample_files()[2])], options)
        assert done.result
        (label,) = done.result.labels
        assert (label.label, label.decided_by) == (labels.labels[0].name, DecidedBy.MODEL)
        assert label.evidence


async def test_nothing_of_a_path_is_sent(home: Path, server: FakeOpenAI, tmp_path: Path) -> None:
    file = tmp_path / "confidential-name-of-a-file.txt"
    file.write_text("The rent is 1,200 euros a month. Notice is three months.")
    async with program(home, server) as precis:
        await run(precis, [FileInput(file)])
    assert server.calls
    assert all("confidential-name" not in repr(request.json) for request in server.requests)


async def test_fallback_to_the_embedded_engine_is_said(home: Path, server: FakeOpenAI) -> None:
    server.otherwise = Failure("bad_key")
    async with program(home, server, '[defaults]\nengine = "work"\nfallbacks = ["embedded"]\n') as precis:
        (done,) = await run(precis, [TextInput("The rent is 1,200 euros a month. Notice is three months.", "Lease")])
        assert done.job.state is JobState.DONE
        assert done.result
        assert done.result.summary
        assert done.result.engine == "embedded"
        assert done.result.summary.is_extractive
        assert any("embedded engine did the work" in warning for warning in done.result.warnings)


async def test_without_a_fallback_the_job_fails_and_says_what_to_do(home: Path, server: FakeOpenAI) -> None:
    server.otherwise = Failure("bad_key")
    async with program(home, server) as precis:
        (done,) = await run(precis, [TextInput("The rent is 1,200 euros.", "Lease")])
        assert done.job.state is JobState.FAILED
        assert done.job.error
        assert done.job.error.code == "bad_key"
        assert "keys set" in done.job.error.hint


async def test_budget_pauses_and_goes_on_when_there_is_money(home: Path, server: FakeOpenAI) -> None:
    async with program(home, server, "[budget]\nper_job_usd = 0.001\n") as precis:
        (paused,) = await run(precis, [FileInput(sample_files()[0])])
        assert paused.job.state is JobState.PAUSED
        assert paused.job.error
        assert paused.job.error.code == "budget_reached"
    async with program(home, server) as precis:
        resumed = await precis.resume()
        assert resumed == [paused.job.id]
        await ended(precis, resumed)
        assert (await precis.outcome(paused.job.id)).job.state is JobState.DONE


async def test_waiting_is_told_with_the_time(home: Path, server: FakeOpenAI) -> None:
    server.script(Failure("rate_limited", retry_after="4"))
    async with program(home, server) as precis:
        jobs = await precis.submit([TextInput("The rent is 1,200 euros.", "Lease")], WORK)
        events = await ended(precis, jobs)
        waits = [event for event in events if event.state is JobState.WAITING]
        assert waits
        assert waits[0].until is not None
        assert "continuing in" in waits[0].reason
        assert events[-1].state is JobState.DONE


async def test_accurate_mode_checks_what_is_weak(home: Path, server: FakeOpenAI) -> None:
    def answer(request: Recorded) -> Answer:
        if shape(request) == "summary":
            return Answer('{"headline": "H", "claims": [{"text": "The rent is 9,900 euros.", "citations": [1]}]}')
        return by_rule(request)

    server.otherwise = answer
    async with program(home, server) as precis:
        text = TextInput("The rent is 1,200 euros a month. Notice is three months.", "Lease")
        (done,) = await run(precis, [text], replace(WORK, mode=Mode.ACCURATE))
        assert done.result
        assert done.result.model.startswith("large")
        shapes = [shape(request) for request in server.requests]
        assert shapes[:2] == ["summary", "check"]


async def test_estimate_bounds_what_is_paid(home: Path, server: FakeOpenAI) -> None:
    report = sample_files()[0]
    async with program(home, server) as precis:
        estimate = await precis.estimate([FileInput(report)], WORK)
        assert server.calls == 0
        (done,) = await run(precis, [FileInput(report)])
        assert done.result
        assert done.result.usage.cost is not None
        assert estimate.cost is not None
        assert done.result.usage.cost <= estimate.cost
        assert estimate.calls >= done.result.usage.calls


async def test_keys_and_texts_of_a_private_job_are_in_no_file(home: Path, server: FakeOpenAI) -> None:
    async with program(home, server) as precis:
        text = "The unusual word zymurgy stands here once. The rent is 1,200 euros."
        (done,) = await run(precis, [TextInput(text, "Secret title")], replace(WORK, is_private=True))
        assert done.job.state is JobState.DONE
    kept = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file() and file.name != "settings.toml")
    for word in (b"zymurgy", b"Secret title", b"sk-canary", b"0123456789abcdef"):
        assert word not in kept


@pytest.mark.parametrize("count", [20, pytest.param(200, marks=pytest.mark.proof)])
async def test_a_third_of_all_calls_fails_and_every_job_ends(home: Path, server: FakeOpenAI, count: int) -> None:
    faults = [Failure("server_error"), Reset(), Failure("overloaded", retry_after="0")]
    async with FakeOpenAI() as backup:
        backup.otherwise = by_rule
        chance = random.Random(5)
        server.otherwise = lambda request: chance.choice(faults) if chance.random() < 0.3 else by_rule(request)
        more = (
            f'[engines.backup]\nkind = "openai"\nbase_url = "{backup.base_url}"\nfast = "small"\n'
            'price = { input = 1.0, output = 2.0 }\n[defaults]\nengine = "work"\nfallbacks = ["backup"]\n'
        )
        texts = [
            TextInput(f"Letter {n}. The rent is {n},200 euros a month. Notice is {n} months.", f"L{n}")
            for n in range(count)
        ]
        async with program(home, server, more) as precis:
            outcomes = await run(precis, texts)
        assert {outcome.job.state for outcome in outcomes} <= {JobState.DONE, JobState.PARTIAL, JobState.FAILED}
        assert all(outcome.job.error for outcome in outcomes if outcome.job.state is JobState.FAILED)
        assert sum(outcome.job.state is JobState.DONE for outcome in outcomes) >= 0.95 * count
        with sqlite3.connect(home / "precis.db") as database:
            twice = "SELECT step FROM calls WHERE outcome = 'done' GROUP BY step HAVING count(*) > 1"
            assert database.execute(twice).fetchall() == []
