"""What a benchmark found, in one form: printed as a line of a table, kept as JSON in bench/results."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

KEPT_IN = "PRECIS_BENCH_FIGURES"
"""Names the file that a part's figures go to; the runner sets it, and reads the file when the part has ended."""
QUICK = "PRECIS_BENCH_QUICK"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a benchmark found. `against` is who it is compared with, in the same run."""

    name: str
    value: float
    unit: str
    against: str = ""
    at_most: float | None = None
    at_least: float | None = None

    @property
    def aim(self) -> str:
        """Return the aim in words, or nothing where there is none."""
        if self.at_most is not None:
            return f"≤ {self.at_most:,g}"
        return f"≥ {self.at_least:,g}" if self.at_least is not None else ""

    @property
    def is_met(self) -> bool:
        """Whether the aim is reached; a figure without one is."""
        enough = self.at_least is None or self.value >= self.at_least
        return enough and (self.at_most is None or self.value <= self.at_most)

    def line(self) -> str:
        """Return the row of the table."""
        against = f"against {self.against}" if self.against else ""
        met = ("met" if self.is_met else "MISSED") if self.aim else ""
        return f"{self.name:<46}{self.value:>12,.4g} {self.unit:<8}{against:<34}{self.aim:>9} {met}".rstrip()


def is_quick() -> bool:
    """Say whether this run trims sizes and repetitions."""
    return bool(os.environ.get(QUICK))


def is_kept() -> bool:
    """Say whether the runner keeps what this part hands over."""
    return bool(os.environ.get(KEPT_IN))


def keep(*figures: Figure) -> None:
    """Hand figures to the runner; a part that is run by itself keeps nothing."""
    for figure in figures:
        _write({"figure": asdict(figure)})


def keep_table(name: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Hand a whole table to the runner."""
    _write({"table": name, "rows": list(rows)})


def kept(file: Path) -> tuple[list[Figure], dict[str, Any]]:
    """Return the figures and tables that a part handed over."""
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []
    figures = [Figure(**line["figure"]) for line in lines if "figure" in line]
    return figures, {line["table"]: line["rows"] for line in lines if "table" in line}


def _write(line: Mapping[str, Any]) -> None:
    name = os.environ.get(KEPT_IN)
    if name:
        with Path(name).open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
