"""How late the event loop is, measured by a timer of 1 ms, beside an empty window in a process of its own.

Both are measured over the same seconds, so that what the machine does to any window can be told from what Précis does.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

P99_MS, MOST_MS = 16.0, 50.0


@dataclass(frozen=True, slots=True)
class Lateness:
    """What a timer saw, in ms."""

    p50: float
    p99: float
    most: float
    ticks: int

    def __str__(self) -> str:
        return f"lag p50 {self.p50:.1f} ms, p99 {self.p99:.1f} ms, most {self.most:.1f} ms ({self.ticks} ticks)"


class Ticks:
    """Measures from `begin` to `end`."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._late_ms: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def begin(self) -> None:
        """Measure from now on."""
        self._late_ms, self._last = [], time.perf_counter()
        self._timer.start(1)

    def end(self) -> Lateness:
        """Return what was seen since `begin`."""
        self._timer.stop()
        ordered = sorted(self._late_ms) or [0.0]
        p50, p99 = (ordered[int(len(ordered) * share)] for share in (0.5, 0.99))
        return Lateness(p50, p99, ordered[-1], len(ordered))

    def _tick(self) -> None:
        now = time.perf_counter()
        self._late_ms.append(max(0.0, (now - self._last) * 1000 - 1))
        self._last = now


class Lag:
    """Measures this process's event loop and, over the same time, that of an empty window."""

    def __init__(self) -> None:
        self._ticks = Ticks()
        command = [sys.executable, "-m", "tests.bench.window.lag"]
        self._control = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._control.stdout is not None
        self._control.stdout.readline()

    def begin(self) -> None:
        """Measure from now on."""
        assert self._control.stdin is not None
        self._control.stdin.write("begin\n")
        self._control.stdin.flush()
        self._ticks.begin()

    def end(self, what: str) -> None:
        """Print the lag since `begin`."""
        seen = self._ticks.end()
        control, _ = self._control.communicate("end\n", timeout=30)
        is_met = seen.p99 <= P99_MS and seen.most <= MOST_MS
        print(f"{what}:\n  {seen}\n  an empty window meanwhile: {control.strip()}")
        print(f"  aim: p99 at most {P99_MS:.0f} ms, most {MOST_MS:.0f} ms", "(met)" if is_met else "(NOT met)")


def until(done: Callable[[], object], *, seconds: float = 120.0, each_ms: int = 5) -> None:
    """Let the event loop run until `done`, which is asked each `each_ms`: what takes long must not disturb."""
    from PySide6.QtCore import QEventLoop, QTimer

    end = time.monotonic() + seconds
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: (done() or time.monotonic() > end) and loop.quit())
    timer.start(each_ms)
    loop.exec()
    if time.monotonic() > end:
        raise TimeoutError("the window did not get there")


def _control() -> None:
    """Show an empty window; measure from a line on standard input to the next."""
    import threading

    from PySide6.QtCore import QObject, Qt, Signal
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Lines(QObject):
        came = Signal()

    app, lines, ticks = QApplication([]), Lines(), Ticks()
    window = QMainWindow()
    window.show()
    seen: list[Lateness] = []

    def on_line() -> None:
        if seen or not ticks._timer.isActive():
            ticks.begin()
        else:
            print(ticks.end(), flush=True)
            app.quit()

    lines.came.connect(on_line, Qt.ConnectionType.QueuedConnection)
    threading.Thread(target=lambda: [lines.came.emit() for _ in sys.stdin], daemon=True).start()
    print("ready", flush=True)
    app.exec()


if __name__ == "__main__":
    _control()
