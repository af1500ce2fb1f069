"""Collects the texts of the program into resources/translations, and compiles them: `make translations`.

Qt's own lupdate knows neither plurals with two English forms nor sentences with values inside, so the texts are read
from the syntax trees here. The `.ts` files are Qt's: Qt Linguist opens them, and Qt's lrelease compiles them. What is
translated already is kept; what is new is marked unfinished; what is gone is dropped.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6

from precis.ui.language import CONTEXT
from precis.ui.sentences import CORE, SENTENCES

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "desktop" / "precis"
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de",)
_FUNCTIONS = {"tr": 1, "mark": 1, "trn": 2}
"""What marks a text, and how many of its first arguments are texts; the last of them is the key."""
_WITH_SENTENCES = (
    "app", "evals", "jobs", "tasks", "trust", "gateway", "reading", "privacy", "providers", "store", "workers",
    "settings.py", "domain",
)  # fmt: skip
_NOT_SHOWN = frozenset({
    "selftest.py", "batch_submitting.py", "evaluation.py", "redaction.py", "logs.py", "sheet.py",
    "passages.py", "validate.py", "openai_batches.py",
})  # fmt: skip
_WITH_PHRASES = ("privacy/datamap.py", "privacy/terms.py")
_PHRASE = re.compile(r"[A-Za-zé',:()]+( [A-Za-zé',:()]+)+|unknown")
_WITH_NAMES = "tasks/languages.py"
"""The names of languages."""
_TERMS = ROOT / "resources" / "privacy" / "terms.toml"
_LABELS = ROOT / "resources" / "labels"
"""Label sets that come along, whose titles are shown."""
_OF_TERMS = ("plan", "retention", "statement", "no_store")
"""What providers say in words."""
_LATER = re.compile(r"\{[a-z_]+(:[^{}]*)?\}")
_WORD = re.compile(r"[A-Za-zé']{2,}")
_ENDED = re.compile(r"[a-z)]: \{\d+\}$")
_NO_TEXT = ("SELECT", "UPDATE", "DELETE", "INSERT", "FROM ", "{1} ORDER", "CREATE", "The board met on Tuesday")
"""How queries begin, and the text that the diagnosis reads."""


@dataclass(slots=True)
class Text:
    """A text to translate: its context, the key, what tells it from others, its English singular where it has one."""

    context: str
    source: str
    note: str = ""
    one: str = ""
    files: list[str] = field(default_factory=list)


def texts() -> list[Text]:
    """Return every text of the window and every sentence of the work, in the order of the files."""
    found: dict[tuple[str, str, str], Text] = {}
    for file in sorted((SOURCE / "ui").rglob("*.py")):
        for text in _of_window(file):
            _add(found, text, file)
    _add(found, Text(CORE, "", "language"), SOURCE / "ui" / "sentences.py")
    for text, file in _of_work():
        _add(found, Text(CORE, text), file)
    return list(found.values())


def _of_work() -> Iterator[tuple[str, Path]]:
    """Return the sentences below the window and their parts, each with its file."""
    for part in _WITH_SENTENCES:
        for file in sorted((SOURCE / part).rglob("*.py")) if (SOURCE / part).is_dir() else [SOURCE / part]:
            source = file.read_text("utf-8")
            yield from ((text, file) for text in ([] if file.name in _NOT_SHOWN else sentences(source)))
            yield from ((text, file) for text in named_phrases(source))
    for file in (SOURCE / name for name in _WITH_PHRASES):
        yield from ((text, file) for text in phrases(file.read_text("utf-8")))
    names = ast.walk(ast.parse((SOURCE / _WITH_NAMES).read_text("utf-8")))
    yield from ((text, SOURCE / _WITH_NAMES) for node in names if isinstance(node, ast.Dict)
                for text in _texts_in(node.values))  # fmt: skip
    for file in sorted(_LABELS.glob("*.toml")):
        yield tomllib.loads(file.read_text("utf-8"))["title"], file
        yield file.stem.replace("-", " ").capitalize(), file
    for terms in tomllib.loads(_TERMS.read_text("utf-8"))["terms"]:
        yield from ((terms[name], _TERMS) for name in _OF_TERMS if terms[name] not in ("", "unknown"))


def _add(found: dict[tuple[str, str, str], Text], text: Text, file: Path) -> None:
    name = file.relative_to(ROOT).as_posix()
    known = found.setdefault((text.context, text.source, text.note), text)
    if name not in known.files:
        known.files.append(name)


def _of_window(file: Path) -> Iterator[Text]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _FUNCTIONS:
            given = _texts_in(node.args[: _FUNCTIONS[node.func.id]])
            note = "".join(_texts_in([one.value for one in node.keywords if one.arg == "note"]))
            if given:
                yield Text(CONTEXT, given[-1], note, given[0] if node.func.id == "trn" else "")


def _texts_in(nodes: list[ast.expr]) -> list[str]:
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def sentences(source: str) -> Iterator[str]:
    """Return the sentences in a module of the work, as templates with `{1}` for each value."""
    tree = ast.parse(source)
    skipped = {
        id(statement.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        for statement in node.body
        if isinstance(statement, ast.Expr)
    }
    skipped |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) not in skipped and (template := _template(node)) and _is_sentence(template):
            yield template


def phrases(source: str) -> Iterator[str]:
    """Return the parts of sentences in a module: what the data map says is sent, and to whom."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.Call | ast.List | ast.Assign | ast.IfExp):
            for child in ast.iter_child_nodes(node):
                if isinstance(child, ast.Constant) and isinstance(child.value, str) and _PHRASE.fullmatch(child.value):
                    yield child.value


def named_phrases(source: str) -> Iterator[str]:
    """Return the parts of sentences in a module that are named by `phrase`, as templates."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "phrase":
            yield _template(node.args[0])


def _template(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        number = count(1)
        return _LATER.sub(lambda _: f"{{{next(number)}}}", node.value)  # for str.format
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts, holes = [], 0
    for part in node.values:
        holes += isinstance(part, ast.FormattedValue)
        parts.append(f"{{{holes}}}" if isinstance(part, ast.FormattedValue) else str(getattr(part, "value", "")))
    return "".join(parts)


def _is_sentence(text: str) -> bool:
    """Say whether a text is a sentence: begun and ended as one; its end may be another sentence, after a colon."""
    is_begun = text[0].isupper() or text.startswith(("{1}", "“", "`"))
    is_ended = text.rstrip()[-1:] in tuple(".:!?") or _ENDED.search(text)
    words = len(_WORD.findall(text))
    has_words = words >= 2 or (words == 1 and (text.count(" ") >= 2 or text.startswith("Known: ")))
    return bool(is_begun and is_ended and has_words and not text.startswith(_NO_TEXT) and "(?" not in text)


def file_of(language: str) -> Path:
    """Return the translation file of a language."""
    return FOLDER / f"precis_{language}.ts"


def update(language: str) -> str:
    """Return the translation file of a language with the texts as they are now."""
    known = _translations(language)
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for text in texts():
        if text.context not in contexts:
            contexts[text.context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[text.context], "name").text = text.context
        contexts[text.context].append(_message(text, known.get((text.context, text.source, text.note))))
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{ET.tostring(root, encoding="unicode")}\n'


def _translations(language: str) -> dict[tuple[str, str, str], ET.Element]:
    if not file_of(language).exists():
        return {}
    found: dict[tuple[str, str, str], ET.Element] = {}
    for context in ET.parse(file_of(language)).getroot().iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", ""))
            translation = message.find("translation")
            if translation is not None:
                found[key] = translation
    return found


def _message(text: Text, known: ET.Element | None) -> ET.Element:
    message = ET.Element("message", {"numerus": "yes"} if text.one else {})
    for file in text.files:
        ET.SubElement(message, "location", filename=f"../../{file}")
    ET.SubElement(message, "source").text = text.source
    if text.note:
        ET.SubElement(message, "comment").text = text.note
    if text.one:
        ET.SubElement(message, "extracomment").text = f"For one: {text.one}"
    if known is None or bool(text.one) != (known.find("numerusform") is not None):
        known = ET.Element("translation", type="unfinished")
        for _ in range(2 if text.one else 0):
            ET.SubElement(known, "numerusform")
    message.append(known)
    return message


def templates() -> str:
    """Return the list of sentences with values in them, which are matched while the program runs."""
    found = [text.source for text in texts() if text.context == CORE and "{1}" in text.source]
    return json.dumps(found, ensure_ascii=False, indent=0) + "\n"


def compile_into(language: str, out: Path) -> None:
    """Compile a translation file with Qt's own tool, which comes with PySide6."""
    tool = next(Path(PySide6.__path__[0]).glob("lrelease*"))
    subprocess.run([str(tool), "-silent", str(file_of(language)), "-qm", str(out)], check=True)


def main() -> int:
    """Bring everything up to date; say how many texts are not translated yet."""
    left = 0
    for language in LANGUAGES:
        updated = update(language)
        file_of(language).write_text(updated, "utf-8")
        compile_into(language, file_of(language).with_suffix(".qm"))
        left += updated.count('type="unfinished"')
    (FOLDER / SENTENCES).write_text(templates(), "utf-8")
    print(f"{len(texts())} texts; not translated yet: {left}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
