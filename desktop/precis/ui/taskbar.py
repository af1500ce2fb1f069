"""How far long work is, on the icon of the program: one port, and what each system offers for it.

Linux has the launcher's progress signal over D-Bus. Windows has a bar in the taskbar's button, by COM, since Qt 6 has
no call for it any more. macOS gets the number of documents under way on the icon in the dock: a bar there is a drawing
of one's own, which Qt does not offer. Nothing here may fail the work: what can't be shown is not shown.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtGui import QGuiApplication

APP = "io.github.precis_desktop.Precis"
_LAUNCHER = ("/io/github/precis_desktop/Precis", "com.canonical.Unity.LauncherEntry", "Update")


class Taskbar(Protocol):
    """Where progress is shown."""

    def show(self, share: float | None, under_way: int) -> None:
        """Show how much (0 … 1) is done of what is under way; None takes it away."""
        ...


class Launcher:
    """The launcher of a Linux desktop; `bus` gives the session's bus, None where there is none."""

    def __init__(self, bus: Callable[[], Any]) -> None:
        self._bus = bus

    def show(self, share: float | None, under_way: int) -> None:
        """Send the launcher's own signal."""
        if (bus := self._bus()) is None:
            return
        from PySide6.QtDBus import QDBusMessage

        facts = {"progress": float(share or 0.0), "progress-visible": share is not None}
        message = QDBusMessage.createSignal(*_LAUNCHER)
        message.setArguments([f"application://{APP}.desktop", facts])
        bus.send(message)


class Badge:
    """The number of documents under way on the icon, as far as the system paints one."""

    def show(self, share: float | None, under_way: int) -> None:
        """Set the number."""
        if isinstance(app := QGuiApplication.instance(), QGuiApplication):
            app.setBadgeNumber(under_way)


class _Id(ctypes.Structure):
    """A GUID as COM has it."""

    _fields_ = (("a", ctypes.c_uint32), ("b", ctypes.c_uint16), ("c", ctypes.c_uint16), ("d", ctypes.c_ubyte * 8))


_TASKBAR_LIST = _Id(0x56FDF344, 0xFD6D, 0x11D0, (0x95, 0x8A, 0x00, 0x60, 0x97, 0xC9, 0xA0, 0x90))
_TASKBAR_LIST_3 = _Id(0xEA1AFB91, 0x9E28, 0x4B86, (0x90, 0xE9, 0x9E, 0x9F, 0x8A, 0x5E, 0xEF, 0xAF))
_IN_PROCESS = 1
_HR_INIT, _SET_VALUE, _SET_STATE = 3, 9, 10
"""Places in the table of ITaskbarList3 (shobjidl_core.h), after IUnknown's three."""
_NONE, _NORMAL = 0, 2
_STEPS = 1000


class TaskbarButton:
    """The bar in the button of a window in the taskbar of Windows, through ITaskbarList3.

    `interface` is the address of the COM object; `prototype` makes function types of the system's calling convention.
    """

    def __init__(self, interface: int, window: int, prototype: Callable[..., Any] = ctypes.CFUNCTYPE) -> None:
        self._interface, self._window, self._prototype = interface, window, prototype
        self._call(_HR_INIT)

    def show(self, share: float | None, under_way: int) -> None:
        """Fill the bar, or take it away."""
        window = ctypes.c_void_p(self._window)
        if share is None:
            self._call(_SET_STATE, window, ctypes.c_int(_NONE))
            return
        done = ctypes.c_uint64(round(_STEPS * min(1.0, max(0.0, share))))
        self._call(_SET_STATE, window, ctypes.c_int(_NORMAL))
        self._call(_SET_VALUE, window, done, ctypes.c_uint64(_STEPS))

    def _call(self, place: int, *arguments: Any) -> None:
        table = ctypes.cast(self._interface, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p))).contents
        kinds = (ctypes.c_void_p, *(type(argument) for argument in arguments))
        self._prototype(ctypes.c_long, *kinds)(table[place])(self._interface, *arguments)


def taskbar(window: int, bus: Callable[[], Any]) -> Taskbar:
    """Return where this system shows progress; `window` is the system's handle of the main window."""
    if sys.platform.startswith("linux"):
        return Launcher(bus)
    return _of_windows(window) or Badge() if sys.platform == "win32" else Badge()


if sys.platform == "win32":

    def _of_windows(window: int) -> Taskbar | None:
        """Return the taskbar's button; None where COM has none, as before a shell runs."""
        made = ctypes.c_void_p()
        result = ctypes.windll.ole32.CoCreateInstance(
            ctypes.byref(_TASKBAR_LIST), None, _IN_PROCESS, ctypes.byref(_TASKBAR_LIST_3), ctypes.byref(made)
        )
        return TaskbarButton(made.value, window, ctypes.WINFUNCTYPE) if result == 0 and made.value else None

else:

    def _of_windows(window: int) -> Taskbar | None:
        return None
