"""The passphrase asked once more: only the right one goes on, three wrong ones lock, nothing typed is left."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from intake_app.languages.words import msg
from tests.conftest import PASSPHRASE
from ui.shell.context import Context
from ui.worker.passphrase_again import PassphraseAgain


class Asked:
    """The question over a vault, and what came of it."""

    def __init__(self, context: Context, qtbot: QtBot) -> None:
        self.qtbot, self.locks, self.agreed = qtbot, list[bool](), list[bool]()
        self.question = PassphraseAgain(
            replace(context, lock=lambda: self.locks.append(True)), msg("Offer"), explains=msg("Why"),
            agrees=msg("Do it"), then=lambda: self.agreed.append(True),
        )  # fmt: skip
        qtbot.addWidget(self.question)
        self.question.show()
        self.question.offer.click()

    def type(self, passphrase: str) -> None:
        line = self.question.passphrase.line
        self.qtbot.keyClicks(line, passphrase)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)


@pytest.fixture
def asked(context: Context, qtbot: QtBot) -> Asked:
    return Asked(context, qtbot)


def test_the_right_passphrase_goes_on_once(asked: Asked) -> None:
    asked.type(PASSPHRASE)
    assert asked.agreed == [True]
    assert asked.question.offer.isVisibleTo(asked.question)


@pytest.mark.parametrize("typed", ["not this one", "", "   "])
def test_another_passphrase_is_told_and_goes_nowhere(asked: Asked, typed: str) -> None:
    asked.type(typed)
    assert asked.agreed == []
    assert asked.question.trouble.shown_text()


def test_the_third_wrong_passphrase_locks(asked: Asked) -> None:
    for _ in range(2):
        asked.type("not this one")
    assert asked.locks == []
    asked.type("not this one")
    assert asked.locks == [True]


def test_what_was_typed_is_gone_for_ever(asked: Asked) -> None:
    line = asked.question.passphrase.line
    asked.qtbot.keyClicks(line, "half of it")
    asked.question.keep.click()
    line.undo()
    assert line.text() == ""
    asked.question.offer.click()
    asked.type("not this one")
    line.undo()
    assert line.text() == ""
