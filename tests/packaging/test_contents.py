"""What goes into a package, the bill of what is in it, and the files that the desktop reads."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


def load_recipe(name: str) -> ModuleType:
    """Return a module of the folder packaging/, which is no package."""
    spec = importlib.util.spec_from_file_location(f"packaging_{name.replace('/', '_')}", PACKAGING / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("PySide6/Qt6Widgets.dll", True),
        ("libQt6Network.so.6", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt6Qml.dll", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("onnxruntime/capi/libonnxruntime.so.1.32.0", False),
        ("onnxruntime/capi/onnxruntime_pybind11_state.cpython-311-x86_64-linux-gnu.so", True),
        ("resources/samples/mail-thread.mbox", True),
        ("docx/templates/default.docx", True),
        ("resources/translations/precis_de.qm", True),
        ("resources/translations/precis_de.ts", False),
        ("keyring-25.7.0.dist-info/entry_points.txt", True),
        ("keyring-25.7.0.dist-info/RECORD", False),
        ("numpy/linalg/_umath_linalg.cpython-311-x86_64-linux-gnu.so", True),
        ("numpy/random/mtrand.cpython-311-x86_64-linux-gnu.so", False),
        ("0123456789abcdef0123__mypyc.cpython-311-x86_64-linux-gnu.so", False),
    ],
)
def test_what_goes_in(place: str, wanted: bool) -> None:
    assert load_recipe("contents").is_wanted(place) is wanted
    assert load_recipe("contents").is_wanted(place.replace("/", "\\")) is wanted


def test_every_module_of_the_program_is_named() -> None:
    names = load_recipe("contents").program_modules(PACKAGING.parent / "desktop" / "precis")
    assert {"precis.reading.pdf", "precis.cli.selftest", "precis.providers.ollama", "precis.ui.window"} <= set(names)


def test_the_bill_names_what_is_packed_with_its_licence(tmp_path: Path) -> None:
    import click
    import PySide6

    files = [Path(str(module.__file__)) for module in (click, PySide6)]
    folder = load_recipe("bill").write_bill(tmp_path / "licences", [(file.name, str(file), "DATA") for file in files])
    bill = json.loads((folder / "sbom.cdx.json").read_text("utf-8"))
    parts = {part["name"].lower().replace("-", "_"): part for part in bill["components"]}
    assert bill["bomFormat"] == "CycloneDX"
    assert set(parts) == {"click", "pyside6_essentials", "cpython"}
    assert parts["click"]["purl"].startswith("pkg:pypi/click@")
    assert parts["click"]["licenses"] == [{"license": {"name": "BSD-3-Clause"}}]
    texts = {file.relative_to(folder).as_posix().lower() for file in folder.rglob("*.txt")}
    assert any("pyside6" in text and "lgpl" in text for text in texts)
    assert any(text.startswith("click-") for text in texts)
    refs = {part["bom-ref"] for part in bill["components"]}
    assert set(bill["dependencies"][0]["dependsOn"]) == refs


def test_libraries_of_every_desktop_are_left_to_it() -> None:
    contents = load_recipe("contents")
    kept = [("libxcb-cursor.so.0", "/usr/lib/libxcb-cursor.so.0", "BINARY"), ("libssl.so.3", "/x", "BINARY")]
    left = [(name, f"/usr/lib/{name}", "BINARY") for name in sorted(contents.SYSTEM_LIBRARIES)]
    assert contents.without_system([*kept, *left]) == kept


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("readelf") is None, reason="needs binutils on Linux")
def test_what_only_left_out_libraries_need_is_left_out_too() -> None:
    import PySide6

    contents = load_recipe("contents")
    qt = Path(PySide6.__file__).parent / "Qt" / "lib"
    widgets = qt / "libQt6Widgets.so.6"
    assert "libQt6Gui.so.6" in contents.needed_by(widgets)
    assert "libicui18n.so.73" not in contents.needed_by(widgets), "that is needed by what it needs"
    kept = [("libQt6Widgets.so.6", str(widgets), "BINARY"), ("libQt6Gui.so.6", str(qt / "libQt6Gui.so.6"), "BINARY")]
    orphan = ("libpcre2-8.so.0", "/usr/lib/x86_64-linux-gnu/libpcre2-8.so.0", "BINARY")
    assert contents.without_orphans([*kept, orphan]) == kept


def test_pictures_of_the_guide_get_small_and_stay_pictures(tmp_path: Path) -> None:
    from PIL import Image, ImageChops

    contents = load_recipe("contents")
    docs = PACKAGING.parent / "docs"
    pictures = [docs / name for name in contents.guide_pictures(docs / "guide.md")][:1]
    (small,) = contents.small_pictures(pictures, tmp_path)
    assert small.stat().st_size < pictures[0].stat().st_size / 2
    with Image.open(pictures[0]) as before, Image.open(small) as after:
        assert before.size == after.size
        difference = ImageChops.difference(before.convert("RGB"), after.convert("RGB")).convert("L")
    counts = difference.histogram()
    assert sum(shade * count for shade, count in enumerate(counts)) / sum(counts) < 4, "of 255, on average"


def _built(folder: Path, sizes: dict[str, float]) -> Path:
    for place, mib in sizes.items():
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as written:
            written.truncate(int(mib * 2**20))
    return folder


def test_a_part_that_grows_over_its_limit_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weigh = load_recipe("weigh")
    built = _built(tmp_path, {"precis": 13, "_internal/numpy/x.so": 9, "_internal/numpy.libs/libblas.so": 25})
    assert weigh.too_heavy(weigh.weights(built)) == []
    monkeypatch.setattr(sys, "argv", ["weigh", str(built)])
    assert weigh.main() == 0
    _built(tmp_path, {"_internal/libnew.so": weigh.OTHER_MIB + 1})
    (sentence,) = weigh.too_heavy(weigh.weights(built))
    assert sentence.startswith("other libraries weighs")
    assert weigh.main() == (1 if sys.platform.startswith("linux") else 0)
    _built(tmp_path, {"_internal/libnew.so": 1, "_internal/numpy.libs/libblas.so": weigh.GOAL_MIB + 1})
    assert weigh.too_heavy(weigh.weights(built)) == [], "another machine's NumPy may bring BLAS"
    _built(tmp_path, {"_internal/onnxruntime/all.so": weigh.GOAL_MIB})
    assert any(sentence.startswith("the package weighs") for sentence in weigh.too_heavy(weigh.weights(built)))


def test_numpy_is_that_of_the_wheel_where_there_is_no_compiler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = load_recipe("small_numpy")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert small.small_numpy(tmp_path / "numpy") is None
    words = small.wheel_words(tmp_path)
    assert {"--no-binary", "--config-settings=setup-args=-Dblas=none"} <= set(words)


def test_every_recipe_names_the_same_version() -> None:
    from precis import __version__

    root = PACKAGING.parent
    for file, words in (
        (root / "pyproject.toml", f'version = "{__version__}"'),
        (PACKAGING / "precis.spec", f'"CFBundleVersion": "{__version__}"'),
        (PACKAGING / "windows" / "precis.iss", f'#define Version "{__version__}"'),
        (PACKAGING / "linux" / "io.github.precis_desktop.Precis.metainfo.xml", f'<release version="{__version__}"'),
    ):
        assert words in file.read_text("utf-8"), file.name


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="needs Debian's tools")
def test_the_package_depends_on_what_it_leaves_to_the_system() -> None:
    tree = load_recipe("linux/tree")
    found = tree.dependencies(["libstdc++.so.6", "libc.so.6"])
    assert "libstdc++6" in found
    assert "libc6" in found
    with pytest.raises(SystemExit, match="libnobody"):
        tree.dependencies(["libnobody.so.1"])


@pytest.mark.parametrize(
    ("tool", "arguments", "pattern"),
    [
        ("desktop-file-validate", [], "*.desktop"),
        ("appstreamcli", ["validate", "--no-net"], "*.metainfo.xml"),
    ],
)
def test_the_desktop_finds_its_files_in_order(tool: str, arguments: list[str], pattern: str) -> None:
    found = shutil.which(tool)
    if found is None:
        pytest.skip(f"{tool} is not installed")
    (file,) = (PACKAGING / "linux").glob(pattern)
    done = subprocess.run([found, *arguments, str(file)], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
