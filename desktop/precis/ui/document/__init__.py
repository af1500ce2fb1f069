"""The document: its pages or its laid-out text, with the passages of a claim marked, searched and selected."""
