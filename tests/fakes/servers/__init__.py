"""Providers on loopback, for every test that needs one: real HTTP servers with faults on demand.

Use::

    async with FakeOpenAI() as server:            # or FakeAnthropic, FakeGemini, FakeOllama, FakeVLLM, FakeLiteLLM, …
        server.script(Failure("rate_limited", retry_after="1"), Answer("hi"))   # one act a call, in order
        server.otherwise = Answer("default")      # when the script has ended; or a function of the Recorded request
        config = EngineConfig("work", server.kind, base_url=server.base_url, fast="small")
        ...
        assert server.calls == 2                  # model calls only; lists of models and the like are in server.others
        server.requests[0].json["messages"]       # each model call as it arrived, headers included

Acts (`acts.py` documents each): `Answer`, `Failure(kind)` in the wire's own words and headers (429 with Retry-After in
seconds, as a date or in ms, quota, 500, 503/529, context too long, …; `in_stream` after the first tokens), `Hang`
(before the headers, or after n events, with or without pings), `Reset`, `Leave` (closed without a byte), `Cut` (a
stream or a body that ends too soon), `Malformed`, `WRONG_SHAPE`, `Answer(gap_s=…)` (slow drip), `Raw` (any bytes),
`Held(event)` (until the test says so).

Functions for `otherwise` (`choosing.py`): `PerMinute(300)` enforces a limit and says so in headers;
`Sometimes(0.3, [Failure("server_error"), Reset(), …], seed=1)` fails a share of the calls. Write your own for more:
`def choose(request: Recorded) -> Act`.

Counters: `calls`, `most_in_flight` (answers without a delay are instant: hold them to see concurrency), `connections`,
`open_connections`. Waiting without sleeps: `await server.reached(n)` (the n-th call has arrived), `await server.idle()`
(no call is under way). `server.keeps_requests = False` for thousands of calls in flat memory. `server.rejects =
("response_format",)` makes it a server that does not know that field. `await server.stop()` kills it: connections are
cut, new ones refused; `await server.start()` brings it back at the same address.

From a test without a loop: `with in_thread(FakeOpenAI()) as server: …` (script it before, or between calls).
Batch queues: `FakeOpenAI` and `FakeAnthropic` have `server.batches`; `server.batches.work()` works off what is queued.
"""

from tests.fakes.servers.acts import (
    WRONG_SHAPE,
    Act,
    Answer,
    Choose,
    Cut,
    Failure,
    Hang,
    Held,
    Leave,
    Malformed,
    Raw,
    Recorded,
    Reset,
)
from tests.fakes.servers.anthropic import FakeAnthropic
from tests.fakes.servers.choosing import PerMinute, Sometimes
from tests.fakes.servers.compatible import FakeLiteLLM, FakeLlamaServer, FakeOpenRouter, FakeVLLM
from tests.fakes.servers.gemini import FakeGemini
from tests.fakes.servers.http import FakeServer
from tests.fakes.servers.ollama import FakeOllama
from tests.fakes.servers.openai import FakeOpenAI
from tests.fakes.servers.threads import in_thread

__all__ = [
    "WRONG_SHAPE",
    "Act",
    "Answer",
    "Choose",
    "Cut",
    "Failure",
    "FakeAnthropic",
    "FakeGemini",
    "FakeLiteLLM",
    "FakeLlamaServer",
    "FakeOllama",
    "FakeOpenAI",
    "FakeOpenRouter",
    "FakeServer",
    "FakeVLLM",
    "Hang",
    "Held",
    "Leave",
    "Malformed",
    "PerMinute",
    "Raw",
    "Recorded",
    "Reset",
    "Sometimes",
    "in_thread",
]
