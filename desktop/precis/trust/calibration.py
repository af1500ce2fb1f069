"""Raw scores to probabilities: a calibration as it is kept and used.

A calibration is a JSON file with its name, date, the number of labelled items, what it was fitted on and its error, so
that each score can say how far it is to be believed. `fitting` makes and measures them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

from precis.trust.styles import Style


class BadCalibration(ValueError):
    """The file is not a calibration of this version."""


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Items whose probability lies in one range: their mean probability, the share that was true, how many."""

    predicted: float
    observed: float
    count: int


@dataclass(frozen=True, slots=True)
class CalibrationError:
    """Error on items that the calibration was not fitted on."""

    n: int
    ece: float
    """Expected calibration error, 0 … 1, bias taken off."""
    brier: float
    """Mean squared difference of probability and outcome."""
    bins: tuple[ReliabilityBin, ...] = ()


@dataclass(frozen=True, slots=True)
class Calibration:
    """A curve from raw score to probability: straight between `knots` (score, probability), flat outside."""

    name: str
    date: str
    task: str
    n: int
    fitted_on: tuple[str, ...]
    weights: Mapping[str, float]
    """Weight of each feature in the raw score; `intercept` among them. Empty where the score comes from elsewhere."""
    knots: tuple[tuple[float, float], ...]
    supported_from: float
    unsupported_below: float
    error: CalibrationError
    constants: Mapping[str, float]
    """Probabilities measured directly, such as that of a claim with a failed check."""

    def raw(self, features: Mapping[str, float]) -> float:
        """Return the raw score of the features: their weighted sum."""
        intercept = self.weights.get("intercept", 0.0)
        return intercept + sum(weight * features[name] for name, weight in self.weights.items() if name != "intercept")

    def probability(self, raw: float) -> float:
        """Return the probability of a raw score, 0 … 1; it never falls where the score rises."""
        if raw <= self.knots[0][0]:
            return self.knots[0][1]
        for (low, below), (high, above) in pairwise(self.knots):
            if raw < high:
                return below + (above - below) * (raw - low) / (high - low)
        return self.knots[-1][1]


@dataclass(frozen=True, slots=True)
class SupportCalibrations:
    """The calibrations of the support score, one for each style of wording."""

    copied: Calibration
    own_words: Calibration

    def of(self, style: Style) -> Calibration:
        """Return the one for a style."""
        return self.copied if style is Style.COPIED else self.own_words

    @property
    def name(self) -> str:
        """All names; part of the key of every check."""
        return " ".join(self.of(style).name for style in Style)


def load_support(folder: Path) -> SupportCalibrations:
    """Return the support calibrations kept in `folder`.

    Raises:
        BadCalibration: one is missing or broken.
    """
    return SupportCalibrations(*(load_calibration(folder / f"support-{style}.json") for style in Style))


def load_calibration(file: Path) -> Calibration:
    """Return the calibration kept in `file`.

    Raises:
        BadCalibration: it can't be read, or is not of this version.
    """
    try:
        value = cast("dict[str, Any]", json.loads(file.read_text("utf-8")))
        error = value["error"]
        calibration = Calibration(
            name=str(value["name"]),
            date=str(value["date"]),
            task=str(value["task"]),
            n=int(value["n"]),
            fitted_on=tuple(map(str, value["fitted_on"])),
            weights={str(name): float(weight) for name, weight in value["weights"].items()},
            knots=tuple((float(score), float(chance)) for score, chance in value["knots"]),
            supported_from=float(value["supported_from"]),
            unsupported_below=float(value["unsupported_below"]),
            error=CalibrationError(
                int(error["n"]), float(error["ece"]), float(error["brier"]), tuple(map(_bin, error["bins"]))
            ),
            constants={str(name): float(number) for name, number in value["constants"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadCalibration(f"{file.name} is not a calibration of this version") from error
    if not calibration.knots or not _is_rising(calibration.knots):
        raise BadCalibration(f"{file.name} holds a curve that falls")
    return calibration


def _bin(row: Mapping[str, Any]) -> ReliabilityBin:
    return ReliabilityBin(float(row["predicted"]), float(row["observed"]), int(row["count"]))


def _is_rising(knots: Sequence[tuple[float, float]]) -> bool:
    return all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(knots)) and all(0 <= p <= 1 for _, p in knots)


def save_calibration(calibration: Calibration, file: Path) -> None:
    """Write the calibration as JSON that a person can read, numbers rounded to what they are worth."""
    error = calibration.error
    value = {
        "name": calibration.name,
        "date": calibration.date,
        "task": calibration.task,
        "n": calibration.n,
        "fitted_on": list(calibration.fitted_on),
        "weights": {name: round(weight, 5) for name, weight in calibration.weights.items()},
        "knots": [[round(score, 5), round(chance, 4)] for score, chance in calibration.knots],
        "supported_from": round(calibration.supported_from, 4),
        "unsupported_below": round(calibration.unsupported_below, 4),
        "constants": {name: round(number, 4) for name, number in calibration.constants.items()},
        "error": {
            "n": error.n,
            "ece": round(error.ece, 4),
            "brier": round(error.brier, 4),
            "bins": [
                {"predicted": round(b.predicted, 3), "observed": round(b.observed, 3), "count": b.count}
                for b in error.bins
            ],
        },
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", "utf-8")
