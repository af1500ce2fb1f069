"""Model engines: a Request in, a Reply or one domain error out. One module a wire protocol.

`open_provider` gives the provider of an engine's configuration. Nothing heavy is imported before its first call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from precis.domain.errors import WrongUse
from precis.domain.ports import KeyStore
from precis.domain.requests import EngineConfig

if TYPE_CHECKING:
    from precis.providers.capabilities import CapabilityMemory
    from precis.providers.engine import Provider
    from precis.providers.wire import Wire

KINDS = ("openai", "anthropic", "gemini", "ollama")


def open_provider(config: EngineConfig, keys: KeyStore, *, memory: CapabilityMemory | None = None) -> Provider:
    """Return the provider of an engine; nothing is sent, read from the keychain or connected before its first call.

    `memory` keeps what servers rejected; without one it is kept for as long as the provider lives.

    Raises:
        WrongUse: the engine is of no kind that is spoken to over HTTP.
    """
    from precis.providers.capabilities import RunMemory
    from precis.providers.channel import Channel
    from precis.providers.engine import Provider

    return Provider(Channel(config, wire_of(config.kind), keys), memory or RunMemory())


def wire_of(kind: str) -> Wire:
    """Return the wire of a kind.

    Raises:
        WrongUse: there is no such kind among those that are spoken to over HTTP.
    """
    match kind:
        case "openai":
            from precis.providers.openai import OpenAIWire as Chosen
        case "anthropic":
            from precis.providers.anthropic import AnthropicWire as Chosen
        case "gemini":
            from precis.providers.gemini import GeminiWire as Chosen
        case "ollama":
            from precis.providers.ollama import OllamaWire as Chosen
        case _:
            raise WrongUse(f"There is no engine of kind {kind!r}.", f"Kinds: {', '.join(KINDS)}, embedded.")
    return Chosen()
