"""Label sets as an editor handles them: checked while typed, tried on recent documents, kept in a file each."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from precis.app.labelsets import parse_label_set
from precis.app.replacing import replace_file
from precis.domain.errors import WrongUse
from precis.domain.jobs import JobRecord, Mode
from precis.domain.labels import Label, LabelSet
from precis.domain.ports import EmbeddedEngine, Judgements
from precis.domain.results import LabelResult

if TYPE_CHECKING:
    from precis.reading import FileReader
    from precis.store import Store

RECENT = 12
"""Documents of the history that a set is tried on."""
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_FORBIDDEN = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names that Windows keeps for devices."""
_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class LabelSetFile:
    """A set with the text of its file; `labels` is None and `error` says why where the file can't be used."""

    name: str
    text: str
    labels: LabelSet | None
    is_own: bool
    hides_shipped: bool
    """Whether it stands in the place of a set that comes along."""
    error: str = ""


@dataclass(frozen=True, slots=True)
class LabelSetCheck:
    """What there is to say of a set's text before it is kept."""

    labels: LabelSet | None = None
    error: str = ""
    hint: str = ""
    line: int | None = None
    """The line, from 1, that the error is about, where that is known."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TriedLabels:
    """What the embedded engine would say of one document of the history."""

    job: JobRecord
    proposal: LabelResult


class LabelEditing:
    """Lists, checks, tries and keeps label sets; the person's own are files of `own`, one a set."""

    def __init__(
        self,
        shipped: Path,
        own: Path,
        *,
        store: Store,
        reader: FileReader,
        embedded: EmbeddedEngine,
        judgements: Judgements,
    ) -> None:
        self._shipped, self._own = shipped, own
        self._store = store
        self._reader = reader
        self._embedded = embedded
        self._judgements = judgements

    async def files(self) -> list[LabelSetFile]:
        """Return the sets by name; own ones replace those of the same name that come along."""
        return await asyncio.to_thread(self._files)

    def _files(self) -> list[LabelSetFile]:
        shipped = {file.stem: file for file in self._shipped.glob("*.toml")}
        own = {file.stem: file for file in self._own.glob("*.toml")}
        return [_file(file, name in own, name in shipped) for name, file in sorted((shipped | own).items())]

    def check(self, text: str, name: str) -> LabelSetCheck:
        """Return what there is to say of a set's TOML text under this name; nothing is kept."""
        try:
            labels = _checked(name, text)
        except WrongUse as error:
            return LabelSetCheck(error=error.message, hint=error.hint, line=toml_line(error.message, text))
        return LabelSetCheck(labels, warnings=tuple(_remarks(labels)))

    async def save(self, name: str, text: str) -> LabelSet:
        """Keep a set as the person's own and return it.

        Raises:
            WrongUse: name or text can't be used, or the file can't be written; it stays as it was.
        """
        labels = _checked(name, text)
        await asyncio.to_thread(replace_file, self._own / f"{name}.toml", text if text.endswith("\n") else text + "\n")
        return labels

    async def remove(self, name: str) -> None:
        """Delete a set of the person's own; one that comes along under its name counts again. Decisions stay.

        Raises:
            WrongUse: there is none of this name, or it can't be deleted.
        """
        try:
            await asyncio.to_thread((self._own / f"{_named(name)}.toml").unlink)
        except FileNotFoundError:
            raise WrongUse(f"There is no label set of your own called “{name}”.", "Others can't be deleted.") from None
        except OSError as error:
            raise WrongUse(f"The set “{name}” can't be deleted: {error.strerror}.", "Check its rights.") from error

    async def try_set(self, labels: LabelSet, *, limit: int = RECENT) -> list[TriedLabels]:
        """Return what the embedded engine says of the newest documents in fast mode, taught by decisions; nothing is
        kept, and decided documents are judged as if they were new.

        Raises:
            WorkerStopped: a document needs more time or memory than a worker has.
        """
        from precis.tasks.deciding import decide

        tried: list[TriedLabels] = []
        own = await self._judgements.curve(labels, Mode.FAST)
        for record in await newest_documents(self._store, limit):
            document = await self._store.documents.document(record.document_id or "", self._reader.version)
            if document is None:
                continue
            examples = await self._judgements.examples(document, labels)
            found = await self._embedded.label(document, labels, Mode.FAST, examples, own)
            tried.append(TriedLabels(record, decide(document, labels, found)))
        return tried


def toml_line(message: str, text: str) -> int | None:
    """Return the line of `text`, from 1, that a message of the TOML parser names."""
    if found := _LINE.search(message):
        return int(found[1])
    return max(1, len(text.splitlines())) if "(at end of document)" in message else None


async def newest_documents(store: Store, limit: int) -> Sequence[JobRecord]:
    """Return the newest jobs that read a document, one a document."""
    records = [record for record in await store.jobs.jobs(limit=10 * limit) if record.document_id]
    return list({record.document_id: record for record in reversed(records)}.values())[::-1][:limit]


def _file(file: Path, is_own: bool, is_shipped: bool) -> LabelSetFile:
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return LabelSetFile(file.stem, "", None, is_own, is_own and is_shipped, "This file can't be read as text.")
    try:
        labels, error = parse_label_set(text, file.name), ""
    except WrongUse as wrong:
        labels, error = None, wrong.message
    return LabelSetFile(file.stem, text, labels, is_own, is_own and is_shipped, error)


def _named(name: str) -> str:
    if not _NAME.fullmatch(name) or _FORBIDDEN.fullmatch(name):
        raise WrongUse(
            f"“{name}” can't name a label set.", "Use small letters, digits, - and _, such as contract-kinds."
        )
    return name


def _checked(name: str, text: str) -> LabelSet:
    labels = parse_label_set(text, f"{_named(name)}.toml")
    if labels.name != name:
        raise WrongUse(f"The text calls this set “{labels.name}”, not “{name}”.", "Take the line name = … out.")
    return labels


def _remarks(labels: LabelSet) -> Iterator[str]:
    bare = [label.name for label in labels.labels if not label.description]
    if bare:
        yield f"Without a description the embedded engine judges by the name alone: {', '.join(bare)}."
    if labels.unsure_below is not None:
        yield "unsure_below replaces the threshold that the calibration would choose."


def label_set_text(labels: LabelSet, keeping: str = "") -> str:
    """Return the TOML of a set; with `keeping`, its text so far, comments and what did not change stay as written.

    Raises:
        WrongUse: the set can't be used, or `keeping` is no TOML.
    """
    import tomlkit
    from tomlkit.exceptions import ParseError

    try:
        document: Any = tomlkit.parse(keeping)
    except ParseError as error:
        raise WrongUse(f"This text is not valid TOML: {error}.", "Correct that line.") from error
    plain = {"title": labels.title, "critical": labels.is_critical or None, "unsure_below": labels.unsure_below}
    for key, value in plain.items():
        if value is None or value == "":
            document.pop(key, None)
        elif document.get(key) != value:
            document[key] = value
    _put_labels(document, labels.labels)
    text = tomlkit.dumps(document).strip() + "\n"
    parse_label_set(text, f"{labels.name}.toml")
    return text


def _put_labels(document: Any, labels: Sequence[Label]) -> None:
    """Write the labels as [[labels]], those that are there already with their comments."""
    import tomlkit
    from tomlkit.items import AoT

    there = document.get("labels")
    rows: Any = there if isinstance(there, AoT) else []
    by_name: dict[str, Any] = {str(row.get("name", "")).strip(): row for row in rows}
    if list(by_name) != [label.name for label in labels] or not isinstance(there, AoT):
        document.pop("labels", None)
        array = tomlkit.aot()
        for label in labels:
            array.append(by_name.get(label.name) or tomlkit.table())
        document["labels"] = array
    for row, label in zip(cast("Any", document["labels"]), labels, strict=True):
        row["name"] = row.get("name", label.name) if str(row.get("name", "")).strip() == label.name else label.name
        if str(row.get("description", "")).strip() != label.description:
            row["description"] = label.description
