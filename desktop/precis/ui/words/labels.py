"""What the window says of labels, and of how sure they are.

Pure functions of values, so that each sentence is tested without a window.
"""

from __future__ import annotations

from precis.domain.results import NONE_OF_THESE, Band, DecidedBy, LabelResult
from precis.ui.language import mark, tr
from precis.ui.sentences import said

BANDS = {Band.SURE: mark("sure"), Band.LIKELY: mark("likely"), Band.UNSURE: mark("unsure")}


def label(answer: LabelResult) -> str:
    """Return the answer for a label set, with how sure it is."""
    if answer.decided_by is DecidedBy.NONE:
        return tr("unsure, nearest: {label}", label=answer.label)
    if answer.label == NONE_OF_THESE:
        return f"{label_name(answer.label)} ({tr(BANDS[answer.band])})"
    return f"{answer.label} · {tr(BANDS[answer.band])}"


def chip(answer: LabelResult) -> str:
    """Return the label with how sure it is, in few words: `contract · likely`."""
    is_open = answer.decided_by is DecidedBy.NONE
    return f"{label_name(answer.label)} · {tr(BANDS[Band.UNSURE]) if is_open else sureness(answer)}"


def set_title(title: str, name: str = "") -> str:
    """Return what a label set is called: sets that come along in the window's language, others as they are."""
    return said(title) or name


def set_name(name: str) -> str:
    """Return a label set's name for people: `document-type` is “Document type”."""
    return said(name.replace("-", " ").capitalize())


def label_name(label: str) -> str:
    """Return a label for people: “none of these” is the program's own word, all others are the person's."""
    return tr("none of these") if label == NONE_OF_THESE else label


def sureness(answer: LabelResult) -> str:
    """Return how sure a label is and who decided it, in words."""
    if answer.decided_by is DecidedBy.NONE:
        return tr("unsure, please check")
    if answer.decided_by is DecidedBy.PERSON:
        return tr("your decision")
    return tr("by your rule") if answer.decided_by is DecidedBy.RULE else tr(BANDS[answer.band])
