"""Calibrations of label sets that a person asked for: kept with name, date, number of decisions and error, in one file.

A set and mode may have several, the newest counts; taking it back lets the one before count again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

from precis.app.replacing import replace_file
from precis.domain.errors import WrongUse
from precis.domain.labels import LabelCurve


@dataclass(frozen=True, slots=True)
class LabelFit:
    """A calibration from a person's own decisions for one engine, mode and label set."""

    label_set: str
    engine: str
    mode: str
    name: str
    date: str
    """ISO date of the fit."""
    n: int
    """Decisions that it was fitted on."""
    slope: float
    offset: float
    unsure_below: float
    ece: float
    """Expected calibration error on decisions that each part of the fit had not seen."""

    @property
    def curve(self) -> LabelCurve:
        """What the engine works with."""
        return LabelCurve(self.slope, self.offset, self.unsure_below)


class LabelFits:
    """The fits in a JSON file; they are read anew each time, since another process may have changed them."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def all(self) -> list[LabelFit]:
        """Return all fits, oldest first. Blocks.

        Raises:
            WrongUse: the file can't be used.
        """
        try:
            raw = cast("dict[str, Any]", json.loads(self._file.read_text("utf-8")))
            return [LabelFit(**fit) for fit in raw["fits"]]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, TypeError, KeyError) as error:
            hint = "Delete it: the calibration that comes along counts then."
            raise WrongUse(f"{self._file} can't be used.", hint) from error

    def newest(self, label_set: str, mode: str) -> LabelFit | None:
        """Return the fit that counts for a set and mode, or None. Blocks."""
        return next((fit for fit in reversed(self.all()) if (fit.label_set, fit.mode) == (label_set, mode)), None)

    def add(self, fit: LabelFit) -> None:
        """Let a fit count. Blocks."""
        self._write([*self.all(), fit])

    def take_back(self, label_set: str, mode: str) -> LabelFit | None:
        """Take the fit that counts back and return the one that counts then, or None. Blocks.

        Raises:
            WrongUse: there is none.
        """
        fits, newest = self.all(), self.newest(label_set, mode)
        if newest is None:
            raise WrongUse(
                f"“{label_set}” has no calibration of your own for {mode} mode.", "`precis review stats` shows them."
            )
        place = len(fits) - 1 - fits[::-1].index(newest)
        self._write([*fits[:place], *fits[place + 1 :]])
        return self.newest(label_set, mode)

    def _write(self, fits: Sequence[LabelFit]) -> None:
        text = json.dumps({"fits": [asdict(fit) for fit in fits]}, indent=1, ensure_ascii=False)
        replace_file(self._file, text + "\n")
