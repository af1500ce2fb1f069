"""How far the scores that Précis shows can be believed: the reliability diagrams of its own calibrations."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from precis.app.resources import resources_folder
from precis.domain.errors import WrongUse

_REINSTALL = "Install Précis again."


@dataclass(frozen=True, slots=True)
class ReliabilityPoint:
    """Items of about the same score: the mean of what was predicted, the share that came true, and how many."""

    predicted: float
    observed: float
    n: int


@dataclass(frozen=True, slots=True)
class Reliability:
    """One calibration's diagram, measured on items that it was not fitted on."""

    key: str
    """Its file's name without ending, and the set where a file holds one diagram a set: `labels/agnews`."""
    task: str
    """`support` or `labels`."""
    name: str
    date: str
    fitted_on: tuple[str, ...]
    n: int
    """Items measured on; 0 where the file does not say."""
    ece: float
    """Expected calibration error, 0 … 1, with what chance alone would show taken off."""
    brier: float | None
    points: tuple[ReliabilityPoint, ...]
    """Rising in what was predicted; empty where the file keeps the error alone."""
    supported_from: float | None = None
    """The score from which a claim is shown as supported, or a label as sure."""
    unsupported_below: float | None = None


def reliability_diagrams(folder: Path | None = None) -> tuple[Reliability, ...]:
    """Return the diagrams of all calibrations in `folder` (those that come along, where None), by their keys.

    Raises:
        WrongUse: one of the files is broken: the installation is not whole.
    """
    from precis.trust.calibration import BadCalibration

    folder = folder or resources_folder() / "calibration"
    try:
        found = [each for file in sorted(folder.glob("*.json")) for each in _of_file(file)]
    except (BadCalibration, OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise WrongUse("The program's own calibrations can't be used.", _REINSTALL) from error
    return tuple(sorted(found, key=lambda each: each.key))


def _of_file(file: Path) -> list[Reliability]:
    raw = cast("Mapping[str, Any]", json.loads(file.read_text("utf-8")))
    return [_support(file)] if raw["task"] == "support" else _labels(file.stem, raw)


def _support(file: Path) -> Reliability:
    from precis.trust.calibration import load_calibration

    made = load_calibration(file)
    points = tuple(ReliabilityPoint(each.predicted, each.observed, each.count) for each in made.error.bins)
    return Reliability(
        file.stem,
        made.task,
        made.name,
        made.date,
        made.fitted_on,
        made.error.n,
        made.error.ece,
        made.error.brier,
        _rising(points),
        made.supported_from,
        made.unsupported_below,
    )


def _labels(stem: str, raw: Mapping[str, Any]) -> list[Reliability]:
    """Return the diagram over all sets, and one for each set whose bins are kept."""
    error = cast("Mapping[str, Any]", raw["error"])
    by_set = {name: float(ece) for name, ece in cast("Mapping[str, Any]", error.get("by_set", {})).items()}
    bins = cast("Mapping[str, Sequence[Mapping[str, Any]]]", error.get("bins_by_set", {}))
    mean = sum(by_set.values()) / max(1, len(by_set))
    whole = _labels_diagram(stem, raw, float(error.get("ece", mean)), error.get("bins", ()))
    return [whole, *(_labels_diagram(f"{stem}/{name}", raw, by_set.get(name, mean), bins[name]) for name in bins)]


def _labels_diagram(key: str, raw: Mapping[str, Any], ece: float, bins: Sequence[Mapping[str, Any]]) -> Reliability:
    error = cast("Mapping[str, Any]", raw["error"])
    points = tuple(ReliabilityPoint(float(b["predicted"]), float(b["observed"]), int(b["count"])) for b in bins)
    brier = error.get("brier")
    return Reliability(
        key,
        str(raw["task"]),
        str(raw["name"]),
        str(raw["date"]),
        tuple(map(str, raw["fitted_on"])),
        sum(point.n for point in points) or int(error.get("n", 0)),
        ece,
        None if brier is None or "/" in key else float(brier),
        _rising(points),
        float(raw["unsure_below"]) if "unsure_below" in raw else None,
    )


def _rising(points: Sequence[ReliabilityPoint]) -> tuple[ReliabilityPoint, ...]:
    return tuple(sorted(points, key=lambda point: (point.predicted, point.observed)))
