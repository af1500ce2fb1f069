"""The desk: between the work view and the engine room. It asks, takes events in, and tells the view what to show.

It holds no rule of the work: what a job does and what it costs is decided behind `Precis`.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from precis.domain.documents import Document
from precis.domain.errors import PrecisError
from precis.domain.jobs import Input, JobEvent, JobId, JobRecord, JobState, Options, TextInput
from precis.domain.text import printable
from precis.ui.bridge import EngineRoom
from precis.ui.language import tr, trn
from precis.ui.memory import Memory
from precis.ui.result.pane import Viewed
from precis.ui.sentences import told
from precis.ui.work import asking
from precis.ui.work.asking import Added, Opening, Seen
from precis.ui.work.entries import Fit
from precis.ui.work.estimating import MOST_ESTIMATED, Estimates
from precis.ui.work.model import DocumentsModel

KEPT_DOCUMENTS = 6
_RUNNABLE = (JobState.FAILED, JobState.CANCELLED, JobState.PARTIAL, JobState.PAUSED)


class Desk(QObject):
    """The state of the work view. Signals tell what changed; methods are what a person does."""

    opened = Signal(object)
    viewed = Signal(object)
    document_opened = Signal(object, object, str, str)
    document_gone = Signal(str, str)
    progressed = Signal(object)
    counted = Signal()
    estimated = Signal(str)
    start_asked = Signal(object)
    chosen = Signal(str)
    said = Signal(str)
    undoable = Signal(str, object)

    def __init__(self, room: EngineRoom, memory: Memory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.room, self._memory = room, memory
        self.options = Options()
        self.model = DocumentsModel(self.options)
        self.engines: tuple[str, ...] = ()
        self.is_open = False
        self._free: frozenset[str] = frozenset()
        self._hidden = memory.hidden
        self._selected: list[str] = []
        self._documents: OrderedDict[str, Document] = OrderedDict()
        self._shown_document: tuple[str, str | None] = ("", None)
        self._passwords: dict[str, str] = {}
        self._seen: Seen | None = None
        self._estimates = Estimates(room, self._missing, self._input_of, lambda: self.options, self)
        self._estimates.estimated.connect(self.estimated)
        room.events.connect(self._on_events)

    # --- the start ----------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Ask for what there is; `opened` follows."""
        self.room.ask(asking.opening, self._on_opening)

    def _on_opening(self, opening: Opening) -> None:
        self.engines = tuple(engine.name for engine in opening.engines)
        self._free = frozenset(engine.name for engine in opening.engines if engine.kind == "embedded")
        names = self._memory.label_sets
        wanted = ["document-type"] if names is None else names
        engine = self._memory.engine
        self.options = replace(
            opening.options,
            mode=self._memory.mode or opening.options.mode,
            length=self._memory.length or opening.options.length,
            engine=engine if engine in self.engines else opening.options.engine,
            label_sets=tuple(labels for labels in opening.label_sets if labels.name in wanted),
        )
        self.model.choose(self.options)
        jobs = [job for job in opening.jobs if job.id not in self._hidden]
        present = {row.job.id for row in self.model.rows()}
        self.model.show([*(row.job for row in self.model.rows()), *(job for job in jobs if job.id not in present)])
        self.is_open = True
        self._ask_facts([job.id for job in jobs if job.state.is_final])
        self.opened.emit(opening)
        self.counted.emit()
        if opening.trouble:
            self.said.emit(opening.trouble)

    def add_samples(self) -> None:
        """Summarize the samples that Précis brings along, on the engine that needs no network."""
        engine = next(iter(self._free), self.options.engine)
        options = replace(self.options, engine=engine)

        async def work(precis):
            found = await asking.find_inputs(precis, await precis.samples())
            # The newest comes on top of the list: the long report.
            return await asking.submit(precis, Added(found.inputs[::-1], found.troubles), options)

        self.room.ask(work, self._on_added)

    # --- documents in -------------------------------------------------------------------------------------------------

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Add files and folders; with an engine that costs money, `start_asked` comes before anything runs."""
        options = self.options
        is_free = options.engine in self._free

        async def work(precis):
            added = await asking.find_inputs(precis, paths)
            if is_free or not added.inputs:
                return await asking.submit(precis, added, options)
            return replace(added, estimate=await precis.estimate(added.inputs, options))

        self.room.ask(work, self._on_added)

    def add_text(self, text: str, title: str) -> None:
        """Add text that was pasted."""
        added, options = Added([TextInput(text, title)]), self.options
        is_free = options.engine in self._free

        async def work(precis):
            if is_free:
                return await asking.submit(precis, added, options)
            return replace(added, estimate=await precis.estimate(added.inputs, options))

        self.room.ask(work, self._on_added)

    def start(self, inputs: Sequence[Input]) -> None:
        """Submit what `start_asked` asked about."""
        options = self.options
        self.room.ask(lambda precis: asking.submit(precis, Added(inputs), options), self._on_added)

    def _on_added(self, added: Added) -> None:
        if added.troubles:
            first, *others = added.troubles
            said = printable(first)
            self.said.emit(trn("{first} ({n} more problem)", "{first} ({n} more problems)", len(others), first=said)
                           if others else said)  # fmt: skip
        if added.estimate is not None:
            self.start_asked.emit(added)
        if not added.jobs:
            return
        self._hidden -= {job.id for job in added.jobs}
        keys = self.model.add(added.jobs)
        self._ask_facts([job.id for job in added.jobs if job.state.is_final])
        self.counted.emit()
        self.chosen.emit(keys[0])

    # --- what is chosen -----------------------------------------------------------------------------------------------

    def choose(self, options: Options) -> None:
        """Take on other options: every row shows at once what there is for them."""
        if options == self.options:
            return
        self.options = options
        self._memory.keep_choice(
            options.mode, options.length, options.engine, [labels.name for labels in options.label_sets]
        )
        self.model.choose(options)
        self._view()

    def select(self, keys: Sequence[str]) -> None:
        """Show the first of `keys`; actions go to all of them."""
        is_other = list(keys[:1]) != self._selected[:1]
        self._selected = list(keys)
        if is_other:
            self._view()
        else:
            self._estimates.ask_soon()

    @property
    def sends_nothing(self) -> bool:
        """Whether the engine that is chosen works on this computer."""
        return self.options.engine in self._free

    @property
    def current(self) -> str | None:
        """The key of the document that is shown."""
        return self._selected[0] if self._selected else None

    def _view(self) -> None:
        """Show what is known now, and ask for the rest."""
        shown = self.model.shown(self.current) if self.current else None
        if shown is None:
            self._seen, self._shown_document = None, ("", None)
            self.viewed.emit(None)
            return
        job = shown.row.job
        if self._seen is None or self._seen.job.id != job.id:
            self._seen = None
        self._tell()
        self._ask_look(job.id)
        self._estimates.ask_soon()

    def _ask_look(self, job: JobId) -> None:
        with_file = self.model.key_of(job) != self._shown_document[0] or self._shown_document[1] is None
        known = dict(self._documents)
        self.room.ask(lambda precis: asking.look(precis, job, known, with_file=with_file), self._on_seen)

    def _on_seen(self, seen: Seen | None) -> None:
        shown = self.model.shown(self.current) if self.current else None
        if seen is None or shown is None or shown.row.job.id != seen.job.id:
            return
        self._seen = seen
        self.model.add([seen.job])
        if seen.document is not None:
            self._documents[seen.document.id] = seen.document
            self._documents.move_to_end(seen.document.id)
            while len(self._documents) > KEPT_DOCUMENTS:
                self._documents.popitem(last=False)
        self._show_document(seen)
        self._tell()

    def _show_document(self, seen: Seen) -> None:
        key, title = self.current or "", printable(seen.job.title)
        document_id = seen.document.id if seen.document else None
        if (key, document_id) == self._shown_document and document_id is not None:
            return
        self._shown_document = (key, document_id)
        if seen.document is not None:
            self.document_opened.emit(seen.document, seen.file, title, self._passwords.get(seen.job.path, ""))
        elif seen.job.error is not None or seen.job.state.is_final:
            self.document_gone.emit(tr("There is nothing to show of this document."), title)
        else:
            self.document_gone.emit(tr("Reading the document…"), title)

    def _tell(self) -> None:
        shown = self.model.shown(self.current) if self.current else None
        if shown is not None:
            seen = self._seen
            if seen is None or seen.job.id != shown.row.job.id:
                self.viewed.emit(Viewed(shown, self.options))
            else:
                self.viewed.emit(Viewed(shown, self.options, seen.result, seen.document, seen.coverage))

    # --- estimates ----------------------------------------------------------------------------------------------------

    def _missing(self) -> list[JobRecord]:
        """Return the jobs of the selection that have no result of what is chosen."""
        wanted = [shown for key in self._selected[:MOST_ESTIMATED] if (shown := self.model.shown(key))]
        return [shown.row.job for shown in wanted if shown.fit is not Fit.EXACT]

    def _input_of(self, job: JobRecord) -> Input | None:
        source = asking.as_input(job)
        if source is None and job.document_id in self._documents:
            return TextInput(self._documents[job.document_id].text, job.title)
        return source

    # --- actions ------------------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Run what is selected with what is chosen: what failed again, what is there already anew."""
        for key in list(self._selected):
            shown = self.model.shown(key)
            if shown is None or not shown.row.job.state.is_final:
                continue
            job = shown.row.job
            if shown.fit is Fit.EXACT and job.state in _RUNNABLE:
                self.retry(job.id)
            else:
                self._rerun(job.id, key, replace(self.options, fresh=shown.fit is Fit.EXACT))

    def _rerun(self, job: JobId, key: str, options: Options) -> None:
        async def work(precis):
            return await precis.job(await precis.rerun(job, options))

        def then(record: JobRecord | None) -> None:
            if record is not None:
                self.model.add([record], key)
                self._view()

        self.room.ask(work, then)

    def retry(self, job: JobId, password: str | None = None) -> None:
        """Run a job again that ended without a whole result."""
        row = self.model.row_of(job)
        if password is not None and row is not None:
            self._passwords[row.job.path] = password
        self._shown_document = ("", None)
        self.room.ask(lambda precis: precis.retry(job, password=password), lambda _: self._view())

    def cancel(self, keys: Sequence[str] | None = None) -> None:
        """Cancel what runs of the selected documents (or of `keys`); said at once, done as soon as it can be."""
        for key in self._selected if keys is None else keys:
            entry = self.model.entry_of(key)
            for row in list(entry.rows.values()) if entry else []:
                if not row.job.state.is_final:
                    self.model.set_cancelling(row.job.id)
                    self.room.ask(lambda precis, job=row.job.id: precis.cancel(job))
        if (shown := self.model.shown(self.current) if self.current else None) is not None:
            self.progressed.emit(shown.row)

    def cancel_all(self) -> None:
        """Cancel everything that runs or waits."""
        self.cancel([entry.key for entry in self.model.entries])

    def remove(self) -> None:
        """Take the selected documents off the list; they stay in the history, and it can be undone."""
        taken = [(key, found) for key in list(self._selected) if (found := self.model.take(key)) is not None]
        if not taken:
            return
        jobs = {job for _, (_, entry) in taken for job in entry.rows}
        self._hidden |= jobs
        self._memory.keep_hidden(self._hidden)

        def undo() -> None:
            self._hidden -= jobs
            self._memory.keep_hidden(self._hidden)
            for _, (place, entry) in sorted(taken, key=lambda row: row[1][0]):
                self.model.insert(place, entry)
            self.chosen.emit(taken[0][0])
            self.counted.emit()

        said = trn(
            "“{title}” taken off the list. It stays in the history.",
            "{n} documents taken off the list. They stay in the history.",
            len(taken),
            title=printable(taken[0][1][1].title),
        )
        self.undoable.emit(said, undo)
        if self.model.entries:
            self.chosen.emit(self.model.entries[min(taken[0][1][0], len(self.model.entries) - 1)].key)
        self.counted.emit()

    def forget(self, job: JobId) -> Callable[[], None]:
        """Take a job out of the list that is about to be deleted; return what brings it back."""
        key = self.model.key_of(job)
        taken = self.model.take(key) if key else None
        if taken is None:
            return lambda: None
        place, entry = taken
        others = {other: row for other, row in entry.rows.items() if other != job}
        if others:
            self.model.insert(place, replace(entry, rows=others))

        def undo() -> None:
            self.model.take(entry.key)
            self.model.insert(place, entry)

        return undo

    def reveal(self, job: JobRecord) -> None:
        """Bring a job of the history into the list, and select it."""
        self._hidden.discard(job.id)
        keys = self.model.add([job])
        self._ask_facts([job.id])
        if job.options.mode is not self.options.mode:
            self.choose(replace(self.options, mode=job.options.mode))
        self.chosen.emit(keys[0])

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
        self.counted.emit()

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

    def _ask_facts(self, jobs: list[JobId]) -> None:
        wanted = [job for job in jobs if self.model.row_of(job) is not None]
        for start in range(0, len(wanted), 50):
            some = wanted[start : start + 50]
            self.room.ask(lambda precis, some=some: asking.facts(precis, some), self._on_facts)

    def _on_facts(self, found: list) -> None:
        for job, facts in found:
            self.model.set_facts(job, facts)

    def tell_error(self, error: PrecisError) -> None:
        """Say what went wrong with something that was asked for."""
        self.said.emit(told(error))
