"""Golden texts come from dev halves: held by the list where the data is not there, and by the data where it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from precis.domain.jobs import TextInput
from tests.evals import gate, halves


def test_no_golden_text_is_in_a_report_half() -> None:
    assert halves.problems(gate.all_items(), halves.load()) == []


def test_list_is_what_the_data_says(evaldata: Path) -> None:
    listed = halves.load()
    assert halves.origins(gate.all_items()) == listed
    assert sum(bool(origin["rows"]) for origin in listed.values()) >= 40


def test_changed_new_and_reported_texts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    items, listed = gate.all_items(), halves.load()
    first = items[0]
    changed = replace(first, input=TextInput("Another text."))
    assert halves.problems([changed], listed) == [f"{first.id}: its text is not listed (python -m tests.evals.halves)"]
    assert halves.problems([replace(first, id="new")], listed)[0].startswith("new: ")
    reported: halves.Origin = {"text": listed[first.id]["text"], "rows": {"x/1": "dev", "x/2": "report"}}
    monkeypatch.setattr(halves, "load", lambda: {**listed, first.id: reported})
    with pytest.raises(ValueError, match=r"report half \(x/2\)"):
        gate.golden_items()
