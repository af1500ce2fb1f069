"""Finds what an expression can't see: a secret with invisible characters in it, and a token that a line break cuts.

Soft hyphens and zero-width characters come with text from web pages and PDF files; mails and narrow columns break long
tokens. The text is looked at once more without them, and what is found so is given in offsets of the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from precis.privacy.findings import Finding
from precis.privacy.folding import Folded
from precis.privacy.personal import find_personal
from precis.privacy.rules import compiled, find_all
from precis.privacy.secret_tokens import TOKENS
from precis.privacy.secrets import find_secrets

_INVISIBLE = "\u00ad\u034f\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufffe"
_RUN = r"[A-Za-z0-9_~.+/=:|%-]"
_BROKEN = rf"{_RUN}*[0-9_-]{_RUN}*(?:\r?\n[ \t>]{{0,8}}{_RUN}+){{1,4}}"
"""Parts of a token on up to five lines: the first has a digit or a sign, as no word at a line's end has."""
_TOKEN_TYPES = frozenset(rule.type for rule in TOKENS)
_BREAK = re.compile(rb"=?\r?\n[ \t>]{0,8}")


def find_invisible(folded: Folded) -> Iterator[Finding]:
    """Yield secrets and formed personal data of a text that has invisible characters, as it is without them."""
    text = folded.text
    if not text.isascii() and any(sign in text for sign in _INVISIBLE):
        offsets = [at for at, character in enumerate(text) if character not in _INVISIBLE]
        clean = Folded("".join(text[at] for at in offsets))
        yield from _spread(offsets, [*find_secrets(clean), *find_personal(clean)])


def find_broken(folded: Folded, found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield tokens that line breaks cut, where no token was found: a whole one must not take the next line along."""
    data, parts, offsets = folded.data, list[bytes](), list[int]()
    for match in compiled(_BROKEN).finditer(data):
        at = match.start()
        for gap in [*_BREAK.finditer(data, at, match.end()), None]:
            end = gap.start() if gap else match.end()
            parts.append(data[at:end])
            offsets.extend(range(at, end))
            at = gap.end() if gap else end
        parts.append(b"\n\n")
        offsets.extend((at, at))
    joined = Folded(b"".join(parts).decode("latin-1"))
    taken = [(finding.start, finding.end) for finding in found if finding.type in _TOKEN_TYPES]
    for finding in _spread(offsets, find_all(TOKENS, joined)):
        is_broken = b"\n" in data[finding.start : finding.end]
        if is_broken and not any(start < finding.end and finding.start < end for start, end in taken):
            yield finding


def _spread(offsets: Sequence[int], findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings in offsets of the text that something was left out of."""
    for finding in findings:
        yield Finding(offsets[finding.start], offsets[finding.end - 1] + 1, finding.type)
