"""The window's texts: every one goes through its language, every one is translated, and numbers follow the language."""

from __future__ import annotations

import ast
import json
import re
import string
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QTableView, QWidget

from precis.domain.errors import WrongUse
from precis.domain.money import Money
from precis.ui import amounts
from precis.ui.language import CONTEXT, Language, install, resolved, tr, trn
from precis.ui.sentences import CORE, SENTENCES, as_pattern, said, told
from tests.ui import translations
from tests.ui.conftest import Stage
from tests.ui.test_access import SCENES
from tests.ui.test_access import _arrange as arrange
from tests.ui.translations import FOLDER, LANGUAGES, SOURCE, Text, compile_into, file_of, sentences, texts

_NOT_TEXT = {
    "display.py": "told on a terminal, before there is a window",
    "program.py": "names that Qt and the desktop want",
    "style.py": "a style sheet",
    "theme.py": "names of themes, which the appearance translates",
    "appearance.py": "names of looks, which the settings translate",
    "icons.py": "keys and SVG",
    "memory.py": "keys of the memory",
    "single.py": "a key",
}
_NAMES = frozenset({
    "Précis", "Markdown", "JSON", "PDF", "ROUGE-1", "ROUGE-2", "ROUGE-L", "rougeL", "TEXT", "Precis", "Fusion", "F1",
    "English", "Deutsch", "MainWindow", "Update", "AddNotification",
})  # fmt: skip
_KEYS = re.compile(r"^(Ctrl|Shift|Alt|Esc|Meta)\b\S*$")
_MARKUP = re.compile(r"^NewEngine\(|^whether a provider|^[^A-Za-z]*$|^<|^%|background|text-align|^Q[A-Z]|^precis ")
_SILENT_CALLS = frozenset(
    {"tr", "trn", "mark", "setObjectName", "setProperty", "TypeVar", "NewType", "getattr", "Path"}
)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """The window in German, as on a system that is set to Germany."""
    installed = install(qapp, Language.GERMAN)
    assert len(installed) == 2, "Qt's own texts and ours"
    yield
    for translator in installed:
        qapp.removeTranslator(translator)
    QLocale.setDefault(QLocale.c())


def test_every_text_of_the_window_goes_through_its_language() -> None:
    files = [file for file in sorted((SOURCE / "ui").rglob("*.py")) if file.name not in _NOT_TEXT]
    assert len(files) > 60
    left = [f"{file.relative_to(SOURCE)}:{line}: {text}" for file in files for line, text in _untranslated(file)]
    assert not left, "\n".join(left)


def test_a_text_that_was_forgotten_is_found(tmp_path: Path) -> None:
    file = tmp_path / "view.py"
    file.write_text(
        '"""A module."""\nlabel.setText("Some words")\nlabel.setText(f"{count} items here")\n'
        'label.setObjectName("Some name")\nlabel.setText(tr("Said"))\n'
    )
    assert [line for line, _ in _untranslated(file)] == [2, 3]


def _untranslated(file: Path) -> Iterator[tuple[int, str]]:
    """Return the literals that look like text for people and that no call translates."""
    tree = ast.parse(file.read_text("utf-8"))
    parents = {id(child): node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_text(node.value):
            above = list(_above(node, parents))
            if not _is_silent(node, above):
                yield node.lineno, node.value


def _above(node: ast.AST, parents: dict[int, ast.AST]) -> Iterator[ast.AST]:
    while id(node) in parents:
        node = parents[id(node)]
        yield node


def _is_text(text: str) -> bool:
    if text in _NAMES or _KEYS.match(text) or _MARKUP.search(text):
        return False
    return bool(re.match(r"^[A-Z“⚠✓✕][a-z ]", text.strip())) or bool(re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", text))


def _is_silent(node: ast.AST, above: list[ast.AST]) -> bool:
    """Whether what stands around a literal says that nobody reads it."""
    if isinstance(above[0], ast.Expr):
        return True  # a docstring
    for parent in above:
        if isinstance(parent, ast.Call):
            name = getattr(parent.func, "id", getattr(parent.func, "attr", ""))
            if name in _SILENT_CALLS:
                return True
        if isinstance(parent, ast.arg | ast.Compare | ast.Subscript | ast.Assert):
            return True
        if isinstance(parent, ast.AnnAssign) and parent.value is not node:
            return True
    return False


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_lacks_its_translation(language: str) -> None:
    left = [message.findtext("source") for message in _messages(language) if _is_unfinished(message)]
    assert not left


def _messages(language: str, only: str = "") -> list[ET.Element]:
    contexts = _read(language).iter("context")
    return [
        message for context in contexts if only in ("", context.findtext("name")) for message in context.iter("message")
    ]


@cache
def _found() -> tuple[Text, ...]:
    return tuple(texts())


@cache
def _read(language: str) -> ET.Element:
    return ET.parse(file_of(language)).getroot()


def _is_unfinished(message: ET.Element) -> bool:
    translation = message.find("translation")
    return translation is None or translation.get("type") == "unfinished" or not all(_forms(translation))


def _forms(translation: ET.Element) -> list[str]:
    forms = translation.findall("numerusform")
    return [form.text or "" for form in forms] if forms else [translation.text or ""]


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_those_of_the_source(language: str) -> None:
    wrong: list[str] = []
    core = _messages(language, CORE)
    for message in _messages(language):
        source, translation = message.findtext("source", ""), message.find("translation")
        assert translation is not None
        if message in core:
            # An English ending, such as the s of a plural, has no place in another language.
            wrong += [form for form in _forms(translation) if _names(form) - _names(source)]
            continue
        ones = message.findtext("extracomment", "").removeprefix("For one: ") or source
        for form, english in zip(reversed(_forms(translation)), (source, ones), strict=False):
            # The number may be left out, as in "yesterday"; whatever else English says, the translation says.
            names = _names(form)
            wrong += [form] if names - _names(source) - _names(ones) or _names(english) - names - {"n"} else []
    assert not wrong


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_up_to_date(language: str, tmp_path: Path) -> None:
    kept = {(message.findtext("source", ""), message.findtext("comment", "")) for message in _messages(language)}
    assert {(text.source, text.note) for text in _found()} == kept, "run `make translations`"
    assert translations.templates() == (FOLDER / SENTENCES).read_text("utf-8")
    compile_into(language, tmp_path / "fresh.qm")
    assert (tmp_path / "fresh.qm").read_bytes() == file_of(language).with_suffix(".qm").read_bytes()


def test_values_do_not_stand_side_by_side() -> None:
    """Nothing could tell where one of them ends."""
    assert not [text.source for text in _found() if text.context == CORE and re.search(r"\}\{", text.source)]


def test_one_text_has_one_singular() -> None:
    found: dict[tuple[str, str], str] = {}
    for text in _found():
        key = (text.source, text.note)
        assert found.setdefault(key, text.one) == text.one or text.context == "core", key


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.usefixtures("german")
def test_no_view_shows_english_where_there_is_german(stage: Stage, scene: str) -> None:
    english = {message.findtext("source", "") for message in _messages("de", CONTEXT) if _differs(message)}
    shown = _shown_texts(arrange(stage, scene))
    assert len(shown) > 10
    assert not sorted(shown & english)


def _differs(message: ET.Element) -> bool:
    translation = message.find("translation")
    assert translation is not None
    return not _is_unfinished(message) and message.findtext("source") not in _forms(translation)


def _shown_texts(window: QWidget) -> set[str]:
    found: set[str] = set()
    for widget in [window, *window.findChildren(QWidget)]:
        found |= {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()}
        for name in ("text", "placeholderText", "title"):
            if callable(read := getattr(widget, name, None)):
                found.add(str(read()))
        if isinstance(widget, QComboBox):
            found |= {widget.itemText(place) for place in range(widget.count())}
        if isinstance(widget, QTableView) and (model := widget.model()) is not None:
            found |= {str(model.headerData(place, Qt.Orientation.Horizontal)) for place in range(model.columnCount())}
    return found - {""}


def test_english_loads_nothing(qapp: QApplication) -> None:
    assert install(qapp, Language.ENGLISH) == []
    assert tr("Done") == "Done"
    assert trn("{n} page", "{n} pages", 1) == "1 page"
    assert trn("{n} page", "{n} pages", 1200) == "1,200 pages"
    assert told(WrongUse("There is no job 7.", "Check the path.")) == "There is no job 7. Check the path."


def test_the_language_is_the_systems_unless_one_is_chosen() -> None:
    assert resolved(Language.GERMAN) is Language.GERMAN
    assert resolved(Language.SYSTEM) in (Language.ENGLISH, Language.GERMAN)


@pytest.mark.usefixtures("german")
def test_german_has_its_own_plurals_and_numbers() -> None:
    assert trn("{n} page", "{n} pages", 1) == "1 Seite"
    assert trn("{n} page", "{n} pages", 1200) == "1.200 Seiten"
    assert tr("{done} of {total} parts", done=1, total=3) == "1 von 3 Teilen"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert amounts.money(Money(4_000)) == "0,0040\xa0$"
    assert amounts.percent(0.125, 1) == "12,5 %"
    assert amounts.size(12_345_678) == "12,3 MB"
    assert amounts.duration(0.4) == "0,4 s"
    assert amounts.day(datetime(2026, 3, 3, 12, tzinfo=UTC)) == "3. März 2026"
    now = datetime(2026, 3, 3, 12, tzinfo=UTC)
    assert amounts.when(now - timedelta(days=1), now).startswith("gestern ")


@pytest.mark.usefixtures("german")
def test_sentences_of_the_work_are_said_in_german() -> None:
    assert said("Check the path.") == "Prüfen Sie den Pfad."
    assert said("There is no engine called “work”.") == "Es gibt keine Engine namens „work“."
    assert said("Nobody has ever written this.") == "Nobody has ever written this."


def test_sentences_are_read_from_the_source_with_their_values() -> None:
    found = list(
        sentences('"""Not this one, it is a docstring."""\nraise E(f"There is no job {name}.", "Look at it.")\n')
    )
    assert found == ["There is no job {1}.", "Look at it."]


@given(values=st.lists(st.text(alphabet=string.ascii_letters, min_size=1, max_size=8), min_size=3, max_size=3))
def test_what_a_template_makes_fits_it(values: list[str]) -> None:
    for template in json.loads((FOLDER / SENTENCES).read_text("utf-8"))[:60]:
        made = re.sub(r"\{(\d)\}", lambda hole: values[int(hole[1]) % 3], template)
        assert re.fullmatch(as_pattern(template), made, re.DOTALL)
