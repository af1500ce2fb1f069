"""What a person does with documents of the list: run, try again, cancel, take off the list, bring back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from precis.domain.jobs import JobId, JobRecord, JobState, Options
from precis.domain.text import printable
from precis.ui.language import trn
from precis.ui.work.adding import Adding
from precis.ui.work.entries import Fit

_RUNNABLE = (JobState.FAILED, JobState.CANCELLED, JobState.PARTIAL, JobState.PAUSED)


class Acting(Adding):
    """Acts on what is selected."""

    def run(self) -> None:
        """Run what is selected with what is chosen: what failed again, what is there already anew."""
        keys = list(self._selected)
        self.before_sending(self.options, lambda options: self._run(keys, options))

    def _run(self, keys: Sequence[str], options: Options) -> None:
        for key in keys:
            shown = self.model.shown(key)
            if shown is None or not shown.row.job.state.is_final:
                continue
            job, is_same = shown.row.job, shown.fit is Fit.EXACT and shown.row.job.options.engine == options.engine
            if is_same and job.state in _RUNNABLE:
                self._retry(job.id)
            else:
                self._rerun(job.id, key, replace(options, fresh=is_same))

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
        if row is None:
            self._retry(job, password)
        else:
            self.before_sending(row.job.options, lambda options: self._go_on(row.job, options, password))

    def _go_on(self, job: JobRecord, options: Options, password: str | None) -> None:
        """Try again; where the person keeps the document here instead, run it anew on this computer."""
        key = self.model.key_of(job.id)
        if options.engine == job.options.engine or key is None:
            self._retry(job.id, password)
        else:
            self._rerun(job.id, key, options)

    def _retry(self, job: JobId, password: str | None = None) -> None:
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
