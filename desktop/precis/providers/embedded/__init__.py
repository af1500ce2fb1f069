"""The engine that comes along: chosen sentences and label scores with no key and no network.

`engine` is the face; `work` holds what runs in a worker process. A summary goes sentences -> terms -> features ->
choosing; a label goes passages -> embedding -> labelling. Nothing is rewritten: each sentence is the document's own.
"""

from precis.providers.embedded.engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
