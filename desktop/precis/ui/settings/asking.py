"""What the settings view asks of the work, as coroutines that run in the engine room."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from precis.domain.requests import EngineConfig
from precis.domain.steps import Json
from precis.settings import Settings

if TYPE_CHECKING:
    from precis.app.backups import Backup, Stored
    from precis.app.engine_setup import KeptKey, KeyNotice
    from precis.app.facade import Precis
    from precis.app.settings_writing import Changes
    from precis.domain.jobs import JobRecord
    from precis.privacy.datamap import DataMapRow
    from precis.providers.checking import EngineCheck
    from precis.store.restoring import Restored

_ALL = 10_000_000


@dataclass(frozen=True, slots=True)
class SetUp:
    """What is set up: what the file says now, what counts, facts of each engine, what is stored, backups of it, and
    whether keys can be kept.
    """

    settings: Settings
    running: Settings
    engines: Sequence[dict[str, Json]]
    stored: Stored
    backups: Sequence[Backup]
    keys: KeyNotice

    @property
    def is_outdated(self) -> bool:
        """Whether the file says something that does not count yet: somebody else wrote it."""
        return self.settings != self.running


async def set_up(precis: Precis) -> SetUp:
    """Return what is set up; the keychain is asked in a thread, since it may ask the person."""
    from precis.app import engine_facts
    from precis.app.backups import backups_in, stored_in
    from precis.app.engine_setup import key_notice
    from precis.app.settings_writing import current_settings

    running = precis.settings

    def look() -> SetUp:
        settings = current_settings(running.home)
        home = settings.home
        facts, notice = engine_facts(settings, precis.keys), key_notice(settings, precis.keys)
        return SetUp(settings, running, facts, stored_in(home), backups_in(home), notice)

    return await asyncio.to_thread(look)


async def change(precis: Precis, changes: Changes) -> Settings:
    """Write changes to the settings file."""
    return await precis.change_settings(changes)


@dataclass(frozen=True, slots=True)
class NewEngine:
    """What is to be set up: the engine, and its key where one was typed."""

    config: EngineConfig
    key: str = ""

    def __repr__(self) -> str:
        return f"NewEngine({self.config.name!r})"


async def try_out(precis: Precis, wanted: NewEngine) -> EngineCheck:
    """Return whether the engine can be used."""
    from precis.app.engine_setup import try_engine

    return await try_engine(wanted.config, precis.keys, wanted.key)


async def keep_engine(precis: Precis, changes: Changes, wanted: NewEngine) -> KeptKey | None:
    """Set an engine up: settings first, then the key where one was typed; return where that is."""
    from precis.app.engine_setup import keep_key

    await precis.change_settings(changes)
    if not wanted.key:
        return None
    kept = await asyncio.to_thread(keep_key, wanted.config.name, wanted.key, precis.keys)
    await precis.reload()  # logs are redacted by the keys that are known
    return kept


async def remove_engine(precis: Precis, changes: Changes, name: str) -> None:
    """Take an engine out of the settings, and its key out of the keychain."""
    from precis.app.engine_setup import forget_key

    await precis.change_settings(changes)
    await asyncio.to_thread(forget_key, name, precis.keys)


async def data_map(_precis: Precis, settings: Settings) -> Sequence[DataMapRow]:
    """Return what is sent where."""
    from precis.app.redaction import map_data

    return await asyncio.to_thread(map_data, settings)


async def check(_precis: Precis) -> list[tuple[str, bool, str]]:
    """Return what works on this machine: a name, whether it does, and a sentence, each."""
    from precis.app import diagnose

    return [(finding.name, finding.works, finding.message) for finding in await diagnose()]


async def back_up(_precis: Precis, home: Path) -> Backup:
    """Write a backup of the database."""
    from precis.app.backups import back_up_now

    return await asyncio.to_thread(back_up_now, home)


def go_back(home: Path, backup: Path) -> Restored:
    """Put a backup in place of the database; called while nothing is open."""
    from precis.app.backups import go_back_to

    return go_back_to(home, backup)


@dataclass(frozen=True, slots=True)
class WouldGo:
    """What a purge would delete: jobs, also from the backups that are rewritten; and backups that go whole, by name."""

    jobs: Sequence[JobRecord]
    rewritten: int = 0
    deleted: tuple[str, ...] = ()


async def would_go(precis: Precis, days: int) -> WouldGo:
    """Return what a purge would delete; 0 days: all that ended."""
    from datetime import UTC, datetime

    from precis.app.backups import would_go as chosen

    jobs = await asyncio.to_thread(chosen, await precis.jobs(limit=_ALL), days, datetime.now(UTC))
    rewritten, deleted = await precis.purging.backups()
    return WouldGo(jobs, len(rewritten), tuple(file.name for file in deleted))


async def purge(precis: Precis, days: int) -> dict[str, int]:
    """Delete what is older than `days`, 0: everything; return how much went."""
    return await (precis.purging.older_than(days) if days else precis.purging.everything())
