"""The real program with a small control socket: tests see and do in its process what a person would."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from precis.ui.window import CHECK, HISTORY, REVIEW, MainWindow


class Control:
    """Answers one JSON line with one JSON line."""

    def __init__(self, name: str) -> None:
        self._server = QLocalServer()
        self._server.newConnection.connect(self._on_connection)
        if not self._server.listen(name):
            raise RuntimeError(self._server.errorString())

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._on_line(socket))

    def _on_line(self, socket: QLocalSocket) -> None:
        while socket.canReadLine():
            message = json.loads(bytes(socket.readLine().data()))
            answer = getattr(self, f"do_{message.pop('do')}")(window(), **message)
            socket.write(json.dumps(answer).encode() + b"\n")
            socket.flush()

    def do_drop(self, window: MainWindow, files: list[str]) -> None:
        """Drop files on the middle of the window."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(file) for file in files])
        at = QPoint(window.width() // 2, window.height() // 2)
        action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(window, QDragEnterEvent(at, action, mime, left, none))
        QApplication.sendEvent(window, QDropEvent(QPointF(at), action, mime, left, none))

    def do_look(self, window: MainWindow) -> dict[str, Any]:
        """Tell what the window shows."""
        work = window.work
        pages = work.document.pages
        return {
            "rows": {row.job.title: row.job.state.value for row in window.desk.model.rows()},
            "claims": [[card.claim.text, card.claim.citations[0].quote] for card in work.result.cards],
            "title": work.document.title.text(),
            "marks": [[p.page, p.box.left, p.box.top, p.box.right, p.box.bottom] for p in pages.marks],
            "pages": work.document.shows_pages,
            "painted": work.document.shows_pages and not pages.images.is_pending(),
            "mode": window.desk.options.mode.value,
            "history": [window.history.model.index(n).data() for n in range(window.history.model.rowCount())],
            "asking": window.history.model.is_asking,
            "estimate": work.options.estimate.text(),
            "active": window.isVisible(),
        }

    def do_select(self, window: MainWindow, title: str) -> None:
        """Select the document of this title."""
        entry = next(entry for entry in window.desk.model.entries if entry.title == title)
        window.work.documents.choose(entry.key)

    def do_click_claim(self, window: MainWindow, number: int) -> None:
        """Click a sentence of the summary."""
        QTest.mouseClick(window.work.result.cards[number], Qt.MouseButton.LeftButton)

    def do_keys(self, window: MainWindow, text: str) -> None:
        """Type into what has the focus."""
        QTest.keyClicks(_focus(window), text)

    def do_mode(self, window: MainWindow) -> None:
        """Click the other mode."""
        window.work.options.toggle_mode()

    def do_history(self, window: MainWindow, text: str) -> None:
        """Open the history and type."""
        window.show_view(HISTORY)
        QTest.keyClicks(window.history.words, text)

    def do_review(self, window: MainWindow) -> dict[str, Any]:
        """Open the review, and tell what is asked."""
        window.show_view(REVIEW)
        return self.do_asked(window)

    def do_asked(self, window: MainWindow) -> dict[str, Any]:
        """Tell what the review asks."""
        view = window.review
        waiting = view.sitting.current
        return {"left": len(view.sitting.line), "title": view.document.title.text(),
                "proposed": waiting.proposal.label if waiting else "", "said": view.nothing.empty.text()}  # fmt: skip

    def do_accept(self, window: MainWindow) -> None:
        """Press Enter in the review."""
        QTest.keyClick(window.review, Qt.Key.Key_Return)

    def do_export(self, window: MainWindow, file: str) -> None:
        """Write the result that is shown to a file."""
        viewed = window.work.viewed
        assert viewed is not None
        window.work.exports.write(viewed.job.id, Path(file))

    def do_check(self, window: MainWindow, text: str) -> None:
        """Check a summary against the document that is shown."""
        window.show_view(CHECK)
        window.check.form.summary.setPlainText(text)
        window.check.form.check.click()

    def do_findings(self, window: MainWindow) -> list[list[str]]:
        """Tell the verdict and the reasons of each sentence that was checked."""
        claims = window.check.findings.claims
        cards = claims.cards if claims is not None else []
        return [[card.claim.verdict.value, *(check.message for check in card.claim.checks)] for card in cards]

    def do_colours(self, window: MainWindow) -> dict[str, int]:
        """Count the colours of the screen where the first mark is, as the X server shows it."""
        pages = window.work.document.pages
        place = pages.place_of(pages.marks[0]).toRect()
        corner = pages.viewport().mapToGlobal(place.topLeft())
        screen = window.screen().grabWindow(0, corner.x(), corner.y(), place.width(), max(place.height(), 4)).toImage()
        found: dict[str, int] = {}
        for x in range(screen.width()):
            for y in range(screen.height()):
                name = screen.pixelColor(x, y).name()
                found[name] = found.get(name, 0) + 1
        return found

    def do_close(self, window: MainWindow) -> None:
        """Close the window, as its button does."""
        QTimer.singleShot(0, window.close)


def window() -> MainWindow:
    """Return the program's window."""
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))


def _focus(window: MainWindow) -> QWidget:
    return window.focusWidget() or window


def main() -> int:
    """Run the program with the files of argv[2:], under control of argv[1]."""
    from precis.ui import run_window

    app = QApplication(["precis"])
    control = Control(sys.argv[1])
    app.setProperty("control", control)
    return run_window([Path(file) for file in sys.argv[2:]])


if __name__ == "__main__":
    sys.exit(main())
