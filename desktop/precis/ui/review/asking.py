"""What the review view asks of the work, as coroutines that run in the engine room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from precis.domain.jobs import JobId
from precis.domain.results import LabelResult
from precis.ui.words import set_title

if TYPE_CHECKING:
    from precis.app.facade import Precis
    from precis.app.reviewing import Waiting


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits, and the titles of the label sets by name."""

    waiting: list[Waiting]
    titles: dict[str, str]


async def queue(precis: Precis) -> Queue:
    """Return what waits for the person."""
    waiting = await precis.review.queue()
    sets = {labels.name: labels.title for one in waiting for labels in one.job.options.label_sets}
    return Queue(
        waiting, {name: set_title(title) or name.replace("-", " ").capitalize() for name, title in sets.items()}
    )


async def decide(precis: Precis, job: JobId, label: str, label_set: str) -> LabelResult:
    """Keep a decision."""
    return await precis.review.decide(job, label, label_set)


async def take_back(precis: Precis, job: JobId, proposal: LabelResult) -> None:
    """Undo the newest decision on the job."""
    await precis.review.take_back(job, proposal)
