"""Whether a window can be opened here.

Qt aborts a process that tries in vain. So the platform plugin is loaded and the display connected to without Qt first,
which takes milliseconds; only where that does not work, a process of its own tries and its words are explained.
Modules are imported where they are used: all of this comes before the first paint.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

PROBE_S = 30
_ANSWER_S = 2.0
_WITHOUT_DISPLAY = ("offscreen", "minimal")
PROBE_OPTION = "--probe-display"
_PROBE = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
}
_MISSING = r"(lib[\w.+-]+\.so(?:\.\d+)*): cannot open shared object file"


def why_no_window() -> str | None:
    """Return in a sentence why no window can be opened here; None where it can be.

    On Linux the Debian package of a missing system library is named.
    """
    if not _has_display():
        return "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)."
    if is_sure() or getattr(sys, "frozen", False):
        return None
    import subprocess

    try:
        done = subprocess.run(
            _probing(),
            capture_output=True, text=True, timeout=PROBE_S, check=False, errors="replace",
            env={**os.environ, "QT_DEBUG_PLUGINS": "1"},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "the display does not answer."
    return None if done.returncode == 0 else explain(done.stderr)


def _probing() -> list[str]:
    """Return the words that open Qt and end; a frozen program is no interpreter and has an option for it."""
    return [sys.executable, PROBE_OPTION] if getattr(sys, "frozen", False) else [sys.executable, "-c", _PROBE]


def probe() -> int:
    """Open Qt as the window would, and return 0; where it can't, Qt ends the process."""
    from PySide6.QtGui import QGuiApplication

    QGuiApplication([])
    return 0


def is_sure() -> bool:
    """Say whether Qt will surely open its platform here: its plugin loads, and the display answers."""
    if not sys.platform.startswith("linux"):
        return True
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    if wanted:
        return wanted in _WITHOUT_DISPLAY and _loads(wanted)
    if os.environ.get("WAYLAND_DISPLAY") and _loads("wayland*") and _wayland_answers():
        return True
    return not os.environ.get("WAYLAND_DISPLAY") and _loads("xcb") and _x_answers()


def _loads(plugin: str) -> bool:
    """Say whether Qt's platform plugin can be loaded, with every library that it needs."""
    import ctypes
    import importlib.util

    package = importlib.util.find_spec("PySide6")
    folders = [
        Path(place) / "Qt" / "plugins" / "platforms" for place in (package and package.submodule_search_locations) or ()
    ]
    for file in (file for folder in folders for file in folder.glob(f"libq{plugin}.so")):
        try:
            ctypes.CDLL(str(file))
        except OSError:
            continue
        return True
    return False


def _x_answers() -> bool:
    """Say whether the X server of DISPLAY takes the connection, with the person's own authority."""
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    answers = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return answers


def _wayland_answers() -> bool:
    import socket

    place = Path(os.environ.get("XDG_RUNTIME_DIR", "")) / os.environ["WAYLAND_DISPLAY"]
    with socket.socket(socket.AF_UNIX) as channel:
        channel.settimeout(_ANSWER_S)
        try:
            channel.connect(str(place))
        except OSError:
            return False
    return True


def explain(output: str) -> str:
    """Return in a sentence what Qt's error output says is wrong."""
    import re

    missing = list(dict.fromkeys(re.findall(_MISSING, output)))
    known = [library for library in missing if library in _PACKAGES]
    if known:
        packages = " ".join(dict.fromkeys(_PACKAGES[library] for library in known))
        return f"a system library that Qt needs is missing ({', '.join(known)}). On Debian: apt install {packages}"
    if missing:
        return f"a system library that Qt needs is missing: {', '.join(missing)}."
    if "could not connect to display" in output:
        return "the display can't be connected to."
    return "Qt can't open its platform plugin here."


def _has_display() -> bool:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
