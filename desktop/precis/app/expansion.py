"""What named paths lead to: files as inputs, folders walked, and the paths that lead nowhere."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from precis.domain.errors import PrecisError
from precis.domain.jobs import FileInput, Input


@dataclass(frozen=True, slots=True)
class Expansion:
    """What the named paths lead to: a file each, folders walked; and the paths that lead nowhere."""

    inputs: list[FileInput]
    failures: list[tuple[Path, PrecisError]]

    def inputs_or_raise(self) -> list[Input]:
        """Return the inputs.

        Raises:
            PrecisError: the first failure, where there is one.
        """
        if self.failures:
            raise self.failures[0][1]
        return list(self.inputs)


async def expand(paths: Sequence[Path]) -> Expansion:
    """Return the files that `paths` lead to; a folder gives every readable file in it."""
    from precis.reading import expand as walk

    files, failures = await asyncio.to_thread(walk, paths)
    return Expansion([FileInput(file) for file in files], failures)
