"""Lines of the log: an exception is its place and kind, never its words, which may quote a document or a key."""

from __future__ import annotations

import logging

from precis.domain.tracebacks import redacted_traceback


class QuietFormatter(logging.Formatter):
    """Formats a record that carries an exception as its place in the log and a redacted traceback, without messages."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as lines."""
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return f"{record.levelname} {record.name}: {record.getMessage()}"
        return f"{record.levelname} {record.name}: {type(error).__name__}\n{redacted_traceback(error)}"
