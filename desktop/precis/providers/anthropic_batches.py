"""Anthropic's message batches: the requests in one call, the results as a file of lines. Anthropic's API reference."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import aclosing
from datetime import datetime
from typing import Any

from precis.domain.batches import BatchState, BatchStatus
from precis.domain.errors import BadRequest, EngineError, ModelNotFound
from precis.domain.requests import Reply, Request
from precis.domain.steps import StepKey
from precis.providers.batches import HANDING_OVER_S, calls_of, checked_size, line_of, never_run, outcome_of
from precis.providers.capabilities import CapabilityMemory
from precis.providers.channel import Channel
from precis.providers.engine import encoded
from precis.providers.loose import as_count, as_map, as_text

_PATH = "/v1/messages/batches"
_STATES = {"in_progress": BatchState.WORKING, "canceling": BatchState.CANCELLING}
_NEVER_RUN = {"expired": True, "canceled": False}


class AnthropicBatches:
    """The batch queue of an engine of kind `anthropic`."""

    most_requests = 100_000
    most_bytes = 256_000_000
    keeps_tags = False

    def __init__(self, channel: Channel, memory: CapabilityMemory) -> None:
        self._channel = channel
        self._memory = memory

    async def submit(self, requests: Sequence[Request], *, tag: str = "") -> str:
        """Queue the requests and return the batch's id. The provider keeps no tags."""
        calls = calls_of(self._channel, self._memory, requests, self.most_requests)
        entries = [{"custom_id": key, "params": call.body} for key, call in calls]
        content = checked_size(encoded({"requests": entries}), self.most_bytes)
        answer = await self._channel.fetch("POST", _PATH, content, between_s=HANDING_OVER_S)
        batch = as_text(line_of(self._channel, answer.decode("utf-8", "replace")).get("id"))
        if not batch:
            raise BadRequest(f"{self._channel.config.name} did not take the batch.")
        return batch

    async def find(self, tag: str) -> str | None:
        """Return None: the provider keeps nothing by which a batch could be told from another."""
        return None

    async def status(self, batch: str) -> BatchStatus:
        """Return where the batch is; the provider counts nothing but what it has not done until all is done."""
        said = await self._channel.ask("GET", f"{_PATH}/{batch}")
        counts = {name: as_count(count) or 0 for name, count in as_map(said.get("request_counts")).items()}
        return BatchStatus(
            id=as_text(said.get("id")),
            state=_STATES.get(as_text(said.get("processing_status")), BatchState.ENDED),
            total=sum(counts.values()),
            done=counts.get("succeeded", 0),
            failed=sum(counts.get(name, 0) for name in ("errored", "canceled", "expired")),
            expires_at=_time(said.get("expires_at")),
        )

    async def results(self, batch: str) -> AsyncIterator[tuple[StepKey, Reply | EngineError]]:
        """Yield the outcome of each request of an ended batch."""
        async with aclosing(self._channel.lines("GET", f"{_PATH}/{batch}/results")) as lines:
            async for text in lines:
                line = line_of(self._channel, text)
                yield StepKey(as_text(line.get("custom_id"))), self._outcome(as_map(line.get("result")))

    async def cancel(self, batch: str) -> None:
        """Ask for the batch to stop."""
        await self._channel.ask("POST", f"{_PATH}/{batch}/cancel")

    async def forget(self, batch: str) -> None:
        """Delete the batch with its requests and results; one that is gone already is fine."""
        try:
            await self._channel.ask("DELETE", f"{_PATH}/{batch}")
        except ModelNotFound:  # what a 404 is on this wire
            return

    def _outcome(self, result: Mapping[str, Any]) -> Reply | EngineError:
        kind = as_text(result.get("type"))
        if kind in _NEVER_RUN:
            return never_run(self._channel, is_expired=_NEVER_RUN[kind])
        body = as_map(result.get("message")) or as_map(result.get("error"))
        return outcome_of(self._channel, body)


def _time(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(as_text(value))
    except ValueError:
        return None
