"""Mail (RFC 5322 and MIME): who wrote to whom, when and what; attachments are named, not opened."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message
from typing import cast

from precis.domain.documents import BlockKind
from precis.domain.errors import Broken
from precis.reading.building import Builder, Parsed, ReadContext
from precis.reading.decoding import decode
from precis.reading.html import add_html
from precis.reading.plain import add_plain

_MOST_PARTS = 1000
_MOST_HEADER = 20_000
_HEADERS = ("From", "To", "Cc", "Date")
_QUOTED = re.compile(r"^\s{0,3}(?:>\s?)+")


def read(data: bytes, context: ReadContext) -> Parsed:
    """Return the mail: subject as heading, its headers as one paragraph, then the body."""
    builder = Builder()
    subject = add_mail(builder, data, level=1)
    return builder.build(subject)


def add_mail(builder: Builder, data: bytes, *, level: int) -> str:
    """Add a mail's blocks and return its subject.

    Raises:
        Broken: parts nested or numbered as in no real mail.
    """
    head = re.split(rb"\r?\n\r?\n", data, maxsplit=1)[0]
    if len(head) > 50 * _MOST_HEADER or head.count(b"=?") > 2000:
        raise Broken("The mail's headers are longer than in any real mail.")
    try:
        message = cast("EmailMessage", email.message_from_bytes(data, policy=email.policy.default))
        return add_message(builder, message, level=level)
    except RecursionError as error:
        raise Broken("The mail's parts are nested deeper than in any real mail.") from error


def add_message(builder: Builder, message: EmailMessage, *, level: int) -> str:
    """Add a parsed mail's blocks and return its subject."""
    subject = _header(message, "Subject")
    builder.add(BlockKind.HEADING, subject or "(no subject)", level=level)
    facts = [f"{name}: {value}" for name in _HEADERS if (value := _header(message, name))]
    builder.add(BlockKind.PARAGRAPH, " · ".join(facts))
    attached: list[str] = []
    for part in _body_parts(message, attached):
        _add_body(builder, part)
    if attached:
        names = ", ".join(attached[:10]) + ("…" if len(attached) > 10 else "")
        builder.warn(f"{len(attached)} attachment{'s' * (len(attached) != 1)} not read: {names}.")
    return subject


def _header(message: Message, name: str) -> str:
    try:
        return str(message.get(name, ""))[:_MOST_HEADER]
    except (ValueError, IndexError, AttributeError, TypeError):  # malformed structured headers raise any of these
        raw = dict(message.raw_items()).get(name, "")  # type: ignore[attr-defined]
        return str(raw)[:_MOST_HEADER]


def _body_parts(message: EmailMessage, attached: list[str]) -> Iterator[EmailMessage]:
    """Yield the parts to read: of alternatives the plain one, unless it is empty; what is attached is only named."""
    skipped: set[int] = set()
    for count, part in enumerate(message.walk()):
        if count > _MOST_PARTS:
            raise Broken("The mail has more parts than any real mail.")
        if id(part) in skipped:
            skipped.update(id(child) for child in _children(part))
            continue
        kind = part.get_content_type()
        if kind == "message/rfc822" and count:
            attached.append("a forwarded mail")
            skipped.update(id(child) for child in _children(part))
        elif kind == "multipart/alternative":
            skipped.update(id(child) for child in _children(part) if child is not _preferred(part))
        elif part.get_content_disposition() == "attachment" or (part.get_filename() and count):
            attached.append(str(part.get_filename() or "unnamed"))
        elif kind in {"text/plain", "text/html"}:
            yield cast("EmailMessage", part)


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _preferred(part: Message) -> Message | None:
    children = _children(part)
    plain = [child for child in children if child.get_content_type() == "text/plain" and _text(child).strip()]
    rest = [child for child in children if child.get_content_type() != "text/plain"]
    return next(iter([*plain, *rest, *children]), None)


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return str(part.get_payload())
    return decode(payload, str(part.get_content_charset() or "")).text


def _add_body(builder: Builder, part: EmailMessage) -> None:
    text = _text(part)
    if part.get_content_type() == "text/html":
        add_html(builder, text, main_only=False)
    else:
        add_mail_text(builder, text)


def add_mail_text(builder: Builder, text: str) -> None:
    """Add the paragraphs of a mail's text. What is quoted has one “>” at each paragraph's start, however deep it is."""
    held: list[str] = []
    is_quoted = False
    for line in text.splitlines():
        mark = _QUOTED.match(line)
        if bool(mark) is not is_quoted:
            _add_run(builder, held, is_quoted=is_quoted)
            held, is_quoted = [], bool(mark)
        held.append(line[mark.end() :] if mark else line)
    _add_run(builder, held, is_quoted=is_quoted)


def _add_run(builder: Builder, lines: list[str], *, is_quoted: bool) -> None:
    add_plain(builder, "\n".join(lines), has_headings=False, mark="> " if is_quoted else "")
