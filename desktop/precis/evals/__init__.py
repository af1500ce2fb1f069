"""Evaluation: golden sets, scores of what was said, runs and their comparison."""
