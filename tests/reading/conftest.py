"""A reader over real worker processes."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from precis.reading import FileReader
from precis.workers import WorkerPool


@pytest_asyncio.fixture
async def reader() -> AsyncIterator[FileReader]:
    """Return a reader with one worker process."""
    pool = WorkerPool(1)
    yield FileReader(pool.run)
    await pool.close()
