"""The guide and what Précis is built on, read in a window of the program's own: nothing is fetched from anywhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QTextDocument
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from precis import __version__
from precis.app.resources import guide_file, notices_file
from precis.ui.language import mark, spoken, tr

ABOUT = mark("""# Précis {version}

Summarizes and labels your own documents, and lets you check what it says.

Apache License 2.0. No account, no telemetry. Nothing leaves this computer unless you add a model engine and choose it.

""")
_WIDEST = 720
_SMOOTH = Qt.TransformationMode.SmoothTransformation
_MISSING = mark(
    "# The guide is missing\n\nIt was not installed along with the program. `precis --help` lists the commands."
)


class _Pages(QTextBrowser):
    """A browser of local text whose pictures are as wide as the text at most."""

    def loadResource(self, kind: int, name: QUrl) -> object:
        """Return the picture at `name`, made smaller where it is wider than the text."""
        found = super().loadResource(kind, name)
        if kind != QTextDocument.ResourceType.ImageResource.value or not isinstance(found, QByteArray | QImage):
            return found
        picture = found if isinstance(found, QImage) else QImage.fromData(found)
        return picture.scaledToWidth(_WIDEST, _SMOOTH) if picture.width() > _WIDEST else picture


class Reading(QDialog):
    """A Markdown text with its pictures; links into the web open in the browser."""

    def __init__(self, title: str, text: str, folder: Path | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(min(860, parent.width() - 60), min(720, parent.height() - 60))
        self.browser = _Pages()
        self.browser.setAccessibleName(title)
        self.browser.setOpenLinks(False)
        self.browser.anchorClicked.connect(self._on_link)
        if folder is not None:
            self.browser.setSearchPaths([str(folder)])
        self.browser.setMarkdown(text)
        self.browser.document().setDocumentMargin(16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(self.browser)

    def _on_link(self, link: QUrl) -> None:
        if link.scheme() in {"http", "https"}:
            QDesktopServices.openUrl(link)


def show_guide(parent: QWidget) -> Reading:
    """Open the user guide."""
    file = guide_file(spoken())
    return _shown(tr("Guide"), tr(_MISSING) if file is None else file.read_text("utf-8"), file, parent)


def show_about(parent: QWidget) -> Reading:
    """Open what Précis is, its version, and the licences of what it is built on."""
    file = notices_file()
    return _shown(
        tr("About Précis"),
        tr(ABOUT, version=__version__) + ("" if file is None else file.read_text("utf-8")),
        file,
        parent,
    )


def _shown(title: str, text: str, file: Path | None, parent: QWidget) -> Reading:
    reading = Reading(title, text, file.parent if file else None, parent)
    reading.open()
    return reading
