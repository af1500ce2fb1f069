"""Labels: what holds for any set and text, what descriptions and decisions do, and which passages are shown."""

from __future__ import annotations

import math
import tomllib

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from precis.app.labelsets import load_label_set
from precis.domain.documents import BlockKind
from precis.domain.jobs import Mode
from precis.domain.labels import Example, Label, LabelCurve, LabelSet
from precis.domain.results import NONE_OF_THESE
from precis.providers.embedded.calibration import (
    TARGET,
    Calibration,
    calibration_of,
    chances,
    refitted,
    spread_to,
    threshold,
)
from precis.providers.embedded.classifier import winner_odds
from precis.providers.embedded.descriptions import describe
from precis.providers.embedded.embedding import WIDTH, MiniLM
from precis.providers.embedded.labelling import PASSAGES, label
from precis.providers.embedded.learning import learn, softmax, usable
from precis.providers.embedded.passages import passages_of
from tests.providers.embedded.conftest import RESOURCES, document_of

TOPICS = LabelSet(
    "topics",
    (
        Label("sport", "Matches, teams and players. The striker scored twice in the final."),
        Label("money", "Banks, markets and companies. Shares fell as interest rates rose."),
        Label("cooking", "Recipes and kitchens. Chop the onions and simmer the soup."),
    ),
)
MATCH = "The goalkeeper saved a penalty and the team won the championship in extra time."
RATES = "The central bank raised its rates again and bond markets slumped."


def winner(text: str, mode: Mode, model: MiniLM, examples: list[Example] | None = None) -> str:
    return label(document_of(text), TOPICS, mode, examples or [], model).scores[0].label


@pytest.mark.parametrize("mode", list(Mode))
def test_a_description_is_enough(mode: Mode, model: MiniLM) -> None:
    assert winner(MATCH, mode, model) == "sport"
    assert winner(RATES, mode, model) == "money"
    assert winner("Fry the garlic in butter and add the rice.", mode, model) == "cooking"


@pytest.mark.parametrize("mode", list(Mode))
def test_what_fits_no_label_is_none_of_these(mode: Mode, model: MiniLM) -> None:
    assert winner("Q: x = 7, y = -3; see z.", mode, model) == NONE_OF_THESE


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300), st.sampled_from(list(Mode)))
def test_scores_are_probabilities_over_the_set_and_none(model: MiniLM, text: str, mode: Mode) -> None:
    document = document_of(text) if text else document_of()
    found = label(document, TOPICS, mode, [], model)
    assert {score.label for score in found.scores} == {"sport", "money", "cooking", NONE_OF_THESE}
    assert math.isclose(sum(score.confidence for score in found.scores), 1.0, abs_tol=1e-6)
    assert [s.confidence for s in found.scores] == sorted((s.confidence for s in found.scores), reverse=True)
    assert all(0 <= span.start < span.end <= len(document.text) for span in found.evidence)
    assert label(document, TOPICS, mode, [], model) == found


def test_an_empty_document_has_none_of_the_labels(model: MiniLM) -> None:
    found = label(document_of(), TOPICS, Mode.FAST, [], model)
    assert found.scores[0].label == NONE_OF_THESE
    assert found.scores[0].confidence == 1.0


@pytest.mark.parametrize("mode", list(Mode))
def test_decisions_teach_and_win_over_descriptions(mode: Mode, model: MiniLM) -> None:
    text = "The club's shares rose on the stock exchange after the transfer of its striker."
    taught = [
        Example("The club sold shares worth millions before the season.", "sport"),
        Example("Investors bought the football club's stock.", "sport"),
        Example("The team's owner took a loan against its television income.", "sport"),
        Example("Transfer fees lifted the club's profit and its share price.", "sport"),
    ]
    before = {s.label: s.confidence for s in label(document_of(text), TOPICS, mode, [], model).scores}
    found = label(document_of(text), TOPICS, mode, taught, model)
    after = {s.label: s.confidence for s in found.scores}
    assert found.basis == "few-shot"
    assert found.scores[0].label == "sport"
    assert after["sport"] > before["sport"]


def test_none_of_these_can_be_taught(model: MiniLM) -> None:
    poems = ["The moon is a boat of silver light.", "My heart is a bird above the sea.", "O night, thy stars do weep."]
    text = document_of("The stars are birds of silver, O my heart.")
    taught = [Example(poem, NONE_OF_THESE) for poem in poems]

    def share(examples: list[Example]) -> float:
        scores = label(text, TOPICS, Mode.FAST, examples, model).scores
        return next(score.confidence for score in scores if score.label == NONE_OF_THESE)

    assert share(taught) > share([])
    assert share(taught) > 0.5


def test_from_fifty_decisions_on_confidence_is_fitted(model: MiniLM) -> None:
    taught = [
        Example(f"{text} Part {number}.", name)
        for number in range(17)
        for text, name in ((MATCH, "sport"), (RATES, "money"), ("Boil the pasta with salt.", "cooking"))
    ]
    known = calibration_of(RESOURCES, Mode.ACCURATE)
    few = label(document_of(MATCH), TOPICS, Mode.ACCURATE, taught[:30], model, calibration=known)
    many = label(document_of(MATCH), TOPICS, Mode.ACCURATE, taught, model, calibration=known)
    assert (few.basis, many.basis) == ("few-shot", "few-shot-fitted")
    assert many.scores[0].label == "sport"
    assert few.unsure_below is not None
    assert many.unsure_below is not None
    assert many.unsure_below < few.unsure_below


def test_the_passages_that_tell_are_shown(model: MiniLM) -> None:
    filler = "Nothing of note is written in this paragraph, which goes on about nothing in particular. " * 7
    document = document_of(*[filler] * 6, MATCH + " " + MATCH.upper(), *[filler] * 6)
    found = label(document, TOPICS, Mode.ACCURATE, [], model)
    assert found.scores[0].label == "sport"
    assert any("goalkeeper" in document.quote(span) for span in found.evidence)
    assert len(found.evidence) <= 3


def test_a_long_document_is_sampled_from_start_to_end() -> None:
    paragraphs = [f"Paragraph {number} says something of its own. " * 15 for number in range(300)]
    document = document_of((BlockKind.HEADING, "A heading"), *paragraphs, title="A long title")
    for mode, most in PASSAGES.items():
        found = passages_of(document, most)
        starts = [passage.span.start for passage in found if passage.span is not None]
        assert len(found) <= most, mode
        assert starts == sorted(starts)
        assert starts[-1] > 0.7 * len(document.text)


def test_examples_are_the_latest_with_a_text_and_a_known_label() -> None:
    many = [Example(f"text {number}", "sport") for number in range(300)]
    other = [Example("  ", "sport"), Example("text", "gone"), Example("text", "money")]
    found = usable(["sport", "money"], [*many, *other])
    assert [example.text for example in found] == [*(f"text {number}" for number in range(200)), "text"]


def _clouds(noise: float, count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return two prototypes, and points about them with their labels."""
    random = np.random.default_rng(7)
    prototypes = np.eye(2, WIDTH, dtype=np.float32)
    labels = np.arange(count) % 2
    points = prototypes[labels] + noise * random.standard_normal((count, WIDTH)).astype(np.float32)
    return prototypes, (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32), labels


def test_learning_holds_to_the_description_and_moves_with_examples() -> None:
    prototypes, points, labels = _clouds(0.05, 40)
    base = 20.0 * (points @ prototypes.T).astype(np.float64)
    swapped = learn(base, points, 1 - labels)
    assert (swapped.logits(base, points).argmax(axis=1) == 1 - labels).all(), "many decisions win over descriptions"
    few = learn(base[:2], points[:2], 1 - labels[:2])
    assert np.abs(few.rows).sum() < np.abs(swapped.rows).sum()
    again = learn(base, points, 1 - labels)
    assert (again.rows == swapped.rows).all()
    assert again.trust == swapped.trust < 1.0


def test_a_label_that_is_never_chosen_becomes_less_likely() -> None:
    _, points, labels = _clouds(0.05, 40)
    learnt = learn(np.zeros((40, 3)), points, labels)
    logits = learnt.logits(np.zeros((40, 3)), points)
    assert (logits.mean(axis=0)[2] < logits.mean(axis=0)[:2]).all()
    assert (softmax(logits)[:, 2] < 0.02).all(), "before the first decision it was 1 in 3"


def test_alike_labels_need_a_greater_difference(model: MiniLM) -> None:
    apart = describe(TOPICS.labels, "en", model)
    alike = describe([Label("tea", "A cup of black tea."), Label("green tea", "A cup of green tea.")], "en", model)
    assert alike.alike > apart.alike
    assert alike.sharpness < apart.sharpness
    assert apart.lean.sum() == pytest.approx(0.0, abs=1e-5)


def test_the_curve_lies_between_those_of_fewer_and_more_decisions() -> None:
    few, many = LabelCurve(0.5, -0.4, 0.95), LabelCurve(0.9, 0.2, 0.9)
    known = Calibration(((0, few), (100, many)))
    assert known.after(0) == few
    assert known.after(100) == known.after(1000) == many
    between = known.after(20)
    assert few.slope < between.slope < many.slope
    assert many.unsure_below < between.unsure_below < few.unsure_below
    for mode in Mode:
        shipped = calibration_of(RESOURCES, mode)
        assert all(0.8 < curve.unsure_below < 1.0 and curve.slope > 0.0 for _, curve in shipped.knots)


def test_odds_of_a_label_are_counted_among_labels_alone() -> None:
    odds = winner_odds(np.array([[3.0, 1.0, 2.9], [1.0, 1.0, 4.0]]))
    assert odds == pytest.approx([2.0, 3.0 - np.log(2.0)])


def test_decisions_that_were_wrong_bring_confidence_down_and_right_ones_up() -> None:
    odds = np.linspace(-1.0, 4.0, 200)
    start = LabelCurve(0.8, -0.1, TARGET)
    random = np.random.default_rng(3)
    right = random.random(200) < 1.0 / (1.0 + np.exp(-odds))
    down = refitted(start, odds, random.random(200) < 0.4)
    assert chances(refitted(start, odds, np.ones(200, bool)), odds).mean() > chances(start, odds).mean()
    assert abs(chances(down, odds).mean() - 0.4) < 0.06
    assert abs(chances(refitted(start, odds, right), odds).mean() - right.mean()) < 0.03
    assert refitted(start, odds[:0], right[:0]) == start


@given(st.lists(st.floats(-20, 20), min_size=2, max_size=30), st.floats(0.01, 0.99))
def test_spreading_keeps_the_order_and_gives_the_winner_its_chance(logits: list[float], chance: float) -> None:
    values = np.array(logits)
    found = spread_to(values, chance)
    assert found.sum() == pytest.approx(1.0)
    assert (np.diff(found[np.argsort(values, kind="stable")]) >= -1e-12).all()
    ordered = np.sort(values)
    if ordered[-1] - ordered[-2] > 0.1:
        assert found.max() == pytest.approx(max(chance, 1.0 / len(values)), abs=0.01)


def test_from_the_threshold_on_the_target_is_reached() -> None:
    sure = np.linspace(0.5, 1.0, 101)
    random = np.random.default_rng(4)
    as_said = threshold(np.tile(sure, 50), random.random(5_050) < np.tile(sure, 50))
    assert TARGET <= sure[sure >= as_said].mean() <= TARGET + 0.02
    wrong = sure < 0.97
    outcomes = ~wrong
    assert threshold(sure, outcomes) > as_said, "what became of them counts beside what the curve says"
    assert threshold(sure, np.ones(101, bool)) < as_said
    assert threshold(np.array([0.3, 0.9]), np.array([False, True])) == 1.0, "nothing is accepted on so little"


@given(st.lists(st.tuples(st.floats(0.0, 1.0), st.booleans()), min_size=1, max_size=60))
def test_a_right_outcome_more_never_raises_the_threshold(decided: list[tuple[float, bool]]) -> None:
    sure = np.array([chance for chance, _ in decided])
    right = np.array([was for _, was in decided])
    better = right.copy()
    better[int(sure.argmax())] = True
    assert threshold(sure, better) <= threshold(sure, right)


def test_softmax_does_not_overflow() -> None:
    assert softmax(np.array([[1000.0, 0.0]])) == pytest.approx(np.array([[1.0, 0.0]]))


FORMS = {
    "eml": "letter or mail",
    "msg": "letter or mail",
    "mbox": "letter or mail",
    "pptx": "presentation",
    "odp": "presentation",
    "xlsx": "form or table",
    "ods": "form or table",
    "csv": "form or table",
    "vtt": "meeting transcript",
}


@pytest.mark.parametrize("file_format", FORMS)
def test_a_files_format_tells_its_form(file_format: str, model: MiniLM) -> None:
    labels = load_label_set(RESOURCES / "labels" / "document-type.toml")

    def share(as_format: str) -> float:
        document = document_of("Please see the figures for the north and the south of 2024.", file_format=as_format)
        scores = label(document, labels, Mode.FAST, [], model).scores
        return next(score.confidence for score in scores if score.label == FORMS[file_format])

    assert share(file_format) > 1.5 * share("txt")
    passages = passages_of(document_of("Short.", file_format=file_format), 5)
    assert [passage.weight for passage in passages if passage.span is None] == [2.0]


def test_embeddings_have_length_one_and_depend_on_the_text_alone(model: MiniLM) -> None:
    alone = model.embed([MATCH])
    among = model.embed(["", RATES, MATCH, "x" * 20_000])
    assert np.linalg.norm(among, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert (alone[0] == among[2]).all()
    assert (model.embed_kept([MATCH, RATES, MATCH])[[0, 2]] == alone).all()
    assert model.embed([]).shape == (0, WIDTH)


@pytest.mark.parametrize("file", sorted((RESOURCES / "labels").glob("*.toml")), ids=lambda file: file.stem)
def test_each_set_that_comes_along_describes_each_label(file: object) -> None:
    raw = tomllib.loads(file.read_text("utf-8"))  # type: ignore[attr-defined]
    names = [row["name"] for row in raw["labels"]]
    assert len(names) == len(set(names)) >= 2
    assert raw["title"]
    assert "unsure_below" not in raw, "the calibration says it"
    assert all(len(row["description"].split()) >= 8 for row in raw["labels"])
