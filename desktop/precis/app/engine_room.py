"""Facts of the engines that are set up, told without calling any of them."""

from __future__ import annotations

from precis.domain.requests import EngineConfig
from precis.domain.steps import Json
from precis.privacy.keys import Keychain
from precis.settings import Settings


def engine_facts(settings: Settings, keychain: Keychain | None = None) -> list[dict[str, Json]]:
    """Return an object an engine: name, kind, models, address, where its key is, and whether it is the default."""
    keychain = keychain or Keychain()
    return [
        {
            "engine": config.name,
            "kind": config.kind,
            "fast": config.fast,
            "accurate": config.accurate,
            "base_url": config.base_url,
            "key": _key_place(config, keychain),
            "training": config.training,
            "default": config.name == settings.default_engine,
        }
        for config in settings.engines.values()
    ]


def _key_place(config: EngineConfig, keychain: Keychain) -> str:
    if config.kind == "embedded":
        return "not needed"
    place = keychain.place(config.name)
    return "none" if place is None else place.value
