"""Replaces personal data by placeholders before anything is sent, and puts it back into the reply.

It stands before the cache, so that the key is of what is sent, and what is kept holds placeholders too.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from precis.domain.ports import EnginePolicy, Mask, Sender
from precis.domain.requests import EngineConfig, Reply, Request, Role
from precis.domain.steps import Json


class Masking:
    """Masks what goes to engines that must not see personal data; other calls pass as they are."""

    def __init__(self, inner: Sender, engines: Mapping[str, EngineConfig], policy: EnginePolicy, mask: Mask) -> None:
        self._inner = inner
        self._engines = engines
        self._policy = policy
        self._mask = mask

    async def send(self, request: Request) -> Reply:
        """Return the reply with everything put back that was masked; `unrestored` says what stands for nothing."""
        engine = self._engines[request.engine]
        if not (engine.redact_before_sending or self._policy.must_redact(engine)):
            return await self._inner.send(request)
        places = [place for place, message in enumerate(request.messages) if message.role is not Role.SYSTEM]
        # Detectors take milliseconds a page: not on the loop.
        masked = await asyncio.to_thread(self._mask, [request.messages[place].text for place in places])
        messages = list(request.messages)
        for place, text in zip(places, masked.texts, strict=True):
            messages[place] = replace(messages[place], text=text)
        reply = await self._inner.send(replace(request, messages=tuple(messages)))
        unknown = dict.fromkeys(name for text in _strings(reply) for name in masked.unknown(text))
        return replace(_restored(reply, masked.restore), unrestored=tuple(unknown))


def _strings(reply: Reply) -> Iterator[str]:
    """Yield the texts of the reply: of its object, where there is one."""
    if reply.data is None:
        yield reply.text
    else:
        yield from _strings_in(reply.data)


def _strings_in(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, item in cast("Mapping[str, Json]", value).items():
            yield name
            yield from _strings_in(item)
    elif isinstance(value, Sequence):
        for item in cast("Sequence[Json]", value):
            yield from _strings_in(item)


def _restored(reply: Reply, restore: Callable[[str], str]) -> Reply:
    if reply.data is None:
        return replace(reply, text=restore(reply.text))
    # What stood for a name may stand for quotes and line ends too: JSON is restored as values, then written anew.
    data = _restored_json(reply.data, restore)
    return replace(reply, text=json.dumps(data, ensure_ascii=False), data=data)


def _restored_json(value: Json, restore: Callable[[str], str]) -> Json:
    if isinstance(value, str):
        return restore(value)
    if isinstance(value, Mapping):
        fields = cast("Mapping[str, Json]", value)
        return {restore(name): _restored_json(item, restore) for name, item in fields.items()}
    if isinstance(value, Sequence):
        return [_restored_json(item, restore) for item in cast("Sequence[Json]", value)]
    return value
