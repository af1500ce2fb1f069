"""Stands before every run: an engine that was not agreed to yet is asked about first, and its fallbacks with it.

Where a person starts documents, it asks before anything is queued, and they can be kept here instead. Whatever else
would send (a retry from the activity, an evaluation) is refused by the work, and asked about then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from precis.domain.jobs import Options
from precis.ui.bridge import EngineRoom
from precis.ui.sending.notice import NoticeDialog

if TYPE_CHECKING:
    from precis.app.sending import SendNotice
    from precis.domain.errors import NoticeNeeded, PrecisError

Go = Callable[[Options], object]
EMBEDDED = "embedded"


class SendingGate(QObject):
    """`other_asked`: the person wants to choose another engine. What isn't agreed to does not run."""

    other_asked = Signal()

    def __init__(self, room: EngineRoom, over: QWidget) -> None:
        super().__init__(over)
        self._room, self._over = room, over

    def before(self, options: Options, go: Go) -> None:
        """Call `go` with the options once nothing has to be asked any more, at once where nothing ever has.

        Where the person keeps the documents here, `go` gets the options with the embedded engine.
        """
        if options.engine == EMBEDDED:
            go(options)
            return
        self._room.ask(lambda precis: precis.sending.notices(options), lambda found: self._ask(found, options, go))

    def on_refused(self, error: NoticeNeeded, again: Callable[[], object], give_up: Callable[[], object]) -> None:
        """Ask about what the work refused to send, and do it again where the person agrees to all of it."""
        options = Options(engine=error.engine)
        self._room.ask(
            lambda precis: precis.sending.notices(options),
            lambda found: self._go_on(found, again, give_up),
            lambda error: self._give_up(error, give_up),
        )

    def _go_on(self, notices: Sequence[SendNotice], again: Callable[[], object], give_up: Callable[[], object]) -> None:
        if not notices:
            again()
            return
        first, *others = notices
        dialog = NoticeDialog(first, self._over, has_choice=False)

        def agreed() -> None:
            dialog.rejected.disconnect(give_up)
            self._room.ask(
                lambda precis: precis.sending.acknowledge(first),
                lambda _: self._go_on(others, again, give_up),
                lambda error: self._give_up(error, give_up),
            )

        dialog.agreed.connect(agreed)
        dialog.rejected.connect(give_up)
        dialog.show()

    def _give_up(self, error: PrecisError, give_up: Callable[[], object]) -> None:
        """Let go of what was refused where asking about it failed, and tell why: whoever asked for it waits."""
        give_up()
        self._room.failed.emit(error)

    def _ask(self, notices: Sequence[SendNotice], options: Options, go: Go) -> None:
        if not notices:
            go(options)
            return
        first, *others = notices
        dialog = NoticeDialog(first, self._over)
        dialog.agreed.connect(lambda: self._on_agreed(first, others, options, go))
        dialog.kept_here.connect(lambda: go(replace(options, engine=EMBEDDED)))
        dialog.other_asked.connect(self.other_asked)
        dialog.show()

    def _on_agreed(self, notice: SendNotice, others: Sequence[SendNotice], options: Options, go: Go) -> None:
        self._room.ask(lambda precis: precis.sending.acknowledge(notice), lambda _: self._ask(others, options, go))
