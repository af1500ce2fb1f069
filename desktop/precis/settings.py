"""Settings: where Précis keeps its data, and what `settings.toml` there says.

A setting that can't be used is an error that names the file, the key and what may stand there; nothing is ignored in
silence, since a mistyped budget would be a budget that does not exist.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from precis.domain.errors import WrongUse
from precis.domain.jobs import Mode
from precis.domain.money import Money
from precis.domain.requests import EngineConfig, Price
from precis.domain.tables import Table
from precis.home import find_home

ENGINE_KINDS = ("openai", "anthropic", "gemini", "ollama", "embedded")
ENGINE_NAME = re.compile(r"[a-z0-9_]+")
EMBEDDED = EngineConfig(name="embedded", kind="embedded", fast="extractive", accurate="extractive", training="no")
"""The engine that is always there: no key, no network."""


@dataclass(frozen=True, slots=True)
class Budget:
    """Spending limits; None: no limit."""

    per_call: Money | None = Money(500_000)
    per_job: Money | None = Money(2_000_000)
    per_day: Money | None = Money(10_000_000)
    per_month: Money | None = Money(100_000_000)


@dataclass(frozen=True, slots=True)
class Privacy:
    """What is kept and sent."""

    redact_before_sending: bool = False
    keep_history_days: int = 0
    """0: keep."""
    user_tag: str = "auto"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that `settings.toml` can say, with its defaults."""

    home: Path
    engines: Mapping[str, EngineConfig] = field(default_factory=lambda: {"embedded": EMBEDDED})
    default_engine: str = "embedded"
    fallbacks: tuple[str, ...] = ()
    default_mode: Mode = Mode.FAST
    budget: Budget = field(default_factory=Budget)
    privacy: Privacy = field(default_factory=Privacy)

    def engine(self, name: str) -> EngineConfig:
        """Return the engine called `name`.

        Raises:
            WrongUse: no engine of this name is set up.
        """
        try:
            return self.engines[name]
        except KeyError:
            known = ", ".join(sorted(self.engines))
            message = f"There is no engine called “{name}”; the engines set up here are: {known}."
            raise WrongUse(message, f"Add [engines.{name}] to {self.home / 'settings.toml'}.") from None


def load_settings(home: Path | None = None) -> Settings:
    """Return the settings of `home` (default: `find_home()`); a missing file gives the defaults.

    Raises:
        WrongUse: the file is not TOML, or says something that can't be used.
    """
    home = home or find_home()
    file = home / "settings.toml"
    try:
        return parse_settings(home, file.read_text("utf-8"))
    except FileNotFoundError:
        return Settings(home)
    except UnicodeDecodeError as error:
        raise WrongUse(f"{file} is not valid TOML: {error}.", "Correct that line, or move the file away.") from error
    except NotADirectoryError as error:
        raise WrongUse(f"The data folder {home} is not a folder.", "Let PRECIS_HOME name a folder.") from error
    except OSError as error:
        raise WrongUse(f"{file} can't be read: {error.strerror}.", "Give yourself permission to read it.") from error


def parse_settings(home: Path, text: str) -> Settings:
    """Return what the text of a settings file says, for the data in `home`.

    Raises:
        WrongUse: the text is not TOML, or says something that can't be used.
    """
    file = home / "settings.toml"
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongUse(f"{file} is not valid TOML: {error}.", "Correct that line, or move the file away.") from error
    return _parse(home, Table(file.name, raw))


def _parse(home: Path, root: Table) -> Settings:
    defaults, budget, privacy = root.table("defaults"), root.table("budget"), root.table("privacy")
    always_redact = privacy.flag("redact_before_sending", default=False)
    engines = {"embedded": EMBEDDED}
    for name, table in root.tables("engines"):
        engines[name] = _engine(name, table, always_redact=always_redact)
    settings = Settings(
        home=home,
        engines=engines,
        default_engine=defaults.text("engine", "embedded"),
        fallbacks=defaults.texts("fallbacks"),
        default_mode=Mode(defaults.choice("mode", ("fast", "accurate"), "fast")),
        budget=Budget(
            per_call=budget.money("per_call_usd", Budget().per_call),
            per_job=budget.money("per_job_usd", Budget().per_job),
            per_day=budget.money("per_day_usd", Budget().per_day),
            per_month=budget.money("per_month_usd", Budget().per_month),
        ),
        privacy=Privacy(
            redact_before_sending=always_redact,
            keep_history_days=privacy.whole("keep_history_days", 0) or 0,
            user_tag=privacy.text("user_tag", "auto"),
        ),
    )
    for table in (defaults, budget, privacy, root):
        table.refuse_unknown()
    for name in (settings.default_engine, *settings.fallbacks):
        settings.engine(name)
    return settings


def _engine(name: str, table: Table, *, always_redact: bool) -> EngineConfig:
    if not ENGINE_NAME.fullmatch(name):
        raise WrongUse(f"“{name}” can't be an engine's name.", "Use lower-case letters, digits and underscores.")
    config = EngineConfig(
        name=name,
        kind=table.choice("kind", ENGINE_KINDS),
        base_url=table.text("base_url", "").rstrip("/"),
        fast=table.text("fast", ""),
        accurate=table.text("accurate", ""),
        max_concurrency=table.whole("max_concurrency", 8) or 8,
        requests_per_minute=table.whole("requests_per_minute", None),
        tokens_per_minute=table.whole("tokens_per_minute", None),
        timeout_s=table.number("timeout_s", 120.0),
        connect_timeout_s=table.number("connect_timeout_s", 10.0),
        first_token_timeout_s=table.number("first_token_timeout_s", 0.0) or None,
        between_tokens_timeout_s=table.number("between_tokens_timeout_s", 30.0),
        context_tokens=table.whole("context_tokens", None),
        training=table.choice("training", ("yes", "no", "unknown"), "unknown"),
        price=_price(table.table("price")),
        extra_headers=table.strings("extra_headers"),
        redact_before_sending=table.flag("redact_before_sending", default=False) or always_redact,
    )
    table.refuse_unknown()
    if config.kind != "embedded" and not (config.fast or config.accurate):
        raise WrongUse(f"The engine “{name}” names no model.", f'Set fast = "…" under [engines.{name}].')
    return config


def _price(table: Table) -> Price | None:
    if not table.raw:
        return None
    cached, written = table.number("cached_input", -1.0), table.number("cache_write", -1.0)
    price = Price(
        input=table.number("input"),
        output=table.number("output"),
        cached_input=None if cached < 0 else cached,
        cache_write=None if written < 0 else written,
    )
    table.refuse_unknown()
    return price
