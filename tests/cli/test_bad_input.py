"""Input that is wrong, hostile or unlucky: each has a defined result and a sentence, and the rest goes on."""

from __future__ import annotations

import os
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from precis.app import sample_files
from tests.cli.conftest import LETTER, CommandLine

NOBODY = 65534


@pytest.fixture
def zoo(tmp_path: Path) -> Iterator[dict[str, Path]]:
    """Return a folder of inputs that can't be read, by the code of the error that each has to give."""
    folder = tmp_path / "zoo"
    folder.mkdir()
    (folder / "empty.pdf").touch()
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(10 * 2**30)
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "dangling").symlink_to(folder / "nothing")
    os.mkfifo(folder / "pipe")
    (folder / "noise").write_bytes(bytes(range(256)) * 40)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n" + b"\x00garbage" * 100)
    (folder / "bare").mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "s"))
        yield {path.name: path for path in folder.iterdir()}


def test_each_has_its_own_error_and_the_good_one_is_done(
    precis: CommandLine, zoo: dict[str, Path], letter: Path
) -> None:
    done = precis("summarize", *zoo.values(), "/dev/zero", letter.with_name("gone.pdf"), letter, "--json")
    assert done.status == 1
    found = {Path(value["document"]["path"]).name: value for value in done.objects}
    codes = {name: value["error"]["code"] for name, value in found.items() if value["error"]}
    assert codes == {
        "empty.pdf": "empty_file",
        "huge.txt": "too_large",
        "loop": "not_a_file",
        "dangling": "not_found",
        "pipe": "not_a_file",
        "s": "not_a_file",
        "zero": "not_a_file",
        "noise": "unknown_format",
        "broken.pdf": "broken_file",
        "bare": "nothing_readable",
        "gone.pdf": "not_found",
    }
    assert found["letter.txt"]["state"] == "done"
    for value in found.values():
        if value["error"]:
            assert value["error"]["message"].endswith((".", "!"))
            assert value["error"]["hint"]
            assert value["state"] == "failed"
            assert value["summary"] is None


@pytest.mark.parametrize(
    "name", [b"two\nlines.txt", b"caf\xe9.txt", b"-dash.txt", b"\x1b[31mred.txt", "ウ 文書.txt".encode()]
)
def test_strange_names(precis: CommandLine, tmp_path: Path, name: bytes) -> None:
    file = tmp_path / os.fsdecode(name)
    file.write_text(LETTER, "utf-8")
    as_json = precis("summarize", file, "--json")
    assert as_json.object["state"] == "done"
    for_people = precis("summarize", file)
    assert for_people.status == 0
    assert "\x1b" not in for_people.out
    assert precis("jobs", "list").status == 0
    assert precis("history", "list", "--json").status == 0


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can become somebody else")
def test_no_permission(precis: CommandLine, letter: Path) -> None:
    """Run in a world-readable place as nobody, since root may read everything."""
    with_access = Path("/var/tmp") / f"precis-{os.getpid()}"
    with_access.mkdir(mode=0o777)
    try:
        secret = with_access / "secret.txt"
        secret.write_text(LETTER)
        secret.chmod(0o000)
        with_access.chmod(0o777)
        home = CommandLine(with_access / "home")
        try:
            done = home("read", secret, "--json", as_user=NOBODY)
        except PermissionError:
            pytest.skip("another user can't run this interpreter here")
        assert done.object["error"]["code"] == "no_permission"
    finally:
        subprocess.run(["rm", "-rf", str(with_access)], check=True)


def test_unwritable_data_folder(letter: Path) -> None:
    done = CommandLine(Path("/proc/precis-home"))("summarize", letter, "--json")
    assert done.status == 1
    assert "PRECIS_HOME" in done.err
    assert "Traceback" not in done.err


def test_full_disk(precis: CommandLine, tmp_path: Path) -> None:
    """A real file system with room for the database and little more."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root can make a small file system")
    try:
        full = CommandLine(disk / "home")
        done = full("summarize", *sample_files(), "--json")
        assert done.status == 1
        assert "Traceback" not in done.err
        words = done.err + done.out
        assert "disk" in words.lower()
        subprocess.run(["mount", "-o", "remount,size=200m", str(disk)], check=True)
        again = full("summarize", *sample_files(), "--json")
        assert [value["state"] for value in again.objects] == ["done"] * 3
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_file_that_grows_while_it_is_read(precis: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "growing.txt"
    file.write_text(LETTER * 50)
    stop = threading.Event()

    def grow() -> None:
        while not stop.is_set():
            with file.open("a") as out:
                out.write("One more sentence is written while the file is read. ")

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        done = precis("summarize", file, "--json")
    finally:
        stop.set()
        writer.join()
    value = done.object
    assert value["state"] == "done" or value["error"]["code"] == "changed_while_reading"


def test_five_thousand_files_at_once(precis: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    for number in range(5000):
        place = folder / f"{number // 500}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number}.txt").write_text(f"Note {number % 40}. The invoice of {number % 40} euros was paid in May.")
    done = precis("summarize", folder, "--json")
    assert done.status == 0
    assert len(done.objects) == 5000
    assert {value["state"] for value in done.objects} == {"done"}


def test_neither_paths_nor_batch(precis: CommandLine) -> None:
    done = precis("summarize", "--json")
    assert (done.status, done.out) == (2, "")
    assert "--batch" in done.err


def test_unknown_engine(precis: CommandLine, letter: Path) -> None:
    done = precis("summarize", letter, "--engine", "nope", "--json")
    assert done.status == 2
    assert "embedded" in done.err


def test_settings_that_are_wrong_name_the_key(precis: CommandLine, letter: Path) -> None:
    precis.home.mkdir()
    (precis.home / "settings.toml").write_text("[budget]\nper_dya_usd = 1\n")
    done = precis("summarize", letter, "--json")
    assert done.status == 2
    assert "per_day_usd" in done.err
