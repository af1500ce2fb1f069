"""The model check: weak claims only, a quote or nothing, one repair that the local check has to accept."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from precis.domain.documents import Document, Span
from precis.domain.errors import Unreachable
from precis.domain.jobs import JobId, Mode, Options
from precis.domain.requests import Request
from precis.domain.results import DROPPED, Claim, Verdict
from precis.store import Store
from precis.tasks.asking import Asker
from precis.tasks.checking import ModelCheck
from precis.tasks.citing import cite
from precis.tasks.passages import passages_of
from precis.tasks.prompts import Prompts
from precis.tasks.tally import Tally
from tests.tasks.documents import document_of
from tests.tasks.fake_engine import FakeEngine, material
from tests.tasks.test_summarizing import PROMPTS, Steps

TEXT = ("The rent is 1,200 euros a month.", "Notice is three months.", "The deposit is returned within six months.")


WORDS = [
    "roof",
    "garden",
    "cellar",
    "heating",
    "kitchen",
    "windows",
    "stairs",
    "parking",
    "bicycles",
    "balcony",
    "chimney",
    "gutters",
]


class WordForWord:
    """A `SupportCheck` that supports what stands in the document, and nothing else."""

    version = "verbatim/1"

    async def check(self, document: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Return the claims with a verdict by plain containment."""
        return tuple(
            replace(claim, verdict=Verdict.SUPPORTED if claim.text in document.text else Verdict.UNSUPPORTED)
            for claim in claims
        )


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await Store.open(tmp_path, lambda: datetime.now(UTC))
    yield store
    await store.close()


@pytest.fixture
def document() -> Document:
    return document_of(TEXT)


@pytest.fixture
def engine(store: Store) -> FakeEngine:
    return FakeEngine(store.ledger)


def checker(engine: FakeEngine, document: Document) -> ModelCheck:
    options = Options(engine="work", mode=Mode.ACCURATE)
    asker = Asker(engine, Prompts(PROMPTS), job=JobId("j"), options=options, tally=Tally(Steps()), user_tag="")
    return ModelCheck(asker, WordForWord(), document, passages_of(document))


def claim(document: Document, text: str, cited: str, verdict: Verdict = Verdict.PARTIAL) -> Claim:
    start = document.text.index(cited)
    return Claim(text, (cite(document, Span(start, start + len(cited))),), 0.4, verdict)


def says(engine: FakeEngine, verdict: str, quote: str = "", problem: str = "") -> None:
    engine.answers["check"] = lambda _request: {"quote": quote, "problem": problem, "verdict": verdict}


def mends(engine: FakeEngine, text: str, citations: list[int]) -> None:
    engine.answers["repair"] = lambda _request: {"citations": citations, "text": text}


async def test_supported_claims_are_not_asked_about(engine: FakeEngine, document: Document) -> None:
    sure = claim(document, "Notice is three months.", TEXT[1], Verdict.SUPPORTED)
    assert await checker(engine, document).check([sure]) == (sure,)
    assert not engine.calls


async def test_support_needs_a_quote_that_stands_there(engine: FakeEngine, document: Document) -> None:
    weak = claim(document, "One pays 1,200 a month.", TEXT[0])
    says(engine, "supported", "rent is 1,200 euros")
    (found,) = await checker(engine, document).check([weak])
    assert found.verdict is Verdict.SUPPORTED
    assert found.citations[0].quote == TEXT[0]


async def test_invented_quote_supports_nothing(engine: FakeEngine, document: Document) -> None:
    weak = claim(document, "One pays 1,300 a month.", TEXT[0])
    says(engine, "supported", "rent is 1,300 euros")
    mends(engine, "", [])
    (found,) = await checker(engine, document).check([weak])
    assert found.verdict is Verdict.PARTIAL
    assert not found.checks[-1].passed


async def test_wrong_claim_is_rewritten_once_and_says_what_it_was(engine: FakeEngine, document: Document) -> None:
    wrong = claim(document, "Notice is six months.", TEXT[1])
    says(engine, "not", problem="It is three months.")
    mends(engine, TEXT[1], [2])
    (found,) = await checker(engine, document).check([wrong])
    assert (found.text, found.verdict) == (TEXT[1], Verdict.SUPPORTED)
    assert "Notice is six months." in found.checks[-1].message
    assert found.citations[0].quote == TEXT[1]


async def test_repair_that_is_wrong_too_is_not_taken(engine: FakeEngine, document: Document) -> None:
    wrong = claim(document, "Notice is six months.", TEXT[1])
    says(engine, "not", problem="It is three months.")
    mends(engine, "Notice is nine months.", [2])
    (found,) = await checker(engine, document).check([wrong])
    assert (found.text, found.verdict) == ("Notice is six months.", Verdict.UNSUPPORTED)
    assert [check.name for check in found.checks] == ["model", DROPPED]
    assert found.checks[0].message == "It is three months."
    assert engine.calls["repair"] == 1


async def test_what_could_not_be_supported_comes_last_and_is_said(engine: FakeEngine, document: Document) -> None:
    sure = claim(document, "Notice is three months.", TEXT[1], Verdict.SUPPORTED)
    wrong = claim(document, "Notice is six months.", TEXT[1], Verdict.UNSUPPORTED)
    says(engine, "not", problem="It is three months.")
    mends(engine, "", [])
    first, last = await checker(engine, document).check([wrong, sure])
    assert first == sure
    assert (last.text, last.verdict) == (wrong.text, Verdict.UNSUPPORTED)
    assert "Could not be supported" in last.checks[-1].message


async def test_the_model_sees_likely_passages_that_the_claim_does_not_cite(engine: FakeEngine) -> None:
    texts = [f"Clause {n} is about the {word}." for n, word in enumerate(WORDS)]
    document = document_of([*texts[:3], "The deposit of 900 euros is returned within six months.", *texts[3:]])
    wrong = claim(document, "The deposit is returned within six months.", texts[-1])
    says(engine, "supported", "returned within six months")
    (found,) = await checker(engine, document).check([wrong])
    shown = material(engine.requests[0])
    assert any("900 euros" in text for text in shown)
    assert len(shown) < 6
    assert found.verdict is Verdict.SUPPORTED
    assert "900 euros" in found.citations[0].quote


@pytest.mark.parametrize(("logprob", "verdict"), [(-0.05, Verdict.SUPPORTED), (-0.9, Verdict.PARTIAL)])
async def test_a_word_that_the_model_was_not_sure_of_supports_nothing(
    engine: FakeEngine, document: Document, logprob: float, verdict: Verdict
) -> None:
    engine.logprob = logprob
    weak = claim(document, "One pays 1,200 a month.", TEXT[0])
    says(engine, "supported", "rent is 1,200 euros")
    mends(engine, "", [])
    (found,) = await checker(engine, document).check([weak])
    assert found.verdict is verdict
    assert engine.requests[0].want_logprobs


async def test_claim_without_a_passage_is_unsupported_and_costs_nothing(engine: FakeEngine, document: Document) -> None:
    (found,) = await checker(engine, document).check([Claim("Pets are allowed.")])
    assert found.verdict is Verdict.UNSUPPORTED
    assert not engine.calls


async def test_engine_that_fails_leaves_the_local_verdict(store: Store, document: Document) -> None:
    def fail(_request: Request) -> None:
        raise Unreachable("No connection.")

    weak = claim(document, "One pays 1,200 a month.", TEXT[0])
    (found,) = await checker(FakeEngine(store.ledger, fault=fail), document).check([weak])
    assert found.verdict is Verdict.PARTIAL
    assert "could not be checked" in found.checks[-1].message
