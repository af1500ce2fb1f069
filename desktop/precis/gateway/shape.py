"""Says what keeps a reply from its schema, without quoting it: problems go into prompts, logs and errors.

The checker covers the part of JSON Schema (2020-12) that output schemas use: type, enum, const, properties, required,
additionalProperties, items, prefixItems, the bounds, pattern, anyOf, oneOf, allOf and local $ref. A keyword that it
does not know is refused, so that no schema promises more than is checked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, cast

from precis.domain.steps import Json, canonical

MOST_PROBLEMS = 8
_DEEPEST = 64
_ANNOTATIONS = frozenset(
    {"$schema", "$id", "$defs", "definitions", "$comment", "title", "description", "default", "examples", "format"}
)


def problems_of(value: Json, schema: Mapping[str, Json]) -> list[str]:
    """Return what keeps `value` from fitting `schema`, at most MOST_PROBLEMS; empty: it fits.

    Raises:
        ValueError: the schema has a keyword that is not checked here.
    """
    found: list[str] = []
    for problem in _Checker(schema).check(value, schema, "the reply", 0):
        found.append(problem)
        if len(found) == MOST_PROBLEMS:
            break
    return found


def require_checked(schema: Json) -> None:
    """See that every keyword of `schema` is one that is checked, before a reply to it is paid for.

    Raises:
        ValueError: one is not.
    """
    if not isinstance(schema, Mapping):
        return
    for keyword, wanted in schema.items():
        if keyword not in _CHECKED:
            raise ValueError(f"the schema keyword {keyword} is not checked")
        for part in _schemas_in(keyword, wanted):
            require_checked(part)


def _schemas_in(keyword: str, wanted: Any) -> Sequence[Json]:
    if keyword in _OF_NAMED_SCHEMAS:
        return list(wanted.values())
    if keyword in _OF_SCHEMAS:
        return wanted
    return [wanted] if keyword in _OF_ONE_SCHEMA else []


def problems_of_pydantic(error: ValueError, known: frozenset[str]) -> list[str]:
    """Return the problems of a pydantic ValidationError; names that are not the schema's own are left out."""
    listed: Any = getattr(error, "errors", None)
    if not callable(listed):
        return ["the reply does not hold together"]
    details = cast("list[Mapping[str, Any]]", listed(include_url=False, include_context=False, include_input=False))
    found: list[str] = []
    for detail in details[:MOST_PROBLEMS]:
        place = "the reply"
        for part in cast("tuple[str | int, ...]", detail["loc"]):
            place += f"[{part}]" if isinstance(part, int) else f".{part}" if part in known else ".…"
        found.append(f"{place}: {str(detail['type']).replace('_', ' ')}")
    return found


def names_in(schema: Json) -> frozenset[str]:
    """Return the property names of a schema: the only names that a problem may show."""
    match schema:
        case Mapping():
            own = schema.get("properties")
            names = frozenset(cast("Mapping[str, Json]", own)) if isinstance(own, Mapping) else frozenset[str]()
            return names.union(*(names_in(part) for part in schema.values()))
        case str():
            return frozenset()
        case Sequence():
            return frozenset[str]().union(*(names_in(part) for part in schema))
        case _:
            return frozenset()


_TYPES: dict[str, Callable[[Json], bool]] = {
    "object": lambda value: isinstance(value, Mapping),
    "array": lambda value: isinstance(value, Sequence) and not isinstance(value, str),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "integer": lambda value: (
        (isinstance(value, int) and not isinstance(value, bool)) or (isinstance(value, float) and value.is_integer())
    ),
}


class _Checker:
    """Walks a value and its schema together. `root` is what local references start from."""

    def __init__(self, root: Mapping[str, Json]) -> None:
        self._root = root
        self._keywords: dict[str, Callable[[Any, Any, str, int, Mapping[str, Json]], Iterator[str]]] = {
            "type": self._type,
            "enum": self._enum,
            "const": lambda value, wanted, place, deep, schema: self._enum(value, [wanted], place, deep, schema),
            "properties": self._properties,
            "required": self._required,
            "additionalProperties": self._additional,
            "items": self._items,
            "prefixItems": self._prefix_items,
            "pattern": self._pattern,
            "anyOf": self._any_of,
            "oneOf": self._one_of,
            "allOf": self._all_of,
            "$ref": self._ref,
            **{name: self._bound(name) for name in _BOUNDS},
        }

    def check(self, value: Json, schema: Json, place: str, deep: int) -> Iterator[str]:
        """Yield the problems of `value`."""
        if schema is False:
            yield f"{place} must not be there"
        if not isinstance(schema, Mapping):
            return
        if deep > _DEEPEST:
            yield f"{place} is nested too deeply"
            return
        for keyword, wanted in schema.items():
            if keyword in self._keywords:
                yield from self._keywords[keyword](value, wanted, place, deep, schema)
            elif keyword not in _ANNOTATIONS:
                raise ValueError(f"the schema keyword {keyword} is not checked")

    def _type(self, value: Json, wanted: Any, place: str, deep: int, schema: Mapping[str, Json]) -> Iterator[str]:
        names = [wanted] if isinstance(wanted, str) else list(wanted)
        if not any(_TYPES[name](value) for name in names):
            yield f"{place} must be {' or '.join(names)}, not {_type_name(value)}"

    def _enum(self, value: Json, wanted: Any, place: str, deep: int, schema: Mapping[str, Json]) -> Iterator[str]:
        own = canonical(value)
        if all(canonical(choice) != own for choice in wanted):
            yield f"{place} must be one of the values that the schema lists"

    def _properties(self, value: Json, wanted: Any, place: str, deep: int, schema: Mapping[str, Json]) -> Iterator[str]:
        if isinstance(value, Mapping):
            for name, part in wanted.items():
                if name in value:
                    yield from self.check(value[name], part, f"{place}.{name}", deep + 1)

    def _required(self, value: Json, wanted: Any, place: str, deep: int, schema: Mapping[str, Json]) -> Iterator[str]:
        if isinstance(value, Mapping):
            yield from (f"{place}.{name} is missing" for name in wanted if name not in value)

    def _additional(self, value: Json, wanted: Any, place: str, deep: int, schema: Mapping[str, Json]) -> Iterator[str]:
        if not isinstance(value, Mapping):
            return
        known = cast("Mapping[str, Json]", schema.get("properties") or {})
        extra = [part for name, part in value.items() if name not in known]
        if wanted is False and extra:
            yield f"{place} has {len(extra)} properties that the schema does not have"
        elif isinstance(wanted, Mapping):
            for part in extra:
                yield from self.check(part, cast("Json", wanted), f"{place}.…", deep + 1)

    def _items(self, value: Json, wanted: Any, place: str, deep: int, schema: Mapping[str, Json]) -> Iterator[str]:
        if isinstance(value, Sequence) and not isinstance(value, str):
            first = len(cast("list[Json]", schema.get("prefixItems") or []))
            for number, part in enumerate(value[first:], first):
                yield from self.check(part, wanted, f"{place}[{number}]", deep + 1)

    def _prefix_items(
        self, value: Json, wanted: Any, place: str, deep: int, schema: Mapping[str, Json]
    ) -> Iterator[str]:
        if isinstance(value, Sequence) and not isinstance(value, str):
            for number, (part, own) in enumerate(zip(value, wanted, strict=False)):
                yield from self.check(part, own, f"{place}[{number}]", deep + 1)

    def _pattern(self, value: Json, wanted: Any, place: str, deep: int, schema: Mapping[str, Json]) -> Iterator[str]:
        if isinstance(value, str) and not re.search(wanted, value):
            yield f"{place} must have the form {wanted}"

    def _any_of(self, value: Json, wanted: Any, place: str, deep: int, schema: Mapping[str, Json]) -> Iterator[str]:
        tries = [list(self.check(value, choice, place, deep + 1)) for choice in wanted]
        if all(tries):
            yield from min(tries, key=len)

    def _one_of(self, value: Json, wanted: Any, place: str, deep: int, schema: Mapping[str, Json]) -> Iterator[str]:
        tries = [list(self.check(value, choice, place, deep + 1)) for choice in wanted]
        fitting = sum(not found for found in tries)
        if not fitting:
            yield from min(tries, key=len)
        elif fitting > 1:
            yield f"{place} must fit exactly one of {len(tries)} forms"

    def _all_of(self, value: Json, wanted: Any, place: str, deep: int, schema: Mapping[str, Json]) -> Iterator[str]:
        for part in wanted:
            yield from self.check(value, part, place, deep + 1)

    def _ref(self, value: Json, wanted: Any, place: str, deep: int, schema: Mapping[str, Json]) -> Iterator[str]:
        target: Any = self._root
        for part in str(wanted).removeprefix("#").strip("/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")] if part else target
        yield from self.check(value, target, place, deep + 1)

    def _bound(self, name: str) -> Callable[[Any, Any, str, int, Mapping[str, Json]], Iterator[str]]:
        measure, fits, words = _BOUNDS[name]

        def _check(value: Any, wanted: Any, place: str, deep: int, schema: Mapping[str, Json]) -> Iterator[str]:
            size = measure(value)
            if size is not None and not fits(size, wanted):
                yield f"{place} {words} {wanted}"

        return _check


def _type_name(value: Json) -> str:
    return next(name for name in ("boolean", "integer", "number", *_TYPES) if _TYPES[name](value))


def _length(value: Json) -> float | None:
    return len(value) if isinstance(value, str) else None


def _count(value: Json) -> float | None:
    return len(value) if isinstance(value, Sequence) and not isinstance(value, str) else None


def _number(value: Json) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


_Bound = tuple[Callable[[Json], float | None], Callable[[float, float], bool], str]
_BOUNDS: dict[str, _Bound] = {
    "minimum": (_number, lambda size, bound: size >= bound, "must be at least"),
    "maximum": (_number, lambda size, bound: size <= bound, "must be at most"),
    "exclusiveMinimum": (_number, lambda size, bound: size > bound, "must be more than"),
    "exclusiveMaximum": (_number, lambda size, bound: size < bound, "must be less than"),
    "multipleOf": (
        _number,
        lambda size, bound: abs(size / bound - round(size / bound)) < 1e-9,
        "must be a multiple of",
    ),
    "minLength": (_length, lambda size, bound: size >= bound, "must have at least this many characters:"),
    "maxLength": (_length, lambda size, bound: size <= bound, "must have at most this many characters:"),
    "minItems": (_count, lambda size, bound: size >= bound, "must have at least this many items:"),
    "maxItems": (_count, lambda size, bound: size <= bound, "must have at most this many items:"),
}
_OF_NAMED_SCHEMAS = frozenset({"properties", "$defs", "definitions"})
_OF_SCHEMAS = frozenset({"prefixItems", "anyOf", "oneOf", "allOf"})
_OF_ONE_SCHEMA = frozenset({"items", "additionalProperties"})
_CHECKED = frozenset({"type", "enum", "const", "required", "pattern", "$ref", *_BOUNDS, *_ANNOTATIONS}).union(
    _OF_NAMED_SCHEMAS, _OF_SCHEMAS, _OF_ONE_SCHEMA
)
