"""Pages of logged attempts as JSON lines, CSV and spans, with or without their texts. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from precis.app.exporting.row_writers import FORMULA
from precis.app.exporting.spans import SpanWriter

if TYPE_CHECKING:
    from precis.store.usage_export import Page


def json_lines(page: Page) -> Iterator[str]:
    """Yield an object a line; its prompt is an array of roles and texts, null for a text that was purged."""
    if not page.prompts:
        yield from page.rows
        return
    get = {text_id: dump(text) for text_id, text in page.texts.items()}.get
    for line, prompt, output in zip(page.rows, page.prompts, page.outputs, strict=True):
        parts = ",".join([f'["{role}",{get(text_id, "null")}]' for role, text_id in prompt])
        said = get(output, '""')
        yield f'{line[:-1]},"prompt":[{parts}],"output":{said}}}'


def csv_head(names: list[str], *, with_texts: bool) -> str:
    """Return the first line of a table."""
    return ",".join([*names, *(("prompt", "output") if with_texts else ())])


def csv_lines(page: Page) -> Iterator[str]:
    """Yield a row a line; the prompt is a JSON text of roles and texts. No cell can be taken for a formula."""
    if not page.prompts:
        yield from page.rows
        return
    # A JSON text begins with a bracket, and quotes are doubled sign by sign: its parts can be made ready apart.
    texts = page.texts
    get = {text_id: dump(text).replace('"', '""') for text_id, text in texts.items()}.get
    for line, prompt, output in zip(page.rows, page.prompts, page.outputs, strict=True):
        parts = ",".join([f'[""{role}"",{get(text_id, "null")}]' for role, text_id in prompt])
        shown = f'"[{parts}]"' if prompt else ""
        yield f"{line},{shown},{_quoted(texts.get(output, ''))}"


def _quoted(text: str) -> str:
    doubled = safe_cell(text).replace('"', '""')
    return f'"{doubled}"' if doubled else ""


def safe_cell(text: str) -> str:
    """Return a text that a spreadsheet might run with an apostrophe before it (OWASP: CSV injection)."""
    return f"'{text}" if FORMULA.match(text) else text


def spans(page: Page, writer: SpanWriter) -> Iterator[str]:
    """Yield an OTLP-JSON span for each row; see `SpanWriter`."""
    if not page.prompts:
        yield from map(writer.span, page.rows)
        return
    get = {text_id: dump(text) for text_id, text in page.texts.items()}.get
    for row, prompt, output in zip(page.rows, page.prompts, page.outputs, strict=True):
        parts = ",".join([f'["{role}",{get(text_id, "null")}]' for role, text_id in prompt])
        yield writer.span(row, f"[{parts}]" if prompt else "", page.texts.get(output, ""))


_encode: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def dump(value: object) -> str:
    """Return compact JSON."""
    return _encode(value)
