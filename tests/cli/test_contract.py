"""The outside contracts, as the design pins them: options, JSON objects, settings, environment, database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click
import pytest

from precis.app import sample_files
from precis.cli.commands import COMMANDS, root
from tests.cli.conftest import CommandLine

DOCUMENTS = {"--mode", "--engine", "--fresh", "--lane", "--batch", "--json"}
OPTIONS = {
    "summarize": DOCUMENTS | {"--length", "--focus", "--language"},
    "classify": DOCUMENTS | {"--labels"},
    "estimate": DOCUMENTS | {"--length", "--labels"},
    "export result": {"--format", "--out"},
    "export logs": {"--format", "--out", "--since", "--until"},
    "export history": {"--format", "--out", "--since", "--until"},
    "export usage": {"--format", "--out", "--since", "--until"},
    "read": {"--batch", "--json"},
    "redact": {"--batch", "--json"},
    "verify": {"--source", "--summary", "--batch", "--json"},
    "usage": {"--by", "--since", "--json"},
    "eval run": {"--engine", "--mode"},
}
NAMES = {
    "jobs": {"list", "show", "resume", "cancel", "retry"},
    "history": {"list", "show", "search", "compare", "delete"},
    "review": {"list", "decide"},
    "rules": {"list", "add", "test"},
    "export": {"result", "logs", "history", "usage"},
    "engines": {"list", "check", "pull"},
    "keys": {"set", "test", "delete"},
    "eval": {"run", "compare", "list", "add"},
    "privacy": {"map", "purge"},
}
WRITES_A_FILE = {"export result", "export logs", "export history", "export usage", "eval report"}
"""What they give is a file of a format that is named."""
TABLES = (
    "documents jobs steps calls results claims citations labels decisions rules golden_items eval_runs eval_scores "
    "events settings_audit"
)
SETTINGS = """
[engines.work]
kind = "openai"
base_url = "http://127.0.0.1:9/v1"
fast = "model-small"
accurate = "model-large"
max_concurrency = 8
requests_per_minute = 500
tokens_per_minute = 200000
timeout_s = 120
training = "no"
price = { input = 0.15, output = 0.60, cached_input = 0.075 }
extra_headers = { }
[defaults]
engine = "embedded"
fallbacks = ["embedded"]
mode = "accurate"
[budget]
per_call_usd = 0.50
per_job_usd = 2.00
per_day_usd = 10.00
per_month_usd = 100.00
[privacy]
redact_before_sending = false
keep_history_days = 0
user_tag = "auto"
"""


def commands(group: click.Group, above: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield each command that does something, by its whole name."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{above}{name} ")
        else:
            yield f"{above}{name}", command


def options_of(command: click.Command) -> set[str]:
    return {name for parameter in command.params for name in parameter.opts if name.startswith("--")}


ALL = dict(commands(root))


def test_every_command_that_prints_takes_json() -> None:
    without = {name for name, command in ALL.items() if "--json" not in options_of(command)}
    assert without - WRITES_A_FILE == {"demo"}


@pytest.mark.parametrize("name", OPTIONS)
def test_command_has_the_pinned_options(name: str) -> None:
    assert OPTIONS[name] <= options_of(ALL[name])


def test_groups_have_the_pinned_commands() -> None:
    for group, names in NAMES.items():
        assert names <= {name.partition(" ")[2] for name in ALL if name.startswith(f"{group} ")}, group
    assert {"why", "doctor"} <= COMMANDS.keys()


def test_read_gives_the_pinned_object(precis: CommandLine) -> None:
    report = next(file for file in sample_files() if file.suffix == ".pdf")
    value = precis("read", report, "--json").object
    assert {"document", "text", "blocks", "pages", "warnings"} <= value.keys()
    assert {"id", "path", "title", "pages", "words"} <= value["document"].keys()
    assert value["document"]["pages"] == len(value["pages"])
    for page in value["pages"]:
        assert {"number", "width", "height"} <= page.keys()
    for block in value["blocks"]:
        assert {"kind", "start", "end", "page", "box"} <= block.keys()
        assert 0 <= block["start"] <= block["end"] <= len(value["text"])


def test_answers_of_the_other_document_commands(precis: CommandLine, letter: Path, tmp_path: Path) -> None:
    redacted = precis("redact", letter, "--json").object
    assert {"spans", "redacted"} <= redacted.keys()
    assert all({"start", "end", "type", "text_sha256"} <= span.keys() for span in redacted["spans"])
    summary = tmp_path / "summary.txt"
    summary.write_text("The deposit was 1,850 euros. The repair cost 420 euros.", "utf-8")
    (first, second) = precis("verify", "--source", letter, "--summary", summary, "--json").object["claims"]
    assert first["verdict"] == "supported"
    assert second["verdict"] != "supported"
    assert {"text", "support", "verdict", "citations", "checks"} <= first.keys()
    assert {"start", "end", "page", "quote"} <= first["citations"][0].keys()
    text = precis("read", letter, "--json").object["text"]
    for citation in first["citations"]:
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_labels_have_the_pinned_fields(precis: CommandLine, letter: Path) -> None:
    value = precis("classify", letter, "--labels", "letter,invoice", "--json").object
    (label,) = value["labels"]
    assert {"label", "confidence", "band", "basis", "decided_by", "alternatives"} <= label.keys()
    assert isinstance(label["confidence"], float)
    assert label["band"] in {"sure", "likely", "unsure"}
    assert (value["state"] == "needs_review") is (label["decided_by"] == "none")


def test_commands_that_change_something_say_it_as_an_object(precis: CommandLine, letter: Path, tmp_path: Path) -> None:
    job = precis("summarize", letter, "--json").object["job"]
    rules = tmp_path / "rules.toml"
    rules.write_text('[[rules]]\nname = "Bills"\nwhen = { words = ["invoice"] }\nreview = true\n', "utf-8")
    assert precis("rules", "add", rules, "--json").object == {"added": ["Bills"]}
    assert precis("rules", "remove", "Bills", "--json").object == {"removed": ["Bills"]}
    assert precis("eval", "add", job, "--json").object["set"] == "own"
    assert precis("jobs", "cancel", job, "--json").object == {"job": job, "state": "done"}, "it is final"
    assert "Nothing to cancel" in precis("jobs", "cancel", job).err
    assert precis("history", "delete", job, "--json").object == {"job": job, "deleted": True}


def test_settings_of_the_design_are_taken(precis: CommandLine, letter: Path) -> None:
    precis.home.mkdir()
    (precis.home / "settings.toml").write_text(SETTINGS, "utf-8")
    assert precis("summarize", letter, "--json").object["mode"] == "accurate"
    assert {engine["engine"] for engine in precis("engines", "list", "--json").objects} == {"work", "embedded"}


def test_database_has_the_pinned_tables(precis: CommandLine, letter: Path) -> None:
    precis("summarize", letter)
    with closing(sqlite3.connect(precis.home / "precis.db")) as database:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert set(TABLES.split()) <= tables
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        columns = {row[1]: row[2] for row in database.execute("PRAGMA table_info(calls)")}
        assert columns["cost_micros"] == "INTEGER"
        (at,) = database.execute("SELECT created_at FROM jobs").fetchone()
        assert at.endswith("+00:00")
