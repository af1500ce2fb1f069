"""Preview of what is sent: the job's own recipe over the call path's own upper layers, with an end that withholds.

What a person sees is what route, mask and cache would let through to the provider, made by the same code as in a run. A
reply that is kept from before is taken, so that the calls after it are shown too; what follows a withheld call depends
on its reply and can't be shown.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from precis.domain.calls import CallEnding, CallIntent, SpendLimits
from precis.domain.documents import Document
from precis.domain.errors import EngineError, PolicyBlocked
from precis.domain.jobs import Input, JobId, JobState, Lane, Options
from precis.domain.money import Money
from precis.domain.ports import Clock, EnginePolicy, Judgements, Mask, Masked, Reader, Sender, StepLedger, Task
from precis.domain.requests import EngineConfig, Reply, Request, Role
from precis.domain.results import Result
from precis.domain.steps import Json, Step, StepKey, StepOutcome

if TYPE_CHECKING:
    from precis.domain.calls import Short, UnitPrices
    from precis.domain.ports import Redacted
    from precis.privacy.placeholders import MaskedTexts

EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True)
class Replaced:
    """A placeholder in a message, where it stands, and what stands there in the document."""

    start: int
    end: int
    placeholder: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PreviewedMessage:
    """A message as it would go out."""

    role: str
    text: str = field(repr=False)
    replaced: tuple[Replaced, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewedCall:
    """A call as it would be made; `is_known`: its reply is kept from before, so that it is not sent again."""

    engine: str
    host: str
    model: str
    prompt_id: str
    messages: tuple[PreviewedMessage, ...]
    max_output_tokens: int
    schema: str
    """Name of the JSON shape that is asked for; empty: none."""
    is_known: bool


@dataclass(frozen=True, slots=True)
class SendPreview:
    """What a run would send for one document."""

    document: str
    """Its title; it is not sent."""
    engine: str
    calls: tuple[PreviewedCall, ...]
    more_calls: int
    """About how many calls may follow whose text depends on the replies: merges of notes, checks of sentences."""
    nothing_because: str
    """Why nothing would be sent, as a sentence; empty where something would be."""


@dataclass(frozen=True, slots=True)
class Previewer:
    """Makes previews with the engines and the task of one reading of the settings."""

    engines: Mapping[str, EngineConfig]
    engine: Callable[[str], EngineConfig]
    """Finds an engine by its name, or raises WrongUse."""
    policy: EnginePolicy
    reader: Reader
    judgements: Judgements
    ledger: StepLedger
    mask: Callable[[], Awaitable[Mask]]
    task: Callable[[Reader, Sender, StepLedger], Task]
    """Makes the recipe over a reader, a sender and a ledger."""
    clock: Clock

    async def preview(self, source: Input, options: Options) -> SendPreview:
        """Return the messages that a run would send; see `Sending.preview`."""
        config = self.engine(options.engine)
        forbidden = self.policy.why_not(config)
        if forbidden is not None:
            raise PolicyBlocked(forbidden)
        if config.kind == EMBEDDED:
            return _nothing(options, "", "The embedded engine works on this machine.")
        document = await self.reader.read(source)
        ruling = await self.judgements.ruling(document)
        if ruling.local_by:
            because = f"The rule “{ruling.local_by}” keeps this document on this machine."
            return _nothing(options, document.title, because)
        noted = await self._run(source, document, options)
        calls = tuple(noted.calls())
        because = "" if any(not call.is_known for call in calls) else _why_nothing(calls)
        more = 0 if because else await self._following(document, options, config, len(calls))
        return SendPreview(document.title, options.engine, calls, more, because)

    async def _run(self, source: Input, document: Document, options: Options) -> _Noted:
        """Run the summary and each label set by itself: one that is withheld would end the others."""
        noted = _Noted(_NotedMask(await self.mask()), self.engines)
        task = self.task(_AlreadyRead(document, self.reader), self._path(noted, options), _ReadOnly(self.ledger))
        private = replace(options, is_private=True, lane=Lane.INTERACTIVE)
        parts = [replace(private, label_sets=())] if options.summarize else []
        parts += [replace(private, summarize=False, label_sets=(labels,)) for labels in options.label_sets]
        for part in parts:
            try:
                await task.run(JobId("preview"), source, part, _Unseen())
            except* _Withheld:
                pass
        return noted

    def _path(self, noted: _Noted, options: Options) -> Sender:
        """Return the upper layers of the call path, without any engine that could go on in another's place."""
        from precis.gateway.cache import Cache
        from precis.gateway.mask import Masking
        from precis.gateway.route import Engines, Route
        from precis.gateway.waits import Waits

        noted.inner = Cache(_Withhold(noted), _ReadOnly(self.ledger), _NoLog())
        masking = Masking(noted, self.engines, self.policy, noted.mask)
        return Route(masking, Engines(self.engines, options.engine), self.policy, Waits(None, self.clock))

    async def _following(self, document: Document, options: Options, config: EngineConfig, shown: int) -> int:
        from precis.tasks.estimating import estimate_model

        async def unpriced(engine: EngineConfig, model: str, lane: Lane) -> UnitPrices | None:
            return None

        estimate = await estimate_model(document, options, config, unpriced)
        return max(0, estimate.calls - shown)


def _nothing(options: Options, title: str, because: str) -> SendPreview:
    return SendPreview(title, options.engine, (), 0, because)


def _why_nothing(calls: Sequence[PreviewedCall]) -> str:
    if calls:
        return "All replies are kept from before, so that nothing is sent again."
    return "Rules and decisions of yours answer all that is asked; no model is."


class _Withheld(EngineError):
    """A call of a preview came to where it would be sent."""


class _Withhold:
    """Where a provider would be."""

    def __init__(self, noted: _Noted) -> None:
        self._noted = noted

    async def send(self, request: Request) -> Reply:
        self._noted.withheld.append(request)
        raise _Withheld("This is a preview: nothing is sent.", "")


class _NotedMask:
    """Keeps what each mask replaced, by the texts that it made."""

    def __init__(self, mask: Mask) -> None:
        self._mask = mask
        self.made: dict[tuple[str, ...], Masked] = {}

    def __call__(self, texts: Sequence[str]) -> Masked:
        made = self._mask(texts)
        self.made[made.texts] = made
        return made


class _Noted:
    """Takes note of the requests that come out of mask."""

    def __init__(self, mask: _NotedMask, engines: Mapping[str, EngineConfig]) -> None:
        self.mask = mask
        self._engines = engines
        self.withheld: list[Request] = []
        self.inner: Sender = _Withhold(self)
        self._requests: list[Request] = []

    async def send(self, request: Request) -> Reply:
        self._requests.append(request)
        return await self.inner.send(request)

    def calls(self) -> Sequence[PreviewedCall]:
        """Return the calls in their order."""
        sent = {request.step().key for request in self.withheld}
        return [self._call(request, is_known=request.step().key not in sent) for request in self._requests]

    def _call(self, request: Request, *, is_known: bool) -> PreviewedCall:
        from precis.privacy.hosts import host_of

        texts = tuple(message.text for message in request.messages if message.role is not Role.SYSTEM)
        masked: MaskedTexts | None = self.mask.made.get(texts)  # pyright: ignore[reportAssignmentType]
        values = {} if masked is None else masked.values
        return PreviewedCall(
            engine=request.engine,
            host=host_of(self._engines[request.engine]),
            model=request.model,
            prompt_id=request.context.prompt_id,
            messages=tuple(
                PreviewedMessage(
                    message.role.value,
                    message.text,
                    () if message.role is Role.SYSTEM else tuple(_replaced(message.text, values)),
                )
                for message in request.messages
            ),
            max_output_tokens=request.max_output_tokens,
            schema="" if request.schema is None else request.schema.name,
            is_known=is_known,
        )


def _replaced(text: str, values: Mapping[str, str]) -> Sequence[Replaced]:
    if not values:
        return ()
    names = re.compile("|".join(map(re.escape, values)))
    return [Replaced(*match.span(), match[0], values[match[0]]) for match in names.finditer(text)]


class _AlreadyRead:
    """A reader of one document that was read before."""

    def __init__(self, document: Document, reader: Reader) -> None:
        self._document = document
        self.version = reader.version

    async def hash_input(self, source: Input) -> str:
        return self._document.id

    async def read(self, source: Input) -> Document:
        return self._document


class _ReadOnly:
    """A ledger that finds what is kept, and keeps nothing."""

    def __init__(self, ledger: StepLedger) -> None:
        self._ledger = ledger

    async def once(
        self, step: Step, compute: Callable[[], Awaitable[Json]], *, fresh: bool = False, keep: bool = True
    ) -> StepOutcome:
        found = {} if fresh else await self.lookup([step.key])
        if step.key in found:
            return StepOutcome(step.key, found[step.key], was_cached=True)
        return StepOutcome(step.key, await compute(), was_cached=False)

    async def lookup(self, keys: Sequence[StepKey]) -> Mapping[StepKey, Json]:
        return await self._ledger.lookup(keys)


class _NoLog:
    """A log that keeps nothing: a preview makes no attempt."""

    async def reserve(self, intent: CallIntent, limits: SpendLimits) -> int | Short:
        raise NotImplementedError

    def release(self, call: int) -> None: ...

    def finish(self, call: int, ending: CallEnding) -> None: ...

    def add_cached(self, intent: CallIntent, ending: CallEnding) -> None: ...

    def keep_text(self, text_id: str, text: Redacted) -> None: ...


class _Unseen:
    """Progress that nobody looks at."""

    def state(self, state: JobState, reason: str = "", until: datetime | None = None) -> None: ...

    def planned(self, total: int, estimated: Money | None = None) -> None: ...

    def step_done(self, *, was_cached: bool, cost: Money | None = None) -> None: ...

    def partial(self, result: Result) -> None: ...
