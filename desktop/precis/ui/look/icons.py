"""Icons: one family of line drawings in resources/icons, painted in the colour of the theme."""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache

from precis.app.resources import resources_folder

SIDE = 20


def icon(name: str, colour: str, dimmed: str = "") -> QIcon:
    """Return the drawing `name` in `colour`, sharp on the screen; `dimmed` is its colour where it can't be used."""
    made = QIcon()
    for scale in {1, math.ceil(QGuiApplication.primaryScreen().devicePixelRatio())}:
        made.addPixmap(pixmap(name, colour, SIDE, scale))
        if dimmed:
            made.addPixmap(pixmap(name, dimmed, SIDE, scale), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, colour: str, side: int, scale: float = 1.0) -> QPixmap:
    """Return the drawing `name`, `side` pixels wide at `scale` device pixels each."""
    key = f"precis {name} {colour} {side} {scale}"
    known = QPixmap()
    if QPixmapCache.find(key, known):
        return known
    image = _paint(name, colour, side, scale)
    QPixmapCache.insert(key, image)
    return image


def _paint(name: str, colour: str, side: int, scale: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    image = QPixmap(QSize(round(side * scale), round(side * scale)))
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    drawing = _drawing(name).replace("currentColor", colour)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(scale)
    return image


@cache
def _drawing(name: str) -> str:
    return (resources_folder() / "icons" / f"{name}.svg").read_text("utf-8")
