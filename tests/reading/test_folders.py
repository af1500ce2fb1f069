"""Walking folders: what is taken, what is left out, and what can't be walked for ever."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from precis.domain.errors import NothingReadable
from precis.reading import expand

posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no such names there")


def made(folder: Path, *names: str) -> list[Path]:
    """Make files with these names and return their paths."""
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")
    return paths


def test_documents_of_a_folder_come_in_order(tmp_path: Path) -> None:
    paths = made(tmp_path, "a.txt", "c.PDF", "b/d.docx", "b/e/f.md")
    made(tmp_path, "x.exe", "noext", ".hidden.txt", ".git/config.txt", "~$a.docx", "b/pic.png")
    files, failures = expand([tmp_path])
    assert files == [paths[0], paths[1], paths[2], paths[3]]
    assert failures == []


def test_named_file_is_taken_as_it_is_and_once(tmp_path: Path) -> None:
    [odd] = made(tmp_path, "letter.xyz")
    missing = tmp_path / "missing.txt"
    assert expand([odd, missing, odd]) == ([odd, missing], [])


def test_folder_and_a_file_in_it_are_not_taken_twice(tmp_path: Path) -> None:
    first, second = made(tmp_path, "a.txt", "b.txt")
    assert expand([second, tmp_path])[0] == [second, first]


def test_folder_without_documents_is_said_beside_the_others(tmp_path: Path) -> None:
    (tmp_path / "empty" / "deeper").mkdir(parents=True)
    [file] = made(tmp_path, "full/a.txt")
    files, [(path, error)] = expand([tmp_path / "empty", tmp_path / "full"])
    assert (files, path) == ([file], tmp_path / "empty")
    assert isinstance(error, NothingReadable)
    assert error.hint


@posix
def test_links_make_no_loop(tmp_path: Path) -> None:
    [file] = made(tmp_path, "deep/a.txt")
    (tmp_path / "deep" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert expand([tmp_path]) == ([file], [])


@posix
def test_names_with_newlines_and_bytes_of_no_encoding(tmp_path: Path) -> None:
    paths = made(tmp_path, "two\nlines.txt", os.fsdecode(b"caf\xe9.txt"))
    files, _ = expand([tmp_path])
    assert set(files) == set(paths)


def test_five_thousand_files(tmp_path: Path) -> None:
    paths = made(tmp_path, *(f"{n % 50:02}/{n:04}.txt" for n in range(5000)))
    assert expand([tmp_path]) == (sorted(paths), [])
