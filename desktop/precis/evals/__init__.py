"""Golden sets, rubric scores, runs and comparison."""
