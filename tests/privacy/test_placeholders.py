"""Placeholders: the same for the same value, restored exactly, and never confused with what the text had before."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from precis.domain.ports import Mask
from precis.privacy.placeholders import PlaceholderMask
from precis.privacy.redaction import Redactor

MASK: Mask = PlaceholderMask(Redactor(phone_regions=("US",), known=("hush-hush-key",)))
LETTER = "Dear Anna Schmidt, your card 4111 1111 1111 1111 is ready; write to anna@example.org."
REPLY = "Anna Schmidt asked by anna@example.org. Schmidt was born on 3 March 1980."


def test_the_same_value_has_the_same_placeholder_in_all_texts() -> None:
    masked = MASK([LETTER, REPLY])
    assert masked.texts[0] == "Dear [PERSON_1], your card [CARD_1] is ready; write to [EMAIL_1]."
    assert masked.texts[1].startswith("[PERSON_1] asked by [EMAIL_1].")
    assert "[DATE_OF_BIRTH_1]" in masked.texts[1]


def test_a_value_found_once_is_replaced_wherever_it_stands() -> None:
    masked = MASK(["My name is Oyelaran.", "We met oyelaran and Oyelaran; Oyelarans are many."])
    assert masked.texts == ("My name is [PERSON_1].", "We met oyelaran and [PERSON_1]; Oyelarans are many.")


@pytest.mark.parametrize(
    "written",
    [
        "[PERSON_1]", "[person_1]", "[Person 1]", "[ PERSON_1 ]", "[PERSON-1]", "{PERSON_1}", "<PERSON_1>", "PERSON_1",
        r"\[PERSON\_1\]", "[PERSON #1]", "[PERSON_01]", "【PERSON_1】",
    ],
)  # fmt: skip
def test_what_a_model_makes_of_a_placeholder_is_restored(written: str) -> None:
    masked = MASK([LETTER])
    assert masked.restore(f"So {written}'s card, and again {written}.") == (
        "So Anna Schmidt's card, and again Anna Schmidt."
    )


def test_an_unknown_placeholder_stays_and_is_listed() -> None:
    masked = PlaceholderMask(Redactor())([LETTER])
    assert masked.restore("[PERSON_7] and [EMAIL_1]") == "[PERSON_7] and anna@example.org"
    assert masked.unknown("[PERSON_7], [PERSON_7], [EMAIL_1] and [1]") == ("[PERSON_7]",)


def test_a_placeholder_of_the_text_itself_is_not_confused() -> None:
    text = "The template has [EMAIL_1] and email_2; write to ada@example.org."
    masked = PlaceholderMask(Redactor())([text])
    assert masked.texts == ("The template has [EMAIL_1] and email_2; write to [EMAIL_3].",)
    assert masked.restore(masked.texts[0]) == text
    assert masked.restore("[Email 1] is [Email 3]") == "[Email 1] is ada@example.org"
    assert masked.unknown("[EMAIL_1] [EMAIL_4]") == ("[EMAIL_4]",)


def test_passage_numbers_and_plain_texts_are_left() -> None:
    masked = PlaceholderMask(Redactor())(["[1] Plain text.", ""])
    assert masked.texts == ("[1] Plain text.", "")
    assert masked.restore("[PERSON_1] [1]") == "[PERSON_1] [1]"
    assert masked.unknown("[PERSON_1]") == ()


def test_no_value_shows_when_it_is_printed() -> None:
    assert "4111" not in repr(MASK([LETTER]))


VALUES = ["ada@example.org", "Anna Schmidt", "4111 1111 1111 1111", "hush-hush-key", "203.0.113.77", "536-90-4399"]
LOOKALIKES = [
    "[EMAIL_1]",
    "EMAIL_1",
    "{card 2}",
    "[PERSON_",
    "_1]",
    "\\[",
    "\\]",
    "[",
    "]",
    "KEY_1",
    "PERSON 1",
    "[[",
    "{",
]
PIECE = st.one_of(st.sampled_from(VALUES), st.sampled_from(LOOKALIKES), st.text("aZ1 _.[]{}\\\n\ud800é漢", max_size=8))
TEXTS = st.lists(st.lists(PIECE).map("".join), max_size=4)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_restoring_gives_the_texts_back(texts: list[str]) -> None:
    masked = MASK(texts)
    assert [masked.restore(text) for text in masked.texts] == texts


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_placeholders_stand_for_one_value_each(texts: list[str]) -> None:
    masked = PlaceholderMask(Redactor(phone_regions=("US",), known=("hush-hush-key",)))(texts)
    assert len(set(masked.values.values())) == len(masked.values)
    for placeholder, value in masked.values.items():
        assert masked.restore(placeholder) == value
        assert not any(placeholder in text for text in texts)


@given(st.lists(st.sampled_from(VALUES), min_size=1, max_size=8))
@settings(max_examples=50, deadline=None)
def test_no_value_is_sent(values: list[str]) -> None:
    masked = MASK([f"Please note {value} here." for value in values])
    assert not [value for value in values for text in masked.texts if value in text]
