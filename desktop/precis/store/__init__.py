"""One SQLite file for all that is kept: one writer thread, read-only readers, forward-only migrations."""
