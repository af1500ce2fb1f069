"""Whether what stands in a secret's place is one: random enough, and no word, variable's name or template for one."""

from __future__ import annotations

import re

from precis.privacy.folding import Folded
from precis.privacy.rules import entropy

_HARMLESS = re.compile(
    rb"(?i)(?:true|false|none|null|undefined|example|changeme|your[\w-]*|insert[\w-]*|[x*.]{3,}|process\.env.*"
    rb"|os\.environ.*"
    rb"|self\.\w+|[a-z_]+(?:\.[a-z_]+)+|%\w+%?|[a-z]+|[a-z]+(?:[_-][a-z]+)+|[a-z]+(?:[/.:][a-z_-]+)+|fake[\w-]*|#[a-z_-]+|\[.*)"
)
_TEMPLATE = re.compile(
    rb"(?i)(?:<.*|\$.*|%.*|\{+\s*(?:[a-z_. -]*|(?-i:[A-Z0-9_]*))\}*|\[.*|\*+|x+|\.+"
    rb"|pass(?:wd|word)>?|token|secret|user(?:name)?"
    rb"|(?:your|replace|my|the|insert)[_-].*)"
)
_FILLED_LATER = re.compile(
    rb"(?i)(?:[a-z_./:@ -]|\$?\{{1,2}[^{}]{0,60}\}{1,2}|<[^<>]{0,60}>|%\([a-z_]+\)s|%s|\$\w++|\$\([^()]{0,60}\)"
    rb"|\[[^\[\]]{0,60}\])*+"
)
"""Words with parts that a program fills in: `${HOST}-password`, `%(secret)s`."""
AWS_EXAMPLE = re.compile(rb"[A-Z0-9]{13}EXAMPLE|[A-Za-z0-9/+]{30}EXAMPLEKEY")
"""The ending of the keys in the documentation of AWS; none that is given out ends so."""
_UUID = re.compile(rb"(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SAID_OF = re.compile(
    rb"(?i).*(?:passw|kennw|secret|your|required|invalid|example|change|confirm|enter|string|hidden|reset|forgot|field|"
    rb"true|false|null|none|undefined|incorrect|empty|missing|wrong|valid|plain|hash|crypt|env).*"
    rb"|[#.@/-].*|.*[a-z0-9][.:/][a-z].*|(?-i:[A-Z_]+)|[a-z]+(?:[_-][a-z]+)+|(?-i:[a-z]+(?:[A-Z][a-z]+)+)"
)
_POOR = (b"password", b"passwd", b"secret", b"token")


def is_random(folded: Folded, start: int, end: int) -> bool:
    """Say whether what stands in a key's place is no word, name or template."""
    secret = folded.data[start:end].rstrip(b".,:;!?")
    if len(secret) < 6 or entropy(secret) < 2.3 or (_HARMLESS.fullmatch(secret) and entropy(secret) < 3.6):
        return False
    if _is_expression(folded.data, start, end):
        return False
    return not (_has_run(secret) or _is_reference(folded, start, end) or AWS_EXAMPLE.fullmatch(secret))


_NAME = re.compile(rb"[A-Za-z_][\w.:]*\d{0,4}")
_HUMP = re.compile(rb"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LEAST_HUMP = 3.2
"""Letters of a part of a name on average: in random letters the case changes every second one."""


def _is_expression(data: bytes, start: int, end: int) -> bool:
    """Say whether it is a program's name for a value, a call, an element or a keyword argument, and no value."""
    value = data[start:end].rstrip(b".,:;!?")
    name, _, rest = value.partition(b"=")
    name = name.partition(b"[")[0].lstrip(b"*&")
    if not _NAME.fullmatch(name) or re.search(rb"\d.*\D", name) or (rest and not _NAME.match(rest)):
        return False
    humps = _HUMP.findall(name)
    is_used = name != value or data[end : end + 1] in (b"(", b"[", b"{")
    return is_written(name) and (is_used or len(humps) > 1)


def is_written(name: bytes) -> bool:
    """Say whether the case of its letters changes as in words, `maximumSize`, and not as in random letters."""
    humps = _HUMP.findall(name)
    return sum(map(len, humps)) >= _LEAST_HUMP * len(humps) > 0


def _is_reference(folded: Folded, start: int, end: int) -> bool:
    """Say whether it only leads to a secret: an address, or the id that Jenkins keeps one under."""
    secret = folded.data[start:end]
    named = folded.lowered[max(0, start - 24) : start]
    return b"://" in secret or (_UUID.fullmatch(secret) is not None and b"credentialsid" in named)


def is_stated(folded: Folded, start: int, end: int) -> bool:
    """Say whether what follows `the password is` looks like one: prose goes on with words."""
    secret = folded.data[start:end].rstrip(b".,:;!?)")
    has_digit = any(48 <= byte <= 57 for byte in secret)
    has_letter = any(chr(byte).isalpha() for byte in secret)
    return len(secret) >= 6 and has_digit and has_letter and is_random(folded, start, end)


def is_quoted_password(folded: Folded, start: int, end: int) -> bool:
    """Say whether what stands in quotes after `password` is one, and not a field's name, a hint or a template."""
    secret = folded.data[start:end]
    return not (_TEMPLATE.fullmatch(secret) or _SAID_OF.fullmatch(secret) or _has_run(secret))


def is_mixed(folded: Folded, start: int, end: int) -> bool:
    """Say whether what stands in quotes mixes letters with digits or signs as no word, path or template does."""
    secret = folded.data[start:end]
    if _TEMPLATE.fullmatch(secret) or _HARMLESS.fullmatch(secret) or _is_reference(folded, start, end):
        return False
    kinds = [bool(re.search(kind, secret)) for kind in (rb"[a-z]", rb"[A-Z]", rb"\d", rb"[^\w\s./:,-]")]
    return sum(kinds) >= 2 and (kinds[2] or kinds[3]) and not _FILLED_LATER.fullmatch(secret) and not _has_run(secret)


def is_tangled(folded: Folded, start: int, end: int) -> bool:
    """Say whether its brackets don't match: those of code without quotes mostly do, a password's signs need not."""
    if re.match(rb"[A-Za-z_][\w.]*[(\[]|\W", folded.data[start:end]):
        return False
    secret = re.sub(rb"[^()\[\]{}]", b"", folded.data[start:end])
    left = b""
    while left != secret:
        left, secret = secret, re.sub(rb"\(\)|\[\]|\{\}", b"", secret)
    return len(left) > 1 and is_mixed(folded, start, end)


def is_real_password(folded: Folded, start: int, end: int) -> bool:
    """Say whether a password on a command line is one, and not a template, a word for one or the user's name again."""
    secret = folded.data[start:end]
    user = re.search(rb"[^\s/:'\"]*(?=:['\"]?$)", folded.data[max(0, start - 80) : start])
    return not _TEMPLATE.fullmatch(secret) and not (user and user[0] == secret)


def is_filled_in(folded: Folded, start: int, end: int) -> bool:
    """Say whether what stands where only a password can stand is filled in."""
    secret = folded.data[start:end]
    return not secret.startswith((b"#", b"$", b"{", b"<", b"%", b"*", b"[")) and not _has_run(secret)


def is_in_jwk(folded: Folded, start: int, end: int) -> bool:
    """Say whether it stands in an object that says what kind of key it is (`kty`, RFC 7517)."""
    data = folded.data
    begin = data.rfind(b"{", max(0, start - _LONGEST_JWK), start)
    stop = data.find(b"}", end, end + _LONGEST_JWK)
    return begin >= 0 and b"kty" in data[begin : stop if stop >= 0 else end]


_LONGEST_JWK = 6000
"""Bytes: an RSA key of 8192 bits with all its parts."""


def is_no_template(folded: Folded, start: int, end: int) -> bool:
    """Say whether what stands in a URL is filled in; even a poor password opens what the URL leads to."""
    secret = folded.data[start:end]
    return secret.lower() in _POOR or is_real_password(folded, start, end)


def is_dense(folded: Folded, start: int, end: int) -> bool:
    """Say whether a part of it mixes letters and digits: a path such as `name/status/123` does not."""
    if re.match(rb"[a-z]{2,16}/", folded.data[start:end]):
        return False
    parts = re.split(rb"[/_=.-]", folded.data[start:end])
    return any(len(part) >= 8 and not (part.isalpha() or part.isdigit()) for part in parts)


def _has_run(secret: bytes) -> bool:
    """Say whether one character is repeated eight times: a placeholder."""
    return re.search(rb"(.)\1{7}", secret) is not None
