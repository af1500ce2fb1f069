"""settings.toml: strict, with errors that name the key and what may stand there."""

from __future__ import annotations

from pathlib import Path

import pytest
from platformdirs import user_data_path

from precis.domain.errors import WrongUse
from precis.domain.jobs import Mode
from precis.domain.money import Money
from precis.home import find_home
from precis.settings import Settings, load_settings

WHOLE = """
[engines.work]
kind = "openai"
base_url = "http://127.0.0.1:8000/v1/"
fast = "model-small"
accurate = "model-large"
max_concurrency = 4
requests_per_minute = 500
tokens_per_minute = 200000
timeout_s = 30
training = "no"
price = { input = 0.15, output = 0.60, cached_input = 0.075 }
extra_headers = { "X-Team" = "legal" }
[defaults]
engine = "work"
fallbacks = ["embedded"]
mode = "accurate"
[budget]
per_call_usd = 0.50
per_month_usd = 100
[privacy]
redact_before_sending = true
keep_history_days = 30
user_tag = "off"
"""


def load(home: Path, text: str) -> Settings:
    """Write `text` as the settings of `home` and return them as read."""
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text(text, "utf-8")
    return load_settings(home)


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    assert settings.default_engine == "embedded"
    assert list(settings.engines) == ["embedded"]
    assert settings.default_mode is Mode.FAST
    assert settings.budget.per_day == Money(10_000_000)


def test_redacting_always_holds_for_each_engine(tmp_path: Path) -> None:
    engine = '[engines.a]\nkind = "openai"\nfast = "m"\nredact_before_sending = false\n'
    settings = load(tmp_path, engine + "[privacy]\nredact_before_sending = true\n")
    assert settings.engine("a").redact_before_sending
    assert not settings.engine("embedded").redact_before_sending
    assert not load(tmp_path, engine).engine("a").redact_before_sending


def test_everything_that_the_design_names_is_read(tmp_path: Path) -> None:
    settings = load(tmp_path, WHOLE)
    engine = settings.engine("work")
    assert (engine.base_url, engine.timeout_s, engine.max_concurrency) == ("http://127.0.0.1:8000/v1", 30.0, 4)
    assert (engine.model_for(Mode.FAST), engine.model_for(Mode.ACCURATE)) == ("model-small", "model-large")
    assert engine.price is not None
    assert engine.price.cached_input == 0.075
    assert engine.extra_headers == {"X-Team": "legal"}
    assert (settings.default_engine, settings.fallbacks, settings.default_mode) == (
        "work",
        ("embedded",),
        Mode.ACCURATE,
    )
    assert settings.budget.per_call == Money(500_000)
    assert settings.budget.per_job == Money(2_000_000)
    assert settings.privacy.redact_before_sending
    assert (settings.privacy.keep_history_days, settings.privacy.user_tag) == (30, "off")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[budget]\nper_dya_usd = 1", "per_day_usd"),
        ("[budget]\nper_day_usd = -1", "per_day_usd"),
        ("[budget]\nper_day_usd = nan", "per_day_usd"),
        ("[budget]\nper_day_usd = true", "per_day_usd"),
        ('[budget]\nper_day_usd = "1"', "per_day_usd"),
        ("budgets = 1", "budget"),
        ('[defaults]\nmode = "quick"', "fast, accurate"),
        ('[defaults]\nengine = "missing"', "missing"),
        ('[defaults]\nfallbacks = "embedded"', "fallbacks"),
        ('[engines.Work]\nkind = "openai"\nfast = "m"', "Work"),
        ('[engines.work]\nkind = "other"\nfast = "m"', "kind"),
        ('[engines.work]\nkind = "openai"', "fast"),
        ('[engines.work]\nkind = "openai"\nfast = "m"\napi_key = "sk"', "api_key"),
        ('[engines.work]\nkind = "openai"\nfast = "m"\nprice = { input = 1 }', "output"),
        ('[engines.work]\nkind = "openai"\nfast = "m"\nextra_headers = { a = 1 }', "extra_headers"),
        ("[engines]\nwork = 1", "work"),
        ("[privacy]\nkeep_history_days = 1.5", "keep_history_days"),
        ("not toml", "TOML"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(WrongUse) as caught:
        load(tmp_path, text)
    assert named in caught.value.message + caught.value.hint
    assert caught.value.exit_code == 2


def test_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(WrongUse, match="settings"):
        load_settings(tmp_path)


def test_unknown_engine_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="embedded"):
        load_settings(tmp_path).engine("nope")


def test_home_is_named_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PRECIS_HOME", str(tmp_path))
    assert find_home() == tmp_path
    monkeypatch.delenv("PRECIS_HOME")
    for folder in ("", " ", str(tmp_path / "data")):
        monkeypatch.setenv("XDG_DATA_HOME", folder)
        assert find_home() == user_data_path("precis", appauthor=False)
