"""Where the files are that Précis brings along: in the checkout, in an installation, in a frozen program."""

from __future__ import annotations

import sys
from pathlib import Path


def resources_folder() -> Path:
    """Return the folder of icons, samples, prompts, label sets and models.

    Raises:
        WrongUse: none of the places holds it: the installation is not whole.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    places = [
        *([Path(frozen) / "resources"] if frozen else []),
        Path(__file__).resolve().parents[3] / "resources",
        Path(sys.prefix) / "share" / "precis",
    ]
    for place in places:
        if (place / "samples").is_dir():
            return place
    from precis.domain.errors import WrongUse

    raise WrongUse("The program's own files are missing.", "Install Précis again.")


def sample_files() -> list[Path]:
    """Return the sample documents, the long report first."""
    folder = resources_folder() / "samples"
    return [folder / name for name in ("digital-identity-guidelines.pdf", "licence-agreement.docx", "mail-thread.mbox")]


def guide_file(language: str = "en") -> Path | None:
    """Return the user guide that the window opens, in English where there is none in `language` (ISO 639-1).

    None where it was not installed.
    """
    folder = _beside() / "docs"
    files = (folder / f"guide.{language}.md", folder / "guide.md")
    return next((file for file in files if file.is_file()), None)


def notices_file() -> Path | None:
    """Return the list of what the program is built on, for About; None where it was not installed."""
    places = (_beside() / "licences", _beside())
    return next((file for place in places if (file := place / "THIRD-PARTY-NOTICES.md").is_file()), None)


def licences_folder() -> Path | None:
    """Return the folder of third-party licence texts with the bill of materials (`sbom.cdx.json`), for About.

    Only a package has one; a checkout has THIRD-PARTY-NOTICES.md, and the texts are with the installed libraries.
    """
    folder = _beside() / "licences"
    return folder if (folder / "sbom.cdx.json").is_file() else None


def _beside() -> Path:
    """Return the folder that holds the resources: of the frozen program, or the checkout."""
    return resources_folder().parent
