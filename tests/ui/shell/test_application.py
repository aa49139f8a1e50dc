"""The shell at work: a first start by keys, unlocking, refusing, locking with what is half typed, coming back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import State, Text
from intake_app.desk import Desk
from intake_app.forms.intake import INTAKE
from intake_app.sitting import Sitting
from ui.shell.application import Shell
from ui.shell.context import Place
from ui.shell.first_start import FirstStart, free_name
from ui.shell.meeting import Meeting
from ui.shell.meeting_path import NAME
from ui.shell.preferences_file import KeptPreferences
from ui.shell.unlock import Unlock
from ui.survivor.question_page import FieldPage
from ui.widgets.fields import AnswerField, Said
from ui.worker_thread import RunsAtOnce

PASSPHRASE = "river stone lamp"
Make = Callable[..., Shell]


def _raise(error: BaseException) -> None:
    raise error


def _no_restart(_: Place | None) -> None:
    raise AssertionError("nothing is locked")


@pytest.fixture
def restarted() -> list[Place | None]:
    return []


@pytest.fixture
def make(lettered: QApplication, qtbot: QtBot, tmp_path: Path, restarted: list[Place | None]) -> Make:
    def made(first: Place | None = None) -> Shell:
        shell = Shell(
            lettered,
            KeptPreferences(tmp_path / "settings"),
            tmp_path / "home",
            restart=restarted.append,
            desk=RunsAtOnce(failed=_raise, mishap=_raise),
            first=first,
        )
        qtbot.addWidget(shell.window)
        return shell

    return made


def _unlock(shell: Shell, vault: Path, qtbot: QtBot, passphrase: str = PASSPHRASE) -> Unlock:
    shell.show_entrance(vault)
    screen = shell.window.screen_now
    assert isinstance(screen, Unlock)
    qtbot.keyClicks(screen.passphrase.line, passphrase)
    qtbot.keyClick(screen.passphrase.line, Qt.Key.Key_Return)
    return screen


def test_a_first_start_by_keys_makes_a_vault_with_its_site(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    shell = make()
    shell.show_entrance()
    screen = shell.window.screen_now
    assert isinstance(screen, FirstStart)
    qtbot.keyClick(screen.where.next_button, Qt.Key.Key_Return)
    for line in (screen.secret.new.first.line, screen.secret.new.second.line):
        qtbot.keyClicks(line, PASSPHRASE)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert not shell.desk.is_open
    qtbot.keyClicks(screen.first_opening.passphrase.line, PASSPHRASE)
    qtbot.keyClick(screen.first_opening.passphrase.line, Qt.Key.Key_Return)
    qtbot.keyClicks(screen.who.organization, "Harbour House")
    qtbot.keyClick(screen.who.phone, Qt.Key.Key_Return)
    assert shell.rooms.here == Place("people")
    shell.desk.close(lambda: None)
    with Desk.open(tmp_path / "home" / "vault", PASSPHRASE) as desk:
        assert desk.site().organization == "Harbour House"
    assert KeptPreferences(tmp_path / "settings").now.last_vault == str(tmp_path / "home" / "vault")


@pytest.mark.parametrize(
    ("first", "second"), [("short", "short"), ("long enough one", "long enough two"), ("password12", "password12")]
)
def test_a_short_an_easy_or_a_different_passphrase_is_told_and_makes_nothing(
    make: Make, qtbot: QtBot, tmp_path: Path, first: str, second: str
) -> None:
    shell = make()
    shell.show_entrance()
    screen = shell.window.screen_now
    assert isinstance(screen, FirstStart)
    screen.where.next_button.click()
    qtbot.keyClicks(screen.secret.new.first.line, first)
    qtbot.keyClicks(screen.secret.new.second.line, second)
    screen.secret.next_button.click()
    assert screen.secret.trouble.shown_text()
    assert not (tmp_path / "home").exists()


def test_a_new_vault_that_does_not_open_is_made_again_under_another_passphrase(
    make: Make, qtbot: QtBot, tmp_path: Path
) -> None:
    shell = make()
    shell.show_entrance()
    screen = shell.window.screen_now
    assert isinstance(screen, FirstStart)
    screen.where.next_button.click()
    for line in (screen.secret.new.first.line, screen.secret.new.second.line):
        qtbot.keyClicks(line, PASSPHRASE)
    screen.secret.next_button.click()
    qtbot.keyClicks(screen.first_opening.passphrase.line, "what a dead key made of it")
    screen.first_opening.next_button.click()
    assert screen.first_opening.trouble.shown_text()
    assert not shell.desk.is_open
    screen.first_opening.other_button.click()
    assert not (tmp_path / "home" / "vault").exists()
    assert not screen.secret.isHidden()
    assert screen.secret.new.first.text() == ""


def test_a_wrong_passphrase_is_told_and_the_line_is_empty_for_ever(make: Make, qtbot: QtBot, vault: Path) -> None:
    shell = make()
    screen = _unlock(shell, vault, qtbot, "not this one")
    assert "passphrase" in screen.trouble.shown_text()
    screen.passphrase.line.undo()
    assert screen.passphrase.text() == ""
    assert not shell.desk.is_open


def test_a_folder_that_is_no_vault_is_told(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    screen = _unlock(make(), tmp_path, qtbot)
    assert screen.trouble.shown_text()


def test_the_right_passphrase_opens_the_list_of_people(make: Make, qtbot: QtBot, vault: Path) -> None:
    shell = make()
    _unlock(shell, vault, qtbot)
    assert shell.rooms.here == Place("people")
    shell.desk.close(lambda: None)


def test_a_lock_covers_keeps_what_is_half_typed_closes_and_restarts(
    make: Make, qtbot: QtBot, vault: Path, restarted: list[Place | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = make()
    _unlock(shell, vault, qtbot)
    shell.window.show()
    sittings: list[Sitting] = []
    shell.desk.run(lambda desk: desk.begin("en"), sittings.append)
    sitting = sittings[0]
    question = INTAKE.question("call_name")
    assert question is not None
    field = AnswerField(shell.context, question)

    covered: list[bool] = []

    def keep(said: Said) -> None:
        covered.append(shell.window.cover.isVisible())
        shell.desk.run(lambda _: sitting.answer("call_name", *said), lambda _: None)

    field.answered.connect(keep)
    shell.window.show_screen(field)
    qtbot.keyClicks(field.editor.focus_parts()[0], "River")
    dialog = QDialog(shell.window)
    dialog.open()
    forgotten: list[bool] = []
    monkeypatch.setattr(shell.copied, "forget", lambda: forgotten.append(shell.desk.is_open))
    shell.lock()
    shell.lock()
    assert shell.window.cover.isVisible()
    assert not dialog.isVisible()
    assert not shell.desk.is_open
    assert len(restarted) == 1
    assert covered == [True], "covered first, then saved"
    assert forgotten == [False], "what was copied goes with the lock"
    kept = sitting.record.answer_in_force("call_name")
    assert kept is not None
    assert kept.value == Text("River", "en")
    field.editor.focus_parts()[0].undo()  # type: ignore[attr-defined]
    assert field.editor.value() is None


def test_unlocking_comes_back_to_the_same_place(make: Make, qtbot: QtBot, vault: Path) -> None:
    shell = make(Place("preferences"))
    _unlock(shell, vault, qtbot)
    assert shell.rooms.here == Place("preferences")
    shell.context.go(Place("back"))
    assert shell.rooms.here == Place("people")
    shell.desk.close(lambda: None)


def test_the_last_vault_is_offered_at_the_next_start(make: Make, qtbot: QtBot, vault: Path) -> None:
    first = make()
    _unlock(first, vault, qtbot)
    first.desk.close(lambda: None)
    second = make()
    second.show_entrance()
    assert isinstance(second.window.screen_now, Unlock)
    shutil.rmtree(vault)
    third = make()
    third.show_entrance()
    assert isinstance(third.window.screen_now, FirstStart)


def test_closing_the_window_closes_the_vault(make: Make, qtbot: QtBot, vault: Path) -> None:
    shell = make()
    _unlock(shell, vault, qtbot)
    shell.window.close()
    assert not shell.desk.is_open


def test_closing_the_window_closes_a_vault_that_is_still_being_opened(
    lettered: QApplication, qtbot: QtBot, vault: Path, tmp_path: Path
) -> None:
    shell = Shell(lettered, KeptPreferences(tmp_path / "settings"), tmp_path / "home", restart=_no_restart)
    qtbot.addWidget(shell.window)
    screen = _unlock(shell, vault, qtbot)
    waiting = (screen.passphrase, screen.open_button, screen.other_button, screen.new_button)
    assert not any(each.isEnabled() for each in waiting)
    shell.window.close()
    shell.window.close()
    assert not shell.desk.is_open


def test_the_lock_time_that_is_chosen_holds_at_once(make: Make, qtbot: QtBot, vault: Path) -> None:
    shell = make()
    _unlock(shell, vault, qtbot)
    shell.context.preferences.change(lock_minutes=1)
    assert shell.idle._limit() == 60
    shell.desk.close(lambda: None)


def test_a_bug_shows_a_code_and_no_value(make: Make, qtbot: QtBot) -> None:
    shell = make()
    try:
        raise KeyError("MARKER")
    except KeyError as error:
        shell.mishap(error)
    shown = shell.window.notices.shown_text()
    assert "KeyError" in shown
    assert "MARKER" not in shown


def test_a_free_name_is_one_that_nothing_has(tmp_path: Path) -> None:
    assert free_name(tmp_path).name == "vault"
    (tmp_path / "vault").mkdir()
    assert free_name(tmp_path).name == "vault-2"


def _meet(shell: Shell, vault: Path, qtbot: QtBot) -> Meeting:
    _unlock(shell, vault, qtbot)
    shell.context.go(Place("meeting"))
    meeting = shell.window.screen_now
    assert isinstance(meeting, Meeting)
    return meeting


def _type_a_name(meeting: Meeting, qtbot: QtBot) -> None:
    meeting._show_step(NAME)
    assert isinstance(meeting.page, FieldPage)
    qtbot.keyClicks(meeting.page.editor.focus_parts()[0], "River")


def test_a_lock_in_a_meeting_keeps_what_was_permitted_and_comes_back_to_the_person(
    make: Make, qtbot: QtBot, vault: Path, restarted: list[Place | None]
) -> None:
    shell = make()
    meeting = _meet(shell, vault, qtbot)
    meeting.talk.answer("consent_record", (State.ANSWERED, "yes"), shown_in="en")
    _type_a_name(meeting, qtbot)
    meeting.talk.choose("home.tonight", "yes")
    shell.lock()
    record = meeting.talk.record
    assert restarted == [Place("person", record=record.id)]
    with Desk.open(vault, PASSPHRASE) as desk:
        kept = desk.record(record.id)
    name, order = kept.answer_in_force("call_name"), kept.order_in_force()
    assert name is not None
    assert name.value == Text("River", "en")
    assert order is not None
    assert order.yes == (("home.tonight",),)


def test_a_lock_in_a_meeting_in_memory_only_keeps_nothing_and_says_so_after_unlocking(
    make: Make, qtbot: QtBot, vault: Path, restarted: list[Place | None]
) -> None:
    shell = make()
    _type_a_name(_meet(shell, vault, qtbot), qtbot)
    shell.lock()
    assert restarted == [Place("people", lost=True)]
    again = make(restarted[0])
    _unlock(again, vault, qtbot)
    assert again.rooms.here == Place("people")
    assert "in memory only is gone" in again.window.notices.shown_text()
    again.desk.run(lambda desk: desk.people().people, lambda people: _is_empty(people))
    again.desk.close(lambda: None)


def _is_empty(people: object) -> None:
    assert not people
