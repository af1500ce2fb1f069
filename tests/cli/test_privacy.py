"""`precis privacy map` on the command line."""

from __future__ import annotations

import csv
import io

from tests.cli.conftest import CommandLine

SETTINGS = '[engines.work]\nkind = "openai"\nfast = "m"\n[engines.here]\nkind = "ollama"\nfast = "m"\n'


def test_the_map_names_host_and_terms_in_each_form(precis: CommandLine) -> None:
    precis.home.mkdir()
    (precis.home / "settings.toml").write_text(SETTINGS, "utf-8")
    page, table, objects = (precis("privacy", "map", "--format", form) for form in ("md", "csv", "json"))
    assert [done.status for done in (page, table, objects)] == [0, 0, 0]
    assert "## work (OpenAI, API)" in page.out
    rows = {row["engine"]: row for row in csv.DictReader(io.StringIO(table.out))}
    assert rows["work"]["host"] == "api.openai.com"
    assert rows["embedded"]["sent"] == "nothing"
    assert {row["engine"]: row for row in objects.objects} == rows
    assert precis("privacy", "map", "--json").objects == objects.objects


def test_without_settings_only_the_embedded_engine_is_there(precis: CommandLine) -> None:
    (row,) = precis("privacy", "map", "--json").objects
    assert (row["engine"], row["leaves_this_machine"]) == ("embedded", "no")
