"""Plain JSON Schema, compiled to what each provider enforces."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.domain.requests import OutputSchema
from precis.providers.schema import (
    anthropic_schema,
    gemini_schema,
    in_words,
    openai_schema,
    schema_name,
    without_fence,
)
from precis.tasks import schemas

CLAIM = {
    "type": "object",
    "properties": {
        "text": {"type": "string", "minLength": 1, "maxLength": 300, "description": "One sentence."},
        "citations": {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 1, "maxItems": 5},
        "note": {"type": "string"},
    },
    "required": ["text", "citations"],
}
SUMMARY: dict[str, Any] = {
    "type": "object",
    "$defs": {"Claim": CLAIM},
    "properties": {
        "headline": {"type": "string"},
        "claims": {"type": "array", "items": {"$ref": "#/$defs/Claim"}},
        "kind": {"oneOf": [{"type": "string", "enum": ["a", "b"]}, {"type": "null"}]},
    },
    "required": ["headline", "claims", "kind"],
}
COMPILERS = [openai_schema, anthropic_schema, gemini_schema]


def nodes(value: Any) -> list[dict[str, Any]]:
    """Return all objects in a JSON value."""
    if isinstance(value, list):
        return [node for part in value for node in nodes(part)]
    if isinstance(value, dict):
        return [value, *(node for part in value.values() for node in nodes(part))]
    return []


def test_openai_requires_every_property_and_makes_optional_ones_nullable() -> None:
    compiled = openai_schema(SUMMARY)
    assert compiled is not None
    claim = compiled["properties"]["claims"]["items"]
    assert claim["required"] == ["text", "citations", "note"]
    assert claim["properties"]["note"]["type"] == ["string", "null"]
    assert claim["properties"]["text"]["maxLength"] == 300
    assert all(node["additionalProperties"] is False for node in nodes(compiled) if node.get("type") == "object")
    assert compiled["properties"]["kind"]["anyOf"][1] == {"type": "null"}


def test_anthropic_says_bounds_in_words() -> None:
    compiled = anthropic_schema(SUMMARY)
    assert compiled is not None
    text = compiled["properties"]["claims"]["items"]["properties"]["text"]
    assert text == {"type": "string", "description": "One sentence. (minLength: 1, maxLength: 300)"}
    citations = compiled["properties"]["claims"]["items"]["properties"]["citations"]
    assert (citations["minItems"], citations["description"]) == (1, "maxItems: 5")
    assert compiled["properties"]["claims"]["items"]["required"] == ["text", "citations"]
    forbidden = {"minimum", "maximum", "minLength", "maxLength", "maxItems", "oneOf", "$defs", "$ref"}
    assert not any(forbidden & node.keys() for node in nodes(compiled))


def test_gemini_gets_what_it_knows() -> None:
    compiled = gemini_schema({**SUMMARY, "title": "T", "examples": [1]})
    assert compiled is not None
    assert "examples" not in compiled
    claim = compiled["properties"]["claims"]["items"]
    assert claim["properties"]["citations"]["maxItems"] == 5
    assert "maxLength" not in claim["properties"]["text"]


@pytest.mark.parametrize("compiler", COMPILERS, ids=lambda function: function.__name__)
@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string"},
        {"anyOf": [{"type": "object", "properties": {"a": {"type": "string"}}}]},
        {"type": "object", "properties": {"a": {"$ref": "#/$defs/Missing"}}},
        {"type": "object", "$defs": {"A": {"type": "array", "items": {"$ref": "#/$defs/A"}}},
         "properties": {"a": {"$ref": "#/$defs/A"}}},
        {"type": "object", "properties": {"a": True}},
    ],
    ids=["no object", "a union", "a missing reference", "recursion", "no schema"],
)  # fmt: skip
def test_what_can_not_be_enforced_is_asked_for_in_words(compiler: Any, schema: dict[str, Any]) -> None:
    assert compiler(schema) is None


@pytest.mark.parametrize("compiler", [openai_schema, anthropic_schema], ids=lambda function: function.__name__)
def test_free_keys_can_not_be_strict(compiler: Any) -> None:
    free = {"type": "object", "properties": {"m": {"type": "object", "additionalProperties": {"type": "string"}}}}
    assert compiler(free) is None


@pytest.mark.parametrize("compiler", COMPILERS, ids=lambda function: function.__name__)
@pytest.mark.parametrize(
    "asked", [schemas.NOTES, schemas.SUMMARY, schemas.CHECK, schemas.REPAIR], ids=lambda schema: schema.name
)
def test_the_schemas_of_the_tasks_are_enforced_everywhere(compiler: Any, asked: OutputSchema) -> None:
    before = json.dumps(asked.schema)
    compiled = compiler(asked.schema)
    assert compiled is not None
    assert json.dumps(asked.schema) == before
    assert json.dumps(compiler(asked.schema)) == json.dumps(compiled)  # providers cache grammars by their bytes


LEAVES = st.sampled_from(
    [{"type": "string"}, {"type": "integer", "minimum": 1}, {"type": "string", "enum": ["a", "b"]}, {"type": "null"}]
)
SCHEMAS = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(lambda item: {"type": "array", "items": item}, inner)
        | st.builds(
            lambda properties, few: {"type": "object", "properties": properties, "required": sorted(properties)[:few]},
            st.dictionaries(st.sampled_from("abcd"), inner, min_size=1, max_size=4),
            st.integers(0, 4),
        )
    ),
    max_leaves=12,
)


@given(SCHEMAS)
def test_strict_schemas_are_strict_at_every_depth(schema: dict[str, Any]) -> None:
    compiled = openai_schema({"type": "object", "properties": {"root": schema}})
    assert compiled is not None
    for node in nodes(compiled):
        if "properties" in node and isinstance(node.get("required"), list):
            assert node["required"] == list(node["properties"])
            assert node["additionalProperties"] is False


def test_names_are_in_the_characters_that_all_take() -> None:
    assert schema_name(OutputSchema("étiquette du document", {})) == "_tiquette_du_document"
    assert len(schema_name(OutputSchema("x" * 99, {}))) == 64
    assert schema_name(OutputSchema("", {})) == "output"


def test_the_words_hold_the_whole_schema() -> None:
    assert json.dumps(SUMMARY, separators=(",", ":")) in in_words(OutputSchema("summary", SUMMARY))


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('```json\n{"a": 1}\n```', '{"a": 1}'),
        ('\n```\n{"a": 1}\n```\n', '{"a": 1}'),
        ('{"a": "```"}', '{"a": "```"}'),
        ('```json\n{"a": "x\n```y"}\n```', '{"a": "x\n```y"}'),
        ("Here: ```json\n{}\n```", "Here: ```json\n{}\n```"),
    ],
)
def test_fences_are_taken_off(text: str, inner: str) -> None:
    assert without_fence(text) == inner
