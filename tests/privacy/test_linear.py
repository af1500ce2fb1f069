"""How much of a text the detectors look at grows as its length, whatever is in it: counted, not timed.

re2 takes linear time for one search. What could still grow as the square is how often it is asked: so each search
counts the bytes that it was given up to its match. A text four times as long costs about four times as many (a little
more, since more of the rules' keywords occur in it); what grows as the square would cost sixteen times.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from precis.privacy import hidden, names, national_ids, personal, phones, rules, secret_values
from precis.privacy.folding import Folded
from precis.privacy.redaction import Redactor
from tests.privacy.token_formats import PLACED, TOKENS, sample

REDACTOR = Redactor(phone_regions=("US", "DE"))


class _Counting:
    """A compiled expression that counts the bytes it looks at."""

    def __init__(self, pattern: Any, count: list[int]) -> None:
        self._pattern = pattern
        self._count = count

    def search(self, data: bytes, start: int = 0, end: int | None = None) -> Any:
        match = self._pattern.search(data, start, len(data) if end is None else end)
        self._count[0] += (match.end() if match else len(data) if end is None else end) - start
        return match

    def finditer(self, data: bytes, start: int = 0, end: int | None = None) -> Iterator[Any]:
        stop = len(data) if end is None else end
        self._count[0] += stop - start
        return self._pattern.finditer(data, start, stop)


@pytest.fixture
def count(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return where the bytes that searches look at are counted."""
    counted, compiled = [0], rules.compiled
    for module in (rules, hidden, names, national_ids, personal, phones):
        monkeypatch.setattr(module, "compiled", lambda pattern: _Counting(compiled(pattern), counted))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
    return counted


def _looked_at(text: str, count: list[int]) -> int:
    count[0] = 0
    REDACTOR.find_in_window(text)
    return count[0]


HOSTILE = (
    "password=", "password: \n", "secret token key ", "curl -u ", "docker login ", "cookie: sid=", "twilio okta aws ",
    "-----BEGIN PRIVATE KEY-----", "eyJhbGciOiJI.", "QUJD", "0a1b", "1", "1 ", "DE89 ", "4111 1111 ", "030 1234 / ",
    "https://a:b", "a@", "kind: Secret\ndata:\n  a: b\n", '{"kty": "', "token '", "ab_1\n", "John ", "Dr. ",
    "<password>", "sha256~", " --token", "password=x(", "sk-", "A", "a.b.", "a\u00adb ",
)  # fmt: skip


@pytest.mark.parametrize("part", HOSTILE)
def test_a_hostile_text_costs_as_its_length(part: str, count: list[int]) -> None:
    text = part * (16_000 // len(part))
    short, long = _looked_at(text[: len(text) // 4], count), _looked_at(text, count)
    assert long <= 8 * short + 20_000


@pytest.mark.parametrize("row", [*TOKENS[::6], *PLACED[::3]])
def test_many_samples_and_many_beginnings_cost_as_their_length(row: str, count: list[int]) -> None:
    whole = "".join(sample(row.lstrip("~"), number).text + " " for number in range(60))
    begun = sample(row.lstrip("~")).text[:12] * 1600
    for text in (whole, begun):
        short, long = _looked_at(text[: len(text) // 4], count), _looked_at(text, count)
        assert long <= 8 * short + 20_000


CHECKS = (
    secret_values.is_random, secret_values.is_mixed, secret_values.is_quoted_password, secret_values.is_tangled,
    secret_values.is_real_password, secret_values.is_no_template, secret_values.is_dense, secret_values.is_stated,
)  # fmt: skip


@pytest.mark.parametrize(
    "part", ["$a", "${a}", "<a>", "a.", "a_", "%(a)s", "(", "a=", "A", "aB", "/", "[x]", "a-", "x"]
)
def test_checks_of_a_value_end(part: str) -> None:
    """They use expressions that can go back; one with two ways to take a part would not end with a hundred of them."""
    for end in ("", "!", "\xa7", "}", "$"):
        folded = Folded(part * 200 + end)
        for check in CHECKS:
            check(folded, 0, len(folded.data))
