"""More pictures: the panels and dialogs that explain and ask. See `screenshots`, which takes them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from precis.ui.activity.view import CHANGES
from precis.ui.why.view import WhyDialog
from precis.ui.window import ACTIVITY
from tests.ui.changes import timeline_rows, why_of

if TYPE_CHECKING:
    from tests.ui.screenshots import Shot


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


MORE = (why, changes)
