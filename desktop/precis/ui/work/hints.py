"""Key facts that a summary leaves out: worked out once for a document and the words about it, and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from precis.domain.errors import PrecisError
from precis.domain.jobs import Mode
from precis.ui.bridge import EngineRoom
from precis.ui.work.asking import Seen

if TYPE_CHECKING:
    from precis.app.facade import Precis
    from precis.domain.documents import Document
    from precis.domain.results import Claim
    from precis.trust.coverage import LeftOut

MOST_KEPT = 200
Facts = tuple["LeftOut", ...]
Then = Callable[[Facts], object]
Key = tuple[str, tuple[str, ...]]
"""The document, and the sentences of the summary: nothing else counts."""


class Hints:
    """Asks for the facts of whole summaries of accurate mode; a summary that is shown again has them at once."""

    def __init__(self, room: EngineRoom) -> None:
        self._room = room
        self._kept: OrderedDict[Key, Facts] = OrderedDict()
        self._waiting: dict[Key, Then] = {}

    def ask(self, seen: Seen, then: Then) -> None:
        """Call `then` with the facts that the summary leaves out, unless there is no summary to look at."""
        document, summary = seen.document, seen.result.summary if seen.result else None
        is_whole = seen.job.state.is_final and seen.job.options.mode is Mode.ACCURATE
        if document is None or summary is None or not is_whole:
            return
        claims = summary.sentences
        key = (document.id, tuple(claim.text for claim in claims))
        if (kept := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
            then(kept)
            return
        is_under_way = key in self._waiting
        self._waiting[key] = then
        if not is_under_way:
            self._room.ask(
                lambda precis: left_out(precis, document, claims),
                lambda facts: self._on_found(key, facts),
                lambda error: self._on_failed(key, error),
            )

    def _on_found(self, key: Key, facts: Facts) -> None:
        self._kept[key] = facts
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        self._waiting.pop(key)(facts)

    def _on_failed(self, key: Key, _error: PrecisError) -> None:
        """A hint that can't be had is not worth a word; it is asked for again when the summary is."""
        self._waiting.pop(key)


async def left_out(_precis: Precis, document: Document, claims: Sequence[Claim]) -> Facts:
    """Return the key facts of the document that none of the claims mentions."""
    from precis.app.verification import key_facts_left_out

    return await key_facts_left_out(document, claims)
