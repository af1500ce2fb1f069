"""The machine-wide policy: what it forbids it names, what is broken stops everything, and nothing loosens it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.domain.errors import PolicyBlocked
from precis.domain.money import Money
from precis.domain.ports import EnginePolicy
from precis.domain.requests import EngineConfig
from precis.privacy.policy import Policy, load_policy, policy_file, tighten

WORK = EngineConfig("work", "openai", "https://llm.example.com/v1", fast="m")
EMBEDDED = EngineConfig("embedded", "embedded")
POLICY = """
[engines]
allow = ["embedded", "work", "local"]
kinds = ["embedded", "openai"]
hosts = ["*.example.com", "127.0.0.1"]
[privacy]
redact_before_sending = true
keep_history = false
[budget]
per_job_usd = 0.25
[export]
kinds = ["usage"]
"""


def _load(tmp_path: Path, text: str) -> Policy:
    file = tmp_path / "policy.toml"
    file.write_text(text, "utf-8")
    return load_policy(lambda: file)


def test_without_a_file_everything_is_allowed(tmp_path: Path) -> None:
    policy: EnginePolicy = load_policy(lambda: tmp_path / "policy.toml")
    assert policy.why_not(WORK) is None
    assert not policy.must_redact(WORK)
    Policy().check_export("logs")


def test_what_is_said_holds(tmp_path: Path) -> None:
    policy = _load(tmp_path, POLICY)
    assert policy.why_not(WORK) is None
    assert policy.why_not(EMBEDDED) is None
    assert policy.must_redact(WORK)
    assert not policy.must_redact(EMBEDDED)
    assert not policy.keep_history
    assert policy.caps.per_job == Money.from_usd("0.25")
    assert policy.caps.per_day is None
    policy.check_export("usage")
    with pytest.raises(PolicyBlocked, match=r"policy\.toml.*export\.kinds.*logs"):
        policy.check_export("logs")


@pytest.mark.parametrize(
    ("engine", "named"),
    [
        (EngineConfig("mine", "openai", "https://llm.example.com/v1"), ["engines.allow", "“mine”"]),
        (EngineConfig("local", "ollama"), ["engines.kinds", "“ollama”"]),
        (EngineConfig("work", "openai"), ["engines.hosts", "api.openai.com"]),
        (EngineConfig("work", "openai", "https://llm.example.com@evil.test/v1"), ["engines.hosts", "evil.test"]),
        (EngineConfig("work", "openai", "https://llm.example.com.evil.test"), ["engines.hosts", "evil.test"]),
        (EngineConfig("work", "openai", "https://example.com"), ["engines.hosts", "example.com"]),
        (EngineConfig("work", "openai", "https://notexample.com"), ["engines.hosts", "notexample.com"]),
        (EngineConfig("work", "openai", "http://[broken"), ["engines.hosts"]),
    ],
)
def test_what_is_forbidden_is_named_with_its_rule(tmp_path: Path, engine: EngineConfig, named: list[str]) -> None:
    sentence = _load(tmp_path, POLICY).why_not(engine) or ""
    assert [word for word in [*named, "policy.toml"] if word not in sentence] == []


@pytest.mark.parametrize(
    "address", ["https://LLM.Example.COM./v1", "https://a.b.example.com:8443", "http://127.0.0.1:9"]
)
def test_hosts_are_compared_as_hosts(tmp_path: Path, address: str) -> None:
    assert _load(tmp_path, POLICY).why_not(EngineConfig("work", "openai", address)) is None


def test_an_empty_list_allows_nothing_and_a_missing_one_everything(tmp_path: Path) -> None:
    assert _load(tmp_path, "[engines]\nhosts = []").why_not(WORK) is not None
    assert _load(tmp_path, "[engines]\nhosts = []").why_not(EMBEDDED) is None
    assert _load(tmp_path, "[engines]\nallow = []").why_not(EMBEDDED) is not None
    assert _load(tmp_path, "").why_not(WORK) is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[engines]\nallowed = []", "allowed"),
        ("[engine]\nallow = []", "engine"),
        ("[engines]\nhosts = 'example.com'", "hosts"),
        ("[engines]\nkinds = ['opanai']", "opanai"),
        ("[export]\nkinds = ['everything']", "everything"),
        ("[budget]\nper_job_usd = -1", "per_job_usd"),
        ("[budget]\nper_job_usd = '1'", "per_job_usd"),
        ("[privacy]\nredact_before_sending = 1", "redact_before_sending"),
        ("not toml", "TOML"),
        ("\x00", "TOML"),
    ],
)
def test_a_broken_policy_stops_everything(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(PolicyBlocked, match=r"policy\.toml") as caught:
        _load(tmp_path, text)
    assert named in caught.value.message
    assert caught.value.exit_code == 3


def test_a_policy_that_cannot_be_read_stops_everything(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").mkdir()
    with pytest.raises(PolicyBlocked, match="can't be read"):
        load_policy(lambda: tmp_path / "policy.toml")
    (tmp_path / "link.toml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(PolicyBlocked, match="leads nowhere"):
        load_policy(lambda: tmp_path / "link.toml")
    (tmp_path / "latin.toml").write_bytes(b"# \xff")
    with pytest.raises(PolicyBlocked, match="not valid"):
        load_policy(lambda: tmp_path / "latin.toml")


def test_no_environment_variable_moves_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = policy_file()
    for name in ("HOME", "PRECIS_HOME", *(name for name in os.environ if name.startswith("XDG_")), "XDG_CONFIG_DIRS"):
        monkeypatch.setenv(name, str(tmp_path))
    assert policy_file() == before
    assert before.name == "policy.toml"


AMOUNTS = st.none() | st.integers(0, 10**9).map(Money)


@given(AMOUNTS, AMOUNTS)
def test_a_cap_only_tightens(own: Money | None, cap: Money | None) -> None:
    limit = tighten(own, cap)
    for bound in (own, cap):
        assert bound is None or (limit is not None and limit <= bound)
    assert limit in (own, cap)
