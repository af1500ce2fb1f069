"""The editors of rules and label sets, shortcuts, language, backups and deleting, over the real work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from precis.app import open_precis
from precis.app.facade import Precis
from precis.app.rule_drafts import ConditionDraft, RuleDraft, draft_of, rule_text
from precis.domain.jobs import FileInput, JobRecord, Options
from precis.settings import load_settings
from precis.ui import shortcuts
from precis.ui.actions import Command, add_commands
from precis.ui.bridge import EngineRoom
from precis.ui.language import Language
from precis.ui.look.appearance import Look
from precis.ui.memory import Memory
from precis.ui.settings.conditions import ConditionGroup, ConditionRow
from precis.ui.settings.label_rows import file_name
from precis.ui.settings.rule_words import sentence
from precis.ui.settings.view import SettingsView

BILL = "This is the invoice for the repair of the roof. It is due on 1 March. " * 3
RULES = """[[rules]]
name = "Bills"
when = { words = ["invoice"] }
set = "document-type"
label = "invoice"

[[rules]]
name = "Secrets"  # ours
when = { any = [{ title = "nda" }, { words = ["confidential"] }] }
engine = "embedded"
"""


@pytest.fixture
def room(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EngineRoom]:
    """Return the real work over an empty home."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    made = EngineRoom(lambda: open_precis(load_settings(tmp_path)))
    crashes: list[str] = []
    made.crashed.connect(crashes.append)
    made.start()
    yield made
    made.close()
    assert crashes == []


@pytest.fixture
def actions(qapp: QApplication) -> Iterator[list[QAction]]:
    """Return some commands as the window has them."""
    window = QWidget()
    commands = [Command("Add documents…", ("Ctrl+O",), list), Command("Find in the document", ("Ctrl+F",), list),
                Command("About Précis", (), list)]  # fmt: skip
    yield add_commands(window, commands, {})
    window.deleteLater()


@pytest.fixture
def view(room: EngineRoom, qtbot: QtBot, tmp_path: Path, actions: list[QAction]) -> Iterator[SettingsView]:
    """Return the settings view with what is there."""
    made = SettingsView(room, Memory(tmp_path), actions)
    made.resize(1100, 800)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: bool(made.labels.cards) and bool(made.engines.cards), timeout=20_000)
    yield made
    made.deleteLater()


def _add_rules(view: SettingsView, qtbot: QtBot, folder: Path) -> None:
    (folder / "rules.toml").write_text(RULES)
    view.rules.add(folder / "rules.toml")
    qtbot.waitUntil(lambda: list(view.rules.cards) == ["Bills", "Secrets"])


# --- rules ------------------------------------------------------------------------------------------------------------


def test_a_rule_is_shown_as_a_sentence(view: SettingsView, qtbot: QtBot, tmp_path: Path) -> None:
    assert view.rules.none.isVisibleTo(view.rules)
    _add_rules(view, qtbot, tmp_path)
    assert view.rules.cards["Bills"].said.text() == "When the text contains “invoice”: Document type is “invoice”."
    assert view.rules.cards["Secrets"].said.text() == (
        "When the title contains “nda” or the text contains “confidential”: it stays on this computer."
    )
    assert not view.rules.cards["Bills"].up.isEnabled()
    assert not view.rules.cards["Secrets"].down.isEnabled()


def test_rules_are_ordered_switched_and_deleted_with_undo(view: SettingsView, qtbot: QtBot, tmp_path: Path) -> None:
    _add_rules(view, qtbot, tmp_path)
    view.rules.cards["Secrets"].up.click()
    qtbot.waitUntil(lambda: list(view.rules.cards) == ["Secrets", "Bills"])
    view.rules._list.dropped.emit("Secrets", 1)
    qtbot.waitUntil(lambda: list(view.rules.cards) == ["Bills", "Secrets"])
    view.rules._list.dropped.emit("Secrets", 0)
    qtbot.waitUntil(lambda: list(view.rules.cards) == ["Secrets", "Bills"])
    view.rules.cards["Secrets"].is_on.click()
    qtbot.waitUntil(lambda: [rule.is_enabled for rule in view.rules.kept.rules] == [False, True])
    undone: list[object] = []
    view.undoable.connect(lambda said, undo: undone.extend((said, undo)))
    view.rules.cards["Secrets"].remove.click()
    qtbot.waitUntil(lambda: list(view.rules.cards) == ["Bills"])
    assert undone[0] == "The rule “Secrets” is deleted."
    undone[1]()  # type: ignore[operator]
    qtbot.waitUntil(lambda: list(view.rules.cards) == ["Secrets", "Bills"])
    qtbot.waitUntil(lambda: [rule.is_enabled for rule in view.rules.kept.rules] == [False, True])
    assert "# ours" in view.rules.kept.rules[0].text


def test_a_broken_rule_file_is_said_and_nothing_kept(view: SettingsView, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("[[rules]\n")
    view.rules.add(tmp_path / "bad.toml")
    qtbot.waitUntil(lambda: "not valid TOML" in view.rules.said.text())
    assert view.rules.said.objectName() == "bad"
    assert not view.rules.cards


def test_a_new_rule_says_at_once_what_it_would_match(view: SettingsView, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "bill.txt").write_text(BILL)
    (tmp_path / "other.txt").write_text("The committee met and talked about the garden for a while. " * 4)
    done: list[object] = []
    files = [tmp_path / "bill.txt", tmp_path / "other.txt"]
    view._room.ask(lambda precis: _summarize(precis, files), done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=60_000)
    form = view.rules.open_form("")
    assert form is not None
    assert form.said.text() == "Give the rule a name."
    assert not form.save.isEnabled()
    form.name.setText("Bills")
    row = form.when.rows[0]
    assert isinstance(row, ConditionRow)
    assert isinstance(row.field, QLineEdit)
    row.field.setText("invoice, amount due")
    assert not form.save.isEnabled(), "it does nothing yet"
    form.gives.click()
    form.set.setCurrentIndex(form.set.findText("Document type"))
    form.set.activated.emit(form.set.currentIndex())
    form.label.setCurrentText("invoice")
    form.label.activated.emit(0)
    assert "the text contains “invoice” or “amount due”: Document type is “invoice”" in form.said.text()
    qtbot.waitUntil(lambda: form.hits.text() == "Would match 1 of the last 2 documents: “bill.txt”.", timeout=20_000)
    form.save.click()
    qtbot.waitUntil(lambda: "Bills" in view.rules.cards)


async def _summarize(precis: Precis, files: list[Path]) -> bool:
    jobs = await precis.submit([FileInput(file) for file in files], Options())
    left = set(jobs)
    async for batch in precis.follow(jobs):
        left -= {event.job for event in batch if event.state.is_final}
        if not left:
            return True
    return False


def test_an_edited_rule_keeps_its_place_and_comments(view: SettingsView, qtbot: QtBot, tmp_path: Path) -> None:
    _add_rules(view, qtbot, tmp_path)
    form = view.rules.open_form("Secrets")
    assert form is not None
    form.review.click()
    form.name.setText("Bills")
    form.save.click()
    qtbot.waitUntil(lambda: "Another rule is called" in form.said.text())
    form.name.setText("Kept here")
    form.save.click()
    qtbot.waitUntil(lambda: list(view.rules.cards) == ["Bills", "Kept here"])
    text = view.rules.kept.rules[1].text
    assert "# ours" in text
    assert draft_of(text).wants_review


@pytest.mark.parametrize(
    "draft",
    [
        ConditionDraft("words", ("invoice", "bill")),
        ConditionDraft("amount_at_least", 12.5),
        ConditionDraft("any", parts=(ConditionDraft("title", "a"), ConditionDraft("sender", "b"))),
        ConditionDraft("not", parts=(ConditionDraft("title", "a"),)),
        ConditionDraft("not", parts=(ConditionDraft("any", parts=(ConditionDraft("title", "a"),
                                                                  ConditionDraft("format", ("pdf",)))),)),
        ConditionDraft("all", parts=(
            ConditionDraft("title", "a"),
            ConditionDraft("any", parts=(ConditionDraft("pattern", "x+"), ConditionDraft("words_at_most", 9.0))),
        )),
    ],
)  # fmt: skip
def test_conditions_go_into_rows_and_back(qapp: QApplication, draft: ConditionDraft) -> None:
    group = ConditionGroup(draft)
    assert group.draft() == draft
    assert draft_of(rule_text(RuleDraft("R", group.draft(), stays_local=True))).when == draft
    assert sentence(RuleDraft("R", draft, stays_local=True), {}).startswith("When ")


def test_rows_are_added_grouped_and_removed(qapp: QApplication) -> None:
    group = ConditionGroup(ConditionDraft("title", "a"))
    group.add.click()
    group.add_group.click()
    assert [type(row) for row in group.rows] == [ConditionRow, ConditionRow, ConditionGroup]
    inner = group.rows[2]
    assert isinstance(inner, ConditionGroup)
    group._on_removed(group.rows[1])
    assert [part.key for part in group.draft().parts] == ["title", "any"]
    first = group.rows[0]
    assert isinstance(first, ConditionRow)
    first.kind.setCurrentIndex(list(range(first.kind.count()))[-1])
    first.kind.activated.emit(0)
    assert first.draft() == ConditionDraft("words_at_most", 100.0)


# --- label sets -------------------------------------------------------------------------------------------------------


def test_a_label_set_is_made_and_counts_at_once(view: SettingsView, qtbot: QtBot, tmp_path: Path) -> None:
    form = view.labels.open_form("")
    assert form.said.text() == "Give the set a name."
    form.title.setText("Arten von Verträgen")
    assert form.said.text() == "Give each label a name; 2 have none."
    for row, name in zip(form.rows, ("Miete", "Miete"), strict=True):
        row.name.setText(name)
    assert "once" in form.said.text(), "labels are named once"
    assert not form.save.isEnabled()
    form.rows[1].name.setText("Darlehen")
    form.rows[0].text.setPlainText("Wohnungen, Büros.")
    qtbot.waitUntil(lambda: "Without a description" in form.remarks.text())
    form.add.click()
    form.rows[2].name.setText("Kauf")
    form.rows[2].moved.emit(-1)
    form.critical.click()
    assert form.said.text() == "Kept as arten-von-vertragen.toml."
    form.save.click()
    qtbot.waitUntil(lambda: "arten-von-vertragen" in view.labels.cards)
    found: list[list[str]] = []
    view._room.ask(lambda precis: precis.label_sets(), lambda sets: found.append([one.title for one in sets]))
    qtbot.waitUntil(lambda: bool(found))
    assert "Arten von Verträgen" in found[0]
    kept = next(file for file in view.labels.files if file.is_own)
    assert kept.labels is not None
    assert [label.name for label in kept.labels.labels] == ["Miete", "Kauf", "Darlehen"]
    assert kept.labels.is_critical


def test_a_set_that_comes_along_is_edited_as_ones_own_and_comes_back(
    view: SettingsView, qtbot: QtBot, tmp_path: Path
) -> None:
    form = view.labels.open_form("priority")
    form.rows[0].name.setText("at once")
    form.save.click()
    qtbot.waitUntil(lambda: "Use the original" in _buttons(view.labels))
    assert (tmp_path / "labels" / "priority.toml").exists()
    undone: list[object] = []
    view.undoable.connect(lambda said, undo: undone.extend((said, undo)))
    view.labels.cards["priority"].remove.click()
    qtbot.waitUntil(lambda: "Use the original" not in _buttons(view.labels))
    undone[1]()  # type: ignore[operator]
    qtbot.waitUntil(lambda: "at once" in (_labels(view.labels)))


def test_sets_are_duplicated_exported_and_imported(view: SettingsView, qtbot: QtBot, tmp_path: Path) -> None:
    form = view.labels.duplicate("priority")
    assert form.title.text() == "Priority (copy)"
    assert len(form.rows) == 4
    form.save.click()
    qtbot.waitUntil(lambda: "priority-copy" in view.labels.cards)
    file = next(one for one in view.labels.files if one.name == "priority-copy")
    view.labels.write(file, tmp_path / "Sent to you.toml")
    view.labels.add(tmp_path / "Sent to you.toml")
    qtbot.waitUntil(lambda: "sent-to-you" in view.labels.cards)
    (tmp_path / "broken.toml").write_text("labels = 7")
    view.labels.add(tmp_path / "broken.toml")
    qtbot.waitUntil(lambda: view.labels.said.objectName() == "bad")
    assert "broken" not in view.labels.cards


def test_a_file_name_is_plain_and_free() -> None:
    assert file_name("Straße & Öl", []) == "strasse-ol"
    assert file_name("文書", []) == "labels"
    assert file_name("Priority", ["priority", "priority-2"]) == "priority-3"


def _labels(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def _buttons(page: QWidget) -> list[str]:
    from PySide6.QtWidgets import QPushButton

    return [button.text() for button in page.findChildren(QPushButton) if button.isVisibleTo(page)]


# --- shortcuts --------------------------------------------------------------------------------------------------------


def test_keys_are_recorded_and_remembered(view: SettingsView, actions: list[QAction], tmp_path: Path) -> None:
    page = view.shortcuts
    view.show_page(page)
    page.choose("About Précis")
    assert not page.use.isEnabled()
    page.recorder.setFocus()
    QTest.keyClick(page.recorder, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert page.use.isEnabled()
    page.use.click()
    assert shortcuts.keys_of(actions[2]) == ["Ctrl+J"]
    assert Memory(tmp_path).shortcuts == {"About Précis": ["Ctrl+J"]}
    other = QWidget()
    again = add_commands(other, [Command("About Précis", (), list)], Memory(tmp_path).shortcuts)
    assert shortcuts.keys_of(again[0]) == ["Ctrl+J"]


def test_keys_that_belong_to_another_are_said_and_taken_over(view: SettingsView, actions: list[QAction]) -> None:
    page = view.shortcuts
    page.choose("About Précis")
    page.recorder.setKeySequence(QKeySequence("Ctrl+F"))
    assert page.said.text() == "Ctrl+F belongs to “Find in the document”, which would have no keys then."
    assert page.use.text() == "Take them over"
    page.use.click()
    assert shortcuts.keys_of(actions[1]) == []
    page.choose("Find in the document")
    page.reset.click()
    assert (shortcuts.keys_of(actions[1]), shortcuts.keys_of(actions[2])) == (["Ctrl+F"], [])
    page.reset_all.click()
    assert shortcuts.chosen_of(actions) == {}


def test_a_letter_alone_is_no_shortcut(view: SettingsView) -> None:
    page = view.shortcuts
    page.choose("About Précis")
    page.recorder.setKeySequence(QKeySequence("A"))
    assert "for typing" in page.said.text()
    assert not page.use.isEnabled()
    page.recorder.setKeySequence(QKeySequence("F7"))
    assert page.use.isEnabled()


def test_tool_tips_say_the_keys_that_count(actions: list[QAction]) -> None:
    tips = shortcuts.RightTips(actions, actions[0])
    assert tips.right("Find in the document (Ctrl+F)") == "Find in the document (Ctrl+F)"
    shortcuts.give_keys(actions[1], ["Ctrl+J"])
    assert tips.right("Find in the document (Ctrl+F)") == "Find in the document (Ctrl+J)"
    shortcuts.give_keys(actions[1], [])
    assert tips.right("Find in the document (Ctrl+F)") == "Find in the document"


def test_shortcuts_that_were_spoiled_count_as_none(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    for spoiled in ("{", "[1]", '{"a": 7}'):
        memory._kept.setValue("shortcuts", spoiled)
        assert memory.shortcuts == {}


# --- general and data -------------------------------------------------------------------------------------------------


def test_language_and_looks_are_chosen(view: SettingsView, qtbot: QtBot, tmp_path: Path) -> None:
    page, looks, languages = view.general, list[Look](), list[Language]()
    view.look_chosen.connect(looks.append)
    page.language_chosen.connect(languages.append)
    page.language.setCurrentIndex(list(Language).index(Language.GERMAN))
    page.language.activated.emit(page.language.currentIndex())
    assert languages == [Language.GERMAN]
    assert Memory(tmp_path).language is Language.GERMAN
    page.looks.press(3)
    assert looks == [Look.HIGH_CONTRAST]
    page.notify.click()
    page.tray.click()
    memory = Memory(tmp_path)
    assert (memory.notify_long_work, memory.show_tray) == (False, True)


def test_a_backup_is_made_and_listed(view: SettingsView, qtbot: QtBot, tmp_path: Path) -> None:
    section = view.data.backups
    assert section.none.isVisibleTo(section)
    section.make.click()
    qtbot.waitUntil(lambda: section.rows.rowCount() == 1)
    assert "Backed up as precis.backup-" in view.said.text()
    assert len(list(tmp_path.glob("precis.backup-*.db"))) == 1
    assert [section.rows.index(0, place).data() for place in (1, 2)] == ["by hand", "0"]
    assert not section.restore.isEnabled(), "first one is chosen"


def _box_button(box: object, text: str) -> QAbstractButton:
    assert isinstance(box, QMessageBox)
    return next(button for button in box.buttons() if button.text() == text)


def _titles(view: SettingsView, qtbot: QtBot) -> list[str]:
    jobs: list[list[JobRecord]] = []
    view._room.ask(lambda precis: precis.jobs(), lambda found: jobs.append(list(found)))
    qtbot.waitUntil(lambda: bool(jobs), timeout=20_000)
    return [job.title for job in jobs[0]]


def test_the_way_back_to_a_backup_and_forth_again(view: SettingsView, qtbot: QtBot, tmp_path: Path) -> None:
    done: list[object] = []
    for name in ("bill.txt", "letter.txt"):
        (tmp_path / name).write_text(BILL)
    view._room.ask(lambda precis: _summarize(precis, [tmp_path / "bill.txt"]), done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=60_000)
    section = view.data.backups
    section.make.click()
    qtbot.waitUntil(lambda: section.rows.rowCount() == 1)
    view._room.ask(lambda precis: _summarize(precis, [tmp_path / "letter.txt"]), done.append)
    qtbot.waitUntil(lambda: len(done) == 2, timeout=60_000)
    section.table.selectRow(0)
    section.restore.click()
    assert isinstance(section.box, QMessageBox)
    assert "It holds 1 result of 1 document" in section.box.informativeText()
    _box_button(section.box, "Stay here").click()
    assert _titles(view, qtbot) == ["letter.txt", "bill.txt"]
    section.restore.click()
    _box_button(section.box, "Go back").click()
    qtbot.waitUntil(lambda: "The backup is in place, with 1 result." in view.said.text(), timeout=30_000)
    assert _titles(view, qtbot) == ["bill.txt"]
    qtbot.waitUntil(lambda: section.rows.rowCount() == 2)
    kept = next(row for row in range(2) if section.rows.index(row, 1).data() == "before going back")
    assert section.rows.index(kept, 2).data() == "2"
    section.table.selectRow(kept)
    section.restore.click()
    _box_button(section.box, "Go back").click()
    qtbot.waitUntil(lambda: "with 2 results." in view.said.text(), timeout=30_000)
    assert _titles(view, qtbot) == ["letter.txt", "bill.txt"]


def test_a_backup_that_is_damaged_is_said_and_the_work_goes_on(
    view: SettingsView, qtbot: QtBot, tmp_path: Path
) -> None:
    section = view.data.backups
    section.make.click()
    qtbot.waitUntil(lambda: section.rows.rowCount() == 1)
    (file,) = tmp_path.glob("precis.backup-*.db")
    file.write_bytes(file.read_bytes()[:5000])
    section.go_back(file)
    qtbot.waitUntil(lambda: "is damaged" in view.said.text(), timeout=30_000)
    assert _titles(view, qtbot) == []
    qtbot.waitUntil(lambda: section.rows.index(0, 2).data() == "can't be read")
    section.table.selectRow(0)
    assert not section.restore.isEnabled()


def test_deleting_shows_first_what_would_go_and_asks(view: SettingsView, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "bill.txt").write_text(BILL)
    done: list[object] = []
    view._room.ask(lambda precis: _summarize(precis, [tmp_path / "bill.txt"]), done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=60_000)
    view.data.backups.make.click()
    qtbot.waitUntil(lambda: view.data.backups.rows.rowCount() == 1)
    (tmp_path / "precis.before-v3.db").write_bytes(b"of an earlier format")
    section = view.data.purge
    section.preview.click()
    qtbot.waitUntil(lambda: section.outcome.text() == "No result is that old.")
    assert not section.delete.isEnabled()
    section.all.click()
    section.preview.click()
    qtbot.waitUntil(lambda: "1 result would be deleted" in section.outcome.text())
    assert "“bill.txt”" in section.outcome.text()
    assert "It goes from the backup, too; the rest of that stays." in section.outcome.text()
    assert "is deleted whole: precis.before-v3.db." in section.outcome.text()
    section.delete.click()
    assert isinstance(section.box, QMessageBox)
    next(button for button in section.box.buttons() if button.text() == "Delete").click()
    qtbot.waitUntil(lambda: "1 result deleted." in view.said.text())
    jobs: list[list[object]] = []
    view._room.ask(lambda precis: precis.jobs(), lambda found: jobs.append(list(found)))
    qtbot.waitUntil(lambda: jobs == [[]])
    qtbot.waitUntil(lambda: view.data.backups.rows.rowCount() == 1)
    assert view.data.backups.rows.index(0, 2).data() == "0", "the backup holds it no more, either"
