"""No view of the German window says anything in English, whatever has happened to the documents."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from precis.app import sample_files
from precis.app.resources import resources_folder
from precis.domain.documents import Document
from precis.domain.errors import Broken, PolicyBlocked
from precis.domain.jobs import JobId, JobState
from precis.domain.requests import EngineConfig
from precis.domain.results import Check, Result, Verdict
from precis.privacy.policy import Policy
from precis.ui.language import Language, speak
from tests.ui.conftest import MakeStage, Stage
from tests.ui.fake_precis import FakePrecis, claims_of, result_of, unsure_of
from tests.ui.test_access import SCENES
from tests.ui.test_access import _arrange as arrange
from tests.ui.texts import shown_texts

_QUOTED = re.compile(r"„[^“]*“|“[^”]*”|`[^`]*`|<[^>]+>|\[[A-Z]+_\d\]|(?<!\w)/\S+", re.DOTALL)
_ENGLISH = re.compile(
    r"\b(the|of|and|is|are|were|with|from|this|that|has|have|its|your|can't|which|where|when|while|than|been|by|for)\b",
    re.IGNORECASE,
)
_NAMES = (
    "Lease 2026.pdf", "a.pdf", "Sorts of contracts", "Rent of rooms.", "loan", "Bills", "Contracts stay here", "Topic",
    "own label", "@example.com", "invoice, amount due", "Ana Rossi", "Jo Meyer", "ana@example.com", "It is broken.",
    "Example AI · API", "30 days, then deleted", "document text, in numbered passages, label names",
    "file names, paths", "work · small · notes", "team · large · check", "team", "summaries (48)", "labels (60)",
    "1. notes@4 · small", "api.example.com", "api.openai.com", "work", "fast", "embedded", "report", "lease", "small",
    "summarize", "law", "technology",
)  # fmt: skip
"""What a person, or the fake of the work, calls things in the scenes."""
_SAME = frozenset({
    "Précis", "OK", "Label", "Labels", "Label-Set", "Engine", "Engines", "Modus", "System", "Token", "Tokens", "Name",
    "Name:", "Status", "Budget", "Prompt", "Server", "Host", "Modell", "Format", "Version", "Export", "Text", "Plan",
    "Markdown…", "JSON…", "PDF…", "Median", "Training", "Anthropic", "Google Gemini", "LM Studio", "Ollama", "OpenAI",
    "llama-server", "openai", "vLLM", "Budgets", "Median:",
    "Markdown", "JSON", "PDF", "DOCX", "CSV", "JSONL", "OTLP", "English", "Deutsch", "Details", "Start", "Filter",
})  # fmt: skip
"""What is one word in both languages."""


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    """Leave the program in English, with the locale of the other tests."""
    yield
    speak(qapp, Language.ENGLISH)
    QLocale.setDefault(QLocale.c())


Both = Callable[[Callable[[Stage], QWidget]], tuple[set[str], set[str]]]


@pytest.fixture
def both(make_stage: MakeStage, documents: dict[str, Document], tmp_path: Path, qapp: QApplication) -> Both:
    """Return what gives the texts of a widget in English and in German, shown anew in a window of each language."""

    def said(language: Language, show: Callable[[Stage], QWidget]) -> set[str]:
        speak(qapp, language)
        home = tmp_path / language
        home.mkdir()
        stage = make_stage(FakePrecis(home, dict(documents)))
        texts = shown_texts(show(stage))
        stage.window.close()
        return texts

    return lambda show: (said(Language.ENGLISH, show), said(Language.GERMAN, show))


@pytest.mark.parametrize("scene", SCENES)
def test_no_view_says_anything_in_english(both: Both, documents: dict[str, Document], scene: str) -> None:
    english, german = both(lambda stage: arrange(stage, scene))
    assert len(german) > 10
    assert not left_in_english(english, german, _held(documents))


def _held(documents: dict[str, Document]) -> list[str]:
    """Return what is the person's own: words of documents, names of files, labels and rules; the longest first."""
    claims = [" ".join(claim.text.split()) for document in documents.values() for claim in claims_of(document)]
    files = [Path(file).name for file in documents]
    return sorted(
        {*claims, *(document.title for document in documents.values()), *files, *_NAMES, *_labels()}, key=len
    )[::-1]


def _labels() -> Iterator[str]:
    for file in (resources_folder() / "labels").glob("*.toml"):
        yield from (label["name"] for label in tomllib.loads(file.read_text("utf-8"))["labels"])


@pytest.mark.parametrize("kind", ["failed", "waiting", "blocked", "weak", "partial", "unsure"])
def test_no_job_says_anything_in_english(both: Both, documents: dict[str, Document], kind: str) -> None:
    """Each with the sentences that the parts below the window write."""

    def shown(stage: Stage) -> QWidget:
        job = stage.add(sample_files()[0])[0]
        stage.do(lambda fake: fake.tell(job, JobState.WORKING))  # a state anew is looked at anew
        stage.do(lambda fake: _OUTCOMES[kind](fake, job))
        stage.select(job)
        return stage.window

    english, german = both(shown)
    assert any(_WORDS[kind] in text for text in german)
    assert not left_in_english(english, german, _held(documents))


def _fail(fake: FakePrecis, job: JobId) -> None:
    error = Broken("The file is cut off or damaged: it is not a whole archive.")
    fake.fail(job, error.code, error.message, error.hint)


def _wait(fake: FakePrecis, job: JobId) -> None:
    until = datetime.now(UTC) + timedelta(seconds=12)
    fake.tell(job, JobState.WAITING, reason="work asked us to slow down; continuing in 12 s.", until=until)


def _block(fake: FakePrecis, job: JobId) -> None:
    policy = Policy(file=Path("policy.toml"), engines=("embedded",))
    error = PolicyBlocked(policy.why_not(EngineConfig("work", "openai", base_url="http://a.example")) or "")
    fake.fail(job, error.code, error.message, error.hint)


def _weaken(fake: FakePrecis, job: JobId) -> None:
    fake.finish(job, _weak_result(fake, job))


def _weak_result(fake: FakePrecis, job: JobId) -> Result:
    record = fake.records[job]
    result = result_of(fake.documents[record.path], record.options)
    assert result.summary is not None
    wrong = Check("numbers", passed=False, message="The source says “12,400”, the summary “14,200”.")
    lost = Check("names", passed=False, message="“Feld” does not occur in the source.")
    first, *others = result.summary.claims
    claims = (replace(first, verdict=Verdict.UNSUPPORTED, checks=(wrong, lost)), *others)
    return replace(result, summary=replace(result.summary, claims=claims, is_extractive=False))


def _leave_parts(fake: FakePrecis, job: JobId) -> None:
    missing = "Pages 3–5 (part 2 of 4) could not be summarized: work did not finish within 1.5 s."
    warning = "work gave no answer: work is overloaded. The embedded engine did the work instead."
    fake.finish(job, replace(_weak_result(fake, job), missing=(missing,), warnings=(warning,)), JobState.PARTIAL)


def _doubt(fake: FakePrecis, job: JobId) -> None:
    record = fake.records[job]
    fake.finish(job, unsure_of(fake.documents[record.path], record.options), JobState.NEEDS_REVIEW)


_OUTCOMES: dict[str, Callable[[FakePrecis, JobId], None]] = {
    "failed": _fail, "waiting": _wait, "blocked": _block, "weak": _weaken, "partial": _leave_parts, "unsure": _doubt,
}  # fmt: skip
_WORDS = {
    "failed": "Die Datei ist abgeschnitten oder beschädigt",
    "waiting": "work hat gebeten, langsamer zu machen",
    "blocked": "Die Richtlinie dieses Computers (policy.toml, `engines.allow`) erlaubt nicht",
    "weak": "Die Quelle sagt „12,400“, die Zusammenfassung „14,200“.",
    "partial": "Seiten 3–5 (Teil 2 von 4)",
    "unsure": "Art des Dokuments",
}


def test_english_left_overs_are_found() -> None:
    english, german = {"Save", "Lease.pdf", "JSON…"}, {"Save", "Lease.pdf", "JSON…", "Von der Seite of the book"}
    assert left_in_english(english, german, ["Lease.pdf"]) == ["Save", "Von der Seite of the book"]


def left_in_english(english: Set[str], german: Set[str], held: Sequence[str]) -> list[str]:
    """Return what both windows say, or what the German one says with English words, but for what is `held`."""
    same = {text for text in english & german if _has_words(_bare(text, held))}
    return sorted(same | {text for text in german if _ENGLISH.search(_bare(text, held))})


def _bare(text: str, held: Sequence[str]) -> str:
    """Return a text without what it quotes, without paths, and without what is held."""
    bare = " ".join(text.split())
    for piece in held:
        bare = bare.replace(piece, "")
    return _QUOTED.sub("", bare).strip()


def _has_words(bare: str) -> bool:
    if bare in _SAME:
        return False
    return any(re.search(r"[A-Za-z]{3}", part) for part in re.split(r"[,:·(){}\s]+", bare) if part not in _SAME)
