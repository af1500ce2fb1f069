"""Writes a picture of each view, light and dark, to docs/screenshots: `python -m tests.ui.screenshots [NAME…]`.

The documents are the samples, read and summarized by the real readers and the embedded engine; states that are hard to
provoke are played by the fake of the tests.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from precis.app import open_precis, sample_files
from precis.app.verification import Verification, open_verifier
from precis.domain.calls import CallEnding, CallIntent, CallRow, CallState, UsageSum
from precis.domain.documents import Document
from precis.domain.jobs import Counts, Failure, JobId, JobRecord, JobState, Lane, Mode, Options, TextInput
from precis.domain.labels import LabelSet
from precis.domain.money import Money
from precis.domain.results import Band, Check, DecidedBy, Result, Verdict
from precis.evals.running import ItemScore
from precis.settings import load_settings
from precis.store.evals import EvalRun
from precis.store.timeline import Latency
from precis.ui.bridge import EngineRoom
from precis.ui.compare.view import CompareDialog
from precis.ui.look.appearance import Appearance, Look
from precis.ui.memory import Memory
from precis.ui.window import ACTIVITY, CHECK, HISTORY, QUALITY, REVIEW, SETTINGS, USAGE, MainWindow
from tests.ui.fake_precis import WORK_ENGINE, FakePrecis
from tests.ui.more_scenes import MORE

FOLDER = Path(os.environ.get("PRECIS_SCREENSHOTS", Path(__file__).resolve().parents[2] / "docs" / "screenshots"))
SIZE = (1360, 850)
PDF, DOCX, MBOX = sample_files()
PATIENCE_MS = 30_000


Summarized = tuple[dict[str, Document], dict[tuple[str, Mode], Result], tuple[LabelSet, ...]]


async def summarized(home: Path) -> Summarized:
    """Return the samples, their results of the embedded engine in both modes, and the label sets."""
    os.environ["PRECIS_HOME"] = str(home)
    documents: dict[str, Document] = {}
    results: dict[tuple[str, Mode], Result] = {}
    async with open_precis() as precis:
        sets = (await precis.find_labels("document-type"),)
        inputs = (await precis.expand(sample_files())).inputs
        for mode in Mode:
            jobs = await precis.submit(inputs, Options(mode=mode, label_sets=sets))
            async for batch in precis.follow(jobs):
                records = [await precis.job(job) for job in jobs]
                if batch and all(record and record.state.is_final for record in records):
                    break
            for source, job in zip(inputs, jobs, strict=True):
                outcome = await precis.outcome(job)
                assert outcome.result is not None, outcome.job.error
                assert outcome.document is not None
                documents[str(source.path)] = outcome.document
                results[str(source.path), mode] = replace(
                    outcome.result, timing=replace(outcome.result.timing, total_s=1.2)
                )
    return documents, results, sets


class Studio:
    """Opens a window over a fake in one look, lets a scene arrange it, and takes the picture."""

    def __init__(self, app: QApplication, found: Summarized) -> None:
        self.app = app
        self.documents, self.results, self.sets = found

    def take(self, name: str, scene: Callable[[Shot], QWidget | None], look: Look) -> None:
        """Write the picture of one scene in one look."""
        home = Path(tempfile.mkdtemp())
        fake = FakePrecis(
            home, dict(self.documents), finishes=False, sample_files=tuple(sample_files()), sets=self.sets
        )
        memory = Memory(home)
        memory.welcomed = True
        shot = Shot(self, fake, memory, look)
        widget = scene(shot)
        shot.still()
        picture = (widget or shot.window).grab()
        FOLDER.mkdir(parents=True, exist_ok=True)
        picture.save(str(FOLDER / f"{name}-{look.value.replace(' ', '-')}.png"))
        shot.close()


class Shot:
    """One window with its fake; what a scene does with it."""

    def __init__(self, studio: Studio, fake: FakePrecis, memory: Memory, look: Look) -> None:
        self.studio, self.fake, self.memory = studio, fake, memory
        self._look = look
        self._room: EngineRoom | None = None
        self._window: MainWindow | None = None

    @property
    def window(self) -> MainWindow:
        """The window; opened when it is first asked for."""
        if self._window is None:
            room = EngineRoom(self.fake.open)  # type: ignore[arg-type]
            room.crashed.connect(sys.exit)
            self._window = MainWindow(room, self.memory, Appearance(self.studio.app, self._look))
            self._window.resize(*SIZE)
            self._window.show()
            room.start()
            self._room = room
            self.until(lambda: self.window.desk.is_open)
        return self._window

    @property
    def room(self) -> EngineRoom:
        """The engine room of the window."""
        assert self._room is not None
        return self._room

    def until(self, done: Callable[[], object]) -> None:
        """Let Qt run until `done`."""
        timer = QElapsedTimer()
        timer.start()
        while not done():
            if timer.hasExpired(PATIENCE_MS):
                raise TimeoutError("the scene did not settle")
            self.studio.app.processEvents()

    def still(self) -> None:
        """Let Qt run until all pages are painted and all answers are in."""
        answered: list[bool] = []

        async def pause(_fake: object) -> bool:
            await asyncio.sleep(0.3)
            return True

        assert self._room is not None
        self._room.ask(pause, answered.append)  # type: ignore[arg-type]
        self.until(lambda: answered and not self.window.work.document.pages.images.is_pending())
        self.studio.app.processEvents()

    def do(self, work: Callable[[FakePrecis], object]) -> None:
        """Do something to the fake, in its thread."""
        assert self._room is not None
        done: list[bool] = []

        async def call(fake: FakePrecis) -> bool:
            work(fake)
            return True

        self._room.ask(call, done.append)  # type: ignore[arg-type]
        self.until(lambda: bool(done))

    def ask(self, work: Callable[[Any], Any], answers: list[Any]) -> None:
        """Run a coroutine in the engine room, and wait for its answer."""
        assert self._room is not None
        self._room.ask(work, answers.append)
        self.until(lambda: bool(answers))

    def jobs(self, *files: Path) -> list[JobId]:
        """Add files; return their jobs in the same order."""
        before = list(self.fake.records)
        self.window.open_files(list(files))
        self.until(lambda: len(self.fake.records) == len(before) + len(files))
        self.still()
        return [job for job in self.fake.records if job not in before]

    def done(self, job: JobId, file: Path, mode: Mode = Mode.FAST, **changes: Any) -> None:
        """Finish a job with the real result."""
        result = replace(self.studio.results[str(file), mode], **changes)
        unsure = any(label.decided_by.value == "none" for label in result.labels)
        self.do(lambda fake: fake.finish(job, result, JobState.NEEDS_REVIEW if unsure else JobState.DONE))

    def select(self, job: JobId) -> None:
        """Select the job's document."""
        self.window.work.documents.choose(self.window.desk.model.key_of(job) or "")
        self.still()

    def three(self) -> list[JobId]:
        """Add the samples, all done, the report selected."""
        files = (MBOX, DOCX, PDF)
        jobs = self.jobs(*files)
        for job, file in zip(jobs, files, strict=True):
            self.done(job, file)
        self.select(jobs[-1])
        return jobs

    def close(self) -> None:
        """End the window."""
        assert self._room is not None
        self.window.close()
        self._room.close()
        self.window.deleteLater()


# --- scenes -----------------------------------------------------------------------------------------------------------


def work(shot: Shot) -> None:
    """A summary with a sentence chosen, and its passage on the page."""
    shot.three()
    shot.window.work.result.claims.choose(1)  # type: ignore[union-attr]


def text(shot: Shot) -> None:
    """A document without pages."""
    jobs = shot.three()
    shot.select(jobs[1])
    shot.window.work.result.claims.choose(1)  # type: ignore[union-attr]


def running(shot: Shot) -> None:
    """Work under way, one document waiting."""
    jobs = shot.jobs(MBOX, DOCX, PDF)
    shot.done(jobs[0], MBOX)
    now = datetime.now(UTC)
    shot.do(lambda fake: fake.set_read(jobs[2]))
    shot.do(lambda fake: fake.tell(
        jobs[1], JobState.WAITING, reason="The engine asked us to slow down", until=now + timedelta(seconds=12.9),
        counts=Counts(2, 9),
    ))  # fmt: skip
    shot.do(lambda fake: fake.tell(
        jobs[2], JobState.WORKING, counts=Counts(12, 40, 3), eta_s=20.0, spent=Money(4000), at=now
    ))  # fmt: skip
    shot.select(jobs[2])


def failed(shot: Shot) -> None:
    """A document that could not be read, beside others that could."""
    broken = Path("/home/ana/Documents/Signed lease 2026.pdf")
    locked = Path("/home/ana/Documents/Payslip March.pdf")
    for path in (broken, locked):
        shot.fake.documents[str(path)] = shot.studio.documents[str(PDF)]
    jobs = shot.jobs(DOCX, locked, broken)
    shot.done(jobs[0], DOCX)
    shot.do(lambda fake: fake.fail(
        jobs[1], "encrypted", "The document is encrypted.", "Give its password."
    ))  # fmt: skip
    shot.do(lambda fake: fake.fail(
        jobs[2], "no_text", "There is no text layer on pages 1–12: this is a scan.",
        "Install tesseract-ocr to have scanned pages recognized, then try again.",
    ))  # fmt: skip
    shot.select(jobs[2])


def weak(shot: Shot) -> None:
    """A rewritten summary with sentences that are not fully supported."""
    shot.fake.engines = (*shot.fake.engines, WORK_ENGINE)
    shot.fake.settings = replace(shot.fake.settings, engines={one.name: one for one in shot.fake.engines})
    jobs = shot.three()
    real = shot.studio.results[str(PDF), Mode.FAST]
    assert real.summary is not None
    first, second, third = real.summary.claims[:3]
    amount = Check("numbers", False, "The amount 12,400 is not in the text.")
    nowhere = Check("overlap", False, "No passage says this.")
    claims = (
        replace(first, checks=(Check("numbers", True), Check("names", True))),
        replace(second, verdict=Verdict.PARTIAL, checks=(amount,)),
        replace(third, verdict=Verdict.UNSUPPORTED, citations=(), checks=(nowhere,)),
    )  # fmt: skip
    summary = replace(real.summary, claims=claims, is_extractive=False)
    shot.done(jobs[2], PDF, summary=summary, engine="work", model="small", missing=("pages 41–44 were not reached",))
    shot.window.desk._view()
    shot.still()
    shot.window.work.result.claims.choose(1)  # type: ignore[union-attr]


def other_mode(shot: Shot) -> None:
    """Switched to a mode in which nothing was run yet."""
    shot.three()
    shot.window.work.options.toggle_mode()
    shot.until(lambda: bool(shot.window.work.options.estimate.text()))


def empty(shot: Shot) -> None:
    """Nothing there yet."""
    shot.window.work.documents.list.setFocus()


def first_start(shot: Shot) -> None:
    """The first start, with the samples."""
    shot.memory.welcomed = False
    shot.fake.finishes = False
    shot.until(lambda: shot.window.desk.model.rowCount() == 3)
    for job, record in list(shot.fake.records.items()):
        shot.done(job, Path(record.path))
    shot.select(next(job for job, record in shot.fake.records.items() if record.path == str(PDF)))


def history(shot: Shot) -> None:
    """A search of the history."""
    shot.three()
    nine = datetime.now(UTC).replace(hour=9, minute=30)
    shot.fake.records = {job: replace(one, created_at=nine) for job, one in shot.fake.records.items()}
    shot.window.show_view(HISTORY)
    shot.window.history.words.setText("provide")
    shot.until(lambda: shot.window.history.model.wanted.query == "provide" and not shot.window.history.model.is_asking)


def usage(shot: Shot) -> None:
    """A month of calls."""
    shot.fake.usage_of = usage_sums
    shot.fake.latency_rows = {"engine": [Latency("work", 900, 1.4, 4.2), Latency("team", 450, 2.1, 7.5)]}
    shot.window.show_view(USAGE)
    shot.until(lambda: shot.window.usage.used is not None)


def usage_sums(by: str, since: datetime | None) -> list[UsageSum]:
    """Return sums as a small team makes them, the same in each picture."""
    now = datetime.now(UTC)
    first = since or now - timedelta(days=29)

    def one(group: str, calls: int, cost: int) -> UsageSum:
        return UsageSum(group, calls, calls // 5, calls // 40, 0, calls * 2_900, calls * 310, 0, Money(cost), 0,
                        Money(cost // 6))  # fmt: skip

    if by == "day":
        dates = [first + timedelta(days=number) for number in range((now - first).days + 1)]
        busy = [(date, 30 + date.day * 37 % 90) for date in dates if date.weekday() < 5]
        return [one(f"{date:%Y-%m-%d}", calls, calls * 5_200) for date, calls in busy]
    groups = {
        "engine": ("work", "team"), "model": ("small", "large"), "feature": ("summarize", "classify", "ask"),
        "mode": ("fast", "accurate"), "user": ("Ana", "Jo"),
    }[by]  # fmt: skip
    return [one(group, 900 // (place + 1), 0 if group == "embedded" else 5_600_000 // (place + 1))
            for place, group in enumerate(groups)]  # fmt: skip


def usage_empty(shot: Shot) -> None:
    """No call yet."""
    shot.window.show_view(USAGE)
    shot.until(lambda: shot.window.usage.used is not None)


def activity(shot: Shot) -> None:
    """Failures by cause."""
    names = ("Signed lease 2026.pdf", "Annex B.pdf", "Invoice 4711.pdf", "Payslip March.pdf")
    paths = [Path("/home/ana/Documents") / name for name in names]
    shot.fake.documents |= {str(path): shot.studio.documents[str(PDF)] for path in paths if shot.studio.documents}
    nine = datetime.now(UTC).replace(hour=9, minute=30)
    for number, path in enumerate(paths):
        job = JobId(f"job{number}")
        error = SCANNED if number < 3 else Failure("encrypted", "The document is encrypted.", "Give its password.")
        shot.fake.records[job] = JobRecord(job, path.name, str(path), "", None, Options(), JobState.FAILED, nine,
                                           nine - timedelta(minutes=number), error=error)  # fmt: skip
    shot.window.show_view(ACTIVITY)
    shot.until(lambda: shot.window.activity.cards)


SCANNED = Failure(
    "no_text", "There is no text layer on pages 1–12: this is a scan.",
    "Install tesseract-ocr to have scanned pages recognized, then try again.",
)  # fmt: skip


def calls(shot: Shot) -> None:
    """The log of calls, one of them chosen."""
    nine = datetime.now(UTC).replace(hour=9, minute=30, second=0)
    asked = ("user", "Summarize these passages for [PERSON_1] ([EMAIL_1]) in at most four sentences.\n[1] …")
    for number in range(14):
        intent = CallIntent("work", "openai", "small" if number % 4 else "large", Mode.FAST, Lane.INTERACTIVE,
                            "summarize" if number % 3 else "classify", "", "notes@3", job=JobId("job1"))  # fmt: skip
        is_bad = number == 9
        ending = CallEnding(
            CallState.FAILED if is_bad else CallState.DONE, "rate_limited" if is_bad else "ok",
            "The engine asked us to slow down." if is_bad else "", Money(0 if is_bad else 2_100 + 370 * number),
            input_tokens=None if is_bad else 2_400 + 31 * number, output_tokens=180 + number, finish="stop",
            request_id=f"req_{number}", total_s=1.4 + number / 10, queue_s=0.2, first_token_s=0.5,
        )  # fmt: skip
        at = nine - timedelta(seconds=70 * (14 - number))
        shot.fake.call_rows.append(CallRow(number + 1, intent, ending, at, at, (asked,), "The lease runs to 2031. [1]"))
    shot.window.show_view(ACTIVITY)
    view = shot.window.activity
    view.part.press(1)
    shot.until(view.calls.rows.rowCount)
    view.calls.table.setCurrentIndex(view.calls.rows.index(2, 0))


def quality(shot: Shot) -> None:
    """Runs of a golden set, two of them compared."""
    nine = datetime.now(UTC).replace(hour=9, minute=30)
    for number in range(1, 7):
        at = nine - timedelta(hours=7 - number)
        run = EvalRun(number, "summaries", "work", "small", "fast", {}, at, at)
        bar = 48 - (26 if number == 5 else 9 - number)
        items = [ItemScore(f"letter-{item}", {"mentions": float(item * 29 % 48 < bar), "support": 0.9 + item % 3 / 30,
                                              "answered": 1.0}, f"The letter {item} asks for a delay.")
                 for item in range(48)]  # fmt: skip
        shot.fake.evaluation.kept.append((run, items))
    shot.window.show_view(QUALITY)
    view = shot.window.quality
    shot.until(lambda: view.standing is not None)
    view.comparing.before.setCurrentIndex(2)
    view.comparing.after.setCurrentIndex(1)
    view.comparing.compare()
    shot.until(lambda: view.comparing.compared is not None)
    view.comparing.moves_view.setCurrentIndex(view.comparing.moves.index(0, 0))


def settings(shot: Shot) -> None:
    """The settings."""
    (shot.fake.home / "settings.toml").write_text(
        '[engines.work]\nkind = "openai"\nbase_url = "http://127.0.0.1:8000/v1"\nfast = "small"\naccurate = "large"\n'
        '[defaults]\nfallbacks = ["embedded"]\nengine = "work"\n'
    )
    shot.fake.settings = load_settings(shot.fake.home)
    shot.window.show_view(SETTINGS)


def rules(shot: Shot) -> None:
    """The rules."""
    settings(shot)
    shot.window.settings.show_page(shot.window.settings.rules)
    shot.until(lambda: shot.window.settings.rules.cards)


def engine_form(shot: Shot) -> QWidget:
    """The form of a new engine."""
    settings(shot)
    shot.until(lambda: shot.window.settings.engines.cards)
    form = shot.window.settings.engines.open_form("")
    assert form is not None
    return form


def palette(shot: Shot) -> QWidget:
    """The command palette, over the window."""
    shot.three()
    palette = shot.window.open_palette()
    palette.words.setText("s")
    return palette


def undo(shot: Shot) -> None:
    """A document taken off the list, which can be undone."""
    jobs = shot.three()
    shot.select(jobs[0])
    shot.window.desk.remove()


def find(shot: Shot) -> None:
    """A search in the document."""
    shot.three()
    shot.window.work.document.find_bar.words.setText("authenticator")
    shot.window.work.document.begin_search()
    shot.until(lambda: len(shot.window.work.document.find_bar.spans) > 20)


def review(shot: Shot) -> None:
    """A label that is not sure enough, with the passages that tell."""
    jobs = shot.three()
    for job, file in zip(jobs, (MBOX, DOCX, PDF), strict=True):
        result = shot.studio.results[str(file), Mode.FAST]
        assert result.summary is not None
        label = replace(result.labels[0], decided_by=DecidedBy.NONE, band=Band.UNSURE,
                        evidence=result.summary.claims[0].citations)  # fmt: skip
        shot.done(job, file, labels=(label,))
    shot.still()
    shot.window.show_view(REVIEW)
    shot.until(lambda: shot.window.review.document.document is not None)
    QTest.keyClick(shot.window.review, Qt.Key.Key_Return)
    shot.still()
    shot.until(lambda: not shot.window.review.document.pages.images.is_pending())


def compare(shot: Shot) -> QWidget:
    """The fast and the accurate result of one document, side by side."""
    jobs = shot.three()
    shot.window.work.options.toggle_mode()
    shot.window.desk.run()
    shot.until(lambda: len(shot.fake.records) == 4)
    accurate = next(job for job in shot.fake.records if job not in jobs)
    shot.done(accurate, PDF, Mode.ACCURATE)
    shot.still()
    shot.window.work.result.compare.click()
    shot.still()
    return shot.window.findChildren(CompareDialog)[0]


def check(shot: Shot) -> None:
    """A summary from elsewhere, checked against the report; one amount in it is wrong."""
    jobs = shot.three()
    shot.select(jobs[2])
    claims = shot.studio.results[str(PDF), Mode.FAST].summary.claims  # type: ignore[union-attr]
    document = shot.studio.documents[str(PDF)]
    wrong = "Verifiers SHALL require subscriber-chosen memorized secrets to be at least 6 characters in length."
    made_up = "The guidelines forbid the use of text messages altogether."
    texts = [claims[0].text, claims[1].text, wrong, made_up]
    shot.window.show_view(CHECK)
    view = shot.window.check
    view.form.summary.setPlainText("\n\n".join(f"- {' '.join(text.split())}" for text in texts))

    async def real(_fake: object) -> Verification:
        async with open_verifier() as verifier:
            return await verifier.check(
                document, await verifier.reader.read(TextInput(view.form.summary.toPlainText()))
            )

    found: list[Verification] = []
    shot.ask(real, found)
    view._on_checked(view._turn, found[0])
    view.findings.claims.choose(2)  # type: ignore[union-attr]
    shot.still()
    shot.until(lambda: not view.document.pages.images.is_pending())


def review_empty(shot: Shot) -> None:
    """Nothing to decide."""
    (job,) = shot.jobs(DOCX)
    shot.done(job, DOCX, labels=())
    shot.window.show_view(REVIEW)
    shot.still()


SCENES = (
    usage,
    usage_empty,
    activity,
    calls,
    quality,
    engine_form,
    rules,
    work,
    compare,
    check,
    review,
    review_empty,
    text,
    running,
    failed,
    weak,
    other_mode,
    empty,
    first_start,
    history,
    settings,
    palette,
    undo,
    find,
    *MORE,
)


def main(names: list[str]) -> int:
    """Write the pictures of the scenes that are named, or of all."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["precis"])
    with tempfile.TemporaryDirectory() as home:
        studio = Studio(app, asyncio.run(summarized(Path(home))))
    for scene in SCENES:
        if not names or scene.__name__ in names:
            looks = [Look.LIGHT, Look.DARK, *([Look.HIGH_CONTRAST] if scene is work else [])]
            for look in looks:
                studio.take(scene.__name__.replace("_", "-"), scene, look)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
