"""The end of the call path: hands a request to the provider of the engine that route has chosen."""

from __future__ import annotations

from collections.abc import Mapping

from precis.domain.ports import Sender
from precis.domain.requests import Reply, Request


class Dispatch:
    """Sends to the provider called as the request's engine."""

    def __init__(self, providers: Mapping[str, Sender]) -> None:
        self._providers = providers

    async def send(self, request: Request) -> Reply:
        """Return the provider's reply."""
        return await self._providers[request.engine].send(request)
