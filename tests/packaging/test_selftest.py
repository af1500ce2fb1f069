"""The self-test passes on the whole program, and fails where something is missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from precis.app import selftest
from precis.app.selftest import self_test

CHECKS = ("resources", "summary", "labels", "database", "exports", "readers", "redaction", "prices", "connections",
          "keychain", "window")  # fmt: skip


def test_all_of_the_program_is_here() -> None:
    words = [sys.executable, "-m", "precis", "self-test", "--json"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(words, capture_output=True, text=True, timeout=110, env=environment, check=False)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [value["check"] for value in found] == list(CHECKS)
    assert [value for value in found if not value["works"]] == []
    assert done.returncode == 0


async def test_what_is_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package without resources, whose window does not start."""
    empty = tmp_path / "empty"
    for name in ("calibration", "fonts", "icons", "labels", "models", "privacy", "prompts", "samples"):
        (empty / name).mkdir(parents=True)
    monkeypatch.setattr(selftest, "resources_folder", lambda: empty)
    own = [sys.executable, "-c", "import sys; sys.exit('no plugin')"]
    found = {name: (works, message) async for name, works, message in self_test(tmp_path, own, has_display=False)}
    assert not found["resources"][0]
    assert found["summary"][0]
    works, message = found["window"]
    assert not works
    assert "status 1" in message
    assert "no plugin" in message
