"""What a person can do about a failure: which buttons to offer for which error. Pure, and tested as such."""

from __future__ import annotations

from enum import Enum

from precis.domain.jobs import Failure
from precis.ui.language import mark, tr


class Remedy(Enum):
    """A next step: its button's words and what it does."""

    PASSWORD = (mark("Enter password…"), mark("Give the document's password; it is not kept"))
    SETTINGS = (mark("Open settings"), mark("See engines, budgets and where the data is"))
    RETRY = (mark("Try again"), mark("Run this again; what was finished is found again"))
    FOLDER = (mark("Show in folder"), mark("Open the folder that the file is in"))

    @property
    def text(self) -> str:
        """The button's words."""
        return tr(self.value[0])

    @property
    def tip(self) -> str:
        """What the button does."""
        return tr(self.value[1])


_SET_UP = frozenset({
    "bad_key", "forbidden", "model_not_found", "policy_blocked", "budget_reached", "price_unknown",
    "quota_exhausted", "keychain_unavailable", "unreachable",
})  # fmt: skip
_FILE = frozenset({
    "no_permission", "not_a_file", "empty_file", "too_large", "unknown_format", "broken_file", "no_text",
})  # fmt: skip


def remedies(failure: Failure) -> tuple[Remedy, ...]:
    """Return what to offer for `failure`, the likeliest first."""
    if failure.code == "encrypted":
        return (Remedy.PASSWORD,)
    if failure.code in _SET_UP:
        return (Remedy.SETTINGS, Remedy.RETRY)
    if failure.code in _FILE:
        return (Remedy.RETRY, Remedy.FOLDER)
    return (Remedy.RETRY,)


def headline(failure: Failure, *, was_read: bool) -> str:
    """Return what did not work, as a headline."""
    if failure.code == "encrypted":
        return tr("This document needs its password")
    return tr("The summary did not work out") if was_read else tr("This document could not be read")
