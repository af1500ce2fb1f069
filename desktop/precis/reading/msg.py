"""Outlook messages (MSG)."""

from __future__ import annotations

import codecs
import functools
import io
import re
from typing import TYPE_CHECKING

from precis.domain.documents import BlockKind
from precis.domain.errors import Broken
from precis.reading.building import Builder, Parsed, ReadContext
from precis.reading.html import add_html
from precis.reading.mail import add_mail_text

if TYPE_CHECKING:
    from oxmsg import Message

_MESSAGE_CODE_PAGE = 0x3FFD
"""PidTagMessageCodepage of MS-OXPROPS."""


def read(data: bytes, context: ReadContext) -> Parsed:
    """Return the message: subject as heading, its headers as one paragraph, then the body.

    Raises:
        Broken: not a whole message.
    """
    from oxmsg import Message

    _know_windows_names()
    try:
        message = Message.load(io.BytesIO(data))
        return _parsed(message)
    except (KeyError, ValueError, IndexError, OSError, AttributeError, TypeError) as error:
        raise Broken("The message is cut off or damaged.") from error


@functools.cache
def _know_windows_names() -> None:
    """Let Python find `windows-950` and its kin, as Outlook calls code pages."""
    codecs.register(_code_page)


def _code_page(name: str) -> codecs.CodecInfo | None:
    found = re.fullmatch(r"windows[-_](\d{3,4})", name)
    try:
        return codecs.lookup(f"cp{found[1]}") if found else None
    except LookupError:
        return None


def _parsed(message: Message) -> Parsed:
    builder = Builder()
    subject = _mended(message, message.subject or "")
    builder.add(BlockKind.HEADING, subject or "(no subject)", level=1)
    to = ", ".join(recipient.name or recipient.email_address for recipient in message.recipients)
    facts = [("From", message.sender or ""), ("To", to), ("Date", str(message.sent_date or ""))]
    builder.add(BlockKind.PARAGRAPH, " · ".join(f"{name}: {_mended(message, value)}" for name, value in facts if value))
    if (message.body or "").strip():
        add_mail_text(builder, message.body or "")
    elif message.html_body:
        add_html(builder, message.html_body, main_only=False)
    names = [_mended(message, attachment.file_name or "unnamed") for attachment in message.attachments]
    if names:
        builder.warn(f"{len(names)} attachment{'s' * (len(names) != 1)} not read: {', '.join(names[:10])}.")
    return builder.build(subject)


def _mended(message: Message, text: str) -> str:
    """Return a short text of a message that names no code page for those in the code page of its body.

    The library takes such texts for ISO 8859-15.
    """
    properties = message.properties
    if text.isascii() or properties.int_prop_value(_MESSAGE_CODE_PAGE) is not None:
        return text
    try:
        return text.encode("iso-8859-15").decode(properties.body_encoding)
    except (UnicodeError, LookupError):  # it was Unicode
        return text
