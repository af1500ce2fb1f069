"""How good the embedded engine is, on the halves of the public sets that nothing was chosen on.

`python -m tests.bench.embedded_quality [--full] [--dev] [--summaries] [--json FILE]` prints a table of summaries (ROUGE
against summaries by people, beside the beginning and three of sumy's methods, all cut to the same number of words),
what a focus brings, and a table of labels. Without `--full`, each set gives a sample.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tests.bench import embedded_focus, embedded_labels, embedded_summaries
from tests.bench.embedded_peers import PEERS
from tests.bench.embedded_summaries import METRICS, SummaryRow
from tests.bench.figures import Figure, is_kept, keep, keep_table


def main(arguments: list[str]) -> int:
    """Print the tables; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="all of the report halves, not a sample")
    parser.add_argument("--dev", action="store_true", help="the halves that weights were chosen on")
    parser.add_argument("--summaries", action="store_true", help="leave out the labels")
    parser.add_argument("--json", type=Path, help="also write the rows to this file")
    asked = parser.parse_args(arguments)
    half = "dev" if asked.dev else "report"
    summaries, differences = embedded_summaries.measure(half, is_full=asked.full)
    embedded_summaries.show(summaries)
    embedded_summaries.show_differences(differences)
    focused = embedded_focus.measure(half, is_full=asked.full)
    embedded_focus.show(focused)
    labels = [] if asked.summaries else embedded_labels.measure(half, is_full=asked.full)
    if labels:
        embedded_labels.show(labels)
    tables = {"summaries": summaries, "differences": differences, "focus": focused, "labels": labels}
    rows = {name: [asdict(row) for row in table] for name, table in tables.items()}
    for name, table in rows.items():
        keep_table(name, table)
    for peer in PEERS:
        keep(_share_at_or_above(summaries, peer))
    if asked.json:
        asked.json.write_text(json.dumps(rows, indent=1, ensure_ascii=False), "utf-8")
    elif not is_kept():
        print(json.dumps(rows, ensure_ascii=False))
    return 0


def _share_at_or_above(rows: Sequence[SummaryRow], peer: str) -> Figure:
    """Return how many of the ROUGE figures (sets, lengths, kinds) of the fast mode are no lower than a peer's."""
    by_method = {(row.set, row.length, row.method): row for row in rows}
    pairs = [(by_method[row.set, row.length, "fast"], row) for row in rows if row.method == peer]
    better = [getattr(ours, metric) >= getattr(theirs, metric) for ours, theirs in pairs for metric in METRICS]
    return Figure("ROUGE figures at or above", 100 * sum(better) / max(1, len(better)), f"% of {len(better)}", peer)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
