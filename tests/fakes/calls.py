"""What a test needs to call an engine: a key, an engine's configuration, a request."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from precis.domain.jobs import Mode
from precis.domain.requests import EngineConfig, Message, OutputSchema, Request, Role
from precis.domain.steps import StepKind
from tests.fakes.servers import FakeServer

KEY = "sk-canary-1f0c9d7e55aa"
"""Looks like a key and stands nowhere else, so that a search finds where it leaked."""

LABEL = OutputSchema(
    "label",
    {
        "type": "object",
        "properties": {
            "why": {"type": "string", "maxLength": 200},
            "label": {"type": "string", "enum": ["invoice", "contract"]},
        },
        "required": ["why", "label"],
        "additionalProperties": False,
    },
)


@dataclass
class FixedKeys:
    """A key store that holds one key for all engines, and counts how often it is asked."""

    key: str | None = KEY
    asked: int = 0
    stored: dict[str, str] = field(default_factory=dict[str, str])

    def get(self, engine: str) -> str | None:
        self.asked += 1
        return self.stored.get(engine, self.key)

    def set(self, engine: str, key: str) -> str:
        self.stored[engine] = key
        return "memory"

    def delete(self, engine: str) -> None:
        self.stored.pop(engine, None)
        self.key = None


def config_of(server: FakeServer, **more: Any) -> EngineConfig:
    """Return the configuration of an engine called `work` at the server."""
    return EngineConfig("work", server.kind, **{"base_url": server.base_url, "fast": server.models[0], **more})


def asking(text: str = "Is this an invoice?", **more: Any) -> Request:
    """Return a request with a system message and `text`."""
    messages = (Message(Role.SYSTEM, "You label documents."), Message(Role.USER, text))
    return Request(**{"kind": StepKind.LABEL, "mode": Mode.FAST, "messages": messages, "max_output_tokens": 64, **more})
