"""Compiles plain JSON Schema to what each provider enforces.

Providers differ for good: OpenAI wants every property required and optional ones nullable, Anthropic takes optional
ones but no bounds, Gemini ignores what it does not know. What a wire can't enforce goes into descriptions, where the
model reads it; the whole schema is checked by us in any case. A schema that a wire can't express at all gives None,
and JSON is then asked for in words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from precis.domain.requests import OutputSchema
from precis.domain.steps import Json
from precis.providers.loose import as_list, as_map

Compiled = dict[str, Any]

_SAID_IN_WORDS = (
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern",
    "maxItems", "uniqueItems", "minProperties", "maxProperties",
)  # fmt: skip
_ANTHROPIC_FORMATS = {"date-time", "time", "date", "duration", "email", "hostname", "uri", "ipv4", "ipv6", "uuid"}
_GEMINI_KEEPS = {
    "type", "format", "title", "description", "enum", "items", "prefixItems",
    "minItems", "maxItems", "minimum", "maximum", "anyOf", "oneOf", "properties", "additionalProperties", "required",
    "propertyOrdering",
}  # fmt: skip
_NOT_STRICT = {
    "not", "if", "then", "else", "dependentRequired", "dependentSchemas", "patternProperties", "prefixItems",
    "propertyNames", "contains", "unevaluatedProperties",
}  # fmt: skip
_DEEPEST = 10


class _Inexpressible(Exception):
    """The wire has no form for this schema."""


def openai_schema(schema: Mapping[str, Json]) -> Compiled | None:
    """Return OpenAI's strict form: all properties required, optional ones nullable, no other ones allowed."""
    return _compiled(schema, _strict)


def anthropic_schema(schema: Mapping[str, Json]) -> Compiled | None:
    """Return Anthropic's subset: no bounds (they go into descriptions), no other properties."""
    return _compiled(schema, _bare)


def gemini_schema(schema: Mapping[str, Json]) -> Compiled | None:
    """Return what Gemini's responseJsonSchema knows; the rest is left out."""
    return _compiled(schema, _known)


def schema_name(schema: OutputSchema) -> str:
    """Return the name in the characters and the length that all wires take."""
    return re.sub(r"[^A-Za-z0-9_-]", "_", schema.name)[:64] or "output"


def in_words(schema: OutputSchema) -> str:
    """Return the instruction that asks for the shape where the server can't enforce it."""
    shape = json.dumps(schema.schema, ensure_ascii=False, separators=(",", ":"))
    return f"Answer with one JSON object that matches this JSON Schema, and with nothing before or after it:\n{shape}"


def without_fence(text: str) -> str:
    """Return the JSON of a reply without the Markdown fence that models like to put round it."""
    fenced = re.fullmatch(r"\s*```[a-zA-Z]*\s*\n(.*?)\n?\s*```\s*", text, re.DOTALL)
    return fenced[1] if fenced else text


def _compiled(schema: Mapping[str, Json], rewrite: Callable[[Compiled], Compiled]) -> Compiled | None:
    try:
        root = _Walk(as_map(schema.get("$defs")), rewrite).node(dict(schema), ())
    except _Inexpressible:
        return None
    return root if root.get("type") == "object" and "anyOf" not in root else None


@dataclass(frozen=True, slots=True)
class _Walk:
    """Rewrites a schema from the leaves up. References are inlined, so that no wire needs them; recursion can't be."""

    definitions: Mapping[str, Any]
    rewrite: Callable[[Compiled], Compiled]

    def node(self, schema: Compiled, inside: tuple[str, ...]) -> Compiled:
        """Return the schema rewritten; `inside`: the definitions that it is a part of."""
        if len(inside) > _DEEPEST:
            raise _Inexpressible
        if "$ref" in schema:
            return self._definition(schema, inside)
        schema = _single_all_of(schema)
        schema.pop("$defs", None)
        if "properties" in schema:
            properties = as_map(schema["properties"])
            schema["properties"] = {name: self._child(child, inside) for name, child in properties.items()}
        for key in ("anyOf", "oneOf", "allOf", "prefixItems"):
            if key in schema:
                schema[key] = [self._child(child, inside) for child in as_list(schema[key])]
        for key in ("items", "additionalProperties"):
            if isinstance(schema.get(key), Mapping):
                schema[key] = self._child(schema[key], inside)
        return self.rewrite(schema)

    def _child(self, child: object, inside: tuple[str, ...]) -> Compiled:
        if not isinstance(child, Mapping):
            raise _Inexpressible
        return self.node(dict(child), inside)

    def _definition(self, schema: Compiled, inside: tuple[str, ...]) -> Compiled:
        name = str(schema["$ref"]).removeprefix("#/$defs/")
        if name not in self.definitions or name in inside:
            raise _Inexpressible
        beside = {key: value for key, value in schema.items() if key != "$ref"}
        return self.node({**as_map(self.definitions[name]), **beside}, (*inside, name))


def _single_all_of(schema: Compiled) -> Compiled:
    parts = as_list(schema.get("allOf"))
    if len(parts) != 1 or not isinstance(parts[0], Mapping):
        return schema
    rest = {key: value for key, value in schema.items() if key != "allOf"}
    return {**parts[0], **rest}


def _strict(schema: Compiled) -> Compiled:
    if _NOT_STRICT & schema.keys() or "allOf" in schema:
        raise _Inexpressible
    schema = _any_of(schema)
    if schema.get("default", 0) is None:
        del schema["default"]
    return _closed(schema, all_required=True)


def _bare(schema: Compiled) -> Compiled:
    if _NOT_STRICT & schema.keys() or "allOf" in schema:
        raise _Inexpressible
    schema = _any_of(schema)
    said = {key: schema.pop(key) for key in _SAID_IN_WORDS if key in schema}
    if schema.get("minItems", 0) not in {0, 1}:
        said["minItems"] = schema.pop("minItems")
    if "format" in schema and schema["format"] not in _ANTHROPIC_FORMATS:
        said["format"] = schema.pop("format")
    if said:
        words = ", ".join(f"{key}: {json.dumps(value)}" for key, value in said.items())
        schema["description"] = f"{schema['description']} ({words})" if "description" in schema else words
    return _closed(schema, all_required=False)


def _known(schema: Compiled) -> Compiled:
    if "const" in schema:
        schema["enum"] = [schema.pop("const")]
    return {key: value for key, value in schema.items() if key in _GEMINI_KEEPS}


def _any_of(schema: Compiled) -> Compiled:
    if "oneOf" in schema:
        schema["anyOf"] = schema.pop("oneOf")
    return schema


def _closed(schema: Compiled, *, all_required: bool) -> Compiled:
    kind = schema.get("type")
    if kind != "object" and not (isinstance(kind, list) and "object" in kind) and "properties" not in schema:
        return schema
    if schema.get("additionalProperties") not in (None, False) or "properties" not in schema:
        raise _Inexpressible  # a map with free keys
    schema["additionalProperties"] = False
    if all_required:
        required = set(as_list(schema.get("required")))
        schema["properties"] = {
            name: child if name in required else _nullable(child) for name, child in schema["properties"].items()
        }
        schema["required"] = list(schema["properties"])
    return schema


def _nullable(schema: Compiled) -> Compiled:
    kind = schema.get("type")
    kinds = kind if isinstance(kind, list) else [kind]
    options = as_list(schema.get("anyOf"))
    if "null" in kinds or any(as_map(option).get("type") == "null" for option in options):
        return schema
    if options:
        return {**schema, "anyOf": [*options, {"type": "null"}]}
    if kind is None or "enum" in schema or "const" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    return {**schema, "type": [*kinds, "null"]}
