"""Nothing is sent to an engine before somebody took note of what goes where: whoever asks, and however it began."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from precis.app import Precis
from precis.domain.errors import NoticeNeeded, PolicyBlocked
from precis.domain.jobs import JobId, JobState, Mode, Options, TextInput
from precis.privacy import policy
from tests.app.test_model_jobs import WORK, ended, program, run
from tests.evals.test_runs import ITEMS
from tests.fakes.agreeing import agree
from tests.fakes.servers import Failure, FakeOpenAI

LETTER = TextInput("The rent is 1,200 euros a month. Notice is three months.", "Lease")
MASKED = "[privacy]\nredact_before_sending = true\n"
POOR = "[budget]\nper_job_usd = 0.000001\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRECIS_KEY_WORK", "sk-canary-0123456789abcdef")
    return tmp_path / "home"


@pytest.mark.parametrize("is_private", [False, True])
async def test_a_submission_is_refused_until_agreed(home: Path, server: FakeOpenAI, is_private: bool) -> None:
    asked = replace(WORK, is_private=is_private)
    async with program(home, server, agrees=False) as precis:
        with pytest.raises(NoticeNeeded, match="“work”") as refused:
            await precis.submit([LETTER], asked)
        assert refused.value.engine == "work"
        assert "precis privacy accept work" in refused.value.hint
        assert await precis.jobs() == []
        assert server.calls == 0
        await agree(precis)
        (done,) = await run(precis, [LETTER], asked)
        assert done.job.state is JobState.DONE


async def test_the_embedded_engine_sends_nothing_and_asks_nothing(home: Path, server: FakeOpenAI) -> None:
    async with program(home, server, agrees=False) as precis:
        (done,) = await run(precis, [LETTER], Options())
        assert done.job.state is JobState.DONE
        with pytest.raises(NoticeNeeded):
            await precis.rerun(done.job.id, WORK)


async def test_an_engine_that_would_go_on_has_to_be_agreed_to_as_well(home: Path, server: FakeOpenAI) -> None:
    spare = f'[engines.spare]\nkind = "openai"\nbase_url = "{server.base_url}"\nfast = "m"\n'
    async with program(home, server, spare + '[defaults]\nfallbacks = ["spare"]\n', agrees=False) as precis:
        notice = await precis.sending.needs_notice("work")
        assert notice
        await precis.sending.acknowledge(notice)
        with pytest.raises(NoticeNeeded, match="“spare”"):
            await precis.submit([LETTER], WORK)


async def test_a_fallback_that_the_policy_forbids_is_not_asked_about(
    home: Path, server: FakeOpenAI, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "policy.toml"
    file.write_text('[engines]\nallow = ["work", "embedded"]\n', "utf-8")
    monkeypatch.setattr(policy, "policy_file", lambda: file)
    more = '[engines.spare]\nkind = "openai"\nbase_url = "https://llm.example.com/v1"\nfast = "m"\n'
    async with program(home, server, more + '[defaults]\nfallbacks = ["spare"]\n', agrees=False) as precis:
        assert [notice.engine for notice in await precis.sending.notices(WORK)] == ["work"]
        with pytest.raises(PolicyBlocked):
            await precis.submit([LETTER], Options(engine="spare"))


async def _stopped(home: Path, server: FakeOpenAI) -> JobId:
    """Leave a job that a limit stopped, agreed to with personal data replaced."""
    async with program(home, server, MASKED + POOR) as precis:
        (paused,) = await run(precis, [LETTER])
        assert paused.job.state is JobState.PAUSED
    assert server.calls == 0
    return paused.job.id


async def _state(precis: Precis, job: JobId) -> tuple[JobState, str]:
    record = await precis.job(job)
    assert record
    return record.state, record.error.code if record.error else ""


async def test_a_job_that_goes_on_under_other_terms_stops_before_it_sends(home: Path, server: FakeOpenAI) -> None:
    job = await _stopped(home, server)
    async with program(home, server, agrees=False) as precis:
        with pytest.raises(NoticeNeeded):
            await precis.resume(job)
        with pytest.raises(NoticeNeeded):
            await precis.retry(job)
        assert [record.id for record in await precis.unfinished()] == [job]
        assert await precis.resume() == [job], "all of them are taken up, and each stops by itself"
        await ended(precis, [job])
        assert await _state(precis, job) == (JobState.PAUSED, "notice_needed")
        assert server.calls == 0
        await agree(precis)
        assert await precis.resume(job) == [job]
        await ended(precis, [job])
        assert await _state(precis, job) == (JobState.DONE, "")


async def test_a_failed_job_is_asked_about_before_it_is_tried_again(home: Path, server: FakeOpenAI) -> None:
    server.otherwise = Failure("bad_key")
    async with program(home, server, MASKED) as precis:
        (failed,) = await run(precis, [LETTER])
    calls = server.calls
    async with program(home, server, agrees=False) as precis:
        with pytest.raises(NoticeNeeded):
            await precis.retry(failed.job.id)
    assert server.calls == calls


async def test_an_evaluation_and_its_judge_are_held_as_well(home: Path, server: FakeOpenAI, tmp_path: Path) -> None:
    golden = tmp_path / "mine.jsonl"
    golden.write_text("\n".join(map(json.dumps, ITEMS)), "utf-8")
    people = tmp_path / "people.jsonl"
    people.write_text(json.dumps({"document": "A fox.", "claim": "A fox.", "label": "consistent"}), "utf-8")
    async with program(home, server, agrees=False) as precis:
        with pytest.raises(NoticeNeeded):
            await precis.evaluation.run(str(golden), "work", Mode.FAST)
        with pytest.raises(NoticeNeeded):
            await precis.evaluation.run(str(golden), "embedded", Mode.FAST, judge="work")
        with pytest.raises(NoticeNeeded):
            await precis.evaluation.judging.agreement(people, "work", 0)
        assert await precis.evaluation.runs() == []
        assert server.calls == 0
        await agree(precis)
        assert (await precis.evaluation.run(str(golden), "work", Mode.FAST)).scores
        assert server.calls


async def test_settings_that_change_meanwhile_are_asked_about_anew(home: Path, server: FakeOpenAI) -> None:
    async with program(home, server, MASKED) as precis:
        await precis.change_settings({("privacy", "redact_before_sending"): False})
        with pytest.raises(NoticeNeeded):
            await precis.submit([LETTER], WORK)
        await precis.change_settings({("privacy", "redact_before_sending"): True})
        (done,) = await run(precis, [LETTER])
        assert done.job.state is JobState.DONE
