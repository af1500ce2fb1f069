"""What a detector finds: a span of a text and what stands there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from precis.privacy.folding import Folded


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A half-open range of code points that holds a secret or personal data of `type`."""

    start: int
    end: int
    type: str


Detector = Callable[[Folded], Iterable[Finding]]
"""Returns the findings in a text, in any order; they may overlap."""

_WEAK = {"PHONE": 1, "BANK_ACCOUNT": 1, "ADDRESS": 2, "PERSON": 3}
"""Types that other shapes can be taken for; they yield where both claim the same place."""


def settle(findings: Iterable[Finding], secrets: frozenset[str] = frozenset()) -> list[Finding]:
    """Return the findings in order without overlaps: the surer type names a place, and all that was found is covered.

    A secret goes before personal data, what has a check before what has none, the longer before the shorter. What looks
    like a mail address round a secret is the secret and its host: `user:password@host`.
    """
    found = list(findings)
    hidden = _joined(f for f in found if f.type in secrets)
    starts = [start for start, _ in hidden]
    kept = (f for f in found if f.type != "EMAIL" or not _touches(f, hidden, starts))
    ranked = sorted(kept, key=lambda f: (f.type not in secrets, _WEAK.get(f.type, 0), f.start - f.end, f.start))
    rank = {finding: place for place, finding in reversed(list(enumerate(ranked)))}
    settled: list[Finding] = []
    for finding in sorted(rank):
        if settled and finding.start < settled[-1].end:
            last = settled[-1]
            surer = min(last, finding, key=lambda f: rank.get(f, len(rank)))
            settled[-1] = Finding(last.start, max(last.end, finding.end), surer.type)
            rank.setdefault(settled[-1], rank.get(surer, len(rank)))
        else:
            settled.append(finding)
    return settled


def _joined(findings: Iterable[Finding]) -> list[tuple[int, int]]:
    """Return the ranges that the findings cover, in order and apart."""
    ranges: list[tuple[int, int]] = []
    for finding in sorted(findings):
        if ranges and finding.start < ranges[-1][1]:
            ranges[-1] = ranges[-1][0], max(ranges[-1][1], finding.end)
        else:
            ranges.append((finding.start, finding.end))
    return ranges


def _touches(finding: Finding, ranges: list[tuple[int, int]], starts: list[int]) -> bool:
    last = bisect_left(starts, finding.end) - 1
    return last >= 0 and ranges[last][1] > finding.start
