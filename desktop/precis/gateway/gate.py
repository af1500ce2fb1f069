"""Stops what time alone or a person mends: no credit, a refused key, a daily quota, a model that is not there.

A stop is kept in memory only. A new run asks the provider once more: the refusal costs nothing, and whoever has just
paid or set another key wants to see it work. For the same reason a stop without a known end lets one call through
from time to time.
"""

from __future__ import annotations

import asyncio
import hashlib
from copy import copy
from dataclasses import dataclass
from datetime import datetime, timedelta

from precis.domain.errors import BadKey, EngineError, Forbidden, ModelNotFound, QuotaExhausted
from precis.domain.ports import Clock, KeyStore, Sender
from precis.domain.requests import Reply, Request

KEY_STOP = timedelta(minutes=10)
"""How long a key is left alone that has no credit or was refused."""
MODEL_STOP = timedelta(minutes=5)
"""How long a model is left alone that is missing, or not for this account."""
_LOOK_EVERY = timedelta(seconds=2)

_Place = tuple[str, str]
"""An engine, and a model or "" for the engine's key as a whole."""


@dataclass(slots=True)
class _Stop:
    error: EngineError
    until: datetime
    key: bytes
    looked_at: datetime
    is_tried: bool = False
    """One call goes and sees; the others wait for what it meets."""


class Gate:
    """Raises the known refusal again instead of sending, until its time passes, the key changes or `reopen`."""

    def __init__(self, inner: Sender, keys: KeyStore, clock: Clock) -> None:
        self._inner = inner
        self._keys = keys
        self._clock = clock
        self._stops: dict[_Place, _Stop] = {}

    async def send(self, request: Request) -> Reply:
        """Return the reply, or raise the refusal that stands, as a new error of the same kind."""
        tried = [stop for place in _places(request) if (stop := await self._met(place)) is not None]
        for stop in tried:
            stop.is_tried = True
        try:
            reply = await self._inner.send(request)
        except (QuotaExhausted, BadKey, Forbidden, ModelNotFound) as error:
            await self._close(request, error)
            raise
        finally:
            for stop in tried:
                stop.is_tried = False
        self._stops = {place: stop for place, stop in self._stops.items() if stop not in tried}
        return reply

    def reopen(self, engine: str) -> None:
        """Let the engine's calls through again: the person has done something about it, or wants to see."""
        for place in [place for place in self._stops if place[0] == engine]:
            del self._stops[place]

    async def _met(self, place: _Place) -> _Stop | None:
        """Return the stop at `place` whose time has passed and which this call may try; None where there is none.

        Raises:
            EngineError: the stop stands.
        """
        stop = self._stops.get(place)
        if stop is None or await self._has_new_key(place, stop):
            return None
        if stop.is_tried or self._clock() < stop.until:
            raise copy(stop.error)
        return stop

    async def _has_new_key(self, place: _Place, stop: _Stop) -> bool:
        now = self._clock()
        if now - stop.looked_at < _LOOK_EVERY:
            return False
        stop.looked_at = now
        if await self._key_of(place[0]) == stop.key:
            return False
        self.reopen(place[0])
        return True

    async def _close(self, request: Request, error: EngineError) -> None:
        place, until = _extent(request, error, self._clock())
        key = await self._key_of(request.engine)
        self._stops[place] = _Stop(copy(error), until, key, self._clock())

    async def _key_of(self, engine: str) -> bytes:
        """Return a hash of the engine's key; read off the loop, since a keychain can take its time."""
        key = await asyncio.to_thread(self._keys.get, engine)
        return hashlib.sha256((key or "").encode("utf-8", "surrogatepass")).digest()


def _places(request: Request) -> tuple[_Place, _Place]:
    return (request.engine, ""), (request.engine, request.model)


def _extent(request: Request, error: EngineError, now: datetime) -> tuple[_Place, datetime]:
    """Return what the refusal stops and until when. Quotas that are renewed count by model at some providers."""
    match error:
        case QuotaExhausted(until=datetime() as until):
            return (request.engine, request.model), until
        case QuotaExhausted() | BadKey():
            return (request.engine, ""), now + KEY_STOP
        case _:
            return (request.engine, request.model), now + MODEL_STOP
