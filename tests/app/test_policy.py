"""The machine-wide policy holds in the whole program, whatever settings, flags or environment say."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from precis.app import open_precis
from precis.domain.errors import PolicyBlocked
from precis.domain.jobs import JobState, Options, TextInput
from precis.privacy import policy
from precis.settings import load_settings
from tests.app.rule_model import by_rule
from tests.app.test_model_jobs import WORK, program, run
from tests.fakes.servers import Answer, FakeOpenAI

SetPolicy = Callable[[str], object]
TEXT = TextInput("Pay the rent of 1,200 euros and write to jo@example.org then. Notice is three months.", "Lease")


@pytest.fixture
def set_policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SetPolicy:
    """Return a function that puts a policy in place; only tests can move the file, by moving the function's answer."""
    file = tmp_path / "policy.toml"
    monkeypatch.setattr(policy, "policy_file", lambda: file)
    monkeypatch.setenv("PRECIS_KEY_WORK", "sk-canary-0123456789abcdef")
    return lambda text: file.write_text(text, "utf-8")


async def test_host_that_is_not_allowed_is_named(set_policy: SetPolicy, tmp_path: Path) -> None:
    set_policy('[engines]\nhosts = ["gateway.example.com"]\n')
    async with FakeOpenAI() as server, program(tmp_path / "home", server) as precis:
        with pytest.raises(PolicyBlocked, match=r"127\.0\.0\.1"):
            await precis.submit([TEXT], WORK)
        assert server.calls == 0


async def test_broken_policy_stops_everything(set_policy: SetPolicy, tmp_path: Path) -> None:
    set_policy("[engines]\nalow = []\n")
    with pytest.raises(PolicyBlocked, match="alow"):
        async with open_precis(load_settings(tmp_path / "home")):
            pytest.fail("opened under a broken policy")


async def test_no_history_makes_every_job_private(set_policy: SetPolicy, tmp_path: Path) -> None:
    set_policy("[privacy]\nkeep_history = false\n")
    home = tmp_path / "home"
    async with open_precis(load_settings(home)) as precis:
        (done,) = await run(precis, [TEXT], Options())
        assert done.job.state is JobState.DONE
        assert done.result
        assert done.result.summary
        assert await precis.history("rent") == []
    assert b"1,200 euros" not in b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())


async def test_forced_redaction_reaches_the_wire_and_is_undone_in_the_result(
    set_policy: SetPolicy, tmp_path: Path
) -> None:
    set_policy("[privacy]\nredact_before_sending = true\n")
    async with FakeOpenAI() as server, program(tmp_path / "home", server) as precis:
        server.otherwise = by_rule
        (done,) = await run(precis, [TEXT])
        assert done.result
        assert done.result.summary
        sent = repr([request.json for request in server.requests])
        assert "jo@example.org" not in sent
        assert "[EMAIL_1]" in sent
        assert any("jo@example.org" in claim.text for claim in done.result.summary.claims)
        assert all(claim.citations for claim in done.result.summary.claims)


async def test_a_placeholder_that_stands_for_nothing_is_marked(set_policy: SetPolicy, tmp_path: Path) -> None:
    set_policy("[privacy]\nredact_before_sending = true\n")
    claims = [
        {"text": "Write to [EMAIL_1] then.", "citations": [1]},
        {"text": "The rent goes to [EMAIL_9].", "citations": [1]},
    ]
    async with FakeOpenAI(Answer(json.dumps({"headline": "Lease", "claims": claims}))) as server:
        async with program(tmp_path / "home", server) as precis:
            for _ in range(2):  # the second time from the cache
                (done,) = await run(precis, [TEXT])
                assert done.result
                assert done.result.summary
                right, wrong = done.result.summary.claims
                assert right.text == "Write to jo@example.org then."
                assert not [check for check in right.checks if check.name == "placeholder"]
                (check,) = [check for check in wrong.checks if check.name == "placeholder"]
                assert not check.passed
                assert "[EMAIL_9]" in check.message
                (warning,) = [warning for warning in done.result.warnings if "placeholder" in warning]
                assert "[EMAIL_9]" in warning
                assert "[EMAIL_1]" not in warning
        assert server.calls == 1


async def test_caps_are_tighter_than_the_settings(set_policy: SetPolicy, tmp_path: Path) -> None:
    set_policy("[budget]\nper_call_usd = 0.000001\n")
    async with FakeOpenAI() as server, program(tmp_path / "home", server) as precis:
        (paused,) = await run(precis, [TEXT])
        assert paused.job.state is JobState.PAUSED
        assert server.calls == 0


async def test_embedded_engine_can_be_the_only_one(set_policy: SetPolicy, tmp_path: Path) -> None:
    set_policy('[engines]\nallow = ["embedded"]\n')
    async with FakeOpenAI() as server, program(tmp_path / "home", server) as precis:
        with pytest.raises(PolicyBlocked):
            await precis.submit([TEXT], WORK)
        (done,) = await run(precis, [TEXT], Options())
        assert done.job.state is JobState.DONE
