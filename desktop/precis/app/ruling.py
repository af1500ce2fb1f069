"""The person's rules as they keep, list, edit and try them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from precis.app.label_editing import newest_documents, toml_line
from precis.domain.errors import WrongUse
from precis.domain.jobs import JobRecord
from precis.domain.results import NONE_OF_THESE
from precis.domain.rulings import Ruling

if TYPE_CHECKING:
    from precis.app.labelsets import LabelSets
    from precis.reading import FileReader
    from precis.store import Store
    from precis.store.rules import RuleText
    from precis.trust.rules import Rule

RECENT = 50
"""Documents of the history that a rule is tried on."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What the rules of a file would say of one document of the history."""

    job: JobRecord
    ruling: Ruling


@dataclass(frozen=True, slots=True)
class RuleCheck:
    """What there is to say of a text of rules before it is kept."""

    names: tuple[str, ...] = ()
    error: str = ""
    """Why it can't be used; empty: it can."""
    hint: str = ""
    line: int | None = None
    """The line, from 1, that the error is about, where that is known."""
    warnings: tuple[str, ...] = ()
    """What will have no effect as things are."""

    @property
    def is_valid(self) -> bool:
        """Whether the text can be kept."""
        return not self.error


class RuleBook:
    """The rules over the store."""

    def __init__(self, store: Store, reader: FileReader, label_sets: LabelSets) -> None:
        self._store = store
        self._reader = reader
        self._label_sets = label_sets

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

    def check(self, text: str) -> RuleCheck:
        """Return what there is to say of a TOML text of rules; nothing is kept. Takes about a millisecond."""
        from precis.trust.rules import parse_rules, split_rules

        try:
            split_rules(text, _HERE)
            rules = parse_rules(text, _HERE)
        except WrongUse as error:
            return RuleCheck(error=error.message, hint=error.hint, line=_line_of(error.message, text))
        return RuleCheck(tuple(rule.name for rule in rules), warnings=tuple(self._idle(rules)))

    def _idle(self, rules: Sequence[Rule]) -> Iterator[str]:
        """Yield what has no effect: a label that its set does not have."""
        for rule in rules:
            labels = self._label_sets.get(rule.label_set) if rule.label else None
            if rule.label and labels is None:
                yield f"The rule “{rule.name}” speaks of a label set that is not there: “{rule.label_set}”."
            elif labels and rule.label not in {NONE_OF_THESE, *(label.name for label in labels.labels)}:
                yield f"The rule “{rule.name}” gives a label that “{rule.label_set}” does not have: “{rule.label}”."

    async def save(self, text: str, *, replaces: str = "") -> list[str]:
        """Keep the rules of a TOML text, all or none, and return their names.

        A rule that `replaces` another keeps its place and whether it is switched on, also under a new name. Without
        it, a rule of a name that is there takes its place.

        Raises:
            WrongUse: the text can't be used, the rule to replace is gone, or another one has its new name.
        """
        from precis.store.rules import RuleText
        from precis.trust.rules import split_rules

        made = [RuleText(name, part) for name, part in split_rules(text, _HERE).items()]
        await self._store.rules.edit(
            lambda there: _replaced(there, made, replaces) if replaces else _merged(there, made)
        )
        return [rule.name for rule in made]

    async def arrange(self, names: Sequence[str]) -> None:
        """Let the rules count in the order of `names`; those that are not named come last.

        Raises:
            WrongUse: there is no rule of one of the names.
        """

        def change(there: list[RuleText]) -> list[RuleText]:
            by_name = {rule.name: rule for rule in there}
            first = [_named(by_name, name) for name in dict.fromkeys(names)]
            return [*first, *(rule for rule in there if rule not in first)]

        await self._store.rules.edit(change)

    async def enable(self, name: str, is_enabled: bool) -> None:
        """Switch a rule on or off.

        Raises:
            WrongUse: there is none of this name.
        """

        def change(there: list[RuleText]) -> list[RuleText]:
            _named({rule.name: rule for rule in there}, name)
            return [replace(rule, is_enabled=is_enabled) if rule.name == name else rule for rule in there]

        await self._store.rules.edit(change)

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
        return await self.try_text(await asyncio.to_thread(_text_of, file), file.name, limit=limit)

    async def try_text(self, text: str, place: str = "", *, limit: int = RECENT) -> list[Tried]:
        """Return what the rules of a TOML text would say of the newest documents, without keeping them.

        Raises:
            WrongUse: the text says something that can't be used.
        """
        from precis.trust.rules import parse_rules, rule_on

        rules = parse_rules(text, place or _HERE)
        tried: list[Tried] = []
        for record in await newest_documents(self._store, limit):
            document = await self._store.documents.document(record.document_id or "", self._reader.version)
            if document is not None:
                tried.append(Tried(record, await asyncio.to_thread(rule_on, document, rules)))
        return tried


def _text_of(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except OSError as error:
        raise WrongUse(f"{file.name} can't be read: {error.strerror}.", "Check the path.") from error
    except UnicodeDecodeError as error:
        raise WrongUse(f"{file.name} is not UTF-8 text.", "Save it as UTF-8.") from error


_HERE = "This text"
_NUMBERED, _CALLED = re.compile(r"^Rule (\d+) of"), re.compile(r"The rule “(.+?)”")
_HEAD = re.compile(r"^[ \t]*\[\[[ \t]*rules[ \t]*\]\]", re.MULTILINE)


def _line_of(message: str, text: str) -> int | None:
    """Return the line that an error is about: TOML's own, else where the rule that it names begins."""
    if (line := toml_line(message, text)) is not None:
        return line
    heads = [text.count("\n", 0, head.start()) + 1 for head in _HEAD.finditer(text)]
    if (found := _NUMBERED.match(message)) and int(found[1]) <= len(heads):
        return heads[int(found[1]) - 1]
    if found := _CALLED.search(message):
        line = next((at for at, said in enumerate(text.splitlines(), 1) if found[1] in said), None)
        return max((head for head in heads if line is not None and head <= line), default=None)
    return None


def _named(rules: dict[str, RuleText], name: str) -> RuleText:
    if name not in rules:
        raise WrongUse(f"There is no rule called “{name}”.", "`precis rules list` shows the rules.")
    return rules[name]


def _merged(there: list[RuleText], made: Sequence[RuleText]) -> list[RuleText]:
    rules = {rule.name: rule for rule in there}
    return list((rules | {rule.name: rule for rule in made}).values())


def _replaced(there: list[RuleText], made: Sequence[RuleText], replaces: str) -> list[RuleText]:
    old = _named({rule.name: rule for rule in there}, replaces)
    taken = {rule.name for rule in there} - {replaces}
    if (twice := next((rule.name for rule in made if rule.name in taken), None)) is not None:
        raise WrongUse(f"Another rule is called “{twice}”.", "Give this one its own name.")
    place = there.index(old)
    return [*there[:place], *(replace(rule, is_enabled=old.is_enabled) for rule in made), *there[place + 1 :]]
