"""Worker processes with limits on time and memory, one of which can be killed alone."""
