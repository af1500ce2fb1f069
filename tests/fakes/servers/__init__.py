"""Providers on loopback, for every test that needs one: real HTTP servers with faults on demand.

`FakeServer` in `http.py` documents how to use them; `acts.py` lists what they can be told to do.
"""

from tests.fakes.servers.acts import (
    WRONG_SHAPE,
    Act,
    Answer,
    Cut,
    Failure,
    Hang,
    Malformed,
    Raw,
    Recorded,
    Reset,
)
from tests.fakes.servers.http import FakeServer
from tests.fakes.servers.openai import FakeOpenAI

__all__ = [
    "WRONG_SHAPE",
    "Act",
    "Answer",
    "Cut",
    "Failure",
    "FakeOpenAI",
    "FakeServer",
    "Hang",
    "Malformed",
    "Raw",
    "Recorded",
    "Reset",
]
