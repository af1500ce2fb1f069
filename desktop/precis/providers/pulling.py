"""Lets an Ollama server fetch a model, with progress."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from precis.domain.errors import ServerError, WrongUse
from precis.providers.failures import failure_of
from precis.providers.loose import as_count, as_map, as_text
from precis.providers.receiving import cut_off

if TYPE_CHECKING:
    from precis.providers.channel import Channel

_BETWEEN_S = 120.0
"""A server may verify a large file for a while without a word."""


@dataclass(frozen=True, slots=True)
class PullProgress:
    """How far a pull is. `completed` and `total` count bytes of the layer under way; 0 where they are not known."""

    status: str
    completed: int = 0
    total: int = 0

    @property
    def is_done(self) -> bool:
        """Whether the model is there."""
        return self.status == "success"

    def __str__(self) -> str:
        if not self.total:
            return self.status
        return f"{self.status}: {self.completed / 1e6:,.0f} of {self.total / 1e6:,.0f} MB"


async def pull(channel: Channel, model: str) -> AsyncGenerator[PullProgress, None]:
    """Yield the progress until the model is there.

    Raises:
        WrongUse: the engine is not Ollama.
        EngineError: the server can't be reached, breaks off, or says what is wrong.
    """
    service = channel.config.name
    if channel.config.kind != "ollama":
        raise WrongUse(f"{service} is not an Ollama server: it fetches no models.", "Choose an engine of kind ollama.")
    content = json.dumps({"model": model, "stream": True}).encode()
    async with aclosing(channel.lines("POST", "/api/pull", content, between_s=_BETWEEN_S)) as lines:
        async for line in lines:
            progress = _progress(service, line)
            yield progress
            if progress.is_done:
                return
    raise cut_off(service)


def _progress(service: str, line: str) -> PullProgress:
    try:
        said: Mapping[str, Any] | None = as_map(json.loads(line))
    except ValueError:
        said = None
    if said is None:
        raise ServerError(f"{service} sent progress that can't be read.")
    if said.get("error"):
        error, signs = failure_of("ollama", service, 200, {}, said)
        if "file does not exist" in signs.message or "not found" in signs.message:
            error = failure_of("ollama", service, 404, {}, {"error": "model not found"})[0]
            error.hint = "Check the model's name; Ollama's library lists them."
        raise error
    return PullProgress(
        as_text(said.get("status")), as_count(said.get("completed")) or 0, as_count(said.get("total")) or 0
    )
