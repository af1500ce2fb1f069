"""Groups that end where the content says so: an edit changes its own group and leaves the others, wherever it is.

Used twice: passages to chunks, and notes to the groups of the reduce tree. Content-defined chunking as in LBFS
(Muthitacharoen, Chen and Mazières, 2001), on whole items in place of bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bounds of a group. `most` is at least three times `least`, or groups would not fall into step after an edit."""

    least: int
    usual: int
    most: int

    @classmethod
    def up_to(cls, most: int) -> Sizes:
        """Return the sizes whose largest group is `most`."""
        return cls(most // 4, most // 2, most)


def content_groups(
    items: Sequence[T],
    *,
    size: Callable[[T], int],
    content: Callable[[T], str],
    sizes: Sizes,
    fewest: int = 1,
) -> list[tuple[T, ...]]:
    """Return `items` in consecutive groups of `fewest` or more items (but the last) and up to `sizes.most` in size.

    A group of at least `sizes.least` ends at the first item whose hash falls below its share of the way from `least`
    to `usual`; without such an item it ends at the lowest hash before `most`. Both depend on the items' content alone.
    """
    marks = [_mark(content(item)) for item in items]
    lengths = [size(item) for item in items]
    groups: list[tuple[T, ...]] = []
    start = 0
    while start < len(items):
        stop = _end(marks, lengths, start, sizes, fewest)
        groups.append(tuple(items[start:stop]))
        start = stop
    return groups


def _end(marks: Sequence[float], lengths: Sequence[int], start: int, sizes: Sizes, fewest: int) -> int:
    """Return where the group that starts at `start` ends (exclusive)."""
    total, best, lowest = 0, start + 1, 2.0
    for index in range(start, len(marks)):
        total += lengths[index]
        count = index - start + 1
        if total > sizes.most and count > fewest:
            return best
        if count < fewest or total < sizes.least:
            best = index + 1
            continue
        if marks[index] * (sizes.usual - sizes.least) < lengths[index]:
            return index + 1
        if marks[index] < lowest:
            best, lowest = index + 1, marks[index]
    return len(marks)


def _mark(content: str) -> float:
    """Return a number from 0 to 1 that the content alone decides."""
    digest = hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) / 2**64
