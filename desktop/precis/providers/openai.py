"""OpenAI's chat completions, and everything that speaks like it: vLLM, llama-server, LM Studio, LiteLLM, OpenRouter.

Field names follow OpenAI's API description. Where OpenAI itself and the servers that follow it differ (the name of the
token cap, `store`, reasoning effort), the host decides what is tried first, and what a server rejects is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from precis.domain.requests import EngineConfig, Finish, Request, TokenLogprob, TokenUsage
from precis.providers.loose import as_count, as_list, as_map, as_number, as_text, first_map
from precis.providers.schema import openai_schema, schema_name
from precis.providers.wire import Call, Draft, Tuning, Wire, optional, prompts, structured_feature

_FINISH = {
    "stop": Finish.STOP,
    "length": Finish.LENGTH,
    "content_filter": Finish.FILTERED,
}
_ALTERNATIVES = 5
_KEEPS_NOTHING = {"data_collection": "deny", "zdr": True}
"""Has OpenRouter choose only among providers that neither keep nor train on what they get; never left out."""
_NOT_LISTED = -9999.0
"""OpenAI's log probability of a token that is not among the top ones."""


def is_openai(base_url: str) -> bool:
    """Return whether the address is OpenAI's own service."""
    return (urlsplit(base_url).hostname or "api.openai.com") == "api.openai.com"


def is_azure(base_url: str) -> bool:
    """Return whether the address is OpenAI on Azure."""
    return (urlsplit(base_url).hostname or "").endswith((".openai.azure.com", ".services.ai.azure.com"))


def is_openrouter(base_url: str) -> bool:
    """Return whether the address is OpenRouter's."""
    return (urlsplit(base_url).hostname or "").endswith("openrouter.ai")


class OpenAIWire(Wire):
    """Chat completions."""

    kind = "openai"
    models_path = "/models"

    def headers(self, config: EngineConfig, key: str | None) -> dict[str, str]:
        """Return the headers with the key; Azure takes it in one of its own."""
        if not key:
            return {}
        return {"api-key": key} if is_azure(config.base_url) else {"authorization": f"Bearer {key}"}

    def call(self, config: EngineConfig, request: Request, model: str, tuning: Tuning) -> Call:
        """Return the request; the schema is enforced, else JSON is, else it is asked for in words."""
        compiled = openai_schema(request.schema.schema) if request.schema else None
        enforced = structured_feature(request, tuning, compiled)
        features: list[str] = []
        body: dict[str, Any] = {"model": model}
        if is_openrouter(config.base_url):
            body["provider"] = _KEEPS_NOTHING
        if enforced and request.schema:
            shape = {"name": schema_name(request.schema), "strict": True, "schema": compiled}
            body["response_format"] = {"type": "json_schema", "json_schema": shape}
            features.append(enforced)
        elif request.schema and tuning.allows("json_object"):
            body["response_format"] = {"type": "json_object"}
            features.append("json_object")
        is_prompted = request.schema is not None and enforced is None
        body["messages"] = _messages(request, is_prompted=is_prompted)
        features += _limits(body, config, request, tuning)
        features += optional(body, tuning, _options(config, request, tuning))
        if "logprobs" in body:
            body["top_logprobs"] = _ALTERNATIVES
        if "stream" in body and tuning.allows("stream_options"):
            body["stream_options"] = {"include_usage": True}
            features.append("stream_options")
        return Call("/chat/completions", body, tuple(features))

    def take(self, service: str, draft: Draft, name: str, payload: Mapping[str, Any]) -> bool:
        """Add a chunk: deltas of text, refusal, reasoning and log probabilities; the last one has the usage."""
        if payload.get("error") or name == "error":
            raise self.failed(service, draft, payload)
        draft.model = as_text(payload.get("model")) or draft.model
        draft.request_id = as_text(payload.get("id")) or draft.request_id
        draft.service_tier = as_text(payload.get("service_tier")) or draft.service_tier
        usage = usage_of(payload.get("usage"))
        draft.usage = usage or draft.usage
        choice = first_map(payload.get("choices"))
        if choice.get("finish_reason") == "error":  # OpenRouter's
            raise self.failed(service, draft, choice)
        return _take_choice(draft, choice) or usage is not None

    def model_names(self, payload: Mapping[str, Any]) -> list[str]:
        """Return the ids of the models."""
        return [name for entry in as_list(payload.get("data")) if (name := as_text(as_map(entry).get("id")))]


def usage_of(value: object) -> TokenUsage | None:
    """Return the usage in the normal form, or None where there is none."""
    usage = as_map(value)
    if not usage:
        return None
    prompt = as_map(usage.get("prompt_tokens_details"))
    completion = as_map(usage.get("completion_tokens_details"))
    return TokenUsage(
        input=as_count(usage.get("prompt_tokens")),
        output=as_count(usage.get("completion_tokens")),
        cached_input=as_count(prompt.get("cached_tokens")) or 0,
        cache_write=as_count(prompt.get("cache_write_tokens")) or 0,
        reasoning=as_count(completion.get("reasoning_tokens")) or 0,
    )


def logprobs_of(entries: Sequence[Any]) -> list[TokenLogprob]:
    """Return tokens with log probabilities and alternatives; places that are out of the top ones are left out."""
    found: list[TokenLogprob] = []
    for entry in map(as_map, entries):
        logprob = as_number(entry.get("logprob"))
        if logprob is not None and logprob != _NOT_LISTED:
            tops = [as_map(top) for top in as_list(entry.get("top_logprobs"))]
            rated = [(as_text(top.get("token")), as_number(top.get("logprob"))) for top in tops]
            alternatives = tuple((token, value) for token, value in rated if value is not None)
            found.append(TokenLogprob(as_text(entry.get("token")), logprob, alternatives))
    return found


def _messages(request: Request, *, is_prompted: bool) -> list[dict[str, str]]:
    system, others = prompts(request, in_words_too=is_prompted)
    head = [{"role": "system", "content": system}] if system else []
    return head + [{"role": message.role.value, "content": message.text} for message in others]


def _limits(body: dict[str, Any], config: EngineConfig, request: Request, tuning: Tuning) -> list[str]:
    """Put the token cap in under the name that the server takes: OpenAI's newer one, or the one that others know."""
    newer, older = "max_completion_tokens", "max_tokens"
    first, second = (newer, older) if is_openai(config.base_url) or is_azure(config.base_url) else (older, newer)
    name = next((name for name in (first, second) if tuning.allows(name)), first)
    body[name] = request.max_output_tokens
    return [name]


def _options(config: EngineConfig, request: Request, tuning: Tuning) -> dict[str, tuple[str, Any]]:
    own = is_openai(config.base_url)
    # No reasoning where the model allows it: it is billed as output, and newer models take no temperature with it.
    levels = ("none", "low") if own else ()
    effort = next((level for level in levels if tuning.allows(f"reasoning_effort={level}")), None)
    return {
        "temperature": ("temperature", request.temperature),
        "seed": ("seed", request.seed),
        "stream": ("stream", True),
        "store": ("store", False if own or is_azure(config.base_url) else None),
        "logprobs": ("logprobs", True if request.want_logprobs else None),
        "user_tag": ("safety_identifier", (own and request.context.user_tag) or None),
        f"reasoning_effort={effort}": ("reasoning_effort", effort),
    }


def _take_choice(draft: Draft, choice: Mapping[str, Any]) -> bool:
    """A whole reply's message has the form of a stream's delta."""
    delta = as_map(choice.get("delta")) or as_map(choice.get("message"))
    text, refusal = _text(delta.get("content")), as_text(delta.get("refusal"))
    draft.text.append(text)
    draft.refusal.append(refusal)
    draft.logprobs += logprobs_of(as_list(as_map(choice.get("logprobs")).get("content")))
    finish = as_text(choice.get("finish_reason"))
    if finish:
        draft.finish = _FINISH.get(finish, Finish.OTHER)
    reasoning = as_text(delta.get("reasoning_content")) or as_text(delta.get("reasoning"))
    return bool(text or refusal or reasoning or finish)


def _text(content: object) -> str:
    """Some gateways send content as a list of parts."""
    if isinstance(content, str):
        return content
    return "".join(as_text(as_map(part).get("text")) for part in as_list(content))
