"""A table of a settings file, read strictly: each key has a kind, and a key that nobody asked for is an error.

The settings and the machine-wide policy are both read with it; what is mistyped must not count as left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import cast

from precis.domain.errors import WrongUse
from precis.domain.money import Money
from precis.domain.wording import phrase


class Table:
    """A TOML table that is asked for its keys one by one, and at the end refuses those that nobody asked for."""

    def __init__(self, place: str, raw: Mapping[str, object]) -> None:
        self.place = place
        self.raw = raw
        self._asked: set[str] = set()

    def _get(self, key: str, kinds: tuple[type, ...], what: str) -> object:
        """Return the value at `key`, None where it is missing; a value of another kind is an error."""
        self._asked.add(key)
        value = self.raw.get(key)
        if value is None or (isinstance(value, kinds) and not (isinstance(value, bool) and bool not in kinds)):
            return value
        raise self._wrong(key, phrase(f"has to be {what}"))

    def _wrong(self, key: str, problem: str) -> WrongUse:
        return WrongUse(f"In {self.place}, `{key}` {problem}.", "Correct that line.")

    def text(self, key: str, default: str) -> str:
        value = self._get(key, (str,), phrase("a text in quotes"))
        return default if value is None else cast("str", value)

    def texts(self, key: str) -> tuple[str, ...]:
        values = cast("list[object]", self._get(key, (list,), phrase("a list of texts")) or [])
        if not all(isinstance(value, str) for value in values):
            raise self._wrong(key, phrase("has to be a list of texts"))
        return tuple(cast("list[str]", values))

    def strings(self, key: str) -> dict[str, str]:
        values = cast("dict[str, object]", self._get(key, (dict,), phrase("a table of texts")) or {})
        if not all(isinstance(value, str) for value in values.values()):
            raise self._wrong(key, phrase("has to be a table of texts"))
        return cast("dict[str, str]", values)

    def choice(self, key: str, among: tuple[str, ...], default: str | None = None) -> str:
        value = self._get(key, (str,), phrase("a text in quotes"))
        value = default if value is None else value
        if value not in among:
            raise self._wrong(key, phrase(f"has to be one of {', '.join(among)}"))
        return cast("str", value)

    def flag(self, key: str, *, default: bool) -> bool:
        value = self._get(key, (bool,), phrase("true or false"))
        return default if value is None else bool(value)

    def whole(self, key: str, default: int | None) -> int | None:
        value = self._get(key, (int,), phrase("a whole number"))
        if value is None:
            return default
        if cast("int", value) < 0:
            raise self._wrong(key, phrase("can't be negative"))
        return cast("int", value)

    def number(self, key: str, default: float | None = None) -> float:
        value = self._get(key, (int, float), phrase("a number"))
        if value is None:
            if default is None:
                raise self._wrong(key, phrase("is missing"))
            return default
        number = float(cast("float", value))
        if not 0 <= number < float("inf"):
            raise self._wrong(key, phrase("has to be a number of at least 0"))
        return number

    def money(self, key: str, default: Money | None) -> Money | None:
        value = self._get(key, (int, float), phrase("an amount in dollars"))
        return default if value is None else Money.from_usd(self.number(key))

    def table(self, key: str) -> Table:
        value = self._get(key, (dict,), phrase(f"a table: [{key}]"))
        return Table(f"{self.place} [{key}]", cast("dict[str, object]", value or {}))

    def tables(self, key: str) -> Iterable[tuple[str, Table]]:
        outer = self.table(key)
        return [(name, outer.table(name)) for name in outer.raw]

    def refuse_unknown(self) -> None:
        """Raise WrongUse for a key that nobody asked for, with the nearest known one."""
        for key in self.raw:
            if key not in self._asked:
                near = get_close_matches(key, self._asked, 1)
                hint = f"Did you mean `{near[0]}`?" if near else f"Known here: {', '.join(sorted(self._asked))}."
                raise WrongUse(f"{self.place} has a setting that does not exist: `{key}`.", hint)
