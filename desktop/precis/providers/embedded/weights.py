"""How much each feature counts, by kind of document: chosen by cross-validation, see docs/embedded-engine.md.

One set of weights serves every kind; only what differs beyond the noise of the dev sets is named for a kind.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from precis.providers.embedded.choosing import Taste
from precis.providers.embedded.features import Features
from precis.providers.embedded.terms import Floats


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight a feature. The last weighs what embeddings say, in accurate mode."""

    central: float = 1.0
    ahead: float = 0.5
    lead: float = 0.5
    titled: float = 0.2
    amounts: float = 0.2
    length: float = 0.3
    usual_words: float = 18.0
    penalty: float = 1.0
    cues: float = 0.0
    leaning: float = 0.0
    """Taken off."""
    focus: float = 2.0
    around: float = 20.0
    taste: Taste = field(default_factory=Taste)
    in_parts: bool = True
    """Whether what is taken up later is counted within parts of a long document, and parts take turns."""
    focus_meaning: float = 4.0
    """Likeness to the focus's embedding, as far as the focus's words are not found."""


def score(features: Features, weights: Weights) -> Floats:
    """Return the weighted sum of the lexical features, a number a sentence."""
    return (
        weights.central * features.central
        + weights.ahead * features.ahead
        + weights.lead * features.lead
        + weights.titled * features.titled
        + weights.amounts * features.amounts
        + weights.cues * features.cues
        + weights.focus * features.focus
        + weights.around * features.around
        - weights.length * np.minimum(1.0, (features.words - np.log(weights.usual_words)) ** 2)
        - weights.leaning * features.leaning
        - weights.penalty * features.penalty
    )


def weights_for(kind: str, sentences: int) -> Weights:
    """Return the weights for a kind of document (`kinds.KINDS`) with so many sentences."""
    weights = _BY_KIND.get(kind, _USUAL)
    if kind == "contract" and sentences < _FEW_CLAUSES:
        weights = replace(weights, central=0.0, ahead=0.0, lead=4.0, length=0.6, usual_words=25.0)
    elif sentences < _FEW_SENTENCES and kind not in _COUNTED_WHEN_SHORT:
        weights = replace(weights, lead=6.0)
    return weights


_USUAL = Weights()
_BY_KIND = {
    # Much is said again in speech, in turns of a few words: what recurs counts less, and a full sentence more.
    "meeting": Weights(central=0.5, length=0.6, usual_words=28.0),
    "earnings": Weights(amounts=0.7, cues=1.3),
    # A paper says at its beginning what it will take up to its end.
    "paper": Weights(in_parts=False, cues=0.4, leaning=0.2),
    # A clause states its rule and then qualifies it, in the same words.
    "contract": Weights(ahead=0.8, taste=Taste(redundancy=0.6)),
}
_FEW_CLAUSES = 12
"""A few clauses use the same few words throughout: their order and a full sentence say more than what recurs."""
_FEW_SENTENCES = 10
"""In a few sentences there is too little to count: the reading order says more, but for abstracts and speech."""
_COUNTED_WHEN_SHORT = frozenset({"contract", "paper", "meeting", "earnings"})
