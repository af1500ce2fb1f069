"""A model call of each wire as the recordings and the literal model read it: messages, schema, what the key is of."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.fakes.servers import FakeAnthropic, FakeGemini, FakeOllama, FakeOpenAI, FakeServer, Recorded

SERVERS: Mapping[str, Callable[[], FakeServer]] = {
    "openai": FakeOpenAI,
    "anthropic": FakeAnthropic,
    "gemini": FakeGemini,
    "ollama": FakeOllama,
}
"""The server of each wire."""
_SHAPES = {
    frozenset({"headline", "claims"}): "summary",
    frozenset({"claims"}): "notes",
    frozenset({"evidence", "label", "confidence"}): "label",
    frozenset({"quote", "problem", "verdict"}): "check",
    frozenset({"citations", "text"}): "repair",
    frozenset({"reason", "grade"}): "judge",
}
_NOT_SEEN = ("model", "stream", "stream_options", "metadata", "user", "keep_alive", "safety_identifier")
"""Fields that a model does not see, or that are of one installation."""
_OF_NOTES = {"notes": "merge", "summary": "final"}


@dataclass(frozen=True, slots=True)
class Call:
    """A model call: its first two messages, whether more follow, its schema, and the values that its reply hangs on."""

    system: str
    user: str
    is_again: bool
    schema: Mapping[str, Any]
    seen: Any

    @property
    def shape(self) -> str:
        """The name of the output that is asked for."""
        return _SHAPES[frozenset(self.schema["properties"])]

    @property
    def prompt(self) -> str:
        """The name of the prompt: notes on notes are a merge, a summary of notes is the final one."""
        return _OF_NOTES.get(self.shape, self.shape) if "<notes>" in self.user else self.shape


def read(request: Recorded) -> Call:
    """Return the call of a request, whatever its wire."""
    body: Any = request.json
    if "enerateContent" in request.path:
        return _gemini(body)
    if request.path == "/v1/messages":
        return _call(body["system"], _texts(body["messages"]), body["output_config"]["format"]["schema"], body)
    first, *others = _texts(body["messages"])
    if request.path == "/api/chat":
        return _call(first, others, body["format"], body)
    schema = body["response_format"]["json_schema"]["schema"]
    seen = {name: body.get(name) for name in ("messages", "response_format", "temperature")}
    return Call(first, others[0], len(others) > 1, schema, seen)


def _gemini(body: Any) -> Call:
    texts = ["".join(part["text"] for part in content["parts"]) for content in body["contents"]]
    return _call(body["systemInstruction"]["parts"][0]["text"], texts, body["generationConfig"]["responseJsonSchema"],
                 body)  # fmt: skip


def _call(system: str, others: list[str], schema: Any, body: Mapping[str, Any]) -> Call:
    seen = {name: value for name, value in body.items() if name not in _NOT_SEEN}
    return Call(system, others[0], len(others) > 1, schema, seen)


def _texts(messages: Any) -> list[str]:
    return [message["content"] for message in messages]


def canonical(seen: object) -> str:
    """Return the one form of what a call shows, for its key."""
    return json.dumps(seen, sort_keys=True, ensure_ascii=False)
