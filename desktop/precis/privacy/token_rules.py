"""How a token's rule is made: what may stand beside it, and that it is no placeholder.

The least entropy keeps out `ghp_xxxxxxxx`; families whose keys or samples can be that plain have none.
"""

from __future__ import annotations

from precis.privacy.folding import Folded
from precis.privacy.rules import BASE64, WORD, Check, Rule
from precis.privacy.secret_values import AWS_EXAMPLE, is_written

_LEAST_ENTROPY = 2.0
_NOT_BEFORE = WORD
_STRICT_BEFORE = BASE64 - frozenset(b"=")


def token(kind: str, keywords: str, shape: str, entropy: float = _LEAST_ENTROPY, check: Check | None = None) -> Rule:
    """Return a rule for a token with a prefix of its own, which may follow a slash or a hyphen."""
    return Rule(kind, tuple(keywords.split()), shape, entropy, _NOT_BEFORE, WORD, check)


def bare(kind: str, keywords: str, shape: str, entropy: float = _LEAST_ENTROPY, check: Check | None = None) -> Rule:
    """Return a rule for a token that base64 data could hold by chance: nothing of that alphabet may touch it."""
    return Rule(kind, tuple(keywords.split()), shape, entropy, _STRICT_BEFORE, BASE64, check)


def has_digit(folded: Folded, start: int, end: int) -> bool:
    """Say whether the token is more than a word: it has a digit, or is the `xxxx` of a sample."""
    found = folded.data[start:end]
    return any(48 <= byte <= 57 for byte in found) or (b"xxxx" in found.lower() and len(found) < 20)


def is_no_example(folded: Folded, start: int, end: int) -> bool:
    """Say whether a key of AWS is none of its documentation."""
    return not AWS_EXAMPLE.fullmatch(folded.data[start:end])


def is_no_member(folded: Folded, start: int, end: int) -> bool:
    """Say whether it is a token and no part of a name with points, `s.someMember.other`."""
    goes_on = folded.data[end : end + 1] == b"." and folded.data[end + 1 : end + 2].isalnum()
    return not goes_on and (has_digit(folded, start, end) or not is_written(folded.data[start:end]))
