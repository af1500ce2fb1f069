"""Five staged regressions, through the whole program: `why` names the true cause first."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from precis.app import Precis, resources_folder, sample_files
from precis.app.why import Why, compare, new_values, quality
from precis.domain.errors import WrongUse
from precis.domain.jobs import FileInput, JobId, TextInput
from precis.store.timeline import RunFacts
from tests.app.rule_model import by_rule
from tests.app.test_model_jobs import WORK, program, run
from tests.fakes.servers import Act, Answer, Failure, FakeOpenAI, Recorded

FRESH = replace(WORK, fresh=True)
WRONG = '{"headline": "H", "claims": [{"text": "The moon is made of 77 cheeses.", "citations": [1]}]}'


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRECIS_KEY_WORK", "sk-canary-0123456789abcdef")
    monkeypatch.setenv("PRECIS_KEY_BACKUP", "sk-canary-0123456789abcdef")
    return tmp_path / "home"


def answers(model: str = "small-2026-01", *, wrong: bool = False, window: int = 10**9) -> Callable[[Recorded], Act]:
    """Return a model that says which one it is, counts its tokens, and may have got worse."""

    def answer(request: Recorded) -> Act:
        good = by_rule(request)
        asked = request.json["response_format"]
        is_summary = isinstance(asked, dict) and asked["json_schema"]["name"] == "summary"
        text = WRONG if wrong and is_summary else good.text
        return Answer(text, model=model, input_tokens=min(window, len(request.body) // 4))

    return answer


async def why_last(precis: Precis, source: FileInput | TextInput) -> Why:
    """Run the document once more, computed anew, and ask why."""
    (outcome,) = await run(precis, [source], FRESH)
    return await precis.why(outcome.job.id)


async def test_the_provider_changed_the_model_in_silence(home: Path) -> None:
    source = FileInput(sample_files()[0])
    async with FakeOpenAI(answers()) as server, program(home, server) as precis:
        await run(precis, [source], FRESH)
        server.otherwise = answers("small-2026-06", wrong=True)
        found = await why_last(precis, source)
        assert found.changes[0].kind == "reported_model"
        assert "small-2026-01" in found.changes[0].sentence
        assert "small-2026-06" in found.changes[0].sentence
        # The same again differs in nothing from the last run: the run before is the one to compare with.
        again = await why_last(precis, source)
        assert (again.same_since, again.changes[0].kind) == (1, "reported_model")


async def test_a_prompt_was_edited(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = FileInput(sample_files()[0])
    async with FakeOpenAI(answers()) as server:
        async with program(home, server) as precis:
            await run(precis, [source], FRESH)
        resources = tmp_path / "resources"
        shutil.copytree(resources_folder(), resources)
        for file in (resources / "prompts").glob("*.toml"):
            # The words change and the version does not, as when somebody tries something out.
            file.write_text(re.sub(r'system = """', 'system = """Be creative. ', file.read_text("utf-8")), "utf-8")
        monkeypatch.setattr("precis.app.wiring.resources_folder", lambda: resources)
        server.otherwise = answers(wrong=True)
        async with program(home, server) as precis:
            found = await why_last(precis, source)
    assert found.changes[0].kind == "prompt", found.changes


async def test_a_fallback_answered(home: Path) -> None:
    source = FileInput(sample_files()[0])
    async with FakeOpenAI(answers()) as server, FakeOpenAI(answers("tiny-1", wrong=True)) as backup:
        more = (
            f'[engines.backup]\nkind = "openai"\nbase_url = "{backup.base_url}"\nfast = "tiny"\n'
            'price = { input = 1.0, output = 2.0 }\n[defaults]\nengine = "work"\nfallbacks = ["backup"]\n'
        )
        async with program(home, server, more) as precis:
            await run(precis, [source], FRESH)
            server.otherwise = Failure("bad_key")
            found = await why_last(precis, source)
    assert [change.kind for change in found.changes][:1] == ["fallback"], found.changes
    assert "reported_model" not in [change.kind for change in found.changes], "it follows from the fallback"


async def test_the_server_read_only_a_part(home: Path) -> None:
    source = FileInput(sample_files()[0])
    async with FakeOpenAI(answers()) as server, program(home, server) as precis:
        await run(precis, [source], FRESH)
        server.otherwise = answers(wrong=True, window=200)
        found = await why_last(precis, source)
    assert found.changes[0].kind == "truncated_input", found.changes
    assert "only a part" in found.changes[0].sentence


async def test_the_file_was_cut(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "lease.txt"
    sentences = [f"Clause {n} says that the rent of flat {n} is {n},200 euros a month." for n in range(1, 40)]
    file.write_text("\n\n".join(sentences), "utf-8")
    async with FakeOpenAI(answers()) as server, program(home, server) as precis:
        await run(precis, [FileInput(file)], FRESH)
        file.write_text("\n\n".join(sentences[:10]), "utf-8")
        found = await why_last(precis, FileInput(file))
    assert found.changes[0].kind == "truncated_input", found.changes
    assert "it is cut" in found.changes[0].sentence


async def test_the_reader_changed(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = FileInput(sample_files()[0])
    async with FakeOpenAI(answers()) as server:
        async with program(home, server) as precis:
            await run(precis, [source], FRESH)
        from precis.reading import reader

        monkeypatch.setattr(reader.FileReader, "version", property(lambda self: "reader/next"))
        plain = reader.FileReader.read

        async def worse(self: reader.FileReader, source: FileInput | TextInput) -> object:
            """Read without what the old reader knew as headings, and with words that were never there."""
            document = await plain(self, source)
            blocks = tuple(replace(block, level=0) for block in document.blocks)
            return replace(document, reader="reader/next", blocks=blocks, title="Unknown")

        monkeypatch.setattr(reader.FileReader, "read", worse)
        server.otherwise = answers(wrong=True)
        async with program(home, server) as precis:
            found = await why_last(precis, source)
    assert found.changes[0].kind == "reader", found.changes
    assert "reader/next" in found.changes[0].sentence


async def test_nothing_to_compare_is_said(home: Path) -> None:
    async with FakeOpenAI(answers()) as server, program(home, server) as precis:
        (first,) = await run(precis, [TextInput("The rent is 1,200 euros a month.", "Lease")])
        found = await precis.why(first.job.id)
        assert (found.earlier, found.changes) == (None, ())
        with pytest.raises(WrongUse, match="no job"):
            await precis.why(JobId("nothing"))


async def test_the_timeline_marks_a_new_reported_model_and_failures_are_grouped(home: Path) -> None:
    lease = TextInput("The rent is 1,200 euros a month. Notice is three months.", "Lease")
    week = datetime.now(UTC) - timedelta(days=7)
    async with FakeOpenAI(answers("small-1")) as server, program(home, server) as precis:
        await run(precis, [lease], FRESH)
        (row,) = await precis.timeline()
        assert (row.changes, row.runs, row.edits) == ((), 1, 0)
        assert row.supported is not None
        server.otherwise = answers("small-2")
        await run(precis, [replace(lease, text=lease.text + " Pets are allowed.")], FRESH)
        (row,) = await precis.timeline()
        assert row.day.reported == ("small-1", "small-2")
        assert row.changes == ("reported model: small-1 → small-2",)
        server.otherwise = Failure("bad_key")
        await run(precis, [lease], FRESH)
        (group,) = await precis.failures(week)
        assert (group.code, group.count, group.documents) == ("bad_key", 1, 1)
        assert "keys set" in group.fix
        assert "key" in group.cause
        assert [each.title for each in group.jobs] == ["Lease"]
        (health,) = await precis.engine_health(week)
        assert (health.engine, health.errors, health.errors_by) == ("work", 1, (("bad_key", 1),))
        assert health.error_rate == 1 / health.attempts
        (latency,) = await precis.latencies("model")
        assert (latency.key, latency.replies) == ("small", health.attempts - 1)
        assert health.p50_s == latency.p50_s <= latency.p95_s == health.p95_s
        assert await precis.latencies("model", since=datetime.now(UTC) + timedelta(days=1)) == []
        (row,) = await precis.timeline(engine="work")
        assert row.day.failures == 1


def a_run(number: int, *, document: str = "d", supported: int = 9, **facts: Any) -> RunFacts:
    """Return a run of ten claims, made the usual way but for what is said."""
    options = {name: facts.pop(name) for name in ("length", "focus") if name in facts}
    usual: dict[str, Any] = {
        "reader": "r/1", "content": "c", "words": 5_000, "prompts": {"summary@1": "aa"}, "requested_models": ["small"],
        "reported_models": ["small-1"], "fallbacks": {}, "parts": 3, "parts_missing": 0, "support": "s/1",
        "sent_characters": 20_000, "read_tokens": 5_000, "repairs": 0, "precis": "1.0",
    }  # fmt: skip
    return RunFacts(
        job=JobId(f"j{number}"), at=NOW + timedelta(hours=number), document_id=document, path=b"/x", title="x",
        engine="work", model="small", mode="fast", options={"engine": "work", **options}, facts={**usual, **facts},
        claims=10, supported=supported, support=supported / 10, unsure=0, labels=0, missing=0, calls=4, cached_calls=0,
        edits=0,
    )  # fmt: skip


NOW = datetime(2026, 3, 1, tzinfo=UTC)
EDITED = {"summary@1": "bb"}
COMBINED: dict[str, tuple[dict[str, Any], str]] = {
    "prompt edited and a fallback used": ({"prompts": EDITED, "fallbacks": {"work": "tiny"}}, "fallback"),
    "prompt edited and another version of Précis": ({"prompts": EDITED, "precis": "1.1"}, "prompt"),
    "model changed in silence and one repair": ({"reported_models": ["small-2"], "repairs": 1}, "reported_model"),
    "model changed in silence and a shorter length": (
        {"reported_models": ["small-2"], "length": "brief"},
        "reported_model",
    ),
    "reader changed and the same text came out, prompt edited": ({"reader": "r/2", "prompts": EDITED}, "prompt"),
    "reader changed with another text, another version": (
        {"reader": "r/2", "content": "e", "words": 4_900, "parts": 4, "precis": "1.1"},
        "reader",
    ),
    "parts missing and prompt edited": ({"parts_missing": 1, "prompts": EDITED}, "truncated_input"),
    "server dropped text and model changed": (
        {"read_tokens": 2_000, "reported_models": ["small-2"]},
        "truncated_input",
    ),
    "only a focus": ({"focus": "costs"}, "focus"),
}


@pytest.mark.parametrize("case", COMBINED)
def test_of_several_changes_the_true_cause_comes_first(case: str) -> None:
    changed, cause = COMBINED[case]
    found = compare(a_run(2, supported=4, **changed), [a_run(1)], [])
    assert found.changes[0].kind == cause, [(change.kind, change.weight) for change in found.changes]


def test_evidence_of_other_documents_decides_between_like_causes() -> None:
    """A prompt and a model changed on one day: other documents show which of the two made runs worse."""
    good_model = [a_run(n, document=f"m{n}", reported_models=["small-2"]) for n in range(10, 20)]
    bad_prompt = [a_run(n, document=f"p{n}", prompts=EDITED, supported=3) for n in range(20, 30)]
    usual = [a_run(n, document=f"u{n}") for n in range(30, 40)]
    last = a_run(50, supported=3, prompts=EDITED, reported_models=["small-2"])
    both = compare(last, [a_run(1)], [*good_model, *bad_prompt, *usual])
    assert [change.kind for change in both.changes] == ["prompt", "reported_model"]
    assert "before" in both.changes[0].evidence
    bad_model = [a_run(n, document=f"m{n}", reported_models=["small-2"], supported=3) for n in range(10, 20)]
    good_prompt = [a_run(n, document=f"p{n}", prompts=EDITED) for n in range(20, 30)]
    other = compare(last, [a_run(1)], [*bad_model, *good_prompt, *usual])
    assert [change.kind for change in other.changes] == ["reported_model", "prompt"]


def test_a_settings_change_that_changed_nothing_is_no_cause() -> None:
    """The same document, run again the same way: what was switched in the settings meanwhile left no trace in it."""
    assert compare(a_run(2), [a_run(1)], [a_run(3, document="o", mode_note="x")]).changes == ()


def test_a_new_reader_or_support_check_is_marked_once_on_the_day_it_came() -> None:
    seen: dict[str, list[Any]] = {}
    assert new_values([a_run(2), a_run(1)], seen) == [], "the first day has nothing before it"
    changed = new_values([a_run(5, reader="r/2", support="s/2"), a_run(4)], seen)
    assert changed == ["The reader changed: r/1 → r/2.", "The support check, which measures changed: s/1 → s/2."]
    assert new_values([a_run(5, reader="r/2", support="s/2"), a_run(4)], seen) == [], "another prompt of that day"
    assert new_values([replace(a_run(6), mode="accurate")], seen) == ["The mode changed: fast → accurate."]
    assert new_values([a_run(7)], seen) == [], "what was there before is not new"


def test_what_the_person_corrected_counts_as_evidence() -> None:
    """Two changes on one day, all labels sure: only the corrections of other documents tell which made it worse."""

    def labelled(number: int, edits: int, **facts: Any) -> RunFacts:
        return replace(a_run(number, document=f"o{number}", **facts), claims=0, labels=2, edits=edits)

    usual = [labelled(n, 0) for n in range(10, 20)]
    fine = [labelled(n, 0, reported_models=["small-2"]) for n in range(20, 30)]
    corrected = [labelled(n, 2, prompts=EDITED) for n in range(30, 40)]
    last = replace(a_run(50, prompts=EDITED, reported_models=["small-2"]), labels=2, edits=1)
    found = compare(last, [replace(a_run(1), labels=2)], [*usual, *fine, *corrected])
    assert [change.kind for change in found.changes] == ["prompt", "reported_model"]
    assert "100% before (20 runs), 0% after (10 runs)" in found.changes[0].evidence
    assert quality(labelled(1, 2)) == 0.0
