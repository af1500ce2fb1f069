"""`precis keys`: into a real keychain and out of it, and never into a file or an output."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from tests.cli.test_engines import set_up
from tests.fakes.calls import KEY
from tests.fakes.servers import FakeOpenAI, in_thread

needs_keyring = pytest.mark.skipif(
    not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")),
    reason="gnome-keyring or dbus is not installed",
)
UNLOCK = "printf 'login\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; "


def session(home: Path, lines: list[str]) -> str:
    """Run shell lines in a D-Bus session of their own with a real gnome-keyring; return what they printed."""
    environment = {
        "HOME": str(home), "XDG_RUNTIME_DIR": str(home), "PRECIS_HOME": str(home / "precis"), "KEY": KEY,
        "PATH": os.environ["PATH"], "PRECIS": f"{sys.executable} -m precis",
    }  # fmt: skip
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", UNLOCK + "; ".join(lines)],
        capture_output=True, text=True, timeout=250, check=False, env=environment,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


@needs_keyring
def test_a_key_is_set_used_and_deleted(tmp_path: Path) -> None:
    with in_thread(FakeOpenAI(key=KEY)) as server:
        set_up(tmp_path / "precis", {"work": server})
        shown = session(
            tmp_path,
            [
                'printf "%s\\n" "$KEY" | $PRECIS keys set work',
                "unset KEY",
                "$PRECIS engines list",
                "$PRECIS keys test work",
                "$PRECIS keys delete work --json",
                "$PRECIS keys test work; echo status $?",
            ],
        )
    assert "The key of “work” is in the keychain." in shown
    assert "key: keychain" in shown
    assert "✓ work: work answers (small)." in shown
    assert '{"engine":"work","key":"none"}' in shown
    assert "✗ work: work refused the API key." in shown
    assert "status 1" in shown
    assert KEY not in shown
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert KEY.encode() not in written


@needs_keyring
def test_a_variable_that_wins_is_said(tmp_path: Path) -> None:
    with in_thread(FakeOpenAI(key=KEY)) as server:
        set_up(tmp_path / "precis", {"work": server})
        shown = session(tmp_path, ["export PRECIS_KEY_WORK=other", 'echo "$KEY" | $PRECIS keys set work --json'])
    assert "PRECIS_KEY_WORK is set, too, and wins over the keychain." in shown
    assert '{"engine":"work","key":"keychain"}' in shown


def without_keychain(precis: CommandLine) -> CommandLine:
    """Return the command line where no keychain works."""
    return CommandLine(precis.home, {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"})


def test_without_a_keychain_nothing_is_kept_and_it_says_so(precis: CommandLine) -> None:
    with in_thread(FakeOpenAI()) as server:
        set_up(precis.home, {"work": server})
    done = without_keychain(precis)("keys", "set", "work", stdin=f"{KEY}\n")
    assert done.status == 2
    assert "PRECIS_KEY_WORK" in done.err
    assert KEY not in done.out + done.err
    assert [path.name for path in precis.home.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize("given", ["", "\n", "   \n", "\ufeff\n", "two words\n", "ключ\n", "a\x00b\n"])
def test_what_is_no_key_is_refused(precis: CommandLine, given: str) -> None:
    with in_thread(FakeOpenAI()) as server:
        set_up(precis.home, {"work": server})
    done = without_keychain(precis)("keys", "set", "work", stdin=given)
    assert done.status == 2
    assert "key" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("command", ["set", "test", "delete"])
def test_an_engine_that_is_not_set_up(precis: CommandLine, command: str) -> None:
    done = precis("keys", command, "nowhere", stdin=f"{KEY}\n")
    assert done.status == 2
    assert "nowhere" in done.err
    assert KEY not in done.err


@pytest.mark.parametrize("command", ["set", "delete"])
def test_the_embedded_engine_needs_no_key(precis: CommandLine, command: str) -> None:
    done = precis("keys", command, "embedded", stdin=f"{KEY}\n")
    assert (done.status, "needs no key" in done.err) == (2, True)


def test_a_key_from_the_environment_is_tested(precis: CommandLine) -> None:
    with in_thread(FakeOpenAI(key=KEY)) as server:
        set_up(precis.home, {"work": server})
        right = CommandLine(precis.home, {"PRECIS_KEY_WORK": KEY})("keys", "test", "work", "--json")
        wrong = CommandLine(precis.home, {"PRECIS_KEY_WORK": "sk-wrong"})("keys", "test", "work", "--json")
    assert (right.status, right.object["works"]) == (0, True)
    assert (wrong.status, wrong.object["works"]) == (1, False)
    assert "sk-wrong" not in wrong.out + wrong.err
    assert KEY not in json.dumps(right.object) + right.err
