"""The shapes that replies must have, as plain JSON Schema in the subset that every wire can enforce."""

from __future__ import annotations

from collections.abc import Sequence

from precis.domain.requests import OutputSchema
from precis.domain.results import NONE_OF_THESE
from precis.domain.steps import Json

_TEXT: Json = {"type": "string"}
_NUMBERS: Json = {"type": "array", "items": {"type": "integer"}}


def _object(properties: dict[str, Json]) -> dict[str, Json]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_CLAIM = _object({"text": _TEXT, "citations": _NUMBERS})

NOTES = OutputSchema("notes", _object({"claims": {"type": "array", "items": _CLAIM}}))
SUMMARY = OutputSchema("summary", _object({"headline": _TEXT, "claims": {"type": "array", "items": _CLAIM}}))
CHECK = OutputSchema(
    "check",
    _object(
        {
            "quote": _TEXT,
            "problem": _TEXT,
            "verdict": {"type": "string", "enum": ["supported", "partly", "not", "unclear"]},
        }
    ),
)
REPAIR = OutputSchema("repair", _object({"citations": _NUMBERS, "text": _TEXT}))


def label_schema(labels: Sequence[str]) -> OutputSchema:
    """Return the shape of a label's reply; the evidence comes first, so that the label follows from it."""
    choice: Json = {"type": "string", "enum": [*labels, NONE_OF_THESE]}
    return OutputSchema("label", _object({"evidence": _NUMBERS, "label": choice, "confidence": {"type": "number"}}))
