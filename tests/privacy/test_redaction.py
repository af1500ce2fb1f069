"""Redaction: what is masked, what is left, and that a stream masks what the whole text would."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from precis.privacy.personal import is_card, is_iban
from precis.privacy.redaction import RedactedStream, Redactor

REDACTOR = Redactor(phone_regions=("US",), known=("correct-horse-battery",))
PARTS = {
    "EMAIL": "ada.lovelace@example.org",
    "CARD": "4111 1111 1111 1111",
    "IBAN": "DE89 3704 0044 0532 0130 00",
    "SSN": "536-90-4399",
    "IP": "203.0.113.77",
    "MAC": "00:1B:44:11:3A:B7",
    "PHONE": "(212) 555-2368",
    "AWS_KEY_ID": "AKIAIOSFODNN7TESTKEY",
    "GITHUB_TOKEN": "ghp_" + "a1B2c3D4e5F6" * 3,
    "PASSWORD_IN_URL": "postgres://app:s3cr3tpw@db.internal/x",
    "KEY": "correct-horse-battery",
}


@pytest.mark.parametrize("kind", PARTS)
def test_each_kind_is_masked(kind: str) -> None:
    redacted = REDACTOR.redact(f"Please note {PARTS[kind]} before Friday.")
    assert f"[{kind}]" in redacted
    assert PARTS[kind] not in redacted
    assert redacted.startswith("Please note ")
    assert redacted.endswith("before Friday.")


@pytest.mark.parametrize(
    "text",
    [
        "The order number is 4111 1111 1111 1112.",
        "Version 1.2.3.4.5 of RFC 9110, section 5.6.7.",
        "The password is deprecated, and the secret of success is a token of thanks.",
        "Meet at 10:30:45 on 2026-11-24; budget 1,234,567.89.",
    ],
)
def test_ordinary_text_is_left(text: str) -> None:
    assert REDACTOR.redact(text) == text


def test_check_digits() -> None:
    assert is_card("5500 0000 0000 0004")
    assert not is_card("5500 0000 0000 0005")
    assert is_iban("GB82WEST12345698765432")
    assert not is_iban("GB83WEST12345698765432")


@given(
    st.lists(st.one_of(st.sampled_from(list(PARTS.values())), st.text("ab \n", max_size=400)), max_size=40),
    st.data(),
)
@settings(max_examples=40, deadline=None)
def test_a_stream_masks_every_planted_secret(parts: list[str], data: st.DataObject) -> None:
    text = " \n".join(parts)
    stream, out, at = RedactedStream(REDACTOR), "", 0
    while at < len(text):
        step = data.draw(st.integers(1, 3000))
        out += stream.feed(text[at : at + step])
        at += step
    out += stream.close()
    for secret in PARTS.values():
        assert secret not in out
