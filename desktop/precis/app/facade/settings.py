"""Settings and engines: changes count at once for what begins after them; running jobs keep what they began with."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING

from precis.app.facade.base import Face
from precis.settings import Settings, load_settings

if TYPE_CHECKING:
    from precis.app.settings_writing import Changes
    from precis.app.wiring import Parts
    from precis.providers.checking import EngineCheck
    from precis.providers.pulling import PullProgress
    from precis.store.audit import AuditedChange


class SettingsFace(Face):
    """What counts, and how it is changed."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._heeding: list[Callable[[], object]] = []

    def heed_settings(self, then: Callable[[], object]) -> None:
        """Call `then` whenever other settings, keys or label sets count."""
        self._heeding.append(then)

    async def change_settings(self, changes: Changes) -> Settings:
        """Write changes to the settings file, keep a row of each, and return what counts from now on.

        Raises:
            WrongUse: the file can't be used with these changes; it stays as it was.
        """
        from precis.app.settings_writing import change_settings
        from precis.privacy.redaction import Redactor

        await change_settings(self.settings.home, changes, self._parts.store.audit, Redactor().redact)
        return await self.reload()

    async def reload(self) -> Settings:
        """Let what the settings file says now count, and return it; to be called after a key or a label set changed.

        Raises:
            WrongUse: the file can't be used; what counted goes on to count.
        """
        before = self.settings
        settings = await asyncio.to_thread(load_settings, before.home)
        self._parts.generations.renew(settings)
        self._parts.purging.keep(settings.privacy.keep_history_days)
        for then in self._heeding:
            then()
        return settings

    async def settings_changes(self) -> list[AuditedChange]:
        """Return the newest changes of settings that were made here first."""
        return await self._parts.store.audit.newest()

    # --- engines ------------------------------------------------------------------------------------------------------

    async def check_engine(self, engine: str) -> EngineCheck:
        """Return whether the engine can be used, by the cheapest call that tells.

        Raises:
            WrongUse: no engine of this name is set up.
        """
        now = self._now
        with now.in_use():
            return await now.engine_calls.check(engine)

    async def pull_model(self, engine: str, model: str) -> AsyncIterator[PullProgress]:
        """Let an Ollama server fetch a model, and yield how far it is; an interrupted pull goes on where it was."""
        now = self._now
        with now.in_use():
            async for progress in now.engine_calls.pull(engine, model):
                yield progress
