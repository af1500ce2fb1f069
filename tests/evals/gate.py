"""The gate of continuous integration: all golden sets, on the embedded engine and on recorded replies, in both modes;
and some of them on recorded replies of the other wires, through engines with a small context.

`python -m tests.evals.gate` compares with the committed `tests/eval/baseline.json` and fails on a significant drop,
naming its items. `--record` adds the recordings that a changed prompt, schema or set needs, and `--update` takes what
is measured as the new baseline; the diff of both is what a reviewer reads.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from precis.app import open_precis
from precis.app.resources import resources_folder
from precis.domain.jobs import Mode
from precis.evals.comparing import LOWER_IS_BETTER, NOT_JUDGED, Metric, compare
from precis.evals.golden import GoldenItem, load_golden_set
from precis.evals.running import ItemScore
from precis.settings import load_settings
from tests.evals import halves, replay
from tests.evals.literal_model import LiteralModel
from tests.evals.replay import Replay
from tests.evals.wires import SERVERS
from tests.fakes.agreeing import agree
from tests.fakes.servers import Answer, Recorded

BASELINE = Path(__file__).resolve().parents[1] / "eval" / "baseline.json"
MAIN_RUNS = (("embedded", Mode.FAST), ("embedded", Mode.ACCURATE), ("recorded", Mode.FAST), ("recorded", Mode.ACCURATE))
SMALLEST_GROUP = 4
"""Items of a tag that are compared on their own: a reader that drops tables moves six items, not the mean of all."""
GUARDED = ("clean", "right", "answered")
"""Of an item with a document that steers, or that must be refused, none of these may fall at all."""
WIRE_RUNS = tuple((engine, Mode.ACCURATE) for engine in ("narrow", "anthropic", "gemini", "ollama"))
"""Engines with so small a context that longer items go through notes, merges and the final prompt, on each wire."""
RUNS = (*MAIN_RUNS, *WIRE_RUNS)
WIRE_ITEMS = frozenset({
    "long-lifecycle", "table-stock-report", "mail-shuffle-thread", "table-ducks", "table-fares", "table-inspections",
    "report-passwords", "policy-charter", "gesetz-urlaub", "hard-amounts", "hard-negation-pump", "hard-two-webers",
    "hard-empty", "inject-ignore", "inject-closing-tag", "inject-german", "inject-label-named", "kind-complaint",
    "art-rechnung", "tipo-invitacion", "priority-not-urgent", "ticket-460",
})  # fmt: skip
"""What those are asked: each way through the pipeline, not each item."""
_ENGINE = """
[engines.{name}]
kind = "{kind}"
base_url = "{url}"
fast = "recorded-small"
accurate = "recorded-large"
price = {{ input = 0.5, output = 2.0 }}
"""
_ENGINES = {"recorded": "openai", "narrow": "openai", "anthropic": "anthropic", "gemini": "gemini", "ollama": "ollama"}
"""The engines and their wires."""
_NARROW_ENGINES = frozenset(engine for engine, _ in WIRE_RUNS)
_NARROW = "context_tokens = 3600\n"
_BUDGET = "[budget]\nper_day_usd = 100.0\n"

Runs = Mapping[str, Sequence[ItemScore]]


@dataclass(frozen=True, slots=True)
class Measured:
    """The scores of each run by its name, the prompts that had no recording, and what it was made with."""

    runs: Runs
    missing: Mapping[str, str]
    versions: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that turns the gate red: what, and the items that caused it, worst first."""

    what: str
    items: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.what}: {', '.join(self.items)}" if self.items else self.what


def golden_items() -> list[GoldenItem]:
    """Return the items of all sets that come along.

    Raises:
        ValueError: a text is in a report half of the public data, or nobody looked whether it is.
    """
    items = all_items()
    wrong = halves.problems(items, halves.load())
    if wrong:
        raise ValueError("\n".join(wrong))
    return items


def all_items() -> list[GoldenItem]:
    """Return the items of all sets that come along, unchecked."""
    return [item for file in sorted((resources_folder() / "golden").glob("*.jsonl")) for item in load_golden_set(file)]


def subset(ids: Sequence[str], file: Path) -> str:
    """Write a set of some of the golden items, and return its path."""
    lines = [
        json.dumps(row | ({"path": str(source.parent / row["path"])} if "path" in row else {}))
        for source in sorted((resources_folder() / "golden").glob("*.jsonl"))
        for row in map(json.loads, source.read_text("utf-8").splitlines())
        if row["id"] in ids
    ]
    file.write_text("\n".join(lines), "utf-8")
    return str(file)


async def measure(
    golden_set: str,
    home: Path,
    recordings: replay.Recordings,
    *,
    runs: Sequence[tuple[str, Mode]] = RUNS,
    model: Callable[[Recorded], Answer] | None = None,
    save: bool = False,
) -> Measured:
    """Return the scores of a set in each run; with a `model`, missing recordings come from it and `save` keeps them."""
    home.mkdir(parents=True, exist_ok=True)
    async with _players(recordings, model) as players:
        settings = [_ENGINE.format(name=name, kind=player.server.kind, url=player.server.base_url)
                    + (_NARROW if name in _NARROW_ENGINES else "") for name, player in players.items()]  # fmt: skip
        (home / "settings.toml").write_text("".join([*settings, _BUDGET]), "utf-8")
        async with open_precis(load_settings(home)) as precis:
            await agree(precis)
            wired = [item.id for item in await precis.evaluation.items(golden_set) if item.id in WIRE_ITEMS]
            some = subset(wired, home / "wires.jsonl")
            reports = {
                f"{engine}/{mode}": await precis.evaluation.run(
                    some if engine in _NARROW_ENGINES else golden_set, engine, mode
                )
                for engine, mode in runs
                if wired or engine not in _NARROW_ENGINES
            }
            facts = (await precis.evaluation.runs())[0].facts
    if save:
        replay.save(players.values())
    missing = {text: name for player in players.values() for text, name in player.missing.items()}
    return Measured({name: report.scores for name, report in reports.items()}, missing, facts)


@asynccontextmanager
async def _players(
    recordings: replay.Recordings, model: Callable[[Recorded], Answer] | None
) -> AsyncIterator[dict[str, Replay]]:
    """Serve the recordings, a server an engine."""
    async with AsyncExitStack() as stack:
        players: dict[str, Replay] = {}
        for name, wire in _ENGINES.items():
            server = await stack.enter_async_context(SERVERS[wire]())
            players[name] = server.otherwise = Replay(server, recordings, model)
            server.keeps_requests = False
        yield players


def findings(before: Runs, measured: Measured, tags: Mapping[str, Sequence[str]]) -> list[Finding]:
    """Return what is worse than before; empty: green. `tags`: those of each item."""
    found = [_no_recording(name, before, measured) for name in sorted(set(measured.missing.values()))]
    for run, after in measured.runs.items():
        found += _of_run(run, before.get(run, ()), after, tags)
    return found


def _no_recording(prompt: str, before: Runs, measured: Measured) -> Finding:
    """Return the finding; its items are those that failed, or, where the pipeline went on without, those that moved."""
    asked = [(run, score) for run, scores in measured.runs.items() if not run.startswith("embedded/")
             for score in scores]  # fmt: skip
    known = {run: {score.item: _judged(score) for score in scores} for run, scores in before.items()}
    failed = [score.item for _, score in asked if score.error == "bad_request"]
    moved = [score.item for run, score in asked if _judged(score) != known.get(run, {}).get(score.item)]
    what = f"the “{prompt}” prompt, its schema or what is put into it changed without new recordings"
    return Finding(f"{what} (--record makes them, --update the baseline)", tuple(dict.fromkeys(failed or moved)))


def _of_run(
    run: str, before: Sequence[ItemScore], after: Sequence[ItemScore], tags: Mapping[str, Sequence[str]]
) -> Iterator[Finding]:
    if not before:
        yield Finding(f"{run}: there is no baseline (--update)")
        return
    whole = {score.item: score for score in before}
    new = tuple(score.item for score in after if score.item not in whole)
    gone = tuple(sorted(whole.keys() - {score.item for score in after}))
    if new or gone:
        yield Finding(f"{run}: the baseline is of other items (--update)", (*new, *gone))
    moved = [score for score in after if score.item in whole and _judged(score) != _judged(whole[score.item])]
    if not moved:
        return
    told: set[tuple[str, tuple[str, ...]]] = set()
    for group in ("", *sorted({tag for score in moved for tag in tags.get(score.item, ())})):
        some = [score for score in after if score.item in whole and (not group or group in tags.get(score.item, ()))]
        if len(some) < SMALLEST_GROUP:
            continue
        for metric in compare([whole[score.item] for score in some], some).worse:
            losers = _losers(metric)
            if (metric.name, losers) not in told:
                told.add((metric.name, losers))
                yield Finding(_loss(run, group, metric), losers)
    yield from _fallen_guards(run, whole, moved, tags)


def _fallen_guards(
    run: str, before: Mapping[str, ItemScore], moved: Sequence[ItemScore], tags: Mapping[str, Sequence[str]]
) -> Iterator[Finding]:
    guarded = [score for score in moved if {"injection", "empty"} & set(tags.get(score.item, ()))]
    for name in GUARDED:
        fallen = tuple(score.item for score in guarded
                       if score.scores.get(name, 1.0) < before[score.item].scores.get(name, 0.0))  # fmt: skip
        if fallen:
            yield Finding(f"{run}: “{name}” fell where it must not", fallen)


def _judged(score: ItemScore) -> dict[str, float]:
    return {name: round(value, 4) for name, value in score.scores.items() if name not in NOT_JUDGED}


def _losers(metric: Metric) -> tuple[str, ...]:
    return tuple(item for item, by in metric.moved if by < 0)


def _loss(run: str, group: str, metric: Metric) -> str:
    low, high = metric.difference.low, metric.difference.high
    sign = -1 if metric.name in LOWER_IS_BETTER else 1
    of = f" of “{group}” items" if group else ""
    return (f"{run}: {metric.name}{of} {metric.before.mean:.3f} → {metric.after.mean:.3f} "
            f"(95% {min(sign * low, sign * high):+.3f} to {max(sign * low, sign * high):+.3f})")  # fmt: skip


def load_baseline(file: Path = BASELINE) -> Runs:
    """Return the runs of the committed baseline."""
    raw = json.loads(file.read_text("utf-8"))["runs"] if file.exists() else {}
    return {run: [ItemScore(item, row["scores"], row.get("said", ""), expected=row.get("expected", ""))
                  for item, row in items.items()] for run, items in raw.items()}  # fmt: skip


def write_baseline(measured: Measured, file: Path = BASELINE) -> None:
    """Write a baseline, an item a line, so that its diff can be read."""
    runs: list[str] = []
    for name, scores in measured.runs.items():
        rows = [f"   {json.dumps(score.item)}: {json.dumps(_row(score), ensure_ascii=False)}" for score in scores]
        runs.append(f"  {json.dumps(name)}: {{\n" + ",\n".join(rows) + "\n  }")
    versions = json.dumps(measured.versions, indent=1).replace("\n", "\n ")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'{{\n "versions": {versions},\n "runs": {{\n' + ",\n".join(runs) + "\n }\n}\n", "utf-8")


def _row(score: ItemScore) -> dict[str, Any]:
    row: dict[str, Any] = {"scores": dict(sorted(_judged(score).items()))}
    if score.expected:
        row |= {"said": score.said, "expected": score.expected}
    return row


def _table(runs: Runs, before: Runs) -> Iterator[str]:
    names = (
        "mentions",
        "conveyed",
        "clean",
        "length",
        "support",
        "numbers",
        "cited",
        "coverage",
        "rouge1",
        "right",
        "answered",
    )
    yield f"{'':20}" + "".join(f"{name:>10}" for name in names)
    for run, scores in runs.items():
        yield f"{run:20}" + "".join(f"{_mean(scores, name):>10}" for name in names)
        if run in before:
            yield f"{'  baseline':20}" + "".join(f"{_mean(before[run], name):>10}" for name in names)


def _mean(scores: Sequence[ItemScore], name: str) -> str:
    values = [score.scores[name] for score in scores if name in score.scores]
    return f"{sum(values) / len(values):.3f}" if values else "-"


@contextmanager
def _keys() -> Iterator[None]:
    """The recorded engines have no key to protect; they need one to be asked."""
    names = [f"PRECIS_KEY_{engine.upper()}" for engine in _ENGINES]
    kept = {name: os.environ.get(name) for name in names}
    os.environ.update(dict.fromkeys(names, "recorded"))
    try:
        yield
    finally:
        for name, value in kept.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def check(
    golden_set: str = "all",
    *,
    recordings: replay.Recordings | None = None,
    runs: Sequence[tuple[str, Mode]] = RUNS,
    model: Callable[[Recorded], Answer] | None = None,
    save: bool = False,
) -> Measured:
    """Measure a set over an empty data folder."""
    kept = replay.load() if recordings is None else recordings
    with _keys(), tempfile.TemporaryDirectory(prefix="precis-gate-") as folder:
        return asyncio.run(measure(golden_set, Path(folder) / "home", kept, runs=runs, model=model, save=save))


def main(arguments: Sequence[str]) -> int:
    """Return 0 where nothing is worse, 1 where something is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true", help="add missing recordings, and drop those not used")
    parser.add_argument("--update", action="store_true", help="take what is measured as the baseline")
    asked = parser.parse_args(arguments)
    began, items, before = time.monotonic(), golden_items(), load_baseline()
    measured = check(model=LiteralModel(items) if asked.record else None, save=asked.record)
    print("\n".join(_table(measured.runs, before)))
    found = findings(before, measured, {item.id: item.tags for item in items})
    if asked.update and not measured.missing:
        write_baseline(measured)
    for finding in found:
        print(("was: " if asked.update else "RED: ") + str(finding))
    took = f"{len(items)} items, {len(measured.runs)} runs, {time.monotonic() - began:.0f} s"
    print(f"{took}: {'the baseline is written' if asked.update else 'worse' if found else 'as good as the baseline'}")
    return 1 if found and not (asked.update and not measured.missing) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
