"""What the window remembers between two runs: its size, choices, what was dismissed. Never a document's text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

from precis.ui.language import Language
from precis.ui.look.appearance import Look

if TYPE_CHECKING:
    # Not imported before the first paint: these values come with the work.
    from precis.domain.jobs import JobId, Length, Mode

MOST_HIDDEN = 5000


class Memory:
    """Values in `window.ini` of the data folder; one that can't be used counts as not there."""

    def __init__(self, home: Path) -> None:
        self._kept = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)

    def state(self, name: str) -> QByteArray:
        """Return the geometry or state of a part of the window; empty for none."""
        value = self._kept.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, name: str, value: QByteArray) -> None:
        """Keep the geometry or state of a part of the window."""
        self._kept.setValue(f"state/{name}", value)

    @property
    def look(self) -> Look:
        """The appearance that was chosen."""
        value = self._kept.value("look")
        return Look(value) if value in set(Look) else Look.SYSTEM

    @look.setter
    def look(self, value: Look) -> None:
        self._kept.setValue("look", value.value)

    @property
    def theme(self) -> str:
        """The name of the theme that was on at last; empty for none."""
        value = self._kept.value("theme")
        return value if isinstance(value, str) else ""

    @theme.setter
    def theme(self, value: str) -> None:
        self._kept.setValue("theme", value)

    @property
    def language(self) -> Language:
        """The language that was chosen."""
        value = self._kept.value("language")
        return Language(value) if value in set(Language) else Language.SYSTEM

    @language.setter
    def language(self, value: Language) -> None:
        self._kept.setValue("language", value.value)

    @property
    def welcomed(self) -> bool:
        """Whether the card of the first start was dismissed."""
        return self._is("welcomed", unless_said=False)

    @welcomed.setter
    def welcomed(self, value: bool) -> None:
        self._say("welcomed", value)

    @property
    def notify_long_work(self) -> bool:
        """Whether the desktop tells when long work is done."""
        return self._is("notify_long_work", unless_said=True)

    @notify_long_work.setter
    def notify_long_work(self, value: bool) -> None:
        self._say("notify_long_work", value)

    @property
    def show_tray(self) -> bool:
        """Whether an icon in the tray tells that the program runs."""
        return self._is("show_tray", unless_said=False)

    @show_tray.setter
    def show_tray(self, value: bool) -> None:
        self._say("show_tray", value)

    @property
    def shortcuts(self) -> dict[str, list[str]]:
        """The keys of each command that has others than it comes with; none, where what was kept can't be used."""
        value = self._kept.value("shortcuts")
        if not isinstance(value, str) or not value:
            return {}
        import json

        try:
            found = json.loads(value)
        except ValueError:
            return {}
        kept = found.items() if isinstance(found, dict) else ()
        return {name: [key for key in keys if isinstance(key, str)] for name, keys in kept if isinstance(keys, list)}

    def keep_shortcuts(self, chosen: Mapping[str, Sequence[str]]) -> None:
        """Keep which commands have other keys than they come with."""
        import json

        self._kept.setValue("shortcuts", json.dumps({name: list(keys) for name, keys in chosen.items()}))

    # --- documents ----------------------------------------------------------------------------------------------------

    @property
    def hidden(self) -> set[JobId]:
        """The jobs that were taken off the list."""
        from precis.domain.jobs import JobId

        return set(map(JobId, self._texts("hidden")))

    def keep_hidden(self, jobs: Iterable[JobId]) -> None:
        """Keep which jobs were taken off the list."""
        self._kept.setValue("hidden", list(jobs)[-MOST_HIDDEN:])

    @property
    def current(self) -> str:
        """The id of the job that was shown last; empty for none."""
        value = self._kept.value("current")
        return value if isinstance(value, str) else ""

    @current.setter
    def current(self, job: str) -> None:
        self._kept.setValue("current", job)

    @property
    def watched(self) -> tuple[Path, ...]:
        """The folders whose new files are taken in."""
        return tuple(map(Path, self._texts("watched")))

    def keep_watched(self, folders: Sequence[Path]) -> None:
        """Keep which folders are watched."""
        self._kept.setValue("watched", [str(folder) for folder in folders] or [""])

    @property
    def watched_until(self) -> float:
        """When watched folders were looked through last, in seconds since the epoch; 0 for never."""
        value = self._kept.value("watched_until")
        try:
            return float(value) if isinstance(value, str | float | int) else 0.0
        except ValueError:
            return 0.0

    @watched_until.setter
    def watched_until(self, value: float) -> None:
        self._kept.setValue("watched_until", repr(value))

    # --- what was chosen ----------------------------------------------------------------------------------------------

    @property
    def mode(self) -> Mode | None:
        """The mode that was chosen last."""
        from precis.domain.jobs import Mode

        value = self._kept.value("mode")
        return Mode(value) if value in set(Mode) else None

    @property
    def length(self) -> Length | None:
        """The length that was chosen last."""
        from precis.domain.jobs import Length

        value = self._kept.value("length")
        return Length(value) if value in set(Length) else None

    @property
    def engine(self) -> str:
        """The engine that was chosen last; it may be gone by now."""
        value = self._kept.value("engine")
        return value if isinstance(value, str) else ""

    @property
    def label_sets(self) -> list[str] | None:
        """The names of the label sets that were chosen last; None where nothing was ever chosen."""
        return self._texts("label_sets") if self._kept.contains("label_sets") else None

    def keep_choice(self, mode: Mode, length: Length, engine: str, label_sets: list[str]) -> None:
        """Keep what was chosen."""
        for name, value in (("mode", mode.value), ("length", length.value), ("engine", engine)):
            self._kept.setValue(name, value)
        self._kept.setValue("label_sets", label_sets or [""])

    def flush(self) -> None:
        """Write what was kept to disk now."""
        self._kept.sync()

    def _texts(self, name: str) -> list[str]:
        value = self._kept.value(name)
        values = value if isinstance(value, list) else [value]
        return [text for text in values if isinstance(text, str) and text]

    def _is(self, name: str, *, unless_said: bool) -> bool:
        value = self._kept.value(name)
        return value == "yes" if value in ("yes", "no") else unless_said

    def _say(self, name: str, value: bool) -> None:
        self._kept.setValue(name, "yes" if value else "no")
