"""Labels through a model: where the confidence comes from, long documents, and answers that waver."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.domain.documents import Document, Span
from precis.domain.jobs import JobId, Options
from precis.domain.labels import Label, LabelSet
from precis.domain.ports import Extract, ExtractedSentence, Labelling
from precis.domain.requests import Finish, Reply, Request, TokenLogprob
from precis.domain.results import NONE_OF_THESE, Band, DecidedBy, LabelScore
from precis.store import Store
from precis.tasks.asking import Asker
from precis.tasks.classifying import MOST_SHOWN, ModelLabels, condensed, spread, value_probability
from precis.tasks.deciding import band_of, decide
from precis.tasks.passages import passages_of
from precis.tasks.prompts import Prompts
from precis.tasks.tally import Tally
from tests.tasks.documents import document_of, paragraphs
from tests.tasks.fake_engine import FakeEngine, material
from tests.tasks.test_summarizing import PROMPTS, Steps

SET = LabelSet("desk", (Label("invoice", "Asks for money."), Label("contract"), Label("letter")))


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[FakeEngine]:
    store = await Store.open(tmp_path, lambda: datetime.now(UTC))
    yield FakeEngine(store.ledger)
    await store.close()


async def label(engine: FakeEngine, document: Document, telling: Extract | None = None) -> Labelling:
    options = Options(engine="work", summarize=False)
    asker = Asker(engine, Prompts(PROMPTS), job=JobId("j"), options=options, tally=Tally(Steps()), user_tag="")
    return await ModelLabels(asker).label(document, SET, telling)


def answers(engine: FakeEngine, *replies: tuple[str, float]) -> None:
    def answer(request: Request) -> dict[str, object]:
        name, confidence = replies[min(request.sample, len(replies) - 1)]
        return {"evidence": [1, 99], "label": name, "confidence": confidence}

    engine.answers["label"] = answer  # type: ignore[assignment]


async def test_sure_answer_is_one_call(engine: FakeEngine) -> None:
    answers(engine, ("contract", 0.99))
    document = document_of(["The parties agree as follows."])
    found = await label(engine, document)
    assert engine.calls == {"label": 1}
    assert found.scores[0] == LabelScore("contract", 0.99)
    assert found.basis == "self-reported"
    assert [document.quote(span) for span in found.evidence] == ["The parties agree as follows."]
    assert math.isclose(sum(score.confidence for score in found.scores), 1.0)


@pytest.mark.parametrize(
    ("replies", "expected"),
    [
        ((("contract", 0.7), ("contract", 0.7), ("contract", 0.7)), 3.5 / 4),
        ((("contract", 0.7), ("letter", 0.6), ("contract", 0.7)), 2.5 / 4),
    ],
)
async def test_grey_answer_is_asked_again(
    engine: FakeEngine, replies: tuple[tuple[str, float], ...], expected: float
) -> None:
    answers(engine, *replies)
    found = await label(engine, document_of(["The parties agree."]))
    assert engine.calls == {"label": 3}
    assert found.basis == "agreement"
    assert found.scores[0] == LabelScore("contract", expected)


async def test_long_document_is_condensed_to_its_beginning_and_what_says_most(engine: FakeEngine) -> None:
    answers(engine, ("letter", 0.99))
    texts = paragraphs(40)
    document = document_of(texts)
    start = document.text.index(texts[60])
    await label(engine, document, Extract((ExtractedSentence(Span(start, start + 20), 1.0),)))
    shown = material(engine.requests[0])
    assert sum(map(len, shown)) < 2 * MOST_SHOWN
    assert shown[0] in texts[0]
    assert any(text in texts[60] for text in shown)


def test_short_document_is_shown_whole() -> None:
    passages = passages_of(document_of(paragraphs(2)))
    assert condensed(passages, None) == passages


def test_logprobs_decide_where_the_wire_has_them() -> None:
    tokens = [('{"evidence":[1],"label":"', 0.0), ("con", math.log(0.8)), ("tract", math.log(0.9)), ('","c', 0.0)]
    reply = Reply("", Finish.STOP, logprobs=tuple(TokenLogprob(token, value) for token, value in tokens))
    assert value_probability(reply, "contract") == pytest.approx(0.72)
    assert value_probability(reply, "letter") is None
    assert value_probability(replace(reply, logprobs=()), "contract") is None


@given(st.dictionaries(st.sampled_from("abcd"), st.floats(0.0, 0.25), min_size=1, max_size=4))
def test_scores_are_a_distribution(known: dict[str, float]) -> None:
    scores = spread("abcde", known)
    assert math.isclose(sum(score.confidence for score in scores), 1.0)
    assert [score.confidence for score in scores] == sorted((s.confidence for s in scores), reverse=True)


def test_bands_and_who_decides() -> None:
    document = document_of(["x"])

    def answer(confidence: float, labels: LabelSet = SET) -> tuple[Band, DecidedBy]:
        scores = (LabelScore("letter", confidence), LabelScore(NONE_OF_THESE, 1 - confidence))
        found = decide(document, labels, Labelling(scores, "zero-shot"))
        return found.band, found.decided_by

    assert answer(0.4) == (Band.UNSURE, DecidedBy.NONE)
    assert answer(0.6) == (Band.LIKELY, DecidedBy.MODEL)
    assert answer(0.9) == (Band.SURE, DecidedBy.MODEL)
    assert answer(0.99, replace(SET, is_critical=True)) == (Band.SURE, DecidedBy.NONE)


@given(st.floats(0, 1), st.floats(0, 0.99))
def test_only_unsure_is_below_the_threshold(confidence: float, threshold: float) -> None:
    assert (band_of(confidence, threshold) is Band.UNSURE) == (confidence < threshold)
