"""Opens a file for reading, safely: no device, no pipe, no endless link, nothing over the limit, nothing half."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from precis.domain.errors import Broken, Changed, EmptyFile, NoPermission, NotAFile, NotFound, ReadError, TooLarge
from precis.domain.wording import phrase

_CHUNK = 2**20
_FLAGS = getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


def read_source(path: Path, most_bytes: int) -> bytes:
    """Return the file's bytes.

    Raises:
        ReadError: not found, no permission, not a file, empty, too large, changed meanwhile.
    """
    with _opened(path, most_bytes) as (file, before):
        data = file.read(most_bytes + 1)
        _check_unchanged(path, file, before, len(data))
    return data


def hash_source(path: Path, most_bytes: int) -> str:
    """Return the sha256 of the file's bytes in hexadecimal, without holding them.

    Raises:
        ReadError: as `read_source`.
    """
    digest = hashlib.sha256()
    with _opened(path, most_bytes) as (file, before):
        size = 0
        while size <= most_bytes and (chunk := file.read(_CHUNK)):
            digest.update(chunk)
            size += len(chunk)
        _check_unchanged(path, file, before, size)
    return digest.hexdigest()


@contextmanager
def _opened(path: Path, most_bytes: int) -> Generator[tuple[BinaryIO, os.stat_result]]:
    try:
        # Not blocking, so that a pipe without a writer can't hold the program.
        with os.fdopen(os.open(path, os.O_RDONLY | _FLAGS), "rb") as file:
            facts = os.fstat(file.fileno())
            _check_kind(facts, most_bytes)
            yield file, facts
    except OSError as error:
        raise _as_read_error(error) from error
    except ValueError as error:  # a NUL in the name
        raise NotFound("There is no such file.") from error


def _check_kind(facts: os.stat_result, most_bytes: int) -> None:
    if stat.S_ISDIR(facts.st_mode):
        raise NotAFile("This is a folder, not a file.")
    if not stat.S_ISREG(facts.st_mode):
        raise NotAFile("This is a device, a pipe or a socket, not a file.")
    if facts.st_size == 0:
        raise EmptyFile("The file is empty.")
    if facts.st_size > most_bytes:
        raise TooLarge(f"The file holds {_in_words(facts.st_size)}; {_in_words(most_bytes)} is the most.")


def _check_unchanged(path: Path, file: BinaryIO, before: os.stat_result, size: int) -> None:
    after = os.fstat(file.fileno())
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns) or size != before.st_size:
        raise Changed("The file changed while it was read.")
    if after.st_nlink == 0 or not os.path.lexists(path):
        raise Changed("The file was deleted while it was read.")


def _as_read_error(error: OSError) -> ReadError:
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR | errno.ENAMETOOLONG:
            return NotFound("There is no such file.")
        case errno.EACCES | errno.EPERM:
            return NoPermission("You may not read this file.")
        case errno.ELOOP:
            return NotAFile("This link leads back to itself.", "Remove the link, or choose the file that it should be.")
        case errno.EISDIR:
            return NotAFile("This is a folder, not a file.")
        case errno.ENXIO | errno.ENODEV:
            return NotAFile("This is a device, a pipe or a socket, not a file.")
        case errno.ESTALE:
            return Changed("The file vanished while it was read.")
        case _:
            hint = "Check the disk or the network drive that the file is on."
            return Broken(f"The file can't be read: {error.strerror or phrase('input/output error')}.", hint)


def _in_words(size: int) -> str:
    return f"{size / 2**30:.1f} GiB" if size >= 2**30 else f"{max(size // 2**20, 1)} MiB"
