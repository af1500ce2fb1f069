"""mbox: the mails of a folder or a thread, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from precis.domain.errors import Broken
from precis.reading.building import Builder, Parsed, ReadContext
from precis.reading.mail import add_mail

_FROM = re.compile(rb"(?:^|\r?\n\r?\n)(?=From [^\r\n]+\d{2}:\d{2}[^\r\n]*\r?\n[\w-]+:)")
_MOST_MAILS = 5000


def read(data: bytes, context: ReadContext) -> Parsed:
    """Return the mails of the file, each under its subject; the title is the first one's.

    Raises:
        Broken: no mail in it, or more than Précis takes at once.
    """
    builder = Builder()
    title = ""
    for count, mail in enumerate(_mails(data)):
        if count >= _MOST_MAILS:
            raise Broken(f"The folder holds more than {_MOST_MAILS:,} mails.", "Export the ones that matter.")
        subject = add_mail(builder, mail, level=1 if count == 0 else 2)
        title = title or subject
    return builder.build(title)


def _mails(data: bytes) -> Iterator[bytes]:
    """Yield the bytes of each mail without its “From ” line, its quoted “>From ” lines restored."""
    for part in _FROM.split(data):
        if part.strip():
            mail = re.sub(rb"^From [^\n]*\n", b"", part)
            yield re.sub(rb"^>(>*From )", rb"\1", mail, flags=re.MULTILINE)
