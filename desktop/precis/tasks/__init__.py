"""What is asked of a document: read it, summarize it, label it; each a recipe of content-keyed steps.

`DocumentTask` is the recipe of a job. A summary comes from the embedded engine (`extractive`) or from a model engine
(`summarizing`: passages -> chunks -> notes -> a tree of merges -> claims); labels from `labelling` and `classifying`.
"""

from precis.tasks.document_task import DocumentTask

__all__ = ["DocumentTask"]
