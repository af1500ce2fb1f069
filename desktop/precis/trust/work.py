"""What runs in a worker process: a module-level function whose arguments and value can be pickled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from precis.trust.calibration import SupportCalibrations
from precis.trust.claims import Asked, Checked

if TYPE_CHECKING:
    from precis.trust.index import MakeSplitter


def support_work(
    document: bytes, claims: Sequence[Asked], make_splitter: MakeSplitter, calibrations: SupportCalibrations
) -> tuple[Checked, ...]:
    """Return what an encoded document says to each claim."""
    from precis.domain.codec import decode_document
    from precis.trust.checking import check_claims

    return check_claims(decode_document(document), claims, make_splitter, calibrations)
