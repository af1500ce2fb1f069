"""Whether an engine can be used: a verdict in a sentence, with what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from precis.domain.errors import BadRequest, EngineError, Forbidden, ModelNotFound
from precis.domain.jobs import Mode
from precis.domain.requests import Message, Request, Role
from precis.domain.steps import StepKind
from precis.domain.wording import phrase
from precis.providers.transport import base_address

if TYPE_CHECKING:
    from precis.providers.engine import Provider

_PROBE_TOKENS = 16
"""The least that every provider takes."""
_LISTS_NEED_A_KEY = {"api.openai.com", "api.anthropic.com", "generativelanguage.googleapis.com"}


@dataclass(frozen=True, slots=True)
class EngineCheck:
    """The verdict on an engine. `models`: those that the server lists; empty where it has no list."""

    engine: str
    works: bool
    message: str
    hint: str = ""
    models: tuple[str, ...] = ()


async def check(provider: Provider) -> EngineCheck:
    """Return the verdict: the list of models is asked for, and where that proves nothing, one tiny reply."""
    config = provider.config
    wanted = tuple(dict.fromkeys(filter(None, (config.fast, config.accurate))))
    listed: tuple[str, ...] = ()
    try:
        listed = await _listed(provider)
        missing = [model for model in wanted if not _has(listed, model)]
        if listed and missing and not await _answers_as(provider, missing):
            hint = _missing_hint(config.kind, config.name, missing[0], listed)
            return EngineCheck(config.name, False, f"{config.name} has no model {missing[0]}.", hint, listed)
        if not listed or _proves_nothing(provider):
            await _ask(provider, wanted[0] if wanted else listed[0] if listed else "")
    except EngineError as error:
        return EngineCheck(config.name, False, error.message, error.hint, listed)
    names = ", ".join(wanted) or phrase(f"{len(listed)} models")
    return EngineCheck(config.name, True, f"{config.name} answers ({names}).", "", listed)


async def _listed(provider: Provider) -> tuple[str, ...]:
    """Return the models; nothing where the server has no list, or a key that may call may not list."""
    try:
        return tuple(await provider.models())
    except (ModelNotFound, Forbidden, BadRequest):
        return ()


async def _answers_as(provider: Provider, missing: list[str]) -> bool:
    """Return whether the models answer though they are not listed: aliases, and lists that are cut."""
    if provider.config.kind == "ollama":
        return False
    try:
        for model in missing:
            await _ask(provider, model)
    except (ModelNotFound, BadRequest):
        return False
    return True


async def _ask(provider: Provider, model: str) -> None:
    message = Message(Role.USER, "Answer with the word yes.")
    await provider.send(Request(StepKind.CHECK, Mode.FAST, (message,), _PROBE_TOKENS, temperature=None, model=model))


def _proves_nothing(provider: Provider) -> bool:
    """Return whether the list is open to all, so that a wrong key would not show."""
    address = base_address(provider.config)[0]
    return provider.config.kind == "openai" and urlsplit(address).hostname not in _LISTS_NEED_A_KEY


def _has(listed: tuple[str, ...], model: str) -> bool:
    return model in listed or f"{model}:latest" in listed or model.removeprefix("models/") in listed


def _missing_hint(kind: str, engine: str, model: str, listed: tuple[str, ...]) -> str:
    if kind == "ollama":
        return f"Fetch it with `precis engines pull {engine} {model}`."
    some = ", ".join(listed[:8]) + (", …" if len(listed) > 8 else "")
    return f"Choose one of: {some}."
