"""One row an attempt, with what it took and what it cost at which prices; prompts and outputs only redacted."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from pathlib import Path

import pytest

from precis.domain.calls import CallState
from precis.domain.errors import BadRequest
from precis.domain.jobs import JobId, Lane
from precis.domain.money import Money
from precis.domain.ports import Redacted
from precis.domain.requests import Price
from precis.gateway.texts import Texts
from precis.store import Store
from tests.fakes.servers import Answer, Failure, FakeOpenAI
from tests.gateway.whole_path import ask, day, engine_of, held_now, now, open_path, rows_now

SECRET = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"
ADDRESS = "ana.ruiz@example.org"


async def test_a_row_says_who_asked_whom_and_what_it_took(tmp_path: Path) -> None:
    price = Price(2.0, 10.0, 0.5)
    answer = Answer(
        "Good.", input_tokens=1000, output_tokens=20, cached_tokens=600, reasoning_tokens=5, model="small-1"
    )
    async with FakeOpenAI(answer) as server, open_path(tmp_path, engine_of(server, price=price)) as path:
        asked = ask(job=JobId("j"), lane=Lane.BATCH, feature="cli", user_tag="u-1", prompt_id="draft-3")
        sent = await path.send(asked)
        await path.path.flush()
        (row,) = await rows_now(path.store)
    intent, ending = row.intent, row.ending
    assert ending is not None
    assert (intent.engine, intent.engine_kind, intent.model, intent.mode) == ("work", "openai", "small", asked.mode)
    assert (intent.job, intent.lane, intent.feature) == ("j", Lane.BATCH, "cli")
    assert (intent.user_tag, intent.prompt_id, intent.attempt) == ("u-1", "draft-3", 1)
    assert (ending.state, ending.outcome, ending.finish, ending.reported_model) == (
        CallState.DONE,
        "ok",
        "stop",
        "small-1",
    )
    assert (ending.input_tokens, ending.cached_input_tokens, ending.output_tokens, ending.reasoning_tokens) == (
        1000, 600, 20, 5,
    )  # fmt: skip
    assert ending.cost == sent.cost == Money(400 * 2 + 300 + 200)
    assert ending.prices is not None
    assert (ending.prices.source, ending.prices.as_texts()["cached_input"]) == ("settings", "0.5")
    assert ending.request_id == "req_1"
    assert 0 <= ending.queue_s < 1
    assert 0 < (ending.first_token_s or 0) <= ending.total_s
    assert row.prompt == (("system", "Be brief."), ("user", "What is this?"))
    assert row.output == "Good."
    assert row.ended_at is not None
    assert row.started_at <= row.ended_at


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (Answer(finish="length"), "truncated"),
        (Answer(refusal="I can't."), "refused"),
        (Answer(finish="filtered"), "filtered"),
    ],
)
async def test_a_reply_that_is_no_good_is_paid_for_and_says_why(tmp_path: Path, answer: Answer, outcome: str) -> None:
    async with FakeOpenAI(answer) as server, open_path(tmp_path, engine_of(server)) as path:
        with pytest.raises(Exception, match=r"cut off|declined"):
            await path.send(ask())
        rows = await rows_now(path.store)
    assert {row.ending.outcome for row in rows if row.ending} == {outcome}
    assert all(row.ending and row.ending.cost == Money(50) for row in rows)


async def test_a_change_of_price_changes_no_old_cost(tmp_path: Path) -> None:
    async with FakeOpenAI(Answer(output_tokens=10)) as server:
        for price in (10.0, 40.0):
            async with open_path(tmp_path, engine_of(server, price=Price(0, price))) as path:
                await path.send(ask(f"at {price}"))
                rows = await rows_now(path.store)
    assert [row.ending.cost for row in rows if row.ending] == [Money(100), Money(400)]
    assert [str(row.ending.prices.output) for row in rows if row.ending and row.ending.prices] == ["10.0", "40.0"]


async def test_no_prompt_and_no_output_is_written_unredacted(tmp_path: Path) -> None:
    answer = Answer(f"It is {ADDRESS}, with {SECRET}.")
    async with FakeOpenAI(answer) as server, open_path(tmp_path, engine_of(server)) as path:
        await path.send(ask(f"Whose is {SECRET}? Write to {ADDRESS}."))
        await path.path.flush()
        (row,) = await rows_now(path.store)
    said = repr((row.prompt, row.output))
    assert "Whose is" in said
    assert "It is" in said
    assert SECRET not in said
    assert ADDRESS not in said
    with sqlite3.connect(tmp_path / "precis.db") as connection:
        (whole,) = connection.execute(
            "SELECT group_concat(prompt || output || COALESCE(error, '')) FROM calls"
        ).fetchone()
    assert SECRET not in whole


async def test_a_private_call_leaves_numbers_and_no_text(tmp_path: Path) -> None:
    async with FakeOpenAI() as server, open_path(tmp_path, engine_of(server)) as path:
        await path.send(ask("A private question", keep=False))
        await path.path.flush()
        (row,) = await rows_now(path.store)
        assert (row.prompt, row.output) == ((), None)
        assert row.ending is not None
        assert row.ending.cost == Money(50)
    with sqlite3.connect(tmp_path / "precis.db") as connection:
        assert connection.execute("SELECT count(*) FROM call_texts").fetchone() == (0,)


async def test_the_texts_of_a_job_can_be_forgotten_and_its_numbers_stay(tmp_path: Path) -> None:
    async with FakeOpenAI() as server, open_path(tmp_path, engine_of(server)) as path:
        await path.send(ask(job=JobId("j")))
        await path.path.flush()
        await rows_now(path.store)
        await path.store.calls.forget_texts(JobId("j"))
        (row,) = await rows_now(path.store)
        assert row.prompt == (("system", None), ("user", None))
        assert row.output is None
        assert await held_now(path.store, day()) == Money(50)


class CountingRedact:
    """Marks what went through it, and counts; `open` lets it work."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.threads: set[int] = set()
        self.open = threading.Event()
        self.open.set()

    def __call__(self, text: str) -> Redacted:
        assert self.open.wait(10)
        self.texts.append(text)
        self.threads.add(threading.get_ident())
        return Redacted(f"redacted {text}")


async def test_a_text_is_redacted_once_and_off_the_loop(tmp_path: Path) -> None:
    store = await Store.open(tmp_path, now)
    redact = CountingRedact()
    texts = Texts(store.calls, redact)
    ids = [texts.note(text) for text in ("system", "chunk", "system", "chunk", "output")]
    await texts.close()
    await store.close()
    assert redact.texts == ["system", "chunk", "output"]
    assert ids[0] == ids[2] != ids[1]
    assert threading.get_ident() not in redact.threads


async def test_many_texts_wait_for_room_before_more_is_sent(tmp_path: Path) -> None:
    store = await Store.open(tmp_path, now)
    redact = CountingRedact()
    redact.open.clear()
    texts = Texts(store.calls, redact)
    for number in range(6):
        texts.note(f"{number}" * 1_000_000)
    waiting = asyncio.create_task(texts.room())
    done, _ = await asyncio.wait([waiting], timeout=0.05)
    assert not done
    redact.open.set()
    await asyncio.wait_for(waiting, 10)
    await texts.close()
    await store.close()


async def test_a_failing_redaction_is_a_bug_that_shows_and_writes_nothing(tmp_path: Path) -> None:
    def broken(text: str) -> Redacted:
        raise RuntimeError("broken")

    store = await Store.open(tmp_path, now)
    texts = Texts(store.calls, broken)
    texts.note("private")
    with pytest.raises(RuntimeError, match="broken"):
        await texts.close()
    await store.close()
    with sqlite3.connect(tmp_path / "precis.db") as connection:
        assert connection.execute("SELECT count(*) FROM call_texts").fetchone() == (0,)


async def test_a_failure_keeps_the_provider_s_id_of_the_request(tmp_path: Path) -> None:
    async with FakeOpenAI(Failure("bad_request")) as server, open_path(tmp_path, engine_of(server)) as path:
        with pytest.raises(BadRequest):
            await path.send(ask())
        (row,) = await rows_now(path.store)
    assert row.ending is not None
    assert (row.ending.outcome, row.ending.request_id) == ("bad_request", "req_1")
