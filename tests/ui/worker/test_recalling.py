"""Who is to be told of a consent taken back, and all papers at once: as a worker sees them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from intake_app.conversation.record import Kind
from intake_app.desk import Desk
from intake_app.packets.naming import Copy
from tests.ui.worker.conftest import press, seen
from ui.shell.context import Context, Place
from ui.widgets.form_view import Scroll
from ui.worker.papers_gallery import SCREENS
from ui.worker.recalling import RecallScreen
from ui.worker.whole_set import WholeSetScreen

from .conftest import shown_small

Show = Callable[..., None]


@pytest.fixture
def handed(desk: Desk, meet: Callable[..., str], refer: Callable[..., str]) -> str:
    """Somebody whose clinic was given a packet in French, before the person took the consent back."""
    record = meet()
    referral = refer(record)
    sitting = desk.begin("en", record=record, kind=Kind.DESK)
    with sitting.held():
        desk.note_packet(sitting, referral, copy=Copy.RECIPIENT, language="fr")
        sitting.withdraw(desk.record(record).consents()[0].id)
        sitting.stop()
    return record


def reference(desk: Desk, record: str) -> str:
    return desk.record(record).referrals(desk.today())[0].referral.reference


def test_it_lists_who_holds_what_and_keeps_how_they_were_told(desk: Desk, handed: str, context: Context) -> None:
    page = RecallScreen(context, handed)
    text = seen(page)
    assert reference(desk, handed) in text
    assert "A packet in French" in text
    press(page, "By phone")
    assert desk.record(handed).recalls_open(desk.today()) == ()
    assert "By phone" in seen(page)
    assert "All of them were told." in seen(page)
    assert "Write all letters" not in seen(page)


def test_all_letters_are_written_into_one_folder(desk: Desk, handed: str, context: Context, tmp_path: Path) -> None:
    page = RecallScreen(context, handed, ask=lambda *_: tmp_path / "letters")
    press(page, "Write all letters")
    assert [file.name for file in (tmp_path / "letters").iterdir()] == [f"{reference(desk, handed)}-letter.pdf"]
    assert "1 letter is written." in context.notices.shown_text()


def test_nothing_is_written_of_a_packet_that_was_not_opened_and_ticked(
    desk: Desk, meet: Callable[..., str], refer: Callable[..., str], context: Context, tmp_path: Path
) -> None:
    record = meet()
    refer(record)
    refer(record, "home.tonight", released=False)
    page = WholeSetScreen(context, record, ask=lambda *_: tmp_path / "out")
    released, other = page.lines
    assert not released.read.isVisibleTo(page)
    assert not other.open.isVisibleTo(page)
    press(page, "Write them into a folder")
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["card.pdf", "copy.pdf"]


def test_what_was_read_is_written_and_told_file_by_file(
    desk: Desk, meet: Callable[..., str], refer: Callable[..., str], context: Context, tmp_path: Path
) -> None:
    record = meet()
    refer(record)
    page = WholeSetScreen(context, record, ask=lambda *_: tmp_path / "out")
    page.lines[0].open.click()
    page.lines[0].read.click()
    press(page, "Write them into a folder")
    name = reference(desk, record)
    assert {f"{name}-recipient.pdf", f"{name}-form.pdf"} <= {file.name for file in (tmp_path / "out").iterdir()}
    assert f"{name}-recipient.pdf" in seen(page)
    assert not page.progress.isVisibleTo(page)
    assert page.comes_back_to() == Place("papers", record=record)
    page.settle()
    assert page.progress.stopping.is_set()


@pytest.mark.parametrize(("tag", "size"), [("ar", 100), ("fr", 175)])
@pytest.mark.parametrize("name", SCREENS)
def test_the_pages_about_papers_fit_a_small_window_with_large_letters(
    qtbot: QtBot, context: Context, name: str, tag: str, size: int
) -> None:
    screen = shown_small(qtbot, context, SCREENS[name], tag, size)
    assert (screen.layoutDirection() is Qt.LayoutDirection.RightToLeft) is (tag == "ar")
    for area in screen.findChildren(Scroll):
        assert area.widget().minimumSizeHint().width() <= area.viewport().width()
