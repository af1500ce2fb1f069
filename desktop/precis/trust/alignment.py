"""Aligns a claim's words with a passage's, in order: which word stands where, and what was put in another's place.

Local alignment after Smith and Waterman (1981) over word stems, where the claim is aligned whole and the passage may
begin and end anywhere. A claim's word opposite another word of the passage is a substitution.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from precis.trust.words import Token

MATCH = 2.0
FUNCTION_MATCH = 0.7
MISMATCH = -0.4
GAP = -0.45
REACH = 3
"""Words on either side that tell where a word without a partner would stand."""
_MOST_CELLS = 60_000


@dataclass(frozen=True, slots=True)
class Alignment:
    """Pairs of indices (claim, passage) in order; `is_match` tells equal stems from substitutions."""

    pairs: tuple[tuple[int, int, bool], ...]
    score: float

    def partner(self) -> dict[int, int]:
        """Return the passage's index for each claim index with an equal stem."""
        return {i: j for i, j, same in self.pairs if same}

    def substitutions(self) -> list[tuple[int, int]]:
        """Return the pairs of different words that stand opposite each other."""
        return [(i, j) for i, j, same in self.pairs if not same]


def align(claim: Sequence[Token], passage: Sequence[Token]) -> Alignment:
    """Return the best alignment; time and memory are the product of the two lengths, which are bounded."""
    claim = claim[: max(1, _MOST_CELLS // max(1, len(passage)))]
    rows, columns = len(claim), len(passage)
    stems = [token.stem for token in passage]
    before = [0.0] * (columns + 1)
    moves: list[bytearray] = []
    for token in claim:
        stem, gain = token.stem, MATCH if token.is_content else FUNCTION_MATCH
        move = bytearray(columns + 1)
        row = [before[0] + GAP] + [0.0] * columns
        move[0] = 1
        left = row[0]
        for j in range(1, columns + 1):
            diagonal = before[j - 1] + (gain if stems[j - 1] == stem else MISMATCH)
            up = before[j] + GAP
            over = left + GAP
            if diagonal >= up and diagonal >= over:
                left = diagonal
            elif up >= over:
                left, move[j] = up, 1
            else:
                left, move[j] = over, 2
            row[j] = left
        moves.append(move)
        before = row
    end = max(range(columns + 1), key=before.__getitem__)
    return Alignment(_walk(claim, stems, moves, rows, end), before[end])


def _walk(
    claim: Sequence[Token], stems: Sequence[str], moves: Sequence[bytearray], i: int, j: int
) -> tuple[tuple[int, int, bool], ...]:
    pairs: list[tuple[int, int, bool]] = []
    while i > 0 and j > 0:
        move = moves[i - 1][j]
        if move == 0:
            pairs.append((i - 1, j - 1, claim[i - 1].stem == stems[j - 1]))
            i, j = i - 1, j - 1
        elif move == 1:
            i -= 1
        else:
            j -= 1
    return tuple(reversed(pairs))


def place_of(i: int, partner: dict[int, int]) -> tuple[int, int] | None:
    """Return where the words before and after word `i` stand in the other text; None: not together."""
    before = next((partner[k] for k in range(i - 1, i - 1 - REACH, -1) if k in partner), None)
    after = next((partner[k] for k in range(i + 1, i + 1 + REACH) if k in partner), None)
    own = partner.get(i)
    if own is not None:
        return own, own
    if before is None or after is None:
        return None
    return (before, after) if 0 < after - before <= 2 * REACH else None
