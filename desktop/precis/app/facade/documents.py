"""Documents in: what paths lead to, what a run would take, and the queue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from precis.app.expansion import Expansion, expand
from precis.app.facade.base import Face
from precis.app.resources import sample_files
from precis.domain.documents import Document
from precis.domain.estimates import Estimate
from precis.domain.jobs import Input, JobId, Options
from precis.domain.labels import LabelSet


class DocumentsFace(Face):
    """What goes in. All methods run on the loop that opened the program."""

    def default_options(self) -> Options:
        """Return the options that the settings say."""
        return Options(mode=self.settings.default_mode, engine=self.settings.default_engine)

    async def expand(self, paths: Sequence[Path]) -> Expansion:
        """Return the files that `paths` lead to; a folder gives every readable file in it."""
        return await expand(paths)

    async def submit(self, inputs: Sequence[Input], options: Options) -> list[JobId]:
        """Queue a job for each input and return their ids at once; events tell the rest.

        Where the policy of this machine lets nothing be kept, every job is private.

        Raises:
            WrongUse: there is no such engine.
            PolicyBlocked: the policy forbids the engine.
            NoticeNeeded: nobody agreed yet to what would be sent; ask, `sending.acknowledge`, and submit again.
        """
        self._check_engine(options.engine)
        await self._parts.sending.require(options)
        if not self._parts.policy.keep_history:
            options = replace(options, is_private=True)
        return await self._parts.runner.submit(inputs, options)

    async def samples(self) -> list[Path]:
        """Return the sample documents that Précis brings along."""
        return sample_files()

    async def estimate(self, inputs: Sequence[Input], options: Options) -> Estimate:
        """Return calls, cost bound and time of a run; nothing is sent."""
        return await self._now.estimate(inputs, options)

    async def read(self, source: Input) -> Document:
        """Return the document as the readers see it, without keeping it.

        Raises:
            ReadError: a subclass that names the problem.
        """
        return await self._parts.reader.read(source)

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
