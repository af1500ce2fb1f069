"""Puts the parts together once, and offers what the faces of the program ask for: `async with open_precis() as precis`.

This package is the only place that knows every part; the parts know each other only through the domain's ports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from precis.app.resources import resources_folder, sample_files

if TYPE_CHECKING:
    from precis.app.diagnosis import diagnose
    from precis.app.engine_room import engine_facts
    from precis.app.expansion import Expansion, expand
    from precis.app.facade import Outcome, Precis
    from precis.app.wiring import open_precis, open_reader

__all__ = [
    "Expansion",
    "Outcome",
    "Precis",
    "diagnose",
    "engine_facts",
    "expand",
    "open_precis",
    "open_reader",
    "resources_folder",
    "sample_files",
]

_HOMES = {
    "Expansion": "expansion",
    "Outcome": "facade",
    "Precis": "facade",
    "diagnose": "diagnosis",
    "engine_facts": "engine_room",
    "expand": "expansion",
    "open_precis": "wiring",
    "open_reader": "wiring",
}


def __getattr__(name: str) -> object:
    """Import a part when it is first asked for: the window's first paint needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
