"""Addresses, proxies, certificates, and what must never be written."""

from __future__ import annotations

import datetime
import ipaddress
import logging
import socket
import ssl
from pathlib import Path

import pytest

from precis.domain import errors
from precis.domain.requests import EngineConfig
from precis.providers import open_provider
from precis.providers.transport import Transport, base_address, is_loopback
from tests.fakes.calls import KEY, FixedKeys, asking, config_of
from tests.fakes.servers import FakeAnthropic, FakeGemini, FakeOllama, FakeOpenAI, FakeServer


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no proxy of the machine decide a test."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.mark.parametrize(
    ("kind", "base_url", "path", "address"),
    [
        ("openai", "", "/chat/completions", "https://api.openai.com/v1/chat/completions"),
        ("openai", "http://h:8000/v1", "/chat/completions", "http://h:8000/v1/chat/completions"),
        ("openai", "http://h:8000/v1/", "/models", "http://h:8000/v1/models"),
        ("openai", "http://h:8000/v1/chat/completions", "/models", "http://h:8000/v1/models"),
        ("openai", "https://x.openai.azure.com/openai/v1?api-version=preview", "/chat/completions",
         "https://x.openai.azure.com/openai/v1/chat/completions?api-version=preview"),
        ("openai", "https://x/v1?a=1", "/batches?limit=100", "https://x/v1/batches?limit=100&a=1"),
        ("anthropic", "", "/v1/messages", "https://api.anthropic.com/v1/messages"),
        ("anthropic", "https://gw/anthropic/v1", "/v1/messages", "https://gw/anthropic/v1/messages"),
        ("anthropic", "https://gw/v1/messages", "/v1/messages", "https://gw/v1/messages"),
        ("gemini", "https://gw/v1beta/", "/v1beta/models", "https://gw/v1beta/models"),
        ("ollama", "", "/api/chat", "http://127.0.0.1:11434/api/chat"),
        ("ollama", "http://box:11434/v1", "/api/chat", "http://box:11434/api/chat"),
        ("ollama", "http://box:11434/api", "/api/chat", "http://box:11434/api/chat"),
    ],
)  # fmt: skip
def test_base_urls_as_people_paste_them(kind: str, base_url: str, path: str, address: str) -> None:
    assert Transport(EngineConfig("work", kind, base_url=base_url)).address(path) == address


@pytest.mark.parametrize(
    ("server", "end"),
    [
        (FakeOpenAI, "/"),
        (FakeOpenAI, "/chat/completions"),
        (FakeAnthropic, "/v1"),
        (FakeGemini, "/v1beta"),
        (FakeOllama, "/v1"),
        (FakeOllama, "/api/"),
    ],
)
async def test_base_urls_with_what_people_paste_along_work(server: type[FakeServer], end: str) -> None:
    async with server() as fake:
        provider = open_provider(config_of(fake, base_url=fake.base_url + end), FixedKeys())
        assert (await provider.send(asking())).text == "Hello."
        await provider.close()


@pytest.mark.parametrize(
    "base_url", ["127.0.0.1:8000/v1", "ftp://h/v1", "http://", "http://h:99999/v1", "http://[::1/v1"]
)
@pytest.mark.parametrize("kind", ["openai", "anthropic", "ollama"])
async def test_an_address_that_is_none_is_an_error_of_its_engine(kind: str, base_url: str) -> None:
    provider = open_provider(EngineConfig("work", kind, base_url=base_url, fast="m"), FixedKeys())
    with pytest.raises(errors.BadRequest) as caught:
        await provider.send(asking())
    with pytest.raises(errors.BadRequest):
        await provider.models()
    assert not (await provider.check()).works
    assert "base_url" in caught.value.hint
    assert caught.value.__context__ is None


async def test_a_host_that_does_not_exist() -> None:
    config = EngineConfig("work", "openai", base_url="http://nowhere.invalid/v1", fast="m")
    provider = open_provider(config, FixedKeys())
    with pytest.raises(errors.Unreachable) as caught:
        await provider.send(asking())
    assert (caught.value.sent, caught.value.local) == (False, False)
    await provider.close()


async def test_a_connection_that_is_never_accepted_is_noticed() -> None:
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        address = full.getsockname()
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:  # fill the queue: the kernel leaves the next one without an answer
            one.setblocking(False)
            one.connect_ex(address)
        config = EngineConfig(
            "work", "openai", base_url=f"http://127.0.0.1:{address[1]}/v1", fast="m", connect_timeout_s=0.2
        )
        provider = open_provider(config, FixedKeys())
        with pytest.raises(errors.TimedOut) as caught:
            await provider.send(asking())
        await provider.close()
        for one in waiting:
            one.close()
    assert (caught.value.phase, caught.value.maybe_billed) == ("connect", False)


@pytest.mark.parametrize(
    ("address", "is_local"),
    [("http://127.0.0.1:1", True), ("http://127.9.9.9", True), ("http://[::1]:1", True), ("http://localhost", True),
     ("http://ollama.localhost", True), ("https://api.openai.com", False), ("http://10.0.0.1", False),
     ("http://127.0.0.1.evil.example", False), ("", False)],
)  # fmt: skip
def test_what_is_on_this_machine(address: str, is_local: bool) -> None:
    assert is_loopback(address) is is_local


@pytest.mark.parametrize("name", ["x-team", "authorization"])
async def test_headers_that_can_not_be_sent_are_an_error(name: str) -> None:
    async with FakeOpenAI() as fake:
        for value in ("zwei\nZeilen", "smart “quotes”"):
            provider = open_provider(config_of(fake, extra_headers={name: value}), FixedKeys())
            with pytest.raises(errors.BadRequest) as caught:
                await provider.send(asking())
            assert "extra_headers" in caught.value.hint
            await provider.close()


@pytest.mark.parametrize("key", ["two words", "ключ", "a\nb", "\x00"])
async def test_a_key_that_is_none_is_said_without_showing_it(key: str) -> None:
    async with FakeOpenAI() as fake:
        provider = open_provider(config_of(fake), FixedKeys(key))
        with pytest.raises(errors.BadKey) as caught:
            await provider.send(asking())
        assert key not in caught.value.message
        assert fake.calls == 0


async def test_a_key_is_needed_only_by_the_providers_own_service() -> None:
    for kind in ("openai", "anthropic", "gemini"):
        provider = open_provider(EngineConfig("work", kind, fast="m"), FixedKeys(None))
        with pytest.raises(errors.BadKey, match="no API key") as caught:
            await provider.send(asking())
        assert "precis keys set work" in caught.value.hint
    async with FakeOpenAI() as fake:
        provider = open_provider(config_of(fake), FixedKeys(None))
        assert (await provider.send(asking())).text == "Hello."
        assert "authorization" not in fake.requests[0].headers
        await provider.close()


# --- proxies ----------------------------------------------------------------------------------------------------------


async def test_the_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async with FakeOpenAI() as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
        config = EngineConfig("work", "openai", base_url="http://models.example/v1", fast="m")
        provider = open_provider(config, FixedKeys())
        assert (await provider.send(asking())).text == "Hello."
        await provider.close()
        assert proxy.requests[0].path == "http://models.example/v1/chat/completions"


async def test_no_proxy_is_used_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    async with FakeOpenAI() as fake:
        provider = open_provider(config_of(fake), FixedKeys())
        assert (await provider.send(asking())).text == "Hello."
        await provider.close()


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:9", "http://127.0.0.1:9"])
async def test_a_proxy_that_can_not_be_used_is_an_error(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)
    provider = open_provider(EngineConfig("work", "openai", base_url="http://models.example/v1", fast="m"), FixedKeys())
    with pytest.raises(errors.EngineError) as caught:
        await provider.send(asking())
    await provider.close()
    assert isinstance(caught.value, errors.Unreachable)
    assert not caught.value.maybe_billed


# --- certificates -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a certificate for 127.0.0.1 that no authority signed, and its key, as PEM files."""
    x509 = pytest.importorskip("cryptography.x509", reason="makes the test's certificate")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.oid.NameOID.COMMON_NAME, "Test authority")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    folder = tmp_path_factory.mktemp("tls")
    public, private = folder / "certificate.pem", folder / "key.pem"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return public, private


async def test_a_certificate_that_nobody_vouches_for_is_refused(certificate: tuple[Path, Path]) -> None:
    async with FakeOpenAI(certificate=certificate) as fake:
        provider = open_provider(config_of(fake), FixedKeys())
        with pytest.raises(errors.Unreachable) as caught:
            await provider.send(asking())
        await provider.close()
        assert "certificate" in caught.value.message
        assert "trust store" in caught.value.hint
        assert fake.calls == 0


async def test_an_authority_of_the_system_is_trusted(
    certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    if ssl.get_default_verify_paths().openssl_cafile_env != "SSL_CERT_FILE":
        pytest.skip("this platform's trust store is no file")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    async with FakeOpenAI(certificate=certificate) as fake:
        provider = open_provider(config_of(fake), FixedKeys())
        assert (await provider.send(asking())).text == "Hello."
        await provider.close()
        assert fake.base_url.startswith("https:")


# --- logs -------------------------------------------------------------------------------------------------------------


async def test_the_client_writes_no_address_or_header_into_logs(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("httpx").setLevel(logging.NOTSET)
    logging.getLogger("httpcore").setLevel(logging.NOTSET)
    caplog.set_level(logging.DEBUG)
    async with FakeOpenAI() as fake:
        provider = open_provider(config_of(fake), FixedKeys())
        await provider.send(asking())
        await provider.close()
        assert str(fake.port) not in caplog.text
        assert KEY not in caplog.text


def test_the_default_address_is_used_without_a_base_url() -> None:
    assert base_address(EngineConfig("work", "gemini")) == ("https://generativelanguage.googleapis.com", "")
