"""Keys live in the environment, a real keychain or memory: never in a file."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail

from precis.privacy.keys import Keychain, KeyPlace, environment_name, working_backend

CANARY = "sk-canary-7f3a9b2c5d8e1f40"
SCRIPT = """
import json, sys
from precis.privacy.keys import Keychain
keychain, key = Keychain(), sys.stdin.readline().strip()
found = {"before": keychain.get("work"), "where": keychain.set("work", key)}
found["again"] = Keychain().get("work")
found["place"] = Keychain().place("work")
keychain.delete("work")
keychain.delete("work")
found["after"] = Keychain().get("work")
print(json.dumps(found))
"""


BUS = """<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"""
UNLOCKED = "printf 'login\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; "
LOCKED = "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1; "


def _in_private_session(
    home: Path, start: str, *, script: str = SCRIPT, starts_nothing: bool = False, **more: str
) -> dict[str, Any]:
    """Run `script` in a D-Bus session of its own, after `start`; `more` is added to its environment.

    In a session that `starts_nothing` there is no keychain but the one that the script starts.
    """
    file, bus = home / "script.py", home / "bus.conf"
    file.write_text(script)
    bus.write_text(BUS)
    session = [f"--config-file={bus}"] if starts_nothing else []
    environment = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "PATH": "/usr/local/bin:/usr/bin:/bin", **more}
    done = subprocess.run(
        ["dbus-run-session", *session, "--", "sh", "-c", f'{start}exec "{sys.executable}" "{file}"'],
        input=CANARY + "\n", capture_output=True, text=True, timeout=60, check=True, env=environment,
    )  # fmt: skip
    return json.loads(done.stdout)


needs_keyring = pytest.mark.skipif(
    not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")),
    reason="gnome-keyring or dbus is not installed",
)


@needs_keyring
def test_a_key_is_kept_in_the_keychain_and_deleted(tmp_path: Path) -> None:
    found = _in_private_session(tmp_path, UNLOCKED)
    assert found == {"before": None, "where": "keychain", "again": CANARY, "place": "keychain", "after": None}
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert CANARY.encode() not in written


@needs_keyring
def test_without_a_keychain_the_key_is_kept_in_memory_only(tmp_path: Path) -> None:
    found = _in_private_session(tmp_path, "")
    assert found["where"] == "memory"
    assert found["again"] is None


@needs_keyring
def test_a_locked_keychain_counts_as_none_and_asks_nobody(tmp_path: Path) -> None:
    _in_private_session(tmp_path, UNLOCKED)
    found = _in_private_session(tmp_path, LOCKED)
    assert (found["before"], found["where"], found["again"]) == (None, "memory", None)


@needs_keyring
def test_a_backend_that_keeps_keys_in_a_file_is_not_used(tmp_path: Path) -> None:
    found = _in_private_session(tmp_path, "", PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring")
    assert found["where"] == "memory"
    code = f"import keyring.backend\nclass Keyring(keyring.backend.KeyringBackend):\n  priority = 99\n{FILE_BACKEND}"
    (tmp_path / "filekeys.py").write_text(code)
    found = _in_private_session(
        tmp_path, "", PYTHON_KEYRING_BACKEND="filekeys.Keyring", PYTHONPATH=str(tmp_path), KEYS=str(tmp_path / "keys")
    )
    assert (found["where"], found["again"]) == ("memory", None)
    assert not (tmp_path / "keys").exists()


FILE_BACKEND = """
  def get_password(self, service, username):
    return open(__import__("os").environ["KEYS"]).read()
  def set_password(self, service, username, password):
    open(__import__("os").environ["KEYS"], "w").write(password)
"""


COMES_AND_GOES = """
import json, subprocess, sys, time
from precis.privacy.keys import Keychain
keychain, key = Keychain(), sys.stdin.readline().strip()
def until(works):
    end = time.monotonic() + 30
    while keychain.works() is not works and time.monotonic() < end:
        pass
    return keychain.works()
found = {"works": [keychain.works()], "where": [keychain.set("work", key)]}
daemon = subprocess.Popen(["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
                          stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
daemon.stdin.write(b"login")
daemon.stdin.close()
found["works"].append(until(True))
found["held"] = keychain.held()
found["where"].append(keychain.set("work", key))
found["left"] = keychain.held()
daemon.terminate()
daemon.wait(20)
found["works"].append(until(False))
found["where"].append(keychain.set("work", key))
print(json.dumps(found))
"""


@needs_keyring
def test_a_keychain_may_come_and_go(tmp_path: Path) -> None:
    found = _in_private_session(tmp_path, "", script=COMES_AND_GOES, starts_nothing=True)
    assert found == {
        "works": [False, True, False], "where": ["memory", "keychain", "memory"], "held": ["work"], "left": [],
    }  # fmt: skip


def test_an_empty_variable_is_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(environment_name("work"), " \n")
    keychain = Keychain({"work": "other"})
    assert (keychain.get("work"), keychain.place("work")) == ("other", KeyPlace.MEMORY)


def test_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(environment_name("work"), f" {CANARY}\n")
    keychain = Keychain({"work": "other"})
    assert keychain.get("work") == CANARY
    assert keychain.place("work") is KeyPlace.ENVIRONMENT


def test_a_keychain_never_shows_a_key() -> None:
    assert CANARY not in repr(Keychain({"work": CANARY}))


def test_a_backend_that_somebody_defined_is_not_taken_for_one_that_came_later(monkeypatch: pytest.MonkeyPatch) -> None:
    class Elsewhere(KeyringBackend):  # being defined is what registers it
        priority = 99  # pyright: ignore[reportAssignmentType] -- a property of the class in keyring

        def __init__(self, reads: int) -> None:
            super().__init__()

        def get_password(self, service: str, username: str) -> str | None:
            return None

        def set_password(self, service: str, username: str, password: str) -> None:
            raise AssertionError("a key went to a backend that is not the system's")

    Elsewhere.__module__ = "keyring.backends.kwallet"
    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
    assert Elsewhere in KeyringBackend.get_viable_backends()
    assert not isinstance(working_backend(), Elsewhere)
