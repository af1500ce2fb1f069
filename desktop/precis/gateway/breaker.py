"""The circuit breaker of each engine and model: leaves a dead engine alone, and notices when it is back.

It sees every attempt, below retry, so that the calls under way when an engine dies learn of it from each other and none
of them retries by itself for long. Only failures that speak of the engine's health count (`breaks`): a limit, a quota
or a refusal is an answer of a healthy engine.

Closed: everything passes; `FAILURES` in a row open it (a server of this machine that refuses connections: the first).
Open: nothing passes until the cool-down has passed. Half-open: one attempt at a time goes and sees; if it fails the
next cool-down is twice as long. Cool-downs are jittered, so that many machines don't come back in one moment.
(Nygard, Release It!, 2nd ed., chapter 5; full jitter after Brooker, "Exponential Backoff and Jitter", AWS 2015.)
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass

from precis.domain.errors import EngineDown, EngineError, Unreachable
from precis.domain.ports import Sender
from precis.domain.requests import Reply, Request

FAILURES = 5
FIRST_COOL_DOWN_S = 1.0
LONGEST_COOL_DOWN_S = 60.0

Lane = tuple[str, str]
"""An engine's name and a model."""
OnOpen = Callable[[str, str, EngineDown], None]
"""Told of the engine, the model and the error for those who wait, when a breaker opens."""


@dataclass(slots=True)
class _Circuit:
    failures: int = 0
    """In a row."""
    openings: int = 0
    """In a row: an attempt that succeeds ends the row."""
    open_until: float = 0.0
    is_open: bool = False
    is_probed: bool = False
    is_local: bool = False
    cause: str = ""
    """What opened it, as a sentence."""


class Breaker:
    """Refuses with EngineDown while the engine rests. `on_open` tells whoever holds calls back below."""

    def __init__(self, inner: Sender, on_open: OnOpen | None = None, *, seed: int | None = None) -> None:
        self._inner = inner
        self._on_open = on_open
        self._circuits: dict[Lane, _Circuit] = {}
        self._random = random.Random(seed)

    async def send(self, request: Request) -> Reply:
        """Return the reply.

        Raises:
            EngineDown: the engine rests, or another call is seeing whether it is back.
        """
        circuit = self._circuits.setdefault((request.engine, request.model), _Circuit())
        is_probe = circuit.is_open
        if is_probe:
            self._enter_half_open(request, circuit)
        try:
            reply = await self._inner.send(request)
        except EngineError as error:
            self._failed(request, circuit, error, is_probe=is_probe)
            raise
        finally:
            circuit.is_probed = circuit.is_probed and not is_probe
        _healthy(circuit)
        return reply

    def is_open(self, engine: str, model: str) -> bool:
        """Say whether the engine's model is left alone now."""
        circuit = self._circuits.get((engine, model))
        return circuit is not None and circuit.is_open

    def _enter_half_open(self, request: Request, circuit: _Circuit) -> None:
        if circuit.is_probed or asyncio.get_running_loop().time() < circuit.open_until:
            raise _down(request, circuit)
        circuit.is_probed = True

    def _failed(self, request: Request, circuit: _Circuit, error: EngineError, *, is_probe: bool) -> None:
        if not error.breaks:
            if _was_answered(error):
                _healthy(circuit)
            return
        circuit.failures += 1
        is_refused_here = isinstance(error, Unreachable) and error.local and not error.sent
        # Once open only the probe counts: the others had been sent before.
        if is_probe or (not circuit.is_open and (circuit.failures >= FAILURES or is_refused_here)):
            circuit.is_local, circuit.cause = is_refused_here, error.message
            self._open(request, circuit)

    def _open(self, request: Request, circuit: _Circuit) -> None:
        longest = min(LONGEST_COOL_DOWN_S, FIRST_COOL_DOWN_S * 2**circuit.openings)
        pause = longest * self._random.uniform(0.5, 1.0)
        circuit.openings = min(circuit.openings + 1, 16)
        circuit.open_until = asyncio.get_running_loop().time() + pause
        circuit.is_open = True
        if self._on_open is not None:
            self._on_open(request.engine, request.model, _down(request, circuit))


def _healthy(circuit: _Circuit) -> None:
    circuit.failures = circuit.openings = 0
    circuit.is_open = circuit.is_local = False


def _was_answered(error: EngineError) -> bool:
    """Return whether the failure came from the server: what was never sent says nothing of its health."""
    return error.status is not None or error.maybe_billed


def _down(request: Request, circuit: _Circuit) -> EngineDown:
    left = max(0.0, circuit.open_until - asyncio.get_running_loop().time())
    hint = "Start the server; the work goes on by itself when it answers." if circuit.is_local else None
    return EngineDown(
        f"{request.engine} failed again and again and is left alone for a while: {circuit.cause}",
        hint,
        retry_after_s=left,
        local=circuit.is_local,
    )
