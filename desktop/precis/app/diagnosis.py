"""What works on this machine, found by doing it: each check does a small piece of the real thing."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from precis.app.resources import resources_folder, sample_files
from precis.domain.errors import PrecisError
from precis.domain.jobs import FileInput, Length, Mode
from precis.domain.wording import phrase
from precis.home import find_home
from precis.settings import Settings, load_settings


class Finding(NamedTuple):
    """A check's name, whether it passed, and a sentence: what was found, or what to do."""

    name: str
    works: bool
    message: str


async def diagnose() -> list[Finding]:
    """Return a finding each for settings, data folder, database, readers, embedded engine, OCR and keychain."""
    findings = [await _checked("settings", _settings)]
    settings = load_settings() if findings[0].works else None
    if settings is not None:
        home = settings.home
        findings += [
            await _checked("data folder", lambda: _data_folder(home)),
            await _checked("database", lambda: _database(home)),
            await _checked("engines", lambda: _engines(settings)),
            await _failures(home),
        ]
    findings += [
        await _checked("readers", _readers),
        await _checked("embedded engine", _embedded_engine),
        _ocr(),
        _keychain(),
    ]
    return findings


def back_up_database() -> Finding:
    """Write a backup of the database and say where it is.

    Raises:
        WrongUse: there is no database yet.
        StoreError: it is damaged, or can't be written to this disk.
    """
    from precis.app.wiring import utc_now
    from precis.store.restoring import back_up

    return Finding("backup", works=True, message=f"The backup is {back_up(find_home(), utc_now())}.")


def restore_database() -> Finding:
    """Put the newest whole backup in place of a damaged database, and say what is and what may not be in it.

    Raises:
        WrongUse: the database is whole.
        StoreError: there is no whole backup, another Précis is open, or the folder can't be written.
    """
    from precis.app.wiring import utc_now
    from precis.store.restoring import restore

    done = restore(find_home(), utc_now())
    before = phrase("can't be read any more") if done.jobs_before is None else phrase(f"had {done.jobs_before:,}")
    return Finding(
        "restore",
        works=True,
        message=f"The backup {done.backup.name} is in place, with {done.jobs:,} jobs; the damaged database {before} "
        f"and is kept as {done.set_aside.name}. What was done since that backup is not in it.",
    )


async def _checked(name: str, check: Callable[[], Awaitable[str]]) -> Finding:
    try:
        return Finding(name, works=True, message=await check())
    except PrecisError as error:
        return Finding(name, works=False, message=f"{error.message} {error.hint}".strip())


async def _settings() -> str:
    settings = load_settings()
    file = settings.home / "settings.toml"
    return str(file) if file.exists() else phrase(f"no {file.name} yet: the defaults are used")


async def _data_folder(home: Path) -> str:
    usage = shutil.disk_usage(next(folder for folder in (home, *home.parents) if folder.exists()))
    return phrase(f"{home}, {usage.free / 2**30:,.1f} GiB free")


async def _database(home: Path) -> str:
    from precis.app.wiring import utc_now
    from precis.store import Store

    store = await Store.open(home, utc_now)
    try:
        latest = await store.jobs.jobs(limit=1)
    finally:
        await store.close()
    return phrase("opened, read and written") if latest else phrase("opened; no job yet")


async def _failures(home: Path) -> Finding:
    """Return the failures of the last week by cause, the most frequent first, each with what to do."""
    from precis.app.wiring import utc_now
    from precis.store import Store

    try:
        store = await Store.open(home, utc_now)
    except PrecisError:
        return Finding("failures", works=False, message="The database can't be opened, so they can't be told.")
    try:
        groups = await store.timeline.failures(utc_now() - timedelta(days=7))
    finally:
        await store.close()
    told = [
        phrase(f"{g.count} × {g.code} in {g.documents} document{'s' * (g.documents != 1)}: {g.fix}") for g in groups[:3]
    ]
    return Finding("failures", works=not told, message=" ".join(told) or phrase("none in the last seven days"))


async def _engines(settings: Settings) -> str:
    names = ", ".join(settings.engines)
    return phrase(f"{names}; default: {settings.default_engine} (`precis engines check` calls them)")


async def _readers() -> str:
    from precis.app.wiring import open_reader

    async with open_reader() as reader:
        documents = [await reader.read(FileInput(file)) for file in sample_files()]
    formats = ", ".join(document.format for document in documents)
    return phrase(f"{sum(document.words for document in documents):,} words of the samples read ({formats})")


async def _embedded_engine() -> str:
    from precis.domain.jobs import TextInput
    from precis.providers.embedded import EmbeddedEngine
    from precis.reading import FileReader
    from precis.workers import WorkerPool

    pool = WorkerPool(1)
    try:
        document = await FileReader(pool.run).read(TextInput(_PROBE))
        engine = EmbeddedEngine(pool.run, resources_folder())
        extract = await engine.extract(document, Mode.ACCURATE, Length.BRIEF)
    finally:
        await pool.close()
    return phrase(f"{engine.version}: {len(extract.sentences)} of 3 sentences chosen from a probe")


_PROBE = (
    "The board met on Tuesday to agree the budget for the coming year. The treasurer explained why travel costs rose. "
    "Members asked for a shorter report next time."
)


def _ocr() -> Finding:
    found = shutil.which("tesseract")
    message = found or phrase("tesseract is not installed: scanned pages can't be recognized. Install tesseract-ocr.")
    return Finding("OCR", works=found is not None, message=message)


def _keychain() -> Finding:
    from precis.privacy.keys import working_backend

    backend = working_backend()
    if backend is None:
        return Finding(
            "keychain", works=False, message=phrase("none works here: keys are held in memory, for one run only.")
        )
    return Finding("keychain", works=True, message=type(backend).__module__.rpartition(".")[2])
