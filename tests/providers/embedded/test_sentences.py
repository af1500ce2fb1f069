"""The splitter: where sentences end in seven languages and beside, and that no text is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from precis.domain.documents import BlockKind
from precis.providers.embedded.sentences import LONGEST, Splitter, sentences_of
from tests.providers.embedded.conftest import document_of


def split(text: str, language: str = "en") -> list[str]:
    return [text[span.start : span.end] for span, _ in Splitter(language, text).split(0, len(text))]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Dr. Smith met Mr. J. R. Jones at 3.15 p.m. in St. Louis.", "They talked."]),
        ("en", ["See Fig. 3 and Sec. 4.2 of the report.", "It says more."]),
        ("en", ["“Is it over?”", "He did not know.", "Nobody did…", "It went on!"]),
        ("en", ["The U.S. economy grew by 2.5 percent.", "Prices, e.g. of oil, fell."]),
        ("en", ["She said no.", "Her dog is called Max.", "See Art. IV and no. 5 of vol. 2."]),
        ("de", ["Am 3. Oktober kam Dr. Müller z. B. nach Köln.", "Er blieb bis ca. 18 Uhr."]),
        ("de", ["Das gilt gem. § 5 Abs. 2 BGB.", "Die Frist endet am 1. Januar."]),
        ("fr", ["M. Dupont habite av. Foch.", "Il a dit « oui ».", "Puis il est parti."]),
        ("es", ["El Sr. Pérez llegó a las 3.30.", "¿Quién lo vio?", "¡Nadie!"]),
        ("it", ["Il dott. Rossi è arrivato.", "Parlò dell’art. 5 della legge."]),
        ("pt", ["O Sr. Silva chegou.", "A pág. 12 diz mais."]),
        ("nl", ["Dhr. Jansen kwam om ca. 9 uur.", "Hij bleef bijv. niet."]),
        ("zh", ["今天天气很好。", "我们去公园吧！", "你来吗？"]),
        ("ja", ["今日は晴れです。", "散歩に行きましょう。"]),
        ("ar", ["ذهبت إلى السوق.", "هل رأيت أحمد؟", "نعم."]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(language: str, expected: list[str]) -> None:
    joint = "" if language in {"zh", "ja"} else " "
    assert split(joint.join(expected), language) == expected


def test_text_without_capitals_is_split_at_its_full_stops() -> None:
    text = "the board met on monday . it agreed to the plan . nobody objected ."
    assert split(text) == ["the board met on monday .", "it agreed to the plan .", "nobody objected ."]


def test_a_heading_and_page_furniture_are_no_sentences_and_a_table_gives_its_rows() -> None:
    document = document_of(
        (BlockKind.HEADING, "Results of the year"),
        (BlockKind.HEADER, "Annual report. Confidential."),
        "Sales grew. Costs fell.",
        (BlockKind.TABLE, "Region\tSales\nNorth\t12\nSouth\t14"),
        (BlockKind.LIST_ITEM, "- Open a branch."),
    )
    found = sentences_of(document)
    assert [document.quote(s.span) for s in found] == [
        "Sales grew.", "Costs fell.", "Region\tSales", "North\t12", "South\t14", "- Open a branch.",
    ]  # fmt: skip
    assert [s.is_whole for s in found] == [True, True, False, False, False, True]


def test_a_run_without_an_end_is_cut_and_says_so() -> None:
    text = "word " * 1_000
    pieces = list(Splitter("en", text).split(0, len(text)))
    assert max(len(span) for span, _ in pieces) <= LONGEST
    assert not any(is_whole for _, is_whole in pieces[:-1])


HOSTILE = st.text(
    st.one_of(st.characters(), st.sampled_from(list(" .!?…\n\t“”'\"()。！؟\u200b\u202e\ufeff1aZ."))), max_size=400
)


@settings(max_examples=150, deadline=None)
@given(HOSTILE, st.sampled_from(["en", "de", "fr", "zh", "und", "xx"]))
def test_no_text_is_lost_and_sentences_stand_in_order(text: str, language: str) -> None:
    spans = [span for span, _ in Splitter(language, text).split(0, len(text))]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in spans)
    assert "".join("".join(text[s.start : s.end].split()) for s in spans) == "".join(text.split())
