"""The reader's face: what each bad input gives, and what a good one gives, through real worker processes."""

from __future__ import annotations

import asyncio
import hashlib
import os
import socket
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from precis.domain.errors import (
    Broken,
    Changed,
    EmptyFile,
    NotAFile,
    NotFound,
    PrecisError,
    ReaderStopped,
    TooLarge,
    WorkerStopped,
)
from precis.domain.jobs import FileInput, TextInput
from precis.domain.ports import WorkLimits
from precis.reading import FileReader
from precis.reading.source import _check_unchanged, _opened, read_source
from precis.workers import WorkerPool

TEXT = "The committee met on Monday. It approved the budget of the library.\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no such files there")


async def refused(reader: FileReader, path: Path) -> PrecisError:
    """Return the error of reading `path`; hashing it, where that fails too, gives the same one."""
    with pytest.raises(PrecisError) as caught:
        await reader.read(FileInput(path))
    hashing = (await asyncio.gather(reader.hash_input(FileInput(path)), return_exceptions=True))[0]
    if isinstance(hashing, PrecisError):
        assert (hashing.code, hashing.message) == (caught.value.code, caught.value.message)
    assert caught.value.message.endswith(".")
    assert caught.value.hint
    return caught.value


async def test_file_gives_its_text_and_the_hash_of_its_bytes(reader: FileReader, tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(TEXT)
    document = await reader.read(FileInput(path))
    assert document.text == TEXT.strip()
    assert document.id == await reader.hash_input(FileInput(path)) == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (document.format, document.language, document.reader) == ("txt", "en", reader.version)


async def test_text_without_a_file(reader: FileReader) -> None:
    source = TextInput(TEXT, title="Minutes")
    document = await reader.read(source)
    assert (document.text, document.title, document.id) == (TEXT.strip(), "Minutes", await reader.hash_input(source))
    with pytest.raises(EmptyFile):
        await reader.read(TextInput(" \n"))


@pytest.mark.parametrize("name", ["two\nlines.txt", os.fsdecode(b"caf\xe9.txt"), "\x1b[31mred.txt", "a" * 240 + ".txt"])
@posix
async def test_any_name_is_read_and_shown_without_controls(reader: FileReader, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(TEXT)
    document = await reader.read(FileInput(path))
    assert document.text == TEXT.strip()
    assert document.title.isprintable()
    assert document.title.encode()


async def test_two_names_of_the_same_bytes_are_one_document(reader: FileReader, tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    for path in (first, second):
        path.write_text(TEXT)
    one, other = [await reader.read(FileInput(path)) for path in (first, second)]
    assert one == replace(other, title=one.title)


@pytest.mark.parametrize("name", ["missing.txt", "missing/under.txt", "n" * 300, "nul\0.txt"])
async def test_missing_file(reader: FileReader, tmp_path: Path, name: str) -> None:
    assert isinstance(await refused(reader, tmp_path / name), NotFound)


async def test_empty_file_and_one_of_white_space(reader: FileReader, tmp_path: Path) -> None:
    for name, data in (("a.txt", b""), ("b.pdf", b""), ("c.txt", b" \n\n "), ("d.docx", b"\n" * 200_000)):
        (tmp_path / name).write_bytes(data)
        assert isinstance(await refused(reader, tmp_path / name), EmptyFile)
    (tmp_path / "late.txt").write_text(" " * 200_000 + TEXT)
    assert (await reader.read(FileInput(tmp_path / "late.txt"))).text == TEXT.strip()


async def test_folder_is_no_file(reader: FileReader, tmp_path: Path) -> None:
    assert isinstance(await refused(reader, tmp_path), (NotAFile, NotFound))


@posix
async def test_devices_pipes_sockets_and_endless_links(
    reader: FileReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    monkeypatch.chdir(tmp_path)  # a socket's path is short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
        for path in (Path("/dev/zero"), Path("/dev/null"), *map(tmp_path.joinpath, ("pipe.txt", "loop.txt"))):
            assert isinstance(await refused(reader, path), NotAFile), path
        assert isinstance(await refused(reader, tmp_path / "socket.txt"), NotAFile)


@posix
async def test_pipe_without_a_writer_holds_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    async with asyncio.timeout(60):
        with pytest.raises(NotAFile):
            await asyncio.to_thread(read_source, tmp_path / "pipe", 100)


@posix
async def test_file_of_ten_gigabytes_is_refused_by_its_size(reader: FileReader, tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.truncate(10 * 2**30)  # takes no room on the disk
    async with asyncio.timeout(60):
        error = await refused(reader, path)
    assert isinstance(error, TooLarge)
    assert "10.0 GiB" in error.message


# Root may read anything, so that a root's test run gives its rights up first (with all modules loaded).
_READ = """
import os, sys, encodings.idna
from pathlib import Path
from precis.domain.errors import PrecisError
from precis.reading.folders import expand
from precis.reading.source import hash_source
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
folder = Path(sys.argv[1])
try:
    hash_source(folder / "secret.txt", 1000)
except PrecisError as error:
    print(error.code)
print(*(error.code for _, error in expand([folder / "closed"])[1]))
"""


@posix
def test_no_permission_for_a_file_or_a_folder() -> None:
    # Not under pytest's own folder, which other users can't enter.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "secret.txt").write_text(TEXT)
        (folder / "secret.txt").chmod(0)
        (folder / "closed").mkdir(mode=0)
        run = subprocess.run([sys.executable, "-c", _READ, name], capture_output=True, text=True, check=False)
        (folder / "closed").chmod(0o700)
    assert run.stdout.split() == ["no_permission", "no_permission"], run.stderr


@posix
@pytest.mark.parametrize("how", ["grows", "vanishes"])
def test_file_that_changes_while_it_is_read(tmp_path: Path, how: str) -> None:
    """The change comes after the bytes were read and before they are taken for the file's."""
    path = tmp_path / "log.txt"
    path.write_text(TEXT * 100)
    with _opened(path, 2**20) as (file, before):
        data = file.read()
        if how == "grows":
            with path.open("a") as other:
                other.write("One line more.\n")
        else:
            path.unlink()
        with pytest.raises(Changed):
            _check_unchanged(path, file, before, len(data))


async def test_worker_that_stops_is_told_as_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)

    async def stops(*_: object, limits: WorkLimits) -> object:
        raise WorkerStopped(f"The work took longer than {limits.seconds:.0f} seconds and was stopped.", why="time")

    with pytest.raises(ReaderStopped) as caught:
        await FileReader(stops).read(FileInput(path))  # type: ignore[arg-type]
    assert (
        caught.value.message == "The document could not be read: the work took longer than 30 seconds and was stopped."
    )


async def test_cut_off_file_is_broken(reader: FileReader, evaldata: Path, tmp_path: Path) -> None:
    whole = next((evaldata / "documents" / "docx").glob("*.docx")).read_bytes()
    (tmp_path / "half.docx").write_bytes(whole[: len(whole) // 2])
    assert isinstance(await refused(reader, tmp_path / "half.docx"), Broken)


async def test_many_files_at_once(tmp_path: Path) -> None:
    count = 300
    for number in range(count):
        (tmp_path / f"{number}.txt").write_text(f"{TEXT} Item {number}.")
    pool = WorkerPool(2)
    reader = FileReader(pool.run)
    documents = await asyncio.gather(*(reader.read(FileInput(tmp_path / f"{n}.txt")) for n in range(count)))
    await pool.close()
    assert [document.text.rpartition(" ")[2] for document in documents] == [f"{n}." for n in range(count)]
