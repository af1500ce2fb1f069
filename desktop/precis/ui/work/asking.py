"""What the desk asks of the work, as coroutines over `Precis`: they run in the engine room and give values back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from precis.domain.documents import Document
from precis.domain.errors import PrecisError
from precis.domain.estimates import Estimate
from precis.domain.jobs import FileInput, Input, JobId, JobRecord, Options
from precis.domain.labels import LabelSet
from precis.domain.results import Result
from precis.ui.sentences import said, told
from precis.ui.work.entries import Facts, facts_of

if TYPE_CHECKING:
    from precis.app.facade import Precis
    from precis.domain.requests import EngineConfig

MOST_LISTED = 500


@dataclass(frozen=True, slots=True)
class Configured:
    """What counts now of settings and label sets."""

    options: Options
    engines: tuple[EngineConfig, ...]
    label_sets: tuple[LabelSet, ...]
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Opening(Configured):
    """What the window begins with."""

    jobs: list[JobRecord] = field(default_factory=list[JobRecord])


async def configured(precis: Precis) -> Configured:
    """Return what counts now; a label set that can't be used is told as trouble."""
    trouble, sets = "", ()
    try:
        sets = tuple(await precis.label_sets())
    except PrecisError as error:
        trouble = told(error)
    return Configured(precis.default_options(), tuple(precis.settings.engines.values()), sets, trouble)


async def opening(precis: Precis) -> Opening:
    """Return what there is, and go on with what a stop or a crash left unfinished."""
    now = await configured(precis)
    jobs = await precis.jobs(limit=MOST_LISTED)
    if any(not job.state.is_final for job in jobs):
        await precis.resume()
    return Opening(now.options, now.engines, now.label_sets, now.trouble, jobs)


@dataclass(frozen=True, slots=True)
class Added:
    """Inputs that were found, and sentences about those that were not; `jobs` where they were submitted."""

    inputs: Sequence[Input]
    troubles: tuple[str, ...] = ()
    jobs: tuple[JobRecord, ...] = ()
    estimate: Estimate | None = None


async def find_inputs(precis: Precis, paths: Sequence[Path]) -> Added:
    """Return the files that `paths` lead to; folders are walked."""
    found = await precis.expand(paths)
    return Added(found.inputs, tuple(said(error.message) for _, error in found.failures))


async def submit(precis: Precis, added: Added, options: Options) -> Added:
    """Submit the inputs and return them with their jobs."""
    if not added.inputs:
        return added
    ids = await precis.submit(added.inputs, options)
    return Added(added.inputs, added.troubles, tuple(await records(precis, ids)))


async def records(precis: Precis, ids: Sequence[JobId]) -> list[JobRecord]:
    """Return the jobs of `ids`, newest first; one that is gone is left out."""
    wanted = set(ids)
    found = {job.id: job for job in await precis.jobs(limit=len(wanted) + 200) if job.id in wanted}
    for job in wanted - set(found):
        if (record := await precis.job(job)) is not None:
            found[job] = record
    return sorted(found.values(), key=lambda job: job.created_at, reverse=True)


@dataclass(frozen=True, slots=True)
class Seen:
    """A job as the store has it, with what came of it so far."""

    job: JobRecord
    result: Result | None
    document: Document | None
    file: Path | None
    coverage: tuple[float, ...] = ()
    """Share of each part of the document that the summary draws on."""


async def look(precis: Precis, job: JobId, known: dict[str, Document], *, with_file: bool) -> Seen | None:
    """Return the job with its result and document; documents in `known` are not decoded again."""
    record = await precis.job(job)
    if record is None:
        return None
    document = None
    if record.document_id:
        document = known.get(record.document_id) or await precis.document(record.document_id)
    file = await precis.page_source(job) if with_file and document is not None and document.pages else None
    result = await precis.result(job)
    return Seen(record, result, document, file, _coverage(document, result))


def _coverage(document: Document | None, result: Result | None) -> tuple[float, ...]:
    from precis.app.verification import coverage_strip

    if document is None or result is None or result.summary is None:
        return ()
    return coverage_strip(document, result.summary.sentences)


async def facts(precis: Precis, jobs: Sequence[JobId]) -> list[tuple[JobId, Facts]]:
    """Return what the rows of `jobs` tell of their results."""
    return [(job, facts_of(await precis.result(job))) for job in jobs]


async def estimate(precis: Precis, inputs: Sequence[Input], options: Options) -> Estimate:
    """Return what a run would take."""
    return await precis.estimate(inputs, options)


def as_input(job: JobRecord) -> FileInput | None:
    """Return the job's file as an input; None for pasted text."""
    return FileInput(Path(job.path)) if job.path else None
