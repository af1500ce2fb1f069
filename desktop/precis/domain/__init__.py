"""Pure values and ports that every part shares: no I/O, no clock, no third-party library."""
