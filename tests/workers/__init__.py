"""Worker processes: limits, crashes, cancellation, and what remains afterwards."""
