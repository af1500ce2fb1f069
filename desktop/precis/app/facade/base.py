"""What every part of the facade works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from precis.domain.errors import PolicyBlocked
from precis.domain.jobs import JobId, JobRecord

if TYPE_CHECKING:
    from precis.app.generations import Generation
    from precis.app.wiring import Parts
    from precis.settings import Settings


class Face:
    """Holds the parts; what follows from the settings is looked up anew with each call."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    @property
    def settings(self) -> Settings:
        """What counts now; `reload` brings what the file says."""
        return self._now.settings

    @property
    def _now(self) -> Generation:
        return self._parts.generations.current

    async def job(self, job: JobId) -> JobRecord | None:
        """Return the job, or None where there is none of this id."""
        return await self._parts.store.jobs.job(job)

    def check_export(self, kind: str) -> None:
        """Let an export of a kind (result, logs, history, usage, bundle) pass.

        Raises:
            PolicyBlocked: the policy forbids it.
        """
        self._parts.policy.check_export(kind)

    def _check_engine(self, engine: str) -> None:
        reason = self._parts.policy.why_not(self.settings.engine(engine))
        if reason is not None:
            raise PolicyBlocked(reason)
