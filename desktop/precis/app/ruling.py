"""The person's rules as they keep, list and try them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from precis.domain.errors import WrongUse
from precis.domain.jobs import JobRecord
from precis.domain.rulings import Ruling

if TYPE_CHECKING:
    from precis.reading import FileReader
    from precis.store import Store
    from precis.store.rules import RuleText

RECENT = 50
"""Documents of the history that a rule is tried on."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What the rules of a file would say of one document of the history."""

    job: JobRecord
    ruling: Ruling


class RuleBook:
    """The rules over the store."""

    def __init__(self, store: Store, reader: FileReader) -> None:
        self._store = store
        self._reader = reader

    async def all(self) -> list[RuleText]:
        """Return the rules in the order in which they count."""
        return await self._store.rules.all()

    async def add(self, file: Path) -> list[str]:
        """Keep the rules of a TOML file, each under its name, and return the names.

        Raises:
            WrongUse: the file can't be read or says something that can't be used; nothing of it was kept.
        """
        from precis.store.rules import RuleText
        from precis.trust.rules import split_rules

        parts = split_rules(await asyncio.to_thread(_text_of, file), file.name)
        await self._store.rules.put([RuleText(name, part) for name, part in parts.items()])
        return list(parts)

    async def remove(self, name: str) -> None:
        """Delete the rule called `name`.

        Raises:
            WrongUse: there is none.
        """
        if not await self._store.rules.remove(name):
            raise WrongUse(f"There is no rule called “{name}”.", "`precis rules list` shows the rules.")

    async def test(self, file: Path, *, limit: int = RECENT) -> list[Tried]:
        """Return what the rules of a file would say of the newest documents of the history, without keeping them.

        Raises:
            WrongUse: the file can't be read or says something that can't be used.
        """
        from precis.trust.rules import parse_rules, rule_on

        rules = parse_rules(await asyncio.to_thread(_text_of, file), file.name)
        tried: list[Tried] = []
        for record in await self._newest(limit):
            document = await self._store.documents.document(record.document_id or "", self._reader.version)
            if document is not None:
                tried.append(Tried(record, await asyncio.to_thread(rule_on, document, rules)))
        return tried

    async def _newest(self, limit: int) -> Sequence[JobRecord]:
        records = [record for record in await self._store.jobs.jobs(limit=10 * limit) if record.document_id]
        return list({record.document_id: record for record in records}.values())[:limit]


def _text_of(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except OSError as error:
        raise WrongUse(f"{file.name} can't be read: {error.strerror}.", "Check the path.") from error
    except UnicodeDecodeError as error:
        raise WrongUse(f"{file.name} is not UTF-8 text.", "Save it as UTF-8.") from error
