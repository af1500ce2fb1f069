"""Changing settings.toml: what a person wrote stays, what can't be used never replaces the file."""

from __future__ import annotations

import stat
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.app.engine_setup import TEMPLATES, check_name, free_name, keep_key
from precis.app.settings_writing import change_settings, edited, without_engine, write_settings
from precis.domain.errors import WrongUse
from precis.domain.money import Money
from precis.domain.ports import Redacted
from precis.privacy.keys import Keychain
from precis.settings import ENGINE_KINDS, load_settings, parse_settings
from precis.store import Store

TEXT = """# What the team uses.

[budget]           # agreed with finance
per_day_usd = 5.0  # a day
per_month_usd = 50.0

[engines.team]
kind = "openai"
base_url = "https://models.example.com/v1"  # the gateway
fast = "small"
extra_headers = { "X-Team" = "secret-header-value" }

[defaults]
engine = "team"
fallbacks = ["team"]
"""


def test_comments_and_order_stay(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(TEXT)
    settings, changed = write_settings(
        tmp_path,
        {("budget", "per_day_usd"): 7.5, ("engines", "team", "fast"): "tiny", ("privacy", "keep_history_days"): 30},
    )
    after = (tmp_path / "settings.toml").read_text()
    assert settings.budget.per_day == Money.from_usd(7.5)
    assert settings.privacy.keep_history_days == 30
    for comment in ("# What the team uses.", "# agreed with finance", "7.5  # a day", "# the gateway"):
        assert comment in after
    assert after.index("[budget]") < after.index("[engines.team]") < after.index("[defaults]")
    assert [one.setting for one in changed] == [
        "budget.per_day_usd", "engines.team.fast", "privacy.keep_history_days",
    ]  # fmt: skip


def test_what_does_not_change_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(TEXT)
    before = file.stat().st_ino
    _, changed = write_settings(tmp_path, {("engines", "team", "fast"): "small"})
    assert changed == []
    assert file.stat().st_ino == before
    assert file.read_text() == TEXT


@pytest.mark.parametrize(
    "changes",
    [
        {("defaults", "engine"): "nobody"},
        {("budget", "per_day_usd"): -1.0},
        {("budget", "per_dya_usd"): 1.0},
        {("engines", "Bad Name", "kind"): "openai"},
        {("engines", "team", "fast"): None},
    ],
)
def test_a_change_that_cannot_be_used_leaves_the_file(tmp_path: Path, changes: dict) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(TEXT)
    with pytest.raises(WrongUse):
        write_settings(tmp_path, changes)
    assert file.read_text() == TEXT
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]


def test_a_file_that_is_broken_is_left_to_the_person(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("[budget\n")
    with pytest.raises(WrongUse, match="not valid TOML"):
        write_settings(tmp_path, {("budget", "per_day_usd"): 1.0})
    assert file.read_text() == "[budget\n"


def test_a_new_file_is_the_persons_alone_and_an_old_one_keeps_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "new" / "settings.toml"
    write_settings(file.parent, {("privacy", "user_tag"): "off"})
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(0o644)
    write_settings(file.parent, {("privacy", "user_tag"): "auto"})
    assert stat.S_IMODE(file.stat().st_mode) == 0o644


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "dotfiles").mkdir()
    kept = tmp_path / "dotfiles" / "precis.toml"
    kept.write_text(TEXT)
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "settings.toml").symlink_to(kept)
    write_settings(tmp_path / "home", {("budget", "per_day_usd"): 1.0})
    assert (tmp_path / "home" / "settings.toml").is_symlink()
    assert "per_day_usd = 1.0" in kept.read_text()


def test_an_engine_goes_with_the_choices_that_name_it(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(TEXT)
    settings, _ = write_settings(tmp_path, without_engine(load_settings(tmp_path), "team"))
    assert list(settings.engines) == ["embedded"]
    assert settings.default_engine == "embedded"
    assert settings.fallbacks == ()


async def test_changes_are_kept_without_secrets(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(TEXT)
    store = await Store.open(tmp_path, lambda: datetime(2026, 3, 2, tzinfo=UTC))
    try:
        changes = {**without_engine(load_settings(tmp_path), "team"), ("privacy", "user_tag"): "ana@example.com"}
        await change_settings(tmp_path, changes, store.audit, lambda text: Redacted(text.replace("ana@", "[EMAIL]")))
        rows = await store.audit.newest()
    finally:
        await store.close()
    assert {row.setting for row in rows} == {
        "engines.team", "defaults.engine", "defaults.fallbacks", "privacy.user_tag",
    }  # fmt: skip
    assert "secret-header-value" not in str(rows)
    assert "ana@" not in str(rows)
    engine = next(row for row in rows if row.setting == "defaults.engine")
    assert (engine.before, engine.after, engine.changed_by) == ('"team"', '"embedded"', "settings view")


_values = st.one_of(st.text(max_size=20), st.integers(0, 10**6), st.booleans(), st.lists(st.text(max_size=5)))
_paths = st.tuples(st.sampled_from(["a", "b"]), st.sampled_from(["c", "d"]), st.sampled_from(["e", "f"]))


@given(st.dictionaries(_paths, _values, max_size=6))
def test_what_was_written_is_read_back(changes: dict) -> None:
    text, _ = edited("# top\n[a.c]\ne = 1 # one\n", changes)
    found = tomllib.loads(text)
    assert text.startswith("# top")
    for (one, two, three), value in changes.items():
        assert found[one][two][three] == value


def test_templates_can_be_used() -> None:
    names = [template.name for template in TEMPLATES]
    assert len(set(names)) == len(names)
    for template in TEMPLATES:
        check_name(template.name)
        assert template.kind in ENGINE_KINDS
        assert template.said


def test_names_are_free_and_valid() -> None:
    settings = parse_settings(Path(), TEXT)
    assert free_name("openai", settings) == "openai"
    assert free_name("team", settings) == "team_2"
    for bad in ("", "Team", "a b", "embedded"):
        with pytest.raises(WrongUse):
            check_name(bad)


def test_a_key_that_cannot_be_one_is_refused() -> None:
    with pytest.raises(WrongUse):
        keep_key("team", "sk-abc def", Keychain())
