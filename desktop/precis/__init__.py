"""Précis: summaries and labels for a person's own documents, each sentence checkable."""

__version__ = "0.1.0"
