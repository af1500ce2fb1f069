"""The pace in real time: real processes, the real shared state, a real server that counts."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.fakes.servers import FakeOpenAI, PerMinute, in_thread

ROOT = Path(__file__).resolve().parents[2]


def start(home: Path, server: FakeOpenAI, limit: int | None, calls: int) -> subprocess.Popen[bytes]:
    arguments = [str(home), server.base_url, str(limit or 0), str(calls)]
    command = [sys.executable, "-m", "tests.gateway.limit_program", *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)


def run_together(home: Path, server: FakeOpenAI, limit: int | None, calls: list[int]) -> float:
    """Run a process for each of `calls` and return the seconds from the moment when all were ready."""
    processes = [start(home, server, limit, count) for count in calls]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
    begun = time.monotonic()
    for process in processes:
        assert process.stdin is not None
        process.stdin.write(b"go\n")
        process.stdin.close()
        process.stdin = None
    for process in processes:
        process.communicate(timeout=300)
        assert process.returncode == 0
    return time.monotonic() - begun


def test_two_processes_share_one_limit(tmp_path: Path) -> None:
    counted = PerMinute(10_000)
    with in_thread(FakeOpenAI(counted)) as server:
        seconds = run_together(tmp_path, server, 600, [50, 50])
    # A burst of 60 for both together, and ten a second from then on; each alone would be done at once.
    assert counted.limited == 0
    assert len(counted.granted) == 100
    assert seconds >= (100 - 60) / 10 * 0.95
    assert max(counted.granted) - min(counted.granted) < 40


def test_what_a_killed_process_held_is_free(tmp_path: Path) -> None:
    counted = PerMinute(10_000)
    with in_thread(FakeOpenAI(counted)) as server:
        with start(tmp_path, server, 600, 10_000) as doomed:
            assert doomed.stdout is not None
            assert doomed.stdout.readline() == b"ready\n"
            assert doomed.stdin is not None
            doomed.stdin.write(b"go\n")
            doomed.stdin.flush()
            while len(counted.granted) < 70:
                threading.Event().wait(0.01)
            doomed.kill()
        before = len(counted.granted)
        seconds = run_together(tmp_path, server, 600, [20])
    assert len(counted.granted) - before == 20
    assert seconds < 30


@pytest.mark.proof
@pytest.mark.timeout(400)
@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("knows", ["settings", "headers"])
def test_600_calls_at_300_a_minute_in_real_time(tmp_path: Path, knows: str, processes: int) -> None:
    counted = PerMinute(300)
    with in_thread(FakeOpenAI(counted)) as server:
        limit = 300 if knows == "settings" else None
        run_together(tmp_path, server, limit, [600 // processes] * processes)
    begun, ended = min(counted.granted), max(counted.granted)
    late = [at for at in counted.granted if at > begun + 60]
    used = len(late) / (300 * (ended - begun - 60) / 60)
    print(f"{knows}, {processes} processes: {used:.1%} used, {counted.limited} of 600 calls met a 429")
    assert len(counted.granted) == 600
    assert counted.limited <= 6
    assert used >= 0.97
