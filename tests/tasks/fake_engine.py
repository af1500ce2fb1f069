"""An engine that answers every prompt of the tasks by rule, over a real ledger: the same content, the same answer."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from precis.domain.errors import ContextTooLong
from precis.domain.ports import StepLedger
from precis.domain.requests import Finish, Reply, Request, TokenLogprob, TokenUsage
from precis.domain.steps import Json

_LINE = re.compile(r"^\[(\d+)\] (.+?)(?=^\[\d+\] |\Z)", re.MULTILINE | re.DOTALL)
Fault = Callable[[Request], None]


def material(request: Request) -> list[str]:
    """Return the numbered texts between the marks of a prompt."""
    user = request.messages[-1].text
    inner = re.search(r"<(document|notes)>\n(.*)\n</\1>", user, re.DOTALL)
    assert inner, "no material in the prompt"
    return [match[2].strip() for match in _LINE.finditer(inner[2])]


class FakeEngine:
    """A `Sender` that notes the longest texts; `calls` counts what it computed by prompt, `fault` may raise."""

    def __init__(self, ledger: StepLedger, *, fault: Fault | None = None, context: int | None = None) -> None:
        self._ledger = ledger
        self._fault = fault
        self._context = context
        self.calls: Counter[str] = Counter()
        self.requests: list[Request] = []
        self.answers: dict[str, Callable[[Request], Json]] = {}
        self.logprob: float | None = None
        """Log probability of each reply's whole text, for requests that want them."""

    async def send(self, request: Request) -> Reply:
        """Return the reply, from the ledger where it was computed before."""

        async def compute() -> Json:
            return self._answer(request)

        outcome = await self._ledger.once(request.step(), compute, fresh=request.context.fresh)
        reply = Reply("", Finish.STOP, TokenUsage(100, 10), "small", "small-1", "work", data=outcome.output)
        if request.want_logprobs and self.logprob is not None:
            reply = replace(reply, logprobs=(TokenLogprob(json.dumps(outcome.output), self.logprob),))
        return replace(reply, was_cached=outcome.was_cached)

    def _answer(self, request: Request) -> Json:
        if self._fault is not None:
            self._fault(request)
        size = sum(len(message.text) for message in request.messages)
        if self._context is not None and size > self._context:
            raise ContextTooLong("Too long.")
        name = request.context.prompt_id.partition("@")[0]
        self.calls[name] += 1
        self.requests.append(request)
        if name in self.answers:
            return self.answers[name](request)
        return _claims(request)


def _claims(request: Request) -> Json:
    texts = material(request)
    most = {"notes": 4, "merge": 6}.get(request.context.prompt_id.partition("@")[0], 5)
    longest = sorted(range(len(texts)), key=lambda index: (-len(texts[index]), texts[index]))[:most]
    claims: list[Any] = [{"text": _first_sentence(texts[index]), "citations": [index + 1]} for index in sorted(longest)]
    return {"headline": "What it says", "claims": claims}


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].partition(" “")[0].rstrip(".") + "."
