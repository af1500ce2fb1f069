"""What is shown before anything is sent: the notice of an engine, and the messages themselves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from precis.app import Precis, sample_files
from precis.domain.errors import PolicyBlocked, WrongUse
from precis.domain.jobs import FileInput, Mode, Options, TextInput
from precis.privacy import policy
from tests.app.test_model_jobs import WORK, program, run
from tests.fakes.servers import FakeOpenAI, Recorded

LETTER = TextInput(
    "Dear Mr. Peter Miller,\n\nplease send the deposit of 1,200 euros to DE89 3704 0044 0532 0130 00 by 3 May.\n\n"
    "Write to anna.smith@example.com about it. Yours, Anna Smith",
    "Letter about the deposit",
)
MASKED = "redact_before_sending = true\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRECIS_KEY_WORK", "sk-canary-0123456789abcdef")
    return tmp_path / "home"


def sent(request: Recorded) -> list[tuple[str, str]]:
    """Return the messages of a recorded request as roles and texts."""
    body: Any = request.json
    return [("system" if m["role"] == "developer" else m["role"], m["content"]) for m in body["messages"]]


@pytest.mark.parametrize("settings", ["", MASKED], ids=["as it is", "masked"])
async def test_the_preview_is_what_is_sent_then(home: Path, server: FakeOpenAI, settings: str) -> None:
    async with program(home, server, settings) as precis:
        preview = await precis.sending.preview(LETTER, WORK)
        assert server.calls == 0
        assert await precis.jobs() == []
        await run(precis, [LETTER])
        assert [[(m.role, m.text) for m in call.messages] for call in preview.calls] == [sent(server.requests[0])]
        (call,) = preview.calls
        assert (call.engine, call.host, call.model, call.is_known) == ("work", "127.0.0.1", "small", False)
        assert preview.document
        assert preview.document not in server.requests[0].body.decode() or preview.document in LETTER.text


async def test_the_preview_says_what_each_placeholder_stands_for(home: Path, server: FakeOpenAI) -> None:
    async with program(home, server, MASKED) as precis:
        (call,) = (await precis.sending.preview(LETTER, WORK)).calls
        message = call.messages[-1]
        values = {each.value for each in message.replaced}
        assert {"anna.smith@example.com", "DE89 3704 0044 0532 0130 00"} <= values
        assert all(message.text[each.start : each.end] == each.placeholder for each in message.replaced)
        assert not any(value in message.text for value in values)
        assert "anna.smith" not in repr(call)


async def test_parts_of_a_long_document_and_label_sets_are_all_shown(home: Path, server: FakeOpenAI) -> None:
    report = FileInput(sample_files()[0])
    async with program(home, server) as precis:
        labels = (await precis.find_labels("document-type"),)
        options = replace(WORK, label_sets=labels)
        preview = await precis.sending.preview(report, options)
        assert server.calls == 0
        assert len([call for call in preview.calls if call.prompt_id.startswith("notes")]) > 1
        assert [call for call in preview.calls if call.prompt_id.startswith("label")]
        assert preview.more_calls > 0
        await run(precis, [report], options)
        bodies = [sent(request) for request in server.requests]
        assert all([(m.role, m.text) for m in call.messages] in bodies for call in preview.calls)


async def test_what_is_kept_from_before_is_not_sent_again(home: Path, server: FakeOpenAI) -> None:
    async with program(home, server) as precis:
        await run(precis, [LETTER])
        preview = await precis.sending.preview(LETTER, WORK)
        assert [call.is_known for call in preview.calls] == [True]
        assert "kept from before" in preview.nothing_because
        fresh = await precis.sending.preview(LETTER, replace(WORK, fresh=True))
        assert ([call.is_known for call in fresh.calls], fresh.nothing_because) == ([False], "")
        accurate = await precis.sending.preview(LETTER, replace(WORK, mode=Mode.ACCURATE))
        assert [call.model for call in accurate.calls if not call.is_known] == ["large"]
        assert server.calls == 1


async def test_where_nothing_is_sent_the_preview_says_why(home: Path, server: FakeOpenAI, tmp_path: Path) -> None:
    rule = tmp_path / "rule.toml"
    rule.write_text('[[rules]]\nname = "Deposits stay"\nwhen.words = ["deposit"]\nengine = "embedded"\n', "utf-8")
    async with program(home, server) as precis:
        assert "on this machine" in (await precis.sending.preview(LETTER, Options())).nothing_because
        await precis.rules.add(rule)
        kept = await precis.sending.preview(LETTER, WORK)
        assert kept.calls == ()
        assert "Deposits stay" in kept.nothing_because
        with pytest.raises(WrongUse):
            await precis.sending.preview(LETTER, Options(engine="none"))
        assert server.calls == 0


async def test_a_forbidden_engine_is_not_previewed(
    home: Path, server: FakeOpenAI, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "policy.toml"
    file.write_text('[engines]\nhosts = ["llm.example.com"]\n', "utf-8")
    monkeypatch.setattr(policy, "policy_file", lambda: file)
    async with program(home, server) as precis:
        with pytest.raises(PolicyBlocked, match=r"engines\.hosts"):
            await precis.sending.preview(LETTER, WORK)


async def test_a_policy_can_want_a_person_to_take_note(
    home: Path, server: FakeOpenAI, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "policy.toml"
    file.write_text("[privacy]\nrequire_notice = true\n", "utf-8")
    async with program(home, server, agrees=False) as precis:
        (notice,) = await precis.sending.notices(WORK)
        precis.sending.check_unattended(notice)
    monkeypatch.setattr(policy, "policy_file", lambda: file)
    async with program(home, server, agrees=False) as precis:
        with pytest.raises(PolicyBlocked, match=r"privacy\.require_notice"):
            precis.sending.check_unattended(notice)


async def acknowledged(precis: Precis) -> bool:
    return await precis.sending.needs_notice("work") is None


async def test_the_notice_is_shown_until_acknowledged_and_anew_when_it_changes(home: Path, server: FakeOpenAI) -> None:
    async with program(home, server, MASKED, agrees=False) as precis:
        assert await precis.sending.needs_notice("embedded") is None
        (notice,) = await precis.sending.notices(WORK)
        told = "\n".join(notice.lines())
        assert "127.0.0.1" in told
        assert "file names" in told
        assert "are replaced" in told
        await precis.sending.acknowledge(notice)
        assert await acknowledged(precis)
    async with program(home, server, MASKED, agrees=False) as precis:
        assert await acknowledged(precis)
    async with program(home, server, agrees=False) as precis:  # masking was switched off
        notice = await precis.sending.needs_notice("work")
        assert notice is not None
        assert not notice.is_redacted
        await precis.sending.acknowledge(notice)
    async with FakeOpenAI() as other, program(home, other, agrees=False) as precis:
        assert await acknowledged(precis)  # the same host
        (home / "settings.toml").write_text(
            '[engines.work]\nkind = "openai"\nbase_url = "https://llm.example.com/v1"\nfast = "small"\n', "utf-8"
        )
        await precis.reload()
        assert not await acknowledged(precis)


async def test_engines_that_may_go_on_have_their_notice_too(home: Path, server: FakeOpenAI) -> None:
    more = f'[engines.spare]\nkind = "openai"\nbase_url = "{server.base_url}"\nfast = "m"\n'
    more += '[defaults]\nfallbacks = ["spare", "embedded"]\n'
    async with program(home, server, more, agrees=False) as precis:
        assert [notice.engine for notice in await precis.sending.notices(WORK)] == ["work", "spare"]
        assert await precis.sending.notices(Options()) == []
