"""Packages: what goes in, what must be with it, and whether the program's test of itself can fail."""
