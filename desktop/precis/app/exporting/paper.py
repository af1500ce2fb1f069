"""A sheet as a PDF file, set with the fonts that come along; East Asian text with the fonts that every viewer has."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from precis.app.exporting.sheet import NOT_SUPPORTED, Sheet, Statement

_CJK = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+")
_KANA, _HANGUL = re.compile(r"[\u3040-\u30ff]"), re.compile(r"[\uac00-\ud7af]")
_MARGIN = 62.0
"""Points: 22 mm."""


def paper_of(sheet: Sheet, fonts: Path) -> bytes:
    """Return the sheet as the bytes of an A4 PDF file; `fonts` is the folder of DejaVuSans.ttf and its bold."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    _register(fonts)
    out = io.BytesIO()
    template = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        title=sheet.title,
        author="Précis",
        creator="Précis",
        invariant=1,
    )
    template.build(list(_flow(sheet)))
    return out.getvalue()


@lru_cache(maxsize=1)
def _register(fonts: Path) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("Sans", str(fonts / "DejaVuSans.ttf")))
    pdfmetrics.registerFont(TTFont("Sans-Bold", str(fonts / "DejaVuSans-Bold.ttf")))
    pdfmetrics.registerFontFamily("Sans", normal="Sans", bold="Sans-Bold", italic="Sans", boldItalic="Sans-Bold")
    for name in ("STSong-Light", "HeiseiKakuGo-W5", "HYGothic-Medium"):
        pdfmetrics.registerFont(UnicodeCIDFont(name))


def _flow(sheet: Sheet) -> Iterator[Any]:
    from reportlab.platypus import Paragraph, Spacer

    styles = _styles()
    yield Paragraph(_marked(sheet.title), styles["title"])
    if sheet.headline and sheet.headline != sheet.title:
        yield Paragraph(_marked(sheet.headline), styles["headline"])
    yield from _statements(sheet.statements, styles)
    if sheet.not_supported:
        yield Paragraph(NOT_SUPPORTED, styles["heading"])
        yield from _statements(sheet.not_supported, styles)
    for heading, lines in (("Labels", sheet.labels), ("Notes", sheet.notes)):
        if lines:
            yield Paragraph(heading, styles["heading"])
            yield from (Paragraph(_marked(line), styles["claim"], bulletText="•") for line in lines)
    yield Spacer(1, 14)
    yield Paragraph(_marked(sheet.small_print), styles["small"])


def _statements(statements: Iterable[Statement], styles: dict[str, Any]) -> Iterator[Any]:
    from reportlab.platypus import Paragraph

    for statement in statements:
        mark = f' <font name="Sans" size="7.5" color="#5F6368">({statement.mark})</font>'
        yield Paragraph(_marked(statement.text) + mark, styles["claim"], bulletText="•")
        for problem in statement.problems:
            yield Paragraph(f"! {_marked(problem)}", styles["quote"])
        for place, words in statement.quotes:
            yield Paragraph(f"“{_marked(words)}” {place}".rstrip(), styles["quote"])


def _styles() -> dict[str, Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    base = ParagraphStyle("base", fontName="Sans", fontSize=10, leading=14.5, splitLongWords=1)
    grey = HexColor("#5F6368")
    return {
        "title": ParagraphStyle("title", base, fontName="Sans-Bold", fontSize=16, leading=21, spaceAfter=6),
        "headline": ParagraphStyle("headline", base, fontName="Sans-Bold", fontSize=11, leading=15, spaceAfter=8),
        "heading": ParagraphStyle("heading", base, fontName="Sans-Bold", fontSize=11, spaceBefore=12, spaceAfter=4),
        "claim": ParagraphStyle("claim", base, leftIndent=14, bulletIndent=2, spaceBefore=5),
        "quote": ParagraphStyle("quote", base, fontSize=8.5, leading=12, leftIndent=26, textColor=grey, spaceBefore=2),
        "small": ParagraphStyle("small", base, fontSize=7.5, leading=10.5, textColor=grey),
    }


def _marked(text: str) -> str:
    """Return `text` as the markup of a paragraph, each East Asian run in a font that has its characters."""
    font = "HYGothic-Medium" if _HANGUL.search(text) else "HeiseiKakuGo-W5" if _KANA.search(text) else "STSong-Light"
    return _CJK.sub(lambda match: f'<font name="{font}">{match[0]}</font>', escape(text))
