"""Personal data stays here where it must: placeholders go out, and what they stand for comes back in the reply."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest

from precis.domain.requests import EngineConfig, Finish, Message, OutputSchema, Reply, Request, Role
from precis.gateway.mask import Masking
from tests.fakes.servers import Answer, FakeOpenAI
from tests.gateway.whole_path import MaskNames, Policy, ask, engine_of, open_path

NAME = 'Ana "Nan" Ruiz\nMadrid'
ENGINES = {
    "work": EngineConfig("work", "openai"),
    "careful": EngineConfig("careful", "openai", redact_before_sending=True),
}


class Echo:
    """Answers with what it was sent, as text or as the object of a schema."""

    def __init__(self) -> None:
        self.requests: list[Request] = []

    async def send(self, request: Request) -> Reply:
        self.requests.append(request)
        said = request.messages[-1].text
        if request.schema is None:
            return Reply(said, Finish.STOP)
        data = {"who": said, "all": [said, {"n": 1}], said: True}
        return Reply(json.dumps(data), Finish.STOP, data=data)


def send(request: Request, policy: Policy | None = None) -> tuple[Echo, Reply]:
    inner = Echo()
    masking = Masking(inner, ENGINES, policy or Policy(), MaskNames(NAME))
    return inner, asyncio.run(masking.send(request))


def test_an_engine_that_may_see_everything_gets_the_request_itself() -> None:
    request = ask(f"Who is {NAME}?")
    inner, reply = send(request)
    assert inner.requests[0] is request
    assert NAME in reply.text


@pytest.mark.parametrize(("engine", "policy"), [("careful", Policy()), ("work", Policy(redacts=("work",)))])
def test_setting_and_policy_each_mask_what_the_person_says(engine: str, policy: Policy) -> None:
    inner, reply = send(replace(ask(f"Who is {NAME}?"), engine=engine), policy)
    assert [message.text for message in inner.requests[0].messages] == ["Be brief.", "Who is [PERSON_1]?"]
    assert reply.text == f"Who is {NAME}?"


def test_the_system_text_stays_byte_for_byte() -> None:
    """It is ours and stable; a placeholder in it would cost the provider's prompt cache."""
    messages = (Message(Role.SYSTEM, NAME), Message(Role.USER, NAME), Message(Role.ASSISTANT, NAME))
    inner, _ = send(replace(ask(), engine="careful", messages=messages))
    assert [message.text for message in inner.requests[0].messages] == [NAME, "[PERSON_1]", "[PERSON_1]"]


def test_an_object_is_restored_as_values_and_stays_json() -> None:
    request = replace(ask(NAME), engine="careful", schema=OutputSchema("note", {"type": "object"}))
    _, reply = send(request)
    assert reply.data == {"who": NAME, "all": [NAME, {"n": 1}], NAME: True}
    assert json.loads(reply.text) == reply.data


async def test_what_is_kept_and_recorded_holds_placeholders(tmp_path: Path) -> None:
    async with FakeOpenAI(Answer("It is [PERSON_1].")) as server:
        engine = engine_of(server, redact_before_sending=True)
        async with open_path(tmp_path, engine, mask=MaskNames("Ana Ruiz")) as path:
            first = await path.send(ask("Who is Ana Ruiz?"))
            again = await path.send(ask("Who is Ana Ruiz?"))
            await path.path.flush()
            rows = await path.store.calls.rows()
            kept = await path.store.ledger.lookup([row.intent.step for row in rows])  # type: ignore[misc]
    assert first.text == again.text == "It is Ana Ruiz."
    assert again.was_cached
    assert "Ana" not in server.requests[0].body.decode()
    assert "Ana" not in repr(rows) + repr(kept) + repr([row.prompt for row in rows])
    assert len(kept) == 1
