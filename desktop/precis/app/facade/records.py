"""What was done: the history, usage and calls, why a result changed, failures, and the diagnostic bundle."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from precis.app.facade.base import Face
from precis.domain.history import HistoryFilter, HistoryValues
from precis.domain.jobs import JobEvent, JobId
from precis.domain.ports import HistoryRow

if TYPE_CHECKING:
    from precis.app.bundle import Entry
    from precis.app.why import TimelineRow, Why
    from precis.domain.calls import CallRow, UsageSum
    from precis.store.timeline import EngineHealth, FailureGroup, Latency
    from precis.store.usage import Wanted


class RecordsFace(Face):
    """What was kept of the work."""

    async def history(
        self, query: str = "", *, limit: int = 200, offset: int = 0, wanted: HistoryFilter | None = None
    ) -> list[HistoryRow]:
        """Return results whose document, summary or notes match the query, best first; without one, newest first.

        `wanted` lets only some of them through; fewer than `limit` rows are the last ones.
        """
        return await self._parts.store.history.search(query, limit=limit, offset=offset, wanted=wanted)

    async def history_values(self) -> HistoryValues:
        """Return the engines and labels that occur in the history."""
        return await self._parts.store.history.values()

    async def job_events(self, job: JobId) -> list[JobEvent]:
        """Return what moved the job, oldest first; counts between changes of its state are kept once a second."""
        return await self._parts.store.jobs.events(job)

    async def delete(self, job: JobId) -> None:
        """Delete the job with its result and recorded prompts, and what of its document no other job needs."""
        await self._parts.purging.delete(job)

    async def usage(self, by: str, *, since: datetime | None = None, until: datetime | None = None) -> list[UsageSum]:
        """Return calls, tokens, money and savings by engine, model, feature, mode, day, user or job."""
        return await self._parts.store.calls.usage(by, since=since, until=until)

    async def logged_calls(self, wanted: Wanted, *, before: int = 2**62, limit: int = 100) -> list[CallRow]:
        """Return attempts of calls newest first, redacted; the last one's id as `before` gives the next page."""
        return await self._parts.store.calls.search(wanted, before=before, limit=limit)

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

    async def latencies(
        self, by: str = "engine", *, since: datetime | None = None, until: datetime | None = None
    ) -> list[Latency]:
        """Return p50 and p95 of the replies by engine, model or prompt."""
        earliest, latest = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
        return await self._parts.store.timeline.latencies(by, since or earliest, until or latest)

    async def bundle(self, findings: Sequence[tuple[str, bool, str]]) -> list[Entry]:
        """Return the entries of a diagnostic bundle, to be shown before `app.bundle.save_bundle` writes them.

        Raises:
            PolicyBlocked: the policy forbids it.
        """
        from precis.app.bundle import bundle

        self.check_export("bundle")
        return await bundle(self._parts.store, self.settings, findings, datetime.now(UTC))
