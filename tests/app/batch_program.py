"""The command line in a process of its own, with batches gathered and asked for at a test's pace."""

from __future__ import annotations

import sys

from precis.gateway import Times

QUICK = Times(quiet_s=1.0, gather_s=20.0, first_poll_s=0.02, longest_poll_s=0.05, grace_s=0.01)


def main() -> int:
    """Run the command line."""
    import precis.gateway
    from precis.__main__ import main as run

    precis.gateway.Times = lambda: QUICK  # type: ignore[misc, assignment]
    return run()


if __name__ == "__main__":
    sys.exit(main())
