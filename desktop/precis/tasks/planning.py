"""How a document is divided for a model: the sizes of chunks, the groups of the reduce tree, and about how many calls.
Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from precis.domain.errors import ContextTooLong
from precis.tasks.chunking import Sizes, content_groups
from precis.tasks.notes import Notes
from precis.tasks.passages import Passage

USUAL = Sizes.up_to(24_000)
SMALLEST = 1_500
"""Code points of the largest chunk below which a model's context is too small for the work."""
CHARACTERS_A_TOKEN = 3
"""A cautious figure: English has about four, other European languages about three."""
PROMPT_TOKENS = 700
MERGE_ROOM = 2_000
"""Tokens of a merge's reply, the longest but one that is asked for."""
_USUAL_CHILDREN = 5


def sizes_for(context_tokens: int | None, room: int = MERGE_ROOM) -> Sizes:
    """Return the sizes of chunks that a context of so many tokens takes along with prompt and reply."""
    if context_tokens is None:
        return USUAL
    return Sizes.up_to(min(USUAL.most, (context_tokens - PROMPT_TOKENS - room) * CHARACTERS_A_TOKEN))


def chunks_of(passages: Sequence[Passage], sizes: Sizes) -> list[tuple[Passage, ...]]:
    """Return the content-defined chunks of a document; at least one."""
    groups = content_groups(
        passages, size=lambda passage: passage.size, content=lambda passage: passage.text, sizes=sizes
    )
    if sum(passage.size for passage in passages) <= sizes.most:
        return [tuple(passages)]
    return groups


def groups_of(parts: Sequence[Notes], sizes: Sizes) -> list[tuple[Notes, ...]]:
    """Return the content-defined groups of a level of the reduce tree; each but the last has at least two members."""
    return content_groups(parts, size=lambda p: p.size, content=lambda p: p.content, sizes=sizes, fewest=2)


def calls_for(chunks: int) -> int:
    """Return about how many calls so many chunks take: theirs, a merge for every five a level, and the last one."""
    total, level = chunks, chunks
    while level > _USUAL_CHILDREN:
        level = ceil(level / _USUAL_CHILDREN)
        total += level
    return total + (chunks > 1)


def rounds_for(chunks: int) -> int:
    """Return about how many rounds of calls, each waiting for the one before, so many chunks take."""
    rounds, level = 1 + (chunks > 1), chunks
    while level > _USUAL_CHILDREN:
        level = ceil(level / _USUAL_CHILDREN)
        rounds += 1
    return rounds


def smaller(sizes: Sizes, error: ContextTooLong) -> Sizes:
    """Return the sizes to try after a context was too small: half, or less where the server said its limit."""
    half = sizes.most // 2
    return Sizes.up_to(half if error.limit is None else min(half, sizes_for(error.limit).most))
