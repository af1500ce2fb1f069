"""What a summary draws on, and what it leaves out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.domain.documents import Document, Span
from precis.domain.results import Citation, Claim
from precis.providers.embedded.sentences import Splitter
from precis.trust.coverage import STRIP_BINS, FactKind, left_out, strip, thirds
from tests.bench.trust_injected import document_of

PLAIN = document_of("x" * 900)


def claim(*spans: tuple[int, int]) -> Claim:
    """Return a claim that cites the spans."""
    return Claim("…", tuple(Citation(Span(*span), "") for span in spans))


def test_thirds_count_citations() -> None:
    assert thirds(PLAIN, [claim((0, 10), (299, 310)), claim((300, 301), (899, 900))]) == (0.5, 0.25, 0.25)
    assert thirds(PLAIN, [claim()]) == (0.0, 0.0, 0.0)


def test_strip_shows_the_share_of_each_part() -> None:
    bins = strip(PLAIN, [claim((0, 9), (5, 18), (891, 900))])
    assert len(bins) == STRIP_BINS
    assert (bins[0], bins[1], bins[-1]) == pytest.approx((1.0, 0.0, 0.5))


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)).map(sorted).map(tuple), max_size=8))  # type: ignore[arg-type]
def test_strip_adds_up_to_what_is_cited(spans: list[tuple[int, int]]) -> None:
    covered = {place for start, end in spans for place in range(start, end)}
    assert sum(strip(PLAIN, [claim(*spans)])) * 900 / STRIP_BINS == pytest.approx(len(covered))


def test_key_facts_that_no_claim_mentions(lease: Document) -> None:
    claims = [Claim("The deposit was EUR 1,850 and the lease began on 1 March 2021.")]
    facts = {(fact.kind, fact.text) for fact in left_out(lease, claims, Splitter)}
    assert (FactKind.AMOUNT, "240 euros") in facts
    assert (FactKind.DATE, "30 June 2024") in facts
    assert (FactKind.OBLIGATION, "The landlord must not enter the flat without notice.") in facts
    assert not {"1,850 euros", "1 March 2021"} & {text for _, text in facts}


def test_an_obligation_that_is_cited_is_not_left_out(lease: Document) -> None:
    start = lease.text.index("The landlord must")
    facts = left_out(lease, [claim((start, start + 20))], Splitter)
    assert FactKind.OBLIGATION not in {fact.kind for fact in facts}


def test_parties_are_those_named_often() -> None:
    text = "The lease binds Acme Holdings here. Then Acme Holdings pays. Later Acme Holdings leaves, and Bo Li stays."
    facts = left_out(document_of(text), [], Splitter)
    assert [(fact.text, fact.mentions) for fact in facts if fact.kind is FactKind.PARTY] == [("Acme Holdings", 3)]


@given(st.text(max_size=200))
def test_facts_stand_where_they_say(text: str) -> None:
    document = document_of(text)
    for fact in left_out(document, [], Splitter):
        assert " ".join(document.quote(fact.span).split()) == fact.text
