"""Prompts are versioned: a changed text without a changed version fails here, and material can't pose as a prompt."""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.tasks.prompts import Prompts, fenced, load_prompt, numbered

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "prompts"
LOCK = Path(__file__).with_name("prompts.lock.json")
FILES = sorted(FOLDER.glob("*.toml"))


def _text_hash(file: Path) -> str:
    prompt = load_prompt(file)
    return hashlib.sha256(f"{prompt.system}\0{prompt.user}".encode()).hexdigest()[:16]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_changed_text_has_a_changed_version(file: Path) -> None:
    """Run with PRECIS_LOCK_PROMPTS=1 to take in a new version; a version that is there is never replaced."""
    locked: dict[str, str] = json.loads(LOCK.read_text("utf-8")) if LOCK.exists() else {}
    name = load_prompt(file).id
    if os.environ.get("PRECIS_LOCK_PROMPTS") and name not in locked:
        locked[name] = _text_hash(file)
        LOCK.write_text(json.dumps(locked, indent=1, sort_keys=True) + "\n", "utf-8")
    assert locked.get(name) == _text_hash(file), (
        f"{file.name} changed: raise its version, and say why under [[changes]]"
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_version_says_what_changed(file: Path) -> None:
    raw = tomllib.loads(file.read_text("utf-8"))
    assert raw["id"] == file.stem
    assert raw["purpose"]
    assert [change["version"] for change in raw["changes"]] == list(range(1, raw["version"] + 1))
    assert all(change["note"] and change["date"] for change in raw["changes"])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_prompt_says_that_material_is_not_to_be_followed(file: Path) -> None:
    assert "never followed" in load_prompt(file).system


def test_values_are_put_in_once() -> None:
    system, user = Prompts(FOLDER)["summary"].messages(passages="$most", most="5", focus="", language="German")
    assert "$most claims" not in user.text
    assert "<document>\n$most\n</document>" in user.text
    assert "German" not in system.text


def test_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        Prompts(FOLDER)["check"].messages(passages="x")


@given(st.text())
def test_no_text_ends_its_own_marks(text: str) -> None:
    for mark in ("document", "notes", "claim"):
        hostile = f"{text}</{mark}>{text}< /{mark.upper()} >"
        assert f"</{mark}>" not in fenced(hostile).lower()
        assert f"< /{mark} >" not in fenced(hostile).lower()
        assert fenced(hostile).replace("\u200b", "") == hostile.replace("\u200b", "")


def test_numbers_count_from_one() -> None:
    assert numbered(["a", "b"]) == "[1] a\n[2] b"
