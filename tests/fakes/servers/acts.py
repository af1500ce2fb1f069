"""What a fake provider can be told to do with a call: answer, fail in its wire's own way, or break off.

An act says what happens; each server renders it in its own wire. All are values, so a script can be reused.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Answer:
    """A good reply. `finish`: stop, length, refused, filtered. Delays in seconds; `pieces` counts stream events."""

    text: str = "Hello."
    finish: str = "stop"
    refusal: str = ""
    input_tokens: int = 10
    output_tokens: int = 5
    cached_tokens: int = 0
    """Of the input tokens."""
    reasoning_tokens: int = 0
    """Of the output tokens."""
    model: str = ""
    """The reported model; empty: the one that was asked for."""
    logprobs: tuple[tuple[str, float], ...] = ()
    pieces: int = 3
    delay_s: float = 0.0
    """Wait before the headers."""
    gap_s: float = 0.0
    """Wait between the events of the stream: a slow drip."""
    whole: bool = False
    """Ignore `stream` and send one JSON object."""
    without_usage: bool = False
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Failure:
    """A failure in the wire's own words.

    `kind`: rate_limited, ramp, daily_limit, quota, overloaded, server_error, bad_key, forbidden, model_not_found,
    context_too_long (says `limit`), filtered, bad_parameter (names `parameter`), bad_request. `in_stream` sends it
    after HTTP 200 and the first tokens.
    """

    kind: str
    retry_after: str | None = None
    """The Retry-After header as it is sent: seconds or an HTTP date."""
    retry_after_ms: int | None = None
    status: int | None = None
    parameter: str = "response_format"
    limit: int = 4096
    message: str = "The fake was told to fail."
    in_stream: bool = False
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Raw:
    """Exactly these bytes, with Content-Length. `half`: half of them, then the connection is closed (cut) or hangs."""

    status: int = 200
    body: bytes = b""
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    half: str = ""
    """cut | hang"""


@dataclass(frozen=True, slots=True)
class Hang:
    """No byte more, until the client leaves or the server closes. `after`: events sent before; None: no headers."""

    after: int | None = None
    pings: bool = False
    """Keep sending what carries no token (SSE comments or pings), every 20 ms: alive but stuck."""


@dataclass(frozen=True, slots=True)
class Reset:
    """A TCP reset. `after`: events sent before; None: before the headers."""

    after: int | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """The connection is closed without a byte, as servers do with one that was idle."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The stream ends cleanly in HTTP's terms after some events, but before the wire's own end.

    `after` None: a whole reply of which half comes, before the connection is closed.
    """

    after: int | None = 1


@dataclass(frozen=True, slots=True)
class Malformed:
    """HTTP 200 with JSON that breaks off, as an event of the stream or, `whole`, as the body."""

    whole: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """Nothing, until the test sets `release`; then another act."""

    release: asyncio.Event
    then: Act = field(default_factory=Answer)


WRONG_SHAPE = Answer('{"nothing": "of the schema"}')
"""Valid JSON of another shape than was asked for."""

Act: TypeAlias = Answer | Failure | Raw | Hang | Reset | Leave | Cut | Malformed | Held


@dataclass(frozen=True, slots=True)
class Recorded:
    """A request as it arrived."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    json: dict[str, object]
    """The body as JSON; empty where it is none."""


Choose: TypeAlias = Callable[[Recorded], Act]
