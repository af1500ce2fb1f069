"""The first step of every job: the input's bytes to a document, read once for each content and reader version."""

from __future__ import annotations

from precis.domain.documents import Document
from precis.domain.errors import Changed
from precis.domain.jobs import Input
from precis.domain.ports import DocumentStore, Reader, StepLedger
from precis.domain.steps import Json, Step, StepKind

_TRIES = 3


class Opener:
    """Gives the document of an input; the same bytes are read once, whatever they are called."""

    def __init__(self, reader: Reader, documents: DocumentStore, ledger: StepLedger) -> None:
        self._reader = reader
        self._documents = documents
        self._ledger = ledger

    async def open(self, source: Input, *, keep: bool = True, fresh: bool = False) -> Document:
        """Return the document; with `keep=False` nothing of it is kept anywhere.

        Raises:
            ReadError: a subclass that names the problem; Changed where the file would not hold still.
        """
        if not keep:
            return await self._reader.read(source)
        for _ in range(_TRIES):
            try:
                return await self._known(source, await self._reader.hash_input(source), fresh=fresh)
            except Changed:
                continue
        raise Changed("The file kept changing while it was read.")

    async def _known(self, source: Input, input_hash: str, *, fresh: bool) -> Document:
        version = self._reader.version
        step = Step(StepKind.READ, {"bytes": input_hash, "reader": version}, document=input_hash)

        async def read() -> Json:
            document = await self._reader.read(source)
            if document.id != input_hash:
                raise Changed("The file changed while it was read.")
            await self._documents.keep_document(document)
            return {"document": document.id}

        await self._ledger.once(step, read, fresh=fresh)
        document = await self._documents.document(input_hash, version)
        if document is None:  # purged since, or kept by another version of the store
            await self._ledger.once(step, read, fresh=True)
            document = await self._documents.document(input_hash, version)
        if document is None:
            raise Changed("The document was deleted while it was worked on.")
        return document
