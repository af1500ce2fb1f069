"""The batch queues of the fakes: they hold what was submitted, and work it off when told to."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from tests.fakes.servers.acts import Answer, Failure, Raw, Recorded

if TYPE_CHECKING:
    from tests.fakes.servers.http import FakeServer


@asynccontextmanager
async def working(server: Any) -> AsyncIterator[None]:
    """Let the server work off whatever is queued, at once."""

    async def work() -> None:
        while True:
            server.batches.work()
            await asyncio.sleep(0.002)

    task = asyncio.create_task(work())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def submissions(server: Any) -> int:
    """Return how many batches were handed over."""
    path = "/v1/batches" if server.kind == "openai" else "/v1/messages/batches"
    return sum(request.method == "POST" and request.path == path for request in server.others)


def _found(value: object) -> Raw:
    return Raw(body=json.dumps(value).encode())


class OpenAIBatches:
    """Files and batches as OpenAI has them. `work()` finishes every batch; `expire_after` lines, the rest expires."""

    def __init__(self, server: FakeServer) -> None:
        self._server = server
        self.files: dict[str, bytes] = {}
        self.found: dict[str, dict[str, Any]] = {}
        self.deleted: list[str] = []

    def work(self, *, expire_after: int | None = None) -> None:
        """Answer what is queued with the server's scripted acts; lines past `expire_after` expire.

        A batch that is being cancelled becomes cancelled, with nothing of it done.
        """
        for batch in self.found.values():
            if batch["status"] == "cancelling":
                self._finish(batch, 0, "cancelled")
            elif batch["status"] in {"validating", "in_progress"}:
                self._finish(batch, expire_after, "expired")

    def reject(self, batch: str, code: str) -> None:
        """Fail a batch as a whole, as validation does."""
        self.found[batch] |= {"status": "failed", "errors": {"data": [{"code": code, "message": "no"}]}}

    def _finish(self, batch: dict[str, Any], expire_after: int | None, why: str) -> None:
        done: list[dict[str, object]] = []
        failed: list[dict[str, object]] = []
        for number, line in enumerate(self.files[batch["input_file_id"]].decode().splitlines()):
            entry = json.loads(line)
            if expire_after is not None and number >= expire_after:
                gone = {"code": f"batch_{why}", "message": why}
                failed.append({"id": "x", "custom_id": entry["custom_id"], "response": None, "error": gone})
            else:
                status, body = self._body(entry["body"])
                answer = {"status_code": status, "request_id": f"r{number}", "body": body}
                good = status == 200
                line_out = {"id": "x", "custom_id": entry["custom_id"], "response": answer, "error": None}
                (done if good else failed).append(line_out)
        batch["status"] = "completed" if expire_after is None else why
        batch["output_file_id"] = self._file(done) if done else None
        batch["error_file_id"] = self._file(failed) if failed else None
        batch["request_counts"] = {"total": len(done) + len(failed), "completed": len(done), "failed": len(failed)}

    def _body(self, body: dict[str, Any]) -> tuple[int, object]:
        request = Recorded("POST", "/v1/chat/completions", {}, b"", body)
        act = self._server.next_act(request)
        if isinstance(act, Failure):
            status, failure, _ = self._server.failure(act)
            return status, failure
        assert isinstance(act, Answer)
        return 200, self._server.reply(request, act)

    def _file(self, lines: list[dict[str, object]]) -> str:
        name = f"file-{len(self.files)}"
        self.files[name] = "\n".join(json.dumps(line) for line in reversed(lines)).encode()
        return name

    def act(self, request: Recorded) -> Raw | None:
        """Return the answer to a request on files or batches; None where it is neither."""
        path = request.path.removeprefix("/v1/")
        match request.method, path.split("/"):
            case "POST", ["files"]:
                return self._upload(request)
            case "GET", ["files", name, "content"] if name in self.files:
                return Raw(body=self.files[name], content_type="application/octet-stream")
            case "DELETE", ["files", name] if name in self.files:
                del self.files[name]
                self.deleted.append(name)
                return _found({"id": name, "deleted": True})
            case "POST", ["batches"]:
                return self._submit(request)
            case "GET", [listing] if listing.startswith("batches?"):
                return _found({"object": "list", "data": list(self.found.values())})
            case "GET", ["batches", name]:
                return _found(self.found[name]) if name in self.found else None
            case "POST", ["batches", name, "cancel"]:
                self.found[name]["status"] = "cancelling"
                return _found(self.found[name])
        return None

    def _upload(self, request: Recorded) -> Raw:
        boundary = request.headers["content-type"].partition("boundary=")[2].encode()
        parts = request.body.split(b"--" + boundary)
        content = next(part for part in parts if b'name="file"' in part)
        name = f"file-{len(self.files)}"
        self.files[name] = content.partition(b"\r\n\r\n")[2].removesuffix(b"\r\n")
        return _found({"id": name, "object": "file", "purpose": "batch"})

    def _submit(self, request: Recorded) -> Raw:
        name = f"batch_{len(self.found)}"
        self.found[name] = {"id": name, "status": "validating", "input_file_id": request.json["input_file_id"],
                            "metadata": request.json.get("metadata")}  # fmt: skip
        return _found(self.found[name])


class AnthropicBatches:
    """Message batches as Anthropic has them."""

    def __init__(self, server: FakeServer) -> None:
        self._server = server
        self.found: dict[str, dict[str, Any]] = {}
        self.entries: dict[str, list[dict[str, Any]]] = {}
        self.results: dict[str, list[dict[str, Any]]] = {}

    def work(self, *, expire_after: int | None = None) -> None:
        """Answer what is queued with the server's scripted acts; entries past `expire_after` expire."""
        for name, batch in self.found.items():
            if batch["processing_status"] == "in_progress":
                self.results[name] = [
                    {"custom_id": entry["custom_id"], "result": self._result(entry, number, expire_after)}
                    for number, entry in enumerate(self.entries[name])
                ]
                self._end(batch)
            elif batch["processing_status"] == "canceling":
                gone = [
                    {"custom_id": entry["custom_id"], "result": {"type": "canceled"}} for entry in self.entries[name]
                ]
                self.results[name] = gone
                self._end(batch)

    def _end(self, batch: dict[str, Any]) -> None:
        kinds = [result["result"]["type"] for result in self.results[batch["id"]]]
        counts = {kind: kinds.count(kind) for kind in ("succeeded", "errored", "canceled", "expired")}
        batch |= {"processing_status": "ended", "request_counts": {"processing": 0, **counts}}

    def _result(self, entry: dict[str, Any], number: int, expire_after: int | None) -> dict[str, object]:
        if expire_after is not None and number >= expire_after:
            return {"type": "expired"}
        request = Recorded("POST", "/v1/messages", {}, b"", entry["params"])
        act = self._server.next_act(request)
        if isinstance(act, Failure):
            return {"type": "errored", "error": self._server.failure(act)[1]}
        assert isinstance(act, Answer)
        return {"type": "succeeded", "message": self._server.reply(request, act)}

    def act(self, request: Recorded) -> Raw | None:
        """Return the answer to a request on batches; None where it is another."""
        match request.method, request.path.removeprefix("/v1/messages/").split("/"):
            case "POST", ["batches"]:
                name = f"msgbatch_{len(self.found)}"
                entries: Any = request.json["requests"]
                self.entries[name] = entries
                counts = {"processing": len(entries), "succeeded": 0, "errored": 0, "canceled": 0, "expired": 0}
                self.found[name] = {"id": name, "processing_status": "in_progress", "request_counts": counts}
                return _found(self.found[name])
            case "GET", ["batches", name] if name in self.found:
                return _found(self.found[name])
            case "GET", ["batches", name, "results"]:
                lines = "\n".join(json.dumps(line) for line in reversed(self.results[name]))
                return Raw(body=lines.encode(), content_type="application/x-jsonl")
            case "POST", ["batches", name, "cancel"]:
                self.found[name]["processing_status"] = "canceling"
                return _found(self.found[name])
            case "DELETE", ["batches", name] if name in self.found:
                del self.found[name]
                return _found({"id": name, "type": "message_batch_deleted"})
        return None
