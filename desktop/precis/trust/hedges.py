"""Words that make a statement less than certain, which the source has and the summary left out."""

from __future__ import annotations

from precis.trust.alignment import place_of
from precis.trust.evidence import Evidence, Finding

_CLOSE = 0.45
_HEDGING = """possible possibly potential potentially probable probably alleged allegedly apparently reportedly
        supposedly suspected nearly almost partly partially formerly attempted unless whether could might may perhaps
        rumoured rumored unconfirmed provisional conditionally unofficially planned proposed möglich möglicherweise
        vermutlich wahrscheinlich angeblich mutmaßlich mutmaßliche mutmaßlichen beinahe teilweise ehemals vielleicht
        geplant geplante possible peut-être probablement prétendument presque partiellement posible posiblemente
        probablemente presuntamente casi parcialmente quizás possibile forse probabilmente presunto presumibilmente
        quasi parzialmente possivelmente provavelmente alegadamente talvez parcialmente quase mogelijk waarschijnlijk
        vermoedelijk misschien bijna gedeeltelijk"""
_SOFTENING = """likely tries tried claimed claims reported hopes hoped expected expects suggested suggests believed
        believes thought considering considers if until would should conditional previously roughly about soll sollen"""
_HEDGES = frozenset(_HEDGING.split())
_ANY = _HEDGES | frozenset(_SOFTENING.split())


def hedge_findings(evidence: Evidence) -> list[Finding]:
    """Return a hedge of the source between words that the claim has side by side; none where the claim hedges too."""
    best = evidence.best
    if best is None or evidence.closeness < _CLOSE:
        return []
    if any(evidence.word(token).casefold() in _ANY for token in evidence.tokens):
        return []
    back = {j: i for i, j in best.alignment.partner().items()}
    for j, token in enumerate(evidence.index.units[best.unit].tokens):
        word = evidence.source_word(token)
        if word.casefold() in _HEDGES and j not in back and place_of(j, back) is not None:
            return [Finding("hedges", f"The source says “{word}”, and the summary leaves it out.", is_hard=False)]
    return []
