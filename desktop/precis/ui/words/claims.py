"""What the window says of the sentences of a summary, and of how far they are supported.

Pure functions of values, so that each sentence is tested without a window.
"""

from __future__ import annotations

from precis.domain.results import DROPPED, Claim, Result, Verdict
from precis.ui.amounts import count, percent
from precis.ui.language import mark, tr, trn
from precis.ui.sentences import said

VERDICTS = {
    Verdict.SUPPORTED: ("✓", mark("Supported")),
    Verdict.PARTIAL: ("◐", mark("Partly supported")),
    Verdict.UNSUPPORTED: ("✕", mark("Not supported")),
    Verdict.UNCHECKED: ("○", mark("Not checked")),
}
NOT_SUPPORTED = mark("Could not be supported")
EXTRACTIVE = mark("Sentences chosen from the document; nothing is rewritten.")
_THIRDS = (mark("beginning"), mark("middle"), mark("end"))
_CHECKS = {
    "support": mark("wording"), "wording": mark("wording"), "dates": mark("dates"), "names": mark("names"),
    "negation": mark("negation"), "numbers": mark("numbers"), "opposites": mark("opposites"), "roles": mark("roles"),
    "citation": mark("citation"), "verbatim": mark("word for word"), "model": mark("engine"),
    "rewritten": mark("rewritten"), "placeholder": mark("placeholders"), "hedges": mark("hedges"),
    "modality": mark("modal verbs"), "quantifiers": mark("quantities"),
}  # fmt: skip


def to_check(weak: int, claims: int) -> str:
    """Return how many of the sentences need a look."""
    return trn("{weak} of {n} sentence to check", "{weak} of {n} sentences to check", claims, weak=count(weak))


def support(claim: Claim, *, is_extractive: bool = False) -> tuple[str, str]:
    """Return the claim's mark, and its verdict in words with the pages it rests on."""
    pages = sorted({citation.page for citation in claim.citations if citation.page is not None})
    sign, text = VERDICTS[claim.verdict]
    text = tr("Word for word") if is_extractive and claim.verdict is Verdict.SUPPORTED else tr(text)
    if not pages:
        return sign, text
    numbers = ", ".join(map(str, pages))
    return sign, trn("{verdict} · page {pages}", "{verdict} · pages {pages}", len(pages), verdict=text, pages=numbers)


def weakness(claim: Claim) -> str:
    """Return why a claim is weak; empty for one whose checks all passed."""
    return " ".join(map(said, claim.problems))


def not_supported(number: int) -> str:
    """Return how many claims could not be supported."""
    return trn("{n} claim could not be supported", "{n} claims could not be supported", number)


def checked(result: Result) -> str:
    """Return what was checked of the summary, in words; empty where nothing was."""
    claims = result.summary.claims if result.summary else ()
    made = dict.fromkeys(check.name for claim in claims for check in claim.checks)
    names = list(dict.fromkeys(check_name(name) for name in made if name != DROPPED))
    if not names:
        return ""
    kept = [claim for claim in claims if not claim.is_dropped]
    weak = sum(claim.verdict in (Verdict.PARTIAL, Verdict.UNSUPPORTED) for claim in kept)
    outcome = [to_check(weak, len(kept))] if weak else []
    outcome += [not_supported(len(claims) - len(kept))] if len(kept) < len(claims) else []
    return tr(
        "Checked: {names} · {outcome}",
        names=", ".join(names),
        outcome=" · ".join(outcome) or tr("nothing found amiss"),
    )


def check_name(name: str) -> str:
    """Return what a check looks at, for people."""
    return tr(_CHECKS[name]) if name in _CHECKS else name


def drawn_from(coverage: tuple[float, float, float]) -> str:
    """Return in words which thirds of the document the passages come from; empty without any passage."""
    if not any(coverage):
        return ""
    first, middle, last = map(percent, coverage)
    found = tr(
        "Passages from the document: {first} beginning, {middle} middle, {last} end",
        first=first, middle=middle, last=last,
    )  # fmt: skip
    missing = [tr(part) for share, part in zip(coverage, _THIRDS, strict=True) if not share]
    if not missing:
        return found
    return tr("{found} · nothing from: {thirds}", found=found, thirds=", ".join(missing))
