"""Injected errors: how many changed numbers, dates, names, negations and roles the check finds, at which false alarms.

True claims are sentences of the documents themselves, as they stand and condensed (asides, openings and trailing
clauses dropped, as summaries do), so that each is true by construction. A script then changes one
fact. A document is held out by its hash: two thirds are reported on, one third was looked at while the checks were
written. Run it with
`python -m tests.bench.trust_injected [dev|report]`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path

from precis.domain.documents import Block, BlockKind, Document
from precis.domain.results import Verdict
from precis.providers.embedded.sentences import Splitter
from precis.trust.calibration import SupportCalibrations, load_support
from precis.trust.checking import Asked, Checked, check_claims
from precis.trust.dates import Date, dates_of
from precis.trust.values import quantities_of
from tests.conftest import ROOT, unpacked_evaldata

SETS = (
    "cnndm_sample100",
    "cnndm_realsumm100",
    "ectsum_earnings_calls",
    "klexikon_de",
    "legal_plain_english",
    "qmsum_meetings",
    "science_arxiv",
    "scitldr_abstracts",
)
DOCUMENTS = 300
CLAIMS_A_DOCUMENT = 6
CALIBRATIONS = ROOT / "resources" / "calibration"
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|did|does|do)\b(?! not\b|n't)",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|did|does|do)( not|n't|n’t) "
)
_GERMAN_VERB = re.compile(
    r"\b(ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|hatte|kann|können)\b(?! nicht| kein)"
)
_NAME = re.compile(r"(?<=[a-z,;] )([A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})*)\b")
_ANY_NAME = re.compile(r"\b[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})*\b")
_BESIDE = re.compile(r"[\s,]*(?:and|or|with)?[\s,]*|,? (?:and|or|of|in|at) .*")
"""Between names of one list, or of a thing and its place: their order says nothing, or they are one name."""
_ASIDE = re.compile(r" \([^()]{3,80}\)| [–—-]{1,2} [^–—-]{5,60} [–—-]{1,2}(?= )")
_OPENING = re.compile(r"^(?:In|On|At|After|Before|During|However|Moreover|Meanwhile|According)\b[^,.;]{0,60}, (?=\w)")
_TRAILING = re.compile(r", (?:which|who|where|when|while|although|because|after|saying|adding)\b[^.]{5,160}(?=\.$)")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Case:
    """A claim with what was done to it (`none` or the name of an injector), and how it was worded."""

    text: str
    injected: str
    wording: str


def document_of(text: str, language: str = "en") -> Document:
    """Return a document of paragraphs, as the text reader makes it of plain text."""
    runs = re.finditer(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*", text)
    blocks = tuple(Block(BlockKind.PARAGRAPH, run.start(), run.end()) for run in runs)
    return Document(
        hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), "txt", "", text, blocks, language=language
    )


def documents(part: str, folder: Path | None = None) -> Iterator[tuple[str, Document]]:
    """Yield set and document of one part: `dev` (a third, by hash), `report` (up to `DOCUMENTS` of the rest)."""
    folder = folder or unpacked_evaldata() / "summarization"
    given = 0
    for name in SETS:
        for line in gzip.decompress((folder / f"{name}.jsonl.gz").read_bytes()).decode("utf-8").splitlines():
            row = json.loads(line)
            document = document_of(row["text"][:200_000], row.get("lang", "en"))
            is_dev = int(document.id, 16) % 3 == 0
            if is_dev == (part == "dev") and given < DOCUMENTS:
                given += 1
                yield name, document


def cases(document: Document, rng: random.Random) -> list[Case]:
    """Return untouched and injected claims of a document, the same claims on both sides."""
    sentences = [
        " ".join(document.quote(span).split())
        for span, is_whole in Splitter(document.language, document.text).split(0, len(document.text))
        if is_whole
    ]
    usable = [s for s in dict.fromkeys(sentences) if 8 <= len(s.split()) <= 45 and s[-1:] in ".!?"]
    rng.shuffle(usable)
    names = capital_names(document.text)
    found: list[Case] = []
    quota = Counter({"numbers": 2, "dates": 2, "names": 2, "negation": 2, "roles": 2})
    for sentence in usable:
        made = False
        for wording, claim in (("verbatim", sentence), ("condensed", condensed(sentence))):
            if not claim or (wording == "condensed" and claim == sentence):
                continue
            for kind, inject in INJECTORS.items():
                if quota[kind] <= 0:
                    continue
                changed = inject(claim, document, names, rng)
                if changed is not None and changed != claim:
                    quota[kind] -= 1
                    made = True
                    found.append(Case(changed, kind, wording))
                    found.append(Case(claim, "none", wording))
        if not +quota or (made and len(found) > 4 * CLAIMS_A_DOCUMENT):
            break
    return list(dict.fromkeys(found))


def capital_names(text: str) -> list[str]:
    """Return the runs of capital words in mid-sentence, each once."""
    return sorted(set(_NAME.findall(text)))


def condensed(sentence: str) -> str:
    """Return the sentence without asides, opening and trailing clause; empty where too little is left."""
    short = _TRAILING.sub("", _OPENING.sub("", _ASIDE.sub("", sentence)))
    return short[0].upper() + short[1:] if short and len(short.split()) >= 6 else ""


def swap_number(claim: str, document: Document, names: list[str], rng: random.Random) -> str | None:
    """Return the claim with one number changed: a digit, its size, or for another number of the document."""
    taken = [(date.start, date.end) for date in dates_of(claim)]
    numbers = [q for q in quantities_of(claim, document.language, taken) if not q.is_word and not q.is_ordinal]
    if not numbers:
        return None
    number = rng.choice(numbers)
    digits = re.search(r"\d[\d.,]*\d|\d", claim[number.start : number.end])
    if digits is None:
        return None
    start, end = number.start + digits.start(), number.start + digits.end()
    old = claim[start:end]
    others = [
        o for o in re.findall(r"(?<![\w.,-])\d[\d.,]*\d(?![\w%])", document.text) if o not in claim and o[:2] != "20"
    ]
    new = rng.choice(others) if others and rng.random() < 0.3 else _changed_digit(old, rng)
    return None if new in claim else claim[:start] + new + claim[end:]


def _changed_digit(old: str, rng: random.Random) -> str:
    places = [i for i, character in enumerate(old) if character.isdigit()]
    place = rng.choice(places)
    choices = [d for d in "123456789" if d != old[place]]
    return old[:place] + rng.choice(choices) + old[place + 1 :]


def swap_date(claim: str, document: Document, names: list[str], rng: random.Random) -> str | None:
    """Return the claim with one part of a date changed: day, month, year or weekday."""
    found = [date for date in dates_of(claim) if date.kind != "time"]
    if not found:
        return None
    date = rng.choice(found)
    new = _changed_date(date, rng)
    return None if new is None or new in document.text else claim[: date.start] + new + claim[date.end :]


def _changed_date(date: Date, rng: random.Random) -> str | None:
    old = claim_part = date.text
    for group in (_WEEKDAYS, _MONTHS):
        for word in group:
            if re.search(rf"\b{word}\b", old) and rng.random() < 0.7:
                return re.sub(rf"\b{word}\b", rng.choice([w for w in group if w != word]), claim_part)
    numbers = re.findall(r"\d+", old)
    if not numbers:
        return None
    chosen = rng.choice(numbers)
    step = rng.choice([1, 2, 3, 5, 7, 10])
    new = int(chosen) - step if int(chosen) > step else int(chosen) + step
    if len(chosen) <= 2 and new > 28:
        new = 3
    return re.sub(rf"\b{chosen}\b", str(new), old, count=1)


def swap_name(claim: str, document: Document, names: list[str], rng: random.Random) -> str | None:
    """Return the claim with a name replaced by another name of the document."""
    if document.language != "en":
        return None
    mine = _NAME.findall(claim)
    mine = [name for name in mine if name not in _MONTHS and name not in _WEEKDAYS]
    others = [
        n for n in names if n not in claim and not set(n.split()) & set(claim.split()) and n not in _MONTHS + _WEEKDAYS
    ]
    if not mine or not others:
        return None
    return claim.replace(rng.choice(mine), rng.choice(others), 1)


def swap_roles(claim: str, document: Document, names: list[str], rng: random.Random) -> str | None:
    """Return the claim with two neighbouring names in each other's place."""
    if document.language != "en":
        return None
    known = {name for name in names if name not in _MONTHS + _WEEKDAYS}
    mine = [match for match in _ANY_NAME.finditer(claim) if match.group() in known]
    for one, two in pairwise(mine):
        between = claim[one.end() : two.start()]
        if one.group() != two.group() and len(between.split()) >= 2 and not _BESIDE.fullmatch(between):
            return claim[: one.start()] + two.group() + between + one.group() + claim[two.end() :]
    return None


def flip_negation(claim: str, document: Document, names: list[str], rng: random.Random) -> str | None:
    """Return the claim with a negation taken out, or put behind its first auxiliary."""
    if document.language == "de":
        return _GERMAN_VERB.sub(r"\1 nicht", claim, count=1)
    if _NEGATION.search(claim):
        return _NEGATION.sub(r"\1 ", claim, count=1)
    return _AUXILIARY.sub(r"\1 not", claim, count=1)


INJECTORS: dict[str, Callable[[str, Document, list[str], random.Random], str | None]] = {
    "numbers": swap_number,
    "dates": swap_date,
    "names": swap_name,
    "negation": flip_negation,
    "roles": swap_roles,
}


def is_flagged(checked: Checked) -> bool:
    """Say whether the person sees an alarm: a verdict below supported."""
    return checked.verdict is not Verdict.SUPPORTED


def run(part: str, show: int = 0, most: int = DOCUMENTS) -> dict[tuple[str, str], tuple[int, int]]:
    """Return (flagged, all) for each (injected, wording), over the documents of a part."""
    calibrations = load_support(CALIBRATIONS)
    rng = random.Random(5)
    counts: Counter[tuple[str, str]] = Counter()
    flagged: Counter[tuple[str, str]] = Counter()
    for name, document in islice(documents(part), most):
        asked = cases(document, rng)
        # One claim at a time: a summary's other claims would tell its style, and these are no summary.
        for case, checked in zip(asked, checks_apart(document, asked, calibrations), strict=True):
            key = (case.injected, case.wording)
            counts[key] += 1
            flagged[key] += is_flagged(checked)
            if show and is_flagged(checked) == (case.injected == "none"):
                show -= 1
                why = [check.message for check in checked.checks if not check.passed]
                print(f"{name} {key} {checked.support:.2f} | {case.text}\n    {why}")
    return {key: (flagged[key], counts[key]) for key in sorted(counts)}


def checks_apart(document: Document, asked: list[Case], calibrations: SupportCalibrations) -> tuple[Checked, ...]:
    """Return each case checked over one index."""
    return check_claims(document, [Asked(case.text) for case in asked], Splitter, calibrations)


def main(arguments: list[str]) -> int:
    """Print a row for each kind of error, both wordings together and apart."""
    part = arguments[0] if arguments else "report"
    rows = run(part, int(arguments[1]) if len(arguments) > 1 else 0)
    print(f"{'injected':<10} {'flagged':>8} {'of':>6} {'share':>7}   verbatim  condensed")
    for kind in ("none", *INJECTORS):
        apart = {wording: rows.get((kind, wording), (0, 0)) for wording in ("verbatim", "condensed")}
        found, total = (sum(values) for values in zip(*apart.values(), strict=True))
        shares = "  ".join(f"{f / max(1, t):8.3f}" for f, t in apart.values())
        print(f"{kind:<10} {found:>8} {total:>6} {found / max(1, total):>7.3f}   {shares}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
