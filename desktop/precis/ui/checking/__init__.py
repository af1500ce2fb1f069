"""Checks any summary, from anywhere, against a document."""
