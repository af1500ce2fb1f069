"""Lets only complete, usable replies through: refusal, filter and cut-off come before parsing, then the shape.

A reply of the wrong shape is asked for again at most twice, each time as a fresh request of constant size: the original
one with a short list of what was wrong. The bad reply itself is never sent back: models repeat what they see, and the
size would grow. A reply that was cut off is asked for once with twice the room.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from precis.domain.errors import BadRequest, InvalidOutput, Refused, Truncated
from precis.domain.money import Money
from precis.domain.ports import Sender
from precis.domain.requests import Finish, Message, OutputSchema, Reply, Request, Role, TokenUsage
from precis.domain.steps import Json, StepKind
from precis.gateway.parsing import NotJson, parse
from precis.gateway.shape import names_in, problems_of, problems_of_pydantic, require_checked

REPAIRS = 2
ROOM = 2
"""How many times the room a reply that was cut off gets."""
_LIST_LIMIT = 600
"""Characters of the list of problems: what keeps a repair's size constant."""


@dataclass(frozen=True, slots=True)
class _Try:
    """What is asked this time: how much room, and what was wrong so far."""

    room: int
    repairs: int = 0
    problems: tuple[str, ...] = ()


class Validate:
    """Fills in `data` and `repairs`. What all the tries cost and used is added up in the reply."""

    def __init__(self, inner: Sender) -> None:
        self._inner = inner

    async def send(self, request: Request) -> Reply:
        """Return a complete reply that fits the schema; it need not have one.

        Raises:
            Refused: the model or a filter declined.
            Truncated: it was cut off, with more room too.
            InvalidOutput: it had another shape, after two repairs too.
            ValueError: the schema asks for what is not checked, which is a mistake in the task; nothing was sent.
        """
        if request.schema is not None:
            require_checked(request.schema.schema)
        this = _Try(request.max_output_tokens)
        spent: list[Reply] = []
        while True:
            reply = await self._ask(request, this)
            spent.append(reply)
            if reply.finish is Finish.LENGTH:
                this = _with_room(request, this)
                continue
            try:
                data = _usable(reply, request)
            except InvalidOutput as error:
                if this.repairs == REPAIRS:
                    raise
                this = _Try(this.room, this.repairs + 1, error.problems)
                continue
            return replace(_added_up(spent), data=data, repairs=len(spent) - 1)

    async def _ask(self, request: Request, this: _Try) -> Reply:
        try:
            return await self._inner.send(_as_asked(request, this))
        except BadRequest as error:
            if this.room > request.max_output_tokens:
                raise _cut_off(request) from error  # the model has no such room to give
            raise


def _as_asked(request: Request, this: _Try) -> Request:
    """Return the request of this try. The first is the original itself; each other has a key of its own."""
    if not this.repairs:
        return replace(request, max_output_tokens=this.room)
    listed = "\n".join(f"- {problem}" for problem in this.problems)[:_LIST_LIMIT]
    note = f"An earlier answer to this could not be used:\n{listed}\nGive the whole answer anew, in the form asked for."
    return replace(
        request,
        kind=StepKind.REPAIR,
        messages=(*request.messages, Message(Role.USER, note)),
        max_output_tokens=this.room,
        sample=request.sample + this.repairs,
    )


def _with_room(request: Request, this: _Try) -> _Try:
    if this.room > request.max_output_tokens:
        raise _cut_off(request)
    return _Try(this.room * ROOM, this.repairs, this.problems)


def _cut_off(request: Request) -> Truncated:
    return Truncated(f"The answer of {request.engine} was cut off at its length limit, with more room too.")


def _usable(reply: Reply, request: Request) -> Json:
    """Return the object of a complete reply; None where no schema was asked for."""
    if reply.refusal or reply.finish in {Finish.REFUSED, Finish.FILTERED}:
        who = "A content filter at" if reply.finish is Finish.FILTERED else "The model of"
        raise Refused(f"{who} {request.engine} declined the document.")
    if reply.finish is not Finish.STOP:
        raise _invalid(request, "the answer ended before it was complete")
    if not reply.text.strip():
        raise _invalid(request, "the answer was empty")
    return None if request.schema is None else _fitting(reply.text, request, request.schema)


def _fitting(text: str, request: Request, schema: OutputSchema) -> Json:
    try:
        data = parse(text)
    except NotJson:
        raise _invalid(request, "the answer was not a JSON value, or broke off") from None
    problems = problems_of(data, schema.schema)
    if problems:
        raise _invalid(request, *problems)
    if schema.check is None:
        return data
    try:
        return schema.check(data)
    except InvalidOutput:
        raise
    except ValueError as error:
        found = problems_of_pydantic(error, names_in(schema.schema))
    # Outside the `except`: pydantic's error quotes what it was given.
    raise _invalid(request, *found)


def _invalid(request: Request, *problems: str) -> InvalidOutput:
    return InvalidOutput(
        f"The answer of {request.engine} does not have the form that was asked for.", problems=problems
    )


def _added_up(replies: list[Reply]) -> Reply:
    """Return the last reply with the cost, time and tokens of all; an unknown cost among them makes the sum unknown."""
    if len(replies) == 1:
        return replies[0]
    costs = [reply.cost for reply in replies]
    known = [cost for cost in costs if cost is not None]
    cost = sum(known, Money()) if len(known) == len(costs) else None
    return replace(
        replies[-1],
        usage=_tokens([reply.usage for reply in replies]),
        cost=cost,
        total_s=sum(r.total_s for r in replies),
    )


def _tokens(usages: list[TokenUsage]) -> TokenUsage:
    def total(counts: list[int | None]) -> int | None:
        said = [count for count in counts if count is not None]
        return sum(said) if said else None

    return TokenUsage(
        input=total([usage.input for usage in usages]),
        output=total([usage.output for usage in usages]),
        cached_input=sum(usage.cached_input for usage in usages),
        cache_write=sum(usage.cache_write for usage in usages),
        reasoning=sum(usage.reasoning for usage in usages),
        is_estimated=any(usage.is_estimated for usage in usages),
    )
