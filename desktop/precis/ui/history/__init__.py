"""The history view: everything that was done, found as you type."""
