"""Only complete replies of the right shape pass; what is asked again is of constant size."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from precis.domain.errors import BadRequest, ContextTooLong, InvalidOutput, Refused, Truncated
from precis.domain.money import Money
from precis.domain.requests import Finish, OutputSchema, Request, TokenUsage
from precis.domain.steps import Json, StepKind
from precis.gateway.parsing import NotJson, parse
from precis.gateway.shape import MOST_PROBLEMS, problems_of, require_checked
from precis.gateway.validate import Validate
from tests.gateway.limited import request
from tests.gateway.scripted import Scripted, reply

SCHEMA: Mapping[str, Json] = {
    "type": "object",
    "properties": {
        "headline": {"type": "string", "minLength": 1},
        "claims": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "text": {"type": "string"},
                    "citations": {"type": "array", "items": {"type": "integer"}},
                },
                "required": ["text", "citations"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["headline", "claims"],
    "additionalProperties": False,
}
GOOD = {"headline": "H", "claims": [{"text": "t", "citations": [1, 2]}]}
WHOLE = json.dumps(GOOD, indent=1)
BAD = json.dumps({"headline": 3, "claims": [], "SECRET": "SECRET"})


SUMMARY = OutputSchema("summary", SCHEMA)


def asked(schema: OutputSchema | None = SUMMARY) -> Request:
    return replace(request(), schema=schema)


@pytest.mark.parametrize(
    "text",
    [
        WHOLE, f"```json\n{WHOLE}\n```", f"Here it is:\n```\n{WHOLE}\n```\nBye.",
        f"<think>a {{ b</think>\n{WHOLE}", f"Answer: {WHOLE} I hope this helps.", "\ufeff" + WHOLE,
    ],
)  # fmt: skip
async def test_a_good_reply_passes_at_once(text: str) -> None:
    inner = Scripted(reply(text))
    answer = await Validate(inner).send(asked())
    assert (answer.data, answer.repairs, answer.text) == (GOOD, 0, text)
    assert inner.requests == [asked()]


async def test_without_a_schema_any_text_passes_but_none() -> None:
    assert (await Validate(Scripted(reply("words"))).send(asked(None))).data is None
    inner = Scripted(otherwise=reply("  "))
    with pytest.raises(InvalidOutput):
        await Validate(inner).send(asked(None))
    assert len(inner.requests) == 3


@pytest.mark.parametrize(
    "bad",
    [
        reply(WHOLE, Finish.REFUSED), reply("", Finish.FILTERED), replace(reply(WHOLE), refusal="no"),
    ],
)  # fmt: skip
async def test_a_refusal_comes_before_the_shape_and_is_not_asked_again(bad) -> None:
    inner = Scripted(otherwise=bad)
    with pytest.raises(Refused):
        await Validate(inner).send(asked())
    assert len(inner.requests) == 1


async def test_two_repairs_of_constant_size_and_then_a_clear_failure() -> None:
    inner = Scripted(otherwise=reply(BAD))
    with pytest.raises(InvalidOutput) as caught:
        await Validate(inner).send(asked())
    first, second, third = inner.requests
    assert first == asked()
    for number, repair in enumerate((second, third), 1):
        assert repair.kind is StepKind.REPAIR
        assert repair.messages[:-1] == first.messages
        assert repair.sample == first.sample + number
        assert len(repair.messages[-1].text) < 800
        assert "SECRET" not in repair.messages[-1].text
    assert second.messages == third.messages
    assert len({one.step().key for one in inner.requests}) == 3
    assert caught.value.problems == (
        "the reply.headline must be string, not integer",
        "the reply has 1 properties that the schema does not have",
    )
    assert "SECRET" not in str(caught.value)


async def test_a_repair_counts_and_so_does_what_it_cost() -> None:
    priced = replace(reply(BAD), cost=Money(100), total_s=1.0, usage=TokenUsage(10, None, cached_input=4))
    good = replace(reply(json.dumps(GOOD)), cost=Money(30), total_s=0.5, usage=TokenUsage(20, 7, is_estimated=True))
    answer = await Validate(Scripted(priced, good)).send(asked())
    assert (answer.data, answer.repairs, answer.cost, answer.total_s) == (GOOD, 1, Money(130), 1.5)
    assert answer.usage == TokenUsage(30, 7, cached_input=4, is_estimated=True)
    answer = await Validate(Scripted(replace(priced, cost=None), good)).send(asked())
    assert answer.cost is None


async def test_a_cut_off_reply_gets_more_room_once() -> None:
    cut = reply(json.dumps(GOOD), Finish.LENGTH)  # even where what there is looks whole
    inner = Scripted(cut, reply(json.dumps(GOOD)))
    answer = await Validate(inner).send(asked())
    assert (answer.data, answer.repairs) == (GOOD, 1)
    assert [one.max_output_tokens for one in inner.requests] == [100, 200]
    assert inner.requests[1].messages == asked().messages
    inner = Scripted(otherwise=cut)
    with pytest.raises(Truncated):
        await Validate(inner).send(asked())
    assert len(inner.requests) == 2


async def test_a_model_without_more_room_cut_the_reply_off() -> None:
    cut = reply("{", Finish.LENGTH)
    with pytest.raises(Truncated):
        await Validate(Scripted(cut, BadRequest("max_tokens", status=400))).send(asked())
    with pytest.raises(ContextTooLong):
        await Validate(Scripted(cut, ContextTooLong("x"))).send(asked())
    with pytest.raises(BadRequest):
        await Validate(Scripted(BadRequest("x", status=400))).send(asked())


async def test_the_tries_are_bounded_however_replies_go_wrong() -> None:
    inner = Scripted(reply(BAD), reply("{", Finish.LENGTH), reply("no json"), reply(json.dumps(GOOD)))
    with pytest.raises(InvalidOutput):
        await Validate(Scripted(*[reply("x")] * 9)).send(asked())
    answer = await Validate(inner).send(asked())
    assert answer.repairs == 3
    assert [one.max_output_tokens for one in inner.requests] == [100, 100, 200, 200]


async def test_a_reply_that_just_ended_is_not_complete() -> None:
    inner = Scripted(reply(json.dumps(GOOD), Finish.OTHER), reply(json.dumps(GOOD)))
    assert (await Validate(inner).send(asked())).repairs == 1


class Summary(BaseModel):
    model_config = ConfigDict(extra="forbid")
    headline: str
    claims: list[dict[str, object]]


async def test_a_check_of_the_task_runs_after_the_schema_and_may_mend() -> None:
    def first_claim(data: Json) -> Json:
        assert isinstance(data, dict)
        if not data["claims"]:
            raise InvalidOutput("none", problems=("claims must not be empty",))
        claims = data["claims"]
        assert isinstance(claims, list)
        return claims[0]

    schema = OutputSchema("summary", SCHEMA, first_claim)
    inner = Scripted(reply('{"headline": "h", "claims": []}'), reply(json.dumps(GOOD)))
    answer = await Validate(inner).send(asked(schema))
    assert answer.data == GOOD["claims"][0]
    assert "- claims must not be empty" in inner.requests[1].messages[-1].text
    assert asked(schema).step().key == asked().step().key


async def test_a_pydantic_model_can_be_the_check_and_its_words_are_not_quoted() -> None:
    schema = OutputSchema(
        "any",
        {"type": "object", "properties": {"headline": {}}},
        lambda data: Summary.model_validate(data).model_dump(),
    )
    inner = Scripted(reply('{"headline": "h", "SECRET": "SECRET"}'), otherwise=reply(json.dumps(GOOD)))
    answer = await Validate(inner).send(asked(schema))
    assert answer.data == GOOD
    note = inner.requests[1].messages[-1].text
    assert "extra forbidden" in note
    assert "SECRET" not in note


@pytest.mark.parametrize(
    "text", ["", "no", '{"a": 1', "[1, 2", "NaN", '{"a": Infinity}', "{'a': 1}", "[" * 100_000, "1" * 5000]
)
def test_what_is_no_json(text: str) -> None:
    with pytest.raises(NotJson):
        parse(text)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(-1e300, 1e300) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


@given(json_values)
def test_json_is_found_alone_and_fenced(value: Json) -> None:
    text = json.dumps(value)
    expected = json.loads(text.encode("utf-8", "replace"))
    assert parse(text) == expected
    assert parse(f"```json\n{text}\n```") == expected


def test_half_a_surrogate_pair_becomes_a_mark() -> None:
    assert parse('{"a\\ud800": ["\\udfff", "\\ud83d\\ude00"]}') == {"a\ufffd": ["\ufffd", "\U0001f600"]}


@pytest.mark.parametrize(
    ("schema", "fits", "fits_not"),
    [
        ({"type": "integer"}, [1, -3, 2.0], [1.5, "1", True, None]),
        ({"type": "number"}, [1, 1.5], [True, "1"]),
        ({"type": ["string", "null"]}, ["", None], [0]),
        ({"enum": ["a", 1, None]}, ["a", 1, None], ["b", True, 1.5]),
        ({"const": {"a": 1}}, [{"a": 1}], [{"a": 2}, {}]),
        ({"minimum": 0, "exclusiveMaximum": 1}, [0, 0.5, "x"], [-1, 1]),
        ({"maximum": 5, "exclusiveMinimum": 1, "multipleOf": 2}, [2, 4], [1, 6, 3]),
        ({"minLength": 2, "maxLength": 3}, ["ab", 7], ["a", "abcd"]),
        ({"minItems": 1, "maxItems": 2}, [[1], "x"], [[], [1, 2, 3]]),
        ({"pattern": "^[a-z]+$"}, ["ab", 1], ["A"]),
        ({"prefixItems": [{"type": "string"}], "items": {"type": "integer"}}, [["a", 1], []], [["a", "b"], [1]]),
        ({"anyOf": [{"type": "string"}, {"type": "integer", "minimum": 3}]}, ["a", 3], [2, None]),
        ({"oneOf": [{"type": "integer"}, {"minimum": 3}]}, [1, 3.5], [4]),
        ({"allOf": [{"type": "integer"}, {"minimum": 3}]}, [3], [1, 3.5]),
        ({"additionalProperties": {"type": "integer"}, "properties": {"a": {}}}, [{"a": "x", "b": 1}], [{"b": "x"}]),
        ({"properties": {"a": False}}, [{}], [{"a": 1}]),
        ({"$ref": "#/$defs/t", "$defs": {"t": {"type": "object", "properties": {"next": {"$ref": "#/$defs/t"}}}}},
         [{"next": {"next": {}}}], [{"next": {"next": 1}}]),
    ],
)  # fmt: skip
def test_the_schema_is_checked(schema: Mapping[str, Json], fits: list[Json], fits_not: list[Json]) -> None:
    require_checked(schema)
    for value in fits:
        assert problems_of(value, schema) == []
    for value in fits_not:
        assert problems_of(value, schema)


def test_problems_are_few_and_quote_nothing() -> None:
    value: Json = {"headline": "SECRET" * 100, "claims": [{"SECRET": "SECRET"}] * 100}
    problems = problems_of(value, SCHEMA)
    assert len(problems) == MOST_PROBLEMS
    assert "SECRET" not in "".join(problems)


def test_a_keyword_that_is_not_checked_is_refused() -> None:
    with pytest.raises(ValueError, match="uniqueItems"):
        problems_of([], {"uniqueItems": True})


async def test_a_schema_that_is_not_checked_buys_nothing() -> None:
    inner = Scripted()
    deep: Mapping[str, Json] = {"properties": {"a": {"anyOf": [{"items": {"uniqueItems": True}}]}}}
    with pytest.raises(ValueError, match="uniqueItems"):
        await Validate(inner).send(asked(OutputSchema("odd", deep)))
    assert inner.requests == []


def test_a_value_nested_without_end_is_no_crash() -> None:
    schema: Mapping[str, Json] = {"$ref": "#/$defs/t", "$defs": {"t": {"properties": {"a": {"$ref": "#/$defs/t"}}}}}
    value: Json = {}
    for _ in range(300):
        value = {"a": value}
    assert any("nested" in problem for problem in problems_of(value, schema))
