"""The quality view: golden sets, runs over time, and what changed from one run to another."""
