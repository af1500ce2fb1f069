"""The parsers by format. A parser's module is imported when the first document of its format comes."""

from __future__ import annotations

from importlib import import_module

from precis.domain.errors import UnknownFormat
from precis.reading.building import Parsed, ReadContext

FORMATS = {
    "pdf": "pdf",
    "docx": "docx",
    "pptx": "pptx",
    "xlsx": "spreadsheet",
    "xls": "spreadsheet",
    "ods": "spreadsheet",
    "odt": "odf",
    "odp": "odf",
    "rtf": "rtf",
    "epub": "epub",
    "html": "html",
    "xml": "xml",
    "md": "markdown",
    "ipynb": "notebook",
    "eml": "mail",
    "mbox": "mbox",
    "msg": "msg",
    "csv": "csv",
    "txt": "plain",
    "srt": "subtitles",
    "vtt": "subtitles",
}
"""Format to the module of this package that reads it. Each has `read(data: bytes, context: ReadContext) -> Parsed`."""

SUFFIXES = frozenset(
    {*FORMATS, "htm", "xhtml", "markdown", "mdown", "text", "log", "rst", "tex", "tsv", "tab", "fodt", "docm", "dotx",
     "pptm", "ppsx", "xlsm", "ott", "odm", "otp", "ots", "mbx", "nxml", "rss"}
)  # fmt: skip
"""What a name in a folder ends with to be taken for a document; a file that is named itself is always read."""


def parse(data: bytes, context: ReadContext) -> Parsed:
    """Return what the parser of `context.format` makes of `data`.

    Raises:
        ReadError: a subclass that names the problem.
    """
    name = FORMATS.get(context.format)
    if name is None:
        raise UnknownFormat(f"Précis can't read files of the format “{context.format}”.")
    parsed: Parsed = import_module(f"precis.reading.{name}").read(data, context)
    return parsed
