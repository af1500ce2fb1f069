"""Recorded replies of real wire format: kept by what the model sees, sent again byte by byte, and missed by name.

A recording's key is a hash of the messages, the output schema and the parameters. So a changed prompt, schema, chunk
or numbering finds no recording, and the gate says which prompt and which items it hit.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.evals import wires
from tests.fakes.servers import Act, Answer, Failure, FakeServer, Raw, Recorded

FOLDER = Path(__file__).resolve().parents[1] / "eval" / "recordings"
_WEAK_CLAIMS_ONLY = frozenset({"check", "repair"})
"""Asked for claims that the local check finds weak. Another processor's last digits may move a claim over that line."""
_COUNTED = re.compile(r'"(chatcmpl-|msg_|r)\d+"')
"""Ids that the server counts up: the recording's key stands in for the count, whatever order it was made in."""

Recordings = Mapping[str, Mapping[str, str]]


def key_of(request: Recorded) -> str:
    """Return the hash of what the model sees of a request."""
    return hashlib.sha256(wires.canonical(wires.read(request).seen).encode()).hexdigest()[:24]


def prompt_of(request: Recorded) -> tuple[str, str]:
    """Return the name of the prompt, and a hash of its stable part."""
    call = wires.read(request)
    stable = call.system.partition("\nLabels:\n")[0]
    return call.prompt, hashlib.sha256(stable.encode()).hexdigest()[:12]


def load(folder: Path = FOLDER) -> dict[str, dict[str, str]]:
    """Return the recordings of all wires by key."""
    lines = [line for file in sorted(folder.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    return {row["key"]: row for row in map(json.loads, lines)}


@dataclass
class Replay:
    """Answers with recordings. With a `model`, what is missing is recorded from it; else it is noted and refused."""

    server: FakeServer
    recordings: Recordings
    model: Callable[[Recorded], Answer] | None = None
    used: dict[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    missing: dict[str, str] = field(default_factory=dict[str, str])
    """The user messages that had no recording, and the prompt that was asked."""

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
        if self.server.wants_stream(request):
            body, kind = b"".join(self.server.events(request, answer)), self.server.stream_type
        else:
            body, kind = json.dumps(self.server.reply(request, answer), ensure_ascii=False).encode(), "application/json"
        text = _COUNTED.sub(lambda match: f'"{match[1]}{key[:8]}"', body.decode())
        row = {"key": key, "prompt": name, "system": system, "type": kind, "body": text}
        return row if self.server.kind == "openai" else {"wire": self.server.kind, **row}

    def _missed(self, request: Recorded) -> Act:
        name, system = prompt_of(request)
        is_known = any(row["system"] == system and row["prompt"] == name for row in self.recordings.values())
        if name in _WEAK_CLAIMS_ONLY and is_known:
            return Failure("bad_request")
        self.missing[wires.read(request).user] = name
        return Failure("bad_request")


def save(players: Iterable[Replay], folder: Path = FOLDER) -> None:
    """Write what was used, a file a wire, in the order of the keys."""
    used: dict[str, dict[str, Mapping[str, str]]] = {}
    for player in players:
        used.setdefault(player.server.kind, {}).update(player.used)
    folder.mkdir(parents=True, exist_ok=True)
    for wire, rows in used.items():
        lines = [json.dumps(rows[key], ensure_ascii=False) for key in sorted(rows)]
        (folder / f"{wire}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
