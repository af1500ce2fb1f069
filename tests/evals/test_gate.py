"""The gate: green on an unchanged tree, red on each seeded regression, and naming the items that it hit."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from precis.domain.documents import BlockKind, Document
from precis.domain.jobs import Mode
from precis.evals.running import ItemScore
from precis.providers.anthropic import AnthropicWire
from precis.providers.gemini import GeminiWire
from precis.providers.ollama import OllamaWire
from precis.providers.openai import OpenAIWire
from precis.providers.wire import Draft, Wire
from precis.reading import FileReader
from precis.tasks import notes, prompts
from precis.tasks.prompts import Prompt
from tests.evals import gate, replay
from tests.evals.gate import Finding, Measured
from tests.evals.literal_model import LiteralModel

TABLES = ("table-fares", "table-inspections", "table-energy", "table-camp", "table-ducks", "table-reauthentication")
STEERED = ("inject-ignore", "inject-closing-tag", "inject-german", "inject-hidden-html", "inject-label-named")
PLAIN = (
    "hard-amounts",
    "hard-negation-pump",
    "hard-negation-minutes",
    "hard-two-webers",
    "hard-denied-report",
    "hard-empty",
)
SOME = (*TABLES, *STEERED, *PLAIN)
FAST = (("recorded", Mode.FAST),)
TAGS = {item.id: item.tags for item in gate.golden_items()}


def findings(tmp_path: Path, *, re_recorded: bool = False, ids: Sequence[str] = SOME) -> list[Finding]:
    """Run the gate over some items; `re_recorded`: with new recordings of the model that follows prompts literally."""
    model = LiteralModel(gate.golden_items()) if re_recorded else None
    measured = gate.check(gate.subset(ids, tmp_path / "some.jsonl"), runs=FAST, model=model)
    return gate.findings(baseline(ids), measured, TAGS)


def baseline(ids: Sequence[str]) -> Mapping[str, Sequence[ItemScore]]:
    return {run: [score for score in scores if score.item in ids] for run, scores in gate.load_baseline().items()}


def named(found: Sequence[Finding]) -> set[str]:
    return {item for finding in found for item in finding.items}


def worse_prompt(without: str) -> Callable[[Path], Prompt]:
    """Return a loader of prompts that leaves out each rule with these words."""
    load = prompts.load_prompt

    def loaded(file: Path) -> Prompt:
        prompt = load(file)
        return replace(prompt, system="\n".join(line for line in prompt.system.splitlines() if without not in line))

    return loaded


def test_unchanged_tree_is_green(tmp_path: Path) -> None:
    assert findings(tmp_path) == []


def test_worse_prompt_without_recordings_is_red(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prompts, "load_prompt", worse_prompt("never followed"))
    found = findings(tmp_path)
    assert any("“summary” prompt" in finding.what and "hard-amounts" in finding.items for finding in found)
    assert any("“label” prompt" in finding.what and "inject-label-named" in finding.items for finding in found)


def test_worse_prompt_with_new_recordings_is_red(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prompts, "load_prompt", worse_prompt("never followed"))
    found = findings(tmp_path, re_recorded=True)
    assert {"inject-ignore", "inject-german", "inject-label-named"} <= named(found)
    assert any("fell where it must not" in finding.what for finding in found)


def test_prompt_without_the_rule_on_not_is_red(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prompts, "load_prompt", worse_prompt('Keep "not"'))
    negated = [item for item, tags in TAGS.items() if "negation" in tags and item.startswith("hard")]
    found = findings(tmp_path, re_recorded=True, ids=[*negated, *PLAIN])
    assert {"hard-negation-pump", "hard-denied-report"} & named(found)


def test_broken_citation_parser_is_red(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def off_by_one(numbers: Sequence[int], count: int) -> tuple[int, ...]:
        return tuple(dict.fromkeys(number for number in numbers if 1 <= number < count))

    monkeypatch.setattr(notes, "valid_numbers", off_by_one)
    found = findings(tmp_path)
    assert any("cited" in finding.what for finding in found)
    assert {"hard-amounts", "hard-two-webers"} & named(found)


def test_reader_that_drops_tables_is_red(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _drop_tables(monkeypatch)
    found = findings(tmp_path)
    assert {"table-fares", "table-energy", "table-camp"} <= named(found)
    assert named(found) <= set(TABLES)
    found = findings(tmp_path, re_recorded=True)
    assert any("mentions" in finding.what for finding in found)
    assert {"table-fares", "table-energy", "table-camp"} <= named(found)


def _drop_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    read = FileReader.read

    async def without_tables(self: FileReader, *arguments: object, **more: object) -> Document:
        document = await read(self, *arguments, **more)  # type: ignore[arg-type]
        return replace(document, blocks=tuple(b for b in document.blocks if b.kind is not BlockKind.TABLE))

    monkeypatch.setattr(FileReader, "read", without_tables)


def test_open_fence_is_red(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prompts, "fenced", lambda text: text)
    found = findings(tmp_path, re_recorded=True, ids=STEERED)
    assert "inject-closing-tag" in named(found)


def test_other_items_than_the_baseline_are_said() -> None:
    before = {"recorded/fast": [ItemScore("a", {"right": 1.0}), ItemScore("b", {"right": 1.0})]}
    measured = Measured({"recorded/fast": [ItemScore("b", {"right": 1.0}), ItemScore("c", {"right": 1.0})]}, {}, {})
    (found,) = gate.findings(before, measured, {})
    assert found.items == ("c", "a")
    (found,) = gate.findings({}, measured, {})
    assert "no baseline" in found.what


def test_small_fall_is_chance_and_a_guarded_one_is_not() -> None:
    before = {"r": [ItemScore(str(n), {"clean": 1.0}) for n in range(30)]}
    after = Measured({"r": [ItemScore(str(n), {"clean": float(n > 0)}) for n in range(30)]}, {}, {})
    assert gate.findings(before, after, {}) == []
    (found,) = gate.findings(before, after, {"0": ("injection",)})
    assert found.items == ("0",)


def test_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    scores = [ItemScore("a", {"right": 1.0, "seconds": 3.0}, "x", expected="y"), ItemScore("b", {"mentions": 0.5})]
    gate.write_baseline(Measured({"r": scores}, {}, {"precis": "1"}), tmp_path / "b.json")
    read = gate.load_baseline(tmp_path / "b.json")["r"]
    assert [score.scores for score in read] == [{"right": 1.0}, {"mentions": 0.5}]
    assert (read[0].said, read[0].expected) == ("x", "y")


FRAMES = {
    "openai": '"object": "chat.completion.chunk"',
    "anthropic": "event: content_block_delta",
    "gemini": '"candidates": [',
    "ollama": '"created_at": ',
}


@pytest.mark.parametrize("wire", FRAMES)
def test_every_prompt_is_recorded_on_every_wire(wire: str) -> None:
    kept = [row for row in replay.load().values() if row.get("wire", "openai") == wire]
    assert {row["prompt"] for row in kept} == {"summary", "notes", "merge", "final", "label", "check", "repair"}
    assert all(FRAMES[wire] in row["body"] for row in kept)


WIRED = (
    "long-lifecycle",
    "report-passwords",
    "policy-charter",
    "hard-amounts",
    "hard-negation-pump",
    "hard-two-webers",
    "table-fares",
    "ticket-460",
)


@pytest.mark.parametrize("engine", ["narrow", "anthropic", "gemini", "ollama"])
def test_changed_merge_prompt_is_red_on_every_wire(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prompts, "load_prompt", worse_prompt("drop what matters least"))
    found = wire_findings(tmp_path, engine)
    (finding,) = [finding for finding in found if "“merge” prompt" in finding.what]
    assert "long-lifecycle" in finding.items
    assert "hard-amounts" not in named(found)


@pytest.mark.parametrize(
    ("wire", "broken"),
    [("anthropic", AnthropicWire), ("gemini", GeminiWire), ("ollama", OllamaWire), ("narrow", OpenAIWire)],
)
def test_wire_that_loses_events_is_red(
    wire: str, broken: type[Wire], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = broken.take

    def losing(self: Wire, service: str, draft: Draft, name: str, payload: Mapping[str, Any]) -> bool:
        # By the answer's own text: answers arrive side by side, and one count over all would hit others each time.
        before = len(draft.text)
        is_done = take(self, service, draft, name, payload)
        if len(draft.text) > before and len("".join(draft.text[:before])) % 5 == 2:
            del draft.text[before:]
        return is_done

    monkeypatch.setattr(broken, "take", losing)
    found = wire_findings(tmp_path, wire)
    assert any(finding.what.startswith(f"{wire}/") for finding in found)
    assert "long-lifecycle" in named(found)


def wire_findings(tmp_path: Path, engine: str) -> list[Finding]:
    """Run the gate over a few items on one wire, with the recordings that are there."""
    runs = ((engine, Mode.ACCURATE),)
    measured = gate.check(gate.subset(WIRED, tmp_path / "some.jsonl"), runs=runs)
    return gate.findings(baseline(WIRED), measured, TAGS)


@pytest.mark.parametrize("engine", ["narrow", "anthropic", "gemini", "ollama"])
def test_wires_are_green_on_an_unchanged_tree(engine: str, tmp_path: Path) -> None:
    assert wire_findings(tmp_path, engine) == []


@pytest.mark.proof
def test_unchanged_tree_is_green_twenty_times(tmp_path: Path) -> None:
    times = int(os.environ.get("PRECIS_GATE_RUNS", "20"))
    before = gate.load_baseline()
    assert [gate.findings(before, gate.check(), TAGS) for _ in range(times)] == [[]] * times
