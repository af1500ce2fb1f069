"""Measurements against named peers: same work, same run, printed as ratios. `make bench` runs them all."""
