"""More pictures: the panels and dialogs that explain and ask. See `screenshots`, which takes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from precis.app import sample_files
from precis.domain.documents import Block, BlockKind, Document, Span
from precis.domain.jobs import FileInput, JobState, Options
from precis.domain.results import Summary
from precis.ui.activity.view import CHANGES
from precis.ui.sending.gate import SendingGate
from precis.ui.sending.notice import NoticeDialog
from precis.ui.sending.preview import PreviewDialog
from precis.ui.why.view import WhyDialog
from precis.ui.window import ACTIVITY, QUALITY, REVIEW
from tests.ui.changes import timeline_rows, why_of
from tests.ui.fake_precis import claim_at, result_of, unsure_of
from tests.ui.sendings import notice_of
from tests.ui.teachings import STATS

if TYPE_CHECKING:
    from tests.ui.screenshots import Shot

_, DOCX, _ = sample_files()


def why(shot: Shot) -> QWidget:
    """Why a result is other than before."""
    *_, before, after = shot.three()
    shot.fake.whys[after] = why_of(after, before, datetime.now(UTC).replace(hour=9, minute=30))
    shot.window.work.result.bar.why.click()
    shot.still()
    return shot.window.findChildren(WhyDialog)[0]


def changes(shot: Shot) -> None:
    """An engine over time, with the day on which its provider changed the model."""
    shot.fake.timeline_rows = timeline_rows(datetime.now(UTC))
    shot.window.show_view(ACTIVITY)
    shot.window.activity.part.press(CHANGES)
    shot.until(shot.window.activity.timeline.rows.rowCount)


def thumbnails(shot: Shot) -> None:
    """The pages small beside the document, and a passage selected."""
    shot.three()
    pane = shot.window.work.document
    pane.bar.thumbnails.click()
    pane.pages.go_to(3)
    box = next(box for box in pane.document.layout.lines(Span(0, 20_000)) if box.page == 3)  # type: ignore[union-attr]
    QTest.mouseDClick(pane.pages.viewport(), Qt.MouseButton.LeftButton, pos=pane.pages.place_of(box).center().toPoint())


def _foreign(shot: Shot, name: str, language: str, text: str) -> None:
    """Show a text document of its own, with its first sentences as the summary."""
    lines = text.strip().split("\n\n")
    whole = "\n\n".join(lines)
    starts = [whole.index(line) for line in lines]
    kinds = [BlockKind.HEADING, *(BlockKind.PARAGRAPH for _ in lines[1:])]
    blocks = tuple(Block(kind, start, start + len(line), level=1 if kind is BlockKind.HEADING else 0)
                   for kind, start, line in zip(kinds, starts, lines, strict=True))  # fmt: skip
    document = Document(f"text-{name}", "txt", lines[0], whole, blocks, language=language)
    path = f"/home/ana/Documents/{name}"
    shot.fake.documents[path] = document
    (job,) = shot.jobs(Path(path))
    claims = tuple(claim_at(document, Span(block.start, block.end)) for block in blocks[1:3])
    result = result_of(document, shot.fake.records[job].options)
    shot.do(lambda fake: fake.finish(job, replace(result, summary=Summary(lines[0], claims, is_extractive=True))))
    shot.select(job)
    shot.window.work.result.claims.choose(1)  # type: ignore[union-attr]


def right_to_left(shot: Shot) -> None:
    """A document in Hebrew and Arabic."""
    _foreign(
        shot,
        "חוזה שכירות.txt",
        "he",
        """
חוזה שכירות בלתי מוגנת

החוזה נחתם ביום 3 במרץ 2026 בין רות לוי (להלן: "המשכירה") לבין דניאל כהן (להלן: "השוכר"), לתקופה של 24 חודשים.

דמי השכירות הם 5,400 ש"ח לחודש, וישולמו עד ה-5 בכל חודש לחשבון IL62-0108-0000-0009-9999-999 של המשכירה.

يجوز لأي من الطرفين إنهاء العقد بإشعار كتابي مدته 90 يومًا، ويعاد التأمين البالغ 10,800 خلال 14 يومًا من التسليم.
""",
    )


def notice(shot: Shot) -> QWidget:
    """What is said before the first send to an engine."""
    shot.fake.sending.wanted = {"work": notice_of()}
    shot.three()
    SendingGate(shot.room, shot.window).before(Options(engine="work"), lambda _: None)
    shot.still()
    return shot.window.findChildren(NoticeDialog)[0]


def preview(shot: Shot) -> QWidget:
    """The exact text that a run would send."""
    shot.fake.sending.wanted = {"work": notice_of()}
    shot.three()
    dialog = PreviewDialog(shot.room, FileInput(Path("/home/ana/Lease 2026.pdf")), Options(engine="work"), shot.window)
    dialog.show()
    shot.still()
    return dialog


def taught(shot: Shot) -> None:
    """The end of a sitting, with what the decisions have improved and the effect of a calibration."""
    shot.fake.calibration.sets = [STATS]
    (job,) = shot.jobs(DOCX)
    unsure = unsure_of(shot.studio.documents[str(DOCX)], shot.fake.records[job].options, "contract")
    shot.do(lambda fake: fake.finish(job, unsure, JobState.NEEDS_REVIEW))
    shot.window.show_view(REVIEW)
    view = shot.window.review
    shot.until(lambda: view.sitting.current is not None)
    QTest.keyClick(view, Qt.Key.Key_Return)
    shot.until(lambda: view.nothing.teaching.cards and view.nothing.teaching.cards[0].improved.isVisible())
    view.nothing.teaching.cards[0].calibrate.click()
    shot.until(view.nothing.teaching.cards[0].use.isVisible)


def reliability(shot: Shot) -> None:
    """How far confidences can be believed."""
    shot.fake.calibration.sets = [STATS]
    shot.window.show_view(QUALITY)
    view = shot.window.quality
    shot.until(lambda: view.reliability.isVisible() and view.teaching.cards)
    view.reliability.which.setCurrentIndex(view.reliability.which.count() - 2)
    view.reliability.which.activated.emit(view.reliability.which.currentIndex())
    shot.still()
    view.page.verticalScrollBar().setValue(view.page.verticalScrollBar().maximum())


MORE = (why, changes, thumbnails, right_to_left, notice, preview, taught, reliability)
