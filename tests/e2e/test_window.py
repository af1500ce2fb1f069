"""A person's session in Xvfb: drop, wait, click a sentence and find its highlight, switch the mode, search, resume."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from precis.app import sample_files

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed"),
    pytest.mark.timeout(240),
]
PDF, DOCX, MBOX = sample_files()
PATIENCE_S = 120.0


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """Start an X server of our own, and return its name."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait(timeout=20)


@dataclass
class Program:
    """The running program, seen through its control socket."""

    process: subprocess.Popen[bytes]
    channel: socket.socket

    def do(self, what: str, **how: Any) -> Any:
        """Do or see something in the window."""
        self.channel.sendall(json.dumps({"do": what, **how}).encode() + b"\n")
        answer = b""
        while not answer.endswith(b"\n"):
            some = self.channel.recv(65536)
            assert some, "the program ended"
            answer += some
        return json.loads(answer)

    def until(self, done: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """Look at the window until `done`, and return what it shows."""
        end = time.monotonic() + PATIENCE_S
        while True:
            seen = self.do("look")
            if done(seen):
                return seen
            assert time.monotonic() < end, seen

    def close(self) -> int:
        """Close the window and return the exit status."""
        self.do("close")
        return self.process.wait(timeout=60)


Start = Callable[..., Program]


@pytest.fixture
def environment(display: str, tmp_path: Path) -> dict[str, str]:
    """Return the environment of the program: the X server, and a data folder of this test's own."""
    return {**os.environ, "DISPLAY": display, "PRECIS_HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "xcb"}


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Start]:
    """Return what starts the program over one data folder."""
    running: list[Program] = []

    def begin(*files: Path) -> Program:
        name = f"precis-e2e-{secrets.token_hex(6)}"
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.window_program", name, *map(str, files)],
            env=environment, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        channel = socket.socket(socket.AF_UNIX)
        end = time.monotonic() + PATIENCE_S
        while True:
            try:
                channel.connect(str(Path(tempfile.gettempdir()) / name))
                break
            except OSError:
                assert process.poll() is None, "the program ended"
                assert time.monotonic() < end, "the program did not come up"
                process.poll()
        channel.settimeout(PATIENCE_S)
        program = Program(process, channel)
        running.append(program)
        return program

    yield begin
    for program in running:
        program.channel.close()
        if program.process.poll() is None:
            program.process.kill()
            program.process.wait(timeout=30)


def _all_done(seen: dict[str, Any]) -> bool:
    return len(seen["rows"]) == 3 and set(seen["rows"].values()) <= {"done", "needs_review"}


def _wait(see: Callable[[], Any]) -> Any:
    """Look until there is something, and return it."""
    end = time.monotonic() + PATIENCE_S
    while not (found := see()):
        assert time.monotonic() < end
    return found


def _export(program: Program, folder: Path) -> None:
    for end, head in (("md", b"# "), ("docx", b"PK"), ("pdf", b"%PDF"), ("json", b"{")):
        file = folder / f"result.{end}"
        program.do("export", file=str(file))
        _wait(file.exists)
        assert file.read_bytes().startswith(head)


def _check_a_summary(program: Program) -> None:
    true = "Verifiers SHALL require subscriber-chosen memorized secrets to be at least 8 characters in length."
    program.do("check", text=f"{true}\n\n{true.replace('8', '6')}")
    right, wrong = _wait(lambda: program.do("findings"))
    assert right[0] == "supported"
    assert wrong[0] != "supported"
    assert any("8" in reason for reason in wrong[1:])


def _review(program: Program) -> None:
    program.do("review")
    asked = _wait(lambda: (seen := program.do("asked"))["left"] and seen)
    for left in range(asked["left"], 0, -1):
        asked = _wait(lambda left=left: (seen := program.do("asked"))["left"] == left and seen["proposed"] and seen)
        program.do("accept")
    _wait(lambda: program.do("asked")["left"] == 0)
    program.until(lambda seen: set(seen["rows"].values()) == {"done"})


def test_a_session(start: Start, tmp_path: Path) -> None:
    program = start()
    # The first start summarizes the samples by itself; dropping them again computes nothing and adds no row.
    program.until(lambda seen: len(seen["rows"]) == 3)
    program.do("drop", files=[str(PDF), str(DOCX), str(MBOX)])
    program.until(_all_done)
    program.do("select", title=PDF.name)
    seen = program.until(lambda seen: seen["claims"] and seen["painted"] and seen["title"] == PDF.name)
    program.do("click_claim", number=1)
    seen = program.until(lambda seen: seen["marks"])
    _check_marks(seen["marks"], seen["claims"][1][1])
    program.until(lambda seen: seen["painted"])
    assert program.do("colours").get("#ffe082", 0) > 20, "the highlight is on the screen"
    program.do("mode")
    seen = program.until(lambda seen: seen["mode"] == "accurate" and seen["estimate"])
    assert not seen["claims"]
    program.do("mode")
    program.until(lambda seen: seen["claims"])
    program.do("history", text="authenticator")
    seen = program.until(lambda seen: not seen["asking"] and PDF.name in seen["history"])
    assert MBOX.name not in program.until(lambda seen: len(set(seen["history"])) == 1)["history"]
    _export(program, tmp_path)
    _check_a_summary(program)
    _review(program)
    assert program.close() == 0
    again = start()
    seen = again.until(_all_done)
    assert set(seen["rows"].values()) == {"done"}, "decisions are kept"
    assert again.close() == 0


def _check_marks(marks: list[list[float]], quote: str) -> None:
    """Compare the marks with what stands there on the page, as pdfium reads it, not our own layout."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(PDF)
    words: list[str] = []
    for number, left, top, right, bottom in marks:
        page = pdf[int(number) - 1]
        # The middle of the line: descenders of the line above reach into the box.
        height, middle = page.get_height(), (top + bottom) / 2
        textpage = page.get_textpage()
        words += textpage.get_text_bounded(left - 1, height - middle - 1, right + 1, height - middle + 1).split()
        textpage.close()
        page.close()
    pdf.close()
    # A full stop stands below the middle of its line.
    assert _letters("".join(words)) == _letters(quote)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_closing_in_mid_work_goes_on_at_the_next_start(start: Start, evaldata: Path) -> None:
    files = sorted((evaldata / "documents").rglob("*.pdf"))[:12]
    program = start(*files)
    program.until(lambda seen: len(seen["rows"]) >= 2)
    assert program.close() == 0
    again = start()
    final = {"done", "needs_review", "failed", "partial"}
    seen = again.until(lambda seen: len(seen["rows"]) >= 2 and set(seen["rows"].values()) <= final)
    assert len(seen["rows"]) == len({file.name for file in files})
    assert again.close() == 0


def test_a_second_start_hands_its_file_to_the_window(start: Start, environment: dict[str, str], tmp_path: Path) -> None:
    first = start()
    first.until(lambda seen: len(seen["rows"]) == 3)
    letter = tmp_path / "a letter.txt"
    letter.write_text("The lease ends in June. The deposit is 1,850 euros. The keys are four in number.", "utf-8")
    second = subprocess.run([sys.executable, "-m", "precis", str(letter)], env=environment, timeout=90, check=False)
    assert second.returncode == 0
    first.until(lambda seen: seen["rows"].get(letter.name) in ("done", "needs_review"))
    assert first.close() == 0
