"""Fits the support calibrations on the dev halves of the labelled sets, and measures them on the report halves.

`python -m tests.bench.trust_fit` prints the figures of docs/trust.md; with `--write` it also writes the two files in
resources/calibration. What is fitted is one rising curve a style and one threshold for copied wording; the raw
score is a plain mean.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from precis.trust.calibration import Calibration, load_support, save_calibration
from precis.trust.fitting import fit_isotonic, measure
from precis.trust.styles import Style
from tests.bench.trust_data import SETS, stamp
from tests.bench.trust_designs import FIXED, FIXED_COPIED, Row, auc, balanced_accuracy, table
from tests.conftest import ROOT

Floats = NDArray[np.float64]
FOLDER = ROOT / "resources" / "calibration"
UNSUPPORTED_BELOW = 0.4
"""Below: more likely unsupported than not, with room for the error of the curve."""
_ENOUGH = 60
"""Rows from which a set has a say of its own."""
_MOST_FALSE_ALARMS = 0.3
"""Share of the supported sentences of a set that may raise an alarm."""
NOTHING_SHARED = 0.3
"""Support of a claim that no passage speaks of: chosen, not fitted; the sets hold few claims about other things."""
VERSION = 2


def raw(row: Row) -> float:
    """Return the raw score of a sentence without a failed check."""
    return sum(weight * row.features[name] for name, weight in weights_of(row.style).items())


def weights_of(style: Style) -> dict[str, float]:
    """Return what the raw score of a style weighs."""
    return FIXED_COPIED if style is Style.COPIED else FIXED


def known(rows: dict[str, list[Row]], *, is_dev: bool, style: Style) -> dict[str, list[Row]]:
    """Return the labelled sentences of a half and a style, set by set."""
    return {n: [r for r in rows[n] if r.label is not None and (r.is_dev, r.style) == (is_dev, style)] for n in SETS}


def even(parts: Sequence[Sequence[Row]]) -> Floats:
    """Return a weight for each row so that each set of at least `_ENOUGH` rows counts the same."""
    return np.array([1.0 / max(_ENOUGH, len(part)) for part in parts for _ in part])


def failed_chance(rows: dict[str, list[Row]]) -> float:
    """Return the share of supported sentences among those with a failed check, one good and one bad added."""
    failed = [r for n in SETS for r in rows[n] if r.is_dev and r.has_failed and r.label is not None]
    return (sum(bool(r.label) for r in failed) + 1) / (len(failed) + 2)


def fitted(rows: dict[str, list[Row]], style: Style) -> Calibration:
    """Return the calibration of a style, its error measured on the report halves."""
    dev = known(rows, is_dev=True, style=style)
    used = [[row for row in part if not row.has_failed and row.has_passage] for part in dev.values()]
    flat = [row for part in used for row in part]
    knots = fit_isotonic(np.array([raw(r) for r in flat]), np.array([float(bool(r.label)) for r in flat]), even(used))
    failed = failed_chance(rows)
    made = Calibration(
        name=f"support-{style}-{VERSION}",
        date=datetime.now(UTC).date().isoformat(),
        task="support",
        n=len(flat),
        fitted_on=(*(f"{name} dev {len(part)}" for name, part in zip(dev, used, strict=True) if part), stamp()),
        weights=weights_of(style),
        knots=knots,
        supported_from=0.5,
        unsupported_below=UNSUPPORTED_BELOW,
        error=measure(np.array([0.5]), np.array([1.0])),
        constants={"failed_check": failed, "nothing_shared": NOTHING_SHARED},
    )
    limit = UNSUPPORTED_BELOW
    if style is Style.COPIED:  # In own words wording says next to nothing: the checks decide alone.
        limit = best_limit(made, _MOST_FALSE_ALARMS, [part for part in dev.values() if len(part) >= _ENOUGH])
    held = [row for part in known(rows, is_dev=False, style=style).values() for row in part]
    error = measure(chances(made, held), np.array([float(bool(r.label)) for r in held]))
    return Calibration(
        **{name: getattr(made, name) for name in Calibration.__slots__} | {"supported_from": limit, "error": error}
    )


def chances(calibration: Calibration, rows: Sequence[Row]) -> Floats:
    """Return the support of each sentence."""
    return np.array([chance_of(calibration, row) for row in rows])


def chance_of(calibration: Calibration, row: Row) -> float:
    """Return the support of a sentence, as `checking.support_of` does."""
    if not row.has_passage:
        return calibration.constants["nothing_shared"]
    if row.has_failed:
        return calibration.constants["failed_check"]
    return calibration.probability(calibration.raw(row.features))


def accepts(calibration: Calibration, row: Row) -> bool:
    """Say whether a sentence counts as supported, as `checking.verdict_of` does."""
    return chance_of(calibration, row) >= calibration.supported_from and not row.features["hints"]


def best_limit(calibration: Calibration, most: float, parts: Sequence[Sequence[Row]]) -> float:
    """Return the support from which a claim counts as supported.

    The best mean balanced accuracy over the sets at which in none of them more than `most` of the
    supported sentences raise an alarm: with more of them nobody looks.
    """
    best, limit = 0.0, UNSUPPORTED_BELOW
    for tried in np.linspace(UNSUPPORTED_BELOW + 0.01, 0.97, 113):
        said = [chances(calibration, part) >= tried for part in parts]
        truth = [np.array([bool(row.label) for row in part]) for part in parts]
        alarms = max(float((~s[t]).mean()) for s, t in zip(said, truth, strict=True))
        found = float(np.mean([balanced_accuracy(list(t), list(s)) for s, t in zip(said, truth, strict=True)]))
        if found > best and alarms <= most:
            best, limit = found, float(tried)
    return limit


def report(rows: dict[str, list[Row]], made: dict[Style, Calibration], *, is_dev: bool = False) -> None:
    """Print what verdicts and supports are worth on the report halves, set by set."""
    print("halves               n  supported   AUC    BA  false alarms  found   ECE  Brier | summaries  AUC    BA")
    for name in SETS:
        test = [r for r in rows[name] if r.is_dev == is_dev]
        support = np.array([float(chances(made[r.style], [r])[0]) for r in test])
        is_accepted = np.array([accepts(made[r.style], r) for r in test])
        has = np.array([r.label is not None for r in test])
        truth = np.array([bool(r.label) for r in test])
        error = measure(support[has], truth[has].astype(float))
        whole: dict[int, tuple[bool, float, bool]] = {}
        for row, s, accepted in zip(test, support, is_accepted, strict=True):
            _, least, all_accepted = whole.get(row.summary, (True, 1.0, True))
            whole[row.summary] = (row.is_consistent, min(least, s), all_accepted and bool(accepted))
        labels, least, accepted = (list(values) for values in zip(*whole.values(), strict=True))
        print(
            f"{name:<15} {has.sum():>7} {truth[has].mean():>9.2f} {auc(list(truth[has]), list(support[has])):>6.3f}"
            f" {balanced_accuracy(list(truth[has]), list(is_accepted[has])):>6.3f}"
            f" {1 - is_accepted[has & truth].mean():>9.3f}"
            f" {1 - is_accepted[has & ~truth].mean():>9.3f} {error.ece:>7.3f} {error.brier:>6.3f}"
            f" | {len(labels):>6} {auc(labels, least):>9.3f} {balanced_accuracy(labels, accepted):.3f}"
        )


def main(arguments: list[str]) -> int:
    """Fit, print, and with `--write` keep."""
    rows = table()
    made = {style: fitted(rows, style) for style in Style}
    if "--write" in arguments:
        for style in Style:
            save_calibration(made[style], FOLDER / f"support-{style}.json")
        load_support(FOLDER)
    for calibration in made.values():
        print(
            calibration.name,
            calibration.n,
            calibration.fitted_on,
            "failed",
            round(calibration.constants["failed_check"], 3),
        )
        print("  knots", [(round(s, 2), round(p, 2)) for s, p in calibration.knots])
        print(
            f"  supported from {calibration.supported_from:.2f};"
            f" ECE {calibration.error.ece:.3f}, n {calibration.error.n}"
        )
        for b in calibration.error.bins:
            print(f"    said {b.predicted:.2f}  was {b.observed:.2f}  of {b.count}")
    report(rows, made, is_dev="dev" in arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
