"""How much each feature counts, by kind of document and mode: chosen by cross-validation, see docs/embedded-engine.md."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from precis.providers.embedded.choosing import Taste
from precis.providers.embedded.features import Features
from precis.providers.embedded.terms import Floats


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight a feature; `meaning` weighs closeness to the document's centre among embeddings (accurate mode)."""

    central: float = 1.0
    lead: float = 0.0
    early: float = 0.0
    opening: float = 0.0
    titled: float = 0.2
    amounts: float = 0.0
    length: float = 0.1
    usual_words: float = 24.0
    penalty: float = 1.0
    focus: float = 2.0
    meaning: float = 0.0
    focus_meaning: float = 0.0
    taste: Taste = Taste()


def score(features: Features, weights: Weights) -> Floats:
    """Return the weighted sum of the lexical features, a number a sentence."""
    return (
        weights.central * features.central
        + weights.lead * features.lead
        + weights.early * features.early
        + weights.opening * features.opening
        + weights.titled * features.titled
        + weights.amounts * features.amounts
        + weights.focus * features.focus
        - weights.length * np.minimum(1.0, (features.words - np.log(weights.usual_words)) ** 2)
        - weights.penalty * features.penalty
    )


FAST = {
    "news": Weights(lead=1.0),
    "paper": Weights(lead=0.3),
    "contract": Weights(lead=0.3),
    "meeting": Weights(),
    "mail": Weights(lead=0.3),
    "other": Weights(lead=0.3),
}
ACCURATE = FAST
