"""The desk: between the work view and the engine room. It asks, takes events in, and tells the view what to show.

It holds no rule of the work: what a job does and what it costs is decided behind `Precis`. Its parts are `showing`,
`adding` and `acting`; here is how it begins, and how it follows events and settings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from precis.domain.jobs import JobEvent, JobRecord, JobState, Options
from precis.domain.labels import LabelSet
from precis.ui.bridge import EngineRoom
from precis.ui.memory import Memory
from precis.ui.work import asking
from precis.ui.work.acting import Acting
from precis.ui.work.asking import Configured, Opening
from precis.ui.work.entries import JobRow
from precis.ui.work.watching import Watching

PARTS_MS = 1000
"""How long to wait before looking again for what came of parts that are done."""
_IN_PARTS = (JobState.WORKING, JobState.CHECKING)
FIRST_SET = "document-type"
"""The label set that is answered until the person chooses."""


class Desk(Acting):
    """The state of the work view. Signals tell what changed; methods are what a person does."""

    def __init__(self, room: EngineRoom, memory: Memory, parent: QObject | None = None) -> None:
        super().__init__(room, memory, parent)
        self._defaults = Options()
        self._part: tuple[str, int] = ("", 0)
        self._pausing = QTimer(self)
        self._pausing.setSingleShot(True)
        self.watching = Watching(room, memory, self)
        self.watching.found.connect(self.add_paths)
        self.watching.changed.connect(self._tell_watched)
        self.watching.troubled.connect(self.tell_error)
        room.events.connect(self._on_events)
        room.reconfigured.connect(self._on_reconfigured)

    # --- the start ----------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Ask for what there is; `opened` follows. Where the work was open before, what was shown is let go of."""
        if self.is_open:
            self.is_open = False
            self._selected, self._part = [], ("", 0)
            self._documents.clear()
            self.model.show([])
            self._view()
        self.room.ask(asking.opening, self._on_opening)

    def _on_opening(self, opening: Opening) -> None:
        self._take_on(opening)
        remembered = self._memory
        names = remembered.label_sets
        self.options = replace(
            opening.options,
            mode=remembered.mode or opening.options.mode,
            length=remembered.length or opening.options.length,
            engine=remembered.engine if remembered.engine in self.engines else opening.options.engine,
            label_sets=_named(opening.label_sets, [FIRST_SET] if names is None else names),
        )
        self.model.choose(self.options)
        jobs = [job for job in opening.jobs if job.id not in self._hidden]
        present = {row.job.id for row in self.model.rows()}
        self.model.show([*(row.job for row in self.model.rows()), *(job for job in jobs if job.id not in present)])
        self.is_open = True
        self._ask_facts([job.id for job in jobs if job.state.is_final])
        self.opened.emit(opening)
        self.counted.emit()
        self._tell_watched()
        self.watching.begin()
        if opening.trouble:
            self.said.emit(opening.trouble)

    def _tell_watched(self) -> None:
        self.model.mark_folders(self.watching.folders)

    def _take_on(self, now: Configured) -> None:
        self.engines = tuple(engine.name for engine in now.engines)
        self._free = frozenset(engine.name for engine in now.engines if engine.kind == "embedded")
        self._defaults = now.options

    def _on_reconfigured(self) -> None:
        if self.is_open:
            self.room.ask(asking.configured, self._on_configured)

    def _on_configured(self, now: Configured) -> None:
        """Take on other settings: what is chosen stays, but for defaults that changed and for what is gone."""
        before, chosen = self._defaults, self.options
        self._take_on(now)
        is_kept = chosen.engine in self.engines and now.options.engine == before.engine
        options = replace(
            chosen,
            engine=chosen.engine if is_kept else now.options.engine,
            mode=chosen.mode if now.options.mode is before.mode else now.options.mode,
            label_sets=_named(now.label_sets, [labels.name for labels in chosen.label_sets]),
        )
        self.choose(options)
        self.configured.emit(now)
        self._estimates.ask_soon()
        if now.trouble:
            self.said.emit(now.trouble)

    # --- events -------------------------------------------------------------------------------------------------------

    def _on_events(self, events: list[JobEvent]) -> None:
        shown = self.model.shown(self.current) if self.current else None
        before = (shown.row.job.id, shown.row.job.state) if shown else None
        unknown = [job for job in self.model.apply(events) if job not in self._hidden]
        if unknown and self.is_open:
            self.room.ask(lambda precis: asking.records(precis, unknown), self._on_unknown)
        self._ask_facts([event.job for event in events if event.state.is_final])
        now = self.model.shown(self.current) if self.current else None
        if now is not None and before is not None:
            if (now.row.job.id, now.row.job.state) != before:
                self._tell_change(now.row.job)
            else:
                self.progressed.emit(now.row)
                self._look_at_parts(now.row)
        self.counted.emit()

    def _look_at_parts(self, row: JobRow) -> None:
        """Ask now and then for what the parts that are done give already."""
        part = (row.job.id, row.job.counts.done)
        if row.job.state in _IN_PARTS and row.job.counts.done and part != self._part and not self._pausing.isActive():
            self._part = part
            self._pausing.start(PARTS_MS)
            self._ask_look(row.job.id)

    def _tell_change(self, job: JobRecord) -> None:
        """Ask for what a new state brought: the document once it is read, the result once there is one."""
        if job.state not in (JobState.QUEUED, JobState.READING):
            self._ask_look(job.id)
        if job.state.is_final:
            self._estimates.ask_soon()
        self._tell()

    def _on_unknown(self, jobs: list[JobRecord]) -> None:
        self.model.add([job for job in jobs if job.id not in self._hidden])
        self.counted.emit()


def _named(sets: Sequence[LabelSet], names: Sequence[str]) -> tuple[LabelSet, ...]:
    return tuple(labels for labels in sets if labels.name in names)
