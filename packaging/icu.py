"""Makes Qt's copy of the ICU data small: it holds 3,900 tables, and the program's window asks for a few hundred.

Qt asks ICU to sort and to change case. Tables of converters, dictionaries for line breaks, names of currencies, units,
regions, languages and time zones, transliteration and spelled numbers, which are nine tenths of the file, are never
asked for, and neither are the words and formats of languages: Qt has its own. Where one is, ICU falls back to its root
table. The layout of the file is that of ICU's `udata` ("CmnD" format 1: a header, a count, pairs of 32-bit offsets
sorted by name, then names and tables).
"""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
from pathlib import Path

_MAGIC = b"\xda\x27"
_FORMAT = b"CmnD"
_FORMAT_AT = 12
_ALIGNMENT = 16
_DROPPED = re.compile(
    r"^[^/]+/(?:(?:brkitr|curr|lang|rbnf|region|translit|unit|zone)/.*|.*\.(?:cnv|spp|cfu)|unames\.icu|cnvalias\.icu"
    r"|(?!res_index)[a-z]{2,3}(?:_\w+)?\.res)$"
)
_ASSEMBLY = """    .section .rodata
    .balign 16
    .globl {symbol}
    .type {symbol}, @object
{symbol}:
    .incbin "{data}"
    .size {symbol}, . - {symbol}
    .section .note.GNU-stack,"",@progbits
"""


def is_kept(name: str) -> bool:
    """Return whether the window can ask for a table; `name` is as in the file, `icudt73l/coll/de.res`."""
    return not _DROPPED.match(name)


def trimmed(data: bytes) -> bytes:
    """Return ICU's common data without the tables that are never asked for.

    Raises:
        ValueError: these are not ICU's common data of this machine's byte order.
    """
    if data[2:4] != _MAGIC or data[_FORMAT_AT : _FORMAT_AT + 4] != _FORMAT:
        raise ValueError("These are no ICU data in the common format; build the package with ICU left whole.")
    (head,) = struct.unpack_from("<H", data)
    tables = [(name, table) for name, table in _tables(data[head:]) if is_kept(name)]
    return data[:head] + _packed(tables)


def _tables(body: bytes) -> list[tuple[str, bytes]]:
    (count,) = struct.unpack_from("<I", body)
    offsets = [struct.unpack_from("<II", body, 4 + 8 * number) for number in range(count)]
    ends = [start for _, start in offsets[1:]] + [len(body)]
    names = [body[name : body.index(b"\0", name)].decode("ascii") for name, _ in offsets]
    return [(name, body[start:end]) for name, (_, start), end in zip(names, offsets, ends, strict=True)]


def _packed(tables: list[tuple[str, bytes]]) -> bytes:
    names = [name.encode("ascii") + b"\0" for name, _ in tables]
    at_names = 4 + 8 * len(tables)
    at_tables = _aligned(at_names + sum(map(len, names)))
    index, at_name, at_table = struct.pack("<I", len(tables)), at_names, at_tables
    parts: list[bytes] = []
    for name, (_, table) in zip(names, tables, strict=True):
        index += struct.pack("<II", at_name, at_table)
        parts.append(table.ljust(_aligned(len(table)), b"\0"))
        at_name, at_table = at_name + len(name), at_table + len(parts[-1])
    return (index + b"".join(names)).ljust(at_tables, b"\0") + b"".join(parts)


def _aligned(size: int) -> int:
    return -(-size // _ALIGNMENT) * _ALIGNMENT


def small_library(library: Path, folder: Path) -> Path | None:
    """Return a copy of `libicudata` in `folder` with the trimmed data, or None where no compiler can make it."""
    compiler, reader = shutil.which("cc"), shutil.which("nm")
    if compiler is None or reader is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    symbol = _symbol(library, reader)
    data, assembly, made = folder / "icu.dat", folder / "icu.s", folder / library.name
    data.write_bytes(trimmed(_data(library.read_bytes())))
    assembly.write_text(_ASSEMBLY.format(symbol=symbol, data=data), "utf-8")
    words = [compiler, "-shared", "-nostdlib", f"-Wl,-soname,{library.name}", "-o", str(made), str(assembly)]
    subprocess.run(words, check=True, timeout=120)
    return made


def _symbol(library: Path, reader: str) -> str:
    words = [reader, "-D", "--defined-only", str(library)]
    listed = subprocess.run(words, check=True, capture_output=True, text=True, timeout=60).stdout
    return next(name for name in listed.split() if name.endswith("_dat"))


def _data(library: bytes) -> bytes:
    start = library.index(_FORMAT) - _FORMAT_AT
    return library[start:]
