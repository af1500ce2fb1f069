"""What a detector finds: a span of a text and what stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A half-open range of code points that holds a secret or personal data of `type`."""

    start: int
    end: int
    type: str


Detector = Callable[[str], Iterable[Finding]]
"""Returns the findings in a text, in any order; they may overlap."""


def settle(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings in order without overlaps: the earlier names the type, what sticks out is joined on.

    Where two start at one place a secret goes before an e-mail address: `user:password@host` looks like both.
    """
    settled: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start, f.type == "EMAIL", -f.end)):
        if settled and finding.start < settled[-1].end:
            last = settled[-1]
            settled[-1] = Finding(last.start, max(last.end, finding.end), last.type)
        else:
            settled.append(finding)
    return settled
