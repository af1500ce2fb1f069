"""A made-up sample for each rule of the detectors, in each context: nothing of it may stay in the redacted text."""

from __future__ import annotations

import random
from base64 import b32encode
from binascii import crc_hqx
from hashlib import sha256

import pytest

from precis.privacy import redaction
from precis.privacy.folding import Folded
from precis.privacy.redaction import Redactor
from precis.privacy.rules import Rule
from precis.privacy.secrets import RULES
from tests.privacy.token_formats import ALPHABETS, PLACED, TOKENS, Sample, sample

REDACTOR = Redactor(phone_regions=(), names=False)
CONTEXTS = {
    "prose": "Please use {} until Friday, then tell Ada.",
    "sentence": "We sent {}.",
    "quotes": "the value \u201c{}\u201d was set",
    "brackets": "the old one ({}) is void",
    "code": "run `{}` once",
    "query": "see https://example.com/page?t={}&lang=en",
    "json": '{{"value":"{}","n":1}}',
    "escaped json": '"{{\\"value\\":\\"{}\\"}}"',
    "env": "VALUE={}\nOTHER=1",
    "yaml": "value: {}\nother: 1",
    "header": "X-Thing: {}\r\nAccept: */*\r\n\r\n",
    "element": "<v>{}</v>",
    "csv": "1;{};a\n2;;b",
    "tabs": "1\t{}\ta",
    "line of its own": "before\r\n{}\r\nafter",
    "no-break space": "note\u00a0{}\u00a0here",
    "start and end": "{}",
    "full-width colon": "value\uff1a{}\u3002",
}
BESIDE_A_SLASH = {"path": "GET /a/{}/b HTTP/1.1", "hyphen": "- list -{}"}


def _left(found: Sample, text: str) -> list[str]:
    return [secret for secret in found.secrets if secret in text]


@pytest.mark.parametrize("template", TOKENS)
def test_a_token_is_masked_in_each_context(template: str) -> None:
    contexts = CONTEXTS if template.startswith("~") else CONTEXTS | BESIDE_A_SLASH
    for number, (name, context) in enumerate(contexts.items()):
        token = sample(template.lstrip("~"), number)
        assert not _left(token, REDACTOR.redact(context.format(token.text))), name


@pytest.mark.parametrize("template", TOKENS)
@pytest.mark.parametrize("between", [" and ", ", ", ";", "\n", '","'])
def test_each_of_several_tokens_in_a_line_is_masked(template: str, between: str) -> None:
    tokens = [sample(template.lstrip("~"), number) for number in range(3)]
    text = REDACTOR.redact(f'They are "{between.join(token.text for token in tokens)}" now.')
    assert not [left for token in tokens for left in _left(token, text)]


@pytest.mark.parametrize("template", PLACED)
def test_a_secret_is_masked_in_its_place(template: str) -> None:
    for number, context in enumerate(("{}", "We wrote:\n{}\nand went.", "a\r\n{}\r\nb", "> {}", "  {}  ", "[3] {} x")):
        place = sample(template, number)
        assert not _left(place, REDACTOR.redact(context.format(place.text))), context


@pytest.mark.parametrize("template", [row for row in PLACED if "\n" not in row])
@pytest.mark.parametrize("between", [" \u201c", " ; ", " and ", " && ", "\r\n", "\t"])
def test_each_of_several_places_in_a_line_is_masked(template: str, between: str) -> None:
    places = [sample(template, number) for number in range(3)]
    text = REDACTOR.redact("[3] " + between.join(place.text for place in places))
    assert not [left for place in places for left in _left(place, text)]


@pytest.mark.parametrize("template", PLACED)
def test_what_is_no_secret_hides_none_after_it(template: str) -> None:
    """The same place with a template in it comes first; a rule that takes it along would lose the real one."""
    place = sample(template)
    empty = place.text
    for secret in place.secrets:
        empty = empty.replace(secret, "<token>")
    for between in (" ", ", ", "; ", "\n"):
        assert not _left(place, REDACTOR.redact(f"{empty}{between}{place.text}")), between


def test_each_rule_has_a_sample() -> None:
    texts = [Folded(f"note {sample(row.lstrip('~'), n).text} ok") for row in TOKENS + PLACED for n in range(3)]
    texts += [Folded(f"note {text} ok") for text in (_bitcoin_key(), _stellar_key())]
    assert [rule for rule in RULES if not _finds(rule, texts)] == []


def _finds(rule: Rule, texts: list[Folded]) -> bool:
    return any(True for text in texts for _ in rule.find(text))


def test_a_wallets_key_is_known_by_its_checksum() -> None:
    for key in (_bitcoin_key(), _stellar_key()):
        wrong = key[:-1] + ("2" if key[-1] != "2" else "3")
        assert key not in REDACTOR.redact(f"sweep {key} today")
        assert wrong in REDACTOR.redact(f"sweep {wrong} today")


def _bitcoin_key() -> str:
    raw = b"\x80" + random.Random(1).randbytes(32) + b"\x01"
    number = int.from_bytes(raw + sha256(sha256(raw).digest()).digest()[:4], "big")
    text = ""
    while number:
        number, digit = divmod(number, 58)
        text = ALPHABETS["z"][digit] + text
    return text


def _stellar_key() -> str:
    raw = b"\x90" + random.Random(2).randbytes(32)
    return b32encode(raw + crc_hqx(raw, 0).to_bytes(2, "little")).decode()


@pytest.mark.parametrize("row", [*TOKENS[::40], *PLACED[::20]])
def test_a_sample_is_masked_wherever_a_stream_is_cut(row: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A window ends at each position of the sample in turn, and a piece of the stream does."""
    for name, size in (("WINDOW", 64), ("AHEAD", 900), ("BEHIND", 200)):
        monkeypatch.setattr(redaction, name, size)
    found = sample(row.lstrip("~"))
    for at in range(len(found.text)):
        text = "x" * (63 - at % 63) + f" {found.text} " + "lorem ipsum dolor " * 60
        stream = REDACTOR.stream()
        cut = 64 - at % 63 + at
        out = stream.feed(text[:cut]) + stream.feed(text[cut : cut + 3]) + stream.feed(text[cut + 3 :]) + stream.close()
        assert not _left(found, out), at
        assert out == REDACTOR.redact(text)


def test_signs_that_look_alike_change_nothing() -> None:
    for name in ("pass\u200bword:", "password\uff1a", "\uff50assword:", "token\ufe55", "password\u2236"):
        text = f"{name} hunter2x9"
        assert "hunter2x9" not in REDACTOR.redact(text)


def test_invisible_characters_hide_nothing() -> None:
    for sign in "\u00ad\u200b\u200d\u2060\ufeff":
        for row in TOKENS[::9]:
            token = sample(row.lstrip("~")).text
            hidden = sign.join((token[:7], token[7:15], token[15:]))
            assert hidden not in (text := REDACTOR.redact(f"note {hidden} ok"))
            assert token[15:] not in text
    assert REDACTOR.redact("ada\u200b@exa\u00admple.org") == "[EMAIL]"


BROKEN = [
    row
    for row in TOKENS
    if row.startswith(("ghp_", "github_pat", "xoxb", "AIza", "glpat-{", "npm_", "~AKIA", "sk_live"))
]


@pytest.mark.parametrize("template", BROKEN)
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "=\r\n", "\n    ", "\n> "])
def test_a_line_break_in_a_token_hides_nothing(template: str, line_break: str) -> None:
    for number, at in enumerate((9, 14, 18)):
        token = sample(template.lstrip("~"), number).text
        broken = token[:at] + line_break + token[at:]
        assert REDACTOR.redact(f"The token is\n{broken} as of today.").endswith("] as of today.")
        assert token[at:] not in REDACTOR.redact(f"The token is\n{broken} as of today.")


def test_a_whole_token_at_a_lines_end_leaves_the_next_line() -> None:
    for row in TOKENS:
        text = REDACTOR.redact(f"The token is {sample(row.lstrip('~')).text}\nPlease keep it.")
        assert text.endswith("\nPlease keep it.")
