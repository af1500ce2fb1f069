"""To which machine an engine's requests go."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from precis.domain.requests import EngineConfig

EMBEDDED = "embedded"
_USUAL = {
    "openai": "api.openai.com",
    "anthropic": "api.anthropic.com",
    "gemini": "generativelanguage.googleapis.com",
    "ollama": "127.0.0.1",
}
"""Where an engine of a kind is when its settings name no address."""


def host_of(engine: EngineConfig) -> str:
    """Return the host in lower case; empty for the embedded engine, which sends nothing, and for a broken address."""
    if engine.kind == EMBEDDED:
        return ""
    if not engine.base_url:
        return _USUAL.get(engine.kind, "")
    try:
        return (urlsplit(engine.base_url).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


def is_this_machine(host: str) -> bool:
    """Say whether requests to `host` stay on this machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
