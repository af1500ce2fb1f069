"""Texts for people that are written below the faces: in English, so that the command line and the files say the same
whatever the language of the window is.

The window says them in its own language. A whole sentence is known by its form and needs no mark; what is only a part
of one is named with `phrase`, so that it is collected for translation, too. Both serve as stable ids with the values
that stand in them: `said` of `precis.ui.sentences` finds the values again, and writes numbers as its language does.
"""

from __future__ import annotations


def phrase(text: str) -> str:
    """Return `text` as it is, and name it as a part of a sentence that people read."""
    return text


VALUES = (
    phrase("fast"), phrase("accurate"), phrase("brief"), phrase("standard"), phrase("detailed"),
    phrase("call"), phrase("job"), phrase("day"), phrase("month"),
)  # fmt: skip
"""Values of modes, lengths and budgets, which stand in sentences as they do in the settings."""

OF_SYSTEM = (
    phrase("Permission denied"), phrase("No such file or directory"), phrase("Is a directory"),
    phrase("Not a directory"), phrase("No space left on device"), phrase("Read-only file system"),
    phrase("Input/output error"), phrase("File name too long"), phrase("Operation not permitted"),
)  # fmt: skip
"""What the operating system says of files (`strerror`), which stands in sentences as it is."""
