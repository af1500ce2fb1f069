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

    DialogOf = Callable[[SendNotice], NoticeDialog]
    Failed = Callable[[PrecisError], object] | None

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

        def dialog_of(notice: SendNotice) -> NoticeDialog:
            dialog = NoticeDialog(notice, self._over)
            dialog.kept_here.connect(lambda: go(replace(options, engine=EMBEDDED)))
            dialog.other_asked.connect(self.other_asked)
            return dialog

        self._ask(options, dialog_of, lambda: go(options))

    def on_refused(self, error: NoticeNeeded, again: Callable[[], object], give_up: Callable[[], object]) -> None:
        """Ask about what the work refused to send, and do it again where the person agrees to all of it."""

        def dialog_of(notice: SendNotice) -> NoticeDialog:
            dialog = NoticeDialog(notice, self._over, has_choice=False)
            dialog.rejected.connect(give_up)
            dialog.agreed.connect(lambda: dialog.rejected.disconnect(give_up))
            return dialog

        def failed(error: PrecisError) -> None:
            give_up()  # whoever asked for it waits
            self._room.failed.emit(error)

        self._ask(Options(engine=error.engine), dialog_of, again, failed)

    def _ask(self, options: Options, dialog_of: DialogOf, go: Callable[[], object], failed: Failed = None) -> None:
        """Show what is to be sent with `options`, and `go` on once the person agreed to all of it."""

        def show(notices: Sequence[SendNotice]) -> None:
            if not notices:
                go()
                return
            first, *others = notices
            dialog = dialog_of(first)
            dialog.agreed.connect(lambda: room.ask(lambda precis: precis.sending.acknowledge(first),
                                                   lambda _: show(others), failed))  # fmt: skip
            dialog.show()

        room = self._room
        room.ask(lambda precis: precis.sending.notices(options), show, failed)
