"""The self-test of an installed program: each check does a small piece of real work, over a data folder of its own.

`diagnose` says what works on a person's machine; this says whether a package is whole, so it touches what a package
could have lost: data files, templates, fonts, models, worker processes, the window's plugins, licence texts.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from precis.app.diagnosis import Finding
from precis.app.resources import guide_file, licences_folder, resources_folder, sample_files
from precis.domain.errors import PrecisError
from precis.domain.jobs import FileInput, JobId, JobState
from precis.domain.requests import EngineConfig
from precis.settings import EMBEDDED, Settings

if TYPE_CHECKING:
    from precis.app.facade import Outcome, Precis

WINDOW_S = 60.0
"""How long the window may take to open and to do its first document; a loaded machine needs ten seconds."""
_PRICED = "gpt-4o-mini"
Check = tuple[str, Callable[[], Awaitable[str]]]


class CheckFailed(PrecisError):
    """A check of the self-test found something missing or wrong."""

    code = "self_test"


async def self_test(home: Path, own_command: Sequence[str], *, has_display: bool) -> AsyncIterator[Finding]:
    """Yield a finding for each check as it is done; all must work for the package to be whole.

    `home` is an empty folder. `own_command` starts this program; where `has_display` is false, its window is opened on
    Qt's offscreen platform.
    """
    checks: list[Check] = [
        ("resources", _resources),
        ("summary", lambda: _in_precis(home, _summary)),
        ("labels", lambda: _in_precis(home, _labels)),
        ("database", lambda: _in_precis(home, _database)),
        ("exports", lambda: _in_precis(home, _exports)),
        ("readers", _readers),
        ("redaction", _redaction),
        ("prices", _prices),
        ("connections", lambda: _connections(home)),
        ("keychain", _keychain),
        ("window", lambda: _window(home / "window", own_command, has_display)),
    ]
    for name, check in checks:
        yield await _done(name, check)


async def _done(name: str, check: Callable[[], Awaitable[str]]) -> Finding:
    try:
        return Finding(name, works=True, message=await check())
    except PrecisError as error:
        return Finding(name, works=False, message=f"{error.message} {error.hint}".strip())
    except (ImportError, OSError, LookupError) as error:
        # What a package lacks shows itself so: a module, a file, an entry.
        return Finding(name, works=False, message=f"{type(error).__name__}: {error}")


def _demand(condition: object, message: str) -> None:
    if not condition:
        raise CheckFailed(message)


async def _in_precis(home: Path, check: Callable[[Precis], Awaitable[str]]) -> str:
    from precis.app.wiring import open_precis

    async with open_precis(Settings(home)) as precis:
        return await check(precis)


async def _resources() -> str:
    folder = resources_folder()
    wanted = ("calibration", "fonts", "icons", "labels", "models", "privacy", "prompts", "samples")
    missing = [name for name in wanted if not any((folder / name).iterdir())]
    _demand(not missing, f"empty: {', '.join(missing)}.")
    if not hasattr(sys, "_MEIPASS"):
        return f"{len(wanted)} folders"
    licences = licences_folder()
    texts = sum(1 for text in licences.rglob("*") if text.is_file()) if licences else 0
    _demand(texts > 20, "The licence texts are missing.")
    _demand(guide_file(), "The guide is missing.")
    return f"{len(wanted)} folders; {texts} licence texts and the bill of materials"


async def _ended(precis: Precis, jobs: Sequence[JobId]) -> list[Outcome]:
    pending = set(jobs)
    async with asyncio.timeout(WINDOW_S):
        async for events in precis.follow(jobs):
            pending -= {event.job for event in events if event.state.is_final}
            if not pending:
                break
    return [await precis.outcome(job) for job in jobs]


async def _summary(precis: Precis) -> str:
    options = replace(precis.default_options(), engine="embedded")
    (outcome,) = await _ended(precis, await precis.submit([FileInput(sample_files()[1])], options))
    failure = outcome.job.error
    _demand(outcome.job.state is JobState.DONE, f"The job is {outcome.job.state}: {failure and failure.message}")
    summary, document = outcome.result and outcome.result.summary, outcome.document
    _demand(summary and summary.claims and document, "The summary is empty.")
    assert summary
    assert document
    citations = [citation for claim in summary.claims for citation in claim.citations]
    whole = all(document.text[cited.span.start : cited.span.end] == cited.quote for cited in citations)
    _demand(citations and whole, "A quote is not in the document.")
    return f"{len(summary.claims)} claims, {len(citations)} quotes found in {document.words:,} words"


async def _labels(precis: Precis) -> str:
    labels = await precis.find_labels("document-type")
    options = replace(precis.default_options(), engine="embedded", summarize=False, label_sets=(labels,))
    (outcome,) = await _ended(precis, await precis.submit([FileInput(sample_files()[1])], options))
    _demand(outcome.result and outcome.result.labels, "No label was given.")
    assert outcome.result
    return ", ".join(f"{label.label} ({label.band})" for label in outcome.result.labels)


async def _database(precis: Precis) -> str:
    rows = await precis.history("licence")
    _demand(rows, "The summary is not found in the history.")
    return f"{len(await precis.jobs())} jobs kept, the summary found by a word of it"


async def _exports(precis: Precis) -> str:
    from precis.app.exporting import FORMATS, render

    done = [await precis.outcome(job.id) for job in await precis.jobs(states=[JobState.DONE])]
    outcome = next(outcome for outcome in done if outcome.result and outcome.result.summary)
    assert outcome.result
    sizes = [(kind, len(render(outcome.job, outcome.result, outcome.document, kind))) for kind in FORMATS]
    _demand(all(size > 200 for _, size in sizes), "An export is empty.")
    return ", ".join(f"{kind} {size:,} bytes" for kind, size in sizes)


async def _readers() -> str:
    from precis.app.wiring import open_reader

    async with open_reader() as reader:
        documents = [await reader.read(FileInput(file)) for file in sample_files()]
    _demand(all(document.words > 100 for document in documents), "A sample has no text.")
    return ", ".join(f"{document.format} {document.words:,} words" for document in documents)


async def _redaction() -> str:
    from precis.privacy.redaction import Redactor

    text = "Write to anna.berg@example.com or call +49 30 901820."
    redacted = str(Redactor().redact(text))
    _demand("anna.berg" not in redacted and "901820" not in redacted, "Personal data was not found.")
    return "an address and a telephone number masked"


async def _prices() -> str:
    from precis.app.wiring import utc_now
    from precis.gateway.prices import Prices

    prices = Prices({"probe": EngineConfig("probe", "openai", fast=_PRICED)}, utc_now)
    await prices.load("probe", _PRICED)
    found = prices.unit_prices("probe", _PRICED, 1000)
    _demand(found, f"No price of {_PRICED} is known: the price table is missing.")
    return f"the list price of {_PRICED} is known"


async def _connections(home: Path) -> str:
    """Call an address where nobody listens over TLS: libraries and certificates are loaded, and nothing is sent."""
    from precis.app.wiring import open_precis

    engine = EngineConfig("nobody", "openai", base_url=f"https://127.0.0.1:{_free_port()}/v1", fast="none")
    settings = Settings(home, engines={"embedded": EMBEDDED, "nobody": engine})
    async with open_precis(settings) as precis:
        verdict = await precis.check_engine("nobody")
    _demand(not verdict.works and "reached" in verdict.message, f"Nobody listens, but: {verdict.message}")
    return "TLS and the system's certificates are loaded; an unreachable engine is told as such"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _keychain() -> str:
    from precis.privacy.keys import Keychain

    name, value, keychain = f"self_test_{os.getpid()}", os.urandom(12).hex(), Keychain()
    place = keychain.set(name, value)
    found = keychain.get(name)
    keychain.delete(name)
    _demand(found == value, "A key that was just stored did not come back.")
    return f"a key stored, read and deleted ({place})"


async def _window(home: Path, own_command: Sequence[str], has_display: bool) -> str:
    environment = {**os.environ, "PRECIS_HOME": str(home)}
    if not has_display:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    sample = sample_files()[2]
    window = await asyncio.create_subprocess_exec(
        *own_command, str(sample), env=environment, stdin=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE
    )
    try:
        state = await _state_in_window(home, window)
        return f"opened, and its first document is {state}; {await _closed(window)}"
    finally:
        if window.returncode is None:
            window.kill()
            await window.wait()


async def _state_in_window(home: Path, window: asyncio.subprocess.Process) -> JobState:
    """Return the state of the window's first job at its end, seen in the window's own database."""
    from precis.app.wiring import utc_now
    from precis.store import Store

    async with asyncio.timeout(WINDOW_S):
        while not (home / "precis.db").exists():
            await _pause(window)
        store = await Store.open(home, utc_now)
        try:
            while not (jobs := await store.jobs.jobs(limit=1)) or not jobs[0].state.is_final:
                await _pause(window)
        finally:
            await store.close()
    _demand(jobs[0].state in {JobState.DONE, JobState.NEEDS_REVIEW}, f"Its first document is {jobs[0].state}.")
    return jobs[0].state


async def _pause(window: asyncio.subprocess.Process) -> None:
    try:
        status = await asyncio.wait_for(window.wait(), 0.1)
    except TimeoutError:
        return
    assert window.stderr
    last = (await window.stderr.read()).decode("utf-8", "replace").strip().splitlines()[-1:]
    raise CheckFailed(f"The window ended with status {status}.", " ".join(last))


async def _closed(window: asyncio.subprocess.Process) -> str:
    if sys.platform == "win32":  # no signal asks a window to close there
        window.kill()
        await window.wait()
        return "ended"
    window.send_signal(signal.SIGTERM)
    async with asyncio.timeout(WINDOW_S):
        status = await window.wait()
    _demand(status == 0, f"The window closed with status {status}.")
    return "closed when asked"
