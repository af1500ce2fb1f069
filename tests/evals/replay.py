"""Recorded replies of real wire format: kept by what the model sees, sent again byte by byte, and missed by name.

A recording's key is a hash of the messages, the output schema and the temperature. So a changed prompt, schema, chunk
or numbering finds no recording, and the gate says which prompt and which items it hit.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.fakes.servers import Act, Answer, Failure, FakeOpenAI, Raw, Recorded

FILE = Path(__file__).resolve().parents[1] / "eval" / "recordings" / "openai.jsonl"
_SSE = "text/event-stream"
_WEAK_CLAIMS_ONLY = frozenset({"check", "repair"})
"""Asked for claims that the local check finds weak. Another processor's last digits may move a claim over that line."""


def key_of(request: Recorded) -> str:
    """Return the hash of what the model sees of a request."""
    body: Any = request.json
    seen = {name: body.get(name) for name in ("messages", "response_format", "temperature")}
    return hashlib.sha256(json.dumps(seen, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:24]


def prompt_of(request: Recorded) -> tuple[str, str]:
    """Return the name of the schema that is asked for, and a hash of the stable part of the prompt."""
    body: Any = request.json
    system = body["messages"][0]["content"].partition("\nLabels:\n")[0]
    return body["response_format"]["json_schema"]["name"], hashlib.sha256(system.encode()).hexdigest()[:12]


def load(file: Path = FILE) -> dict[str, dict[str, str]]:
    """Return the recordings by key."""
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return {row["key"]: row for row in map(json.loads, lines)}


@dataclass
class Replay:
    """Answers with recordings. With a `model`, what is missing is recorded from it; else it is noted and refused."""

    server: FakeOpenAI
    recordings: Mapping[str, Mapping[str, str]]
    model: Callable[[Recorded], Answer] | None = None
    used: dict[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    missing: dict[str, str] = field(default_factory=dict[str, str])
    """The user messages that had no recording, and the schema that was asked for."""

    def __call__(self, request: Recorded) -> Act:
        """Return the recorded bytes for a request."""
        key = key_of(request)
        row = self.used.get(key) or self.recordings.get(key)
        if row is None and self.model is not None:
            row = self._record(key, request, self.model(request))
        if row is None:
            return self._missed(request)
        self.used[key] = row
        return Raw(200, row["body"].encode(), row["type"])

    def _record(self, key: str, request: Recorded, answer: Answer) -> dict[str, str]:
        name, system = prompt_of(request)
        if request.json.get("stream"):
            body, kind = b"".join(self.server.events(request, answer)), _SSE
        else:
            body, kind = json.dumps(self.server.reply(request, answer), ensure_ascii=False).encode(), "application/json"
        text = re.sub(r"chatcmpl-\d+", f"chatcmpl-{key[:8]}", body.decode())
        return {"key": key, "prompt": name, "system": system, "type": kind, "body": text}

    def _missed(self, request: Recorded) -> Act:
        name, system = prompt_of(request)
        is_known = any(row["system"] == system and row["prompt"] == name for row in self.recordings.values())
        if name in _WEAK_CLAIMS_ONLY and is_known:
            return Failure("bad_request")
        body: Any = request.json
        self.missing[body["messages"][1]["content"]] = name
        return Failure("bad_request")

    def save(self, file: Path = FILE) -> None:
        """Write what was used, in the order of the keys."""
        file.parent.mkdir(parents=True, exist_ok=True)
        rows = [json.dumps(self.used[key], ensure_ascii=False) for key in sorted(self.used)]
        file.write_text("\n".join(rows) + "\n", "utf-8")
