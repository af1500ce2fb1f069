"""What is sent to an engine: a preview of the exact text, and the notice before the first send."""
