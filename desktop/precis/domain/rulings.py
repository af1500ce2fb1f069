"""What the person's rules say of a document, before any model is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Ruling:
    """The outcome of all rules on one document; each value names the rule that said so."""

    labels: Mapping[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    """Label set to (label, rule): decided outright."""
    review_by: str = ""
    """The rule that wants a person to look at the labels; empty: none."""
    local_by: str = ""
    """The rule that keeps the document on this machine; empty: none."""
    matched: tuple[str, ...] = ()
    """All rules whose condition held, in order."""
