"""`precis verify`: any summary, from anywhere, checked against a document."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from precis.cli import show_error
from precis.cli.inputs import as_paths, ask_password, batch_id, batch_objects
from precis.cli.reading import read_or_ask
from precis.cli.rendering import MARKS, claim_json, failure_json, print_json
from precis.domain.errors import PrecisError, WrongUse
from precis.domain.jobs import Failure, FileInput, Input, TextInput
from precis.domain.results import Claim, Verdict
from precis.domain.text import printable

if TYPE_CHECKING:
    from precis.app.verification import Verification, Verifier

AT_ONCE = 8
"""Lines of a batch under way together: enough to keep the workers busy."""
_LONGEST_PATH = 1_024
_BATCH_HINT = 'Each line has to be an object such as {"id": "a1", "source": "…", "summary": "…"}: texts or paths.'


@dataclass(frozen=True, slots=True)
class Pair:
    """A source and the summary to check against it."""

    id: str
    source: Input
    summary: Input


@click.command()
@click.option("--source", type=click.Path(path_type=str), help="The document that the summary is of.")
@click.option("--summary", type=click.Path(path_type=str), help="The summary, in any format that can be read.")
@click.option("--batch", type=click.Path(path_type=Path), help='JSONL with {"id", "source", "summary"} a line.')
@click.option("--json", "as_json", is_flag=True, help="The claims as one JSON object a line.")
def verify(source: str | None, summary: str | None, batch: Path | None, *, as_json: bool) -> int:
    """Check each sentence of a summary against its source: what supports it, and what speaks against it.

    The marks are hints with a measured error, not a judgement: docs/trust.md says how often they are wrong. In a batch,
    a source or summary that names an existing file is read as the file, anything else is taken as the text itself.
    """
    from precis.app.verification import open_verifier

    pairs = _pairs(source, summary, batch)

    async def work() -> int:
        async with open_verifier() as verifier:
            return await _check_all(verifier, pairs, is_batch=batch is not None, as_json=as_json)

    return asyncio.run(work())


def _pairs(source: str | None, summary: str | None, batch: Path | None) -> list[Pair]:
    """Return what to check.

    Raises:
        WrongUse: neither or both of the two ways were used, or a batch line is wrong.
    """
    if batch is not None and source is None and summary is None:
        objects = batch_objects(batch)
        return [_pair(value, number, batch.parent) for number, value in enumerate(objects, 1)]
    if batch is not None or source is None or summary is None:
        raise WrongUse(
            "Name a source and a summary, or give --batch FILE.jsonl.",
            "For example: precis verify --source report.pdf --summary summary.txt",
        )
    first, second = as_paths([source, summary])
    return [Pair("", FileInput(first), FileInput(second))]


def _pair(value: dict[str, Any], number: int, folder: Path) -> Pair:
    source, summary = value.get("source"), value.get("summary")
    if not isinstance(source, str) or not isinstance(summary, str):
        raise WrongUse(f"Line {number} of the batch file has no source or no summary.", _BATCH_HINT)
    return Pair(batch_id(value, number), _input(source, folder), _input(summary, folder))


def _input(value: str, folder: Path) -> Input:
    """Return the file that `value` names, from the batch file's folder, or else `value` as the text itself."""
    if 0 < len(value) <= _LONGEST_PATH and not any(mark in value for mark in "\n\r\0"):
        path = folder / value
        try:
            if path.is_file():
                return FileInput(path)
        except OSError:  # a name too long for this file system
            return TextInput(value)
    return TextInput(value)


async def _check_all(verifier: Verifier, pairs: list[Pair], *, is_batch: bool, as_json: bool) -> int:
    """Check and print each pair as it is done; return 0, or 1 where one could not be read."""
    gate = asyncio.Semaphore(AT_ONCE)
    # Passwords are asked for one document at a time, and only where no other one runs beside it.
    ask = None if is_batch else ask_password

    async def one(pair: Pair) -> int:
        async with gate:
            try:
                verification = await _verify(verifier, pair, ask)
            except PrecisError as error:
                _print_failure(pair, error, as_json=as_json)
                return 1
        _print(pair, verification, as_json=as_json)
        return 0

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(pair)) for pair in pairs]
    return max((task.result() for task in tasks), default=0)


async def _verify(verifier: Verifier, pair: Pair, ask: Callable[[str], str | None] | None) -> Verification:
    asking = ask or _no_password
    source = await read_or_ask(verifier.reader, pair.source, asking)
    summary = await read_or_ask(verifier.reader, pair.summary, asking)
    return await verifier.check(source, summary)


def _no_password(_: str) -> None:
    return None


def _head(pair: Pair) -> dict[str, Any]:
    return {"id": pair.id} if pair.id else {}


def _print_failure(pair: Pair, error: PrecisError, *, as_json: bool) -> None:
    if as_json:
        failure = Failure(error.code, error.message, error.hint, error.retryable)
        print_json({**_head(pair), "claims": [], "error": failure_json(failure)})
        return
    if pair.id:
        click.echo(printable(pair.id), err=True)
    show_error(error)


def _print(pair: Pair, verification: Verification, *, as_json: bool) -> None:
    if as_json:
        print_json(verification_json(pair.id, verification))
        return
    lines = [*([printable(pair.id)] if pair.id else []), *verification_lines(verification)]
    click.echo("\n".join(lines).encode("utf-8", "replace"))


def verification_json(identifier: str, verification: Verification) -> dict[str, Any]:
    """Return the pinned object of `verify --json`: claims as in `summarize --json`, coverage and what was left out."""
    document = verification.document
    return {
        **({"id": identifier} if identifier else {}),
        "document": {"id": document.id, "title": document.title, "pages": len(document.pages) or None},
        "claims": [{**claim_json(claim), "calibration": claim.calibration} for claim in verification.claims],
        "coverage": [round(share, 3) for share in verification.coverage],
        "left_out": [
            {
                "kind": fact.kind.value,
                "text": fact.text,
                "start": fact.span.start,
                "end": fact.span.end,
                "page": fact.page,
            }
            for fact in verification.left_out
        ],
        "warnings": list(document.warnings),
        "error": None,
    }


def verification_lines(verification: Verification) -> Iterator[str]:
    """Yield the claims with marks, reasons and places, for people."""
    for claim in verification.claims:
        yield from _claim_lines(claim)
    counts = {verdict: sum(claim.verdict is verdict for claim in verification.claims) for verdict in Verdict}
    said = [f"{number} {verdict.value}" for verdict, number in counts.items() if number]
    count = len(verification.claims)
    yield f"{count} claim{'s' * (count != 1)}: {', '.join(said)}. Marks are hints; their error is in docs/trust.md."
    for fact in verification.left_out:
        where = f" (p. {fact.page})" if fact.page else ""
        yield f"  not mentioned: {fact.kind.value} “{printable(_shortened(fact.text))}”{where}"


def _claim_lines(claim: Claim) -> Iterator[str]:
    pages = sorted({citation.page for citation in claim.citations if citation.page is not None})
    where = f"  [p. {', '.join(map(str, pages))}]" if pages else ""
    yield f"{MARKS[claim.verdict]} {printable(claim.text)}{where}"
    yield from (f"    {printable(check.message)}" for check in claim.checks if not check.passed and check.message)
    if claim.verdict is not Verdict.SUPPORTED and claim.citations:
        yield f"    source: “{printable(_shortened(claim.citations[0].quote))}”"


def _shortened(text: str, most: int = 160) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1].rsplit(" ", 1)[0] + "…"
