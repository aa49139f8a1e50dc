"""Who can open the vault, in the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake_app.desk import Desk
from intake_app.problems import WrongPassphrase
from tests.conftest import PASSPHRASE, TODAY
from ui.shell.context import Context
from ui.worker.confirm import Confirm
from ui.worker.passphrase_again import PassphraseAgain
from ui.worker.vault_keys import KeysCard, keyholders_of

COLLEAGUE = "four words of a colleague"


@pytest.fixture
def locked() -> list[bool]:
    return []


@pytest.fixture
def card(context: Context, locked: list[bool], qtbot: QtBot) -> KeysCard:
    made = KeysCard(replace(context, lock=lambda: locked.append(True)))
    qtbot.addWidget(made)
    return made


def agree(again: PassphraseAgain, passphrase: str = PASSPHRASE) -> None:
    again.offer.click()
    again.passphrase.line.setText(passphrase)
    again.agree.click()


def type_new(card: KeysCard, passphrase: str, name: str = "") -> None:
    if card.form.name is not None:
        card.form.name.setText(name)
    for line in (card.form.new.first.line, card.form.new.second.line):
        line.setText(passphrase)
    card.form.keep_button.click()


def words(widget: QWidget) -> str:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return " ".join(each.text() for each in widget.findChildren(QLabel))


def opens(vault: Path, passphrase: str) -> bool:
    try:
        Desk.open(vault, passphrase, today=lambda: TODAY).close()
    except WrongPassphrase:
        return False
    return True


def test_somebody_is_let_in_after_the_passphrase_was_asked_again(card: KeysCard, desk: Desk, vault: Path) -> None:
    agree(card.add, "not this one")
    assert not hasattr(card, "form")
    agree(card.add)
    type_new(card, COLLEAGUE, "W-4")
    assert "W-4" in words(card.people)
    desk.close()
    assert opens(vault, COLLEAGUE)


def test_a_form_that_is_not_filled_in_says_so_and_keeps_nothing(card: KeysCard, desk: Desk) -> None:
    agree(card.add)
    type_new(card, COLLEAGUE, "")
    assert card.form.trouble.shown_text()
    type_new(card, "short", "W-4")
    assert card.form.trouble.shown_text()
    assert len(keyholders_of(desk).all()) == 1


def test_ones_own_passphrase_is_changed(card: KeysCard, desk: Desk, vault: Path) -> None:
    agree(card.change)
    type_new(card, "another five words of mine")
    desk.close()
    assert (opens(vault, PASSPHRASE), opens(vault, "another five words of mine")) == (False, True)


def test_whoever_is_revoked_is_gone_and_a_new_key_is_offered(
    card: KeysCard, desk: Desk, vault: Path, locked: list[bool]
) -> None:
    keyholders_of(desk).add("W-4", COLLEAGUE)
    card.refresh()
    (revoke,) = card.people.findChildren(Confirm)
    revoke.offer.click()
    revoke.agree.click()
    assert "W-4" not in words(card.people)
    (rotate,) = card.doing.findChildren(Confirm)
    rotate.offer.click()
    rotate.agree.click()
    assert locked == [True]
    assert (opens(vault, COLLEAGUE), opens(vault, PASSPHRASE)) == (False, True)


def test_nobody_can_revoke_themselves(card: KeysCard) -> None:
    assert card.people.findChildren(Confirm) == []
    assert [each.text() for each in card.people.findChildren(QPushButton)] == []
