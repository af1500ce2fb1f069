"""A result as Markdown, for the clipboard: in the window's language, each sentence with its passages under it."""

from __future__ import annotations

from collections.abc import Iterator

from precis.domain.results import Claim, Result, Summary
from precis.ui import words
from precis.ui.language import tr


def markdown(title: str, result: Result) -> str:
    """Return the result as Markdown. What could not be supported comes under a heading of its own, with the reason."""
    lines = [f"# {title}", ""]
    if result.summary:
        lines += _summary(result.summary)
    lines += [f"- {answer.label_set}: {words.label(answer)}" for answer in result.labels]
    return "\n".join([*lines, "", f"*{words.small_print(result)}*", ""])


def _summary(summary: Summary) -> Iterator[str]:
    if summary.headline:
        yield from (f"**{summary.headline}**", "")
    for claim in summary.sentences:
        yield from _claim(claim, is_extractive=summary.is_extractive)
    yield ""
    if summary.is_extractive:
        yield from (tr(words.EXTRACTIVE), "")
    if summary.not_supported:
        yield from (f"## {tr(words.NOT_SUPPORTED)}", "")
        for claim in summary.not_supported:
            yield from _claim(claim, is_extractive=False)
            yield from (f"  - {problem}" for problem in (words.weakness(claim),) if problem)
        yield ""


def _claim(claim: Claim, *, is_extractive: bool) -> Iterator[str]:
    yield f"- {claim.text} ({' '.join(words.support(claim, is_extractive=is_extractive))})"
    if not is_extractive:
        yield from (f"  > {' '.join(citation.quote.split())}" for citation in claim.citations)
