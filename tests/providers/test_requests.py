"""What each wire puts into a request: token caps, no-store options, thinking, sizes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from precis.domain.requests import CallContext, EngineConfig, Message, Role
from precis.privacy.terms import read_terms
from precis.providers import KINDS, wire_of
from precis.providers.ollama import context_size
from precis.providers.wire import Call, Tuning
from tests.conftest import ROOT
from tests.fakes.calls import KEY, LABEL, asking

OPENAI = "https://api.openai.com/v1"
AZURE = "https://team.openai.azure.com/openai/v1?api-version=preview"


def built(kind: str, base_url: str = "", rejected: tuple[str, ...] = (), config: Any = None, **more: Any) -> Call:
    """Return the call of a request."""
    config = config or EngineConfig("work", kind, base_url=base_url, fast="small")
    return wire_of(kind).call(config, asking(**more), "small", Tuning(frozenset(rejected)))


@pytest.mark.parametrize(
    ("base_url", "name", "other"),
    [
        ("", "max_completion_tokens", "max_tokens"),
        (OPENAI, "max_completion_tokens", "max_tokens"),
        (AZURE, "max_completion_tokens", "max_tokens"),
        ("http://127.0.0.1:8000/v1", "max_tokens", "max_completion_tokens"),
        ("https://openrouter.ai/api/v1", "max_tokens", "max_completion_tokens"),
    ],
)
def test_one_token_cap_under_the_servers_name(base_url: str, name: str, other: str) -> None:
    body = built("openai", base_url).body
    assert body[name] == 64
    assert other not in body
    swapped = built("openai", base_url, rejected=(name,)).body
    assert (swapped[other], name in swapped) == (64, False)


@pytest.mark.parametrize(
    ("base_url", "stored"),
    [("", False), (OPENAI, False), (AZURE, False), ("http://127.0.0.1:8000/v1", None), ("https://gw.example/v1", None)],
)
def test_openai_is_told_not_to_store(base_url: str, stored: bool | None) -> None:
    assert built("openai", base_url).body.get("store") is stored


def test_openrouter_may_choose_only_providers_that_keep_nothing() -> None:
    keeps_nothing = {"data_collection": "deny", "zdr": True}
    assert built("openai", "https://openrouter.ai/api/v1").body["provider"] == keeps_nothing
    assert "provider" not in built("openai", OPENAI).body


def test_what_the_data_map_says_is_sent_is_sent() -> None:
    told = {terms.hosts[0]: terms.sent_by_us for terms in read_terms(ROOT / "resources/privacy/terms.toml")}
    kinds = {"api.openai.com": "openai", "openrouter.ai": "openai"}
    assert {host for host, sent in told.items() if sent} == kinds.keys()
    for host, kind in kinds.items():
        body = json.dumps(built(kind, f"https://{host}/v1").body)
        for field in told[host].split(", "):
            name, _, value = field.partition(" = ")
            assert f'"{name}": {value}' in body or f'"{name}": "{value}"' in body


def test_no_sampling_goes_to_anthropic() -> None:
    body = built("anthropic", temperature=0.0, seed=3, want_logprobs=True, schema=LABEL).body
    assert set(body) == {"model", "max_tokens", "system", "messages", "output_config", "stream"}


def test_reasoning_is_switched_off_where_it_costs() -> None:
    assert built("openai", OPENAI).body["reasoning_effort"] == "none"
    assert built("openai", OPENAI, rejected=("reasoning_effort=none",)).body["reasoning_effort"] == "low"
    both = ("reasoning_effort=none", "reasoning_effort=low")
    assert "reasoning_effort" not in built("openai", OPENAI, rejected=both).body
    assert "reasoning_effort" not in built("openai", "http://127.0.0.1:8000/v1").body
    assert built("ollama").body["think"] is False
    options = built("gemini").body["generationConfig"]
    assert options["thinkingConfig"] == {"thinkingLevel": "LOW"}
    older = built("gemini", rejected=("thinking_level",)).body["generationConfig"]
    assert older["thinkingConfig"] == {"thinkingBudget": 0}


def test_the_persons_tag_goes_where_the_wire_has_a_place() -> None:
    context = CallContext(user_tag="u-7")
    assert built("openai", OPENAI, context=context).body["safety_identifier"] == "u-7"
    assert built("anthropic", context=context).body["metadata"] == {"user_id": "u-7"}
    for body in (built("openai", "http://127.0.0.1:1/v1", context=context).body, built("gemini", context=context).body):
        assert "u-7" not in str(body)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("openai", "authorization"),
        ("anthropic", "x-api-key"),
        ("gemini", "x-goog-api-key"),
        ("ollama", "authorization"),
    ],
)
def test_the_key_has_its_header(kind: str, name: str) -> None:
    headers = wire_of(kind).headers(EngineConfig("work", kind), KEY)
    assert KEY in headers[name]
    without = wire_of(kind).headers(EngineConfig("work", kind), None)
    assert set(without) <= {"anthropic-version"}


def test_azure_takes_the_key_in_its_own_header() -> None:
    assert wire_of("openai").headers(EngineConfig("work", "openai", base_url=AZURE), KEY) == {"api-key": KEY}


@pytest.mark.parametrize("kind", KINDS)
def test_a_request_does_not_repeat_the_text_in_its_repr(kind: str) -> None:
    assert "invoice" not in repr(built(kind, schema=LABEL))


def test_gemini_models_are_quoted_into_the_path() -> None:
    config = EngineConfig("work", "gemini", fast="models/a b/../c?key=1")
    call = wire_of("gemini").call(config, asking(), config.fast, Tuning())
    assert call.path == "/v1beta/models/a%20b%2F..%2Fc%3Fkey%3D1:streamGenerateContent?alt=sse"


# --- Ollama's context -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "size"), [(1, 4096), (1_000, 4096), (2_500, 8192), (10_000, 32768), (40_000, 131072)]
)
def test_num_ctx_holds_prompt_and_reply(words: int, size: int) -> None:
    request = asking("word5 " * words, max_output_tokens=600)
    call = built("ollama", text="word5 " * words, max_output_tokens=600)
    assert call.body["options"]["num_ctx"] == context_size(EngineConfig("work", "ollama"), request) == size
    assert call.body["options"]["num_predict"] == 600
    assert (call.body["truncate"], call.body["shift"]) == (False, False)


def test_num_ctx_is_at_most_what_the_settings_say() -> None:
    config = EngineConfig("work", "ollama", fast="small", context_tokens=6000)
    assert built("ollama", config=config, text="word5 " * 10_000).body["options"]["num_ctx"] == 6000


def test_num_ctx_counts_bytes_so_that_scripts_without_spaces_fit() -> None:
    text = "合同" * 6000  # 12,000 characters, at least that many tokens
    assert context_size(EngineConfig("work", "ollama"), asking(text)) >= 12_000 + 64


def test_system_messages_come_first_and_the_rest_keeps_its_order() -> None:
    messages = (
        Message(Role.SYSTEM, "Rules."),
        Message(Role.USER, "one"),
        Message(Role.ASSISTANT, "two"),
        Message(Role.USER, "three"),
    )
    sent = built("openai", messages=messages).body["messages"]
    assert [(part["role"], part["content"]) for part in sent] == [
        ("system", "Rules."), ("user", "one"), ("assistant", "two"), ("user", "three"),
    ]  # fmt: skip
    contents = built("gemini", messages=messages).body["contents"]
    assert [part["role"] for part in contents] == ["user", "model", "user"]
    assert built("anthropic", messages=messages).body["system"] == "Rules."
