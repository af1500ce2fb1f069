"""What decisions are worth, and a calibration from them: shown first, kept when asked for, taken back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from precis.app import open_precis
from precis.app.calibrating import FEWEST, LabelSetStats, band_of_share
from precis.app.facade import Precis
from precis.app.label_fits import LabelFit, LabelFits
from precis.app.labelsets import parse_label_set
from precis.domain.errors import WrongUse
from precis.domain.jobs import Mode, Options, TextInput
from precis.domain.results import NONE_OF_THESE, DecidedBy
from precis.settings import load_settings
from tests.app.test_model_jobs import run

DESK = """title = "Desk"
[[labels]]
name = "housing"
description = "A letter about a flat, its rent, or a lease."
[[labels]]
name = "cooking"
description = "A recipe. Chop the onions and simmer the soup."
"""
HOUSING = ("The rent for flat {n} rises by {n}0 euros.", "Your lease of room {n} ends in May.", "Tap {n} drips again.")
COOKING = ("Fry {n} onions in butter.", "Bake the bread for {n}0 minutes.", "Stir {n} eggs into the cream.")


@pytest.fixture
async def precis(tmp_path: Path) -> AsyncIterator[Precis]:
    async with open_precis(load_settings(tmp_path)) as opened:
        yield opened


async def decide(precis: Precis, count: int, *, mode: Mode = Mode.FAST) -> None:
    """Classify `count` texts and decide each as what it is."""
    labels = await precis.labels.save("desk", DESK)
    texts = [(HOUSING, COOKING)[n % 2][n // 2 % 3].format(n=n) for n in range(count)]
    options = Options(mode=mode, summarize=False, label_sets=(labels,))
    done = await run(precis, [TextInput(text, text) for text in texts], options)
    for number, outcome in enumerate(done):
        await precis.review.decide(outcome.job.id, ("housing", "cooking")[number % 2])


def test_numbers_are_words_until_there_are_fifty() -> None:
    few = LabelSetStats("s", "", 49, 49, 49, (), None, ())
    assert (few.accuracy, few.band) == (None, "nearly always right")
    assert LabelSetStats("s", "", 5, 5, 5, (), None, ()).band == "too few decisions to tell"
    enough = LabelSetStats("s", "", 80, 50, 30, (), None, ())
    assert (enough.accuracy, enough.band) == (0.6, "often wrong")
    assert [band_of_share(share) for share in (None, 0.1, 0.5, 0.8, 0.99)] == [
        "none", "few", "about half", "most", "nearly all",
    ]  # fmt: skip


async def test_decisions_are_counted_and_measured(precis: Precis) -> None:
    assert await precis.calibration.stats() == []
    await decide(precis, 52)
    (quick,) = await precis.calibration.stats(measure=False)
    assert (quick.label_set, quick.title, quick.decisions, quick.proposed) == ("desk", "Desk", 52, 52)
    assert [period.n for period in quick.periods] == [25, 25, 2]
    assert sum(period.right for period in quick.periods) == quick.right > 26
    assert quick.accuracy == quick.right / 52
    assert quick.improvement is None
    (full,) = await precis.calibration.stats("desk")
    assert full.improvement is not None
    before, after = full.improvement.before, full.improvement.after
    assert before.n == after.n == 52
    assert after.accuracy >= before.accuracy
    assert after.right_of_covered is not None
    assert before.right_of_covered is not None
    assert after.right_of_covered > before.right_of_covered
    with pytest.raises(WrongUse):
        await precis.calibration.stats("other")


async def test_a_calibration_is_shown_kept_and_taken_back(precis: Precis) -> None:
    await decide(precis, FEWEST - 1)
    with pytest.raises(WrongUse) as few:
        await precis.calibration.propose("desk")
    assert "19" in few.value.message
    await decide(precis, 30)
    offered = await precis.calibration.propose("desk")
    assert offered.n == 30
    assert offered.before.n == offered.after.n == 30
    assert await precis.calibration.propose("desk") == offered, "nothing was changed"
    text = [TextInput("The landlord paints the stairs next week.", "Stairs")]
    options = Options(summarize=False, label_sets=(parse_label_set(DESK, "desk.toml"),))

    async def confidence() -> float:
        (outcome,) = await run(precis, text, options)
        assert outcome.result is not None
        return outcome.result.labels[0].confidence

    along = await confidence()
    kept = await precis.calibration.apply(offered)
    assert (kept.engine, kept.mode, kept.n, kept.label_set) == ("embedded", "fast", 30, "desk")
    own = await confidence()
    assert own != along
    (stats,) = await precis.calibration.stats(measure=False)
    assert stats.fits == (kept,)
    assert (await precis.calibration.propose("desk")).before.unsure_below == kept.unsure_below
    assert await precis.calibration.revert("desk") is None
    assert await confidence() == along
    with pytest.raises(WrongUse):
        await precis.calibration.revert("desk")
    with pytest.raises(WrongUse):
        await precis.calibration.propose("gone")


async def test_a_set_that_was_a_file_is_found_again_by_its_jobs(precis: Precis) -> None:
    await decide(precis, 6)
    await precis.labels.remove("desk")
    (stats,) = await precis.calibration.stats("desk")
    assert stats.improvement is not None
    assert stats.improvement.n == 6


async def test_rows_of_earlier_versions_still_count(precis: Precis, tmp_path: Path) -> None:
    """Decisions without a proposal, and on a label or document that is gone: told, but nothing is learnt from them."""
    await decide(precis, 6)
    with sqlite3.connect(tmp_path / "precis.db") as database:
        row = "INSERT INTO decisions (document_id, label_set, label, proposed, confidence, decided_at) VALUES "
        database.execute(row + "('gone', 'desk', 'cooking', NULL, NULL, '2025-01-01T00:00:00+00:00')")
        database.execute(row + "('away', 'desk', 'garden', 'cooking', 0.4, '2025-01-01T00:00:00+00:00')")
        database.execute("UPDATE labels SET basis = 'margin', band = 'likely'")
        database.execute("UPDATE steps SET output = NULL WHERE kind = 'label'")
    (stats,) = await precis.calibration.stats("desk")
    assert (stats.decisions, stats.proposed) == (8, 7)
    assert stats.improvement is not None
    assert stats.improvement.n == 6
    job = (await precis.jobs(limit=1))[0]
    result = await precis.result(job.id)
    assert result is not None
    assert (result.labels[0].basis, result.labels[0].decided_by) == ("margin", DecidedBy.PERSON)
    assert (await precis.review.decide(job.id, NONE_OF_THESE)).label == NONE_OF_THESE


def fit(name: str, mode: str = "fast") -> LabelFit:
    return LabelFit("desk", "embedded", mode, name, "2026-01-02", 60, 0.7, -0.1, 0.9, 0.02)


def test_fits_are_a_stack_a_set_and_mode(tmp_path: Path) -> None:
    fits = LabelFits(tmp_path / "calibration" / "labels.json")
    assert fits.newest("desk", "fast") is None
    for each in (fit("one"), fit("other", "accurate"), fit("two")):
        fits.add(each)
    assert fits.newest("desk", "fast") == fit("two")
    assert fits.newest("desk", "fast").curve.slope == 0.7  # type: ignore[union-attr]
    assert fits.take_back("desk", "fast") == fit("one")
    assert fits.take_back("desk", "fast") is None
    assert fits.all() == [fit("other", "accurate")]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"fits": [{}]}', '{"fits": 3}'])
def test_a_file_of_fits_that_is_broken_says_so(tmp_path: Path, text: str) -> None:
    file = tmp_path / "labels.json"
    file.write_text(text, "utf-8")
    with pytest.raises(WrongUse) as raised:
        LabelFits(file).all()
    assert raised.value.hint


def test_what_is_kept_names_date_number_and_error(tmp_path: Path) -> None:
    file = tmp_path / "labels.json"
    LabelFits(file).add(fit("own"))
    (kept,) = json.loads(file.read_text("utf-8"))["fits"]
    assert {"name", "date", "n", "ece", "engine", "mode", "label_set"} <= kept.keys()
