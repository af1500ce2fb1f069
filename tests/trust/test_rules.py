"""Rules: each condition on real shapes of documents, errors that name the rule, and what follows from a match."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.domain.documents import Block, BlockKind, Document
from precis.domain.errors import WrongUse
from precis.trust.rules import parse_rules, rule_on, split_rules

MAIL = "Your bill\nFrom: Accounts <bills@acme.example> · To: me@home.example · Date: Mon, 2 Mar 2026\n"
BODY = "Invoice no. 17. Please pay EUR 1.250,00 by 31 March 2026. From: the boss"


def mail(body: str = BODY, language: str = "de") -> Document:
    head = MAIL.index("\n")
    blocks = (
        Block(BlockKind.HEADING, 0, head, level=1),
        Block(BlockKind.PARAGRAPH, head + 1, len(MAIL) - 1),
        Block(BlockKind.PARAGRAPH, len(MAIL), len(MAIL) + len(body)),
    )
    return Document("d", "eml", "Your bill", MAIL + body, blocks, language=language)


def holds(when: str, document: Document | None = None) -> bool:
    rules = parse_rules(f'[[rules]]\nname = "r"\nreview = true\nwhen = {when}', "test.toml")
    return bool(rule_on(document or mail(), rules).matched)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ('{ words = ["INVOICE"] }', True),
        ('{ words = ["invoice  no"] }', True),
        ('{ words = ["voice"] }', False),
        ('{ words = "reminder" }', False),
        ("{ pattern = 'no\\. \\d+' }", True),
        ("{ pattern = 'no\\. \\d{3}' }", False),
        ('{ title = "BILL" }', True),
        ('{ sender = "@acme.example" }', True),
        ('{ sender = "boss" }', False),
        ('{ format = ["eml", "msg"] }', True),
        ('{ format = ".pdf" }', False),
        ("{ amount_at_least = 1250 }", True),
        ("{ amount_at_least = 1250.01 }", False),
        ("{ amount_at_most = 1000 }", False),
        ("{ date_from = 2026-03-31 }", True),
        ("{ date_from = 2026-04-01 }", False),
        ("{ date_to = 2026-03-02 }", True),
        ("{ words_at_least = 5, words_at_most = 100 }", True),
        ("{ words_at_least = 500 }", False),
        ("{ amount_at_least = 1000, amount_at_most = 2000 }", True),
        ("{ date_from = 2026-03-15, date_to = 2026-04-15 }", True),
        ("{ date_from = 2026-03-05, date_to = 2026-03-15 }", False),
        ('{ not = { words = ["invoice"] } }', False),
        ('{ any = [{ words = ["zebra"] }, { words = ["pay"] }] }', True),
        ('{ all = [{ words = ["zebra"] }, { words = ["pay"] }] }', False),
        ('{ words = ["pay"], format = ["pdf"] }', False),
    ],
)
def test_conditions(when: str, expected: bool) -> None:
    assert holds(when) is expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nonsense", "not valid TOML"),
        ("", "[[rules]]"),
        ("other = 1\n[[rules]]\nname = 'a'\nreview = true\nwhen = {words = ['x']}", "nothing else"),
        ("[[rules]]\nreview = true", "no name"),
        ("[[rules]]\nname = 'a'\nwhen = {words = ['x']}", "says nothing"),
        ("[[rules]]\nname = 'a'\nset = 's'\nwhen = {words = ['x']}", "both `set` and `label`"),
        ("[[rules]]\nname = 'a'\nreview = true", "table of conditions"),
        ("[[rules]]\nname = 'a'\nreview = true\nwhen = {wrods = ['x']}", "`wrods`"),
        ("[[rules]]\nname = 'a'\nreview = true\nwhen = {words = [1]}", "`words`"),
        ("[[rules]]\nname = 'a'\nreview = true\nwhen = {pattern = '('}", "`pattern`"),
        ("[[rules]]\nname = 'a'\nreview = true\nwhen = {amount_at_least = '5'}", "`amount_at_least`"),
        ("[[rules]]\nname = 'a'\nreview = true\nwhen = {date_from = 'May'}", "`date_from`"),
        ("[[rules]]\nname = 'a'\nengine = 'work'\nwhen = {words = ['x']}", "embedded"),
        ("[[rules]]\nname = 'a'\nreview = 'yes'\nwhen = {words = ['x']}", "`review`"),
        ("[[rules]]\nname = 'a'\ncolour = 1\nwhen = {words = ['x']}", "`colour`"),
        ("[[rules]]\nname='a'\nreview=true\nwhen={words=['x']}\n[[rules]]\nname='a'\nreview=true\nwhen={words=['y']}",
         "two rules"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_named(text: str, said: str) -> None:
    with pytest.raises(WrongUse) as raised:
        parse_rules(text, "mine.toml")
    assert said in raised.value.message
    assert raised.value.hint


def test_first_rule_of_a_set_wins_and_the_rest_still_counts() -> None:
    text = """
# the first
[[rules]]
name = "Bills"
when = { words = ["invoice"] }
set = "document-type"
label = "invoice"

[[rules]]
name = "Letters"
when = { format = ["eml"] }
set = "document-type"
label = "letter"
engine = "embedded"

[[rules]]
name = "Large"
when = { amount_at_least = 1000 }
review = true
"""
    ruling = rule_on(mail(), parse_rules(text, "mine.toml"))
    assert ruling.labels == {"document-type": ("invoice", "Bills")}
    assert (ruling.review_by, ruling.local_by) == ("Large", "Letters")
    assert ruling.matched == ("Bills", "Letters", "Large")
    parts = split_rules(text, "mine.toml")
    assert list(parts) == ["Bills", "Letters", "Large"]
    assert parts["Bills"].startswith("# the first")
    assert rule_on(mail(), [rule for part in parts.values() for rule in parse_rules(part, "p")]) == ruling


def test_rules_in_one_line_cannot_be_told_apart() -> None:
    one = (
        "{ name = 'a', review = true, when = { words = ['x'] } }, { name = 'b', review = true, when = { title = 'y' } }"
    )
    with pytest.raises(WrongUse, match="told apart"):
        split_rules(f"rules = [ {one} ]", "mine.toml")


@given(st.text())
def test_no_text_breaks_a_rule(text: str) -> None:
    when = "{ any = [{ words = ['x'] }, { pattern = '(a+)+$' }, { amount_at_least = 1 }, { date_from = 2026-01-01 }] }"
    assert holds(when, mail(text)) in {True, False}
