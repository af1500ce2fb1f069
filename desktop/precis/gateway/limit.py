"""Paces: how many calls of an engine a minute, how many tokens a minute, how many at one time, and who goes first.

All processes of one PRECIS_HOME share the pace (`pace.py`) and the concurrency. What limits come from: the person's
settings, what replies say in their headers, and requests to slow down.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from precis.domain.errors import EngineDown, RateLimited
from precis.domain.jobs import Lane
from precis.domain.ports import Clock, Pacing, Sender
from precis.domain.requests import EngineConfig, Reply, Request
from precis.domain.wording import phrase
from precis.gateway.line import Line, Load
from precis.gateway.turns import Ticket
from precis.gateway.waits import Waits

_BYTES_PER_TOKEN = 4


class Limit:
    """Holds calls back until they may go. `give_up` lets all that wait for an engine fail at once."""

    def __init__(
        self, inner: Sender, engines: Mapping[str, EngineConfig], pacing: Pacing, waits: Waits, clock: Clock
    ) -> None:
        self._inner = inner
        self._engines = engines
        self._pacing = pacing
        self._waits = waits
        self._clock = clock
        self._loads: dict[str, Load] = {}
        self._lines: dict[tuple[str, str], Line] = {}

    async def send(self, request: Request) -> Reply:
        """Return the reply, after the call's turn has come.

        Raises:
            RateLimited: its turn did not come within the call's deadline, or the server asks to slow down.
            EngineDown: the engine was found to be down meanwhile.
        """
        line = self._line(request)
        ticket = Ticket(_tokens(request), is_batch=request.context.lane is not Lane.INTERACTIVE)
        with self._waits.told(request, line.blocked_s, phrase(f"{request.engine} asked us to slow down")):
            await _within(request, line, ticket)
        begun = asyncio.get_running_loop().time()
        try:
            reply = await self._inner.send(request)
            line.answered(ticket, reply.rate, _used(reply), asyncio.get_running_loop().time() - begun)
        except RateLimited as error:
            await line.hit(ticket, error.retry_after_s, ramp=error.ramp)
            raise
        finally:
            line.leave()
        await line.rest()
        return reply

    def give_up(self, engine: str, model: str, error: EngineDown) -> None:
        """Let the calls that wait for the engine's model fail with copies of `error`."""
        line = self._lines.get((engine, model))
        if line is not None:
            line.give_up(error)

    def _line(self, request: Request) -> Line:
        place = (request.engine, request.model)
        line = self._lines.get(place)
        if line is None:
            config = self._engines[request.engine]
            load = self._loads.setdefault(request.engine, Load(config.max_concurrency))
            line = self._lines[place] = Line(config, request.model, load, self._pacing, self._clock)
            load.lines.append(line)
        return line


async def _within(request: Request, line: Line, ticket: Ticket) -> None:
    """Return when the ticket's turn has come; not later than the call's deadline."""
    seconds = request.context.deadline_s
    try:
        async with asyncio.timeout(seconds):
            await line.enter(ticket)
    except TimeoutError:
        raise RateLimited(f"{request.engine} takes no more calls within the {seconds:.0f} s that were left.") from None


def _tokens(request: Request) -> float:
    """Return about how many tokens the call counts against a limit: providers count the room for the answer in."""
    text = sum(len(message.text.encode("utf-8", "surrogatepass")) for message in request.messages)
    return float(text // _BYTES_PER_TOKEN + request.max_output_tokens)


def _used(reply: Reply) -> float | None:
    usage = reply.usage
    if usage.input is None and usage.output is None:
        return None
    return float((usage.input or 0) + (usage.output or 0))
