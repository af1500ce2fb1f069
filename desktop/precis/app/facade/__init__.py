"""What a face of the program can ask for. It decides nothing that the parts don't; it hands through and adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from precis.app.facade.jobs import JobsFace, Outcome
from precis.app.facade.records import RecordsFace
from precis.app.facade.settings import SettingsFace

if TYPE_CHECKING:
    from precis.app.evaluation import Evaluation
    from precis.app.wiring import Parts

__all__ = ["Outcome", "Precis"]


class Precis(JobsFace, RecordsFace, SettingsFace):
    """The whole program without a face; `open_precis` makes it. All methods run on the loop that opened it.

    Each module of this package has one subject; a new method goes where its subject is.
    """

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.review = parts.reviewing
        self.verifier = parts.verifier
        self.rules = parts.rule_book
        self.labels = parts.label_editing
        self.calibration = parts.calibrating
        self.exports = parts.exports
        self.purging = parts.purging
        self.sending = parts.sending
        self.keys = parts.keys

    @property
    def evaluation(self) -> Evaluation:
        """Golden sets and their runs, on the engines that are set up now."""
        return self._parts.generations.evaluation
