"""Two processes of one home: a killed holder's key is free at once, and a read-only home is said so."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

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
    outcome = await asyncio.wait_for(asked, 60)
    assert (outcome.output, outcome.was_cached, outcome.waited) == (42, False, True)
    await store.close()


# Root may write anywhere, so that a root's test run gives its rights up first (with all modules loaded).
_OPEN = """
import os, sys, encodings.idna
from pathlib import Path
from precis.domain.errors import StoreReadOnly
from precis.store.database import Database
import precis.store.presence, sqlite_utils
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    Database.open(Path(sys.argv[1]))
except StoreReadOnly as error:
    print(error.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such mode there")
@pytest.mark.parametrize("is_there", [False, True])
def test_a_read_only_home_is_said_so(is_there: bool) -> None:
    # Not under pytest's own folder, which other users can't enter.
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        if is_there:
            Database.open(home).close()
        home.chmod(0o555)
        run = subprocess.run([sys.executable, "-c", _OPEN, name], capture_output=True, text=True, check=False)
        home.chmod(0o700)
    assert run.stdout == "store_read_only\n", run.stderr
