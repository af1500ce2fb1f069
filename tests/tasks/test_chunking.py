"""Passages and content-defined groups: nothing is lost, bounds hold, and an edit stays local."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from precis.domain.documents import Block, BlockKind, Document
from precis.tasks.chunking import Sizes, content_groups
from precis.tasks.passages import LONGEST, passages_of, sized
from precis.tasks.planning import USUAL, calls_for, chunks_of, sizes_for
from tests.tasks.documents import document_of, paragraph, paragraphs

HOSTILE = st.text(st.characters(codec="utf-16", categories=("L", "N", "P", "Z", "Cc")), max_size=3_000)


@given(st.lists(HOSTILE, min_size=1, max_size=8), st.sampled_from(list(BlockKind)))
def test_passages_lead_back_to_the_text(texts: list[str], kind: BlockKind) -> None:
    plain = document_of(texts)
    blocks = tuple(Block(kind, block.start, block.end) for block in plain.blocks)
    document = Document("d", "txt", "t", plain.text, blocks)
    found = passages_of(document)
    for passage in found:
        shown = passage.text.removeprefix("# ") if kind is BlockKind.HEADING else passage.text
        assert "".join(shown.split()) == "".join(document.quote(passage.span).split())
        assert len(passage.span) <= 4 * LONGEST
    if kind not in {BlockKind.HEADER, BlockKind.FOOTER}:
        assert "".join("".join(document.quote(p.span).split()) for p in found) == "".join("".join(texts).split())


@given(st.lists(st.text("abcdef ", min_size=1, max_size=60), max_size=200), st.integers(40, 600), st.integers(1, 3))
def test_groups_hold_every_item_once_in_order(items: list[str], most: int, fewest: int) -> None:
    sizes = Sizes.up_to(most)
    groups = content_groups(items, size=len, content=str, sizes=sizes, fewest=fewest)
    assert [item for group in groups for item in group] == items
    for group in groups[:-1]:
        assert len(group) >= fewest
        total = sum(map(len, group))
        assert total <= most or len(group) <= fewest
        assert total >= sizes.least or sum(map(len, group)) + 60 > most
    assert all(groups)


@given(st.integers(1, 40), st.integers(0, 2**32), st.sampled_from(["insert", "delete", "move", "change"]))
@settings(max_examples=60, deadline=None)
def test_an_edit_changes_few_chunks(pages: int, seed: int, edit: str) -> None:
    rng = random.Random(seed)
    texts = paragraphs(pages, seed)
    before = {_content(chunk) for chunk in chunks_of(passages_of(document_of(texts)), USUAL)}
    after = chunks_of(passages_of(document_of(edited(texts, edit, rng))), USUAL)
    changed = sum(_content(chunk) not in before for chunk in after)
    assert changed <= (8 if edit == "move" else 5)


def test_an_edit_of_a_long_document_changes_two_chunks_at_most_on_average() -> None:
    texts = paragraphs(200, 7)
    rng = random.Random(7)
    before = {_content(chunk) for chunk in chunks_of(passages_of(document_of(texts)), USUAL)}
    changed = []
    for _ in range(30):
        after = chunks_of(passages_of(document_of(edited(texts, "insert", rng))), USUAL)
        changed.append(sum(_content(chunk) not in before for chunk in after))
    assert sum(changed) / len(changed) <= 2.0, changed


def edited(texts: list[str], edit: str, rng: random.Random) -> list[str]:
    """Return the paragraphs after one edit at a random place."""
    at = rng.randrange(len(texts))
    rest = [*texts[:at], *texts[at + 1 :]]
    match edit:
        case "insert":
            return [*texts[:at], paragraph(rng), *texts[at:]]
        case "change":
            return [*texts[:at], f"{texts[at]} It was changed.", *texts[at + 1 :]]
        case "delete":
            return rest or texts
        case _:
            to = rng.randrange(len(rest) + 1)
            return [*rest[:to], texts[at], *rest[to:]]


def _content(chunk: tuple[object, ...]) -> str:
    return "\n".join(getattr(passage, "text", "") for passage in chunk)


def test_east_asian_text_counts_fourfold() -> None:
    assert sized("契約") == 8
    assert sized("deux") == 4


@pytest.mark.parametrize("context", [4_096, 8_192, 32_768, None])
def test_chunks_fit_the_context(context: int | None) -> None:
    sizes = sizes_for(context)
    chunks = chunks_of(passages_of(document_of(paragraphs(30))), sizes)
    longest = max(sum(passage.size for passage in chunk) for chunk in chunks)
    assert longest <= sizes.most
    if context is not None:
        assert longest / 3 + 700 + 2_000 <= context


def test_calls_grow_with_the_number_of_chunks() -> None:
    assert [calls_for(n) for n in (1, 2, 5, 25, 125)] == [1, 3, 6, 31, 156]
