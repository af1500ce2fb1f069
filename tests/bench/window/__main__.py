"""Run the benchmarks of the window: `python -m tests.bench.window [start] [events] [engine] [history] [page]`."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.bench.window import events, history, page, start

PARTS = {
    "start": start.main,
    "events": events.replayed,
    "engine": events.through_a_loopback_engine,
    "history": history.typing_over_a_long_history,
    "page": page.first_page_after_selection,
}


def main(names: list[str]) -> int:
    """Run the parts that are named, or each in a process of its own."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if names:
        for name in names:
            PARTS[name]()
        return 0
    return max(subprocess.call([sys.executable, "-m", "tests.bench.window", name]) for name in PARTS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
