"""Anthropic's Messages.

No sampling parameter is sent: newer models and the newer version of the API reject every value of them. Field names
follow Anthropic's API reference.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from precis.domain.errors import ContextTooLong
from precis.domain.requests import EngineConfig, Finish, Request, TokenUsage
from precis.providers.loose import as_count, as_list, as_map, as_text
from precis.providers.schema import anthropic_schema
from precis.providers.wire import Call, Draft, Tuning, Wire, optional, prompts, structured_feature

VERSION = "2023-06-01"
"""Sent with each request, so that a newer version of the API changes nothing unseen; `extra_headers` overrides it."""

_FINISH = {
    "end_turn": Finish.STOP,
    "stop_sequence": Finish.STOP,
    "max_tokens": Finish.LENGTH,
    "refusal": Finish.REFUSED,
}
_COUNTS = ("input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens", "output_tokens")


class AnthropicWire(Wire):
    """Messages."""

    kind = "anthropic"
    models_path = "/v1/models?limit=1000"

    def headers(self, config: EngineConfig, key: str | None) -> dict[str, str]:
        """Return the headers with the key and the version of the API."""
        version = {"anthropic-version": VERSION}
        return {**version, "x-api-key": key} if key else version

    def call(self, config: EngineConfig, request: Request, model: str, tuning: Tuning) -> Call:
        """Return the request; the schema is enforced, else it is asked for in words."""
        compiled = anthropic_schema(request.schema.schema) if request.schema else None
        enforced = structured_feature(request, tuning, compiled)
        is_prompted = request.schema is not None and enforced is None
        system, others = prompts(request, in_words_too=is_prompted)
        body: dict[str, Any] = {"model": model, "max_tokens": request.max_output_tokens}
        if system:
            body["system"] = system
        body["messages"] = [{"role": message.role.value, "content": message.text} for message in others]
        features: list[str] = []
        if enforced:
            body["output_config"] = {"format": {"type": "json_schema", "schema": compiled}}
            features.append(enforced)
        tag = {"user_id": request.context.user_tag} if request.context.user_tag else None
        features += optional(body, tuning, {"stream": ("stream", True), "user_tag": ("metadata", tag)})
        return Call("/v1/messages", body, tuple(features))

    def take(self, service: str, draft: Draft, name: str, payload: Mapping[str, Any]) -> bool:
        """Add an event; unknown ones are ignored, as the protocol asks."""
        kind = as_text(payload.get("type")) or name
        if kind == "error":
            raise self.failed(service, draft, payload)
        if kind == "message_start":
            self._take_message(service, draft, as_map(payload.get("message")))
            return False
        if kind == "content_block_delta":
            return _take_delta(draft, as_map(payload.get("delta")))
        if kind == "message_delta":
            self._take_message(service, draft, {**as_map(payload.get("delta")), "usage": payload.get("usage")})
            return True
        if kind == "message_stop":
            draft.is_done = True
        return kind in {"content_block_start", "message_stop"}

    def take_whole(self, service: str, draft: Draft, payload: Mapping[str, Any]) -> None:
        """Add a whole message."""
        if payload.get("type") == "error" or payload.get("error"):
            raise self.failed(service, draft, payload)
        for block in map(as_map, as_list(payload.get("content"))):
            draft.text.append(as_text(block.get("text")))
        self._take_message(service, draft, payload)

    def _take_message(self, service: str, draft: Draft, message: Mapping[str, Any]) -> None:
        draft.model = as_text(message.get("model")) or draft.model
        draft.request_id = as_text(message.get("id")) or draft.request_id
        usage = as_map(message.get("usage"))
        draft.usage = _usage(usage, draft.usage) if usage else draft.usage
        draft.service_tier = as_text(usage.get("service_tier")) or draft.service_tier
        reason = as_text(message.get("stop_reason"))
        if reason:
            draft.finish = _FINISH.get(reason, Finish.OTHER)
        if reason == "model_context_window_exceeded":  # with HTTP 200, and billed
            error = ContextTooLong(f"The text is longer than the model of {service} takes.", status=200)
            error.maybe_billed = True
            raise error
        if reason == "refusal":
            draft.refusal.append(as_text(as_map(message.get("stop_details")).get("category")) or "declined")

    def model_names(self, payload: Mapping[str, Any]) -> list[str]:
        """Return the ids of the models."""
        return [name for entry in as_list(payload.get("data")) if (name := as_text(as_map(entry).get("id")))]


def _take_delta(draft: Draft, delta: Mapping[str, Any]) -> bool:
    draft.text.append(as_text(delta.get("text")))
    return bool(delta.get("text") or delta.get("thinking") or delta.get("signature"))


def _usage(said: Mapping[str, Any], before: TokenUsage | None) -> TokenUsage:
    """Return the usage in the normal form; counts are cumulative, and those that an event leaves out stay."""
    fresh, read, written, output = (as_count(said.get(name)) for name in _COUNTS)
    details = as_map(said.get("output_tokens_details"))
    reasoning = as_count(details.get("thinking_tokens")) or (before.reasoning if before else 0)
    earlier = before or TokenUsage()
    read = earlier.cached_input if read is None else read
    written = earlier.cache_write if written is None else written
    total = earlier.input if fresh is None else fresh + read + written  # input_tokens leaves the cached ones out
    return TokenUsage(total, earlier.output if output is None else output, read, written, reasoning)
