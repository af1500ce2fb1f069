"""The activity view: what failed and what helps, the log of calls, and changes of settings."""
