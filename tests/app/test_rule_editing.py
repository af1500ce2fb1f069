"""Rules as an editor handles them: checked while they are typed, kept in place, switched, and shown as a form."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.app import open_precis
from precis.app.facade import Precis
from precis.app.rule_drafts import CONDITIONS, ConditionDraft, RuleDraft, draft_of, rule_text
from precis.domain.errors import WrongUse
from precis.domain.jobs import TextInput
from precis.settings import load_settings
from precis.trust.conditions import CONDITION_KEYS
from precis.trust.rules import parse_rules
from tests.app.test_model_jobs import run

BILLS = """# my bills
[[rules]]
name = "Bills" # by word
when = { words = ["invoice"], amount_at_least = 1000 }
set = "document-type"
label = "invoice"
"""
MONEY = '[[rules]]\nname = "Money"\nwhen = { amount_at_least = 100 }\nreview = true\n'


@pytest.fixture
async def precis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Precis]:
    monkeypatch.setenv("PRECIS_HOME", str(tmp_path))
    async with open_precis(load_settings(tmp_path)) as opened:
        yield opened


async def names(precis: Precis) -> list[str]:
    return [rule.name for rule in await precis.rules.all()]


async def test_an_edited_rule_keeps_its_place_and_its_switch(precis: Precis) -> None:
    assert await precis.rules.save(BILLS + MONEY) == ["Bills", "Money"]
    await precis.rules.enable("Bills", False)
    await precis.rules.save(BILLS.replace('"Bills"', '"Large bills"'), replaces="Bills")
    rules = await precis.rules.all()
    assert [(rule.name, rule.is_enabled) for rule in rules] == [("Large bills", False), ("Money", True)]
    assert "# my bills" in rules[0].text
    await precis.rules.arrange(["Money"])
    assert await names(precis) == ["Money", "Large bills"]


async def test_what_cannot_be_kept_changes_nothing(precis: Precis) -> None:
    await precis.rules.save(BILLS + MONEY)
    for call in (
        precis.rules.save(BILLS.replace("words", "wrods")),
        precis.rules.save(BILLS.replace('"Bills"', '"Money"'), replaces="Bills"),
        precis.rules.save(BILLS, replaces="Gone"),
        precis.rules.arrange(["Money", "Gone"]),
        precis.rules.enable("Gone", True),
    ):
        with pytest.raises(WrongUse) as raised:
            await call
        assert raised.value.hint
    assert await names(precis) == ["Bills", "Money"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (MONEY + "[[rules]]\nname = 'a'\nwhen = {", 7, "not valid TOML"),
        (MONEY + "[[rules]]\nreview = true", 5, "no name"),
        (MONEY + BILLS.replace("words", "wrods"), 6, "wrods"),
        ("", None, "[[rules]]"),
    ],
)
async def test_a_check_names_the_line(precis: Precis, text: str, line: int | None, said: str) -> None:
    found = precis.rules.check(text)
    assert not found.is_valid
    assert found.line == line
    assert said in found.error
    assert found.hint


async def test_a_check_says_what_has_no_effect(precis: Precis) -> None:
    assert precis.rules.check(BILLS).warnings == ()
    (label,) = precis.rules.check(BILLS.replace('label = "invoice"', 'label = "bil"')).warnings
    (unknown,) = precis.rules.check(BILLS.replace("document-type", "nothing")).warnings
    assert "“bil”" in label
    assert "“nothing”" in unknown


async def test_a_text_is_tried_on_documents_without_being_kept(precis: Precis) -> None:
    await run(precis, [TextInput("Invoice. Please pay USD 1,200 by May.", "Bill")], precis.default_options())
    (tried,) = await precis.rules.try_text(BILLS)
    assert tried.ruling.labels == {"document-type": ("invoice", "Bills")}
    assert await names(precis) == []


def test_each_condition_can_be_chosen_and_its_example_is_valid() -> None:
    assert tuple(kind.key for kind in CONDITIONS) == CONDITION_KEYS
    for kind in CONDITIONS:
        draft = RuleDraft("r", ConditionDraft(kind.key, kind.example), wants_review=True)
        assert draft_of(rule_text(draft)) == draft


def test_a_form_changes_only_what_was_changed() -> None:
    draft = draft_of(BILLS)
    assert draft.when.key == "all"
    assert rule_text(draft, BILLS) == BILLS
    renamed = rule_text(RuleDraft("Invoices", draft.when, draft.label_set, draft.label), BILLS)
    assert renamed == BILLS.replace('"Bills"', '"Invoices"')
    when = ConditionDraft("any", parts=(ConditionDraft("title", "bill"), ConditionDraft("date_to", date(2026, 1, 2))))
    changed = rule_text(RuleDraft("Bills", when, stays_local=True), BILLS)
    assert "# my bills" in changed
    assert draft_of(changed) == RuleDraft("Bills", when, stays_local=True)


@pytest.mark.parametrize(
    "draft",
    [
        RuleDraft("", ConditionDraft("title", "x"), wants_review=True),
        RuleDraft("r", ConditionDraft("title", ""), wants_review=True),
        RuleDraft("r", ConditionDraft("all"), wants_review=True),
        RuleDraft("r", ConditionDraft("title", "x"), label="invoice"),
        RuleDraft("r", ConditionDraft("pattern", "("), wants_review=True),
    ],
)
def test_a_form_that_says_nothing_usable(draft: RuleDraft) -> None:
    with pytest.raises(WrongUse):
        rule_text(draft)
    with pytest.raises(WrongUse):
        draft_of(BILLS + MONEY)


_LEAVES = st.one_of(
    st.builds(ConditionDraft, st.just("words"), st.lists(st.text("ab", min_size=1), min_size=1).map(tuple)),
    st.builds(ConditionDraft, st.just("title"), st.text("ab\"'\\", min_size=1)),
    st.builds(ConditionDraft, st.just("amount_at_most"), st.floats(0, 1e6)),
)
_TREES = st.recursive(
    _LEAVES,
    lambda parts: st.one_of(
        st.builds(ConditionDraft, st.just("any"), parts=st.lists(parts, min_size=1, max_size=3).map(tuple)),
        st.builds(ConditionDraft, st.just("not"), parts=parts.map(lambda part: (part,))),
    ),
    max_leaves=6,
)


@given(_TREES)
def test_any_form_comes_back_as_it_was(when: ConditionDraft) -> None:
    draft = RuleDraft("r", when, wants_review=True)
    text = rule_text(draft)
    assert draft_of(text) == draft
    assert len(parse_rules(text, "t")) == 1
