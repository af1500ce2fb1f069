"""Logged attempts as spans in OTLP-JSON: ids and texts are put to the pieces that the store makes of each row.

A job is a trace. Ids are hashes of the row's own, so that two exports name the same call alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import repeat
from typing import TYPE_CHECKING

from precis.app.exporting.call_lines import escaped, messages, quoted

if TYPE_CHECKING:
    from precis.store.usage_export import Page

SPANS_HEAD = (
    b'{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"precis"}}]},'
    b'"scopeSpans":[{"scope":{"name":"precis.gateway"},"spans":['
)
SPANS_FOOT = b"\n]}]}]}\n"
_SPAN = b'{"traceId":"%b","spanId":"%b",%b%b%b'
_ASKED = b',{"key":"gen_ai.input.messages","value":{"stringValue":"[%b]"}}'
_SAID = b',{"key":"gen_ai.output.messages","value":{"stringValue":"%b"}}'


class SpanWriter:
    """Makes the JSON of spans. What repeats from row to row (a job's trace) is made ready once."""

    def __init__(self) -> None:
        self._trace: tuple[str | int, bytes] = ("", b"")

    def spans(self, page: Page) -> Iterator[bytes]:
        """Yield a span a row, with its prompt and output where the page has texts."""
        texts = _texts(page) if page.prompts else repeat(b"", len(page.rows))
        for (number, job, head, tail), said in zip(page.rows, texts, strict=True):
            span = hashlib.sha256(b"call %d" % number).hexdigest()[:16].encode()
            yield _SPAN % (self._trace_of(job), span, head, said, tail)

    def _trace_of(self, job: str | int) -> bytes:
        if self._trace[0] != job:
            self._trace = (job, hashlib.sha256(f"job {job}".encode()).hexdigest()[:32].encode())
        return self._trace[1]


def _texts(page: Page) -> Iterator[bytes]:
    # An attribute's value is a text, in which the JSON of the messages is quoted once more.
    for prompt, output in zip(messages(page, escape=escaped), quoted(page.outputs), strict=True):
        yield (_ASKED % prompt if prompt else b"") + (_SAID % output if output else b"")
