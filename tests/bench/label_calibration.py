"""Do label confidences mean what they say? A simulated person decides texts, and others are judged.

Run `python -m tests.bench.label_calibration`: decisions from the dev half, judged is the report half, in ten orders of
decisions. `--whole`: both halves together, ten times five folds, each text judged by a classifier that was taught by at
most 200 decisions on other texts. `--accurate` measures that mode, `--only WORDS` sets with one of them in the name.
No set is measured under a curve that saw it: the calibration is fitted on the dev halves of the *other* sets, as it is
for a new person's own label set. *along* is that curve, *own* what the decisions make of it where the person asks for
it (`review refit`). Method and constants were chosen on dev halves, of which `--whole` has a share.

Printed, in %: right; ECE as it shows, debiased, its upper 95 % bound, and the bound by a test (`label_error`); covered:
the share at or above the threshold; right of covered with its standard error over texts; the most that could have been
covered with 95 % right, known only afterwards.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from precis.domain.jobs import Mode
from precis.domain.labels import LabelCurve
from precis.providers.embedded.calibration import TARGET, chances
from precis.providers.embedded.descriptions import KeepingEmbedder
from precis.providers.embedded.embedding import minilm
from precis.providers.embedded.measuring import curve_from, unseen
from tests.bench.embedded_data import Half, Labelled, labelled, more_types
from tests.bench.embedded_labels import RESOURCES, LabelTask
from tests.bench.label_error import bounds
from tests.bench.label_fit import Remembering, SeenTexts, fit, fitted_tasks, folds, outcomes, seen_texts

DECISIONS = (0, 50, 200)
ORDERS = 10
_RESAMPLES = 200
Split = tuple[np.ndarray, np.ndarray]
"""Numbers of the texts that are judged, and of those that teach."""
Curves = Mapping[tuple[str, int], LabelCurve]
"""By a set and a number of decisions: the curve of the other sets."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A label set with the texts that it is measured on; `data` names the set that it must not learn a curve from."""

    task: LabelTask
    more: bool = False

    def texts(self, half: Half) -> list[Labelled]:
        """Return the texts of a half."""
        return [*labelled(self.task.data, half), *(more_types(half) if self.more else ())]


def measured_sets() -> list[Measured]:
    """Return the sets, and that of document types once more with further texts of the same sources."""
    sets = [Measured(task) for task in fitted_tasks()]
    types = next(each.task for each in sets if each.task.data == "document_type")
    return [*sets, Measured(replace(types, name="document type, more"), more=True)]


def curves_of_others(mode: Mode, model: KeepingEmbedder) -> Curves:
    """Return for each set and number of decisions the curve of the other sets' dev halves."""
    found: dict[tuple[str, int], LabelCurve] = {}
    for decisions in DECISIONS:
        sets = {t.data: outcomes(t, labelled(t.data, "dev"), mode, decisions, model) for t in fitted_tasks()}
        for data in sets:
            found[data, decisions] = fit([other for name, other in sets.items() if name != data])
    return found


def split_halves(dev: int, count: int, decisions: int, seed: int) -> list[Split]:
    """Return the report half judged after decisions on the dev half."""
    return [(np.arange(dev, count), np.random.default_rng(seed).permutation(dev)[:decisions])]


def split_whole(dev: int, count: int, decisions: int, seed: int) -> list[Split]:
    """Return all texts judged in five folds, each after decisions on others."""
    del dev
    return list(folds(count, decisions, seed))


def judged(
    seen: SeenTexts, repeats: Sequence[Sequence[Split]], known: LabelCurve, *, is_own: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Return repeats by texts by (confidence, right, accepted): as it comes along, and with a calibration of one's own.

    Without `is_own` the second is the first.
    """
    shape = (len(repeats), len(seen.scores), 3)
    along, own = np.full(shape, np.nan), np.full(shape, np.nan)
    for number, splits in enumerate(repeats):
        for texts, taught in splits:
            odds, right = seen.outcome(texts, taught)
            curve = curve_from(known, *unseen(seen.untaught, seen.decided.where(taught))) if is_own else known
            for rows, used in ((along, known), (own, curve)):
                sure = chances(used, odds)
                rows[number, texts] = np.column_stack([sure, right, sure >= used.unsure_below])
    was_judged = ~np.isnan(along).any(axis=(0, 2))
    return along[:, was_judged], own[:, was_judged]


def rows(each: Measured, mode: Mode, curves: Curves, model: KeepingEmbedder, *, is_whole: bool) -> Iterator[str]:
    """Yield a set's lines of the table."""
    dev = each.texts("dev")
    texts = [*dev, *each.texts("report")]
    seen = seen_texts(each.task, texts, mode, model)
    split = split_whole if is_whole else split_halves
    for decisions in DECISIONS:
        repeats = [split(len(dev), len(texts), decisions, seed) for seed in range(ORDERS if decisions else 1)]
        along, own = judged(seen, repeats, curves[each.task.data, decisions], is_own=bool(decisions))
        head = f"{each.task.name:<21}{mode.value:<9}{decisions:>8}"
        yield f"{head} along {cells(along)}"
        if decisions:
            yield f"{head} own   {cells(own)}"


def cells(outcome: np.ndarray) -> str:
    """Return the figures of an outcome, in %."""
    error = bounds(outcome)
    _, right, accepted = outcome.reshape(-1, 3).T
    figures = (
        *(right.mean(), error.shown, error.debiased, error.upper, error.surest, accepted.mean()),
        *right_of_covered(outcome),
        np.mean([_possible(repeat) for repeat in outcome]),
    )
    return f"{outcome.shape[1]:>6}" + "".join(f"{100 * figure:>9.1f}" for figure in figures)


def right_of_covered(outcome: np.ndarray) -> tuple[float, float]:
    """Return the share of accepted ones that is right over all repeats, and its standard error over texts."""
    accepted = outcome[:, :, 2].sum(axis=0)
    right = (outcome[:, :, 1] * outcome[:, :, 2]).sum(axis=0)
    drawn = np.random.default_rng(0).integers(0, len(right), (_RESAMPLES, len(right)))
    with np.errstate(invalid="ignore"):
        again = right[drawn].sum(axis=1) / accepted[drawn].sum(axis=1)
        return float(right.sum() / accepted.sum()), float(np.nanstd(again))


def _possible(repeat: np.ndarray) -> float:
    """Return the greatest share that can be taken, surest first, with TARGET of it right."""
    right = repeat[np.argsort(-repeat[:, 0], kind="stable"), 1]
    enough = np.flatnonzero(np.cumsum(right) >= TARGET * np.arange(1, len(right) + 1))
    return float(enough[-1] + 1) / len(right) if len(enough) else 0.0


def main() -> None:
    """Print a row for each set, number of decisions and calibration."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--whole", action="store_true")
    asked.add_argument("--accurate", action="store_true")
    asked.add_argument("--only", nargs="+", default=[""])
    said = asked.parse_args()
    mode = Mode.ACCURATE if said.accurate else Mode.FAST
    model = Remembering(minilm(RESOURCES))
    curves = curves_of_others(mode, model)
    heads = ("n", "right", "ECE", "debiased", "upper", "tested", "covered", "right of", "s.e.", "possible")
    print(f"{'set':<21}{'mode':<9}{'decided':>8} fit   {heads[0]:>6}" + "".join(f"{head:>9}" for head in heads[1:]))
    for each in measured_sets():
        if any(word in each.task.name for word in said.only):
            for line in rows(each, mode, curves, model, is_whole=said.whole):
                print(line, flush=True)


if __name__ == "__main__":
    main()
