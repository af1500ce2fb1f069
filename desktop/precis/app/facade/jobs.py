"""Jobs: where each of them is, what came of it, and what a person does about it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from precis.app.facade.documents import DocumentsFace
from precis.domain.documents import Document
from precis.domain.errors import PrecisError
from precis.domain.jobs import FileInput, JobEvent, JobId, JobRecord, JobState, Options
from precis.domain.results import Result

_UNFINISHED = (*(state for state in JobState if not state.is_final), JobState.PAUSED)
_ALL = 2**31


@dataclass(frozen=True, slots=True)
class Outcome:
    """A job with what came of it; the document is None where it could not be read, or was purged."""

    job: JobRecord
    result: Result | None
    document: Document | None


class JobsFace(DocumentsFace):
    """What became of what went in."""

    def subscribe(self) -> AsyncIterator[list[JobEvent]]:
        """Yield batches of the events of all jobs from now on."""
        return self._parts.bus.subscribe()

    async def follow(self, jobs: Sequence[JobId]) -> AsyncIterator[list[JobEvent]]:
        """Yield where each of `jobs` is now, then their events as they come; nothing falls between."""
        wanted = set(jobs)
        events = self._parts.bus.subscribe()
        yield [_as_event(record) for job in jobs if (record := await self.job(job))]
        async for batch in events:
            mine = [event for event in batch if event.job in wanted]
            if mine:
                yield mine

    async def jobs(self, *, states: Sequence[JobState] = (), limit: int = 1000) -> list[JobRecord]:
        """Return jobs, newest first."""
        return await self._parts.store.jobs.jobs(states=states, limit=limit)

    async def result(self, job: JobId) -> Result | None:
        """Return the job's whole or partial result."""
        return await self._parts.store.jobs.result(job)

    async def outcome(self, job: JobId) -> Outcome:
        """Return the job with its result and document.

        Raises:
            KeyError: there is no such job.
        """
        record = await self.job(job)
        if record is None:
            raise KeyError(job)
        document = await self.document(record.document_id) if record.document_id else None
        return Outcome(record, await self.result(job), document)

    async def document(self, document_id: str) -> Document | None:
        """Return a document that was read before, by its id."""
        return await self._parts.store.documents.document(document_id, self._parts.reader.version)

    async def page_source(self, job: JobId) -> Path | None:
        """Return the file to paint the job's pages from; None where it is gone, or not the bytes that were read."""
        record = await self.job(job)
        if record is None or not record.path or record.document_id is None:
            return None
        path = Path(record.path)
        try:
            same = await self._parts.reader.hash_input(FileInput(path)) == record.document_id
        except PrecisError:
            return None
        return path if same else None

    async def cancel(self, job: JobId) -> None:
        """Cancel the job; what was finished is kept. A provider's batch that no other job needs is cancelled too."""
        await self._parts.runner.cancel(job)
        await self._now.engines.leave_batches_of(job)

    async def retry(self, job: JobId, *, password: str | None = None) -> None:
        """Run a failed, cancelled or partial job again; what was finished is found again.

        Raises:
            NoticeNeeded: nobody agreed yet to what would be sent.
        """
        await self._permit(job)
        await self._parts.runner.retry(job, password=password)

    async def rerun(self, job: JobId, options: Options) -> JobId:
        """Queue a new job for the same input with other options, and return its id.

        Raises:
            KeyError: there is no such job, or its input was not kept.
            NoticeNeeded: as `submit`.
        """
        source = await self._parts.store.jobs.input_of(job)
        if source is None:
            raise KeyError(job)
        return (await self.submit([source], options))[0]

    async def resume(self, job: JobId | None = None) -> list[JobId]:
        """Queue again what a stop, a crash or a limit left unfinished (or one job of these), and return their ids.

        Of all of them, those that would send what nobody agreed to pause at once and say so; nothing of them is sent.

        Raises:
            NoticeNeeded: nobody agreed yet to what the one job would send.
        """
        if job is not None:
            await self._permit(job)
        return await self._parts.runner.resume(job)

    async def unfinished(self) -> list[JobRecord]:
        """Return the jobs that `resume` would take up, newest first, those of other processes that live among them."""
        return await self.jobs(states=_UNFINISHED, limit=_ALL)

    async def _permit(self, job: JobId) -> None:
        record = await self.job(job)
        if record is not None:
            await self._parts.sending.require(record.options)


def _as_event(record: JobRecord) -> JobEvent:
    return JobEvent(
        job=record.id,
        seq=0,
        at=record.updated_at,
        state=record.state,
        counts=record.counts,
        spent=record.spent,
        estimated=record.estimated,
        reason=record.reason,
        until=record.until,
        error=record.error,
    )
