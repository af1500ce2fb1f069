"""Do label confidences mean what they say? A simulated person decides texts of the dev half; the report half is tested.

Run `python -m tests.bench.label_calibration` (fast mode, one order of decisions; `--full`: both modes, five orders).
ECE has the error of chance taken off; its upper bound adds 1.645 standard deviations of a bootstrap over texts, so that
orders of the same texts don't count as more texts. The curve that comes along was fitted on the dev halves of these
sets: how it does on a set that it never saw is in resources/calibration/labels.json.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import numpy as np

from precis.domain.jobs import Mode
from precis.domain.labels import Example
from precis.providers.embedded.calibration import curve_of
from precis.providers.embedded.embedding import WIDTH, MiniLM, minilm
from precis.providers.embedded.labelling import label
from precis.providers.embedded.terms import Floats
from precis.trust.fitting import measure
from tests.bench.embedded_data import document_of, labelled
from tests.bench.embedded_labels import RESOURCES, LabelTask, tasks

DECISIONS = (0, 50, 200)
_SKIPPED = {"news topic (9)", "news, bare names"}
_RESAMPLES = 100


class Remembering:
    """The model, with every text embedded once."""

    def __init__(self, model: MiniLM) -> None:
        self._model = model
        self._kept: dict[str, Floats] = {}

    def embed(self, texts: Sequence[str]) -> Floats:
        """Return a row a text."""
        for text in texts:
            if text not in self._kept:
                self._kept[text] = self._model.embed([text])[0]
        return np.array([self._kept[text] for text in texts], np.float32).reshape(len(texts), WIDTH)

    embed_kept = embed


def tried(task: LabelTask, mode: Mode, decisions: int, orders: int, model: Remembering) -> np.ndarray:
    """Return orders by texts by (confidence, right, accepted)."""
    curve = curve_of(RESOURCES)
    documents = [(document_of(item.text), item.label) for item in labelled(task.data, "report")]
    pool = labelled(task.data, "dev")
    names = {each.name for each in task.labels.labels}
    found: list[list[tuple[float, float, float]]] = []
    for seed in range(orders if decisions else 1):
        order = np.random.default_rng(seed).permutation(len(pool))[:decisions]
        shown = [Example(pool[at].text, min(task.right[pool[at].label] & names)) for at in order]
        rows: list[tuple[float, float, float]] = []
        for document, source in documents:
            labelling = label(document, task.labels, mode, shown, model, curve=curve)
            best = labelling.scores[0]
            accepted = best.confidence >= (labelling.unsure_below or 0.0)
            rows.append((best.confidence, float(best.label in task.right[source]), float(accepted)))
        found.append(rows)
    return np.array(found)


def upper_bound(outcome: np.ndarray) -> float:
    """Return the upper 95 % bound of the debiased ECE, texts drawn again with all their orders."""
    random = np.random.default_rng(0)
    drawn: list[float] = []
    for _ in range(_RESAMPLES):
        again = outcome[:, random.integers(0, outcome.shape[1], outcome.shape[1])].reshape(-1, 3)
        drawn.append(measure(again[:, 0], again[:, 1]).ece)
    rows = outcome.reshape(-1, 3)
    return measure(rows[:, 0], rows[:, 1]).ece + 1.645 * float(np.std(drawn))


def main() -> None:
    """Print a row for each set, mode and number of decisions."""
    is_full = "--full" in sys.argv
    model = Remembering(minilm(RESOURCES))
    heads = ("decided", "n", "right", "ECE", "upper", "covered", "right of it")
    widths = (8, 6, 7, 7, 7, 9, 13)
    print(f"{'set':<20}{'mode':<10}" + "".join(f"{h:>{w}}" for h, w in zip(heads, widths, strict=True)))
    for task in sorted(tasks(), key=lambda each: each.data == "document_type"):
        if task.name in _SKIPPED:
            continue
        for mode in Mode if is_full else (Mode.FAST,):
            for decisions in DECISIONS:
                outcome = tried(task, mode, decisions, 5 if is_full else 1, model)
                rows = outcome.reshape(-1, 3)
                accepted = rows[:, 2] > 0
                ece = measure(rows[:, 0], rows[:, 1]).ece
                right = 100 * rows[accepted, 1].mean() if accepted.any() else float("nan")
                print(
                    f"{task.name:<20}{mode.value:<10}{decisions:>8}{len(rows):>6}{100 * rows[:, 1].mean():>7.1f}"
                    f"{100 * ece:>7.1f}{100 * upper_bound(outcome):>7.1f}{100 * accepted.mean():>9.1f}{right:>13.1f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
