"""The recovery sheet in the window: made, shown once, and tried."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake_app.desk import Desk
from intake_app.languages.language import plain
from tests.conftest import PASSPHRASE, TODAY
from ui.shell.context import Context
from ui.worker import vault_recovery
from ui.worker.vault_keys import keyholders_of
from ui.worker.vault_recovery import RecoveryCard


@pytest.fixture
def card(context: Context, qtbot: QtBot) -> RecoveryCard:
    made = RecoveryCard(context)
    qtbot.addWidget(made)
    return made


def make(card: RecoveryCard) -> str:
    """Make a sheet; the code that is shown."""
    card.make_offer.offer.click()
    card.make_offer.passphrase.line.setText(PASSPHRASE)
    card.make_offer.agree.click()
    return next(code for each in card.doing.findChildren(QLabel) if (code := plain(each.text()))[:5].isdecimal())


def words(widget: QWidget) -> str:
    return " ".join(each.text() for each in widget.findChildren(QLabel))


def test_without_a_sheet_it_says_what_would_be_lost(card: RecoveryCard) -> None:
    assert "nobody can read this vault again" in words(card.state)


def test_a_sheet_that_was_not_tried_says_so_and_one_that_was_says_when(card: RecoveryCard, desk: Desk) -> None:
    code = make(card)
    assert "never tried" in words(card.state)
    card.ask_for_code()
    card.code_line.setText(code)
    card.rehearse()
    assert card.code_line.text() == ""
    assert "2026" in words(card.state)
    sheet = keyholders_of(desk).recovery()
    assert sheet is not None
    assert sheet.rehearsed == TODAY


@pytest.mark.parametrize("typed", ["", "12345", "somebody's passphrase", PASSPHRASE])
def test_a_code_that_opens_nothing_is_told(card: RecoveryCard, desk: Desk, typed: str) -> None:
    make(card)
    card.ask_for_code()
    card.code_line.setText(typed)
    card.rehearse()
    assert card.trouble.shown_text()
    sheet = keyholders_of(desk).recovery()
    assert sheet is not None
    assert sheet.rehearsed is None


def test_the_sheet_is_saved_where_it_is_asked_for(
    card: RecoveryCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sheet.pdf"
    monkeypatch.setattr(vault_recovery, "ask_new_file", lambda *_: path)
    card._save(make(card))
    assert path.read_bytes().startswith(b"%PDF")
    card._save("00000 00000")
    assert path.stat().st_mode & 0o777 == 0o600
