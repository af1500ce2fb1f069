"""A server that speaks OpenAI's chat completions and batches, as OpenAI and its compatible servers do.

Bodies and codes follow OpenAI's published API description and error guide.
"""

from __future__ import annotations

import json
from typing import Any

from tests.fakes.servers.acts import Act, Answer, Choose, Failure, Raw, Recorded
from tests.fakes.servers.batches import OpenAIBatches
from tests.fakes.servers.http import FakeServer, pieces_of

_FAILURES: dict[str, tuple[int, str, str | None]] = {
    "rate_limited": (429, "requests", "rate_limit_exceeded"),
    "ramp": (429, "rate_limit_error", "slow_down"),
    "daily_limit": (429, "requests", "rate_limit_exceeded"),
    "quota": (429, "insufficient_quota", "credit_balance_exhausted"),
    "overloaded": (503, "service_unavailable_error", "server_is_overloaded"),
    "server_error": (500, "server_error", None),
    "bad_key": (401, "invalid_request_error", "invalid_api_key"),
    "forbidden": (403, "invalid_request_error", "unsupported_country_region_territory"),
    "model_not_found": (404, "invalid_request_error", "model_not_found"),
    "context_too_long": (400, "invalid_request_error", "context_length_exceeded"),
    "filtered": (400, "invalid_request_error", "content_filter"),
    "bad_parameter": (400, "invalid_request_error", "unsupported_parameter"),
    "bad_request": (400, "invalid_request_error", None),
}


class FakeOpenAI(FakeServer):
    """OpenAI's chat completions, models, files and batches. `server.batches` holds the batch queue."""

    kind = "openai"
    base_path = "/v1"

    def __init__(self, otherwise: Act | Choose | None = None, **more: Any) -> None:
        super().__init__(otherwise, **more)
        self.batches = OpenAIBatches(self)

    def is_model_call(self, request: Recorded) -> bool:
        return request.path.endswith("/chat/completions")

    def other_act(self, request: Recorded) -> Act:
        if request.path.endswith("/models"):
            listing = {"object": "list", "data": [{"id": model, "object": "model"} for model in self.models]}
            return Raw(body=json.dumps(listing).encode())
        return self.batches.act(request) or Raw(404, b'{"error": {"message": "no such route", "type": "not_found"}}')

    def sent_key(self, request: Recorded) -> str:
        return request.headers.get("authorization", "").removeprefix("Bearer ")

    def ordinary_headers(self) -> dict[str, str]:
        return {
            "x-request-id": f"req_{self.calls}",
            "x-ratelimit-limit-requests": "500",
            "x-ratelimit-remaining-requests": "499",
            "x-ratelimit-reset-requests": "120ms",
            "x-ratelimit-limit-tokens": "200000",
            "x-ratelimit-remaining-tokens": "199000",
            "x-ratelimit-reset-tokens": "1m0.5s",
        }

    def reply(self, request: Recorded, answer: Answer) -> dict[str, object]:
        message = {"role": "assistant", "content": answer.text, "refusal": None}
        if answer.refusal:
            message |= {"content": None, "refusal": answer.refusal}
        choice = {"index": 0, "finish_reason": _finish(answer), "message": message, "logprobs": _logprobs(answer)}
        usage = {} if answer.without_usage else {"usage": _usage(answer)}
        return {**self._frame_of(request, answer, "chat.completion"), "choices": [choice], **usage}

    def events(self, request: Recorded, answer: Answer) -> list[bytes]:
        frame = self._frame_of(request, answer, "chat.completion.chunk")
        field = "refusal" if answer.refusal else "content"
        deltas: list[dict[str, object]] = [{"role": "assistant", "content": ""}]
        deltas.extend({field: piece} for piece in pieces_of(answer.refusal or answer.text, answer.pieces))
        choices: list[dict[str, object]] = [{"index": 0, "delta": delta, "finish_reason": None} for delta in deltas]
        if answer.logprobs:
            choices[-1]["logprobs"] = _logprobs(answer)
        choices.append({"index": 0, "delta": {}, "finish_reason": _finish(answer)})
        chunks: list[dict[str, object]] = [{**frame, "choices": [choice], "usage": None} for choice in choices]
        options = request.json.get("stream_options")
        if isinstance(options, dict) and options.get("include_usage") and not answer.without_usage:
            chunks.append({**frame, "choices": [], "usage": _usage(answer)})
        return [self.frame(json.dumps(chunk, ensure_ascii=False).encode()) for chunk in chunks] + [b"data: [DONE]\n\n"]

    def failure(self, failure: Failure) -> tuple[int, dict[str, object], dict[str, str]]:
        status, kind, code = _FAILURES[failure.kind]
        named = failure.parameter if failure.kind == "bad_parameter" else None
        message = failure.message
        if failure.kind == "context_too_long":
            message = f"This model's maximum context length is {failure.limit} tokens."
        error = {"message": message, "type": kind, "param": named, "code": code}
        headers = {"retry-after": "7200"} if failure.kind == "daily_limit" else {}
        return status, {"error": error}, {"x-request-id": f"req_{self.calls}", **headers}

    def _frame_of(self, request: Recorded, answer: Answer, kind: str) -> dict[str, object]:
        model = answer.model or request.json.get("model")
        return {"id": f"chatcmpl-{self.calls}", "object": kind, "created": 1790000000, "model": model,
                "service_tier": "default"}  # fmt: skip


def _finish(answer: Answer) -> str:
    return {"filtered": "content_filter", "refused": "stop"}.get(answer.finish, answer.finish)


def _usage(answer: Answer) -> dict[str, object]:
    return {
        "prompt_tokens": answer.input_tokens,
        "completion_tokens": answer.output_tokens,
        "total_tokens": answer.input_tokens + answer.output_tokens,
        "prompt_tokens_details": {"cached_tokens": answer.cached_tokens, "cache_write_tokens": 0},
        "completion_tokens_details": {"reasoning_tokens": answer.reasoning_tokens},
    }


def _logprobs(answer: Answer) -> dict[str, object] | None:
    if not answer.logprobs:
        return None
    content = [
        {"token": token, "bytes": list(token.encode()), "logprob": logprob,
         "top_logprobs": [{"token": token, "logprob": logprob}, {"token": "other", "logprob": -4.0}]}
        for token, logprob in answer.logprobs
    ]  # fmt: skip
    return {"content": content, "refusal": None}
