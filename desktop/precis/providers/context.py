"""How large a model's context is, where its server says so: one or two small requests.

vLLM and OpenRouter say it in their list of models, llama-server in /props, Ollama in /api/show, Anthropic for each
model. OpenAI's and Gemini's own lists don't; those models are larger than anything that is sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from precis.domain.errors import ModelNotFound
from precis.providers.loose import as_count, as_list, as_map, as_text
from precis.providers.transport import base_address

if TYPE_CHECKING:
    from precis.providers.channel import Channel

_SAID_AS = ("max_model_len", "context_length", "context_window")
"""vLLM's name of it, OpenRouter's, and Groq's."""
_LLAMA = "llamacpp"
_OWN = "api.openai.com"


async def context_of(channel: Channel, model: str) -> int | None:
    """Return the context of the model in tokens; None where the server does not say.

    Raises:
        EngineError: the server can't be reached, or has no such model.
    """
    match channel.config.kind:
        case "openai":
            return await _listed(channel, model)
        case "anthropic":
            said = await channel.ask("GET", f"/v1/models/{quote(model, safe='')}")
            return as_count(said.get("max_input_tokens")) or None
        case "ollama":
            return _shown(await channel.ask("POST", "/api/show", {"model": model}))
        case _:
            return None


async def _listed(channel: Channel, model: str) -> int | None:
    if urlsplit(base_address(channel.config)[0]).hostname == _OWN:
        return None
    listed = [as_map(entry) for entry in as_list((await channel.ask("GET", "/models")).get("data"))]
    entry = next((entry for entry in listed if as_text(entry.get("id")) == model), None)
    if entry is not None and (said := _first_count(entry)):
        return said
    # llama-server has one model, and answers whatever name is asked for.
    return await _props(channel) if any(as_text(each.get("owned_by")) == _LLAMA for each in listed) else None


def _first_count(entry: Mapping[str, Any]) -> int | None:
    return next((count for name in _SAID_AS if (count := as_count(entry.get(name)))), None)


async def _props(channel: Channel) -> int | None:
    """Return the context of one of llama-server's slots, which is what a request gets; /props is beside /v1."""
    root = channel.at(replace(channel.config, base_url=base_address(channel.config)[0].removesuffix("/v1")))
    try:
        said = await root.ask("GET", "/props")
    except ModelNotFound:  # what a 404 is on this wire
        return None
    finally:
        await root.close()
    return as_count(as_map(said.get("default_generation_settings")).get("n_ctx")) or as_count(said.get("n_ctx")) or None


def _shown(said: Mapping[str, Any]) -> int | None:
    """Return the context that the model was made for; a request asks for as much of it as it needs."""
    facts = as_map(said.get("model_info"))
    family = as_text(facts.get("general.architecture"))
    return as_count(facts.get(f"{family}.context_length")) or None
