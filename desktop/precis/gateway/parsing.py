"""Finds the JSON value in a model's reply, whatever stands round it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from precis.domain.steps import Json

_THOUGHTS = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
_FENCE = re.compile(r"```[a-zA-Z0-9]*[ \t]*\n(.*?)(?:\n```|\Z)", re.DOTALL)


class NotJson(ValueError):
    """There is no JSON value in the text."""


def parse(text: str) -> Json:
    """Return the JSON value in a reply: alone, in a code fence, or after a local model's thoughts and a few words.

    Raises:
        NotJson: there is none, or it breaks off.
    """
    text = _THOUGHTS.sub("", text.lstrip("\ufeff"), count=1).strip()
    fenced = _FENCE.search(text)
    for candidate in (text, fenced.group(1).strip() if fenced else "", *_from_bracket(text)):
        try:
            return _whole(json.loads(candidate, parse_constant=_refuse))
        except (ValueError, RecursionError):
            continue
    raise NotJson


def _from_bracket(text: str) -> Iterator[str]:
    """Yield the value that begins at the first bracket, without what follows it."""
    starts = [place for place in (text.find("{"), text.find("[")) if place >= 0]
    if not starts:
        return
    start = min(starts)
    try:
        _, end = json.JSONDecoder(parse_constant=_refuse).raw_decode(text, start)
    except (ValueError, RecursionError):
        return
    yield text[start:end]


def _refuse(constant: str) -> Json:
    raise NotJson(f"{constant} is no JSON")


def _whole(value: Json) -> Json:
    """Return the value with lone surrogates (half of an escaped pair) replaced: no file or database takes them."""
    match value:
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case Mapping():
            return {str(_whole(name)): _whole(part) for name, part in value.items()}
        case Sequence():
            return [_whole(part) for part in value]
        case _:
            return value
