"""A server that speaks Ollama's own protocol. Bodies follow Ollama's API description and its routes' errors."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Any

from tests.fakes.servers.acts import Act, Answer, Choose, Failure, Raw, Recorded
from tests.fakes.servers.http import FakeServer, pieces_of

_FAILURES: dict[str, tuple[int, str]] = {
    "rate_limited": (429, "too many requests"),
    "ramp": (429, "too many requests"),
    "daily_limit": (429, "too many requests"),
    "quota": (402, "payment required"),
    "overloaded": (503, "server busy, please try again.  maximum pending requests exceeded"),
    "server_error": (500, "llama runner process has terminated: exit status 2"),
    "bad_key": (401, "unauthorized"),
    "forbidden": (403, "forbidden"),
    "model_not_found": (404, 'model "missing" not found, try pulling it first'),
    "bad_request": (400, "invalid request"),
}
LAYER_BYTES = 4_000_000
_PIECES = 4


class FakeOllama(FakeServer):
    """/api/chat, /api/tags and /api/pull.

    It counts a token a word, and at least what the act says. A prompt over `num_ctx` is a 400, or, with
    `cuts_silently`, is cut without a word, as older versions did whatever the request asked for.

    It has no filter, so `Failure("filtered")` can't be played. A pull fetches a layer in four pieces, and goes on where
    an earlier one broke off; `pull_faults` are acts for the next pulls (`Cut(after=2)`: after two lines of progress).
    `pulled` holds bytes that are there, by model.
    """

    kind = "ollama"
    stream_type = "application/x-ndjson"
    models = ("small:latest", "large:latest")

    def __init__(self, otherwise: Act | Choose | None = None, *, cuts_silently: bool = False, **more: Any) -> None:
        super().__init__(otherwise, **more)
        self.cuts_silently = cuts_silently
        self.pull_faults: deque[Act] = deque()
        self.pulled: dict[str, int] = {}

    def is_model_call(self, request: Recorded) -> bool:
        return request.path == "/api/chat"

    def next_act(self, request: Recorded) -> Act:
        if not self.cuts_silently and _words(request) > _context(request):
            return Failure("context_too_long", limit=_context(request))
        return super().next_act(request)

    def other_act(self, request: Recorded) -> Act:
        if request.path == "/api/tags":
            return Raw(body=json.dumps({"models": [{"name": name, "model": name} for name in self.models]}).encode())
        if request.path == "/api/show":
            facts = {"general.architecture": "llama", "llama.context_length": 8192, "llama.embedding_length": 2048}
            return Raw(body=json.dumps({"model_info": facts, "capabilities": ["completion"]}).encode())
        if request.path == "/api/pull":
            return self.pull_faults.popleft() if self.pull_faults else Answer()
        return Raw(404, b"404 page not found", "text/plain")

    def sent_key(self, request: Recorded) -> str:
        return request.headers.get("authorization", "").removeprefix("Bearer ")

    def wants_stream(self, request: Recorded) -> bool:
        return request.json.get("stream", True) is True

    def reply(self, request: Recorded, answer: Answer) -> dict[str, object]:
        return self._line(request, answer, answer.text, is_done=True)

    def events(self, request: Recorded, answer: Answer) -> Iterator[bytes]:
        if request.path == "/api/show":
            facts = {"general.architecture": "llama", "llama.context_length": 8192, "llama.embedding_length": 2048}
            return Raw(body=json.dumps({"model_info": facts, "capabilities": ["completion"]}).encode())
        if request.path == "/api/pull":
            yield from self._pull(str(request.json["model"]))
            return
        for piece in pieces_of(answer.text, answer.pieces):
            yield self.frame(json.dumps(self._line(request, answer, piece, is_done=False)).encode())
        yield self.frame(json.dumps(self._line(request, answer, "", is_done=True)).encode())

    def failure(self, failure: Failure) -> tuple[int, dict[str, object], dict[str, str]]:
        if failure.kind == "context_too_long":
            return 400, {"error": f"the prompt is longer than the context length ({failure.limit})"}, {}
        if failure.kind == "bad_parameter":
            return 400, {"error": _unsupported(failure.parameter)}, {}
        status, message = _FAILURES[failure.kind]
        return status, {"error": message}, {}

    def frame(self, data: bytes) -> bytes:
        return data + b"\n"

    def ping(self) -> bytes:
        return b"\n"

    def _pull(self, model: str) -> Iterator[bytes]:
        name = model if ":" in model else f"{model}:latest"
        yield self._progress("pulling manifest")
        done = self.pulled.get(name, 0)
        while done < LAYER_BYTES:
            done = self.pulled[name] = done + LAYER_BYTES // _PIECES
            yield self._progress("pulling 6a0746a1ec1a", digest="sha256:6a07", total=LAYER_BYTES, completed=done)
        yield self._progress("verifying sha256 digest")
        self.models = tuple(dict.fromkeys((*self.models, name)))
        yield self._progress("success")

    def _progress(self, status: str, **more: object) -> bytes:
        return self.frame(json.dumps({"status": status, **more}).encode())

    def _line(self, request: Recorded, answer: Answer, text: str, *, is_done: bool) -> dict[str, object]:
        line: dict[str, object] = {
            "model": answer.model or request.json.get("model"),
            "created_at": "2026-01-01T00:00:00Z",
            "message": {"role": "assistant", "content": text},
            "done": is_done,
        }
        if not is_done:
            return line
        count = min(max(answer.input_tokens, _words(request)), _context(request))
        usage = {} if answer.without_usage else {"prompt_eval_count": count, "eval_count": answer.output_tokens}
        return {**line, "done_reason": answer.finish, **usage, **_logprobs(answer)}


def _words(request: Recorded) -> int:
    messages: Any = request.json.get("messages", [])
    return sum(len(re.findall(r"\w+", message["content"])) for message in messages)


def _context(request: Recorded) -> int:
    options: Any = request.json.get("options", {})
    return options.get("num_ctx", 4096)


def _logprobs(answer: Answer) -> dict[str, object]:
    if not answer.logprobs:
        return {}
    return {"logprobs": [{"token": token, "logprob": logprob, "top_logprobs": [{"token": token, "logprob": logprob}]}
                         for token, logprob in answer.logprobs]}  # fmt: skip


def _unsupported(parameter: str) -> str:
    match parameter:
        case "format":
            return 'invalid format: "x"; expected "json" or a valid JSON Schema object'
        case "think":
            return '"small" does not support thinking'
        case _:
            return f"invalid parameter: {parameter}"
