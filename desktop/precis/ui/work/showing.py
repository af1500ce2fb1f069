"""What is chosen and what is shown of it: the state of the work view, and the signals that tell of it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from precis.domain.documents import Document
from precis.domain.errors import PrecisError
from precis.domain.jobs import Input, JobId, JobRecord, Options, TextInput
from precis.domain.text import printable
from precis.ui.bridge import EngineRoom
from precis.ui.language import tr
from precis.ui.memory import Memory
from precis.ui.result.pane import Viewed
from precis.ui.sentences import told
from precis.ui.work import asking
from precis.ui.work.asking import Seen
from precis.ui.work.entries import Fit
from precis.ui.work.estimating import MOST_ESTIMATED, Estimates
from precis.ui.work.hints import Facts, Hints
from precis.ui.work.model import DocumentsModel

KEPT_DOCUMENTS = 6


class Showing(QObject):
    """Shows for the document that is chosen what there is for the options that are chosen."""

    opened = Signal(object)
    configured = Signal(object)
    viewed = Signal(object)
    left_out = Signal(object)
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
        self.before_sending: Callable[[Options, Callable[[Options], object]], object] = lambda options, go: go(options)
        """Asked before anything runs; it calls what it is given with the options to run with, or never."""
        self._free: frozenset[str] = frozenset()
        self._hidden: set[JobId] = memory.hidden
        self._selected: list[str] = []
        self._documents: OrderedDict[str, Document] = OrderedDict()
        self._shown_document: tuple[str, str | None] = ("", None)
        self._passwords: dict[str, str] = {}
        self._seen: Seen | None = None
        self._hints = Hints(room)
        self._estimates = Estimates(room, self._missing, self.input_of, lambda: self.options, self)
        self._estimates.estimated.connect(self.estimated)

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
        if is_other and keys and (shown := self.model.shown(keys[0])) is not None:
            self._memory.current = shown.row.job.id
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

    @property
    def remembered(self) -> str | None:
        """The key of the document that the last run of the program showed; None where it is not in the list."""
        return self.model.key_of(JobId(self._memory.current))

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

    def tell_again(self) -> None:
        """Tell anew what is shown, to a view that was built since."""
        seen, self._shown_document = self._seen, ("", None)
        if seen is None or self.current is None:
            self._view()
            return
        self._show_document(seen)
        self._tell()
        self._hints.ask(seen, lambda facts: self._on_left_out(seen.job.id, facts))
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
        self._hints.ask(seen, lambda facts: self._on_left_out(seen.job.id, facts))

    def _on_left_out(self, job: JobId, facts: Facts) -> None:
        if self._seen is not None and self._seen.job.id == job:
            self.left_out.emit(facts)

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

    def _missing(self) -> list[JobRecord]:
        """Return the jobs of the selection that have no result of what is chosen."""
        wanted = [shown for key in self._selected[:MOST_ESTIMATED] if (shown := self.model.shown(key))]
        return [shown.row.job for shown in wanted if shown.fit is not Fit.EXACT]

    def input_of(self, job: JobRecord) -> Input | None:
        source = asking.as_input(job)
        if source is None and job.document_id in self._documents:
            return TextInput(self._documents[job.document_id].text, job.title)
        return source

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
