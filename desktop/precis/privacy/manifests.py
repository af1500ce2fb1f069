"""Finds the values of a Kubernetes Secret: what stands under `data` or `stringData` of one is a secret, word or not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from precis.privacy.findings import Finding
from precis.privacy.folding import Folded
from precis.privacy.secret_values import is_filled_in

MANIFEST_SECRET = "KUBERNETES_SECRET"  # noqa: S105 -- a type's name
_LONGEST = 8192
"""Bytes of a manifest before and after its kind that are looked at."""
_KIND = re.compile(rb"[\"']?\bkind[\"']?[ \t]*:[ \t]*[\"']?Secret\b")
_BLOCK = re.compile(rb"^([ \t]*)(?:data|stringData):[ \t]*\r?$", re.MULTILINE)
_ENTRY = re.compile(rb"([ \t]*)[\w.'\"/-]+[ \t]*:[ \t]*(?:[|>][+-]?\d?|[\"']?([^\s\"'#][^\r\n\"'#]*))?")
_OBJECT = re.compile(rb"\"(?:data|stringData)\"\s*:\s*\{([^{}]*)\}")
_MEMBER = re.compile(rb":\s*\"([^\"\r\n]+)\"")


def find_manifest_secrets(folded: Folded) -> Iterator[Finding]:
    """Yield the values of the Secrets in a text, in YAML and in JSON; templates are left."""
    data, searched = folded.data, 0
    for kind in _KIND.finditer(data) if b"Secret" in data else ():
        start = max(
            searched, data.rfind(b"\n---", max(0, kind.start() - _LONGEST), kind.start()), kind.start() - _LONGEST
        )
        limit = min(len(data), kind.end() + _LONGEST)
        end = data.find(b"\n---", kind.end(), limit)
        searched = limit if end < 0 else end
        values = _members if kind[0][:1] in (b"'", b'"') else _lines
        for span in values(data, max(0, start), searched):
            if span[1] > span[0] and is_filled_in(folded, *span):
                yield Finding(*span, MANIFEST_SECRET)


def _members(data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the values of the objects `data` and `stringData` in JSON."""
    for block in _OBJECT.finditer(data, start, end):
        for member in _MEMBER.finditer(data, block.start(1), block.end(1)):
            yield member.span(1)


def _lines(data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the values of the blocks `data` and `stringData` in YAML."""
    for block in _BLOCK.finditer(data, start, end):
        yield from _entries(data, block.end() + 1, end, len(block[1]))


def _entries(data: bytes, at: int, end: int, indent: int) -> Iterator[tuple[int, int]]:
    """Yield the values of the lines that are further in than their block, text on lines of its own too."""
    deep = 0
    while at < end:
        stop = data.find(b"\n", at, end)
        stop = end if stop < 0 else stop
        line = data[at:stop].rstrip()
        depth = len(line) - len(line.lstrip())
        if line and depth <= indent:
            return
        deep = deep or depth
        entry = _ENTRY.match(data, at, at + len(line))
        if entry and depth == deep:
            if entry[2]:
                yield entry.start(2), at + len(line.rstrip(b"\"'"))
        elif line:
            yield at + depth, at + len(line)
        at = stop + 1
