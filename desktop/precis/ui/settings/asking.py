"""What the settings view asks of the work, as coroutines that run in the engine room."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from precis.domain.steps import Json
from precis.settings import Settings

if TYPE_CHECKING:
    from precis.app.facade import Precis


@dataclass(frozen=True, slots=True)
class SetUp:
    """What is set up: the settings, and facts of each engine."""

    settings: Settings
    engines: Sequence[dict[str, Json]]


async def set_up(precis: Precis) -> SetUp:
    """Return what is set up; the keychain is asked in a thread, since it may ask the person."""
    from precis.app import engine_facts

    return SetUp(precis.settings, await asyncio.to_thread(engine_facts, precis.settings))


async def check(_precis: Precis) -> list[tuple[str, bool, str]]:
    """Return what works on this machine: a name, whether it does, and a sentence, each."""
    from precis.app import diagnose

    return [(finding.name, finding.works, finding.message) for finding in await diagnose()]
