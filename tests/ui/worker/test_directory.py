"""The directory: search, the entry, taking one in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from intake_app.desk import Desk
from intake_app.directory.entries import Contact, Organization, Place, Service
from intake_app.readers.reading import ReadingWarning
from ui.shell.context import Context
from ui.worker.directory import DirectoryScreen
from ui.worker.directory_model import WarningsModel
from ui.worker.service_detail import service_detail

from .conftest import seen

TODAY = date(2026, 11, 24)


@pytest.fixture
def show(qtbot: QtBot, context: Context) -> Callable[[], DirectoryScreen]:
    def make() -> DirectoryScreen:
        screen = DirectoryScreen(context)
        qtbot.addWidget(screen)
        return screen

    return make


def _names(screen: DirectoryScreen) -> list[str]:
    return [str(screen.model.data(screen.model.index(row))) for row in range(screen.model.rowCount())]


def _package(folder: Path, *rows: str) -> Path:
    folder.mkdir()
    (folder / "organizations.csv").write_text("id,name,description\no1,Sample House,x\n")
    head = "id,organization_id,name,description,status\n"
    (folder / "services.csv").write_text(head + "".join(f"{row}\n" for row in rows))
    return folder


@pytest.mark.parametrize(
    ("typed", "found"), [("TEETH", "Mill Lane teeth"), ("language classes", "Stepping Stone classes")]
)
def test_a_service_is_found_by_its_name_or_by_what_it_helps_with(
    qtbot: QtBot, show: Callable[[], DirectoryScreen], typed: str, found: str
) -> None:
    screen = show()
    qtbot.keyClicks(screen.search, typed)
    qtbot.waitUntil(lambda: _names(screen) == [found])


def test_nothing_found_is_said(qtbot: QtBot, show: Callable[[], DirectoryScreen]) -> None:
    screen = show()
    qtbot.keyClicks(screen.search, "zzz")
    qtbot.waitUntil(lambda: "Nothing of this name was found." in seen(screen))


def test_the_entry_says_first_what_concerns_authorities(show: Callable[[], DirectoryScreen]) -> None:
    screen = show()
    screen.list.setCurrentIndex(screen.model.index(_names(screen).index("Consular papers and going back")))
    page = seen(screen)
    assert "They tell your consulate or embassy." in page
    assert page.index("Say this first") < page.index("Travel papers, and going back")


def test_taking_in_shows_counts_and_every_warning_with_file_and_row(
    show: Callable[[], DirectoryScreen], tmp_path: Path, desk: Desk
) -> None:
    screen = show()
    before = len(desk.services())
    screen.take_in(_package(tmp_path / "new", "s1,o1,Sample tea,x,active", "s2,gone,Sample soup,x,active"))
    assert screen.report is not None
    assert "2 services" in seen(screen.report)
    model = screen.report.table.model()
    cells = [[str(model.data(model.index(row, column))) for column in range(3)] for row in range(model.rowCount())]
    assert any(cell[0] == "services.csv" and cell[1] == "3" and "organisation" in cell[2] for cell in cells)
    assert len(desk.services()) == before + 2
    assert "Sample soup" in _names(screen)


def test_what_is_no_directory_is_a_notice_and_changes_nothing(
    show: Callable[[], DirectoryScreen], tmp_path: Path, desk: Desk, context: Context
) -> None:
    (tmp_path / "none").mkdir()
    before = desk.services()
    show().take_in(tmp_path / "none")
    assert "no" in context.notices.shown_text()
    assert desk.services() == before


def test_a_secret_place_shows_no_address(context: Context, qtbot: QtBot) -> None:
    secret = Place("p", address=("1 Hidden Lane",), confidential=True)
    service = Service("s", "x", "Sample House", Organization("o", "Sample"), places=(secret,), assured="2026-11-01")
    page = service_detail(context, service, TODAY)
    qtbot.addWidget(page)
    assert "Hidden" not in seen(page)
    assert "The address is kept secret, for safety." in seen(page)


@pytest.mark.parametrize(
    ("assured", "said"),
    [("2026-11-01", "Last checked on November 1, 2026."), ("2026-01-01", "Not checked since January 1, 2026."),
     (None, "Nobody noted when"), ("2030-01-01", "Nobody noted when")],
)  # fmt: skip
def test_the_age_of_an_entry_is_said_plainly(context: Context, qtbot: QtBot, assured: str | None, said: str) -> None:
    service = replace(Service("s", "x", "Sample House"), assured=assured)
    page = service_detail(context, service, TODAY)
    qtbot.addWidget(page)
    assert seen(page).count(said) == 1
    assert seen(page).count("hecked") + seen(page).count("Nobody noted") == 1


def test_an_entry_is_never_markup(context: Context, qtbot: QtBot) -> None:
    service = Service("s", "x", "<b>House</b>", description="<img src=x> & more")
    page = service_detail(context, service, TODAY)
    qtbot.addWidget(page)
    assert "<b>House</b>" in seen(page)
    assert "<img src=x> & more" in seen(page)


def test_the_tip_of_a_warning_is_never_markup(context: Context) -> None:
    hostile = '<img src="file:///etc/hostname"><b>x</b>'
    model = WarningsModel(context, (ReadingWarning(hostile, 3, "no_column", hostile, hostile),))
    for column in (0, 2):
        tip = model.data(model.index(0, column), Qt.ItemDataRole.ToolTipRole)
        assert "&lt;img" in tip
        assert "<img" not in tip
        assert "<img" in model.data(model.index(0, column))


def test_whom_to_ask_for_and_how_much_room_there_is_are_shown(context: Context, qtbot: QtBot) -> None:
    warden = Contact("Sample Warden", "Head")
    service = Service("s", "x", "Sample House", contacts=(warden,), capacity="12 beds", longest_stay="a year")
    page = service_detail(context, service, TODAY)
    qtbot.addWidget(page)
    assert "Sample Warden Head" in seen(page)
    assert "12 beds" in seen(page)
    assert "Longest stay: a year" in seen(page)
