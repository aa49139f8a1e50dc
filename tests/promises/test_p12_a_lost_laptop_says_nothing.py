"""P12: a lost laptop says nothing."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import State, Text
from intake_app.desk import Desk
from intake_app.needs.choosing import Choosing
from tests.conftest import PASSPHRASE, TODAY
from tests.windows import bring_forward
from ui.shell.application import Shell
from ui.shell.clocks import Clocks
from ui.shell.context import Place
from ui.shell.preferences_file import KeptPreferences
from ui.shell.session_watch import Leave
from ui.worker_thread import RunsAtOnce

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
CANARY = "CANARY-4417-Zainab"


def forms_of(words: str) -> list[bytes]:
    """How words could stand in a raw file."""
    plain = words.encode()
    return [plain, words.encode("utf-16-le"), words.encode("utf-16-be"), base64.b64encode(plain)[:-4]]


def test_no_word_can_be_read_from_the_raw_bytes_of_the_vault(vault: Path) -> None:
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as desk:
        sitting = desk.begin("en")
        for question in ("call_name", "own_words", "address", "anything_else"):
            sitting.answer(question, State.ANSWERED, Text(CANARY, "en"))
        sitting.order(Choosing(wanted=("home.tonight",)), {"home.tonight": Text(CANARY, "en")})
        sitting.answer("consent_record", State.ANSWERED, "yes")
        found = desk.record(sitting.record.id).answer_in_force("own_words")
        open_bytes = b"".join(path.read_bytes() for path in vault.rglob("*") if path.is_file())
    closed_bytes = b"".join(path.read_bytes() for path in vault.rglob("*") if path.is_file())
    assert found is not None
    assert found.value == Text(CANARY, "en")
    for form in (*forms_of(CANARY), *forms_of("home.tonight"), *forms_of("Example Harbour House"), b"SQLite format"):
        assert form not in open_bytes
        assert form not in closed_bytes


def test_the_vault_does_not_say_how_many_people_it_holds_by_its_keys(vault: Path) -> None:
    before = (vault / "keys").read_bytes()
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as desk:
        sitting = desk.begin("en")
        sitting.answer("consent_record", State.ANSWERED, "yes")
    assert (vault / "keys").read_bytes() == before


class Laptop:
    """An unlocked Cairn on a laptop whose clocks and session a test moves."""

    def __init__(self, app: QApplication, qtbot: QtBot, vault: Path, folder: Path) -> None:
        self.qtbot, self.awake, self.asleep = qtbot, 1000.0, 0.0
        self.leave: Leave = bool
        self.began_again: list[Place | None] = []
        desk = RunsAtOnce(failed=_raise, mishap=_raise)
        self.shell = Shell(
            app, KeptPreferences(folder / "settings"), folder / "home", restart=self.began_again.append, desk=desk
        )
        qtbot.addWidget(self.shell.window)
        clock = lambda: self.awake + self.asleep  # noqa: E731 - two of the three clocks are this one
        self.shell.idle._clocks = Clocks(lambda: self.awake, clock, clock)
        self.shell.listen(self)
        desk.open(lambda: Desk.open(vault, PASSPHRASE), lambda: None, _raise)
        self.shell._enter(str(vault))
        self.shell.window.show_screen(QLabel(CANARY))
        bring_forward(self.shell.window, qtbot)

    def listen(self, leave: Leave, window: QWidget) -> bool:
        self.leave = leave
        return True

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(self.shell.window.windowHandle(), key)

    def pass_by(self, *, awake: float = 0.0, asleep: float = 0.0) -> None:
        self.awake, self.asleep = self.awake + awake, self.asleep + asleep
        self.shell.idle.look()


def _raise(error: BaseException) -> None:
    raise error


WAYS: dict[str, Callable[[Laptop], object]] = {
    "the lock key": lambda laptop: laptop.press(Qt.Key.Key_F9),
    "Shift three times": lambda laptop: laptop.press(*[Qt.Key.Key_Shift] * 3),
    "nobody touches it": lambda laptop: laptop.pass_by(awake=5 * 60),
    "it sleeps": lambda laptop: laptop.pass_by(asleep=8 * 3600),
    "its session is left": lambda laptop: laptop.leave(),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_lock_covers_closes_the_vault_and_ends_the_process(
    way: str, qapp: QApplication, qtbot: QtBot, vault: Path, tmp_path: Path
) -> None:
    laptop = Laptop(qapp, qtbot, vault, tmp_path)
    laptop.pass_by(awake=5 * 60 - 1)
    assert laptop.shell.desk.is_open
    assert not laptop.began_again
    WAYS[way](laptop)
    assert laptop.shell.window.cover.isVisible()
    assert not laptop.shell.desk.is_open
    assert laptop.began_again == [Place("people")]
    laptop.press(Qt.Key.Key_X)
    assert laptop.shell.window.cover.isVisible()
