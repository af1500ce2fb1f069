"""`python -m tests.chaos [--seed N] [--seconds S | --episodes N]`: prints seed and ledger; 1 if it doesn't balance."""

from __future__ import annotations

import argparse
import asyncio
import secrets
import sys
import tempfile
from pathlib import Path

from tests.chaos.run import run


def main() -> int:
    """Run with the seed that is given, or with a new one."""
    parser = argparse.ArgumentParser(description="Randomized faults against the real command line.")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--seconds", type=float, default=180)
    parser.add_argument("--episodes", type=int, help="A number of episodes instead of a time: the same on any machine.")
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="precis-chaos-", ignore_cleanup_errors=True) as folder:
        ledger = asyncio.run(run(Path(folder), chosen.seed, seconds=chosen.seconds, episodes=chosen.episodes))
    print("\n".join(ledger.lines()))
    print("\n".join(f"NOT IN BALANCE: {line}" for line in ledger.why_not()) or "the ledger balances")
    print(f"again: python -m tests.chaos --seed {chosen.seed} --episodes {sum(ledger.episodes.values())}")
    return 0 if ledger.balances else 1


if __name__ == "__main__":
    sys.exit(main())
