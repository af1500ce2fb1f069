"""A server that speaks Anthropic's Messages and message batches. Bodies follow Anthropic's API reference."""

from __future__ import annotations

import json
from typing import Any

from tests.fakes.servers.acts import Act, Answer, Choose, Failure, Raw, Recorded
from tests.fakes.servers.batches import AnthropicBatches
from tests.fakes.servers.http import FakeServer, pieces_of

_FAILURES: dict[str, tuple[int, str, str | None]] = {
    "rate_limited": (429, "rate_limit_error", None),
    "ramp": (429, "rate_limit_error", "ramp_limit_exceeded"),
    "daily_limit": (429, "rate_limit_error", None),
    "quota": (429, "rate_limit_error", "enforced_spend_limit_reached"),
    "overloaded": (529, "overloaded_error", None),
    "server_error": (500, "api_error", None),
    "bad_key": (401, "authentication_error", None),
    "forbidden": (403, "permission_error", None),
    "model_not_found": (404, "not_found_error", None),
    "context_too_long": (400, "invalid_request_error", None),
    "bad_parameter": (400, "invalid_request_error", None),
    "bad_request": (400, "invalid_request_error", None),
}
_WAITS = {"rate_limited": "1", "ramp": "1", "daily_limit": "7200"}
_FINISH = {"stop": "end_turn", "length": "max_tokens", "refused": "refusal", "filtered": "refusal"}


class FakeAnthropic(FakeServer):
    """Messages, models and message batches. `server.batches` holds the batch queue.

    Its 429s say when to come back (1 s if the act does not), since one without is a monthly cap: `Raw` can send that.
    """

    kind = "anthropic"

    def __init__(self, otherwise: Act | Choose | None = None, **more: Any) -> None:
        super().__init__(otherwise, **more)
        self.batches = AnthropicBatches(self)

    def is_model_call(self, request: Recorded) -> bool:
        return request.path == "/v1/messages"

    def other_act(self, request: Recorded) -> Act:
        if request.path.partition("?")[0] == "/v1/models":
            listing = {"data": [{"type": "model", "id": model} for model in self.models], "has_more": False}
            return Raw(body=json.dumps(listing).encode())
        if request.path.startswith("/v1/models/"):
            model = {"type": "model", "id": request.path.rpartition("/")[2], "max_input_tokens": 200_000}
            return Raw(body=json.dumps(model).encode())
        return self.batches.act(request) or Failure("model_not_found")

    def sent_key(self, request: Recorded) -> str:
        return request.headers.get("x-api-key", "")

    def ordinary_headers(self) -> dict[str, str]:
        headers = {"request-id": f"req_{self.calls}"}
        for subject, limit in (("requests", 50), ("tokens", 40000)):
            named = f"anthropic-ratelimit-{subject}"
            headers |= {f"{named}-limit": f"{limit}", f"{named}-remaining": f"{limit - 1}",
                        f"{named}-reset": "2099-01-01T00:00:00Z"}  # fmt: skip
        return headers

    def reply(self, request: Recorded, answer: Answer) -> dict[str, object]:
        content = [{"type": "text", "text": answer.text}] if answer.text else []
        return {
            **self._message(request, answer),
            "content": content,
            **_stop(answer),
            "usage": {**_input(answer), "output_tokens": answer.output_tokens},
        }

    def events(self, request: Recorded, answer: Answer) -> list[bytes]:
        start = {**self._message(request, answer), "content": [], "stop_reason": None,
                 "usage": {**_input(answer), "output_tokens": 1}}  # fmt: skip
        blocks: list[dict[str, object]] = [{"type": "text_delta", "text": piece}
                                           for piece in pieces_of(answer.text, answer.pieces)]  # fmt: skip
        events: list[dict[str, object]] = [
            {"type": "message_start", "message": start},
            {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
            {"type": "ping"},
            *({"type": "content_block_delta", "index": 0, "delta": delta} for delta in blocks),
            {"type": "content_block_stop", "index": 0},
            {"type": "message_delta", "delta": _stop(answer), "usage": {"output_tokens": answer.output_tokens}},
            {"type": "message_stop"},
        ]
        return [_event(event) for event in events]

    def failure(self, failure: Failure) -> tuple[int, dict[str, object], dict[str, str]]:
        if failure.kind == "filtered":
            return 200, self.reply(Recorded("", "", {}, b"", {}), Answer("", finish="refused")), {}
        status, kind, code = _FAILURES[failure.kind]
        error: dict[str, object] = {"type": kind, "message": _message(failure)}
        if code:
            error["details"] = {"error_code": code}
        name = f"req_{self.calls}"
        return status, {"type": "error", "error": error, "request_id": name}, {"request-id": name}

    def wait_headers(self, failure: Failure) -> dict[str, str]:
        said = super().wait_headers(failure)
        return said or ({"retry-after": _WAITS[failure.kind]} if failure.kind in _WAITS else {})

    def error_event(self, body: dict[str, object]) -> bytes:
        if body["type"] == "error":
            return _event(body)
        whole: Any = body
        events = [{"type": "message_start", "message": {**whole, "stop_reason": None}},
                  {"type": "message_delta", "delta": {"stop_reason": "refusal"}, "usage": {"output_tokens": 1}},
                  {"type": "message_stop"}]  # fmt: skip
        return b"".join(map(_event, events))

    def frame(self, data: bytes) -> bytes:
        return b"event: content_block_delta\ndata: " + data + b"\n\n"

    def ping(self) -> bytes:
        return _event({"type": "ping"})

    def _message(self, request: Recorded, answer: Answer) -> dict[str, object]:
        return {"id": f"msg_{self.calls}", "type": "message", "role": "assistant",
                "model": answer.model or request.json.get("model")}  # fmt: skip


def _event(event: dict[str, object]) -> bytes:
    return f"event: {event['type']}\ndata: {json.dumps(event, ensure_ascii=False)}\n\n".encode()


def _stop(answer: Answer) -> dict[str, object]:
    reason = _FINISH.get(answer.finish, answer.finish)
    details = {"category": answer.refusal or "policy", "explanation": ""} if reason == "refusal" else None
    return {"stop_reason": reason, "stop_sequence": None, "stop_details": details}


def _input(answer: Answer) -> dict[str, object]:
    """Anthropic counts cached tokens apart from the input's."""
    return {
        "input_tokens": answer.input_tokens - answer.cached_tokens,
        "cache_read_input_tokens": answer.cached_tokens,
        "cache_creation_input_tokens": 0,
        "output_tokens_details": {"thinking_tokens": answer.reasoning_tokens},
        "service_tier": "standard",
    }


def _message(failure: Failure) -> str:
    if failure.kind == "context_too_long":
        return f"prompt is too long: {failure.limit * 2} tokens > {failure.limit} maximum"
    if failure.kind == "bad_parameter":
        return f"{failure.parameter}: Extra inputs are not permitted"
    return failure.message
