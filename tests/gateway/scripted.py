"""A sender that does as a script says, for tests of one layer."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

from precis.domain.ports import Sender
from precis.domain.requests import Finish, Reply, Request, TokenUsage

Act = Reply | Exception | Callable[[Request], Reply]


def reply(text: str = "{}", finish: Finish = Finish.STOP) -> Reply:
    """Return a reply of 10 and 5 tokens."""
    return Reply(text, finish, TokenUsage(10, 5), engine="work")


class Scripted(Sender):
    """Plays one act a call, then `otherwise`. `requests` and `times` say what came when."""

    def __init__(self, *acts: Act, otherwise: Act | None = None, takes_s: float = 0.0) -> None:
        self.acts = deque(acts)
        self.otherwise = otherwise or reply()
        self.takes_s = takes_s
        self.requests: list[Request] = []
        self.times: list[float] = []

    async def send(self, request: Request) -> Reply:
        self.requests.append(request)
        self.times.append(asyncio.get_running_loop().time())
        act = self.acts.popleft() if self.acts else self.otherwise
        if self.takes_s:
            await asyncio.sleep(self.takes_s)
        if isinstance(act, Exception):
            raise act
        return act(request) if callable(act) else act
