"""Where no keychain works, a key is held for one run: engines and settings share it, and it is in no file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from precis.app import open_precis
from precis.app.engine_setup import KeyNotice, forget_key, keep_key, key_notice, try_engine
from precis.domain.jobs import Options, TextInput
from precis.privacy.keys import Keychain
from precis.settings import load_settings
from tests.app.test_model_jobs import by_rule, program, run
from tests.fakes.servers import Answer, FakeOpenAI, Recorded

KEY = "sk-canary-5c1d9e0b7a3f2468"


def _answer(request: Recorded) -> Answer:
    body: Any = request.json
    return by_rule(request) if "response_format" in body else Answer("ok")


@pytest.fixture(autouse=True)
def _no_keychain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keyring.core._keyring_backend", None)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.delenv("PRECIS_KEY_WORK", raising=False)


async def test_a_typed_key_is_used_in_this_run_and_is_in_no_file(tmp_path: Path) -> None:
    home = tmp_path / "home"
    async with FakeOpenAI(_answer) as server, program(home, server) as precis:
        kept = keep_key("work", KEY, precis.keys)
        assert not kept.is_kept
        assert "until Précis ends" in kept.said
        await precis.reload()
        (outcome,) = await run(
            precis, [TextInput("The rent is 1,200 euros a month. It is due.")], Options(engine="work")
        )
        assert outcome.result
        assert {seen.headers["authorization"] for seen in server.requests} == {f"Bearer {KEY}"}
        assert key_notice(precis.settings, precis.keys) == KeyNotice(works=False, held=("work",))
        verdict = await try_engine(precis.settings.engine("work"), precis.keys)
        assert verdict.works
        await try_engine(precis.settings.engine("work"), precis.keys, "sk-typed")
        assert server.requests[-1].headers["authorization"] == "Bearer sk-typed"
        forget_key("work", precis.keys)
        assert precis.keys.get("work") is None
    for file in home.rglob("*"):
        assert not file.is_file() or KEY.encode() not in file.read_bytes(), file


async def test_keys_outlast_that_the_work_is_opened_anew(tmp_path: Path) -> None:
    keys, settings = Keychain(), load_settings(tmp_path)
    async with open_precis(settings, keys=keys) as precis:
        keep_key("work", KEY, precis.keys)
    async with open_precis(settings, keys=keys) as precis:
        assert precis.keys.held() == ("work",)
    async with open_precis(settings) as precis:
        assert precis.keys.held() == (), "another run knows of none"
