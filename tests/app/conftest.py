"""What tests of whole jobs share: an engine on loopback that answers by rule."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.app.rule_model import by_rule
from tests.fakes.servers import FakeOpenAI


@pytest.fixture
async def server() -> AsyncIterator[FakeOpenAI]:
    """Yield a server that answers each prompt by the rules of `rule_model`."""
    async with FakeOpenAI() as server:
        server.otherwise = by_rule
        yield server
