"""The data map: for each engine what is sent, to which machine, and what its provider says of it.

It is made for a procurement questionnaire: each statement has its source and the day it was looked up, and what is not
known says so.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from precis.domain.ports import EnginePolicy
from precis.domain.requests import EngineConfig
from precis.privacy.hosts import EMBEDDED, host_of, is_this_machine
from precis.privacy.terms import UNKNOWN, Terms, unknown_terms

_ALWAYS_SENT = (
    "the document's text, as numbered passages",
    "the instructions of the task, with focus and language where they are set",
    "labels with their descriptions, for classifying",
    "examples: texts whose label a person decided",
    "sentences of the summary with their passages, for checking",
)
NEVER_SENT = ("file names and paths", "keys of other engines", "other documents", "history and settings")


@dataclass(frozen=True, slots=True)
class DataMapRow:
    """One engine under one plan of its provider."""

    engine: str
    kind: str
    models: tuple[str, ...]
    host: str
    stays_here: bool
    """Nothing leaves this machine: the embedded engine, or a server on this machine."""
    sent: tuple[str, ...]
    is_redacted: bool
    forbidden: str
    """The policy's sentence, or empty."""
    training_set: str
    """What the person's settings say of training: yes | no | unknown."""
    terms: Terms


def data_map(
    engines: Iterable[EngineConfig],
    terms: Sequence[Terms],
    policy: EnginePolicy,
    *,
    user_tag: str,
    redact_before_sending: bool,
) -> tuple[DataMapRow, ...]:
    """Return a row for each engine and plan. `user_tag` and `redact_before_sending` are as in the settings."""
    rows: list[DataMapRow] = []
    for engine in engines:
        host = host_of(engine)
        stays = engine.kind == EMBEDDED or is_this_machine(host)
        redacts = redact_before_sending or engine.redact_before_sending or policy.must_redact(engine)
        rows += [
            DataMapRow(
                engine=engine.name,
                kind=engine.kind,
                models=tuple(dict.fromkeys(filter(None, (engine.fast, engine.accurate)))),
                host=host,
                stays_here=stays,
                sent=_sent(engine, host, user_tag),
                is_redacted=redacts and engine.kind != EMBEDDED,
                forbidden=policy.why_not(engine) or "",
                training_set=engine.training,
                terms=row,
            )
            for row in _terms_of(engine, host, terms, stays_here=stays)
        ]
    return tuple(rows)


def _sent(engine: EngineConfig, host: str, user_tag: str) -> tuple[str, ...]:
    if engine.kind == EMBEDDED:
        return ()
    is_tagged = user_tag != "off" and (engine.kind == "anthropic" or host == "api.openai.com")
    return (*_ALWAYS_SENT, *(["an opaque id of the person (user tag)"] if is_tagged else []))


def _terms_of(engine: EngineConfig, host: str, terms: Sequence[Terms], *, stays_here: bool) -> list[Terms]:
    if engine.kind == EMBEDDED:
        return [
            Terms("Précis itself", "embedded", (), "nothing is sent", "no", "Works on this machine.", "", "", "", None)
        ]
    found = [row for row in terms if any(host == name or host.endswith(f".{name}") for name in row.hosts)]
    return found or [unknown_terms("a server on this machine" if stays_here else UNKNOWN)]


_OWN_TERMS = Terms("Précis itself", "embedded", (), "nothing is sent", "no", "Works on this machine.", "", "", "", None)

COLUMNS = (
    "engine", "kind", "models", "host", "leaves_this_machine", "allowed", "personal_data_replaced", "sent",
    "never_sent", "provider", "plan", "retention", "training", "training_in_settings", "statement", "no_store",
    "sent_by_us", "source", "as_of",
)  # fmt: skip


def cells(row: DataMapRow) -> Mapping[str, str]:
    """Return a row as texts by column."""
    terms = row.terms
    return {
        "engine": row.engine,
        "kind": row.kind,
        "models": ", ".join(row.models),
        "host": row.host or "none",
        "leaves_this_machine": _leaving(row),
        "allowed": row.forbidden or "yes",
        "personal_data_replaced": "yes" if row.is_redacted else "no",
        "sent": "; ".join(row.sent) or "nothing",
        "never_sent": "; ".join(NEVER_SENT),
        "provider": terms.provider,
        "plan": terms.plan,
        "retention": terms.retention,
        "training": terms.training,
        "training_in_settings": row.training_set,
        "statement": terms.statement,
        "no_store": terms.no_store,
        "sent_by_us": terms.sent_by_us or "nothing",
        "source": terms.source or UNKNOWN if row.sent else "",
        "as_of": terms.as_of.isoformat() if terms.as_of else (UNKNOWN if row.sent else ""),
    }


def _leaving(row: DataMapRow) -> str:
    if row.kind == EMBEDDED:
        return "no"
    return "no, unless the server on this machine passes it on" if row.stays_here else "yes"


def as_csv(rows: Iterable[DataMapRow]) -> str:
    """Return the map as CSV (RFC 4180), safe to open in a spreadsheet: no cell is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL)
    writer.writerow(COLUMNS)
    for row in rows:
        values = cells(row)
        writer.writerow([_inert(values[column]) for column in COLUMNS])
    return out.getvalue()


def _inert(value: str) -> str:
    """Return a cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%") else value


def as_markdown(rows: Sequence[DataMapRow]) -> str:
    """Return the map as a page: a section for each engine, a table for its facts."""
    parts = ["# Data map\n"]
    for row in rows:
        values = cells(row)
        parts.append(f"## {_plain(row.engine)} ({_plain(row.terms.provider)}, {_plain(row.terms.plan)})\n")
        parts.append("| | |\n| --- | --- |")
        parts += [f"| {column.replace('_', ' ')} | {_plain(values[column])} |" for column in COLUMNS]
        parts.append("")
    return "\n".join(parts)


def _plain(text: str) -> str:
    """Return text that can't break out of a table's cell or become a link or HTML."""
    for character in "\\|<>[]`*_":
        text = text.replace(character, f"\\{character}")
    return " ".join(text.split())
