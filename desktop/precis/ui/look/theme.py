"""Colours of the window: light, dark and high contrast; one accent, and neutral greys for everything else.

Contrast is WCAG 2.2's ratio (1.4.3); the tests hold every pair of text and ground that is painted at 4.5 or more.
"""

from __future__ import annotations

from typing import NamedTuple


class Theme(NamedTuple):
    """Colours as #rrggbb. `ground` is behind everything, `sheet` behind text, `tint` behind what is chosen.

    No dataclass, which takes longer to make at start-up.
    """

    name: str
    ground: str
    sheet: str
    raised: str
    tint: str
    line: str
    text: str
    soft: str
    accent: str
    on_accent: str
    mark: str
    """Behind marked words of laid-out text."""
    good: str
    fair: str
    bad: str


LIGHT = Theme(
    name="light", ground="#f5f6f8", sheet="#ffffff", raised="#eceff3", tint="#e6edfb", line="#dde1e8", text="#1b2028",
    soft="#57606e", accent="#2a55c9", on_accent="#ffffff", mark="#ffe394", good="#1b6a3c", fair="#854f00",
    bad="#b0251d",
)  # fmt: skip
DARK = Theme(
    name="dark", ground="#16181c", sheet="#1d2025", raised="#282c34", tint="#26324b", line="#353b46", text="#e7e9ed",
    soft="#a7afbc", accent="#90b2ff", on_accent="#0d1830", mark="#665200", good="#83d6a0", fair="#efb968",
    bad="#ffa198",
)  # fmt: skip
HIGH_CONTRAST = Theme(
    name="high contrast", ground="#000000", sheet="#000000", raised="#1c1c1c", tint="#003a66", line="#ffffff",
    text="#ffffff", soft="#ffffff", accent="#ffe600", on_accent="#000000", mark="#005a9e", good="#7dff9b",
    fair="#ffd27a", bad="#ffb4ac",
)  # fmt: skip
THEMES = (LIGHT, DARK, HIGH_CONTRAST)


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colours, 1 … 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def text_pairs(theme: Theme) -> list[tuple[str, str]]:
    """Return every pair of text and ground that the window paints."""
    grounds = (theme.ground, theme.sheet, theme.raised, theme.tint)
    inks = (theme.text, theme.soft, theme.accent, theme.good, theme.fair, theme.bad)
    return [*((ink, ground) for ink in inks for ground in grounds), (theme.on_accent, theme.accent),
            (theme.text, theme.mark)]  # fmt: skip
