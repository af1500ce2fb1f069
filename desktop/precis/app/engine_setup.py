"""Setting an engine up: templates of what is usual, the key into the keychain, and a trial before anything is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from precis.domain.errors import WrongUse
from precis.domain.requests import EngineConfig
from precis.privacy.keys import Keychain, KeyPlace, environment_name
from precis.settings import ENGINE_NAME, Settings

if TYPE_CHECKING:
    from precis.providers.checking import EngineCheck
    from precis.providers.engine import Provider

ALWAYS_THERE = "embedded"


@dataclass(frozen=True, slots=True)
class EngineTemplate:
    """What is usual for a service. Models are not in here: the server lists those that it has."""

    title: str
    name: str
    kind: str
    base_url: str = ""
    """Empty: the provider's own address."""
    needs_key: bool = True
    said: str = ""


TEMPLATES = (
    EngineTemplate("OpenAI", "openai", "openai", said="Documents are sent to OpenAI."),
    EngineTemplate("Anthropic", "anthropic", "anthropic", said="Documents are sent to Anthropic."),
    EngineTemplate("Google Gemini", "gemini", "gemini", said="Documents are sent to Google."),
    EngineTemplate("Ollama", "ollama", "ollama", "http://127.0.0.1:11434", needs_key=False,
                   said="Models on this computer; nothing leaves it."),
    EngineTemplate("Team gateway", "team", "openai", "https://",
                   said="A gateway that speaks OpenAI's protocol; ask who runs it for its address and a key."),
    EngineTemplate("LM Studio", "lmstudio", "openai", "http://127.0.0.1:1234/v1", needs_key=False,
                   said="Start its server under Developer; nothing leaves this computer."),
    EngineTemplate("llama-server", "llama", "openai", "http://127.0.0.1:8080/v1", needs_key=False,
                   said="llama.cpp's own server on this computer; nothing leaves it."),
    EngineTemplate("vLLM", "vllm", "openai", "http://127.0.0.1:8000/v1", needs_key=False,
                   said="A vLLM server, on this computer or in your network."),
    EngineTemplate("Another service", "service", "openai", "https://",
                   said="Any service that speaks OpenAI's protocol."),
)  # fmt: skip


def free_name(wanted: str, settings: Settings) -> str:
    """Return `wanted`, with a number where an engine of this name is there."""
    names = [wanted, *(f"{wanted}_{number}" for number in range(2, len(settings.engines) + 3))]
    return next(name for name in names if name not in settings.engines)


def check_name(name: str) -> None:
    """Let a new engine's name pass.

    Raises:
        WrongUse: it can't be one.
    """
    if not ENGINE_NAME.fullmatch(name) or name == ALWAYS_THERE:
        raise WrongUse(f"“{name}” can't be an engine's name.", "Use lower-case letters, digits and underscores.")


@dataclass(frozen=True, slots=True)
class KeptKey:
    """Where a key is now, in a sentence; `is_kept` is false where no keychain works: then it is held for this run."""

    is_kept: bool
    said: str


def keep_key(engine: str, key: str, keychain: Keychain) -> KeptKey:
    """Put a key into the keychain, or into its memory where none works. Blocks: the keychain may ask the person.

    Raises:
        WrongUse: it holds what no key holds; nothing was changed.
    """
    if any(not "!" <= character <= "~" for character in key):
        raise WrongUse("This can't be a key: it holds spaces, line breaks or letters beyond ASCII.", "Copy it again.")
    name = environment_name(engine)
    if keychain.set(engine, key) == KeyPlace.MEMORY.value:
        return KeptKey(
            False,
            "No keychain works here: the key is held in memory until Précis ends."
            f" To keep one, set {name} before Précis starts.",
        )
    if keychain.place(engine) is KeyPlace.ENVIRONMENT:
        return KeptKey(True, f"The key is in the keychain, but {name} is set, too, and wins.")
    return KeptKey(True, "The key is in the keychain of this computer. It is not shown again.")


def forget_key(engine: str, keychain: Keychain) -> None:
    """Delete an engine's key from the keychain and its memory. Blocks.

    Raises:
        KeychainError: the keychain refuses.
    """
    keychain.delete(engine)


@dataclass(frozen=True, slots=True)
class KeyNotice:
    """What a person should know of where keys go: whether a keychain works now, and whose keys are in memory."""

    works: bool
    held: tuple[str, ...] = ()


def key_notice(settings: Settings, keychain: Keychain) -> KeyNotice:
    """Look anew whether a keychain works. Blocks; where no engine can need a key, none is asked."""
    needs_keys = any(config.kind != "embedded" for config in settings.engines.values())
    return KeyNotice(not needs_keys or keychain.works(), keychain.held())


@dataclass(frozen=True, slots=True)
class _TypedFirst:
    """A key that was just typed, before the one that is kept."""

    kept: Keychain
    typed: str = field(repr=False)

    def get(self, engine: str) -> str | None:
        return self.typed or self.kept.get(engine)

    def set(self, engine: str, key: str) -> str:
        return self.kept.set(engine, key)

    def delete(self, engine: str) -> None:
        self.kept.delete(engine)


async def try_engine(config: EngineConfig, keychain: Keychain, key: str = "") -> EngineCheck:
    """Return whether an engine that is not set up yet can be used; `key` is used for this alone, and not kept.

    Raises:
        PolicyBlocked: the policy of this machine can't be read.
    """
    from precis.app.engine_calls import EngineCalls
    from precis.privacy.policy import load_policy
    from precis.providers import open_provider

    settings = Settings(home=Path(), engines={config.name: config})
    opened: list[Provider] = []

    def provider(_: str) -> Provider:
        opened.append(open_provider(config, _TypedFirst(keychain, key)))
        return opened[-1]

    try:
        return await EngineCalls(settings, provider, load_policy()).check(config.name)
    finally:
        for one in opened:
            await one.close()
