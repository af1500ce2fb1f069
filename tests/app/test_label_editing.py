"""Label sets as an editor handles them: checked, kept whole or not at all, tried, and written with comments kept."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.app import open_precis
from precis.app.facade import Precis
from precis.app.label_editing import label_set_text
from precis.app.labelsets import parse_label_set
from precis.app.resources import resources_folder
from precis.domain.errors import WrongUse
from precis.domain.jobs import TextInput
from precis.domain.labels import Label, LabelSet
from precis.settings import load_settings
from tests.app.test_model_jobs import run

DESK = """# who does what
title = "Desk"

[[labels]]
name = "housing" # rent and such
description = "A letter about a flat, its rent, or a lease."

# in the kitchen
[[labels]]
name = "cooking"
description = "A recipe. Chop the onions and simmer the soup."
"""


@pytest.fixture
async def precis(tmp_path: Path) -> AsyncIterator[Precis]:
    async with open_precis(load_settings(tmp_path)) as opened:
        yield opened


async def test_an_own_set_hides_one_that_comes_along_until_it_is_removed(precis: Precis) -> None:
    shipped = {file.name: file for file in await precis.labels.files()}
    assert shipped.keys() >= {"document-type", "priority"}
    assert not any(file.is_own or file.hides_shipped or file.error for file in shipped.values())
    assert (await precis.labels.save("priority", DESK)).title == "Desk"
    own = next(file for file in await precis.labels.files() if file.name == "priority")
    assert (own.is_own, own.hides_shipped, own.text) == (True, True, DESK)
    assert (await precis.find_labels("priority")).title == "Desk"
    await precis.labels.remove("priority")
    assert await precis.labels.files() == list(shipped.values())
    with pytest.raises(WrongUse):
        await precis.labels.remove("priority")


@pytest.mark.parametrize("name", ["", "../priority", "Desk", "nul", "a b", "x" * 61])
async def test_a_name_that_can_be_no_file(precis: Precis, name: str) -> None:
    assert precis.labels.check(DESK, name).error
    with pytest.raises(WrongUse):
        await precis.labels.save(name, DESK)
    with pytest.raises(WrongUse):
        await precis.labels.remove(name)


async def test_a_text_that_cannot_be_used_leaves_the_file_as_it_was(precis: Precis) -> None:
    await precis.labels.save("desk", DESK)
    for text in (DESK + "[[labels]]\n", DESK + "nonsense", 'name = "other"\n' + DESK, "critical = 1\n" + DESK):
        found = precis.labels.check(text, "desk")
        assert found.labels is None
        assert found.error
        assert found.hint
        with pytest.raises(WrongUse):
            await precis.labels.save("desk", text)
    assert precis.labels.check(DESK + "nonsense = ", "desk").line == 12
    assert next(file.text for file in await precis.labels.files() if file.name == "desk") == DESK


async def test_a_broken_file_is_listed_with_its_error(precis: Precis) -> None:
    folder = precis.settings.home / "labels"
    folder.mkdir()
    (folder / "broken.toml").write_text("labels = [", "utf-8")
    (folder / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    broken = {file.name: file for file in await precis.labels.files() if file.is_own}
    assert broken.keys() == {"broken", "bytes"}
    assert all(file.error and file.labels is None for file in broken.values())


async def test_a_check_says_what_is_missing(precis: Precis) -> None:
    found = precis.labels.check('unsure_below = 0.5\nlabels = ["a", "b"]', "desk")
    assert found.labels is not None
    assert [("a, b" in warning, "unsure_below" in warning) for warning in found.warnings] == [
        (True, False),
        (False, True),
    ]
    assert precis.labels.check(DESK, "desk").warnings == ()


async def test_a_set_is_tried_on_recent_documents_and_nothing_is_kept(precis: Precis) -> None:
    texts = [
        TextInput("The rent of your flat rises by 50 euros when the lease ends.", "Letter"),
        TextInput("Chop two onions, fry them in butter, add the stock and let it simmer.", "Soup"),
    ]
    await run(precis, texts, precis.default_options())
    tried = await precis.labels.try_set(parse_label_set(DESK, "desk.toml"))
    assert {each.job.title: each.proposal.label for each in tried} == {"Letter": "housing", "Soup": "cooking"}
    assert all(each.proposal.label_set == "desk" for each in tried)
    assert await precis.review.queue() == []


def test_what_did_not_change_stays_as_written() -> None:
    labels = parse_label_set(DESK, "desk.toml")
    assert label_set_text(labels, DESK) == DESK
    changed = replace(labels, is_critical=True, labels=(*labels.labels[:1], Label("other", "All else.")))
    text = label_set_text(changed, DESK)
    assert "# who does what" in text
    assert "# rent and such" in text
    assert "cooking" not in text
    assert parse_label_set(text, "desk.toml") == changed


def test_each_set_that_comes_along_goes_through_a_form_unchanged() -> None:
    for file in (resources_folder() / "labels").glob("*.toml"):
        text = file.read_text("utf-8")
        assert label_set_text(parse_label_set(text, file.name), text) == text


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=12)


@given(st.lists(_TEXTS.filter(bool), min_size=2, max_size=5, unique_by=str.casefold), _TEXTS, st.booleans())
def test_any_set_comes_back_as_it_was(names: list[str], said: str, is_critical: bool) -> None:
    labels = LabelSet("desk", tuple(Label(name, said) for name in names), said, is_critical)
    assert parse_label_set(label_set_text(labels), "desk.toml") == labels
    assert parse_label_set(label_set_text(labels, DESK), "desk.toml") == labels


def test_a_set_that_cannot_be_used_gives_no_text() -> None:
    with pytest.raises(WrongUse):
        label_set_text(LabelSet("desk", (Label("one"),)))
    with pytest.raises(WrongUse):
        label_set_text(parse_label_set(DESK, "desk.toml"), "labels = [")
