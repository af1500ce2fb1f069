"""`precis privacy` on the command line: the map, the notice before the first send, and the preview of what is sent."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from tests.app.rule_model import by_rule
from tests.cli.conftest import CommandLine
from tests.fakes.servers import FakeOpenAI

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


HELD = "redact_before_sending = true\n"


@pytest.fixture
async def served(precis: CommandLine) -> AsyncIterator[tuple[CommandLine, FakeOpenAI]]:
    """Yield the command line with an engine called work, which is a server on loopback."""
    async with FakeOpenAI() as server:
        server.otherwise = by_rule
        precis.home.mkdir()
        (precis.home / "settings.toml").write_text(
            f'[engines.work]\nkind = "openai"\nbase_url = "{server.base_url}"\nfast = "small"\n'
            f"price = {{ input = 1.0, output = 2.0 }}\n{HELD}",
            "utf-8",
        )
        yield replace(precis, environment={"PRECIS_KEY_WORK": "sk-canary-0123456789abcdef"}), server


async def test_the_preview_shows_the_messages_and_sends_nothing(
    served: tuple[CommandLine, FakeOpenAI], tmp_path: Path
) -> None:
    precis, server = served
    letter = tmp_path / "secret-name.txt"
    letter.write_text("Please write to anna.smith@example.com about the deposit of 1,200 euros.\n" * 3, "utf-8")
    shown = await asyncio.to_thread(precis, "privacy", "preview", letter, "--engine", "work")
    assert (shown.status, server.calls) == (0, 0)
    assert "[EMAIL_1] stands for anna.smith@example.com" in shown.out
    assert "[system]" in shown.out
    assert "127.0.0.1" in shown.out
    (found,) = (await asyncio.to_thread(precis, "privacy", "preview", letter, "--engine", "work", "--json")).objects
    message = found["calls"][0]["messages"][-1]
    assert "anna.smith" not in message["text"]
    assert "secret-name" not in message["text"]
    assert message["replaced"][0]["value"] == "anna.smith@example.com"
    await asyncio.to_thread(precis, "summarize", letter, "--engine", "work")
    assert message["text"] in [m["content"] for m in cast("Any", server.requests[0].json)["messages"]]


async def test_the_notice_comes_once_on_standard_error(served: tuple[CommandLine, FakeOpenAI], letter: Path) -> None:
    precis, server = served
    first = await asyncio.to_thread(precis, "summarize", letter, "--engine", "work", "--json")
    assert first.status == 0, first.err
    assert "sends to 127.0.0.1" in first.err
    assert "Never sent: file names and paths" in first.err
    assert len(first.objects) == 1
    again = await asyncio.to_thread(precis, "summarize", letter, "--engine", "work", "--json")
    assert "sends to" not in again.err
    assert server.calls
    (used,) = (await asyncio.to_thread(precis, "usage", "--json")).objects
    assert used["attempts"] == server.calls
    assert 0 <= used["p50_s"] <= used["p95_s"]
    timeline = (await asyncio.to_thread(precis, "usage", "--timeline", "--json")).objects
    assert {row["engine"] for row in timeline} == {"work"}
    assert {"p50_s", "p95_s", "unsure", "edits", "repairs", "failures", "cost_usd"} <= timeline[0].keys()


async def test_accepting_shows_the_notice_and_none_comes_then(
    served: tuple[CommandLine, FakeOpenAI], letter: Path
) -> None:
    precis, _ = served
    accepted = await asyncio.to_thread(precis, "privacy", "accept", "work")
    assert "sends to 127.0.0.1" in accepted.out
    assert "sends to" not in (await asyncio.to_thread(precis, "summarize", letter, "--engine", "work")).err
    assert precis("privacy", "accept", "embedded", "--json").object["sends"] is False
