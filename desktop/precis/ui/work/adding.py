"""Documents in: files, folders, pasted text, the samples. What costs money or is sent is asked about first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from precis.domain.jobs import Input, Options, TextInput
from precis.domain.text import printable
from precis.ui.language import trn
from precis.ui.work import asking
from precis.ui.work.asking import Added
from precis.ui.work.showing import Showing


class Adding(Showing):
    """Takes documents in."""

    def add_samples(self) -> None:
        """Summarize the samples that Précis brings along, on the engine that needs no network."""
        engine = next(iter(self._free), self.options.engine)
        options = replace(self.options, engine=engine)

        async def work(precis):
            found = await asking.find_inputs(precis, await precis.samples())
            # The newest comes on top of the list: the long report.
            return await asking.submit(precis, Added(found.inputs[::-1], found.troubles), options)

        self.room.ask(work, self._on_added)

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
        self.before_sending(self.options, lambda options: self._submit(Added(inputs), options))

    def _submit(self, added: Added, options: Options) -> None:
        self.room.ask(lambda precis: asking.submit(precis, added, options), self._on_added)

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
