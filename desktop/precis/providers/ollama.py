"""Ollama's own protocol, /api/chat.

Its OpenAI-compatible side can't set the context size, and cuts what is longer without a word. Here the context is
sized to the request, cutting is forbidden, and the count of tokens that were read is checked against what was sent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from precis.domain.errors import ContextTooLong, EngineError
from precis.domain.requests import EngineConfig, Finish, Request, TokenUsage
from precis.providers.loose import as_count, as_list, as_map, as_text
from precis.providers.openai import logprobs_of
from precis.providers.wire import Call, Draft, Tuning, Wire, optional, prompts, structured_feature

_FINISH = {"stop": Finish.STOP, "length": Finish.LENGTH}
_SMALLEST_CONTEXT = 4096
_WIDEN = 3
_BYTES_PER_TOKEN = 3
"""Less than any common tokenizer needs for prose (about 4), so that the estimate is on the safe side."""
_KEEP_ALIVE = "10m"
_ALTERNATIVES = 5
_WORD = re.compile(r"\w+")


class OllamaWire(Wire):
    """/api/chat."""

    kind = "ollama"
    is_ndjson = True
    models_path = "/api/tags"

    def headers(self, config: EngineConfig, key: str | None) -> dict[str, str]:
        """Return the key's header where there is a key: a local server has none, a hosted one may."""
        return {"authorization": f"Bearer {key}"} if key else {}

    def call(self, config: EngineConfig, request: Request, model: str, tuning: Tuning) -> Call:
        """Return the request. The schema also goes into the prompt: a grammar alone makes small models wander."""
        enforced = structured_feature(request, tuning, dict(request.schema.schema) if request.schema else None)
        system, others = prompts(request, in_words_too=request.schema is not None)
        messages = [{"role": "system", "content": system}] if system else []
        messages += [{"role": message.role.value, "content": message.text} for message in others]
        size = context_size(config, request, widen=tuning.widen)
        options: dict[str, Any] = {"num_ctx": size, "num_predict": request.max_output_tokens}
        features = optional(
            options,
            tuning,
            {"temperature": ("temperature", request.temperature), "seed": ("seed", request.seed)},
        )
        body: dict[str, Any] = {
            "model": model, "messages": messages, "options": options, "stream": True, "keep_alive": _KEEP_ALIVE,
            "truncate": False, "shift": False,
        }  # fmt: skip
        if enforced and request.schema:
            body["format"] = request.schema.schema
            features.append(enforced)
        elif request.schema and tuning.allows("json_object"):
            body["format"] = "json"
            features.append("json_object")
        wanted = True if request.want_logprobs else None
        features += optional(body, tuning, {"think": ("think", False), "logprobs": ("logprobs", wanted)})
        if "logprobs" in body:
            body["top_logprobs"] = _ALTERNATIVES
        return Call("/api/chat", body, tuple(features))

    def take(self, service: str, draft: Draft, name: str, payload: Mapping[str, Any]) -> bool:
        """Add a line of the stream; the last one has the counts."""
        if payload.get("error"):
            raise self.failed(service, draft, payload)
        message = as_map(payload.get("message"))
        text = as_text(message.get("content"))
        draft.text.append(text)
        draft.model = as_text(payload.get("model")) or draft.model
        draft.logprobs += logprobs_of(as_list(payload.get("logprobs")))
        if payload.get("done") is True:
            draft.is_done = True
            draft.finish = _FINISH.get(as_text(payload.get("done_reason")) or "stop", Finish.OTHER)
            draft.usage = TokenUsage(as_count(payload.get("prompt_eval_count")), as_count(payload.get("eval_count")))
        return bool(text or message.get("thinking") or draft.is_done)

    def after(self, config: EngineConfig, request: Request, call: Call, draft: Draft) -> EngineError | None:
        """Return ContextTooLong where fewer tokens were read than words were sent: an older server cut the prompt.

        Every tokenizer gives each word at least one token, so that a smaller count is proof and not a guess. A count
        that fills the whole context means the same.
        """
        read = draft.usage.input if draft.usage else None
        if read is None:
            return None
        size = call.body["options"]["num_ctx"]
        words = sum(1 for message in request.messages for _ in _WORD.finditer(message.text))
        if read >= size or read < words:
            message = f"{config.name} read only a part of the text: it is longer than the model's context."
            return ContextTooLong(message, limit=min(size, read), status=200)
        return None

    def wider(self, config: EngineConfig, request: Request, tuning: Tuning) -> Tuning | None:
        """Return a context of three times the estimate, once, where that is larger than what was sent."""
        if tuning.widen > 1 or context_size(config, request, widen=_WIDEN) <= context_size(config, request):
            return None
        return replace(tuning, widen=_WIDEN)

    def model_names(self, payload: Mapping[str, Any]) -> list[str]:
        """Return the names of the installed models."""
        return [name for entry in as_list(payload.get("models")) if (name := as_text(as_map(entry).get("name")))]


def context_size(config: EngineConfig, request: Request, *, widen: int = 1) -> int:
    """Return the context in tokens that surely holds prompt and reply: a power of two from 4096 up.

    Steps keep the model loaded from call to call, since another size makes the server load it anew. `widen` multiplies
    the estimate, after a server found it too small; `config.context_tokens` caps it.
    """
    sent = sum(len(message.text.encode("utf-8", "replace")) for message in request.messages)
    schema = 2 * len(str(request.schema.schema)) if request.schema else 0
    need = ((sent + schema) // _BYTES_PER_TOKEN + 64) * widen + request.max_output_tokens
    size = _SMALLEST_CONTEXT
    while size < need:
        size *= 2
    return min(size, config.context_tokens) if config.context_tokens else size
