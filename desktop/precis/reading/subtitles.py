"""Subtitles (SRT, WebVTT): cues put together to sentences; times and marks go away."""

from __future__ import annotations

import re

from precis.domain.documents import BlockKind
from precis.reading.building import Builder, Parsed, ReadContext, decoded_text

_TIMES = re.compile(r"^\s*(?:\d+:)?\d+:\d{2}[,.]\d{1,3}\s*-->")
_MARKS = re.compile(r"<[^>\n]{0,200}>|\{\\[^}\n]{0,200}\}")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"”»'’)\]]*$")
_MOST_WORDS = 120
_NOTES = ("NOTE", "STYLE", "REGION", "WEBVTT")


def read(data: bytes, context: ReadContext) -> Parsed:
    """Return what is said, as paragraphs that end where a sentence does."""
    builder = Builder()
    text = decoded_text(builder, data)
    held: list[str] = []
    for cue in _cues(text):
        held.append(cue)
        words = sum(len(part.split()) for part in held)
        if (words >= _MOST_WORDS // 2 and _SENTENCE_END.search(cue)) or words >= _MOST_WORDS:
            builder.add(BlockKind.PARAGRAPH, " ".join(held))
            held = []
    builder.add(BlockKind.PARAGRAPH, " ".join(held))
    return builder.build()


def _cues(text: str) -> list[str]:
    """Return the text of each cue; a speaker's dash at its start goes away."""
    cues: list[str] = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = block.strip("\n").split("\n")
        times = next((index for index, line in enumerate(lines) if _TIMES.match(line)), None)
        if times is None or lines[0].startswith(_NOTES):
            continue
        said = (_MARKS.sub("", line).strip().removeprefix("-").strip() for line in lines[times + 1 :])
        cues.append(" ".join(line for line in said if line))
    return [cue for cue in cues if cue]
