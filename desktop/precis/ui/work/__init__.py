"""The work view: documents, the document, its result."""
