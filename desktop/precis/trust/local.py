"""The support check's face: a document and claims in, the claims with support, verdict and places out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from precis.domain.codec import encode_document
from precis.domain.documents import Document, Layout
from precis.domain.ports import RunInWorker, WorkLimits
from precis.domain.results import Citation, Claim
from precis.trust.calibration import SupportCalibrations
from precis.trust.claims import Asked, Checked, Cited
from precis.trust.work import support_work

if TYPE_CHECKING:
    from precis.trust.index import MakeSplitter

METHOD = "aligned-values/2"
"""Changes whenever the same claim may be judged otherwise; part of each step's key."""
_LIMITS = WorkLimits(seconds=120.0, memory_mib=1536)
_LOCAL = frozenset(
    {"numbers", "dates", "names", "roles", "negation", "modality", "quantifiers", "opposites", "hedges", "wording"}
) | {"citation"}
"""Names of the checks made here; those of others (`model`) stay with the claim."""


class LocalSupportCheck:
    """Implements `domain.ports.SupportCheck` with no network, in a worker process."""

    def __init__(self, run: RunInWorker, make_splitter: MakeSplitter, calibrations: SupportCalibrations) -> None:
        self._run = run
        self._make_splitter = make_splitter
        self._calibrations = calibrations

    @property
    def version(self) -> str:
        """Version of the method and its calibrations; part of each key."""
        return f"{METHOD} {self._calibrations.name}"

    async def check(self, document: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Return the claims in order with support, verdict, checks in words, and citations mended or marked weak.

        Raises:
            WorkerStopped: over the limits of time or memory.
        """
        if not claims:
            return ()
        asked = tuple(Asked(claim.text, tuple(each.span for each in claim.citations)) for claim in claims)
        data = encode_document(replace(document, layout=Layout()))
        found = await self._run(support_work, data, asked, self._make_splitter, self._calibrations, limits=_LIMITS)
        return tuple(_judged(document, claim, checked) for claim, checked in zip(claims, found, strict=True))


def _judged(document: Document, claim: Claim, checked: Checked) -> Claim:
    others = tuple(check for check in claim.checks if check.name not in _LOCAL)
    return replace(
        claim,
        citations=tuple(_placed(document, cited) for cited in checked.citations),
        support=checked.support,
        verdict=checked.verdict,
        checks=(*checked.checks, *others),
        calibration=checked.calibration,
    )


def _placed(document: Document, cited: Cited) -> Citation:
    span = cited.span
    boxes = tuple(document.layout.lines(span))
    return Citation(span, document.quote(span), document.page_at(span.start), boxes, cited.is_weak)
