"""Run every benchmark, each in a process of its own, and print what it prints: `python -m tests.bench [NAME…]`."""

from __future__ import annotations

import subprocess
import sys

BENCHES = (
    "reading_speed",
    "reading_memory",
    "embedded_speed",
    "embedded_quality",
    "call_path",
    "rate_limit",
    "startup",
    "log_queries",
    "window",
    "growth",
)


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all, and return 0 where each of them ended well."""
    failed: list[str] = []
    for name in names or BENCHES:
        print(f"\n== {name}", flush=True)
        if subprocess.call([sys.executable, "-m", f"tests.bench.{name}"]):
            failed.append(name)
    if failed:
        print(f"\nDid not end well: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
