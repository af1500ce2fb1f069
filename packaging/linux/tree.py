"""Lays the built folder out as Linux wants it: `python packaging/linux/tree.py dist/precis OUT [--appimage]`.

Without `--appimage`, OUT is the root of a Debian package and OUT.deb is built from it with dpkg-deb; with it, OUT is an
AppDir that `appimagetool OUT` makes into one file.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

OWN = Path(__file__).resolve().parent
ROOT = OWN.parents[1]
sys.path.insert(0, str(OWN.parent))
from contents import SYSTEM_LIBRARIES  # noqa: E402 -- a file beside this folder, which is no package

NAME = "io.github.precis_desktop.Precis"
CONTROL = """Package: precis
Version: {version}
Architecture: {architecture}
Maintainer: The Précis developers <precis@example.invalid>
Installed-Size: {kib}
Section: text
Priority: optional
Depends: {depends}
Recommends: gnome-keyring | kwalletmanager
Suggests: tesseract-ocr
Description: summarize and classify your own documents, and check what is said
 Each sentence of a summary leads to the passage that supports it. Works without
 a key and without a network; model engines can be added.
"""

DEPENDS = ("libc6 (>= 2.34)", "libegl1", "libgl1")
"""Beside the packages of the libraries that are left to the system (`contents.SYSTEM_LIBRARIES`)."""


def dependencies(libraries: Iterable[str]) -> list[str]:
    """Return what the package depends on, in words of Debian's control files; `libraries` are names of files.

    Raises:
        SystemExit: a library is of no package here, so that nobody could say what to depend on.
    """
    found: set[str] = set()
    for library in libraries:
        words = ["dpkg-query", "--search", f"*/{library}"]
        out = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60).stdout
        owners = {line.partition(":")[0] for line in out.splitlines() if line.endswith(f"/{library}")}
        if not owners:
            sys.exit(f"{library} is left to the system, and belongs to no Debian package here")
        found |= owners
    return [*DEPENDS, *sorted(found)]


def lay_out(built: Path, out: Path) -> None:
    """Write the tree: the program under usr/lib/precis, a link in usr/bin, desktop entry, icon, metadata, licences."""
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(built, out / "usr/lib/precis", symlinks=True)
    share = out / "usr/share"
    for file, place in (
        (OWN / f"{NAME}.desktop", share / "applications"),
        (OWN / f"{NAME}.metainfo.xml", share / "metainfo"),
        (ROOT / "LICENSE", share / "doc/precis"),
        (ROOT / "THIRD-PARTY-NOTICES.md", share / "doc/precis"),
    ):
        place.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place / ("copyright" if file.name == "LICENSE" else file.name))
    icons = share / "icons/hicolor/scalable/apps"
    icons.mkdir(parents=True)
    shutil.copyfile(ROOT / "resources/icons/precis.svg", icons / f"{NAME}.svg")
    (out / "usr/bin").mkdir()
    (out / "usr/bin/precis").symlink_to("../lib/precis/precis")


def as_appdir(out: Path) -> None:
    """Add what an AppImage has at its root."""
    (out / "AppRun").symlink_to("usr/lib/precis/precis")
    shutil.copyfile(OWN / f"{NAME}.desktop", out / f"{NAME}.desktop")
    shutil.copyfile(ROOT / "resources/icons/precis.svg", out / f"{NAME}.svg")


def as_deb(out: Path) -> Path:
    """Return the Debian package of the tree."""
    size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file() and not file.is_symlink())
    words = ["dpkg", "--print-architecture"]
    architecture = subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
    control = out / "DEBIAN/control"
    control.parent.mkdir()
    depends = ", ".join(dependencies(sorted(SYSTEM_LIBRARIES)))
    words = {"version": version("precis"), "architecture": architecture, "kib": -(-size // 1024), "depends": depends}
    control.write_text(CONTROL.format(**words), "utf-8")
    for path in (out, *out.rglob("*")):
        if path.is_symlink():
            continue
        runs = path.is_dir() or path.stat().st_mode & 0o100
        path.chmod(0o755 if runs else 0o644)
    package = out.with_name(f"{out.name}.deb")
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", str(out), str(package)], check=True)
    return package


def main() -> int:
    """Lay out the folder that is named."""
    parser = argparse.ArgumentParser()
    parser.add_argument("built", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--appimage", action="store_true")
    chosen = parser.parse_args()
    lay_out(chosen.built, chosen.out)
    if chosen.appimage:
        as_appdir(chosen.out)
    else:
        print(as_deb(chosen.out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
