"""Start-up of the command line, and the second summary of the same bytes, as a person waits for them."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from precis.app import sample_files
from tests.bench.figures import Figure, is_quick, keep

ROUNDS = 3 if is_quick() else 7
PROGRAM = Path(sys.executable).with_name("precis")


def seconds(*arguments: str, home: str) -> tuple[float, str]:
    """Return the median wall-clock seconds of running `precis` with `arguments`, and its last output."""
    times: list[float] = []
    output = ""
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        done = subprocess.run(
            [str(PROGRAM), *arguments],
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
            env=os.environ | {"PRECIS_HOME": home},
        )
        times.append(time.perf_counter() - begun)
        output = done.stdout
    return statistics.median(times), output


def main() -> None:
    """Print the seconds of `--help`, and of a summary that was made before, whole and beyond start-up."""
    report = str(sample_files()[0])
    with tempfile.TemporaryDirectory() as home:
        bare = min(_bare() for _ in range(ROUNDS))
        help_s, _ = seconds("--help", home=home)
        subprocess.run(
            [str(PROGRAM), "summarize", report, "--json"],
            check=True,
            capture_output=True,
            env=os.environ | {"PRECIS_HOME": home},
        )
        idle_s, _ = seconds("jobs", "list", home=home)
        again_s, output = seconds("summarize", report, "--json", home=home)
    usage = json.loads(output)["usage"]
    print(f"python -c pass             {bare:.3f} s")
    print(f"precis --help              {help_s:.3f} s   (goal: ≤ 0.25)")
    print(f"precis jobs list           {idle_s:.3f} s   start-up with the database")
    print(f"second summarize           {again_s:.3f} s   steps computed: {usage['calls'] - usage['cached_calls']}")
    print(f"beyond start-up            {again_s - idle_s:.3f} s   (goal: ≤ 0.3)")
    keep(
        Figure("precis --help", help_s, "s", at_most=0.25),
        Figure("precis --help", help_s / bare, "×", "python -c pass"),
        Figure("second summary beyond start-up", again_s - idle_s, "s", at_most=0.3),
    )


def _bare() -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
