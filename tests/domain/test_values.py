"""The domain's values: keys of content alone, exact money, spans and boxes, errors that travel."""

from __future__ import annotations

import inspect
import pickle
from array import array
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.domain import errors
from precis.domain.documents import Box, Document, Layout, Page, Span
from precis.domain.jobs import JobId, Mode
from precis.domain.money import Money
from precis.domain.requests import CallContext, Message, Request, Role
from precis.domain.steps import Step, StepKind, canonical
from precis.domain.text import printable

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_key_depends_on_content_and_not_on_order(value: Any) -> None:
    shuffled = dict(reversed(value.items())) if isinstance(value, dict) else value
    assert Step(StepKind.DRAFT, value).key == Step(StepKind.DRAFT, shuffled).key


@given(JSON, JSON)
def test_different_content_has_a_different_key(one: Any, other: Any) -> None:
    if canonical(one) != canonical(other):
        assert Step(StepKind.DRAFT, one).key != Step(StepKind.DRAFT, other).key
    assert Step(StepKind.DRAFT, one).key != Step(StepKind.MERGE, one).key


def test_context_and_mode_are_not_part_of_a_request_s_key() -> None:
    """Two jobs of two people that ask the same of the same model share what was computed."""
    message = Message(Role.USER, "text")
    one = Request(StepKind.DRAFT, Mode.FAST, (message,), 100, engine="work", model="m")
    other = Request(
        StepKind.DRAFT, Mode.ACCURATE, (message,), 100, engine="home", model="m", context=CallContext(job=JobId("j"))
    )
    assert one.step().key == other.step().key
    assert Request(StepKind.DRAFT, Mode.FAST, (message,), 101, model="m").step().key != one.step().key


@given(st.lists(st.integers(0, 10**9), max_size=50))
def test_money_adds_up_exactly(amounts: list[int]) -> None:
    total = Money(0)
    for amount in amounts:
        total += Money(amount)
    assert total == Money(sum(amounts))


@given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 100), st.integers(0, 100))
def test_overlap_is_a_shared_code_point(a: int, b: int, c: int, d: int) -> None:
    one, other = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == bool(shared) or len(one) == 0 or len(other) == 0


def test_lines_join_words_of_a_line() -> None:
    layout = Layout(
        array("I", [0, 4, 8]), array("I", [3, 7, 11]), array("I", [1, 1, 1]),
        array("f", [10, 10, 30, 20, 34, 10, 60, 20, 10, 24, 40, 34]),
    )  # fmt: skip
    lines = list(layout.lines(Span(0, 11)))
    assert [line.box for line in lines] == [Box(10, 10, 60, 20), Box(10, 24, 40, 34)]
    assert [line.box for line in layout.lines(Span(5, 6))] == [Box(34, 10, 60, 20)]


def test_page_of_an_offset() -> None:
    pages = (Page(1, 100, 100, 0, 10), Page(2, 100, 100, 12, 20))
    document = Document("id", "pdf", "", "x" * 20, (), pages)
    assert [document.page_at(offset) for offset in (0, 11, 12, 19)] == [1, 1, 2, 2]
    assert Document("id", "txt", "", "x", ()).page_at(0) is None


def _errors() -> list[type[errors.PrecisError]]:
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.PrecisError)]
    return sorted(kinds, key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", _errors(), ids=lambda kind: kind.__name__)
def test_error_crosses_a_process_border(kind: type[errors.PrecisError]) -> None:
    more = {errors.BudgetReached: {"scope": "day"}, errors.NoticeNeeded: {"engine": "work"}}.get(kind, {})
    error = kind("What happened.", "What to do.", **more)
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is kind
    assert (copy.message, copy.hint, vars(copy)) == (error.message, error.hint, vars(error))
    assert str(copy) == "What happened."


def test_codes_name_one_error_each() -> None:
    codes = [kind.code for kind in _errors()]
    assert len(set(codes)) == len(codes)


@given(st.text(st.characters(codec=None)))
def test_printable_text_is_one_line_without_controls(text: str) -> None:
    shown = printable(text)
    assert all(character.isprintable() for character in shown)
    shown.encode("utf-8")
