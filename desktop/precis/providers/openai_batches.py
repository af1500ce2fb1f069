"""OpenAI's batches: a file of requests, a batch of it, a file of replies, one of failures (OpenAI's API reference)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import aclosing
from datetime import UTC, datetime
from typing import Any

from precis.domain.batches import BatchState, BatchStatus
from precis.domain.errors import BadRequest, EngineError, ModelNotFound
from precis.domain.requests import Reply, Request
from precis.domain.steps import StepKey
from precis.providers.batches import HANDING_OVER_S, calls_of, checked_size, line_of, never_run, outcome_of
from precis.providers.capabilities import CapabilityMemory
from precis.providers.channel import Channel
from precis.providers.engine import encoded
from precis.providers.failures import failure_of
from precis.providers.loose import as_count, as_list, as_map, as_text, first_map

_STATES = {
    "validating": BatchState.QUEUED,
    "in_progress": BatchState.WORKING,
    "finalizing": BatchState.WORKING,
    "cancelling": BatchState.CANCELLING,
}
_NEVER_RUN = {"batch_expired": True, "batch_cancelled": False}
_BOUNDARY = "precis-4b1d2a5e9c"
_MOST_LISTED = 100


class OpenAIBatches:
    """The batch queue of an engine of kind `openai`."""

    most_requests = 50_000
    most_bytes = 200_000_000
    keeps_tags = True

    def __init__(self, channel: Channel, memory: CapabilityMemory) -> None:
        self._channel = channel
        self._memory = memory

    async def submit(self, requests: Sequence[Request], *, tag: str = "") -> str:
        """Upload the requests, queue them, and return the batch's id; nothing stays behind when queueing fails."""
        calls = calls_of(self._channel, self._memory, requests, self.most_requests)
        lines = [
            encoded({"custom_id": key, "method": "POST", "url": f"/v1{call.path}", "body": call.body})
            for key, call in calls
        ]
        file = await self._upload(checked_size(b"\n".join(lines), self.most_bytes))
        order: dict[str, Any] = {"input_file_id": file, "endpoint": "/v1/chat/completions", "completion_window": "24h"}
        if tag:
            order["metadata"] = {"precis": tag}
        try:
            batch = await self._channel.ask("POST", "/batches", order)
        except EngineError as error:
            if not error.maybe_billed:
                await self._delete(file)
            raise
        return as_text(batch.get("id"))

    async def find(self, tag: str) -> str | None:
        """Return the id of the batch with this tag among the newest hundred, or None."""
        listed = await self._channel.ask("GET", f"/batches?limit={_MOST_LISTED}")
        for batch in map(as_map, as_list(listed.get("data"))):
            if as_map(batch.get("metadata")).get("precis") == tag:
                return as_text(batch.get("id"))
        return None

    async def status(self, batch: str) -> BatchStatus:
        """Return where the batch is."""
        return self._status(await self._channel.ask("GET", f"/batches/{batch}"))

    async def results(self, batch: str) -> AsyncIterator[tuple[StepKey, Reply | EngineError]]:
        """Yield the outcome of each request of an ended batch: from the file of replies, then from that of failures."""
        said = await self._channel.ask("GET", f"/batches/{batch}")
        for file in filter(None, (as_text(said.get("output_file_id")), as_text(said.get("error_file_id")))):
            async with aclosing(self._channel.lines("GET", f"/files/{file}/content")) as lines:
                async for text in lines:
                    line = line_of(self._channel, text)
                    yield StepKey(as_text(line.get("custom_id"))), self._outcome(line)

    async def cancel(self, batch: str) -> None:
        """Ask for the batch to stop."""
        await self._channel.ask("POST", f"/batches/{batch}/cancel")

    async def forget(self, batch: str) -> None:
        """Delete the batch's files; those that are gone already are fine."""
        said = await self._channel.ask("GET", f"/batches/{batch}")
        for name in ("input_file_id", "output_file_id", "error_file_id"):
            if file := as_text(said.get(name)):
                await self._delete(file)

    async def _delete(self, file: str) -> None:
        try:
            await self._channel.ask("DELETE", f"/files/{file}")
        except ModelNotFound:  # what a 404 is on this wire
            return

    async def _upload(self, content: bytes) -> str:
        disposition = b'Content-Disposition: form-data; name="'
        fields = [
            disposition + b'purpose"\r\n\r\nbatch',
            disposition + b'file"; filename="precis.jsonl"\r\nContent-Type: application/jsonl\r\n\r\n' + content,
        ]
        mark = b"--" + _BOUNDARY.encode()
        body = b"".join(mark + b"\r\n" + field + b"\r\n" for field in fields) + mark + b"--\r\n"
        headers = {"content-type": f"multipart/form-data; boundary={_BOUNDARY}"}
        try:
            answer = await self._channel.fetch("POST", "/files", body, headers=headers, between_s=HANDING_OVER_S)
        except ModelNotFound as error:  # what a 404 is on this wire
            message = f"{self._channel.config.name} has no batch queue."
            raise BadRequest(message, "Leave out `--lane provider-batch`.", status=error.status) from error
        file = as_text(line_of(self._channel, answer.decode("utf-8", "replace")).get("id"))
        if not file:
            raise BadRequest(f"{self._channel.config.name} did not take the file of requests.")
        return file

    def _status(self, batch: Mapping[str, Any]) -> BatchStatus:
        counts = as_map(batch.get("request_counts"))
        expires = as_count(batch.get("expires_at"))
        return BatchStatus(
            id=as_text(batch.get("id")),
            state=_STATES.get(as_text(batch.get("status")), BatchState.ENDED),
            total=as_count(counts.get("total")) or 0,
            done=as_count(counts.get("completed")) or 0,
            failed=as_count(counts.get("failed")) or 0,
            expires_at=datetime.fromtimestamp(expires, UTC) if expires else None,
            error=self._rejected(batch) if batch.get("status") == "failed" else None,
        )

    def _rejected(self, batch: Mapping[str, Any]) -> EngineError:
        cause = first_map(as_map(batch.get("errors")).get("data"))
        return failure_of("openai", self._channel.config.name, 400, {}, {"error": cause})[0]

    def _outcome(self, line: Mapping[str, Any]) -> Reply | EngineError:
        code = as_text(as_map(line.get("error")).get("code"))
        if code in _NEVER_RUN:
            return never_run(self._channel, is_expired=_NEVER_RUN[code])
        response = as_map(line.get("response"))
        status = as_count(response.get("status_code")) or 500
        body = as_map(response.get("body"))
        if status >= 300:
            return failure_of("openai", self._channel.config.name, status, {}, body)[0]
        return outcome_of(self._channel, body)
