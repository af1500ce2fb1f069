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
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", PACKAGING / f"{name}.py")
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
