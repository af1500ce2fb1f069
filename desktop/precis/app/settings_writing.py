"""Changes `settings.toml` key by key: comments and order stay, and only a file that can be used takes its place.

The file is read anew for each change, so that what a person wrote into it in the meantime stays. The new text is parsed
as at start-up before it replaces the file in one step; a mistake leaves the old file as it was.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from precis.app.replacing import replace_file
from precis.domain.errors import WrongUse
from precis.settings import Settings, load_settings, parse_settings

if TYPE_CHECKING:
    from precis.domain.ports import Redact
    from precis.store.audit import SettingsAudit

Value = str | int | float | bool | list[str] | None
Setting = tuple[str, ...]
Changes = Mapping[Setting, Value]
"""The path of a key, as in `("budget", "per_day_usd")`, to its new value; None takes the key or table out."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A key that has another value now, both as JSON; None: not there."""

    setting: str
    before: str | None
    after: str | None


async def change_settings(home: Path, changes: Changes, audit: SettingsAudit, redact: Redact) -> Settings:
    """Write `changes` to the settings of `home`, keep a row a change, and return what the file says now.

    Raises:
        WrongUse: the file can't be read, written, or used with these changes; it stays as it was.
        StoreError: the changes were written, and could not be kept in the database.
    """
    from precis.store.audit import SettingChange

    def write() -> tuple[Settings, list[SettingChange]]:
        settings, changed = write_settings(home, changes)
        return settings, [
            SettingChange(
                one.setting,
                None if one.before is None else redact(one.before),
                None if one.after is None else redact(one.after),
            )
            for one in changed
        ]

    settings, rows = await asyncio.to_thread(write)
    if rows:
        await audit.add(rows, "settings view")
    return settings


def write_settings(home: Path, changes: Changes) -> tuple[Settings, list[Changed]]:
    """Write `changes` to the settings file of `home`; return what it says now, and which keys changed. Blocks.

    Raises:
        WrongUse: the file can't be read, written, or used with these changes; it stays as it was.
    """
    file = (home / "settings.toml").resolve()
    try:
        before = file.read_text("utf-8")
    except FileNotFoundError:
        before = ""
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(f"{file} can't be read: {error}.", "Correct the file, or move it away.") from error
    parse_settings(home, before)  # a file that is wrong already is the person's to mend
    after, changed = edited(before, changes)
    settings = parse_settings(home, after)
    if changed:
        replace_file(file, after)
    return settings, changed


def edited(text: str, changes: Changes) -> tuple[str, list[Changed]]:
    """Return the TOML `text` with `changes` made, and which keys have another value now. Pure."""
    import tomlkit

    document = tomlkit.parse(text)
    found = [_change(document, setting, value) for setting, value in changes.items()]
    return tomlkit.dumps(document), [one for one in found if one is not None and one.before != one.after]


def without_engine(settings: Settings, name: str) -> Changes:
    """Return what takes an engine out of the settings, and out of the choices that name it."""
    changes: dict[Setting, Value] = {("engines", name): None}
    if settings.default_engine == name:
        changes["defaults", "engine"] = "embedded"
    if name in settings.fallbacks:
        changes["defaults", "fallbacks"] = [one for one in settings.fallbacks if one != name]
    return changes


def current_settings(home: Path) -> Settings:
    """Return what the settings file of `home` says now, which counts from the next start. Blocks.

    Raises:
        WrongUse: the file can't be used.
    """
    return load_settings(home)


def _change(document: Any, setting: Setting, value: Value) -> Changed | None:
    table = _table(document, setting[:-1], is_made=value is not None)
    if table is None:
        return None
    key, name = setting[-1], ".".join(setting)
    before = _told(table.get(key))
    if value is None:
        table.pop(key, None)
        return Changed(name, before, None)
    if before != _told(value):
        table[key] = value
    return Changed(name, before, _told(value))


def _table(document: Any, path: Sequence[str], *, is_made: bool) -> MutableMapping[str, Any] | None:
    """Return the table at `path`; one that is missing is made, or None."""
    import tomlkit

    table = document
    for depth, name in enumerate(path):
        if name not in table:
            if not is_made:
                return None
            table[name] = tomlkit.table(is_super_table=depth + 1 < len(path))
        table = table[name]
        if not isinstance(table, MutableMapping):
            raise WrongUse(f"In settings.toml, `{name}` has to be a table.", "Correct that line.")
    return cast("MutableMapping[str, Any]", table)


def _told(value: Any) -> str | None:
    """Return a value as JSON; of a table its keys alone, since a header's value may be a secret."""
    if value is None:
        return None
    plain = value.unwrap() if hasattr(value, "unwrap") else value
    return json.dumps(sorted(plain) if isinstance(plain, dict) else plain, ensure_ascii=False)
