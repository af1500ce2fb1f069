"""A result as a file: Markdown, DOCX, PDF or JSON, each claim with the quote that supports it."""

from precis.app.exporting.export import FORMATS, export_result, render

__all__ = ["FORMATS", "export_result", "render"]
