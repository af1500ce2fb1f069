"""A server that speaks Gemini's generateContent. Bodies follow the Gemini API reference and google.rpc's details."""

from __future__ import annotations

import json

from tests.fakes.servers.acts import Act, Answer, Failure, Raw, Recorded
from tests.fakes.servers.http import FakeServer, pieces_of

_FAILURES: dict[str, tuple[int, str]] = {
    "rate_limited": (429, "RESOURCE_EXHAUSTED"),
    "ramp": (429, "RESOURCE_EXHAUSTED"),
    "daily_limit": (429, "RESOURCE_EXHAUSTED"),
    "quota": (429, "RESOURCE_EXHAUSTED"),
    "overloaded": (503, "UNAVAILABLE"),
    "server_error": (500, "INTERNAL"),
    "bad_key": (400, "INVALID_ARGUMENT"),
    "forbidden": (403, "PERMISSION_DENIED"),
    "model_not_found": (404, "NOT_FOUND"),
    "context_too_long": (400, "INVALID_ARGUMENT"),
    "bad_parameter": (400, "INVALID_ARGUMENT"),
    "bad_request": (400, "INVALID_ARGUMENT"),
}
_QUOTAS = {
    "rate_limited": (("GenerateRequestsPerMinutePerProjectPerModel-FreeTier", "5"),),
    "ramp": (("GenerateRequestsPerMinutePerProjectPerModel-FreeTier", "5"),),
    "daily_limit": (("GenerateRequestsPerMinutePerProjectPerModel-FreeTier", "5"),
                    ("GenerateRequestsPerDayPerProjectPerModel-FreeTier", "50")),
    "quota": (("GenerateRequestsPerMinutePerProjectPerModel-FreeTier", "0"),),
}  # fmt: skip
_FINISH = {"stop": "STOP", "length": "MAX_TOKENS", "refused": "SAFETY", "filtered": "SAFETY"}
_RPC = "type.googleapis.com/google.rpc."


class FakeGemini(FakeServer):
    """generateContent, streamed and whole, and the list of models. Waits are said in RetryInfo, as Google does."""

    kind = "gemini"

    def is_model_call(self, request: Recorded) -> bool:
        return "enerateContent" in request.path

    def wants_stream(self, request: Recorded) -> bool:
        return ":streamGenerateContent" in request.path

    def other_act(self, request: Recorded) -> Act:
        if request.path.partition("?")[0] == "/v1beta/models":
            listing = [{"name": f"models/{model}", "supportedGenerationMethods": ["generateContent"]}
                       for model in self.models]  # fmt: skip
            listing.append({"name": "models/embedding-1", "supportedGenerationMethods": ["embedContent"]})
            return Raw(body=json.dumps({"models": listing}).encode())
        return Failure("model_not_found")

    def sent_key(self, request: Recorded) -> str:
        return request.headers.get("x-goog-api-key", "")

    def reply(self, request: Recorded, answer: Answer) -> dict[str, object]:
        return self._part(request, answer, answer.text, is_last=True)

    def events(self, request: Recorded, answer: Answer) -> list[bytes]:
        pieces = pieces_of(answer.text, answer.pieces) or [""]
        parts = [self._part(request, answer, piece, is_last=number == len(pieces) - 1)
                 for number, piece in enumerate(pieces)]  # fmt: skip
        return [self.frame(json.dumps(part, ensure_ascii=False).encode()) for part in parts]

    def failure(self, failure: Failure) -> tuple[int, dict[str, object], dict[str, str]]:
        if failure.kind == "filtered":
            usage = {"promptTokenCount": 10, "totalTokenCount": 10}
            return 200, {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, "usageMetadata": usage}, {}
        status, name = _FAILURES[failure.kind]
        error = {"code": status, "message": _message(failure), "status": name, "details": _details(failure)}
        return status, {"error": error}, {}

    def wait_headers(self, failure: Failure) -> dict[str, str]:
        return {}

    def _part(self, request: Recorded, answer: Answer, text: str, *, is_last: bool) -> dict[str, object]:
        model = request.path.partition("/models/")[2].partition(":")[0]
        candidate: dict[str, object] = {"content": {"role": "model", "parts": [{"text": text}]}, "index": 0}
        if is_last:
            candidate["finishReason"] = _FINISH.get(answer.finish, answer.finish)
            candidate |= _logprobs(answer)
        part = {"candidates": [candidate], "modelVersion": answer.model or model, "responseId": f"r{self.calls}"}
        return part if answer.without_usage else {**part, "usageMetadata": _usage(answer)}


def _usage(answer: Answer) -> dict[str, object]:
    """Gemini counts thoughts apart from the visible output."""
    return {
        "promptTokenCount": answer.input_tokens,
        "cachedContentTokenCount": answer.cached_tokens,
        "candidatesTokenCount": answer.output_tokens - answer.reasoning_tokens,
        "thoughtsTokenCount": answer.reasoning_tokens,
        "totalTokenCount": answer.input_tokens + answer.output_tokens,
    }


def _logprobs(answer: Answer) -> dict[str, object]:
    if not answer.logprobs:
        return {}
    chosen = [{"token": token, "logProbability": logprob} for token, logprob in answer.logprobs]
    tops = [{"candidates": [entry, {"token": "other", "logProbability": -4.0}]} for entry in chosen]
    return {"logprobsResult": {"chosenCandidates": chosen, "topCandidates": tops}}


def _message(failure: Failure) -> str:
    if failure.kind == "context_too_long":
        return (f"The input token count ({failure.limit * 2}) exceeds the maximum number of tokens allowed "
                f"({failure.limit}).")  # fmt: skip
    if failure.kind == "bad_parameter":
        name = failure.parameter.rpartition(".")[2]
        return f"Invalid JSON payload received. Unknown name \"{name}\" at 'generation_config': Cannot find field."
    return failure.message


def _details(failure: Failure) -> list[dict[str, object]]:
    if failure.kind == "bad_key":
        return [{"@type": f"{_RPC}ErrorInfo", "reason": "API_KEY_INVALID", "domain": "googleapis.com"}]
    if failure.kind not in _QUOTAS:
        return []
    violations = [{"quotaId": name, "quotaValue": value} for name, value in _QUOTAS[failure.kind]]
    wait = failure.retry_after or (failure.retry_after_ms or 1000) / 1000
    return [
        {"@type": f"{_RPC}QuotaFailure", "violations": violations},
        {"@type": f"{_RPC}RetryInfo", "retryDelay": f"{wait}s"},
    ]
