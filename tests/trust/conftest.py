"""A document to check against, and the check over it without a worker."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from precis.domain.documents import Document
from precis.providers.embedded.sentences import Splitter
from precis.trust.calibration import SupportCalibrations, load_support
from precis.trust.checking import check_claims
from precis.trust.claims import Asked, Checked
from tests.bench.trust_injected import document_of
from tests.conftest import ROOT

LEASE = """The lease of the flat at 12 Harbour Street began on 1 March 2021. It can be ended with three months' notice
by either side. The notice takes effect on 30 June 2024.

The deposit was 1,850 euros. The repair cost 240 euros, which Martin Feld paid to Grace Okafor in January. All tenants
may keep a bicycle in the yard. The landlord must not enter the flat without notice.

Sales of the Northern branch rose by 12% to $4.2 million in 2023, while those of the Southern branch fell by 3%.
The board approved the merger with Acme Holdings on Tuesday."""


@pytest.fixture(scope="session")
def calibrations() -> SupportCalibrations:
    """The calibrations that the program brings along."""
    return load_support(ROOT / "resources" / "calibration")


@pytest.fixture(scope="session")
def lease() -> Document:
    """A short contract-like text in English."""
    return document_of(LEASE)


@pytest.fixture(scope="session")
def check(lease: Document, calibrations: SupportCalibrations) -> Callable[[str], Checked]:
    """Check one claim against the lease."""

    def run(text: str) -> Checked:
        (checked,) = check_claims(lease, [Asked(text)], Splitter, calibrations)
        return checked

    return run
