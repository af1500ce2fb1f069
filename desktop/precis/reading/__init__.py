"""Bytes to Document: one module a format, run in worker processes."""
