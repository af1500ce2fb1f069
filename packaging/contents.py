"""What goes into a package and what stays out: read by `precis.spec`, which PyInstaller runs.

Qt is kept by list, since its hooks bring every plugin that its modules could load. What is left out elsewhere is named
with its reason. The frozen program's self-test (`precis self-test`) is what proves that nothing needed is missing.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

Entry = tuple[str, str, str]
"""PyInstaller's row of a file: where it goes, where it is, its kind."""

QT_LIBRARIES = {"Core", "Gui", "Widgets", "Network", "Svg", "DBus", "XcbQpa", "WaylandClient"}
"""Network for the local socket that holds one window a person; DBus, XcbQpa, WaylandClient for Qt itself on Linux."""

QT_PLUGINS = {
    "iconengines": ("qsvgicon",),
    "imageformats": ("qsvg",),
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"),
    "platformthemes": ("qxdgdesktopportal",),
    "platforminputcontexts": ("compose", "ibus"),
    "styles": ("qmodernwindowsstyle", "qmacstyle"),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "wayland-shell-integration": ("xdg-shell",),
}

SYSTEM_LIBRARIES = {
    # AppImage's list of what a desktop has, and what must be the system's own because drivers load it, too.
    *("libstdc++.so.6", "libgcc_s.so.1", "libX11.so.6", "libX11-xcb.so.1", "libfontconfig.so.1", "libfreetype.so.6"),
    *("libexpat.so.1", "libcom_err.so.2", "libgpg-error.so.0", "libuuid.so.1", "libz.so.1"),
    # Qt is built against older ones than any desktop has, and nothing else here loads them.
    *("libglib-2.0.so.0", "libgthread-2.0.so.0", "libdbus-1.so.3"),
}
"""What Linux brings: left out, with what only they need; a Debian package depends on them."""

EXCLUDED_MODULES = [
    # Only for building, testing and measuring.
    *(
        "pytest",
        "_pytest",
        "hypothesis",
        "nltk",
        "sumy",
        "markitdown",
        "openai",
        "IPython",
        "setuptools",
        "pip",
        "rich",
    ),
    *("tkinter", "lib2to3", "pydoc_data", "ensurepip", "idlelib", "pyperf", "rouge_score", "rich", "tests"),
    # The tokenizer is built from a word list that is in the package; nothing is ever fetched from a hub.
    *("huggingface_hub", "hf_xet", "fsspec", "tqdm"),
    # Telephone numbers are found and checked, not located.
    *("phonenumbers.geodata", "phonenumbers.carrierdata", "phonenumbers.tzdata"),
    # The engine runs a model; it neither makes nor converts one.
    *("onnxruntime.transformers", "onnxruntime.tools", "onnxruntime.quantization", "onnxruntime.datasets"),
    *("onnx", "sympy", "torch", "pandas", "scipy", "matplotlib"),
    # NumPy loads these parts when they are asked for, and nothing asks.
    *("numpy.f2py", "numpy.distutils", "numpy.tests", "numpy.testing", "numpy.fft", "numpy.random", "numpy.polynomial"),
    # Only clients that others bring speak HTTP/2 or have this; ours does not.
    *("h2", "hpack", "hyperframe", "requests", "urllib3", "bs4", "soupsieve"),
    *("unittest", "doctest", "pdb", "xmlrpc", "chardet", "yaml", "reportlab.graphics.barcode"),
    # Exports hold text; pictures in presentations are opened by Pillow's own core.
    *("PIL.ImageQt", "PIL._avif", "PIL._webp", "PIL._imagingft", "PIL._imagingcms", "PIL._imagingtk"),
    *(
        "keyrings.alt",
        "lxml.html.clean",
        "lxml.isoschematron",
        "pygments",
        "cryptography.hazmat.backends.openssl.tests",
    ),
    "lxml.html.diff",
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtPdf", "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtOpenGL"),
]

_QT_LIBRARY = re.compile(r"^(?:lib)?Qt6?([A-Z]\w*?)(?:\.so[.\d]*|\.dll|\.dylib)?$")
_LEFT_OUT = re.compile(
    # ONNX Runtime's Python module holds the runtime; the library beside it is for programs in C.
    r"onnxruntime/capi/libonnxruntime(_providers_shared)?\.(so|\d|dylib)"
    r"|onnxruntime/capi/onnxruntime(_providers_shared)?\.dll"
    # Of Qt's own texts the window needs the German ones; Qt draws it without OpenGL.
    r"|PySide6/(Qt/)?(translations/(?!qtbase_de\.qm$)|(qml|metatypes|libexec)/)|opengl32sw|d3dcompiler"
    r"|docx/templates/default-docx-template/|resources/translations/.*\.ts$"
    # Of metadata only versions and entry points are asked for; the licences are in their own folder.
    r"|\.dist-info/(?!(METADATA|entry_points\.txt)$)|numpy/(fft|random|polynomial)/|numpy/linalg/lapack_lite|_core/_simd\."
    r"|^[0-9a-f]{20}__mypyc\."
    r"|/tests?/|lxml/(isoschematron|includes)/|lxml/html/(diff|_difflib)\.|\.(pyi|pyx|pxd|c|h)$|/py\.typed$|_core/\w+_tests\."
    r"|^(chardet|yaml|lxml/objectify)|lib-dynload/readline"
)


def is_wanted(place: str) -> bool:
    """Return whether a file that PyInstaller found goes into the package; `place` is its path there."""
    path = PurePath(place.replace("\\", "/"))
    text = path.as_posix()
    if _LEFT_OUT.search(text):
        return False
    if "plugins" in path.parts and "PySide6" in path.parts:
        return _is_wanted_plugin(path)
    found = _QT_LIBRARY.match(path.name)
    return not found or found[1] in QT_LIBRARIES


def wanted(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that go into the package."""
    return [entry for entry in entries if is_wanted(entry[0])]


def without_system(binaries: Iterable[Entry]) -> list[Entry]:
    """Return the binaries without libraries that every Linux desktop has."""
    return [entry for entry in binaries if PurePath(entry[0]).name not in SYSTEM_LIBRARIES]


def without_orphans(binaries: Iterable[Entry]) -> list[Entry]:
    """Return the binaries without libraries of the system that only left-out plugins needed, as GTK for its theme."""
    entries = list(binaries)
    if not sys.platform.startswith("linux"):
        return entries
    by_name = {PurePath(place).name: (place, source, kind) for place, source, kind in entries}
    wanted_names: set[str] = set()
    waiting = [entry for entry in entries if not _is_of_system(entry[1])]
    while waiting:
        place, source, _ = waiting.pop()
        if PurePath(place).name in wanted_names:
            continue
        wanted_names.add(PurePath(place).name)
        waiting += [by_name[name] for name in needed_by(Path(source)) & by_name.keys() - wanted_names]
    return [entry for entry in entries if not _is_of_system(entry[1]) or PurePath(entry[0]).name in wanted_names]


def needed_by(library: Path) -> set[str]:
    """Return the names of the libraries that one names itself; what those need in turn is not among them."""
    tool = shutil.which("readelf")
    if tool is None:  # the loader tells more than is asked: a little more than is needed is kept
        from PyInstaller.depend.bindepend import get_imports

        return {PurePath(name).name for name, _ in get_imports(str(library))}
    words = [tool, "--dynamic", "--wide", str(library)]
    listed = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60).stdout
    return set(re.findall(r"\(NEEDED\).*\[([^\]]+)\]", listed))


def stripped(binaries: Iterable[Entry], folder: Path) -> list[Entry]:
    """Return the binaries, on Linux without their debugging symbols where that saves over 200 kB (copies in `folder`).

    Libraries that wheels bring under a name with a hash are left as they are: their tool moved the parts of the file,
    and `strip` would put them where the loader does not look.
    """
    tool = shutil.which("strip")
    entries = list(binaries)
    if tool is None or not sys.platform.startswith("linux"):
        return entries
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return [_stripped(entry, tool, folder / f"{number}") for number, entry in enumerate(entries)]


def with_small_icu(binaries: Iterable[Entry], folder: Path) -> list[Entry]:
    """Return the binaries with Qt's copy of the ICU data made small, where this machine has what that takes."""
    from icu import small_library

    made: list[Entry] = []
    for place, source, kind in binaries:
        whole = PurePath(place).name.startswith("libicudata.so") and kind != "SYMLINK"
        small = small_library(Path(source), folder) if whole else None
        made.append((place, str(small) if small else source, kind))
    return made


def _stripped(entry: Entry, tool: str, copy: Path) -> Entry:
    place, source, kind = entry
    if ".libs/" in place or _is_of_system(source) or kind not in {"BINARY", "EXTENSION"}:
        return entry
    subprocess.run([tool, "--strip-unneeded", "-o", str(copy), source], check=False, capture_output=True, timeout=120)
    saves = copy.exists() and copy.stat().st_size < Path(source).stat().st_size - 200_000
    return (place, str(copy), kind) if saves else entry


def _is_of_system(source: str) -> bool:
    return source.startswith(("/lib/", "/lib64/", "/usr/lib/"))


def program_modules(source: Path) -> list[str]:
    """Return the names of all modules of the program: it imports its parts when they are needed, unseen by analysis."""
    names = [file.relative_to(source.parent).with_suffix("").parts for file in sorted(source.rglob("*.py"))]
    return [".".join(name) for name in names if name[-1] not in {"__init__", "__main__"}]


def small_pictures(pictures: Sequence[Path], folder: Path) -> list[Path]:
    """Return copies in `folder` with 256 colours: what a picture of a window needs, at a third of the size."""
    from PIL import Image

    folder.mkdir(parents=True, exist_ok=True)
    made = [folder / picture.name for picture in pictures]
    for picture, copy in zip(pictures, made, strict=True):
        with Image.open(picture) as shown:
            few = shown.convert("RGB").quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(copy, optimize=True)
    return made


def guide_pictures(guide: Path) -> list[str]:
    """Return the pictures that the guide shows, as paths from its folder."""
    return sorted(set(re.findall(r"\]\((screenshots/[\w-]+\.png)\)", guide.read_text("utf-8"))))


def _is_wanted_plugin(path: PurePath) -> bool:
    names = QT_PLUGINS.get(path.parent.name, ())
    stem = path.name.partition(".")[0].removeprefix("lib")
    return any(stem == name or stem.startswith(f"{name}platform") for name in names)
