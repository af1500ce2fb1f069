"""`precis engines`, against servers on loopback: what is there, what answers, and a model fetched."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from tests.conftest import ROOT
from tests.fakes.calls import KEY
from tests.fakes.servers import (
    Cut,
    Failure,
    FakeAnthropic,
    FakeGemini,
    FakeOllama,
    FakeOpenAI,
    FakeServer,
    Hang,
    in_thread,
)
from tests.fakes.servers.ollama import LAYER_BYTES


def set_up(home: Path, servers: Mapping[str, FakeServer], **more: str) -> None:
    """Write settings with an engine for each server."""
    home.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    for name, server in servers.items():
        lines += [f"[engines.{name}]", f'kind = "{server.kind}"', f'base_url = "{server.base_url}"']
        lines.append(f'fast = "{more.get(name, "small")}"')
    (home / "settings.toml").write_text("\n".join(lines), "utf-8")


def with_key(precis: CommandLine, *engines: str, key: str = KEY) -> CommandLine:
    """Return the command line with the key of each engine in the environment."""
    return CommandLine(precis.home, {f"PRECIS_KEY_{engine.upper()}": key for engine in engines})


def test_list_shows_what_is_set_up(precis: CommandLine) -> None:
    with in_thread(FakeOpenAI()) as server:
        set_up(precis.home, {"work": server})
        facts = {fact["engine"]: fact for fact in with_key(precis, "work")("engines", "list", "--json").objects}
    assert facts.keys() == {"embedded", "work"}
    assert (facts["work"]["base_url"], facts["work"]["key"]) == (server.base_url, "environment")
    assert (facts["embedded"]["key"], facts["embedded"]["default"]) == ("not needed", True)
    assert server.calls + len(server.others) == 0
    told = precis("engines", "list").out
    assert server.base_url in told
    assert "(default)" in told


def test_check_asks_every_engine(precis: CommandLine) -> None:
    kinds = {"one": FakeOpenAI, "two": FakeAnthropic, "three": FakeGemini, "four": FakeOllama}
    with (
        in_thread(FakeOpenAI(key=KEY)) as one,
        in_thread(FakeAnthropic(key=KEY)) as two,
        in_thread(FakeGemini(key=KEY)) as three,
        in_thread(FakeOllama(key=KEY)) as four,
    ):
        set_up(precis.home, {"one": one, "two": two, "three": three, "four": four})
        done = with_key(precis, *kinds)("engines", "check", "--json")
    assert done.status == 0
    assert [verdict["engine"] for verdict in done.objects] == ["embedded", *kinds]
    assert all(verdict["works"] for verdict in done.objects)
    assert done.objects[1]["models"] == ["small", "large"]
    assert not (precis.home / "precis.db").exists()


def test_check_says_what_is_wrong_and_what_to_do(precis: CommandLine) -> None:
    with in_thread(FakeOpenAI(key=KEY)) as good, in_thread(FakeOpenAI(key="another")) as locked:
        set_up(precis.home, {"good": good, "locked": locked, "typo": good}, typo="smal")
        good.otherwise = lambda call: Failure("model_not_found") if call.json["model"] == "smal" else Failure("quota")
        done = with_key(precis, "good", "locked", "typo")("engines", "check")
    assert done.status == 1
    assert "✓ embedded" in done.out
    assert "✗ good: The account at good has no credit" in done.out
    assert "✗ locked: locked refused the API key." in done.out
    assert "precis keys set locked" in done.out
    assert "✗ typo: typo has no model smal." in done.out
    assert "Choose one of: small, large." in done.out
    assert KEY not in done.out + done.err


def test_check_of_a_server_that_is_gone(precis: CommandLine) -> None:
    with in_thread(FakeOllama()) as server:
        set_up(precis.home, {"local": server})
    done = precis("engines", "check", "local", "--json")
    assert done.status == 1
    assert done.object["works"] is False
    assert "Start the server" in done.object["hint"]


def test_check_of_one_engine_lists_its_models(precis: CommandLine) -> None:
    with in_thread(FakeAnthropic(key=KEY)) as server:
        set_up(precis.home, {"work": server})
        told = with_key(precis, "work")("engines", "check", "work").out
    assert told.splitlines() == ["✓ work: work answers (small).", "    Models there: small, large."]


def test_check_of_an_engine_that_is_not_set_up(precis: CommandLine) -> None:
    done = precis("engines", "check", "nowhere")
    assert done.status == 2
    assert "[engines.nowhere]" in done.err
    assert done.out == ""


def test_check_of_an_address_that_is_none(precis: CommandLine) -> None:
    precis.home.mkdir()
    (precis.home / "settings.toml").write_text('[engines.w]\nkind = "openai"\nbase_url = "http://[x/v1"\nfast = "m"\n')
    done = precis("engines", "check", "w", "--json")
    assert (done.status, done.object["works"]) == (1, False)
    assert "no address" in done.object["message"]


# --- pull -------------------------------------------------------------------------------------------------------------


def test_pull_fetches_a_model_with_progress(precis: CommandLine) -> None:
    with in_thread(FakeOllama()) as server:
        set_up(precis.home, {"local": server})
        done = precis("engines", "pull", "local", "tiny", "--json")
        assert done.status == 0
        assert done.objects[-1]["status"] == "success"
        assert [step["completed"] for step in done.objects if step["total"]][-1] == LAYER_BYTES
        told = precis("engines", "pull", "local", "other")
    assert (told.status, told.out) == (0, "")
    assert told.err.splitlines()[-1] == "other is there."
    assert "tiny:latest" in server.models


def test_an_interrupted_pull_goes_on_where_it_was(precis: CommandLine) -> None:
    with in_thread(FakeOllama()) as server:
        set_up(precis.home, {"local": server})
        server.pull_faults.append(Cut(after=3))
        broken = precis("engines", "pull", "local", "tiny")
        assert broken.status == 1
        assert "broke off" in broken.err
        assert server.pulled["tiny:latest"] == LAYER_BYTES // 2
        done = precis("engines", "pull", "local", "tiny", "--json")
    assert done.status == 0
    assert next(step["completed"] for step in done.objects if step["total"]) == LAYER_BYTES * 3 // 4


def test_ctrl_c_ends_a_pull(precis: CommandLine) -> None:
    with in_thread(FakeOllama()) as server:
        set_up(precis.home, {"local": server})
        server.pull_faults.append(Hang(after=2))
        with subprocess.Popen(
            precis.words("engines", "pull", "local", "tiny", "--json"),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=precis.env,
        ) as process:  # fmt: skip
            assert process.stdout is not None
            assert process.stderr is not None
            lines = [process.stdout.readline(), process.stdout.readline()]
            process.send_signal(signal.SIGINT)
            rest, told = process.stdout.read(), process.stderr.read().decode()
            process.wait(20)
    assert b'"completed":1000000' in lines[1]
    assert (process.returncode, rest) == (130, b"")
    assert "goes on where this one stopped" in told
    assert "Traceback" not in told


def test_pull_on_a_terminal_writes_one_line_anew(precis: CommandLine) -> None:
    with in_thread(FakeOllama()) as server:
        set_up(precis.home, {"local": server})
        mine, theirs = pty.openpty()
        done = subprocess.run(
            precis.words("engines", "pull", "local", "tiny"), stderr=theirs, stdout=subprocess.PIPE, env=precis.env,
            timeout=250, check=False,
        )  # fmt: skip
        os.close(theirs)
        shown = os.read(mine, 65536).decode()
        os.close(mine)
    assert (done.returncode, done.stdout) == (0, b"")
    assert "\r\x1b[Kpulling 6a0746a1ec1a: 4 of 4 MB" in shown
    assert "tiny is there." in shown


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (Failure("model_not_found"), "not installed"),
        (Failure("server_error"), "did not fit"),
        (None, "no Ollama server"),
    ],
    ids=["no such model", "server error", "another kind"],
)
def test_what_goes_wrong_in_a_pull(precis: CommandLine, fault: Failure | None, sentence: str) -> None:
    with in_thread(FakeOllama() if fault else FakeOpenAI()) as server:
        set_up(precis.home, {"local": server})
        if isinstance(server, FakeOllama) and fault:
            server.pull_faults.append(fault)
        done = precis("engines", "pull", "local", "tiny")
    assert done.status == (1 if fault else 2)
    assert "Traceback" not in done.err
    assert sentence in done.err or "not an Ollama server" in done.err


def test_the_settings_in_the_documentation_can_be_used(precis: CommandLine) -> None:
    text = (ROOT / "docs" / "engines.md").read_text("utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    assert len(blocks) == 2
    precis.home.mkdir()
    (precis.home / "settings.toml").write_text("\n".join(blocks), "utf-8")
    engines = {fact["engine"]: fact["kind"] for fact in precis("engines", "list", "--json").objects}
    assert set(engines.values()) == {"openai", "anthropic", "gemini", "ollama", "embedded"}
    assert "team" in engines
