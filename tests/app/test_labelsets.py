"""Label sets from a file, a list and the resources; what can't be used says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from precis.app.labelsets import LabelSets, listed_labels, load_label_set
from precis.app.resources import resources_folder
from precis.domain.errors import WrongUse


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a folder with a set of the person's own, which replaces one that comes along."""
    (tmp_path / "priority.toml").write_text('title = "Mine"\nlabels = ["now", "later"]\n', "utf-8")
    return tmp_path


def test_sets_that_come_along_have_descriptions() -> None:
    sets = {labels.name: labels for labels in LabelSets((resources_folder() / "labels",)).all()}
    assert sets.keys() >= {"document-type", "news-topic", "mail-intent", "priority"}
    assert all(label.description for labels in sets.values() for label in labels.labels)
    assert all(labels.title for labels in sets.values())


def test_own_set_replaces_one_of_the_same_name(own: Path) -> None:
    found = LabelSets((resources_folder() / "labels", own)).find("priority")
    assert found.title == "Mine"
    assert [label.name for label in found.labels] == ["now", "later"]


def test_file_with_all_keys(tmp_path: Path) -> None:
    file = tmp_path / "mail.toml"
    file.write_text(
        'critical = true\nunsure_below = 0.7\n[[labels]]\nname = "a "\ndescription = "x"\n[[labels]]\nname = "b"'
    )
    found = load_label_set(file)
    assert (found.name, found.is_critical, found.unsure_below) == ("mail", True, 0.7)
    assert found.labels[0].name == "a"


@pytest.mark.parametrize(
    "text",
    ["labels = 1", "", 'labels = ["one"]', 'labels = ["a", "A"]', 'labels = ["a", "none of these"]', "labels = [1, 2]",
     'labels = ["a", "b"]\nunsure_below = 1.5', "[[labels]]\nname = ''", "labels = ["],
)  # fmt: skip
def test_file_that_cannot_be_used(tmp_path: Path, text: str) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(text)
    with pytest.raises(WrongUse) as caught:
        load_label_set(file)
    assert "bad" in caught.value.message
    assert caught.value.hint


def test_list_of_labels() -> None:
    assert [label.name for label in listed_labels(" a, b ,c,").labels] == ["a", "b", "c"]
    with pytest.raises(WrongUse):
        listed_labels("a,")


@pytest.mark.parametrize("what", ["unknown", "missing.toml"])
def test_set_that_is_not_there(own: Path, what: str) -> None:
    with pytest.raises(WrongUse):
        LabelSets((own,)).find(what)
