"""Sentences of the work in German: whole ones, their parts, and the numbers in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from precis.domain.errors import BudgetReached, PrecisError, RateLimited, Unreachable
from precis.domain.money import Money
from precis.domain.requests import EngineConfig
from precis.domain.tables import Table
from precis.gateway.route import _why
from precis.privacy.policy import Policy
from precis.reading.pdf import in_words
from precis.trust.rules import parse_rules
from precis.ui.amounts import rewritten
from precis.ui.language import Language, install
from precis.ui.sentences import as_pattern, said, told
from tests.ui.translations import named_phrases


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """The window in German."""
    installed = install(qapp, Language.GERMAN)
    yield
    for translator in installed:
        qapp.removeTranslator(translator)
    QLocale.setDefault(QLocale.c())


def _raised(work: Callable[[], object]) -> PrecisError:
    with pytest.raises(PrecisError) as caught:
        work()
    return caught.value


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("english", "german_text"),
    [
        ("The source says “12,400”, the summary “14,200”.", "Die Quelle sagt „12,400“, die Zusammenfassung „14,200“."),
        ("“12,400” does not occur in the source.", "„12,400“ kommt in der Quelle nicht vor."),
        ("“Brown” and “Grey” stand the other way round in the source.",
         "„Brown“ und „Grey“ stehen in der Quelle umgekehrt."),
        ("work asked us to slow down; continuing in 1,200 s.",
         "work hat gebeten, langsamer zu machen; weiter in 1.200 s."),
        ("work rejected the request with status 400 (field tools).",
         "work lehnte die Anfrage ab mit Status 400 (Feld tools)."),
        ("work rejected the request.", "work lehnte die Anfrage ab."),
        ("1 comment in the margin not read.", "Nicht gelesene Kommentare am Rand: 1."),
        ("2 comments in the margin not read.", "Nicht gelesene Kommentare am Rand: 2."),
        ("work gave no answer: work is overloaded. The embedded engine did the work instead.",
         "work gab keine Antwort: work ist überlastet. Die eingebaute Engine hat stattdessen gearbeitet."),
        ("Pages 3–5 (part 2 of 4) could not be summarized: work did not finish within 1.5 s.",
         "Seiten 3–5 (Teil 2 von 4) ließ sich nicht zusammenfassen: work wurde innerhalb von 1,5 s nicht fertig."),
        ("The document could not be read: the work took longer than 30 seconds and was stopped.",
         "Das Dokument ließ sich nicht lesen: Die Arbeit dauerte länger als 30 Sekunden und wurde angehalten."),
        ("report.md can't be written: Permission denied.", "report.md lässt sich nicht schreiben: Zugriff verweigert."),
        ("The mode changed: fast → accurate.", "Geändert: Modus: schnell → genau."),
        ("Mean support: 0.93 before, 0.88 now.", "Mittlerer Beleg: vorher 0,93, jetzt 0,88."),
        ("other documents: quality 93% before (4 runs), 80% after (12 runs)",
         "andere Dokumente: Qualität vorher 93 % (4 Läufe), nachher 80 % (12 Läufe)"),
        ("There is no job 7. Check the path.", "Es gibt keinen Auftrag 7. Prüfen Sie den Pfad."),
    ],
)  # fmt: skip
def test_a_sentence_is_said_with_its_parts_and_numbers(english: str, german_text: str) -> None:
    assert said(english) == german_text


@pytest.mark.usefixtures("german")
def test_what_the_parts_below_say_is_said() -> None:
    engine = EngineConfig("work", "openai", base_url="http://a.example", fast="small")
    moved = f"work {_why(Unreachable('…'))}; continuing on other."
    assert said(moved) == "work ist nicht zu erreichen; weiter mit other."
    assert said(f"No text layer on {in_words([1, 2, 3, 7])}: they were not read.") == (
        "Keine Textebene auf den Seiten 1–3 und 7: Sie wurden nicht gelesen."
    )
    policy = Policy(file=Path("policy.toml"), engines=("embedded",))
    assert said(policy.why_not(engine) or "") == (
        "Die Richtlinie dieses Computers (policy.toml, `engines.allow`) erlaubt nicht: die Engine „work“."
    )
    assert told(_raised(lambda: Table("settings.toml", {"timeout": "x"}).whole("timeout", None))) == (
        "In settings.toml: `timeout` muss eine ganze Zahl sein. Korrigieren Sie diese Zeile."
    )
    no_condition = '[[rules]]\nname = "Bills"\nwhen = { colour = "red" }\nreview = true\n'
    assert told(_raised(lambda: parse_rules(no_condition, "rules.toml"))).startswith(
        "Die Regel „Bills“ hat eine unbekannte Bedingung `colour`. Bekannt: all,"
    )


@pytest.mark.usefixtures("german")
def test_a_budget_is_said_with_its_amounts() -> None:
    error = BudgetReached("", scope="day")
    message = (
        f"The budget of this {error.scope} is {Money.from_usd(10)}; {Money.from_usd(9.98)} are spent or reserved, "
        f"and the next call may cost up to {Money.from_usd(1234.5)}."
    )
    assert said(message).replace("\xa0", " ") == (
        "Das Budget (Tag) beträgt 10,0000 $; 9,9800 $ sind ausgegeben oder zurückgelegt, und der nächste Aufruf kann "
        "bis zu 1.234,5000 $ kosten."
    )


@pytest.mark.usefixtures("german")
def test_quoted_words_are_never_changed() -> None:
    assert said("There is no rule called “fast”.") == "Es gibt keine Regel namens „fast“."
    assert said("The source says “is missing”, the summary “1,200”.") == (
        "Die Quelle sagt „is missing“, die Zusammenfassung „1,200“."
    )


def test_english_stays_as_it_was_written(qapp: QApplication) -> None:
    install(qapp, Language.ENGLISH)
    sentence = "work asked us to slow down; continuing in 1,200 s."
    assert said(sentence) == sentence
    assert told(RateLimited("work asks to slow down.")).startswith("work asks to slow down. Nothing to do")


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("english", "german_text"),
    [("1,234.50", "1.234,50"), ("$0.0040", "0,0040 $"), ("12.5%", "12,5 %"), ("7", "7"), ("1.5 GiB", "1,5 GiB"),
     ("gpt-4.1", "gpt-4.1"), ("0.4.1", "0.4.1"), ("14:05", "14:05"), ("a.pdf", "a.pdf"), ("12,34", "12,34")],
)  # fmt: skip
def test_amounts_are_written_anew_and_names_are_not(english: str, german_text: str) -> None:
    assert rewritten(english).replace("\xa0", " ") == german_text


@pytest.mark.usefixtures("german")
@given(st.text(max_size=60))
def test_any_text_can_be_said(text: str) -> None:
    assert isinstance(said(text), str)
    assert isinstance(rewritten(text), str)


def test_endings_may_be_nothing_and_values_may_not() -> None:
    import re

    pattern = as_pattern("{1} slide{2} of {3}{4}.")
    assert re.fullmatch(pattern, "1 slide of a.")
    assert re.fullmatch(pattern, "2 slides of a (all).")
    assert not re.fullmatch(pattern, " slide of .")


def test_parts_of_sentences_are_found_by_their_mark() -> None:
    source = 'x = phrase("is down") if y else phrase(f"page {n} of {m}")\nz = f"{phrase(\'a list\')} is {y}"\n'
    assert sorted(named_phrases(source)) == ["a list", "is down", "page {1} of {2}"]
