"""Bytes to Document: one module a format, run in worker processes under limits."""

from precis.reading.folders import expand
from precis.reading.reader import FileReader

__all__ = ["FileReader", "expand"]
