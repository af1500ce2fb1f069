"""The shape of the project: what start-up imports, modules that say why they exist, and a probe of a library fault."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "desktop" / "precis"
HEAVY = ("PySide6", "httpx", "numpy", "onnxruntime", "tokenizers", "pypdfium2", "docx", "pptx", "pydantic", "keyring",
         "sqlite_utils", "genai_prices", "phonenumbers", "re2")  # fmt: skip


def _imported_by(*arguments: str) -> set[str]:
    code = (
        "import sys\nfrom precis.__main__ import main\nsys.argv = ['precis', *sys.argv[1:]]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('\\nMODULES', *sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=60, check=True
    )
    return set(done.stdout.rpartition("MODULES")[2].split())


@pytest.mark.parametrize("arguments", [("--help",), ("summarize", "--help"), ("--version",)])
def test_help_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert _imported_by(*arguments).isdisjoint(HEAVY)


BEFORE_THE_FIRST_PAINT = """
import builtins, sys
plain = builtins.__import__
sys.argv = ["precis"]
from precis.__main__ import main
from precis.ui import load_qt
load_qt()
from precis.ui.program import Furnishing
def seen(furnishing):
    from PySide6 import QtCore
    print("CLASSES", *sorted(vars(QtCore)))
    print("IMPORTS", builtins.__import__ is plain)
    print("MODULES", *sorted(sys.modules), flush=True)
    __import__("os")._exit(0)
Furnishing.begin = seen
main()
"""
AFTER_IT = ("asyncio", "click", "ctypes.util", "dataclasses", "decimal", "email", "hashlib", "http", "json",
            "multiprocessing", "platform", "platformdirs", "sqlite3", "ssl", "subprocess", "tomllib",
            "urllib.request")  # fmt: skip
"""Modules of the standard library, and small ones, that the window's first paint must not wait for."""
OURS_BEFORE_IT = {
    "__main__", "app", "app.crashes", "app.resources", "home", "ui", "ui.actions", "ui.bridge", "ui.commands",
    "ui.display", "ui.language", "ui.look", "ui.look.appearance", "ui.look.controls", "ui.look.icons",
    "ui.look.style", "ui.look.theme", "ui.memory", "ui.program", "ui.shell", "ui.shortcuts", "ui.single",
    "ui.telling", "ui.turns", "ui.views", "ui.window",
}  # fmt: skip


def test_the_first_paint_waits_for_nothing_of_the_work(tmp_path: Path) -> None:
    environment = {**os.environ, "PRECIS_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", BEFORE_THE_FIRST_PAINT],
        capture_output=True, text=True, timeout=60, check=True, env=environment,
    )  # fmt: skip
    said = {line.partition(" ")[0]: set(line.split()[1:]) for line in done.stdout.splitlines()}
    modules, classes = said["MODULES"], said["CLASSES"]
    assert "QObject" in classes, "PySide makes all classes at once here: the next line says nothing"
    assert "Qt" not in classes, "the first paint waited for the 93 enums of the namespace Qt"
    assert said["IMPORTS"] == {"True"}, "PySide reads the source of each module that is imported"
    heavy = {name for name in HEAVY if name != "PySide6"} | set(AFTER_IT)
    assert modules.isdisjoint(heavy), modules & heavy
    ours = {name.removeprefix("precis.") for name in modules if name.startswith("precis.")}
    assert ours <= OURS_BEFORE_IT, "a module more before the first paint makes every start slower"


@pytest.mark.parametrize("module", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_module_says_why_it_exists(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text("utf-8"))), f"{module.name} has no docstring"


def test_no_catch_all_module() -> None:
    names = {path.stem for path in SOURCE.rglob("*.py")}
    assert names.isdisjoint({"utils", "util", "helpers", "common", "manager", "shared", "misc"})


def test_emitting_a_signal_keeps_the_reference_count_of_true() -> None:
    """PySide6 6.12.0 on Python 3.11 drops a reference to True with each emit, and the process dies of it."""
    code = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, Signal
class Bell(QObject):
    rung = Signal(bool)
app = QCoreApplication([])
bell = Bell()
bell.rung.connect(lambda value: None)
before = sys.getrefcount(True)
for _ in range(100):
    bell.rung.emit(True)
print(before - sys.getrefcount(True))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert int(done.stdout) < 50
