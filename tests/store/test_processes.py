"""Two processes of one home: a killed holder's key is free at once, and a read-only home is said so."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from precis.domain.errors import StoreReadOnly
from precis.domain.steps import Json
from precis.store import Store
from precis.store.database import Database
from tests.store.holder_program import STEP

ROOT = Path(__file__).resolve().parents[2]


async def _answer() -> Json:
    return 42


async def test_a_living_holder_is_waited_for_and_a_killed_one_is_not(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.store.holder_program", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"holding\n"
        store = await Store.open(tmp_path, lambda: datetime.now(UTC))
        asked = asyncio.create_task(store.ledger.once(STEP, _answer))
        done, _ = await asyncio.wait([asked], timeout=0.3)
        assert not done
        holder.kill()
        holder.wait()
    outcome = await asyncio.wait_for(asked, 2)
    assert (outcome.output, outcome.was_cached, outcome.waited) == (42, False, True)
    await store.close()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_home_is_said_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StoreReadOnly):
            Database.open(tmp_path)
    finally:
        tmp_path.chmod(0o700)
