"""Cold start: to a window that is painted and takes a drop and a click, beside a bare one of the same modules of Qt.

Both run as an installation does, from compiled bytecode, one after the other, many times; medians are compared. Précis
runs its real `main`, from no argument at all, with an empty data folder at the platform's place; it counts as usable
once its frame is on the screen, the event loop has gone round and a second picture was made of it. Right then it is
given a drop and a click, and has to take both; how long the drop takes is told apart: classes of Qt that no window
paints with are loaded for it. Processor time is told, too: a busy machine disturbs it less than the clock.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 15
AIM = 1.5

BARE = """
import time; begun, spent = time.perf_counter(), time.process_time()
from PySide6 import QtCore, QtGui, QtNetwork, QtSvg, QtWidgets
app = QtWidgets.QApplication([])
window = QtWidgets.QMainWindow()
window.resize(1280, 820)
window.show()
app.processEvents()
window.grab()
print("SECONDS", time.perf_counter() - begun, time.process_time() - spent)
"""
USABLE = """
import time; begun, spent = time.perf_counter(), time.process_time()
import os, sys
sys.argv = ["precis"]
from precis.__main__ import main
from precis.ui import load_qt
load_qt()
from precis.ui.program import Furnishing
def usable(furnishing):
    from PySide6 import QtSvg
    from PySide6.QtCore import QTimer
    def check():
        window = furnishing._window
        window.grab()
        took, spent_so_far = time.perf_counter() - begun, time.process_time() - spent
        from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
        from PySide6.QtGui import QDragEnterEvent, QDropEvent
        from PySide6.QtWidgets import QApplication
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile("/a/file.pdf")])
        how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), *how))
        QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), *how))
        assert [file.name for file in window._waiting_files] == ["file.pdf"], "the drop was not taken"
        dropped = time.perf_counter() - begun - took
        window.rail._group.button(7).click()
        assert window.views.currentWidget() is window.settings, "the click was not taken"
        print("SECONDS", took, spent_so_far, dropped, flush=True)
        os._exit(0)
    QTimer.singleShot(0, check)
Furnishing.begin = usable
main()
"""
WHOLE = """
import time; begun = time.perf_counter()
import os, sys
sys.argv = ["precis"]
from precis.__main__ import main
from precis.ui import load_qt
load_qt()
from precis.ui import program
program.Furnishing._finish = lambda furnishing: print("SECONDS", time.perf_counter() - begun, end=" ", flush=True)
class Watched(program.MainWindow):
    def _on_opened(self, opening):
        super()._on_opened(opening)
        print(time.perf_counter() - begun, flush=True)
        os._exit(0)
program.MainWindow = Watched
main()
"""


def main() -> None:
    """Print the medians and their ratio, and when the work view and the list of documents are there."""
    with tempfile.TemporaryDirectory() as folder:
        seconds: dict[str, list[list[float]]] = {"bare": [], "usable": [], "whole": []}
        for each in range(ROUNDS + 1):
            for name, code in (("bare", BARE), ("usable", USABLE), ("whole", WHOLE)):
                found = _run(code, Path(folder), each)
                if each:  # the first one compiles
                    seconds[name].append(found)
    bare, usable = (statistics.median(found[0] for found in seconds[name]) for name in ("bare", "usable"))
    dropped = statistics.median(found[2] for found in seconds["usable"])
    ours, its = (statistics.median(found[1] for found in seconds[name]) for name in ("usable", "bare"))
    view, listed = (statistics.median(found[place] for found in seconds["whole"]) for place in (0, 1))
    pairs = zip(seconds["usable"], seconds["bare"], strict=True)
    ratio = statistics.median(one[0] / other[0] for one, other in pairs)
    print(f"cold start to a usable window: {usable * 1000:.0f} ms, bare {bare * 1000:.0f} ms: {usable / bare:.2f} ×")
    quick = {name: statistics.quantiles([found[0] for found in seconds[name]], n=4)[0] for name in ("bare", "usable")}
    print(f"  of the quicker quarter of the runs: {quick['usable'] / quick['bare']:.2f} ×")
    print(f"  median of the {ROUNDS} ratios of neighbouring runs: {ratio:.2f} ×")
    print(f"  aim: at most {AIM} ×", "(met)" if usable <= AIM * bare else "(NOT met)")
    print(f"  processor time: {ours * 1000:.0f} ms, bare {its * 1000:.0f} ms: {ours / its:.2f} ×")
    print(f"  a drop that comes then is taken within {dropped * 1000:.0f} ms")
    print(
        f"  the work view is there after {view * 1000:.0f} ms, the documents of the list after {listed * 1000:.0f} ms"
    )


def _run(code: str, folder: Path, number: int) -> list[float]:
    home = folder / f"home-{number}"
    home.mkdir(exist_ok=True)
    unset = ("PRECIS_HOME", "PYTHONDONTWRITEBYTECODE")
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    environment |= {"PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "XDG_DATA_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment, timeout=90
    )
    return [float(each) for each in done.stdout.rpartition("SECONDS")[2].split()]
