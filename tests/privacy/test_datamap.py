"""The data map: what goes where, in words that a spreadsheet takes for words."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from precis.domain.errors import WrongUse
from precis.domain.requests import EngineConfig
from precis.privacy.datamap import COLUMNS, DataMapRow, as_csv, as_markdown, cells, data_map
from precis.privacy.policy import Policy
from precis.privacy.terms import read_terms

TABLE = Path(__file__).resolve().parents[2] / "resources" / "privacy" / "terms.toml"
ALLOWING = Policy()
EMBEDDED = EngineConfig("embedded", "embedded", fast="extractive", training="no")


def _map(
    *engines: EngineConfig, policy: Policy = ALLOWING, redact: bool = False, tag: str = "auto"
) -> list[DataMapRow]:
    return list(data_map(engines, read_terms(TABLE), policy, user_tag=tag, redact_before_sending=redact))


def test_the_table_states_nothing_without_a_source() -> None:
    terms = read_terms(TABLE)
    assert {row.training for row in terms} <= {"yes", "no", "unknown"}
    for row in terms:
        assert row.source.startswith("https://"), row.provider
        assert row.as_of is not None
        assert row.hosts
        assert row.retention
        assert row.statement


def test_a_broken_table_is_said(tmp_path: Path) -> None:
    (tmp_path / "terms.toml").write_text("[[terms]]\nprovider = 'x'\n")
    with pytest.raises(WrongUse, match="terms"):
        read_terms(tmp_path / "terms.toml")


def test_the_embedded_engine_sends_nothing() -> None:
    (row,) = _map(EMBEDDED, redact=True)
    assert cells(row)["sent"] == "nothing"
    assert cells(row)["leaves_this_machine"] == "no"
    assert not row.is_redacted


def test_a_known_provider_has_its_terms_and_an_unknown_one_says_so() -> None:
    own, other = _map(EngineConfig("a", "openai"), EngineConfig("b", "openai", "https://llm.example.test/v1"))
    assert (own.terms.provider, own.terms.training) == ("OpenAI", "no")
    assert (other.terms.provider, other.terms.training, other.terms.retention) == ("unknown",) * 3
    assert other.host == "llm.example.test"
    assert cells(other)["as_of"] == cells(other)["source"] == "unknown"


def test_each_plan_has_a_row() -> None:
    assert [row.terms.training for row in _map(EngineConfig("g", "gemini"))] == ["no", "yes"]


def test_a_name_that_only_ends_like_a_provider_is_not_one() -> None:
    (row,) = _map(EngineConfig("a", "openai", "https://notapi.groq.com.evil.test"))
    assert row.terms.provider == "unknown"


@pytest.mark.parametrize(("kind", "tag", "is_sent"), [("anthropic", "auto", True), ("anthropic", "off", False),
                                                      ("gemini", "auto", False)])  # fmt: skip
def test_the_user_tag_is_named_where_it_is_sent(kind: str, tag: str, is_sent: bool) -> None:
    assert ("user tag" in cells(_map(EngineConfig("a", kind), tag=tag)[0])["sent"]) is is_sent


def test_file_names_are_said_to_stay_and_the_policy_shows() -> None:
    policy = Policy(hosts=("127.0.0.1",), redact_before_sending=True)
    remote, local = _map(EngineConfig("a", "openai"), EngineConfig("l", "ollama"), policy=policy)
    assert "file names and paths" in cells(remote)["never_sent"]
    assert "engines.hosts" in cells(remote)["allowed"]
    assert remote.is_redacted
    assert local.stays_here


def test_csv_has_no_formulas_and_reads_back() -> None:
    engines = [
        EngineConfig("x", "openai", fast=name) for name in ("=1+1", "+1", "-2", "@SUM(A1)", '=cmd|" /C calc"!A0')
    ]
    rows = list(csv.reader(io.StringIO(as_csv(_map(*engines)))))
    assert tuple(rows[0]) == COLUMNS
    models = [row[COLUMNS.index("models")] for row in rows[1:]]
    assert models == ["'=1+1", "'+1", "'-2", "'@SUM(A1)", '\'=cmd|" /C calc"!A0']
    assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]


def test_markdown_cells_stay_in_their_cells() -> None:
    page = as_markdown(_map(EngineConfig("x", "openai", fast="a|b\n# c", accurate="[l](http://e) <b>")))
    assert "a\\|b # c" in page
    assert "\\[l\\]" in page
    assert "\n# c" not in page
    assert page.startswith("# Data map\n")
