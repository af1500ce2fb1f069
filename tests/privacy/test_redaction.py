"""Redaction: what is masked, what is left, and that a stream masks what the whole text would."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from precis.privacy import redaction
from precis.privacy.redaction import AHEAD, WINDOW, RedactedStream, Redactor, redact

SOURCE = Path(__file__).resolve().parents[2] / "desktop" / "precis"
REDACTOR = Redactor(phone_regions=("US",), known=("correct-horse-battery",))
PARTS = {
    "EMAIL": "ada.lovelace@example.org",
    "CARD": "4111 1111 1111 1111",
    "IBAN": "DE89 3704 0044 0532 0130 00",
    "US_SSN": "536-90-4399",
    "IP": "203.0.113.77",
    "MAC": "00:1B:44:11:3A:B7",
    "PHONE": "(212) 555-2368",
    "AWS_KEY_ID": "AKIAIOSFODNN7TESTKEY",
    "GITHUB_TOKEN": "ghp_" + "a1B2c3D4e5F6" * 3,
    "OPENAI_KEY": "sk-proj-Xi8tdMjHV6pmbBbwilTeT3BlbkFJ3UDnpdEwNNm6wVBpYM0o",
    "SLACK_TOKEN": "xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy",
    "TELEGRAM_TOKEN": "110201543:AAHdqTcvCH1vGWJxfSe1ofSAs0K5PALDsaw",
    "MAILCHIMP_KEY": "343ea45721923ed956e2b38c31db76aa-us30",
    "JWT": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4ifQ.SflKxwRJSMeKKF2QT4fw",
    "PASSWORD": "password = 'tr0ub4dor&3'",
    "PASSWORD_IN_URL": "postgres://app:s3cr3tpw@db.internal/x",
    "AUTHORIZATION": "Authorization: Bearer 5eb4223e52084e6ebe67c7b8f2732305",
    "ADDRESS": "12 Harbour Street, Springfield, IL 62701",
    "DATE_OF_BIRTH": "born on 3 March 1980",
    "PERSON": "Dr. Wilhelmina Oyelaran",
    "KEY": "correct-horse-battery",
}
SECRETS = {
    kind: re.search(r"s3cr3tpw|tr0ub4dor&3|5eb4\w+|3 March 1980|Wilhelmina Oyelaran|.+", part)[0]  # pyright: ignore[reportOptionalSubscript]
    for kind, part in PARTS.items()
}
PRIVATE_KEY = (
    "-----BEGIN RSA PRIVATE KEY-----\n"
    + "\n".join("MIIEowIBAAKCAQEAx7Zk2vYk0m3bq9Wc5nT8hJ4dPQ1sLr6uXfGy0aVe" for _ in range(40))
    + "\n-----END RSA PRIVATE KEY-----"
)


@pytest.mark.parametrize("kind", PARTS)
def test_each_kind_is_masked(kind: str) -> None:
    redacted = REDACTOR.redact(f"Please note {PARTS[kind]} before Friday.")
    assert f"[{kind}]" in redacted
    assert SECRETS[kind] not in redacted
    assert redacted.startswith("Please note ")
    assert redacted.endswith("before Friday.")


def test_a_private_key_is_masked_whole_and_when_it_is_cut_off() -> None:
    assert redact(f"Here:\n{PRIVATE_KEY}\nBye") == "Here:\n[PRIVATE_KEY]\nBye"
    assert "MIIEow" not in redact(PRIVATE_KEY[:500])


@pytest.mark.parametrize(
    "text",
    [
        "The order number is 4111 1111 1111 1112.",
        "Version 1.2.3.4.5 of RFC 9110, section 5.6.7.8, release 10.11.12.13.",
        "The password is deprecated, and the secret of success is a token of thanks.",
        "Meet at 10:30:45 on 2026-11-24; budget 1,234,567.89.",
        'password = os.environ["DB_PASSWORD"]',
        "api_key: str = Field(default=None)",
        "postgres://user:${PASSWORD}@host/db and https://url:8000/ @something else",
        "github.com/org/repo@v1.2.3 and std::vector<int> a::b",
        "20171223-22:15:58:174|Step_ExtSDM|30002312|total=240",
        "03-17 16:16:07.144  2227  2227 I PanelView: mHeadsUp",
        "phys. rev. b 77, 035323 (2008); arxiv:0802.1486",
        "ISBN 978-3-16-148410-0, the years 1914-1918 and 2010-2014",
        "During 2022 the Spring 3 release ran at 10/100/1000 Mbps. On January 13, 2022, The Wall Street Journal wrote",
        "DIN EN 61082-1 and 123 456 789 inhabitants",
    ],
)
def test_ordinary_text_is_left(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("My card 4131\u00a00342\u00a08245\u00a08806 expires", "CARD"),
        ("card no. 4111 1111 1111 1112, mistyped", "CARD"),
        ("Konto: de89370400440532013000", "IBAN"),
        ("host 2001:db8::8a2e:370:7334 is down", "IP"),
        ("Rufnummer: 0611\u20095554433", "PHONE"),
        ("\u0422\u0435\u043b: +7 495 123-45-67", "PHONE"),
        ("please ring 450 0840", "PHONE"),
        ("nino QQ 12 34 56 C? No: AB 12 34 56 C", "UK_NINO"),
        ("the post goes to Schlossallee 17, 80331 M\u00fcnchen", "ADDRESS"),
        ("il habite 31 rue de la R\u00e9publique", "ADDRESS"),
        ("mail \u00fcml\u00e4ut@b\u00fccher.example now", "EMAIL"),
    ],
)
def test_other_ways_of_writing(text: str, kind: str) -> None:
    assert kind in {finding.type for finding in redact_with_regions(text)}


def redact_with_regions(text: str) -> list[redaction.Finding]:
    """Return what is found in `text` with a few regions set."""
    return Redactor(phone_regions=("US", "GB", "DE")).find(text)


def test_a_finding_is_cut_from_the_text_itself() -> None:
    text = "\U0001f600 ünïcödé 漢字 ada@example.org\u2028 and 10.20.30.40 漢"
    assert [text[f.start : f.end] for f in REDACTOR.find(text)] == ["ada@example.org", "10.20.30.40"]


def test_known_keys_are_masked_wherever_they_stand() -> None:
    assert REDACTOR.redact("xcorrect-horse-batteryx") == "x[KEY]x"
    assert "correct-horse" not in repr(REDACTOR)


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_is_taken(text: str) -> None:
    end = 0
    for finding in REDACTOR.find(text):
        assert end <= finding.start < finding.end <= len(text)
        end = finding.end


PIECES = st.one_of(
    st.sampled_from([*PARTS.values(), PRIVATE_KEY, "\n\n", "key: ", "=", "a" * 90]), st.text("ab1 \n.@-", max_size=120)
)


@given(st.lists(PIECES, max_size=40), st.data())
@settings(max_examples=60, deadline=None)
def test_a_stream_gives_what_the_whole_text_gives(parts: list[str], data: st.DataObject) -> None:
    text = " ".join(parts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(redaction, "WINDOW", 300)
        patch.setattr(redaction, "AHEAD", 3000)
        patch.setattr(redaction, "BEHIND", 100)
        assert _streamed(text, lambda: data.draw(st.integers(1, 700))) == REDACTOR.redact(text)


@given(st.lists(st.sampled_from(list(PARTS)), min_size=1, max_size=12), st.integers(0, 600), st.integers(50, 90_000))
@settings(max_examples=8, deadline=None)
def test_a_secret_cut_by_a_window_or_a_piece_is_found(kinds: list[str], shift: int, step: int) -> None:
    filler = "lorem ipsum dolor sit amet, consectetur adipiscing elit\n"
    text = filler * ((WINDOW - 300) // len(filler)) + "x" * shift + " "
    text += "\n".join(PARTS[kind] for kind in kinds) + "\n" + filler * (2 * AHEAD // len(filler))
    out = _streamed(text, lambda: step)
    assert out == REDACTOR.redact(text)
    assert not [kind for kind in kinds if SECRETS[kind] in out]


def _streamed(text: str, next_step: Callable[[], int]) -> str:
    stream, out, at = RedactedStream(REDACTOR), "", 0
    while at < len(text):
        step = next_step()
        out += stream.feed(text[at : at + step])
        at += step
    return out + stream.close()


def test_a_closed_stream_can_begin_anew() -> None:
    stream = REDACTOR.stream()
    assert stream.feed("ada@example.org") + stream.close() == "[EMAIL]"
    assert stream.feed("plain") + stream.close() == "plain"


HOSTILE = {
    "at signs": "@" * 100_000,
    "a@": "a@" * 50_000,
    "digits": "1" * 100_000,
    "spaced digits": "1 " * 50_000,
    "password=": "password=" * 11_000,
    "begun keys": "-----BEGIN PRIVATE KEY-----" * 4_000,
    "titles": "Mr. " * 25_000,
    "names": "John " * 20_000,
    "urls": "a://b:" * 16_000,
    "dots": "1." * 50_000,
    "ibans": "DE89" * 25_000,
    "card runs": "4111-" * 20_000,
    "streets": "12 Main " * 12_000,
    "curls": "curl -u " * 12_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_length_whatever_the_text(name: str) -> None:
    """Four times the text takes about four times as long; what grows as the square would take sixteen times."""
    text = HOSTILE[name]
    short, long = _seconds(text[: len(text) // 4]), _seconds(text)
    assert long < max(0.4, 10 * short), f"{short:.3f} s for a quarter, {long:.3f} s for all"


def _seconds(text: str) -> float:
    start = time.process_time()
    REDACTOR.find(text)
    return time.process_time() - start


def test_redacted_is_made_in_one_place() -> None:
    """`Redacted(…)` is called by redact() and nothing else; a cast to it would be a way round."""
    makes = re.compile(r"(?<![\w.])(?:Redacted\(|cast\(\s*\"?Redacted)")
    makers = {str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if makes.search(path.read_text("utf-8"))}
    assert makers == {"privacy/redaction.py"}


IN_PLACES = {
    "docker login": ("docker login -u ada -p h3re-1t-1s registry.example.com", "h3re-1t-1s"),
    "flag": ("run --api-key=9f8a7b6c5d4e3f2a1b0c", "9f8a7b6c5d4e3f2a1b0c"),
    "flag apart": ("mail --smtp-password 'qW3rtz-8891' send", "qW3rtz-8891"),
    "netrc": ("machine db.example.com login ada password l0velace", "l0velace"),
    "element": ("<smtp:password>z9y8-x7w6</smtp:password>", "z9y8-x7w6"),
    "attribute": ('<add key="MailPassword" value="Pr3stig-17" />', "Pr3stig-17"),
    "cookie": ("Set-Cookie: app_session=QmFzZTY0LWlzaC12YWx1ZS0xMjM0NQ; Path=/", "QmFzZTY0LWlzaC12YWx1ZS0xMjM0NQ"),
    "aligned": ("  password        => 'blooberry',", "blooberry"),
    "call": ('new NetworkCredential("ada@example.com", "vzihlaqu knriqlht")', "vzihlaqu knriqlht"),
    "webhook": ("https://outlook.office.com/webhook/9da5da9c-4218@2f2b54b7-0141/IncomingWebhook/1bf66ccbb8e745e7/4361-8",
                "1bf66ccbb8e745e7"),
    "unseal": ("Unseal Key 2: 0tZn+7QQCxphpHwTm7/dC3LpP5JGIbYl3PK8Sy81R+P2", "0tZn+7QQCxphpHwTm7"),
    "azure devops": ('ado_pat = "iyfmob6xjrfmit67anxbot64umfx2clwx7dz5ynxi4q2z3uqegvq"', "iyfmob6xjrfmit67"),
    "clojars": ("CLOJARS_" + "a1b2c3d4e5f6" * 5, "a1b2c3d4e5f6a1b2"),
    "plaid": ("access-sandbox-0a1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d", "4e5f-6a7b"),
}  # fmt: skip


@pytest.mark.parametrize("place", IN_PLACES)
def test_a_secret_is_masked_in_the_place_it_stands_in(place: str) -> None:
    text, secret = IN_PLACES[place]
    assert secret not in redact(f"We wrote:\n{text}\nand went home.")


@pytest.mark.parametrize(
    "text",
    [
        'password: "Required"', "password = 'your-password'", '"password": "string"', "addPassword = '#add-password';",
        "docker login -u $USER -p $TOKEN", "run --token <token>", "<password>${env.PASSWORD}</password>",
        "video_box.ico-7a388b69018576d24b59331fd60aab0c.png", "The password is usually forgotten.",
        "Cookie: theme=dark; session=none", "see --password-file for more",
    ],
)  # fmt: skip
def test_what_only_speaks_of_a_secret_is_left(text: str) -> None:
    assert redact(text) == text


def test_a_command_said_twice_in_a_line_hides_both_passwords() -> None:
    command = "docker login -u ada -p h3re-1t-1s registry.example.com"
    assert "h3re-1t-1s" not in redact(f"[3] {command} “{command}”")
