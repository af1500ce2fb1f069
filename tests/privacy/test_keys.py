"""Keys live in the environment, a real keychain or memory: never in a file."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from precis.privacy.keys import Keychain, KeyPlace, environment_name

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


def _in_private_session(home: Path, *, with_keyring: bool) -> dict[str, str | None]:
    """Run SCRIPT in a D-Bus session of its own, with a real gnome-keyring in it or with no keychain at all."""
    script = home / "script.py"
    script.write_text(SCRIPT)
    start = (
        "printf 'login\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; "
        if with_keyring
        else ""
    )
    environment = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "PATH": "/usr/local/bin:/usr/bin:/bin"}
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", f'{start}exec "{sys.executable}" "{script}"'],
        input=CANARY + "\n", capture_output=True, text=True, timeout=60, check=True, env=environment,
    )  # fmt: skip
    return json.loads(done.stdout)


needs_keyring = pytest.mark.skipif(
    not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")),
    reason="gnome-keyring or dbus is not installed",
)


@needs_keyring
def test_a_key_is_kept_in_the_keychain_and_deleted(tmp_path: Path) -> None:
    found = _in_private_session(tmp_path, with_keyring=True)
    assert found == {"before": None, "where": "keychain", "again": CANARY, "place": "keychain", "after": None}
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert CANARY.encode() not in written


@needs_keyring
def test_without_a_keychain_the_key_is_kept_in_memory_only(tmp_path: Path) -> None:
    found = _in_private_session(tmp_path, with_keyring=False)
    assert found["where"] == "memory"
    assert found["again"] is None


def test_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(environment_name("work"), f" {CANARY}\n")
    keychain = Keychain({"work": "other"})
    assert keychain.get("work") == CANARY
    assert keychain.place("work") is KeyPlace.ENVIRONMENT


def test_a_keychain_never_shows_a_key() -> None:
    assert CANARY not in repr(Keychain({"work": CANARY}))
