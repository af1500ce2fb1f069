"""Google's Gemini, generateContent. Field names follow the Gemini API reference."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from precis.domain.requests import EngineConfig, Finish, Request, Role, TokenLogprob, TokenUsage
from precis.providers.loose import as_count, as_list, as_map, as_number, as_text, first_map
from precis.providers.schema import gemini_schema
from precis.providers.wire import Call, Draft, Tuning, Wire, optional, prompts, structured_feature

_FILTERED = {
    "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE", "MODEL_ARMOR", "IMAGE_SAFETY",
    "JAILBREAK",
}  # fmt: skip
_FINISH = {"STOP": Finish.STOP, "MAX_TOKENS": Finish.LENGTH}
_ALTERNATIVES = 5


class GeminiWire(Wire):
    """generateContent."""

    kind = "gemini"
    models_path = "/v1beta/models?pageSize=1000"

    def headers(self, config: EngineConfig, key: str | None) -> dict[str, str]:
        """Return the header with the key. Never in the address: addresses end up in logs."""
        return {"x-goog-api-key": key} if key else {}

    def call(self, config: EngineConfig, request: Request, model: str, tuning: Tuning) -> Call:
        """Return the request; the schema is enforced, else JSON is, with the schema in words."""
        compiled = gemini_schema(request.schema.schema) if request.schema else None
        enforced = structured_feature(request, tuning, compiled)
        is_prompted = request.schema is not None and enforced is None
        options: dict[str, Any] = {"maxOutputTokens": request.max_output_tokens}
        features: list[str] = []
        if enforced:
            options |= {"responseMimeType": "application/json", "responseJsonSchema": compiled}
            features.append(enforced)
        elif request.schema and tuning.allows("json_object"):
            options["responseMimeType"] = "application/json"
            features.append("json_object")
        features += optional(options, tuning, _options(request, tuning))
        if "responseLogprobs" in options:
            options["logprobs"] = _ALTERNATIVES
        body = {"contents": _contents(request, is_prompted=is_prompted), "generationConfig": options}
        system, _ = prompts(request, in_words_too=is_prompted)
        if system:
            body["systemInstruction"] = {"parts": [{"text": system}]}
        if tuning.allows("stream"):
            features.append("stream")
        verb = "streamGenerateContent?alt=sse" if tuning.allows("stream") else "generateContent"
        name = quote(model.removeprefix("models/"), safe="")
        return Call(f"/v1beta/models/{name}:{verb}", body, tuple(features))

    def take(self, service: str, draft: Draft, name: str, payload: Mapping[str, Any]) -> bool:
        """Add a chunk, which has the form of a whole reply; thoughts count as progress, and are not kept."""
        if payload.get("error"):
            raise self.failed(service, draft, payload)
        draft.model = as_text(payload.get("modelVersion")) or draft.model
        draft.request_id = as_text(payload.get("responseId")) or draft.request_id
        draft.usage = _usage(payload.get("usageMetadata"), draft.usage)
        blocked = as_text(as_map(payload.get("promptFeedback")).get("blockReason"))
        if blocked:
            draft.finish = Finish.FILTERED
            draft.refusal.append(blocked)
        return _take_candidate(draft, first_map(payload.get("candidates"))) or bool(blocked)

    def model_names(self, payload: Mapping[str, Any]) -> list[str]:
        """Return the names of the models that generate content, without the `models/` before each."""
        return [
            as_text(entry.get("name")).removeprefix("models/")
            for entry in map(as_map, as_list(payload.get("models")))
            if entry.get("name")
            and "generateContent" in as_list(entry.get("supportedGenerationMethods", ["generateContent"]))
        ]


def _contents(request: Request, *, is_prompted: bool) -> list[dict[str, Any]]:
    _, others = prompts(request, in_words_too=is_prompted)
    return [
        {"role": "model" if message.role is Role.ASSISTANT else "user", "parts": [{"text": message.text}]}
        for message in others
    ]


def _options(request: Request, tuning: Tuning) -> dict[str, tuple[str, Any]]:
    # Thinking eats the cap of the output. Newer models take a level, older ones a budget, and some neither.
    thinking = {"thinking_level": ("thinkingConfig", {"thinkingLevel": "LOW"})}
    if not tuning.allows("thinking_level"):
        thinking = {"thinking_budget": ("thinkingConfig", {"thinkingBudget": 0})}
    return {
        "temperature": ("temperature", request.temperature),
        "seed": ("seed", request.seed),
        "logprobs": ("responseLogprobs", True if request.want_logprobs else None),
        **thinking,
    }


def _take_candidate(draft: Draft, candidate: Mapping[str, Any]) -> bool:
    parts = [as_map(part) for part in as_list(as_map(candidate.get("content")).get("parts"))]
    draft.text += [as_text(part.get("text")) for part in parts if not part.get("thought")]
    draft.logprobs += _logprobs(as_map(candidate.get("logprobsResult")))
    reason = as_text(candidate.get("finishReason"))
    if reason and reason != "FINISH_REASON_UNSPECIFIED":
        draft.finish = Finish.FILTERED if reason in _FILTERED else _FINISH.get(reason, Finish.OTHER)
        if reason in _FILTERED:
            draft.refusal.append(reason)
    return bool(reason or any(part.get("text") for part in parts))


def _usage(value: object, before: TokenUsage | None) -> TokenUsage | None:
    """Return the usage in the normal form: Gemini counts thoughts apart from the visible output."""
    usage = as_map(value)
    if not usage:
        return before
    visible, thoughts = as_count(usage.get("candidatesTokenCount")), as_count(usage.get("thoughtsTokenCount")) or 0
    return TokenUsage(
        input=as_count(usage.get("promptTokenCount")),
        output=(visible or 0) + thoughts if visible is not None or thoughts else None,
        cached_input=as_count(usage.get("cachedContentTokenCount")) or 0,
        reasoning=thoughts,
    )


def _logprobs(result: Mapping[str, Any]) -> list[TokenLogprob]:
    tops = [as_list(as_map(top).get("candidates")) for top in as_list(result.get("topCandidates"))]
    found: list[TokenLogprob] = []
    for place, chosen in enumerate(map(as_map, as_list(result.get("chosenCandidates")))):
        logprob = as_number(chosen.get("logProbability"))
        if logprob is None:
            continue
        rated = [(as_text(as_map(top).get("token")), as_number(as_map(top).get("logProbability")))
                 for top in (tops[place] if place < len(tops) else ())]  # fmt: skip
        alternatives = tuple((token, value) for token, value in rated if value is not None)
        found.append(TokenLogprob(as_text(chosen.get("token")), logprob, alternatives))
    return found
