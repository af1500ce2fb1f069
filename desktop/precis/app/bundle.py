"""The diagnostic bundle for a bug report: versions, settings, findings, failures and the last calls, without content.

Nothing of a document is in it: no text, title, file name or path; no key, host or user tag. What is made of sentences
is redacted besides, and the data folder's and the person's own paths are cut out.
"""

from __future__ import annotations

import json
import platform
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from precis import __version__
from precis.app.crashes import LOGS, PATTERN
from precis.app.exporting.export import write_whole
from precis.settings import Settings

if TYPE_CHECKING:
    from precis.domain.calls import CallRow
    from precis.store import Store

CALLS, DAYS = 200, 30


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the bundle."""

    name: str
    text: str


async def bundle(
    store: Store, settings: Settings, findings: Sequence[tuple[str, bool, str]], now: datetime
) -> list[Entry]:
    """Return what the bundle would hold, for the person to see before anything is saved."""
    from precis.store.usage import Wanted

    since = now - timedelta(days=DAYS)
    calls = await store.calls.search(Wanted(), limit=CALLS)
    clean = _cleaner(settings.home)
    checks: list[Any] = [
        {"check": name, "works": works, "message": "" if name == "engines" else clean(message)}
        for name, works, message in findings
    ]
    failures = [_plain(group) for group in await store.timeline.failures(since)]
    crashes = sorted((settings.home / LOGS).glob(PATTERN))
    return [
        Entry("versions.json", _json(_versions())),
        Entry("settings.json", _json(_settings(settings))),
        Entry("doctor.json", _json(checks)),
        Entry("failures.json", _json([{**group, "fix": clean(group["fix"])} for group in failures])),
        Entry("engines.json", _json([_plain(health) for health in await store.timeline.engines(since)])),
        Entry("calls.jsonl", "".join(f"{json.dumps(_call(row))}\n" for row in calls)),
        *(Entry(f"crashes/{file.name}", clean(file.read_text("utf-8", "replace"))) for file in crashes),
    ]


def save_bundle(entries: Sequence[Entry], out: Path) -> None:
    """Write the entries as a zip to `out`, whole or not at all.

    Raises:
        WrongUse: the file can't be written.
    """

    def write(file: Path) -> None:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for entry in entries:
                archive.writestr(entry.name, entry.text)

    write_whole(out, write)


class _Cleaner:
    """Cuts the data folder and the home folder out of a sentence, and redacts it."""

    def __init__(self, home: Path) -> None:
        from precis.privacy.redaction import Redactor

        self._redact = Redactor().redact
        self._folders = ((str(home), "PRECIS_HOME"), (str(Path.home()), "~"))

    def __call__(self, text: str) -> str:
        for folder, name in self._folders:
            if len(folder) > 1:
                text = text.replace(folder, name)
        return self._redact(text)


def _cleaner(home: Path) -> _Cleaner:
    return _Cleaner(home)


def _versions() -> Mapping[str, str]:
    from precis.store.timeline import SQLITE_VERSION

    return {
        "precis": __version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "sqlite": SQLITE_VERSION,
    }


def _settings(settings: Settings) -> Mapping[str, Any]:
    """Return the settings without hosts, headers, keys and user tag; an engine's name may say where somebody works."""
    names = {name: f"engine {number}" for number, name in enumerate(settings.engines, 1)}
    names["embedded"] = "embedded"
    return {
        "engines": {
            names[name]: {
                "kind": config.kind,
                "has_own_address": bool(config.base_url),
                "has_headers": bool(config.extra_headers),
                "max_concurrency": config.max_concurrency,
                "timeout_s": config.timeout_s,
                "redact_before_sending": config.redact_before_sending,
            }
            for name, config in settings.engines.items()
        },
        "default": names.get(settings.default_engine, ""),
        "fallbacks": [names.get(name, "") for name in settings.fallbacks],
        "mode": settings.default_mode.value,
        "keep_history_days": settings.privacy.keep_history_days,
    }


def _call(row: CallRow) -> Mapping[str, Any]:
    """Return what of a call has no words in it: no prompt, output, error message, model of one's own or tag."""
    ending = row.ending
    return {
        "id": row.id,
        "started_at": row.started_at.isoformat(),
        "kind": row.intent.engine_kind,
        "mode": row.intent.mode.value,
        "prompt_id": row.intent.prompt_id,
        "attempt": row.intent.attempt,
        "is_fallback": bool(row.intent.fallback_from),
        "state": ending.state.value if ending else "open",
        "outcome": ending.outcome if ending else "",
        "finish": ending.finish if ending else "",
        "input_tokens": ending.input_tokens if ending else None,
        "output_tokens": ending.output_tokens if ending else None,
        "queue_s": round(ending.queue_s, 3) if ending else None,
        "total_s": round(ending.total_s, 3) if ending else None,
    }


def _plain(value: Any) -> dict[str, Any]:
    """Return a group's values; an engine's name, jobs with their titles and what an error said stay out."""
    kept = {name: each for name, each in asdict(value).items() if name not in {"cause", "jobs"}}
    found = {name: each.isoformat() if isinstance(each, datetime) else each for name, each in kept.items()}
    if "engine" in found:
        found["engine"] = "embedded" if found["engine"] == "embedded" else "a model engine"
    return found


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
