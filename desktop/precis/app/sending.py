"""What is about to leave this machine: the notice before the first send to an engine, and the preview of its messages.

A notice says what goes to which host and what its provider says of keeping and training. It is shown once for each of
its versions: another host, more that is sent, masking switched off or other terms make another version. Whoever shows
it calls `acknowledge`. `require` is the one rule that holds it: what submits, resumes, retries or evaluates asks it
early, so that a face can put its question, and every run asks it once more before it reads anything.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from precis.app.previewing import EMBEDDED, Previewer, SendPreview
from precis.app.redaction import map_data
from precis.domain.errors import NoticeNeeded
from precis.domain.jobs import Input, Options
from precis.settings import Settings

if TYPE_CHECKING:
    from precis.privacy.datamap import DataMapRow
    from precis.privacy.policy import Policy
    from precis.privacy.terms import Terms
    from precis.store import Store


@dataclass(frozen=True, slots=True)
class SendNotice:
    """What a person is told before the first send to an engine."""

    engine: str
    host: str
    stays_here: bool
    """The server is on this machine; what it passes on can't be seen from here."""
    is_redacted: bool
    sent: tuple[str, ...]
    never_sent: tuple[str, ...]
    terms: tuple[Terms, ...]
    """A row for each plan of the provider."""
    version: str
    """Stands for all of it: what was acknowledged."""

    def lines(self) -> Iterator[str]:
        """Yield the notice in plain words."""
        yield f"The engine “{self.engine}” sends to {self.host or 'an unknown host'}:"
        yield from (f"  - {what}" for what in self.sent)
        yield f"  Never sent: {', '.join(self.never_sent)}."
        masked = "are replaced by placeholders first" if self.is_redacted else "are NOT replaced first"
        yield f"  Personal data and secrets {masked} (redact_before_sending)."
        if self.stays_here:
            yield "  The server is on this machine; whether it passes anything on can't be seen from here."
        for terms in self.terms:
            told = f"{terms.provider}, {terms.plan}: kept: {terms.retention}; used for training: {terms.training}"
            dated = f" ({terms.source}, {terms.as_of})" if terms.source else ""
            yield f"  {told}{dated}"


class Sending:
    """Notices and previews, by the settings that count now."""

    def __init__(
        self, store: Store, policy: Policy, settings: Callable[[], Settings], previewer: Callable[[], Previewer]
    ) -> None:
        self._store = store
        self._policy = policy
        self._settings = settings
        self._previewer = previewer
        self._known: tuple[Settings | None, dict[str, SendNotice]] = (None, {})

    async def preview(self, source: Input, options: Options) -> SendPreview:
        """Return the messages that a run would send first, as they would go out; nothing is sent and nothing kept.

        Raises:
            ReadError: the document can't be read.
            WrongUse: there is no such engine.
            PolicyBlocked: the policy of this machine forbids the engine.
        """
        return await self._previewer().preview(source, options)

    def notice(self, engine: str) -> SendNotice | None:
        """Return what goes where with the engine; None for an engine that sends nothing.

        Raises:
            WrongUse: there is no such engine.
            PolicyBlocked: the policy of this machine can't be used.
        """
        return self._notice(engine, self._settings())

    def _notice(self, engine: str, settings: Settings) -> SendNotice | None:
        config = settings.engine(engine)
        if config.kind == EMBEDDED:
            return None
        of, known = self._known
        if of is not settings:
            known = _all_notices(map_data(settings))
            self._known = (settings, known)
        return known.get(config.name)

    async def needs_notice(self, engine: str) -> SendNotice | None:
        """Return the notice to show before a send to the engine; None where nothing is sent or it was acknowledged."""
        return await self._needed(engine, self._settings())

    async def _needed(self, engine: str, settings: Settings) -> SendNotice | None:
        notice = self._notice(engine, settings)
        return None if notice is None or await self._store.notices.is_noted(notice.version) else notice

    async def notices(self, options: Options, settings: Settings | None = None) -> list[SendNotice]:
        """Return the notices to show before a run: of its engine and of those that may go on in its place.

        An engine that the policy forbids gets nothing, and has none. `settings`: those of the run; default: of now.
        """
        settings = settings or self._settings()
        if self._notice(options.engine, settings) is None:
            return []
        names = dict.fromkeys((options.engine, *settings.fallbacks))
        allowed = [name for name in names if self._policy.why_not(settings.engine(name)) is None]
        return [notice for name in allowed if (notice := await self._needed(name, settings)) is not None]

    async def require(self, options: Options, settings: Settings | None = None) -> None:
        """Let a run pass to whose engines a person agreed, or that sends nothing.

        Raises:
            NoticeNeeded: a notice has to be shown and acknowledged first.
            WrongUse: there is no such engine.
        """
        for notice in await self.notices(options, settings):
            raise NoticeNeeded(
                f"Nothing is sent to the engine “{notice.engine}” before you have seen what goes where.",
                f"Agree to it in the window when it asks, or with `precis privacy accept {notice.engine}`.",
                engine=notice.engine,
            )

    def check_unattended(self, notice: SendNotice) -> None:
        """Let a send pass whose notice was shown to nobody, such as a script's.

        Raises:
            PolicyBlocked: the policy wants a person to take note first.
        """
        self._policy.check_unattended(notice.engine)

    async def acknowledge(self, notice: SendNotice) -> None:
        """Keep that a person took note of it."""
        await self._store.notices.note(notice.version, notice.engine, notice.host)


def _all_notices(rows: Sequence[DataMapRow]) -> dict[str, SendNotice]:
    """Return the notice of each engine that is sent anything."""
    of: dict[str, list[DataMapRow]] = {}
    for row in rows:
        if row.sent:
            of.setdefault(row.engine, []).append(row)
    return {engine: _notice(plans) for engine, plans in of.items()}


def _notice(rows: Sequence[DataMapRow]) -> SendNotice:
    """Return the notice of the rows of one engine, one a plan of its provider."""
    from precis.privacy.datamap import NEVER_SENT

    first, terms = rows[0], tuple(row.terms for row in rows)
    told = [[each.provider, each.plan, each.retention, each.training, each.statement, each.no_store] for each in terms]
    counted = json.dumps([first.engine, first.host, first.sent, first.is_redacted, told])
    return SendNotice(
        engine=first.engine,
        host=first.host,
        stays_here=first.stays_here,
        is_redacted=first.is_redacted,
        sent=first.sent,
        never_sent=NEVER_SENT,
        terms=terms,
        version=hashlib.sha256(counted.encode()).hexdigest(),
    )
