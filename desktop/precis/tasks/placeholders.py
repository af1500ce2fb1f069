"""Marks what a model wrote in the form of a placeholder: a name that it made up, which nothing can be put back for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from precis.domain.results import Check, Claim

CHECK = "placeholder"


def marked(claims: Sequence[Claim], unrestored: Sequence[str]) -> tuple[Claim, ...]:
    """Return the claims in order, with a failed check on each that holds one of the placeholders."""
    return tuple(_marked(claim, [name for name in unrestored if name in claim.text]) for claim in claims)


def _marked(claim: Claim, held: Sequence[str]) -> Claim:
    if not held:
        return claim
    message = f"{', '.join(held)} stands for nothing in the document: the model made it up."
    return replace(claim, checks=(*claim.checks, Check(CHECK, passed=False, message=message)))


def warning(unrestored: Sequence[str]) -> str:
    """Return the sentence about them for the result."""
    return (
        f"The model wrote {', '.join(unrestored)} in the form of a placeholder for personal data,"
        " but nothing that was replaced stands behind it."
    )
