"""What the check of a summary asks of the work, as coroutines that run in the engine room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from precis.domain.documents import Document
from precis.domain.jobs import Input

if TYPE_CHECKING:
    from precis.app.facade import Precis
    from precis.app.verification import Verification


async def read(precis: Precis, source: Input) -> Document:
    """Return the document as the readers see it; it is not kept."""
    return await precis.read(source)


async def check(precis: Precis, source: Document, summary: Input | Document) -> Verification:
    """Return what `source` says to each sentence of the summary."""
    said = summary if isinstance(summary, Document) else await precis.read(summary)
    return await precis.verifier.check(source, said)
