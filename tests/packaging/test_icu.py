"""Qt's ICU data made small for packages: what stays, and that Qt sorts and changes case with it as with the whole."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.test_contents import load_recipe

ASKED = """
from PySide6.QtCore import QCollator, QLocale
for name in ("sv_SE", "de_DE", "zh_CN", "ja_JP", "en_US"):
    order = QCollator(QLocale(name))
    order.setNumericMode(True)
    print(sorted(["zebra", "öl", "apfel", "Zug 10", "Zug 9", "ål", "中", "日", "い", "あ"], key=order.sortKey))
print(QLocale("tr_TR").toUpper("istanbul"), QLocale("de_DE").toString(1234567.5, "f", 2))
words = ["zebra", "Öl", "Apfel", "čas", "cas", "chata", "ñu", "nube", "ål", "ölçü", "ıssız", "中", "日", "い"]
for place in QLocale.matchingLocales(QLocale.AnyLanguage, QLocale.AnyScript, QLocale.AnyCountry):
    print(place.name(), sorted(words, key=QCollator(place).sortKey), place.toLower("IIŞ ÀÍ"), place.toUpper("iiı ß ΐ"))
    print(place.toString(1234.5), place.monthName(3), place.dayName(2))
"""


def _common(tables: dict[str, bytes]) -> bytes:
    """Write ICU's common format by its description, with one head of 32 bytes."""
    head = struct.pack("<H", 32) + b"\xda\x27" + bytes(8) + b"CmnD" + bytes(16)
    body, names, contents = struct.pack("<I", len(tables)), b"", b""
    at_names = 4 + 8 * len(tables)
    at_tables = at_names + sum(len(name) + 1 for name in tables)
    for name, table in tables.items():
        body += struct.pack("<II", at_names + len(names), at_tables + len(contents))
        names += name.encode() + b"\0"
        contents += table
    return head + body + names + contents


def test_tables_that_are_never_asked_for_go() -> None:
    icu = load_recipe("icu")
    kept = {"icudt73l/coll/de.res": b"sorts" * 9, "icudt73l/res_index.res": b"list", "icudt73l/root.res": b"numbers"}
    dropped = dict.fromkeys(("icudt73l/ibm-37.cnv", "icudt73l/zone/de.res", "icudt73l/zh_Hant.res"), b"x" * 99)
    whole = _common(dict(sorted({**kept, **dropped}.items())))
    small = icu.trimmed(whole)
    (count,) = struct.unpack_from("<I", small, 32)
    assert count == 3
    for number, (name, table) in enumerate(sorted(kept.items())):
        at_name, at_table = struct.unpack_from("<II", small, 36 + 8 * number)
        assert small[32 + at_name :].startswith(name.encode() + b"\0")
        assert small[32 + at_table :].startswith(table)
        assert at_table % 16 == 0


def test_other_files_are_refused() -> None:
    with pytest.raises(ValueError, match="ICU"):
        load_recipe("icu").trimmed(b"\x7fELF" + bytes(60))


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("cc") is None, reason="needs a C compiler on Linux")
def test_qt_answers_alike_with_the_small_library(tmp_path: Path) -> None:
    import PySide6

    (library,) = (Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicudata.so.*")
    small = load_recipe("icu").small_library(library, tmp_path)
    assert small.stat().st_size < library.stat().st_size / 5
    words = [sys.executable, "-c", ASKED]
    answers = [
        subprocess.run(words, capture_output=True, text=True, timeout=60, check=True, env={**os.environ, **more}).stdout
        for more in ({}, {"LD_PRELOAD": str(small)})
    ]
    assert "İSTANBUL" in answers[0]
    assert answers[0] == answers[1]
