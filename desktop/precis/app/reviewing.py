"""The review queue: documents whose label is not sure enough, and what a person decides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from precis.domain.errors import WrongUse
from precis.domain.jobs import JobId, JobRecord, JobState
from precis.domain.labels import LabelSet
from precis.domain.results import NONE_OF_THESE, Band, DecidedBy, LabelResult, Result

if TYPE_CHECKING:
    from precis.jobs import Runner
    from precis.store import Store

_ALL = 2**31


@dataclass(frozen=True, slots=True)
class Waiting:
    """A label that waits for a person: the job, the program's proposal with its evidence, and the choice there is."""

    job: JobRecord
    proposal: LabelResult
    choices: tuple[str, ...]


class Reviewing:
    """Lists what waits, and keeps decisions: each counts at once, for this document and as an example for others."""

    def __init__(self, store: Store, runner: Runner) -> None:
        self._store = store
        self._runner = runner

    async def queue(self, limit: int = _ALL) -> list[Waiting]:
        """Return the labels that wait, the job that has waited longest first."""
        records = await self._store.jobs.jobs(states=(JobState.NEEDS_REVIEW,), limit=limit)
        return [waiting for record in reversed(records) for waiting in await self._of(record)]

    async def _of(self, record: JobRecord) -> list[Waiting]:
        result = await self._store.jobs.result(record.id)
        sets = {labels.name: labels for labels in record.options.label_sets}
        return [
            Waiting(record, label, _choices(sets[label.label_set]))
            for label in (result.labels if result else ())
            if label.decided_by is DecidedBy.NONE and label.label_set in sets
        ]

    async def decide(self, job: JobId, label: str, label_set: str = "") -> LabelResult:
        """Keep the person's decision and return the label as it stands now.

        `label_set` may be left out where the job has one set. A decision may also change a label that was sure.

        Raises:
            WrongUse: no such job or set, it is not done yet, or the label is not in the set.
        """
        record, result = await self._found(job)
        labels = _the_set(record, label_set)
        name = _the_label(labels, label)
        before = next(each for each in result.labels if each.label_set == labels.name)
        await self._store.decisions.add(
            job, result.document_id, labels.name, name, proposed=before.label, confidence=before.confidence
        )
        decided = replace(
            before, label=name, confidence=1.0, band=Band.SURE, basis="person", decided_by=DecidedBy.PERSON
        )
        await self._replace(job, result, decided)
        return decided

    async def take_back(self, job: JobId, proposal: LabelResult) -> None:
        """Undo the newest decision on the job's document for the proposal's set, and put the proposal back.

        Raises:
            WrongUse: there is no such job, or no decision to undo.
        """
        _, result = await self._found(job)
        if not await self._store.decisions.take_back(result.document_id, proposal.label_set):
            raise WrongUse("There is no decision to undo.", "`precis review list` shows what waits.")
        await self._replace(job, result, proposal)

    async def _replace(self, job: JobId, result: Result, label: LabelResult) -> None:
        labels = tuple(label if each.label_set == label.label_set else each for each in result.labels)
        await self._runner.revise(job, replace(result, labels=labels))

    async def _found(self, job: JobId) -> tuple[JobRecord, Result]:
        record, result = await self._store.jobs.job(job), await self._store.jobs.result(job)
        if record is None:
            raise WrongUse(f"There is no job {job}.", "`precis review list` shows what waits.")
        if result is None or not result.labels:
            raise WrongUse("This job has no label to decide.", "Classify the document first.")
        return record, result


def _choices(labels: LabelSet) -> tuple[str, ...]:
    return (*(label.name for label in labels.labels), NONE_OF_THESE)


def _the_set(record: JobRecord, name: str) -> LabelSet:
    sets = [labels for labels in record.options.label_sets if not name or labels.name == name]
    if len(sets) == 1:
        return sets[0]
    known = ", ".join(labels.name for labels in record.options.label_sets)
    if not sets:
        raise WrongUse(f"This job has no label set “{name}”.", f"It has: {known}.")
    raise WrongUse("This job has several label sets.", f"Say which one with --set: {known}.")


def _the_label(labels: LabelSet, label: str) -> str:
    by_name = {name.casefold(): name for name in _choices(labels)}
    name = by_name.get(label.strip().casefold())
    if name is None:
        raise WrongUse(
            f"“{label}” is not in the set “{labels.name}”.", f"Choose one of: {', '.join(by_name.values())}."
        )
    return name
