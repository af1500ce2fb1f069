"""The settings view over the real work: what is changed there is in the file, and what can't be is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from precis.app import Precis, open_precis
from precis.app.engine_setup import KeyNotice
from precis.domain.money import Money
from precis.privacy.keys import Keychain
from precis.settings import load_settings
from precis.ui import program
from precis.ui.amounts import size
from precis.ui.bridge import EngineRoom
from precis.ui.memory import Memory
from precis.ui.settings.engines import key_notice
from precis.ui.settings.view import SAVED, SettingsView
from tests.fakes.servers import FakeOpenAI
from tests.fakes.servers.threads import in_thread

TEXT = """# Ours.
[engines.team]
kind = "openai"
base_url = "http://127.0.0.1:9/v1"
fast = "small"
price = { input = 1.0, output = 2.0 }
[defaults]
engine = "team"  # agreed
"""


@pytest.fixture
def room(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EngineRoom]:
    """Return the real work over an empty home with one engine; no keychain of this machine is asked."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    (tmp_path / "settings.toml").write_text(TEXT)
    made = EngineRoom(lambda: open_precis(load_settings(tmp_path)))
    crashes: list[str] = []
    made.crashed.connect(crashes.append)
    made.start()
    yield made
    made.close()
    assert crashes == []


@pytest.fixture
def view(room: EngineRoom, qtbot: QtBot, tmp_path: Path) -> Iterator[SettingsView]:
    """Return the settings view with what is set up."""
    made = SettingsView(room, Memory(tmp_path))
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: len(made.engines.cards) == 2, timeout=20_000)
    yield made
    made.deleteLater()


def _labels(view) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel))


def test_a_choice_is_in_the_file_at_once_and_comments_stay(view: SettingsView, qtbot: QtBot, tmp_path: Path) -> None:
    view.engines.mode.press(1)
    qtbot.waitUntil(lambda: load_settings(tmp_path).default_mode.value == "accurate")
    view.engines.engine.setCurrentText("embedded")
    view.engines.engine.activated.emit(0)
    qtbot.waitUntil(lambda: load_settings(tmp_path).default_engine == "embedded")
    text = (tmp_path / "settings.toml").read_text()
    assert "# Ours." in text
    assert "# agreed" in text
    qtbot.waitUntil(lambda: view.said.text() == SAVED and view.said.isVisible())


def test_budgets_are_written_when_typing_ends(view: SettingsView, qtbot: QtBot, tmp_path: Path) -> None:
    view.show_page(view.budget)
    field = view.budget.fields["per_day_usd"]
    assert field.value() == 10.0
    field.selectAll()
    QTest.keyClicks(field, "3.5")
    assert load_settings(tmp_path).budget.per_day == Money.from_usd(10)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: load_settings(tmp_path).budget.per_day == Money.from_usd(3.5))


def test_the_wheel_changes_no_amount(view: SettingsView) -> None:
    view.show_page(view.budget)
    field = view.budget.fields["per_day_usd"]
    field.setFocus()
    before = field.value()
    event = SimpleNamespace(ignore=lambda: None)
    field.wheelEvent(event)  # type: ignore[arg-type]
    assert field.value() == before


def test_privacy_choices_are_written(view: SettingsView, qtbot: QtBot, tmp_path: Path) -> None:
    view.show_page(view.privacy)
    view.privacy.redact.click()
    qtbot.waitUntil(lambda: load_settings(tmp_path).privacy.redact_before_sending)
    view.privacy.tag.setCurrentIndex(1)
    view.privacy.tag.activated.emit(1)
    qtbot.waitUntil(lambda: load_settings(tmp_path).privacy.user_tag == "off")
    qtbot.waitUntil(lambda: "Personal data is replaced first." in _labels(view.privacy))
    assert "Nothing is sent." in _labels(view.privacy)


def test_a_file_broken_in_the_meantime_is_said_and_kept(view: SettingsView, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[budget\n")
    view.engines.mode.press(1)
    qtbot.waitUntil(lambda: "not valid TOML" in view.said.text())
    assert view.said.objectName() == "bad"
    assert (tmp_path / "settings.toml").read_text() == "[budget\n"


def test_an_engine_is_added_from_a_template(view: SettingsView, qtbot: QtBot, tmp_path: Path) -> None:
    form = view.engines.open_form("")
    assert form is not None
    form.template.setCurrentText("LM Studio")
    assert form.fields.name.text() == "lmstudio"
    with in_thread(FakeOpenAI()) as server:
        form.fields.address.setText(server.base_url)
        form.try_out()
        qtbot.waitUntil(lambda: form.verdict.text().startswith(("✓", "✕")), timeout=20_000)
    assert form.verdict.text().startswith("✓"), form.verdict.text()
    assert [form.fields.fast.itemText(place) for place in range(form.fields.fast.count())] == ["small", "large"]
    form.fields.fast.setCurrentText("small")
    form.fields.requests.setValue(60)
    form.keep_button.click()
    qtbot.waitUntil(lambda: "lmstudio" in view.engines.cards)
    engine = load_settings(tmp_path).engine("lmstudio")
    assert (engine.kind, engine.fast, engine.requests_per_minute, engine.price) == ("openai", "small", 60, None)
    assert "# Ours." in (tmp_path / "settings.toml").read_text()


def test_an_engine_without_a_model_is_refused_with_the_fields_kept(view: SettingsView, qtbot: QtBot) -> None:
    form = view.engines.open_form("")
    assert form is not None
    form.fields.name.setText("mine")
    form.keep_button.click()
    qtbot.waitUntil(lambda: "names no model" in form.verdict.text())
    assert form.isVisible()
    assert form.fields.name.text() == "mine"
    form.fields.name.setText("team")
    form.keep_button.click()
    assert "already" in form.verdict.text()
    form.reject()


def test_a_key_is_hidden_and_never_written(view: SettingsView, qtbot: QtBot, tmp_path: Path) -> None:
    form = view.engines.open_form("team")
    assert form is not None
    assert form.fields.key.echoMode() == QLineEdit.EchoMode.Password
    form.fields.key.setText("sk-canary-1234567890")
    form.keep_button.click()
    qtbot.waitUntil(lambda: "set PRECIS_KEY_TEAM before Précis starts." in view.said.text())
    qtbot.waitUntil(lambda: not isValid(form))
    qtbot.waitUntil(lambda: "Held now: team." in view.engines.notice.text())
    assert "sk-canary" not in view.engines.notice.text()
    for file in tmp_path.rglob("*"):
        if file.is_file():
            assert b"sk-canary-1234567890" not in file.read_bytes(), file


def test_a_key_that_is_in_memory_is_told(view: SettingsView, room: EngineRoom, qtbot: QtBot) -> None:
    assert not view.engines.notice.isHidden()
    assert "No keychain works here" in view.engines.notice.text()
    form = view.engines.open_form("team")
    assert form is not None
    form.fields.key.setText("sk-canary-1234567890")
    form.keep_button.click()
    qtbot.waitUntil(lambda: "Held now: team." in view.engines.notice.text())
    found: list[object] = []
    room.ask(_key_of_team, found.append)
    qtbot.waitUntil(lambda: found == [("sk-canary-1234567890", ("team",))])
    again = view.engines.open_form("team")
    assert again is not None
    assert "in memory, for this run" in again.fields.key.placeholderText()
    again.reject()


async def _key_of_team(precis: Precis) -> tuple[str | None, tuple[str, ...]]:
    return precis.keys.get("team"), precis.keys.held()


async def test_a_key_in_memory_outlasts_that_the_window_opens_the_work_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRECIS_HOME", str(tmp_path))
    monkeypatch.setattr(Keychain, "set", _into_memory)
    opened = program._opener()
    async with opened() as precis:
        precis.keys.set("team", "sk-canary-1234567890")
    async with opened() as precis:
        assert precis.keys.held() == ("team",)


def _into_memory(keychain: Keychain, engine: str, key: str) -> str:
    keychain._memory[engine] = key
    return "memory"


def test_the_notice_follows_the_keychain() -> None:
    assert key_notice(KeyNotice(works=True)) == ""
    assert key_notice(KeyNotice(works=False)).startswith("⚠ No keychain works here")
    assert "once more to keep it" in key_notice(KeyNotice(works=True, held=("team",)))


def test_editing_keeps_what_the_form_does_not_show(view: SettingsView, qtbot: QtBot, tmp_path: Path) -> None:
    form = view.engines.open_form("team")
    assert form is not None
    assert form.fields.price_in.value() == 1.0
    form.fields.price_out.setValue(4.0)
    form.fields.concurrency.setValue(2)
    form.keep_button.click()
    qtbot.waitUntil(lambda: load_settings(tmp_path).engine("team").max_concurrency == 2)
    engine = load_settings(tmp_path).engine("team")
    assert engine.price is not None
    assert (engine.price.input, engine.price.output) == (1.0, 4.0)
    assert "# agreed" in (tmp_path / "settings.toml").read_text()


def test_removing_an_engine_asks_first(view: SettingsView, qtbot: QtBot, tmp_path: Path) -> None:
    view.engines.ask_to_remove("team")
    box = view.engines.box
    assert isinstance(box, QMessageBox)
    next(button for button in box.buttons() if button.text() == "Keep").click()
    assert "team" in load_settings(tmp_path).engines
    view.engines.ask_to_remove("team")
    box = view.engines.box
    assert isinstance(box, QMessageBox)
    next(button for button in box.buttons() if button.text() == "Remove").click()
    qtbot.waitUntil(lambda: "team" not in view.engines.cards)
    assert load_settings(tmp_path).default_engine == "embedded"


def test_a_test_of_an_engine_gives_a_verdict(view: SettingsView, qtbot: QtBot) -> None:
    card = view.engines.cards["embedded"]
    card.test.click()
    qtbot.waitUntil(lambda: card.verdict.text().startswith("✓"))
    dead = view.engines.cards["team"]
    dead.test.click()
    qtbot.waitUntil(lambda: dead.verdict.text().startswith("✕"), timeout=30_000)
    assert dead.test.isEnabled()


def test_the_data_page_says_where_and_how_big(view: SettingsView, qtbot: QtBot, tmp_path: Path) -> None:
    said = _labels(view.data)
    assert str(tmp_path) in said
    assert size(1_500_000) == "1.5 MB"
    assert (size(900), size(2_000_000_000)) == ("900 bytes", "2.00 GB")
