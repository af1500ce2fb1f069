"""Labels against those of the sources: accuracy, macro-F1, calibration error, and what is left to a person.

Label sets with descriptions come from resources/labels; spam and complaints have ad-hoc sets written for the
purpose, banking77 has bare names only. Few-shot examples come from the dev halves, whatever half is reported.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from precis.domain.jobs import Mode
from precis.domain.labels import Example, Label, LabelSet
from precis.domain.results import NONE_OF_THESE
from tests.bench.embedded_data import Half, Labelled, document_of, labelled

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
SAMPLE = {"document_type": 25}
USUAL_SAMPLE = 60
BINS = 15


@dataclass(frozen=True, slots=True)
class LabelTask:
    """A label set, the data it is tried on, and which of the set's labels are right for each of the source's."""

    name: str
    data: str
    labels: LabelSet
    right: Mapping[str, frozenset[str]]
    shots: tuple[int, ...] = (0, 10)


@dataclass(frozen=True, slots=True)
class LabelRow:
    """Shares between 0 and 1; `covered`: not left to a person, `right_of_covered`: accuracy among those."""

    set: str
    mode: str
    shots: int
    texts: int
    accuracy: float
    macro_f1: float
    ece: float
    covered: float
    right_of_covered: float
    none: float


def brought_along(name: str) -> LabelSet:
    """Return a set of resources/labels."""
    raw = tomllib.loads((RESOURCES / "labels" / f"{name}.toml").read_text("utf-8"))
    labels = tuple(Label(row["name"], row["description"].strip()) for row in raw["labels"])
    return LabelSet(name, labels, raw["title"])


def _own(name: str, **labels: str) -> LabelSet:
    return LabelSet(name, tuple(Label(key, text) for key, text in labels.items()))


_SPAM = _own(
    "spam",
    ham="A personal text message between people who know each other. Ok, see you later, where are you? I am at home.",
    spam="Advertising or fraud sent to many. Congratulations, you have won a prize, call now to claim. "
    "Free ringtone, txt STOP to end.",
)
_COMPLAINTS = _own(
    "complaints",
    credit_reporting="Wrong or fraudulent information on a credit report. Equifax, Experian or TransUnion refuse to "
    "remove an inquiry or account after identity theft.",
    debt_collection="A debt collector demands payment of a debt. Collection agency calls, letters without validation, "
    "a debt that is not owed.",
    mortgages_and_loans="A mortgage, student loan, car loan or payday loan. Loan servicer, payments, interest, escrow, "
    "refinancing, foreclosure.",
    credit_card="A credit card and its issuer. Charges on the card, rewards, interest, annual fee, application denied, "
    "Capital One or Citibank card.",
    retail_banking="A bank account. Checking or savings account, deposit, check, debit card, overdraft fee, transfer, "
    "branch closed my account.",
)
_TOPICS = {
    "World": {"world", "politics", "crime and justice", "weather and environment", "health", "culture and people"},
    "Sci/Tech": {"science and technology"},
    "Business": {"business"},
    "Sports": {"sports"},
}
_TYPES = {
    "earnings_call": "financial report", "scientific_abstract": "scientific paper", "news_article": "news article",
    "resume": "resume", "system_log": "system log", "source_code": "source code", "short_message": "short message",
    "software_documentation": "manual or guide", "customer_request": "customer request",
    "meeting_transcript": "meeting transcript", "scientific_paper": "scientific paper",
}  # fmt: skip


def tasks() -> list[LabelTask]:
    """Return what is tried."""
    topics, types = brought_along("news-topic"), brought_along("document-type")
    four = LabelSet("topics", tuple(x for x in topics.labels if x.name in {"world", *map(_first, _TOPICS.values())}))
    intents = sorted({item.label for half in ("dev", "report") for item in labelled("banking77", half)})
    bare = LabelSet("topics", tuple(map(Label, ("World", "Sports", "Business", "Sci/Tech"))))
    return [
        LabelTask("document type (18)", "document_type", types, {k: frozenset({v}) for k, v in _TYPES.items()}, (0, 5)),
        LabelTask("news topic (9)", "agnews", topics, {k: frozenset(v) for k, v in _TOPICS.items()}, (0,)),
        LabelTask("news topic (4)", "agnews", four, {k: frozenset(v) for k, v in _TOPICS.items()}),
        LabelTask("news, bare names", "agnews", bare, {x.name: frozenset({x.name}) for x in bare.labels}),
        _same("banking77, bare", "banking77", LabelSet("intents", tuple(map(Label, intents))), (0, 3)),
        _same("spam (2)", "sms_spam", _SPAM, (0, 10, 40)),
        _same("complaints (5)", "cfpb_complaints", _COMPLAINTS, (0, 10, 20)),
    ]


def _first(names: set[str]) -> str:
    return min(names)


def _same(name: str, data: str, labels: LabelSet, shots: tuple[int, ...]) -> LabelTask:
    return LabelTask(name, data, labels, {item.name: frozenset({item.name}) for item in labels.labels}, shots)


def measure(half: Half, *, is_full: bool) -> list[LabelRow]:
    """Return a row for each task, mode and number of examples a label."""
    return [row for task in tasks() for row in _measured(task, half, is_full=is_full)]


def _measured(task: LabelTask, half: Half, *, is_full: bool) -> Iterator[LabelRow]:
    items = labelled(task.data, half)
    items = items if is_full else items[: SAMPLE.get(task.data, USUAL_SAMPLE)]
    for shots in task.shots:
        examples = examples_of(task, shots)
        shown = {example.text for example in examples}
        for mode in Mode:
            yield _row(task, mode, shots, [item for item in items if item.text not in shown], examples)


def examples_of(task: LabelTask, shots: int) -> list[Example]:
    """Return the first `shots` texts of each label of the dev half, under the set's own names."""
    taken: Counter[str] = Counter()
    found: list[Example] = []
    for item in labelled(task.data, "dev") if shots else []:
        names = task.right[item.label] & {label.name for label in task.labels.labels}
        if len(names) == 1 and taken[item.label] < shots:
            taken[item.label] += 1
            found.append(Example(item.text, next(iter(names))))
    return found


def _row(task: LabelTask, mode: Mode, shots: int, items: Sequence[Labelled], examples: Sequence[Example]) -> LabelRow:
    from precis.providers.embedded.calibration import calibration_of
    from precis.providers.embedded.embedding import minilm
    from precis.providers.embedded.labelling import label

    model = minilm(RESOURCES)
    known = calibration_of(RESOURCES, mode)
    found = [label(document_of(item.text), task.labels, mode, examples, model, calibration=known) for item in items]
    best = [each.scores[0] for each in found]
    thresholds = np.array([each.unsure_below for each in found], np.float64)
    right = np.array([score.label in task.right[item.label] for score, item in zip(best, items, strict=True)])
    sure = np.array([score.confidence for score in best])
    covered = (sure >= thresholds) & np.array([score.label != NONE_OF_THESE for score in best])
    return LabelRow(
        set=task.name,
        mode=mode.value,
        shots=shots,
        texts=len(items),
        accuracy=round(float(right.mean()), 4),
        macro_f1=round(_macro_f1([item.label for item in items], [score.label for score in best], task.right), 4),
        ece=round(expected_calibration_error(sure, right), 4),
        covered=round(float(covered.mean()), 4),
        right_of_covered=round(float(right[covered].mean()), 4) if covered.any() else 0.0,
        none=round(float(np.mean([score.label == NONE_OF_THESE for score in best])), 4),
    )


def _macro_f1(labels: Sequence[str], found: Sequence[str], right: Mapping[str, frozenset[str]]) -> float:
    scores: list[float] = []
    for name in sorted(set(labels)):
        said = np.array([label in right[name] for label in found])
        true = np.array([label == name for label in labels])
        scores.append(2.0 * float((said & true).sum()) / float(said.sum() + true.sum()))
    return float(np.mean(scores))


def expected_calibration_error(confidence: np.ndarray, right: np.ndarray, bins: int = BINS) -> float:
    """Return the mean distance between confidence and accuracy over equal bins, weighted by their texts."""
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    return sum(
        float((place == number).mean() * abs(confidence[place == number].mean() - right[place == number].mean()))
        for number in range(bins)
        if (place == number).any()
    )


def show(rows: Sequence[LabelRow]) -> None:
    """Print a table."""
    print("\nLabels (%): covered = not left to a person at the calibrated threshold")
    heads = ("texts", "accuracy", "macro-F1", "ECE", "covered", "right of covered", "none")
    print(f"{'set':<20}{'mode':<10}{'shots':>5}" + "".join(f"{head:>{len(head) + 2}}" for head in heads))
    for row in rows:
        values = (row.accuracy, row.macro_f1, row.ece, row.covered, row.right_of_covered, row.none)
        cells = "".join(f"{100 * v:>{len(head) + 2}.1f}" for v, head in zip(values, heads[1:], strict=True))
        print(f"{row.set:<20}{row.mode:<10}{row.shots:>5}{row.texts:>7}{cells}")
