"""What named paths lead to: files as they are, folders walked for documents."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from precis.domain.errors import NoPermission, NothingReadable, PrecisError
from precis.reading.formats import SUFFIXES


def expand(paths: Sequence[Path]) -> tuple[list[Path], list[tuple[Path, PrecisError]]]:
    """Return the files that `paths` lead to, in order, and the paths that lead to none, each with its error. Blocks.

    A named file is taken whatever it is called. A folder is walked for names that look like documents; hidden names are
    left out, and links are not followed into folders, so that no loop can be walked.
    """
    files: dict[Path, None] = {}
    failures: list[tuple[Path, PrecisError]] = []
    for path in paths:
        if not path.is_dir():
            files[path] = None
            continue
        found = list(_documents(path))
        if found:
            files.update(dict.fromkeys(found))
        else:
            failures.append((path, _nothing_in(path)))
    return list(files), failures


def _nothing_in(folder: Path) -> PrecisError:
    if not os.access(folder, os.R_OK | os.X_OK):
        return NoPermission("You may not look into this folder.", "Give yourself permission to open the folder.")
    return NothingReadable("There is no document in this folder that Précis can read.")


def _documents(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")) and name.rpartition(".")[2].lower() in SUFFIXES and "." in name:
                yield Path(place, name)
