"""Reads zip archives from strangers: what they declare is checked first, what they hold is counted while it is read."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Generator
from contextlib import contextmanager

from precis.domain.errors import Broken, Encrypted, TooLarge

MOST_ENTRIES = 10_000
MOST_BYTES = 512 * 2**20
MOST_PART = 192 * 2**20


class Archive:
    """The parts of a zip file by name. Names are keys only: nothing is ever written under them."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = self._zip.namelist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError) as error:
            raise Broken("The file is cut off or damaged: it is not a whole archive.") from error
        self._check()

    def _check(self) -> None:
        entries = self._zip.infolist()
        sizes = [entry.file_size for entry in entries]
        if len(sizes) > MOST_ENTRIES or sum(sizes) > MOST_BYTES or max(sizes, default=0) > MOST_PART:
            raise TooLarge("The file unpacks to far more than a document holds.", _BOMB_HINT)
        if any(entry.flag_bits & 1 for entry in entries):
            raise Encrypted("The document is locked with a password.")

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """Return the part's bytes.

        Raises:
            Broken: there is no such part, or it is damaged.
            TooLarge: it unpacks to more than it declared to be.
        """
        try:
            with self._zip.open(name) as part:
                data = part.read(MOST_PART + 1)
        except KeyError as error:
            raise Broken("The document lacks a part that every document of its format has.") from error
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError) as error:
            raise Broken("A part of the document is damaged.") from error
        if len(data) > MOST_PART:
            raise TooLarge("The file unpacks to far more than it says.", _BOMB_HINT)
        return data

    def rebuilt(self, pattern: re.Pattern[bytes], replacement: bytes) -> bytes:
        """Return the archive with `pattern` replaced in every part of XML."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as changed:
            for name in self.names:
                part = self.read(name)
                changed.writestr(name, pattern.sub(replacement, part) if name.endswith((".xml", ".rels")) else part)
        return buffer.getvalue()

    def close(self) -> None:
        """Let go of the bytes."""
        self._zip.close()


_BOMB_HINT = "It may be made to exhaust programs that open it. Save the document anew in the program that made it."


@contextmanager
def opened(data: bytes) -> Generator[Archive]:
    """Open the archive in `data`; see `Archive`."""
    archive = Archive(data)
    try:
        yield archive
    finally:
        archive.close()


_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")


def office_bytes(data: bytes) -> bytes:
    """Return an office document whose archive was checked; a strict one in its transitional form.

    ISO/IEC 29500 names the same elements in two families of namespaces; the libraries know the transitional one.
    """
    with opened(data) as archive:
        if "_rels/.rels" not in archive or not _STRICT.search(archive.read("_rels/.rels")):
            return data
        return archive.rebuilt(_STRICT, rb"http://schemas.openxmlformats.org/\1/2006/")
