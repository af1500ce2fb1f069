"""Sentences that come from the work itself, in the window's language: errors, reasons, warnings, what checks say.

The parts below the window write English, with names and numbers in it. `make translations` collects their sentences as
templates, `{1}` for each value; here a sentence is matched with them and said anew. One that fits none stays English.
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
    found = QCoreApplication.translate(CORE, sentence)
    return found if found != sentence or not _is_translated() else _matched(sentence)


def told(error: PrecisError) -> str:
    """Return what happened and what to do about it."""
    return f"{said(error.message)} {said(error.hint)}".strip()


def _is_translated() -> bool:
    """Say whether there are translations of these sentences at all: English looks no further."""
    return bool(QCoreApplication.translate(CORE, "", "language"))


@lru_cache(maxsize=2048)
def _matched(sentence: str) -> str:
    import re

    for template, pattern in _patterns():
        if found := pattern.fullmatch(sentence):
            translated = QCoreApplication.translate(CORE, template)
            return re.sub(HOLE, lambda hole, found=found: found[int(hole[1])], translated)
    return sentence


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

    return "(.+?)".join(re.escape(part) for part in re.split(HOLE, template)[::2])
