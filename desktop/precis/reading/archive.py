"""Reads zip archives from strangers: what they declare is checked first, what they hold is counted while it is read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Generator
from contextlib import contextmanager

from precis.domain.errors import Broken, Encrypted, TooLarge

MOST_ENTRIES = 10_000
MOST_BYTES = 512 * 2**20
MOST_PART = 192 * 2**20
_CHUNK = 2**20


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
        data = bytearray()
        try:
            with self._zip.open(name) as part:
                while chunk := part.read(_CHUNK):
                    data += chunk
                    if len(data) > MOST_PART:
                        raise TooLarge("The file unpacks to far more than it says.", _BOMB_HINT)
        except KeyError as error:
            raise Broken("The document lacks a part that every document of its format has.") from error
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
            raise Broken("A part of the document is damaged.") from error
        except Exception as error:
            if type(error).__module__ in {"zlib", "_lzma", "lzma"}:
                raise Broken("A part of the document is damaged.") from error
            raise
        return bytes(data)

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
