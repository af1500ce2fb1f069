"""Choosing sentences: what holds for any document, and what a reader would expect of some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from precis.domain.documents import BlockKind, Document, Span
from precis.domain.jobs import Length, Mode
from precis.domain.ports import Extract
from precis.providers.embedded.choosing import Candidates, Extent, Taste, choose, extent_of
from precis.providers.embedded.embedding import MiniLM
from precis.providers.embedded.extracting import extract
from precis.providers.embedded.kinds import kind_of
from precis.providers.embedded.parts import parts_of
from precis.providers.embedded.sentences import sentences_of
from precis.providers.embedded.terms import Floats
from tests.providers.embedded.conftest import document_of, quotes

STORY = (
    "The city council approved a new tram line on Tuesday, officials said.",
    "The tram line will link the station with the harbour and cost 120 million euros.",
    "It was raining when the council met.",
    "Residents of the harbour had asked for the tram line for ten years.",
    "Some brought umbrellas, and one brought a dog called Max.",
    "Construction of the tram line begins in May, the council said.",
    "The mayor said that the harbour would gain 3,000 jobs.",
    "Lunch was served afterwards.",
    "Critics told the council that the 120 million euros would be better spent on buses.",
    "The council will vote on the bus timetable in June.",
    "A brass band played at the station.",
    "The line should open in four years, officials said.",
)

CLAUSES = (
    "The Licensor shall not be liable. This Agreement is governed by law. Licensee shall indemnify the Licensor. "
    "The parties hereby agree."
)
CALL = (
    "Revenue in the third quarter grew by 20 basis points. Operating margin and free cash flow improved. "
    "We raise our guidance for the fiscal year. GAAP earnings per share."
)


class Counting:
    """A real embedder, and how many texts it was given."""

    def __init__(self, model: MiniLM) -> None:
        self.model = model
        self.texts = 0

    def embed(self, texts: Sequence[str]) -> Floats:
        self.texts += len(texts)
        return self.model.embed(texts)


def fast(document: Document, length: Length = Length.STANDARD, focus: str = "") -> Extract:
    return extract(document, Mode.FAST, length, focus, None)


def story(*extra: str | tuple[BlockKind, str]) -> Document:
    return document_of(" ".join(STORY), *extra)


hostile = st.text(
    st.one_of(st.characters(), st.sampled_from(list(" .!?\n\t:;“”'\"()。！؟\u200b\u202e\ufeffaZ1-"))), max_size=160
)
prose = st.lists(st.sampled_from(STORY), min_size=1, max_size=6).map(" ".join)
blocks = st.lists(st.tuples(st.sampled_from(list(BlockKind)), st.one_of(hostile, prose)), max_size=8)
languages = st.sampled_from(["en", "de", "fr", "zh", "ar", "th", "und"])


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(blocks, languages, st.sampled_from(list(Length)), st.sampled_from(["", "tram cost", "\u202e?!", "港口"]))
def test_chosen_sentences_are_the_documents_own_in_order_and_within_bounds(
    parts: list[tuple[BlockKind, str]], language: str, length: Length, focus: str
) -> None:
    document = document_of(*parts, language=language, title="A title")
    found = fast(document, length, focus)
    spans = [each.span for each in found.sentences]
    own = {sentence.span for sentence in sentences_of(document)}
    assert not own or set(spans) <= own
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(document.quote(span).strip() == document.quote(span) != "" for span in spans)
    assert len(spans) <= 1.5 * 12 * 1.67
    assert bool(spans) == bool("".join(text for _, text in parts).strip())
    assert all(0.0 <= each.score <= 1.0 for each in found.sentences)
    assert found.headline is None or document.quote(found.headline).strip()
    assert fast(document, length, focus) == found


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(blocks)
def test_accurate_mode_holds_the_same_promises(model: MiniLM, parts: list[tuple[BlockKind, str]]) -> None:
    document = document_of(*parts)
    found = extract(document, Mode.ACCURATE, Length.BRIEF, "", model)
    own = {sentence.span for sentence in sentences_of(document)}
    spans = [each.span for each in found.sentences]
    assert not own or set(spans) <= own
    assert spans == sorted(spans)
    assert extract(document, Mode.ACCURATE, Length.BRIEF, "", model) == found


def test_longer_classes_say_more_and_keep_within_their_share() -> None:
    document = story()
    words = [sum(len(quote.split()) for quote in quotes(document, fast(document, each).sentences)) for each in Length]
    assert words == sorted(words)
    assert words[0] < words[1] < words[2] < document.words


def test_what_the_story_is_about_is_chosen_and_small_talk_is_not() -> None:
    document = story()
    found = quotes(document, fast(document, Length.BRIEF).sentences)
    assert STORY[0] in found
    assert not set(found) & {STORY[2], STORY[4], STORY[7], STORY[10]}


def test_nothing_is_said_twice() -> None:
    document = document_of(" ".join([*STORY, *STORY, *STORY]))
    found = quotes(document, fast(document, Length.DETAILED).sentences)
    assert len(found) == len(set(found))


def test_a_focus_brings_in_what_it_names() -> None:
    document = story()
    assert STORY[10] not in quotes(document, fast(document, Length.BRIEF).sentences)
    assert STORY[10] in quotes(document, fast(document, Length.BRIEF, "brass band").sentences)


def test_a_focus_without_a_match_is_said() -> None:
    assert "No sentence has the words of the focus." in fast(story(), focus="xylophone").warnings


def test_accurate_mode_follows_a_focus_in_other_words(model: MiniLM) -> None:
    document = story()
    asked = "musicians performing"
    found = extract(document, Mode.ACCURATE, Length.BRIEF, asked, model)
    assert STORY[10] in quotes(document, found.sentences)
    assert STORY[10] not in quotes(document, fast(document, Length.BRIEF, asked).sentences)


def test_embeddings_are_asked_for_where_there_is_a_focus_to_read(model: MiniLM) -> None:
    counting = Counting(model)
    assert extract(story(), Mode.ACCURATE, Length.BRIEF, " ", counting) == fast(story(), Length.BRIEF)
    assert extract(story(), Mode.FAST, Length.BRIEF, "rail", counting) == fast(story(), Length.BRIEF, "rail")
    assert counting.texts == 0
    extract(story(), Mode.ACCURATE, Length.BRIEF, "musicians", counting)
    assert counting.texts == len(STORY) + 1


def test_words_of_the_focus_that_are_found_leave_little_to_its_meaning(model: MiniLM) -> None:
    found = extract(story(), Mode.ACCURATE, Length.BRIEF, "tram line council", model)
    assert quotes(story(), found.sentences) == quotes(
        story(), fast(story(), Length.BRIEF, "tram line council").sentences
    )


def test_a_focus_draws_what_stands_beside_its_words() -> None:
    question = "What did the auditors say about the pension fund?"
    filler = [f"Item {number} of the agenda was moved to a later meeting of the board." for number in range(40)]
    texts = [*filler[:25], question, *filler[25:]]
    document = document_of(" ".join(texts))
    found = quotes(document, fast(document, Length.BRIEF, "pension fund auditors").sentences)
    assert {texts[24], question, texts[26]} <= set(found) <= set(texts[22:29])
    assert not set(texts[24:27]) & set(quotes(document, fast(document, Length.BRIEF).sentences))


def test_a_short_document_is_read_from_its_beginning() -> None:
    clauses = (
        "You are responsible for the activity on your account and for your password.",
        "You must notify the service at once of any unauthorized use of your account or password.",
        "The service shall not be liable for losses by unauthorized use of your account or password.",
    )
    document = document_of(" ".join(clauses))
    assert quotes(document, fast(document, Length.BRIEF).sentences) == [clauses[0]]


def test_a_tables_rows_come_only_when_asked_for_or_alone() -> None:
    table = (BlockKind.TABLE, "Item\tPrice\nRails\t40 million euros\nVehicles\t80 million euros")
    assert not [q for q in quotes(story(table), fast(story(table), Length.DETAILED).sentences) if "\t" in q]
    assert any("Vehicles" in quote for quote in quotes(story(table), fast(story(table), focus="vehicles").sentences))
    alone = document_of(table)
    assert quotes(alone, fast(alone).sentences)


@pytest.mark.parametrize(
    "document",
    [
        document_of("Word"),
        document_of("One sentence alone says it all."),
        document_of((BlockKind.HEADING, "Contents"), (BlockKind.HEADING, "Results and outlook")),
        document_of((BlockKind.TABLE, "a\tb\nc\td")),
        document_of((BlockKind.CODE, "def main():\n    return 1\n" * 200)),
        document_of((BlockKind.HEADER, "Page 1 of 1")),
        document_of("今天天气很好。我们去公园吧！你来吗？公园里有很多花。", language="zh"),
        document_of("ذهبت إلى السوق. اشتريت خبزًا. عدت إلى البيت.", language="ar"),
        document_of("วันนี้อากาศดีมาก เราไปสวนสาธารณะกัน", language="th"),
        document_of("הלכתי לשוק. קניתי לחם.", language="he"),
    ],
)
def test_small_and_odd_documents_give_something_of_their_own(document: Document, model: MiniLM) -> None:
    for mode, embedder in ((Mode.FAST, None), (Mode.ACCURATE, model)):
        found = extract(document, mode, Length.BRIEF, "", embedder)
        assert found.sentences
        assert found.headline is not None


def test_an_empty_document_gives_nothing_and_says_so() -> None:
    assert fast(document_of()).sentences == ()
    assert fast(document_of()).warnings == ("There is no sentence to choose from.",)


TRAMS = {
    "de": (
        "Straßenbahn",
        (
            "Der Stadtrat beschloss am Dienstag eine neue Straßenbahn. Es regnete. Die Straßenbahn verbindet den "
            "Bahnhof mit dem Hafen und kostet 120 Millionen Euro. Jemand hatte einen Hund dabei. Der Stadtrat "
            "will die Straßenbahn in vier Jahren eröffnen."
        ),
    ),
    "fr": (
        "tramway",
        (
            "Le conseil municipal a approuvé mardi une nouvelle ligne de tramway. Il pleuvait. La ligne de "
            "tramway relie la gare au port et coûte 120 millions d’euros. Quelqu’un avait un chien. Le conseil "
            "ouvrira la ligne de tramway dans quatre ans."
        ),
    ),
    "es": (
        "tranvía",
        (
            "El consejo aprobó el martes una nueva línea de tranvía. Llovía. La línea de tranvía une la estación "
            "con el puerto y cuesta 120 millones de euros. Alguien traía un perro. El consejo abrirá la línea de "
            "tranvía en cuatro años."
        ),
    ),
    "it": (
        "tram",
        (
            "Il consiglio ha approvato martedì una nuova linea del tram. Pioveva. La linea del tram collega la "
            "stazione al porto e costa 120 milioni di euro. Qualcuno aveva un cane. Il consiglio aprirà la linea "
            "del tram tra quattro anni."
        ),
    ),
    "pt": (
        "elétrico",
        (
            "O conselho aprovou na terça uma nova linha de elétrico. Chovia. A linha de elétrico liga a estação "
            "ao porto e custa 120 milhões de euros. Alguém trazia um cão. O conselho abrirá a linha de elétrico "
            "em quatro anos."
        ),
    ),
    "nl": (
        "tramlijn",
        (
            "De gemeenteraad keurde dinsdag een nieuwe tramlijn goed. Het regende. De tramlijn verbindt het "
            "station met de haven en kost 120 miljoen euro. Iemand had een hond bij zich. De gemeenteraad opent "
            "de tramlijn over vier jaar."
        ),
    ),
}


@pytest.mark.parametrize("language", TRAMS)
def test_six_more_languages_are_summarized_by_what_they_are_about(language: str) -> None:
    expected, text = TRAMS[language]
    document = document_of(text, language=language)
    found = quotes(document, fast(document).sentences)
    assert found
    assert all(expected in quote for quote in found)


def test_other_languages_are_told_apart_in_words(model: MiniLM) -> None:
    german = extract(document_of("Das ist ein Satz.", language="de"), Mode.ACCURATE, Length.BRIEF, "Bahn", model)
    assert any("trained on English" in warning for warning in german.warnings)
    chinese = extract(document_of("今天天气很好。", language="zh"), Mode.ACCURATE, Length.BRIEF, "", model)
    assert any("can't read this language" in warning for warning in chinese.warnings)
    assert any("no word lists" in warning for warning in chinese.warnings)


def test_the_headline_is_the_title_a_heading_or_the_best_sentence() -> None:
    titled = replace(story(), title=STORY[1].removesuffix("."))
    assert titled.quote(_headline(fast(titled))) == titled.title
    headed = document_of((BlockKind.HEADING, "1"), (BlockKind.HEADING, "A tram for the harbour"), " ".join(STORY))
    assert headed.quote(_headline(fast(headed))) == "A tram for the harbour"
    assert story().quote(_headline(fast(story()))) in STORY


def _headline(found: Extract) -> Span:
    assert found.headline is not None
    return found.headline


def test_a_hundred_thousand_sentences_are_chosen_from() -> None:
    document = document_of(*(f"{STORY[i % 12].removesuffix('.')} in year {i}." for i in range(100_000)))
    found = fast(document, Length.DETAILED)
    assert 10 <= len(found.sentences) <= 30


def test_the_extent_grows_slowly_and_short_documents_give_a_share() -> None:
    assert extent_of(Length.STANDARD, 0, 0) == Extent(0.0, 0, 0)
    assert extent_of(Length.BRIEF, 1, 8).most == 1
    assert extent_of(Length.STANDARD, 40, 1_000).words == pytest.approx(150)
    assert extent_of(Length.STANDARD, 100_000, 2_000_000).words == pytest.approx(250)
    assert extent_of(Length.STANDARD, 40, 100).words == pytest.approx(50)


def test_choosing_takes_the_best_then_what_says_something_else() -> None:
    scores = np.array([1.0, 0.9, 0.5], np.float32)
    similar = np.array([[1, 0.8, 0], [0.8, 1, 0], [0, 0, 1]], np.float32)
    candidates = Candidates(scores, np.array([10, 10, 10], np.int32), np.array([0, 0, 0]), similar)
    assert choose(candidates, Extent(20.0, 1, 3), Taste()) == [0, 2]
    assert choose(candidates, Extent(20.0, 1, 3), Taste(redundancy=0.0)) == [0, 1]
    assert choose(candidates, Extent(4.0, 1, 3), Taste()) == [0]
    elsewhere = replace(candidates, parts=np.array([0, 0, 1]), similar=np.eye(3, dtype=np.float32))
    assert choose(elsewhere, Extent(20.0, 1, 3), Taste(spread=0.5)) == [0, 2]


def test_a_long_document_falls_into_parts_that_end_at_headings() -> None:
    chapters = [[(BlockKind.HEADING, f"Chapter {number}"), " ".join([*STORY, *STORY, *STORY])] for number in range(4)]
    document = document_of(*(block for chapter in chapters for block in chapter))
    sentences = sentences_of(document)
    parts = parts_of(document, sentences)
    chapter = [sentence.block // 2 for sentence in sentences]
    assert parts.tolist() == chapter
    assert parts_of(story(), sentences_of(story())).max() == 0


@pytest.mark.parametrize(
    ("kind", "document"),
    [
        ("mail", document_of("Hello.", file_format="eml")),
        ("meeting", document_of("Hello.", file_format="vtt")),
        ("meeting", document_of(" ".join(f"{who}: I see what you mean." for who in ["Ann", "Bob", "Cy"] * 8))),
        ("news", document_of(" ".join(STORY))),
        ("contract", document_of(CLAUSES)),
        ("earnings", document_of(CALL)),
        ("other", document_of("Boil the eggs. Peel them. Cut the bread and butter it.")),
    ],
)  # fmt: skip
def test_kinds_are_told_by_format_and_tell_tale_words(kind: str, document: Document) -> None:
    assert kind_of(document) == kind


@pytest.mark.parametrize(
    "said",
    [
        "To unsubscribe from the offers of our shop and its routers, click here and do not reply to this mail.",
        "^ a b Harbour 1992, p. 536, on routers and offers of shops in our towns and the mail that they send.",
    ],
)
def test_what_a_circular_or_an_encyclopedia_says_of_itself_is_not_chosen(said: str) -> None:
    document = document_of(
        said,
        "The shop sells routers that share files and a connection among all computers without any cables. "
        "The offers of routers end in May. The price of a router fell from 120 to 80 euros in our shop. "
        "The routers are sent by mail within three days. Customers in all towns may return them for a month.",
    )
    found = extract(document, Mode.FAST, Length.BRIEF, "", None)
    assert said not in [document.quote(each.span) for each in found.sentences]
