"""The support check as a step, so that claims that were checked are not checked again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from precis.domain.documents import Document, Span
from precis.domain.jobs import Options
from precis.domain.ports import StepLedger, SupportCheck
from precis.domain.results import Check, Claim, Verdict
from precis.domain.steps import Json, Step, StepKind
from precis.tasks.citing import cite
from precis.tasks.content import content_of


class CheckedOnce:
    """A `SupportCheck` that finds again what it has checked, for one job's options."""

    def __init__(self, support: SupportCheck, ledger: StepLedger, options: Options) -> None:
        self._support = support
        self._ledger = ledger
        self._options = options

    @property
    def version(self) -> str:
        """Version of the check behind it."""
        return self._support.version

    async def check(self, document: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Return the claims checked; see `SupportCheck.check`."""
        step = Step(
            StepKind.CHECK,
            {
                "check": self._support.version,
                "document": content_of(document),
                "claims": [[claim.text, [_place(each.span) for each in claim.citations]] for claim in claims],
            },
            document=document.id,
        )

        async def compute() -> Json:
            return [_as_json(claim) for claim in await self._support.check(document, claims)]

        keep = not self._options.is_private
        outcome = await self._ledger.once(step, compute, fresh=self._options.fresh, keep=keep)
        return tuple(_claim(document, found) for found in cast("list[dict[str, Any]]", outcome.output))


def _place(span: Span) -> Json:
    return [span.start, span.end]


def _as_json(claim: Claim) -> Json:
    return {
        "text": claim.text,
        "support": round(claim.support, 6),
        "verdict": claim.verdict.value,
        "calibration": claim.calibration,
        "checks": [[check.name, check.passed, check.message] for check in claim.checks],
        "citations": [[each.span.start, each.span.end, each.is_weak] for each in claim.citations],
    }


def _claim(document: Document, found: dict[str, Any]) -> Claim:
    return Claim(
        found["text"],
        tuple(cite(document, Span(start, end), is_weak=is_weak) for start, end, is_weak in found["citations"]),
        found["support"],
        Verdict(found["verdict"]),
        tuple(Check(name, passed=passed, message=message) for name, passed, message in found["checks"]),
        found["calibration"],
    )
