"""redact(): the only maker of `Redacted`, which is all that the log writer takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from precis.domain.ports import Redacted
from precis.privacy.findings import Detector, Finding, settle
from precis.privacy.personal import find_personal, phone_detector
from precis.privacy.secrets import find_secrets

LONGEST_SECRET = 4096
"""Code points: what a stream holds back, so that a secret cut by a chunk's end is still found whole."""


@dataclass(frozen=True, slots=True)
class Redactor:
    """Finds and masks secrets and personal data. `known` are exact secrets, such as the keys in use."""

    phone_regions: tuple[str, ...] = ("US", "GB", "DE")
    known: tuple[str, ...] = field(default=(), repr=False)

    def find(self, text: str) -> list[Finding]:
        """Return what would be masked in `text`, in order and without overlaps."""
        detectors: Sequence[Detector] = (find_secrets, find_personal, phone_detector(self.phone_regions))
        found = chain.from_iterable(detector(text) for detector in detectors)
        return settle(chain(found, self._find_known(text)))

    def _find_known(self, text: str) -> Iterable[Finding]:
        for secret in filter(None, self.known):
            start = text.find(secret)
            while start >= 0:
                yield Finding(start, start + len(secret), "KEY")
                start = text.find(secret, start + 1)

    def redact(self, text: str) -> Redacted:
        """Return `text` with each finding replaced by its type in brackets, such as `[EMAIL]`."""
        parts: list[str] = []
        end = 0
        for finding in self.find(text):
            parts += (text[end : finding.start], f"[{finding.type}]")
            end = finding.end
        return Redacted("".join([*parts, text[end:]]))


class RedactedStream:
    """Redacts a text that comes in pieces: nothing is let out while a secret could still grow across the next piece."""

    def __init__(self, redactor: Redactor) -> None:
        self._redactor = redactor
        self._held = ""

    def feed(self, piece: str) -> Redacted:
        """Return what can be said for certain after `piece`."""
        self._held += piece
        safe = len(self._held) - LONGEST_SECRET
        if safe <= 0:
            return Redacted("")
        for finding in self._redactor.find(self._held):
            if finding.start <= safe < finding.end:
                safe = finding.start
        # A cut at white space leaves both sides' matches as they would be in the whole text.
        safe = max(self._held.rfind("\n", 0, safe), 0)
        out, self._held = self._held[:safe], self._held[safe:]
        return self._redactor.redact(out)

    def close(self) -> Redacted:
        """Return the rest."""
        out, self._held = self._held, ""
        return self._redactor.redact(out)
