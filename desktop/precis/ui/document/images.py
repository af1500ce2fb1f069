"""Images of PDF pages, rendered in one thread, newest wish first; the Qt thread only paints finished ones.

pypdfium2 is not thread-safe, so the file is opened, rendered and closed in that thread alone.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

KEPT_BYTES = 160_000_000
Key = tuple[int, float]
"""Page number and device pixels a point."""


class PageImages(QObject):
    """Keeps the images that were painted last. `ready` tells that one more can be painted, `broken` that none can."""

    ready = Signal()
    broken = Signal(str)
    _rendered = Signal(int, int, float, QImage)
    _unrendered = Signal(int, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._images: OrderedDict[Key, QImage] = OrderedDict()
        self._wishes: dict[str, list[Key]] = {}
        self._turn = 0
        self._renderer = _Renderer(self._rendered.emit, self._unrendered.emit)
        self._rendered.connect(self._on_rendered, Qt.ConnectionType.QueuedConnection)
        self._unrendered.connect(self._on_unrendered, Qt.ConnectionType.QueuedConnection)

    def open(self, path: Path, password: str | None = None) -> None:
        """Take images from `path` from now on."""
        self._turn += 1
        self._images.clear()
        self._wishes.clear()
        self._renderer.open(self._turn, path, password)

    def close(self) -> None:
        """Let go of the file and end the thread, after the page that it is at."""
        self._turn += 1
        self._images.clear()
        self._renderer.close()

    def find(self, number: int, scale: float) -> QImage | None:
        """Return the page's image at `scale`, or None."""
        image = self._images.get((number, scale))
        if image is not None:
            self._images.move_to_end((number, scale))
        return image

    def like(self, number: int) -> QImage | None:
        """Return the page's image at any scale, to stand in while the right one is rendered."""
        return next((self._images[key] for key in reversed(self._images) if key[0] == number), None)

    def want(self, keys: list[Key], asker: str = "") -> None:
        """Render these, the first one first; what the same asker wanted before and is not among them is forgotten.

        The pages themselves (no name) come before what others ask for.
        """
        self._wishes[asker] = keys
        wanted = [key for name in sorted(self._wishes) for key in self._wishes[name]]
        self._renderer.want([key for key in dict.fromkeys(wanted) if key not in self._images])

    def is_pending(self) -> bool:
        """Say whether an image is being rendered, or still has to be."""
        return self._renderer.is_busy

    def _on_rendered(self, turn: int, number: int, scale: float, image: QImage) -> None:
        self._renderer.landed((number, scale))
        if turn != self._turn:
            return
        self._images[(number, scale)] = image
        kept = sum(one.sizeInBytes() for one in self._images.values())
        while kept > KEPT_BYTES and len(self._images) > 1:
            kept -= self._images.popitem(last=False)[1].sizeInBytes()
        self.ready.emit()

    def _on_unrendered(self, turn: int, message: str) -> None:
        if turn == self._turn:
            self.broken.emit(message)


class _Renderer:
    """The thread, which begins with the first file, and its list of wishes."""

    def __init__(self, rendered: Any, unrendered: Any) -> None:
        self._rendered, self._unrendered = rendered, unrendered
        self._changed = threading.Condition()
        self._wishes: list[Key] = []
        self._under_way: set[Key] = set()
        self._opening: tuple[int, Path, str | None] | None = None
        self._is_closed = False
        self._thread: threading.Thread | None = None
        self._turn, self._pdf = 0, None

    def open(self, turn: int, path: Path, password: str | None) -> None:
        with self._changed:
            self._opening, self._wishes = (turn, path, password), []
            self._changed.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="pages", daemon=True)
            self._thread.start()

    def want(self, keys: list[Key]) -> None:
        with self._changed:
            self._wishes = [key for key in keys if key not in self._under_way]
            self._changed.notify()

    def landed(self, key: Key) -> None:
        """Take note that the image of `key` has reached the Qt thread."""
        with self._changed:
            self._under_way.discard(key)

    @property
    def is_busy(self) -> bool:
        return bool(self._wishes or self._under_way or self._opening)

    def close(self) -> None:
        with self._changed:
            self._is_closed = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    # --- in the thread ------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._is_closed or self._opening or self._wishes)
                if self._is_closed:
                    break
                opening, self._opening = self._opening, None
                key = None if opening else self._wishes.pop(0)
                if opening:
                    self._under_way.clear()
                elif key:
                    self._under_way.add(key)
            try:
                if opening:
                    self._turn = opening[0]
                    self._open(opening[1], opening[2])
                elif key and self._pdf is not None:
                    self._rendered(self._turn, *key, render(self._pdf, *key))
            except Exception as error:  # noqa: BLE001 - the border between pdfium and Qt: told, never lost
                self._let_go()
                self._unrendered(self._turn, str(error))
        self._let_go()

    def _open(self, path: Path, password: str | None) -> None:
        import pypdfium2

        self._let_go()
        self._pdf: Any = pypdfium2.PdfDocument(path, password=password)

    def _let_go(self) -> None:
        if self._pdf is not None:
            self._pdf.close()
            self._pdf = None


def render(pdf: Any, number: int, scale: float) -> QImage:
    """Return the image of page `number` (from 1) at `scale` pixels a point."""
    page = pdf[number - 1]
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    try:
        shape = QImage.Format.Format_RGBX8888
        return QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, shape).copy()
    finally:
        bitmap.close()
        page.close()
