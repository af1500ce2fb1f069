"""Which half of the public evaluation data a golden text comes from: the gate looks at dev texts only.

`tests/eval/halves.json` names for each golden item its text's hash and the rows of the public sets that hold the text.
The gate refuses an item that is not listed as it stands, or has a row of a report half, also where the public data is
not there. `python -m tests.evals.halves` writes the list anew from the data, and says what must go.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from precis.domain.jobs import TextInput
from precis.evals.golden import GoldenItem

FILE = Path(__file__).resolve().parents[1] / "eval" / "halves.json"
_FOLDERS = ("summarization", "classification", "faithfulness")
_FEWEST = 40
"""Letters below which a text has to be the same as a whole: parts of it stand anywhere."""
_PART = 60


class Origin(TypedDict):
    """A golden text: its hash, and the rows of public sets with it, by set and id, with their halves."""

    text: str
    rows: dict[str, str]


def load(file: Path = FILE) -> dict[str, Origin]:
    """Return the list that is kept."""
    return json.loads(file.read_text("utf-8"))


def problems(items: Sequence[GoldenItem], listed: Mapping[str, Origin]) -> list[str]:
    """Return what is wrong with golden items, a line each: not listed as they stand, or of a report half."""
    found: list[str] = []
    for item in items:
        origin = listed.get(item.id)
        if origin is None or origin["text"] != _hash(item):
            found.append(f"{item.id}: its text is not listed (python -m tests.evals.halves)")
        elif "report" in origin["rows"].values():
            rows = ", ".join(row for row, half in origin["rows"].items() if half == "report")
            found.append(f"{item.id}: its text is in a report half ({rows})")
    return found


def origins(items: Sequence[GoldenItem]) -> dict[str, Origin]:
    """Return the list by the public evaluation data.

    Raises:
        FileNotFoundError: the data is not there.
    """
    rows = list(_public())
    return {item.id: Origin(text=_hash(item), rows=dict(_rows(_letters(_text(item)), rows))) for item in items}


def _rows(text: str, rows: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    middle = len(text) // 2
    parts = [text] if len(text) < _FEWEST + _PART else [text[20 : 20 + _PART], text[middle : middle + _PART]]
    for name, half, letters in rows:
        if letters == text or (len(text) >= _FEWEST and any(part in letters for part in parts)):
            yield name, half


def _public() -> Iterator[tuple[str, str, str]]:
    """Yield the rows of the public sets: set and id, half, and the letters of the text."""
    from tests.bench.embedded_data import half_of, rows_of
    from tests.conftest import unpacked_evaldata

    for folder in _FOLDERS:
        for file in sorted((unpacked_evaldata() / folder).glob("*.jsonl.gz")):
            name = file.name.partition(".")[0]
            for row in rows_of(folder, name):
                yield f"{name}/{row['id']}", half_of(str(row["id"])), _letters(row.get("text") or row["document"])


def _text(item: GoldenItem) -> str:
    if isinstance(item.input, TextInput):
        return item.input.text
    return item.input.path.read_bytes().decode("utf-8", "replace")


def _hash(item: GoldenItem) -> str:
    return hashlib.sha256(_text(item).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w+", text.casefold()))


def main() -> int:
    """Write the list, and return 1 where a golden text is in a report half."""
    from tests.evals.gate import all_items

    items = all_items()
    listed = origins(items)
    rows = [f" {json.dumps(item)}: {json.dumps(origin)}" for item, origin in sorted(listed.items())]
    FILE.write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")
    wrong = problems(items, listed)
    print("\n".join(wrong) or f"{len(items)} items, none in a report half")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
