"""Servers that follow OpenAI's protocol, each with what it does in its own way: errors, headers, extra fields."""

from __future__ import annotations

import json

from tests.fakes.servers.acts import Act, Answer, Failure, Raw, Recorded
from tests.fakes.servers.openai import FakeOpenAI


class FakeVLLM(FakeOpenAI):
    """vLLM: integer codes, no rate headers, no key needed; its list of models says how large their context is."""

    context = 32_768

    def other_act(self, request: Recorded) -> Act:
        if request.path.endswith("/models"):
            data = [{"id": model, "object": "model", "max_model_len": self.context} for model in self.models]
            return Raw(body=json.dumps({"object": "list", "data": data}).encode())
        return super().other_act(request)

    def ordinary_headers(self) -> dict[str, str]:
        return {}

    def failure(self, failure: Failure) -> tuple[int, dict[str, object], dict[str, str]]:
        status, _, _ = super().failure(failure)
        message, kind, parameter = failure.message, "BadRequestError", None
        if failure.kind == "context_too_long":
            message = (f"This model's maximum context length is {failure.limit} tokens. However, you requested "
                       f"{failure.limit * 2} tokens in the messages.")  # fmt: skip
            parameter = "input_tokens"
        elif failure.kind == "model_not_found":
            message, kind = "The model `missing` does not exist.", "NotFoundError"
        elif failure.kind == "bad_parameter":
            message = f"[{{'type': 'extra_forbidden', 'loc': ('body', '{failure.parameter}')}}]"
        elif status >= 500:
            kind = "InternalServerError"
        return status, {"error": {"message": message, "type": kind, "param": parameter, "code": status}}, {}


class FakeLlamaServer(FakeOpenAI):
    """llama.cpp's server: its own error types, 503 while the model loads, no rate headers; /props says the context."""

    context = 4_096

    def other_act(self, request: Recorded) -> Act:
        if request.path == "/props":
            return Raw(body=json.dumps({"default_generation_settings": {"n_ctx": self.context}}).encode())
        if request.path.endswith("/models"):
            more = {"object": "model", "owned_by": "llamacpp", "meta": {"n_ctx_train": 131_072}}
            listed = {"object": "list", "data": [{"id": model, **more} for model in self.models]}
            return Raw(body=json.dumps(listed).encode())
        return super().other_act(request)

    def ordinary_headers(self) -> dict[str, str]:
        return {}

    def failure(self, failure: Failure) -> tuple[int, dict[str, object], dict[str, str]]:
        status, _, _ = super().failure(failure)
        error: dict[str, object] = {"code": status, "message": failure.message, "type": "server_error"}
        match failure.kind:
            case "context_too_long":
                tokens = {"n_prompt_tokens": failure.limit * 2, "n_ctx": failure.limit}
                said = "the request exceeds the available context size, try increasing it"
                error |= {"type": "exceed_context_size_error", "message": said, **tokens}
            case "overloaded":
                error |= {"type": "unavailable_error", "message": "Loading model"}
            case "bad_parameter":
                error |= {"type": "invalid_request_error", "message": f"Unsupported param: {failure.parameter}"}
            case "bad_key":
                error |= {"type": "authentication_error", "message": "Invalid API Key"}
            case _ if status < 500:
                error["type"] = "invalid_request_error"
        return status, {"error": error}, {}


class FakeOpenRouter(FakeOpenAI):
    """OpenRouter: HTTP codes as `code`, cost in the usage, 402 for credits, and `finish_reason: error` in a stream."""

    def ordinary_headers(self) -> dict[str, str]:
        return {}

    def failure(self, failure: Failure) -> tuple[int, dict[str, object], dict[str, str]]:
        status, _, headers = super().failure(failure)
        status = 402 if failure.kind == "quota" else status
        metadata = {"provider_name": "Somebody"}
        error: dict[str, object] = {"code": status, "message": failure.message, "metadata": metadata}
        if failure.kind == "bad_parameter":
            metadata["raw"] = json.dumps({"error": {"message": f"Unsupported parameter: '{failure.parameter}'."}})
            error["message"] = "Provider returned error"
        if failure.kind == "context_too_long":
            error["message"] = f"This endpoint's maximum context length is {failure.limit} tokens."
        return status, {"error": error, "user_id": "user_1"}, headers

    def reply(self, request: Recorded, answer: Answer) -> dict[str, object]:
        return {**super().reply(request, answer), "provider": "Somebody"}


class FakeLiteLLM(FakeOpenAI):
    """The LiteLLM proxy: headers of its own; others' errors in OpenAI's form, with the status as a string."""

    def ordinary_headers(self) -> dict[str, str]:
        return {"x-litellm-call-id": f"call-{self.calls}", "x-litellm-response-cost": "0.0001",
                "x-litellm-model-id": "m1"}  # fmt: skip

    def failure(self, failure: Failure) -> tuple[int, dict[str, object], dict[str, str]]:
        status, _, _ = super().failure(failure)
        words = {
            "context_too_long": f"litellm.ContextWindowExceededError: maximum context length is {failure.limit}.",
            "quota": "litellm.RateLimitError: You exceeded your current quota. insufficient_quota",
            "bad_parameter": f"litellm.UnsupportedParamsError: openai does not support parameters: "
            f"['{failure.parameter}']",
            "model_not_found": "Invalid model name passed in model=missing",
        }
        kinds = {"bad_key": "auth_error", "rate_limited": "throttling_error", "quota": "insufficient_quota"}
        message = words.get(failure.kind, f"litellm.APIError: {failure.message}")
        error = {"message": message, "type": kinds.get(failure.kind), "param": None, "code": str(status)}
        return status, {"error": error}, {"x-litellm-call-id": f"call-{self.calls}"}
