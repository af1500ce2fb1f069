"""Citations given wrong on purpose are repaired or marked; right ones are narrowed and kept; quotes are the text."""

from __future__ import annotations

import random
from array import array

import pytest

from precis.domain.documents import Block, BlockKind, Document, Layout, Page, Span
from precis.domain.results import Check, Citation, Claim, Verdict
from precis.providers.embedded.sentences import Splitter
from precis.trust.calibration import SupportCalibrations
from precis.trust.checking import check_claims
from precis.trust.claims import Asked
from precis.trust.local import LocalSupportCheck
from tests.bench.trust_data import Item, items
from tests.bench.trust_injected import condensed, document_of, documents

RIGHT_AGAIN = 0.95


def blocks_of(document: Document) -> list[Span]:
    """Return passages of about 80 words, as an engine cites them."""
    spans = [span for span, _ in Splitter(document.language, document.text).split(0, len(document.text))]
    return [Span(group[0].start, group[-1].end) for i in range(0, len(spans), 4) if (group := spans[i : i + 4])]


def shuffled(rng: random.Random) -> list[tuple[Document, str, Span, Span]]:
    """Return claims (sentences condensed) with their right passage and a wrong one of the same document."""
    found: list[tuple[Document, str, Span, Span]] = []
    for _, document in documents("report"):
        passages = blocks_of(document) if len(document.text) < 60_000 else []
        if len(passages) < 4:
            continue
        right = rng.choice(passages)
        spans = [s for s, whole in Splitter(document.language, document.text).split(right.start, right.end) if whole]
        said = [s for s in spans if len(document.quote(s).split()) >= 8]
        wrong = rng.choice([passage for passage in passages if not passage.overlaps(right)])
        if said:
            sentence = " ".join(document.quote(rng.choice(said)).split())
            found.append((document, condensed(sentence) or sentence, right, wrong))
        if len(found) == 150:
            break
    return found


def test_shuffled_citations_are_repaired_or_marked(evaldata: object, calibrations: SupportCalibrations) -> None:
    cases = shuffled(random.Random(2))
    assert len(cases) == 150
    good = 0
    for document, claim, right, wrong in cases:
        (checked,) = check_claims(document, [Asked(claim, (wrong,))], Splitter, calibrations)
        said_so = any(check.name == "citation" and not check.passed for check in checked.checks)
        is_repaired = any(cited.span.overlaps(right) for cited in checked.citations)
        good += (is_repaired and said_so) or all(cited.is_weak for cited in checked.citations)
    assert good / len(cases) >= RIGHT_AGAIN, good


def test_right_citations_are_narrowed_to_a_sentence(evaldata: object, calibrations: SupportCalibrations) -> None:
    cases = shuffled(random.Random(3))
    kept = 0
    for document, claim, right, _ in cases:
        (checked,) = check_claims(document, [Asked(claim, (right,))], Splitter, calibrations)
        first = min((len(cited.span) for cited in checked.citations), default=10_000)
        said_so = any(check.name == "citation" and not check.passed for check in checked.checks)
        kept += any(cited.span.overlaps(right) for cited in checked.citations) and first <= len(right) and not said_so
    assert kept / len(cases) >= RIGHT_AGAIN, kept


def _true_claims() -> list[Item]:
    return [item for item in items() if item.source == "qags_cnndm" and item.is_consistent and not item.is_dev]


def test_claims_without_citations_get_one_by_search(evaldata: object, calibrations: SupportCalibrations) -> None:
    claims = [(item.document, item.sentences) for item in _true_claims()]
    found = total = 0
    for document, sentences in claims:
        checked = check_claims(document, [Asked(text) for text in sentences], Splitter, calibrations)
        found += sum(bool(each.citations) for each in checked)
        total += len(checked)
    assert found / total >= 0.99


def test_a_table_row_is_pointed_at_with_its_head(calibrations: SupportCalibrations) -> None:
    text = "Region\tSales\tStaff\nNorth\t4,200\t31\nSouth\t3,900\t28"
    document = Document("t", "csv", "", text, (Block(BlockKind.TABLE, 0, len(text)),), language="en")
    (checked,) = check_claims(
        document, [Asked("Sales in the South were 3,900.", (Span(0, len(text)),))], Splitter, calibrations
    )
    assert [document.quote(cited.span) for cited in checked.citations] == ["Region\tSales\tStaff", "South\t3,900\t28"]


def test_where_nothing_is_found_the_cited_passage_stays_and_is_weak(
    lease: Document, calibrations: SupportCalibrations
) -> None:
    claim = Asked("Penguins breed on frozen continents.", (Span(0, 40), Span(-3, 5), Span(10, 10**6)))
    (checked,) = check_claims(lease, [claim], Splitter, calibrations)
    assert [(c.span, c.is_weak) for c in checked.citations] == [(Span(0, 40), True)]
    assert checked.verdict is Verdict.UNSUPPORTED


async def run_here(function: object, /, *args: object, limits: object = None) -> object:
    """Run the work in this process."""
    assert callable(function)
    return function(*args)


async def test_the_port_fills_quote_page_and_boxes(calibrations: SupportCalibrations) -> None:
    text = "The lease began in May. The deposit was 1,850 euros."
    words = [(0, 3), (4, 9), (24, 27), (28, 35), (36, 39), (40, 45), (46, 51)]
    layout = Layout(
        array("I", [start for start, _ in words]), array("I", [end for _, end in words]), array("I", [1] * 7),
        array("f", [side for start, end in words for side in (start, 10.0, end, 20.0)]),
    )  # fmt: skip
    document = Document(
        "d", "pdf", "", text, (Block(BlockKind.PARAGRAPH, 0, len(text), 1),), (Page(1, 600, 800, 0, len(text)),),
        layout, language="en",
    )  # fmt: skip
    support = LocalSupportCheck(run_here, Splitter, calibrations)  # type: ignore[arg-type]
    claim = Claim(
        "The deposit was 1,850 euros.", (Citation(Span(0, 10), "wrong"),), checks=(Check("model", True, "kept"),)
    )
    (checked,) = await support.check(document, [claim])
    (citation,) = checked.citations
    assert citation.quote == document.quote(citation.span) == "The deposit was 1,850 euros."
    assert (citation.page, citation.boxes[0].page) == (1, 1)
    assert checked.calibration in support.version
    assert Check("model", True, "kept") in checked.checks
    assert await support.check(document, []) == ()


@pytest.mark.parametrize("text", ["", " \n ", "…"])
def test_a_document_without_words_supports_nothing(text: str, calibrations: SupportCalibrations) -> None:
    (checked,) = check_claims(document_of(text), [Asked("The deposit was 5 euros.")], Splitter, calibrations)
    assert (checked.verdict, checked.citations) == (Verdict.UNSUPPORTED, ())
