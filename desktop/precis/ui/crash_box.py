"""What a person sees of a mistake of the program: a calm sentence, and the redacted details for whoever mends it."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from precis.ui.language import tr

_NAME = "crash"


def show_crash(parent: QWidget, report: str) -> None:
    """Show the report over `parent`, unless one is shown already: what fails may fail each time it is painted."""
    if any(box.isVisible() for box in parent.findChildren(QMessageBox, _NAME)):
        return
    box = QMessageBox(parent)
    box.setObjectName(_NAME)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Précis")
    box.setText(tr("Something went wrong inside Précis. Your documents and results are safe."))
    box.setInformativeText(tr("This is a fault of the program. The details help whoever mends it."))
    box.setDetailedText(report)
    box.open()
