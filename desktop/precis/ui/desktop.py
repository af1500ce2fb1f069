"""What the desktop round the window shows of long work: a notification, progress on the taskbar, an icon in the tray.

Notifications go over the portal where there is one, else through Qt's tray icon; progress is `taskbar`'s. Nothing here
names a document: notifications are kept and shown on locked screens.
"""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from precis.app.resources import resources_folder
from precis.ui.taskbar import Taskbar, taskbar

_PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Notification")
_ID = "long-work"


class Surroundings(QObject):
    """`activated` tells that the person clicked the tray icon or a message of it."""

    activated = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray: QSystemTrayIcon | None = None
        self._has_bus: bool | None = None
        self._taskbar: Taskbar | None = None

    def notify(self, title: str, text: str) -> bool:
        """Show a notification; return whether there was a way to."""
        if self._tray is None and self._on_portal(title, text):
            return True
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            was_shown = self._tray is not None
            self.show_tray(is_shown=True)
            assert self._tray is not None
            self._tray.showMessage(title, text, QSystemTrayIcon.MessageIcon.NoIcon)
            if not was_shown:
                self._tray.messageClicked.connect(lambda: self.show_tray(is_shown=False))
            return True
        return False

    def progress(self, share: float | None, under_way: int) -> None:
        """Show how much is done of what is under way; None takes it away."""
        if self._taskbar is None:
            parent = self.parent()
            self._taskbar = taskbar(int(parent.winId()) if isinstance(parent, QWidget) else 0, self._bus)
        self._taskbar.show(share, under_way)

    def show_tray(self, *, is_shown: bool) -> None:
        """Show the icon in the tray, or take it away."""
        if not is_shown:
            if self._tray is not None:
                self._tray.hide()
                self._tray.deleteLater()
            self._tray = None
        elif self._tray is None:
            self._tray = QSystemTrayIcon(QIcon(str(resources_folder() / "icons" / "precis.svg")), self)
            self._tray.activated.connect(lambda _: self.activated.emit())
            self._tray.messageClicked.connect(self.activated)
            self._tray.show()

    def say_in_tray(self, text: str) -> None:
        """Say in the tray icon's tool tip what is under way."""
        if self._tray is not None:
            self._tray.setToolTip(text)

    def _on_portal(self, title: str, text: str) -> bool:
        if not self._is_on_linux() or (bus := self._bus()) is None:
            return False
        from PySide6.QtDBus import QDBus, QDBusMessage

        message = QDBusMessage.createMethodCall(*_PORTAL, "AddNotification")
        message.setArguments([_ID, {"title": title, "body": text}])
        # An answer that says "no such service" comes at once from the bus itself; a portal may take its time.
        answer = bus.call(message, QDBus.CallMode.Block, 500)
        return answer.type() == QDBusMessage.MessageType.ReplyMessage

    def _bus(self) -> Any:
        """Return the session's bus; None where there is none, or Qt's module for it is not there."""
        if self._has_bus is False:
            return None
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            self._has_bus = False
            return None
        bus = QDBusConnection.sessionBus()
        self._has_bus = bus.isConnected()
        return bus if self._has_bus else None

    def _is_on_linux(self) -> bool:
        return sys.platform.startswith("linux")
