"""A model behind a fake server that answers the prompts of the tasks by rule, from the material it was sent."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.fakes.servers import Answer, Recorded

_LINE = re.compile(r"^\[(\d+)\] (.+?)(?=^\[\d+\] |\Z)", re.MULTILINE | re.DOTALL)
_INNER = re.compile(r"<(document|notes)>\n(.*)\n</\1>", re.DOTALL)


def shape(request: Recorded) -> str:
    """Return the name of the schema that a request asks for."""
    body: Any = request.json
    return body["response_format"]["json_schema"]["name"]


def material(request: Recorded) -> list[str]:
    """Return the numbered texts that an OpenAI-like request holds."""
    body: Any = request.json
    found = _INNER.search(body["messages"][-1]["content"])
    assert found, "no material in the prompt"
    return [match[2].strip() for match in _LINE.finditer(found[2])]


def by_rule(request: Recorded) -> Answer:
    """Answer by the shape that is asked for: the longest texts as claims, the first label, every check supported."""
    return Answer(json.dumps(_ANSWERS[shape(request)](request)))


def _claims(request: Recorded) -> dict[str, Any]:
    texts = material(request)
    longest = sorted(range(len(texts)), key=lambda index: (-len(texts[index]), texts[index]))[:5]
    claims = [{"text": _first(texts[index]), "citations": [index + 1]} for index in sorted(longest)]
    return {"headline": "What it says", "claims": claims}


def _notes(request: Recorded) -> dict[str, Any]:
    return {"claims": _claims(request)["claims"]}


def _label(request: Recorded) -> dict[str, Any]:
    body: Any = request.json
    schema = body["response_format"]["json_schema"]["schema"]
    return {"evidence": [1], "label": schema["properties"]["label"]["enum"][0], "confidence": 0.99}


def _check(request: Recorded) -> dict[str, Any]:
    return {"quote": material(request)[0][:40], "problem": "", "verdict": "supported"}


def _repair(request: Recorded) -> dict[str, Any]:
    return {"citations": [1], "text": _first(material(request)[0])}


def _first(text: str) -> str:
    return re.split(r"(?<=[.!?]) ", text.partition(" “")[0])[0]


_ANSWERS = {"summary": _claims, "notes": _notes, "label": _label, "check": _check, "repair": _repair}
