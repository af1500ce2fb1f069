"""Randomized faults against the real command line: `python -m tests.chaos --seed N` replays a run."""
