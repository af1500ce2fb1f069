"""How claims in words of their own are judged: styles, denials, hedges and names that don't belong together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.domain.results import Verdict
from precis.providers.embedded.sentences import Splitter
from precis.trust.calibration import SupportCalibrations
from precis.trust.checking import check_claims
from precis.trust.claims import Asked, Checked
from precis.trust.styles import Style, styles_of
from tests.bench.trust_injected import document_of

REPORT = """The football federation outlined a plan on Monday to protect young players from head injuries. Children of
ten and under are to be kept from heading the ball in training.

The Bank of Japan left its rate unchanged. Traders in London watched the price of Brent crude, which Kerry Craig of the
broker Halden Markets called too high.

The auditors found a possible breach of the rules in the accounts of the northern branch. The minister refused to
disclose the names of the advisers, who had drafted the plan for schools along the river and met mayors of ten towns."""

TALK = """Anna: I got back from Porto, my flight was three hours late and I missed you at the station!
Ben: We waited for you, I have your keys with me. Shall we meet at my place?
Anna: Yes please, I need my keys. Can you bring me some milk?"""


def checked(source: str, claim: str, calibrations: SupportCalibrations) -> Checked:
    """Return the check of one claim."""
    (found,) = check_claims(document_of(source), [Asked(claim)], Splitter, calibrations)
    return found


def said(found: Checked, name: str) -> str:
    """Return what the failed checks of a name say."""
    return " ".join(check.message for check in found.checks if check.name == name and not check.passed)


@pytest.mark.parametrize(
    ("claim", "name", "words"),
    [
        ("The federation will never do a thing to protect its young players.", "negation", "denies anything"),
        ("It is true, say they, that no mayors of the towns have been met.", "negation", "denies nothing"),
        ("The Bank of Brent kept the rate as it was.", "names", "“Bank of Brent”"),
        ("Kerry Markets thinks that crude costs too much.", "names", "never together"),
    ],
)
def test_what_no_passage_bears_out_is_found_in_other_words(
    claim: str, name: str, words: str, calibrations: SupportCalibrations
) -> None:
    found = checked(REPORT, claim, calibrations)
    assert words in said(found, name), found.checks
    assert found.verdict is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    "claim",
    [
        "The minister would not disclose who the advisers are.",
        "The Bank of Japan has not changed its rate.",
        "Not only children are protected by the plan of the federation.",
        "Kerry Craig of Halden Markets thinks that crude costs too much.",
    ],
)
def test_what_the_source_says_in_other_words_raises_no_failed_check(
    claim: str, calibrations: SupportCalibrations
) -> None:
    found = checked(REPORT, claim, calibrations)
    assert said(found, "negation") == "", found.checks
    assert said(found, "names") == "", found.checks


def test_a_hedge_that_was_left_out_is_said(calibrations: SupportCalibrations) -> None:
    bare = checked(REPORT, "The auditors found a breach of the rules in the accounts.", calibrations)
    kept = checked(REPORT, "The auditors found a possible breach of the rules in the accounts.", calibrations)
    assert "“possible”" in said(bare, "hedges")
    assert not said(kept, "hedges")
    assert bare.support < kept.support


def test_wording_alone_is_no_alarm_in_own_words(calibrations: SupportCalibrations) -> None:
    retold = checked(TALK, "Anna returned from a trip to Porto, and her friend has her keys.", calibrations)
    wrong = checked(TALK, "Anna returned from Porto, and her flight was 5 hours late.", calibrations)
    assert retold.verdict is Verdict.SUPPORTED
    assert 0.5 <= retold.support < 0.9
    assert wrong.verdict is Verdict.UNSUPPORTED


def test_a_weekday_that_the_source_never_names_is_partial_at_best(calibrations: SupportCalibrations) -> None:
    found = checked(TALK, "Anna got back from Porto on Friday.", calibrations)
    assert "Friday" in said(found, "dates")
    assert found.verdict is Verdict.PARTIAL


def test_a_style_is_told_by_the_other_claims() -> None:
    assert styles_of([0.9, 0.9, 0.1]) == [Style.COPIED, Style.COPIED, Style.COPIED]
    assert styles_of([0.9, 0.1, 0.1]) == [Style.OWN_WORDS, Style.COPIED, Style.COPIED]
    assert styles_of([0.9]) == [Style.OWN_WORDS]
    assert styles_of([1.0]) == [Style.COPIED]
    assert styles_of([]) == []


@given(st.lists(st.floats(0, 1), max_size=20))
def test_every_claim_has_a_style(copied: list[float]) -> None:
    assert len(styles_of(copied)) == len(copied)


@pytest.mark.parametrize(
    "claim",
    [
        "Halden Markets is a broker that Kerry Craig works for.",
        "Revenue will be $74-75 million in FY22, American brokers say.",
        "The UK plans a non-profit body, AFB.",
    ],
)
def test_other_forms_of_what_is_said_are_no_faults(claim: str, calibrations: SupportCalibrations) -> None:
    source = f"""{REPORT} Revenue of $74 million to $75 million is expected by brokers in the United States in FY 2022.
The British government plans a charitable body, the Assembly for Books."""
    found = checked(source, claim, calibrations)
    assert not [check for check in found.checks if not check.passed and check.name != "wording"]


@pytest.mark.parametrize(
    ("claim", "is_found"),
    [
        ("Grace Okafor paid the deposit to the landlord Martin Feld in January after a long quarrel.", True),
        ("In January, after a long quarrel, Martin Feld paid the deposit to the landlord Grace Okafor.", False),
        ("The talks between Poland and Norway went on in Geneva.", False),
    ],
)
def test_names_that_changed_places_are_found(claim: str, is_found: bool, calibrations: SupportCalibrations) -> None:
    source = """Martin Feld paid the deposit to the landlord Grace Okafor in January after a long quarrel. The talks
between Norway and Poland went on in Geneva."""
    assert bool(said(checked(source, claim, calibrations), "roles")) is is_found


def test_a_number_in_a_compound_is_no_count_of_the_summary(calibrations: SupportCalibrations) -> None:
    source = "The prop was banned for six months after the final, and two team-mates were fined by the league."
    assert "eight" in said(checked(source, "The prop got an eight-game ban.", calibrations), "numbers")
    assert not said(checked(source, "The league punished three men.", calibrations), "numbers")
