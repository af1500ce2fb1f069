"""The engine as others use it: through worker processes, on the documents that come along."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from precis.domain.documents import Document
from precis.domain.errors import WorkerStopped
from precis.domain.jobs import Length, Mode
from precis.domain.labels import Example, Label, LabelCurve, LabelSet
from precis.domain.ports import WorkLimits
from precis.providers.embedded import EmbeddedEngine
from precis.providers.embedded.calibration import calibration_of
from precis.providers.embedded.embedding import MiniLM
from precis.providers.embedded.extracting import extract
from precis.providers.embedded.labelling import label
from precis.reading.building import ReadContext
from precis.reading.formats import parse
from precis.reading.language import language_of
from precis.workers import WorkerPool
from tests.bench.embedded_labels import brought_along
from tests.providers.embedded.conftest import RESOURCES, document_of, quotes

TOPICS = LabelSet("topics", (Label("sport", "Matches and teams."), Label("money", "Banks and markets.")))
TEXT = "The team won the cup. The striker scored twice. The coach praised the goalkeeper. Fans sang all night."


@pytest_asyncio.fixture
async def pool() -> AsyncIterator[WorkerPool]:
    """Return a pool of one worker."""
    pool = WorkerPool(1)
    yield pool
    await pool.close()


def sample(name: str) -> Document:
    """Return one of the documents that come along, as the reader gives it."""
    path = RESOURCES / "samples" / name
    file_format = path.suffix.removeprefix(".")
    parsed = parse(path.read_bytes(), ReadContext(format=file_format, name=name))
    return Document(
        id="0" * 64, format=file_format, title=parsed.title, text=parsed.text, blocks=parsed.blocks,
        language=language_of(parsed.text), reader="test",
    )  # fmt: skip


@pytest.mark.parametrize("mode", list(Mode))
async def test_a_worker_gives_what_this_process_gives(pool: WorkerPool, mode: Mode, model: MiniLM) -> None:
    engine = EmbeddedEngine(pool.run, RESOURCES)
    document = document_of(TEXT)
    embedder = model if mode is Mode.ACCURATE else None
    taught = [Example("They lost the match.", "sport")]
    assert await engine.extract(document, mode, Length.BRIEF) == extract(document, mode, Length.BRIEF, "", embedder)
    known, own = calibration_of(RESOURCES, mode), LabelCurve(0.5, -1.0, 0.7)
    assert await engine.label(document, TOPICS, mode, taught) == label(
        document, TOPICS, mode, taught, model, calibration=known
    )
    found = await engine.label(document, TOPICS, mode, taught, own)
    assert found == label(document, TOPICS, mode, taught, model, calibration=known, own=own)
    assert found.unsure_below == 0.7


async def test_work_over_its_limits_is_stopped_and_the_next_goes_on(pool: WorkerPool) -> None:
    async def within_a_moment(function: object, /, *args: object, limits: object = None) -> object:
        return await pool.run(function, *args, limits=WorkLimits(seconds=0.01))  # type: ignore[arg-type]

    huge = document_of(*[f"{TEXT} {number}" for number in range(20_000)])
    with pytest.raises(WorkerStopped):
        await EmbeddedEngine(within_a_moment, RESOURCES).extract(huge, Mode.FAST, Length.BRIEF)  # type: ignore[arg-type]
    assert (await EmbeddedEngine(pool.run, RESOURCES).extract(document_of(TEXT), Mode.FAST, Length.BRIEF)).sentences


def test_the_version_names_method_and_model() -> None:
    async def never(*_: object, **__: object) -> object:
        raise AssertionError

    version = EmbeddedEngine(never, Path()).version  # type: ignore[arg-type]
    assert "MiniLM" in version
    assert len(version.split()) >= 3


def test_the_licence_is_summarized_by_what_it_grants_and_labelled_a_contract(model: MiniLM) -> None:
    document = sample("licence-agreement.docx")
    found = extract(document, Mode.FAST, Length.STANDARD, "", None)
    said = " ".join(quotes(document, found.sentences))
    assert found.kind == "contract"
    assert 4 <= len(found.sentences) <= 12
    assert "Licensed Material" in said
    assert "Licensor" in said
    assert found.headline is not None
    scores = label(document, brought_along("document-type"), Mode.FAST, [], model).scores
    assert scores[0].label == "contract"


def test_the_mail_thread_is_taken_for_mail_and_its_furniture_left_out() -> None:
    document = sample("mail-thread.mbox")
    found = extract(document, Mode.FAST, Length.BRIEF, "", None)
    assert found.kind == "mail"
    assert not [quote for quote in quotes(document, found.sentences) if quote.startswith(">")]
    assert not [quote for quote in quotes(document, found.sentences) if "wrote:" in quote or "Thanks" in quote]
    assert any("Reducers try to fetch map outputs" in quote for quote in quotes(document, found.sentences))


def test_a_guideline_of_the_public_documents_is_summarized_from_all_its_parts(evaldata: Path) -> None:
    path = evaldata / "long" / "nist-sp800-63b" / "sec5_authenticators.md"
    parsed = parse(path.read_bytes(), ReadContext(format="md", name=path.name))
    document = Document(
        id="0" * 64, format="md", title="", text=parsed.text, blocks=parsed.blocks, language="en", reader="test"
    )
    found = extract(document, Mode.FAST, Length.DETAILED, "", None)
    said = quotes(document, found.sentences)
    places = [each.span.start / len(document.text) for each in found.sentences]
    assert min(places) < 0.34
    assert max(places) > 0.66
    assert sum("authenticator" in quote.lower() for quote in said) >= len(said) / 2
    focused = extract(document, Mode.FAST, Length.BRIEF, "look-up secrets", None)
    assert any("look-up secret" in quote.lower() for quote in quotes(document, focused.sentences))
