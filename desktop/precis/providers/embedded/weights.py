"""How much each feature counts, by kind of document and mode: chosen by cross-validation, see docs/embedded-engine.md.

One set of weights serves every kind; only what differs beyond the noise of the dev sets is named for a kind.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from precis.domain.jobs import Mode
from precis.providers.embedded.choosing import Taste
from precis.providers.embedded.features import Features
from precis.providers.embedded.terms import Floats


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight a feature. The last four weigh what embeddings say, in accurate mode."""

    central: float = 1.0
    ahead: float = 0.5
    lead: float = 0.5
    titled: float = 0.2
    amounts: float = 0.3
    length: float = 0.3
    usual_words: float = 18.0
    penalty: float = 1.0
    focus: float = 4.0
    taste: Taste = field(default_factory=Taste)
    in_parts: bool = True
    """Whether what is taken up later is counted within parts of a long document, and parts take turns."""
    ahead_meaning: float = 0.0
    """Directed centrality among embeddings."""
    focus_meaning: float = 0.0
    """Cosine with the focus's embedding."""
    meaning_share: float = 0.0
    """The embeddings' share (0 … 1) in how alike two sentences are, when one would say the other again."""


def score(features: Features, weights: Weights) -> Floats:
    """Return the weighted sum of the lexical features, a number a sentence."""
    return (
        weights.central * features.central
        + weights.ahead * features.ahead
        + weights.lead * features.lead
        + weights.titled * features.titled
        + weights.amounts * features.amounts
        + weights.focus * features.focus
        - weights.length * np.minimum(1.0, (features.words - np.log(weights.usual_words)) ** 2)
        - weights.penalty * features.penalty
    )


def weights_for(kind: str, mode: Mode, sentences: int) -> Weights:
    """Return the weights for a kind of document (`kinds.KINDS`) with so many sentences."""
    weights = _BY_KIND.get(kind, _USUAL)
    if sentences < _FEW_SENTENCES and kind not in _COUNTED_WHEN_SHORT:
        weights = replace(weights, lead=_LEAD_WHEN_SHORT)
    if mode is Mode.FAST:
        return weights
    return replace(weights, ahead=0.25, ahead_meaning=0.5, focus=2.0, focus_meaning=2.0, meaning_share=0.25)


_USUAL = Weights()
_BY_KIND = {
    # Much is said again in speech, in turns of a few words: what recurs counts less, and a full sentence more.
    "meeting": Weights(central=0.5, length=0.6, usual_words=28.0),
    "earnings": Weights(amounts=1.0),
    # A paper says at its beginning what it will take up to its end.
    "paper": Weights(in_parts=False),
}
_FEW_SENTENCES = 10
_LEAD_WHEN_SHORT = 6.0
"""In a few sentences there is too little to count: the reading order says more, but for abstracts and speech."""
_COUNTED_WHEN_SHORT = frozenset({"paper", "meeting", "earnings"})
