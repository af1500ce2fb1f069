"""A progress line on standard error, where that is a terminal."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from unicodedata import combining, east_asian_width

from precis.domain.jobs import JobEvent, JobId, JobState
from precis.domain.money import ZERO
from precis.domain.text import printable

WORDS = {
    JobState.QUEUED: "waiting for its turn",
    JobState.READING: "reading",
    JobState.PLANNING: "planning",
    JobState.WORKING: "working",
    JobState.CHECKING: "checking",
    JobState.WAITING: "waiting",
}


class ProgressLine:
    """One line that tells how many documents are done and what the last one moved is doing. Silent off a terminal."""

    def __init__(self, titles: dict[JobId, str]) -> None:
        self._titles = titles
        self._last: dict[JobId, JobEvent] = {}
        self._shows = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def update(self, events: Iterable[JobEvent]) -> None:
        """Take in what happened, and paint the line anew."""
        for event in events:
            if event.job in self._titles:
                self._last[event.job] = event
        if self._shows:
            self._paint()

    def clear(self) -> None:
        """Take the line away, so that other output stands on a line of its own."""
        if self._shows:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()

    def _paint(self) -> None:
        done = sum(event.state.is_final for event in self._last.values())
        active = [event for event in self._last.values() if not event.state.is_final]
        spent = sum((event.spent for event in self._last.values()), ZERO)
        parts = [_bar(done, len(self._titles)), f"{done} of {len(self._titles)}"]
        if active:
            parts.append(self._describe(max(active, key=lambda event: event.at)))
        if spent:
            parts.append(str(spent))
        line = " · ".join(parts)
        sys.stderr.write("\r\033[K" + fitted(line, shutil.get_terminal_size().columns - 1))
        sys.stderr.flush()

    def _describe(self, event: JobEvent) -> str:
        words = event.reason or WORDS.get(event.state, event.state.value)
        counts = f" {event.counts.done} of {event.counts.total} parts" if event.counts.total > 1 else ""
        left = f", about {event.eta_s:.0f} s left" if event.eta_s and event.eta_s >= 1 else ""
        return f"{printable(self._titles[event.job])}: {words}{counts}{left}"


def fitted(line: str, width: int) -> str:
    """Return what of `line` goes into `width` columns, of which a Chinese or Japanese character takes two."""
    taken = fits = 0
    for index, character in enumerate(line, 1):
        taken += 2 if east_asian_width(character) in "WF" else 0 if combining(character) else 1
        if taken > width:
            return f"{line[:fits]}…" if width > 0 else ""
        if taken < width:
            fits = index
    return line


def _bar(done: int, total: int, width: int = 20) -> str:
    filled = width * done // max(total, 1)
    return "━" * filled + "─" * (width - filled)
