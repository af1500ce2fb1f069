"""The result of a document: its sentences with their support, its labels, or why there is none and what to do."""
