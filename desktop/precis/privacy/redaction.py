"""redact(): the only maker of `Redacted`, which is all that the log writer takes.

A text is looked at through windows, each with some text on either side, and a finding belongs to the window that it
begins in. A stream does exactly the same as soon as it has enough text for the next window, so that a stream's output
is the whole text's output however the text was cut, and memory stays that of one window.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

from precis.domain.ports import Redacted
from precis.privacy.addresses import find_addresses
from precis.privacy.findings import Detector, Finding, settle
from precis.privacy.folding import Folded
from precis.privacy.hidden import find_broken, find_invisible
from precis.privacy.names import find_names
from precis.privacy.national_ids import find_national_ids
from precis.privacy.personal import find_personal
from precis.privacy.phones import find_phones
from precis.privacy.secrets import SECRET_TYPES, find_secrets

WINDOW = 48 * 1024
"""Code points that a window is responsible for."""
AHEAD = 16 * 1024
"""Code points after it that it sees: what begins in a window is found whole up to this length."""
BEHIND = 512
"""Code points before it that it sees: the word `password` before what it names."""

REGIONS = ("US", "GB", "DE", "FR", "ES", "IT", "NL", "CH", "AT")
"""Regions whose ways of writing telephone numbers are known without being asked for."""


@dataclass(frozen=True, slots=True)
class Redactor:
    """Finds and masks secrets and personal data. `known` are exact secrets, such as the keys in use.

    `phone_regions` are ISO 3166 codes; none: no telephone numbers. `names`: whether names of persons are looked for.
    """

    phone_regions: tuple[str, ...] = REGIONS
    known: tuple[str, ...] = field(default=(), repr=False)
    names: bool = True

    def find(self, text: str) -> list[Finding]:
        """Return what would be masked in `text`, in order and without overlaps. Linear in the text's length."""
        return [finding for window in _windows(self, text, is_whole=True) for finding in window.findings]

    def redact(self, text: str, found: Sequence[Finding] | None = None) -> Redacted:
        """Return `text` with each finding replaced by its type in brackets, such as `[EMAIL]`.

        `found` is what `find` gave for this text, where it was asked already.
        """
        return Redacted(_masked(text, 0, len(text), self.find(text) if found is None else found))

    def stream(self) -> RedactedStream:
        """Return a redaction of a text that comes in pieces."""
        return RedactedStream(self)

    def find_in_window(self, text: str) -> list[Finding]:
        """Return the findings of a text that is looked at whole."""
        folded = Folded(text)
        found = list(chain.from_iterable(detector(folded) for detector in self._detectors()))
        return settle(chain(found, find_broken(folded, found), self._find_known(text)), SECRET_TYPES)

    def _detectors(self) -> Sequence[Detector]:
        detectors: list[Detector] = [find_secrets, find_personal, find_invisible, find_national_ids, find_addresses]
        if self.phone_regions:
            detectors.append(partial(find_phones, self.phone_regions))
        if self.names:
            detectors.append(find_names)
        return detectors

    def _find_known(self, text: str) -> Iterable[Finding]:
        for secret in filter(None, self.known):
            start = text.find(secret)
            while start >= 0:
                yield Finding(start, start + len(secret), "KEY")
                start = text.find(secret, start + 1)


def redact(text: str) -> Redacted:
    """Return `text` with secrets and personal data masked, by a `Redactor` with its defaults."""
    return Redactor().redact(text)


@dataclass(frozen=True, slots=True)
class _Window:
    """The part of a text from `start` to `end` and what was found in it."""

    start: int
    end: int
    findings: list[Finding]


def _windows(redactor: Redactor, text: str, *, is_whole: bool, start: int = 0) -> Iterator[_Window]:
    """Yield the windows of `text` from `start` on; the last, shorter ones only if `is_whole`."""
    while start < len(text):
        is_last = len(text) - start <= WINDOW + AHEAD
        if is_last and not is_whole:
            return
        seen = max(0, start - BEHIND)
        found = redactor.find_in_window(text[seen:] if is_last else text[seen : start + WINDOW + AHEAD])
        window = _cut(start, len(text) if is_last else start + WINDOW, [_moved(f, seen) for f in found])
        yield window
        start = window.end


def _moved(finding: Finding, by: int) -> Finding:
    return Finding(finding.start + by, finding.end + by, finding.type)


def _cut(start: int, end: int, found: Iterable[Finding]) -> _Window:
    """Return the window with the findings that begin in it; its end moves behind one that would be cut in two."""
    kept: list[Finding] = []
    for finding in found:
        if finding.end > start and finding.start < end:
            kept.append(Finding(max(start, finding.start), finding.end, finding.type))
            end = max(end, finding.end)
    return _Window(start, end, kept)


def _masked(text: str, start: int, end: int, findings: Iterable[Finding]) -> str:
    parts: list[str] = []
    for finding in findings:
        parts += (text[start : finding.start], f"[{finding.type}]")
        start = finding.end
    return "".join([*parts, text[start:end]])


class RedactedStream:
    """Redacts a text that comes in pieces; what it lets out, joined, is what `Redactor.redact` makes of the whole."""

    def __init__(self, redactor: Redactor) -> None:
        self._redactor = redactor
        self._pieces: list[str] = []
        self._length = 0
        self._held = ""
        self._start = 0

    def feed(self, piece: str) -> Redacted:
        """Return what can be said for certain after `piece`; often nothing, since up to one window is held back."""
        self._pieces.append(piece)
        self._length += len(piece)
        if len(self._held) + self._length - self._start <= WINDOW + AHEAD:
            return Redacted("")
        return self._let_out(is_whole=False)

    def close(self) -> Redacted:
        """Return the rest."""
        out = self._let_out(is_whole=True)
        self._held, self._start = "", 0
        return out

    def _let_out(self, *, is_whole: bool) -> Redacted:
        text = "".join([self._held, *self._pieces])
        self._pieces, self._length = [], 0
        out: list[str] = []
        for window in _windows(self._redactor, text, is_whole=is_whole, start=self._start):
            out.append(_masked(text, window.start, window.end, window.findings))
            self._start = window.end
        kept = max(0, self._start - BEHIND)
        self._held, self._start = text[kept:], self._start - kept
        return Redacted("".join(out))
