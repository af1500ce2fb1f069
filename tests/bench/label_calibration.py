"""Do label confidences mean what they say? A simulated person decides texts of the dev half; the report half is tested.

Run `python -m tests.bench.label_calibration` (fast mode, one order of decisions; `--full`: both modes, five orders).
With decisions each row is measured twice: with the calibration that comes along, and with the one that these decisions
give where the person asks for it (`review refit`). ECE has the error of chance taken off; its upper bound adds 1.645
standard deviations of a bootstrap over texts, so that orders of the same texts don't count as more texts. The
calibration that comes along was fitted on the dev halves of these sets: how it does on a set that it never saw is in
resources/calibration/labels.json. `--foreign` measures that on report halves: each set under a curve of the others.
`--whole` takes both halves of each set for more texts: five folds, each judged by a classifier and a calibration from
at most 200 decisions on other texts, without decisions by the curve of the other sets. Method and penalties were chosen
on one of the halves.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from precis.domain.jobs import Mode
from precis.domain.labels import Example, LabelCurve
from precis.providers.embedded.calibration import AS_IS, Calibration, calibration_of, chances
from precis.providers.embedded.descriptions import KeepingEmbedder
from precis.providers.embedded.embedding import minilm
from precis.providers.embedded.labelling import label
from precis.providers.embedded.measuring import curve_from, measured, unseen
from precis.trust.fitting import measure
from tests.bench.embedded_data import document_of, labelled
from tests.bench.embedded_labels import RESOURCES, LabelTask
from tests.bench.label_fit import Remembering, fit, fitted_tasks, folds, outcomes, seen_texts

DECISIONS = (0, 50, 200)
_RESAMPLES = 100


@dataclass(frozen=True, slots=True)
class Trial:
    """A set with so many decisions, and with which calibration: that which comes along, or the decisions' own."""

    task: LabelTask
    mode: Mode
    decisions: int
    is_refitted: bool
    calibration: Calibration

    def outcome(self, orders: int, model: KeepingEmbedder) -> np.ndarray:
        """Return orders by texts by (confidence, right, accepted)."""
        documents = [(document_of(item.text), item.label) for item in labelled(self.task.data, "report")]
        found: list[list[tuple[float, float, float]]] = []
        for seed in range(orders if self.decisions else 1):
            shown = self._shown(seed)
            own = self._own(shown, model) if self.is_refitted else None
            rows: list[tuple[float, float, float]] = []
            for document, source in documents:
                labelling = label(
                    document, self.task.labels, self.mode, shown, model, calibration=self.calibration, own=own
                )
                best = labelling.scores[0]
                accepted = best.confidence >= (labelling.unsure_below or 0.0)
                rows.append((best.confidence, float(best.label in self.task.right[source]), float(accepted)))
            found.append(rows)
        return np.array(found)

    def _shown(self, seed: int) -> list[Example]:
        pool = labelled(self.task.data, "dev")
        names = {each.name for each in self.task.labels.labels}
        order = np.random.default_rng(seed).permutation(len(pool))[: self.decisions]
        return [Example(pool[at].text, min(self.task.right[pool[at].label] & names)) for at in order]

    def _own(self, shown: Sequence[Example], model: KeepingEmbedder) -> LabelCurve:
        return measured(self.task.labels, shown, model, calibration=self.calibration).curve


def upper_bound(outcome: np.ndarray) -> float:
    """Return the upper 95 % bound of the debiased ECE, texts drawn again with all their orders."""
    random = np.random.default_rng(0)
    drawn: list[float] = []
    for _ in range(_RESAMPLES):
        again = outcome[:, random.integers(0, outcome.shape[1], outcome.shape[1])].reshape(-1, 3)
        drawn.append(measure(again[:, 0], again[:, 1]).ece)
    rows = outcome.reshape(-1, 3)
    return measure(rows[:, 0], rows[:, 1]).ece + 1.645 * float(np.std(drawn))


def foreign(mode: Mode, model: KeepingEmbedder) -> Iterator[tuple[LabelTask, Calibration]]:
    """Yield each task with the calibration of the dev halves of the others, without decisions."""
    sets = {task.data: outcomes(task, labelled(task.data, "dev"), mode, 0, model) for task in fitted_tasks()}
    for task in fitted_tasks():
        yield task, Calibration(((0, fit([each for name, each in sets.items() if name != task.data])),))


def on_whole_sets(model: KeepingEmbedder) -> Iterator[str]:
    """Yield lines of the table for both halves together in fast mode."""
    known = calibration_of(RESOURCES, Mode.FAST).after(DECISIONS[-1])
    for task, along in foreign(Mode.FAST, model):
        seen = seen_texts(task, [*labelled(task.data, "dev"), *labelled(task.data, "report")], Mode.FAST, model)
        count = len(seen.scores)
        for decisions in (0, DECISIONS[-1]):
            outcome = np.zeros((1, count, 3))
            for fold, taught in folds(count, decisions):
                odds, right = seen.outcome(fold, taught)
                curve = along.after(0)
                if decisions:
                    curve = curve_from(known, *unseen(seen.untaught, seen.decided.where(taught)))
                sure = chances(curve, odds)
                outcome[0, fold] = np.column_stack([sure, right, sure >= curve.unsure_below])
            yield row_of(Trial(task, Mode.FAST, decisions, bool(decisions), along), outcome)


def trials(mode: Mode, *, is_foreign: bool, model: KeepingEmbedder) -> Iterator[Trial]:
    """Yield what is tried in a mode."""
    if is_foreign:
        yield from (Trial(task, mode, 0, is_refitted=False, calibration=known) for task, known in foreign(mode, model))
        return
    known = calibration_of(RESOURCES, mode)
    for task in fitted_tasks():
        for decisions in DECISIONS:
            for is_refitted in (False, True) if decisions else (False,):
                yield Trial(task, mode, decisions, is_refitted, known)


def row_of(trial: Trial, outcome: np.ndarray) -> str:
    """Return a trial's line of the table."""
    rows = outcome.reshape(-1, 3)
    accepted = rows[:, 2] > 0
    right = 100 * rows[accepted, 1].mean() if accepted.any() else float("nan")
    figures = (rows[:, 1].mean(), measure(rows[:, 0], rows[:, 1]).ece, upper_bound(outcome), accepted.mean())
    own = "own" if trial.is_refitted else "along" if trial.calibration is not AS_IS else "none"
    cells = "".join(f"{100 * value:>9.1f}" for value in figures)
    return (
        f"{trial.task.name:<20}{trial.mode.value:<10}{trial.decisions:>8} {own:<6}{len(rows):>6}{cells}{right:>12.1f}"
    )


def main() -> None:
    """Print a row for each set, mode, number of decisions and calibration."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--full", action="store_true")
    asked.add_argument("--foreign", action="store_true")
    asked.add_argument("--whole", action="store_true")
    said = asked.parse_args()
    model = Remembering(minilm(RESOURCES))
    heads = ("right", "ECE", "upper", "covered")
    print(
        f"{'set':<20}{'mode':<10}{'decided':>8} {'fit':<6}{'n':>6}" + "".join(f"{h:>9}" for h in heads), " right of it"
    )
    for line in on_whole_sets(model) if said.whole else ():
        print(line, flush=True)
    for mode in () if said.whole else Mode if said.full else (Mode.FAST,):
        for trial in trials(mode, is_foreign=said.foreign, model=model):
            print(row_of(trial, trial.outcome(5 if said.full else 1, model)), flush=True)


if __name__ == "__main__":
    main()
