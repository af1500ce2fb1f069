"""The bill of materials of a package: what is really in it, by name and version, with every licence's text.

Made from the list of files that PyInstaller is about to pack, not from what happens to be installed: a file belongs to
the distribution whose RECORD names it, or to the Debian package that `dpkg` names; what belongs to neither is listed
by its file name. Writes `sbom.cdx.json` (CycloneDX 1.6, https://cyclonedx.org/docs/1.6/json/) and a folder of licence
texts a component, which the program's About shows.
"""

from __future__ import annotations

import json
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.metadata import Distribution, distributions, version
from pathlib import Path

QT_TEXTS = ("LGPL-3.0-only.txt", "GPL-3.0-only.txt")
"""Kept in packaging/licences, since the wheels of Qt for Python bring none: the LGPL refers to the GPL."""
_LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice|authors|copyright", re.IGNORECASE)
_OWN = Path(__file__).resolve().parent / "licences"


@dataclass(slots=True)
class Component:
    """A library in the package. `licence` is an SPDX expression or the words of its metadata."""

    name: str
    version: str
    purl: str
    licence: str
    texts: list[Path] = field(default_factory=list[Path])
    files: int = 0


def write_bill(folder: Path, entries: Iterable[tuple[str, str, str]]) -> Path:
    """Return `folder`, newly written with `sbom.cdx.json` and the licence texts of all components of `entries`.

    Raises:
        SystemExit: a Python library in the package comes without any licence.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    sources = sorted({source for _, source, _ in entries if source and Path(source).is_file()})
    found = [*_python_components(sources), _interpreter(), *_system_components(sources)]
    for component in found:
        _copy_texts(component, folder)
    nameless = [part.name for part in found if part.purl.startswith("pkg:pypi") and not (part.texts or part.licence)]
    if nameless:
        sys.exit(f"no licence is known of: {', '.join(nameless)}")
    (folder / "sbom.cdx.json").write_text(json.dumps(_cyclonedx(found), indent=1) + "\n", "utf-8")
    return folder


def _python_components(sources: list[str]) -> list[Component]:
    owners: dict[str, Distribution] = {}
    for distribution in distributions():
        for file in distribution.files or ():
            owners[str(Path(str(distribution.locate_file(file))).resolve())] = distribution
    found: dict[str, Component] = {}
    for source in sources:
        owner = owners.get(str(Path(source).resolve()))
        if owner is None:
            continue
        name = owner.metadata["Name"]
        if name.lower() == "precis":
            continue
        part = found.setdefault(name.lower(), _of_distribution(owner, name))
        part.files += 1
    return [found[name] for name in sorted(found)]


def _of_distribution(distribution: Distribution, name: str) -> Component:
    texts = [
        Path(str(distribution.locate_file(file)))
        for file in distribution.files or ()
        if ".dist-info" in str(file.parent) and _LICENCE_FILE.search(file.name)
    ]
    texts += [
        Path(str(distribution.locate_file(file)))
        for file in distribution.files or ()
        if len(file.parts) == 2 and re.match(r"(LICEN[CS]E|ThirdPartyNotices)", file.name)
    ]
    if name.lower() in {"pyside6_essentials", "pyside6-essentials", "shiboken6"}:
        texts += [_OWN / text for text in QT_TEXTS]
    purl_name = re.sub(r"[-_.]+", "-", name).lower()
    return Component(
        name, distribution.version, f"pkg:pypi/{purl_name}@{distribution.version}", _licence_of(distribution), texts
    )


def _licence_of(distribution: Distribution) -> str:
    known = distribution.metadata
    for field_name in ("License-Expression", "License"):
        text = str((known.get_all(field_name) or [""])[0]).strip()
        if text and "\n" not in text and len(text) < 120:
            return text
    classes = [value for value in known.get_all("Classifier") or [] if value.startswith("License ::")]
    return "; ".join(value.rpartition(" :: ")[2] for value in classes)


def _interpreter() -> Component:
    texts = [Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path("/usr/share/doc/python3/copyright")]
    return Component(
        "CPython",
        platform.python_version(),
        f"pkg:generic/cpython@{platform.python_version()}",
        "PSF-2.0",
        [text for text in texts if text.is_file()],
    )


def _system_components(sources: list[str]) -> list[Component]:
    """Return the Debian packages whose libraries are packed; elsewhere nothing of the system goes in."""
    asked = shutil.which("dpkg-query")
    libraries = [source for source in sources if source.startswith(("/lib/", "/usr/lib/"))]
    if asked is None or not libraries:
        return []
    paths = {alias for source in libraries for alias in (source, str(Path(source).resolve()), _without_usr(source))}
    found: dict[str, Component] = {}
    out = subprocess.run([asked, "-S", *sorted(paths)], capture_output=True, text=True, check=False, timeout=120).stdout
    for line in out.splitlines():
        package = line.partition(": ")[0].partition(",")[0].partition(":")[0]
        if package not in found:
            found[package] = _of_debian(asked, package)
        found[package].files += 1
    return [found[name] for name in sorted(found)]


def _without_usr(path: str) -> str:
    resolved = str(Path(path).resolve())
    return resolved.removeprefix("/usr") if resolved.startswith("/usr/lib/") else resolved


def _of_debian(asked: str, package: str) -> Component:
    words = [asked, "-W", "-f", "${Version}", package]
    number = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60).stdout.strip()
    text = Path("/usr/share/doc") / package / "copyright"
    return Component(
        package, number, f"pkg:deb/debian/{package}@{number}", "see its text", [text] if text.is_file() else []
    )


def _copy_texts(component: Component, folder: Path) -> None:
    if not component.texts:
        return
    target = folder / f"{component.name}-{component.version}".replace("/", "_").replace(":", "_")
    target.mkdir(exist_ok=True)
    for number, text in enumerate(dict.fromkeys(component.texts)):
        name = text.name if not (target / text.name).exists() else f"{number}-{text.name}"
        shutil.copyfile(text, target / name)


def _cyclonedx(found: list[Component]) -> dict[str, object]:
    own = version("precis")
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "bom-ref": "precis", "name": "precis", "version": own,
                          "licenses": [{"license": {"id": "Apache-2.0"}}]},
            "properties": [{"name": "precis:platform", "value": f"{sys.platform}-{platform.machine()}"}],
        },
        "components": [
            {"type": "library", "bom-ref": part.purl, "name": part.name, "version": part.version, "purl": part.purl,
             "licenses": [{"license": {"name": part.licence or "see its text"}}]}
            for part in found
        ],
        "dependencies": [{"ref": "precis", "dependsOn": [part.purl for part in found]}],
    }  # fmt: skip
