"""Sentences that come from the work itself, in the window's language: errors, reasons, warnings, what checks say.

The parts below the window write English, with names and numbers in it. `make translations` collects their sentences as
templates, `{1}` for each value, and parts of sentences that they name with `phrase`. Here a sentence is matched with
the templates and said anew: its values are said in the same way, unless they are quoted, which is the document's own
words or a name. What fits no template stays English.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    import re

    from precis.domain.errors import PrecisError

CORE = "core"
"""The context of these sentences in the translation files."""
SENTENCES = "sentences.json"
HOLE = r"\{(\d+)\}"


def said(sentence: str) -> str:
    """Return a sentence of the work in the window's language; English where it is not known."""
    if not sentence:
        return ""
    found = QCoreApplication.translate(CORE, sentence)
    return found if found != sentence or not _is_translated() else _matched(sentence)


def told(error: PrecisError) -> str:
    """Return what happened and what to do about it."""
    return f"{said(error.message)} {said(error.hint)}".strip()


def forget() -> None:
    """Forget what was said in another language."""
    _matched.cache_clear()


def _is_translated() -> bool:
    """Say whether there are translations of these sentences at all: English looks no further."""
    return bool(QCoreApplication.translate(CORE, "", "language"))


@lru_cache(maxsize=2048)
def _matched(sentence: str) -> str:
    return _by_template(sentence) or _one_by_one(sentence) or sentence


def _by_template(sentence: str) -> str:
    import re

    for template, pattern in _patterns():
        if found := pattern.fullmatch(sentence):
            quoted = _quoted(template)
            values = [value if number in quoted else _value(value) for number, value in enumerate(found.groups(), 1)]
            if not any(map(_is_more, values, found.groups())):
                translated = QCoreApplication.translate(CORE, template)
                return re.sub(HOLE, lambda hole, values=values: values[int(hole[1]) - 1], translated)
    return ""


def _is_more(now: str, before: str) -> bool:
    """Say whether a value holds the end of a sentence that is not known: the template took more than is its own."""
    import re

    return now == before and re.search(r"[.!?] (?=[A-Z])", before) is not None


def _one_by_one(text: str) -> str:
    """Return two sentences or more one by one, where each is known."""
    import re

    for end in re.finditer(r"[.!?:] (?=\S)", text):
        first, rest = text[: end.end() - 1], text[end.end() :]
        if (one := said(first)) != first and (other := said(rest)) != rest:
            return f"{one} {other}"
    return ""


def _value(value: str) -> str:
    """Return what stands in a sentence in the window's language: a phrase, a sentence, or a number."""
    from precis.ui.amounts import rewritten

    found = said(value)
    if found != value:
        return found
    return said(value[:1].upper() + value[1:]) if _is_lowered(value) else rewritten(value)


def _is_lowered(value: str) -> bool:
    """Say whether a value is a sentence that lost its capital letter within another."""
    return value[:1].islower() and said(value[:1].upper() + value[1:]) != value[:1].upper() + value[1:]


def _quoted(template: str) -> set[int]:
    """Return the values of a template that stand between quotation marks, or are code."""
    import re

    before = [(int(hole[1]), template[: hole.start()]) for hole in re.finditer(HOLE, template)]
    return {number for number, text in before if text.count("“") > text.count("”") or text.count("`") % 2}


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Return the templates with values in them, those that say most first: the others fit more than is theirs."""
    import json
    import re

    from precis.app.resources import resources_folder

    templates: list[str] = json.loads((resources_folder() / "translations" / SENTENCES).read_text("utf-8"))
    templates.sort(key=lambda one: len(re.sub(HOLE, "", one)), reverse=True)
    return [(one, re.compile(as_pattern(one), re.DOTALL)) for one in templates]


def as_pattern(template: str) -> str:
    """Return the pattern that what is made of a template fits."""
    import re

    parts = re.split(HOLE, template)[::2]
    # What ends a word, as the s of a plural, may be nothing; whatever stands alone is something.
    holes = ["(.*?)" if number and (not part or part[-1].isalpha()) else "(.+?)" for number, part in enumerate(parts)]
    holes[-1] = ""
    return "".join(re.escape(part) + hole for part, hole in zip(parts, holes, strict=True))
