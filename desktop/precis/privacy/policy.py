"""The machine-wide policy: what a company allows on its machines. It can only be tighter than a person's settings.

The file is read strictly, and a file that can't be read or understood stops everything that needs it: a policy that is
broken must not be a policy that does not exist.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from precis.domain.errors import PolicyBlocked, WrongUse
from precis.domain.money import Money
from precis.domain.requests import EngineConfig
from precis.domain.tables import Table
from precis.domain.wording import phrase
from precis.privacy.hosts import EMBEDDED, host_of

EXPORT_KINDS = ("result", "logs", "history", "usage", "bundle")
_HINT = "The policy is kept by whoever manages this machine; ask them."


@dataclass(frozen=True, slots=True)
class Caps:
    """The most that may be spent; None: the policy says nothing."""

    per_call: Money | None = None
    per_job: Money | None = None
    per_day: Money | None = None
    per_month: Money | None = None


def tighten(own: Money | None, cap: Money | None) -> Money | None:
    """Return the lower of a limit of the settings and the policy's; None is no limit."""
    return min((limit for limit in (own, cap) if limit is not None), default=None)


@dataclass(frozen=True, slots=True)
class Policy:
    """What `policy.toml` says; without a file everything is allowed. Implements the port `EnginePolicy`."""

    file: Path | None = None
    engines: tuple[str, ...] | None = None
    kinds: tuple[str, ...] | None = None
    hosts: tuple[str, ...] | None = None
    """Host names, or `*.example.com` for all hosts below a domain. None: any."""
    redact_before_sending: bool = False
    require_notice: bool = False
    """Nothing is sent to an engine before a person took note of what is sent with it."""
    keep_history: bool = True
    caps: Caps = Caps()
    exports: tuple[str, ...] | None = None

    def why_not(self, engine: EngineConfig) -> str | None:
        """Return the sentence that forbids the engine, with the rule that does, or None.

        The embedded engine sends nothing; only a list of engines or kinds that leaves it out forbids it.
        """
        if self.engines is not None and engine.name not in self.engines:
            return self._sentence(phrase(f"the engine “{engine.name}”"), "engines.allow")
        if self.kinds is not None and engine.kind not in self.kinds:
            return self._sentence(phrase(f"engines of the kind “{engine.kind}”"), "engines.kinds")
        host = host_of(engine)
        if engine.kind != EMBEDDED and self.hosts is not None and not any(_covers(rule, host) for rule in self.hosts):
            return self._sentence(phrase(f"sending to “{host or engine.base_url}”"), "engines.hosts")
        return None

    def must_redact(self, engine: EngineConfig) -> bool:
        """Say whether personal data is replaced before anything goes to the engine."""
        return self.redact_before_sending and engine.kind != EMBEDDED

    def check_unattended(self, engine: str) -> None:
        """Let a first send to an engine pass that nobody took note of.

        Raises:
            PolicyBlocked: the policy wants a person to.
        """
        if self.require_notice:
            sentence = self._sentence(
                phrase(f"a first send to “{engine}” that nobody took note of"), "privacy.require_notice"
            )
            raise PolicyBlocked(
                sentence, f"`precis privacy accept {engine}` shows what is sent and keeps that you did."
            )

    def check_export(self, kind: str) -> None:
        """Let an export pass.

        Raises:
            PolicyBlocked: the policy does not allow this kind of export.
        """
        if self.exports is not None and kind not in self.exports:
            raise PolicyBlocked(self._sentence(phrase(f"exporting {kind}"), "export.kinds"), _HINT)

    def _sentence(self, what: str, rule: str) -> str:
        return f"The policy of this machine ({self.file}, `{rule}`) does not allow {what}."


def _covers(rule: str, host: str) -> bool:
    plain = rule.rstrip(".").lower()
    return host.endswith(plain[1:]) and len(host) > len(plain) - 1 if plain.startswith("*.") else host == plain


def policy_file() -> Path:
    """Return where the policy of this machine would be.

    On Linux this is the first of the system's configuration directories as the XDG specification names it; the variable
    that could move it is the person's, and the policy is not.
    """
    if sys.platform in ("win32", "darwin"):
        from platformdirs import site_config_path

        return site_config_path("precis", appauthor=False) / "policy.toml"
    return Path("/etc/xdg/precis/policy.toml")


def load_policy(find: Callable[[], Path] | None = None) -> Policy:
    """Return the policy of this machine; without a file, one that allows everything.

    Raises:
        PolicyBlocked: there is a file that can't be read or used.
    """
    file = (find or policy_file)()
    try:
        raw = tomllib.loads(file.read_text("utf-8-sig"))
    except FileNotFoundError as error:
        if file.is_symlink():
            raise _broken(f"{file} is a link that leads nowhere.") from error
        return Policy()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _broken(f"{file} is not valid TOML: {error}.") from error
    except OSError as error:
        raise _broken(f"{file} can't be read: {error.strerror}.") from error
    try:
        return _parse(file, Table(str(file), raw))
    except WrongUse as error:
        raise _broken(f"{error.message} {error.hint}") from error


def _broken(reason: str) -> PolicyBlocked:
    return PolicyBlocked(f"The policy of this machine can't be used, so nothing is done: {reason}", _HINT)


def _parse(file: Path, root: Table) -> Policy:
    engines, privacy = root.table("engines"), root.table("privacy")
    budget, export = root.table("budget"), root.table("export")
    policy = Policy(
        file=file,
        engines=_list(engines, "allow"),
        kinds=_list(engines, "kinds", ("openai", "anthropic", "gemini", "ollama", EMBEDDED)),
        hosts=_list(engines, "hosts"),
        redact_before_sending=privacy.flag("redact_before_sending", default=False),
        require_notice=privacy.flag("require_notice", default=False),
        keep_history=privacy.flag("keep_history", default=True),
        caps=Caps(
            budget.money("per_call_usd", None),
            budget.money("per_job_usd", None),
            budget.money("per_day_usd", None),
            budget.money("per_month_usd", None),
        ),
        exports=_list(export, "kinds", EXPORT_KINDS),
    )
    for table in (engines, privacy, budget, export, root):
        table.refuse_unknown()
    return policy


def _list(table: Table, key: str, among: tuple[str, ...] | None = None) -> tuple[str, ...] | None:
    """Return a list of texts, None where the key is missing; an empty list allows nothing."""
    values = table.texts(key)
    for value in values:
        if among is not None and value not in among:
            raise WrongUse(f"In {table.place}, `{key}` has to be a list of: {', '.join(among)}.", f"“{value}” is none.")
    return values if key in table.raw else None
