"""How many tokens a request can be at most: what a reservation counts with, before any tokenizer has seen the text."""

from __future__ import annotations

from precis.domain.requests import Request
from precis.domain.steps import canonical

PER_MESSAGE = 16
"""Marks of role and turn, more than any chat template has."""
PER_CALL = 1024
"""What a provider puts in of its own: begin and end marks, instructions for structured output."""
_SCHEMA_TIMES = 3
"""A schema may be sent as a field and in words, and a provider may write it out."""


def most_input_tokens(request: Request) -> int:
    """Return an upper bound of the request's input tokens.

    Byte-level and byte-fallback tokenizers, which all four kinds of engines have, make a token of at least one byte of
    UTF-8. For English prose the bound is about four times the real number; what is not used comes back when the call
    is settled.
    """
    total = PER_CALL + sum(_bytes(message.text) + PER_MESSAGE for message in request.messages)
    if request.schema is not None:
        total += _SCHEMA_TIMES * len(canonical(request.schema.schema))
    return total


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
