"""The support check on claims whose truth is plain, and on text that wants to break it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from precis.domain.documents import Document, Span
from precis.domain.results import Verdict
from precis.providers.embedded.sentences import Splitter
from precis.trust.calibration import SupportCalibrations
from precis.trust.checking import VERBATIM, check_claims
from precis.trust.claims import Asked, Checked
from tests.bench.trust_injected import document_of

Check = Callable[[str], Checked]


def failed(checked: Checked) -> dict[str, str]:
    """Return the failed checks' messages by name."""
    found: dict[str, str] = {}
    for check in checked.checks:
        if not check.passed:
            found[check.name] = f"{found.get(check.name, '')} {check.message}".strip()
    return found


@pytest.mark.parametrize(
    "text",
    [
        "The deposit was 1,850 euros.",
        "The notice takes effect on 30 June 2024.",
        "The lease can be ended with three months' notice.",
        "The deposit was EUR 1,850.",
        "The lease began on 2021-03-01.",
        "The notice takes effect on June 30, 2024.",
        "Sales of the Northern branch rose 12 percent to $4,200,000 in 2023.",
        "The repair cost 240 euros.",
        "Grace Okafor was paid 240 euros by Martin Feld in January.",
    ],
)
def test_true_claims_are_supported(check: Check, text: str) -> None:
    checked = check(text)
    assert checked.verdict is Verdict.SUPPORTED, checked
    assert checked.citations


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("The deposit was 1,580 euros.", "numbers", "The source says “1,850 euros”, the summary “1,580 euros”."),
        ("The lease began on 3 March 2021.", "dates", "The source says “1 March 2021”, the summary “3 March 2021”."),
        ("Sales of the Northern branch rose by 21% to $4.2 million in 2023.", "numbers", "“12%”"),
        ("Sales of the Northern branch rose by 12% to $4.2 billion in 2023.", "numbers", "4.2 million"),
        ("The board approved the merger with Apex Holdings on Tuesday.", "names", "the summary “Apex”"),
        ("The board approved the merger with Acme Holdings on Friday.", "dates", "the summary “Friday”"),
        ("Grace Okafor paid 240 euros to Martin Feld in January.", "roles", "the other way round"),
        ("The notice does not take effect on 30 June 2024.", "negation", "“not”"),
        ("The landlord must enter the flat without notice.", "negation", "“not”, and the summary leaves it out"),
        ("All tenants must keep a bicycle in the yard.", "modality", "The source says “may”, the summary “must”."),
        ("Some tenants may keep a bicycle in the yard.", "quantifiers", "The source says “All”, the summary “Some”."),
        ("Sales of the Southern branch rose by 3% in 2023.", "opposites", ""),
        ("The board disapproved the merger with Acme Holdings on Tuesday.", "opposites", "“approved”"),
    ],
)
def test_false_claims_are_found_and_explained(check: Check, text: str, name: str, words: str) -> None:
    checked = check(text)
    assert checked.verdict is not Verdict.SUPPORTED or name == "opposites"
    assert words in failed(checked).get(name, "missing"), checked.checks


def test_a_claim_of_nothing_in_the_document_has_no_citation(check: Check) -> None:
    checked = check("Penguins breed on frozen continents.")
    assert (checked.verdict, checked.citations) == (Verdict.UNSUPPORTED, ())
    assert "No passage" in " ".join(failed(checked).values())


def test_a_whole_sentence_is_supported_by_its_own_place(lease: Document, calibrations: SupportCalibrations) -> None:
    spans = [span for span, _ in Splitter("en", lease.text).split(0, len(lease.text))]
    claims = [Asked(" ".join(lease.quote(span).split())) for span in spans]
    for span, checked in zip(spans, check_claims(lease, claims, Splitter, calibrations), strict=True):
        assert (checked.support, checked.verdict) == (VERBATIM, Verdict.SUPPORTED)
        assert [cited.span for cited in checked.citations] == [span]


def test_a_claim_of_two_sentences_is_as_weak_as_the_weaker(check: Check) -> None:
    checked = check("The deposit was 1,850 euros. The repair cost 420 euros.")
    assert checked.verdict is Verdict.UNSUPPORTED
    assert len(checked.citations) == 2
    assert "numbers" in failed(checked)


@pytest.mark.parametrize(
    ("language", "text", "good", "bad"),
    [
        ("de", "Der Umsatz stieg auf 1,2 Millionen Euro. Die Miete beginnt am 3. Mai 2021.",
         "Der Umsatz stieg auf 1.200.000 Euro.", "Der Umsatz stieg auf 2,1 Millionen Euro."),
        ("fr", "Le loyer est de 12 400 euros par an. Le bail ne peut pas être cédé.",
         "Le loyer est de 12 400 euros par an.", "Le bail peut être cédé."),
        ("es", "El contrato empieza el 12 de marzo de 2024 y dura dos años.",
         "El contrato empieza el 12 de marzo de 2024.", "El contrato empieza el 21 de marzo de 2024."),
        ("it", "La società non ha pagato 3,5 milioni di euro nel 2022.",
         "La società non ha pagato 3,5 milioni di euro nel 2022.",
         "La società ha pagato 3,5 milioni di euro nel 2022."),
        ("pt", "A empresa vendeu 7,5% das ações em abril de 2023.",
         "A empresa vendeu 7,5% das ações em abril de 2023.", "A empresa vendeu 5,7% das ações em abril de 2023."),
        ("nl", "Het bedrijf heeft geen winst gemaakt in 2020.",
         "Het bedrijf heeft geen winst gemaakt in 2020.", "Het bedrijf heeft winst gemaakt in 2020."),
    ],
)  # fmt: skip
def test_other_languages(language: str, text: str, good: str, bad: str, calibrations: SupportCalibrations) -> None:
    document = document_of(text, language)
    first, second = check_claims(document, [Asked(good), Asked(bad)], Splitter, calibrations)
    assert not failed(first), first.checks
    assert first.support > second.support
    assert second.verdict is Verdict.UNSUPPORTED, second.checks


_HOSTILE = st.text(
    st.characters(codec=None) | st.sampled_from(list("0123456789.,:-/%$€'’ \n\t()\u202e\u0000\ud800ﬀßİ")), max_size=150
)


@settings(max_examples=120, deadline=None)
@given(
    source=_HOSTILE,
    claim=_HOSTILE,
    cited=st.tuples(st.integers(-5, 400), st.integers(-5, 400)),
    language=st.sampled_from(["en", "de", "und"]),
)
def test_nothing_breaks_it_and_it_is_deterministic(
    source: str, claim: str, cited: tuple[int, int], language: str, calibrations: SupportCalibrations
) -> None:
    document = document_of(source, language)
    asked = [Asked(claim, (Span(*cited),)), Asked(source)]
    first = check_claims(document, asked, Splitter, calibrations)
    assert first == check_claims(document, asked, Splitter, calibrations)
    for checked in first:
        assert 0.0 <= checked.support <= 1.0
        assert all(0 <= c.span.start < c.span.end <= len(document.text) for c in checked.citations)


@pytest.mark.parametrize(
    "claim", ["two and " * 3000, "1,000 " * 3000, "not no never " * 2000, "A" * 100_000, "é" * 9000]
)
def test_long_claims_take_no_long_time(claim: str, check: Check) -> None:
    assert check(claim).verdict in set(Verdict)  # the suite's own time-out fails it
