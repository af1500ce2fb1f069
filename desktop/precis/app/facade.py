"""What a face of the program can ask for. It decides nothing that the parts don't; it hands through and adds up."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from precis.app.expansion import Expansion, expand
from precis.app.resources import sample_files
from precis.domain.documents import Document
from precis.domain.errors import PolicyBlocked, PrecisError
from precis.domain.jobs import FileInput, Input, JobEvent, JobId, JobRecord, JobState, Options
from precis.domain.labels import LabelSet
from precis.domain.ports import HistoryRow
from precis.domain.results import Result
from precis.settings import Settings

if TYPE_CHECKING:
    from precis.app.bundle import Entry
    from precis.app.settings_writing import Changes
    from precis.app.why import TimelineRow, Why
    from precis.app.wiring import Parts
    from precis.domain.calls import CallRow, UsageSum
    from precis.domain.estimates import Estimate
    from precis.providers.checking import EngineCheck
    from precis.providers.pulling import PullProgress
    from precis.store.audit import AuditedChange
    from precis.store.timeline import EngineHealth, FailureGroup
    from precis.store.usage import Wanted


@dataclass(frozen=True, slots=True)
class Outcome:
    """A job with what came of it; the document is None where it could not be read, or was purged."""

    job: JobRecord
    result: Result | None
    document: Document | None


class Precis:
    """The whole program without a face; `open_precis` makes it. All methods run on the loop that opened it."""

    def __init__(self, settings: Settings, parts: Parts) -> None:
        self.settings = settings
        self.review = parts.reviewing
        self.verifier = parts.verifier
        self.rules = parts.rule_book
        self.exports = parts.exports
        self.evaluation = parts.evaluation
        self.purging = parts.purging
        self._parts = parts

    def default_options(self) -> Options:
        """Return the options that the settings say."""
        return Options(mode=self.settings.default_mode, engine=self.settings.default_engine)

    # --- documents in -------------------------------------------------------------------------------------------------

    async def expand(self, paths: Sequence[Path]) -> Expansion:
        """Return the files that `paths` lead to; a folder gives every readable file in it."""
        return await expand(paths)

    async def submit(self, inputs: Sequence[Input], options: Options) -> list[JobId]:
        """Queue a job for each input and return their ids at once; events tell the rest.

        Where the policy of this machine lets nothing be kept, every job is private.

        Raises:
            PolicyBlocked: the policy forbids the engine.
        """
        policy = self._parts.policy
        reason = policy.why_not(self.settings.engine(options.engine))
        if reason is not None:
            raise PolicyBlocked(reason)
        if not policy.keep_history:
            options = replace(options, is_private=True)
        return await self._parts.runner.submit(inputs, options)

    def check_export(self, kind: str) -> None:
        """Let an export of a kind (result, logs, history, usage, bundle) pass.

        Raises:
            PolicyBlocked: the policy forbids it.
        """
        self._parts.policy.check_export(kind)

    async def samples(self) -> list[Path]:
        """Return the sample documents that Précis brings along."""
        return sample_files()

    async def estimate(self, inputs: Sequence[Input], options: Options) -> Estimate:
        """Return calls, cost bound and time of a run; nothing is sent."""
        return await self._parts.estimate(inputs, options)

    async def read(self, source: Input) -> Document:
        """Return the document as the readers see it, without keeping it.

        Raises:
            ReadError: a subclass that names the problem.
        """
        return await self._parts.reader.read(source)

    # --- jobs ---------------------------------------------------------------------------------------------------------

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

    async def job(self, job: JobId) -> JobRecord | None:
        """Return the job, or None where there is none of this id."""
        return await self._parts.store.jobs.job(job)

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
        await self._parts.engines.leave_batches_of(job)

    async def retry(self, job: JobId, *, password: str | None = None) -> None:
        """Run a failed, cancelled or partial job again; what was finished is found again."""
        await self._parts.runner.retry(job, password=password)

    async def rerun(self, job: JobId, options: Options) -> JobId:
        """Queue a new job for the same input with other options, and return its id.

        Raises:
            KeyError: there is no such job, or its input was not kept.
        """
        source = await self._parts.store.jobs.input_of(job)
        if source is None:
            raise KeyError(job)
        return (await self.submit([source], options))[0]

    async def resume(self, job: JobId | None = None) -> list[JobId]:
        """Queue again what a stop, a crash or a limit left unfinished (or one job of these), and return their ids."""
        return await self._parts.runner.resume(job)

    # --- what was done ------------------------------------------------------------------------------------------------

    async def history(self, query: str = "", *, limit: int = 200, offset: int = 0) -> list[HistoryRow]:
        """Return results whose document, summary or notes match the query, best first; without one, newest first."""
        return await self._parts.store.history.search(query, limit=limit, offset=offset)

    async def delete(self, job: JobId) -> None:
        """Delete the job with its result and recorded prompts, and what of its document no other job needs."""
        await self._parts.purging.delete(job)

    async def usage(self, by: str, *, since: datetime | None = None, until: datetime | None = None) -> list[UsageSum]:
        """Return calls, tokens, money and savings by engine, model, feature, mode, day, user or job."""
        return await self._parts.store.calls.usage(by, since=since, until=until)

    async def logged_calls(self, wanted: Wanted, *, before: int = 2**62, limit: int = 100) -> list[CallRow]:
        """Return attempts of calls newest first, redacted; the last one's id as `before` gives the next page."""
        return await self._parts.store.calls.search(wanted, before=before, limit=limit)

    # --- settings -----------------------------------------------------------------------------------------------------

    async def change_settings(self, changes: Changes) -> Settings:
        """Write changes to the settings file, keep a row of each, and return what counts from the next start.

        Raises:
            WrongUse: the file can't be used with these changes; it stays as it was.
        """
        from precis.app.settings_writing import change_settings
        from precis.privacy.redaction import Redactor

        return await change_settings(self.settings.home, changes, self._parts.store.audit, Redactor().redact)

    async def settings_changes(self) -> list[AuditedChange]:
        """Return the newest changes of settings that were made here first."""
        return await self._parts.store.audit.newest()

    async def why(self, job: JobId) -> Why:
        """Return what differs from an earlier run of the job's document, the likeliest cause of a change first.

        Raises:
            WrongUse: there is no such job, or it has no result.
        """
        from precis.app.why import why

        return await why(self._parts.store, job)

    async def timeline(self, *, engine: str = "", days: int = 90) -> list[TimelineRow]:
        """Return the days of each engine, model and prompt, with what changed on them."""
        from precis.app.why import timeline

        return await timeline(self._parts.store, engine=engine, days=days)

    async def failures(self, since: datetime) -> list[FailureGroup]:
        """Return the failures of jobs since then by cause, the most frequent first."""
        return await self._parts.store.timeline.failures(since)

    async def engine_health(self, since: datetime) -> list[EngineHealth]:
        """Return error counts and latencies of the engines that were called since then."""
        return await self._parts.store.timeline.engines(since)

    async def bundle(self, findings: Sequence[tuple[str, bool, str]]) -> list[Entry]:
        """Return the entries of a diagnostic bundle, to be shown before `app.bundle.save_bundle` writes them.

        Raises:
            PolicyBlocked: the policy forbids it.
        """
        from precis.app.bundle import bundle

        self.check_export("bundle")
        return await bundle(self._parts.store, self.settings, findings, datetime.now(UTC))

    # --- engines ------------------------------------------------------------------------------------------------------

    async def check_engine(self, engine: str) -> EngineCheck:
        """Return whether the engine can be used, by the cheapest call that tells.

        Raises:
            WrongUse: no engine of this name is set up.
        """
        return await self._parts.engine_calls.check(engine)

    def pull_model(self, engine: str, model: str) -> AsyncIterator[PullProgress]:
        """Let an Ollama server fetch a model, and yield how far it is; an interrupted pull goes on where it was."""
        return self._parts.engine_calls.pull(engine, model)

    # --- labels -------------------------------------------------------------------------------------------------------

    async def label_sets(self) -> list[LabelSet]:
        """Return all label sets that can be named."""
        return self._parts.label_sets.all()

    async def find_labels(self, what: str) -> LabelSet:
        """Return the set that `what` names: a set's name, a TOML file, or labels parted by commas.

        Raises:
            WrongUse: there is no such set.
        """
        return self._parts.label_sets.find(what)


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


__all__ = ["Outcome", "Precis"]
