"""What the site has decided is kept when the page is left, and a first start is walked through by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from intake_app.desk import Desk
from ui.shell.context import Context
from ui.shell.first_start import SecretStep
from ui.shell.preferences import PreferencesScreen
from ui.shell.site_settings import SiteSettings


def test_what_was_typed_is_kept_when_the_page_is_left(qtbot: QtBot, context: Context, desk: Desk) -> None:
    screen = PreferencesScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    assert screen.site is not None
    screen.site.lines["card_name"].setText("The library")
    screen.hide()
    assert desk.site().card_name == "The library"


def test_what_was_typed_is_kept_before_a_lock(qtbot: QtBot, context: Context, desk: Desk) -> None:
    screen = PreferencesScreen(context)
    qtbot.addWidget(screen)
    assert screen.site is not None
    screen.site.lines["organization"].setText("Sample House")
    screen.settle()
    assert desk.site().organization == "Sample House"


def test_the_sites_arabic_text_starts_on_the_right(qtbot: QtBot, context: Context) -> None:
    screen = PreferencesScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    assert screen.site is not None
    text = screen.site.texts["limits"]
    for tag, right in (("ar", True), ("es", False)):
        text.tags.setCurrentIndex(text.tags.findData(tag))
        assert (text.box.cursorRect().center().x() > text.box.width() / 2) is right


def test_tab_leads_through_both_passphrases_before_the_buttons(qtbot: QtBot, context: Context) -> None:
    step = SecretStep(context)
    qtbot.addWidget(step)
    step.show()
    step.activateWindow()
    new = step.new
    way = (new.first.line, new.second.line, step.next_button, new.first.show_button, new.second.show_button)
    way[0].setFocus()
    for one in way:
        assert step.focusWidget() is one
        qtbot.keyClick(one, Qt.Key.Key_Tab)


def test_a_position_is_kept_and_what_is_none_changes_nothing(qtbot: QtBot, context: Context, desk: Desk) -> None:
    page = SiteSettings(context)
    qtbot.addWidget(page)
    page.position.setText("51.5, -0.1")
    page.save()
    assert (desk.site().latitude, desk.site().longitude) == (51.5, -0.1)
    page.position.setText("nowhere")
    page.save()
    assert desk.site().latitude == 51.5
    assert page.position.text() == "51.5, -0.1"
    page.position.setText("")
    page.save()
    assert desk.site().near is None


def test_the_fewest_people_that_figures_tell_of_are_never_fewer_than_three(
    qtbot: QtBot, context: Context, desk: Desk
) -> None:
    page = SiteSettings(context)
    qtbot.addWidget(page)
    assert page.smallest.value() == 11
    page.smallest.setValue(2)
    page.save()
    assert desk.site().smallest_cell == 3
