"""The directory by hand: a new version is read before it is taken in, entries are put right, and notes stay."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from intake_app.desk import Desk
from intake_app.directory.entries import Demand, Service
from intake_app.need_table import NeedTable
from ui.shell.context import Context
from ui.worker.directory import DirectoryScreen
from ui.worker.directory_changes import LEAVE, TAKE_IN
from ui.worker.directory_entry import DirectoryEntry
from ui.worker.need_table_page import NeedTablePage

from .conftest import press, seen

OPENED = "Open Door legal advice"


@pytest.fixture
def screen(qtbot: QtBot, context: Context) -> DirectoryScreen:
    made = DirectoryScreen(context)
    qtbot.addWidget(made)
    return made


def _open(screen: DirectoryScreen, name: str = OPENED) -> DirectoryEntry:
    names = [screen.model.data(screen.model.index(row)) for row in range(screen.model.rowCount())]
    screen.list.setCurrentIndex(screen.model.index(names.index(name)))
    assert screen.entry is not None
    return screen.entry


def _service(desk: Desk, name: str = OPENED) -> Service:
    return next(each for each in desk.services() if each.name == name)


def _package(folder: Path, phone: str, *more: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "organizations.csv").write_text("id,name,description\no1,Sample House,x\n")
    head = "id,organization_id,name,description,status\n"
    (folder / "services.csv").write_text(head + "s1,o1,Sample tea,x,active\n" + "".join(f"{row}\n" for row in more))
    (folder / "phones.csv").write_text(f"id,service_id,number\np1,s1,{phone}\n")
    return folder


@pytest.fixture
def second(screen: DirectoryScreen, tmp_path: Path) -> Callable[..., None]:
    """A first version taken in, and a second one with another phone read."""
    screen.take_in(_package(tmp_path / "one" / "tea", "+44 20 7946 0001", "s2,o1,Sample soup,x,active"))
    assert screen.changes is None

    def read(phone: str = "+44 20 7946 0002") -> None:
        screen.take_in(_package(tmp_path / "two" / "tea", phone))

    return read


def test_a_new_version_is_shown_first_with_what_could_do_harm_and_changes_nothing(
    screen: DirectoryScreen, second: Callable[..., None], desk: Desk
) -> None:
    second()
    assert screen.changes is not None
    words = seen(screen.changes)
    assert words.index("A wrong number") < words.index("+44 20 7946 0001") < words.index("+44 20 7946 0002")
    assert "1 service is no longer listed." in words
    assert _service(desk, "Sample tea").phones[0].number.endswith("0001")
    press(screen.changes, LEAVE.id)
    assert _service(desk, "Sample tea").phones[0].number.endswith("0001")


def test_it_is_taken_in_when_somebody_says_so(screen: DirectoryScreen, second: Callable[..., None], desk: Desk) -> None:
    second()
    assert screen.changes is not None
    press(screen.changes, TAKE_IN.id)
    assert _service(desk, "Sample tea").phones[0].number.endswith("0002")
    assert all(each.name != "Sample soup" for each in desk.services())
    assert screen.report is not None
    former = seen(_open(screen, "Sample tea"))
    assert "+44 20 7946 0001" in former[former.index("What it said before") :]


def test_an_entry_is_put_right_and_only_what_changed_is_ours(screen: DirectoryScreen, desk: Desk) -> None:
    before = _service(desk)
    entry = _open(screen)
    entry.correct()
    assert entry.editor is not None
    entry.editor.boxes["phones"].setPlainText("+44 20 7946 0199\n" + before.phones[0].number)  # type: ignore[union-attr]
    entry.editor.boxes["longest_stay"].setText("No limit")  # type: ignore[union-attr]
    entry.editor.finish()
    now = _service(desk)
    assert [each.number for each in now.phones] == ["+44 20 7946 0199", before.phones[0].number]
    assert now.phones[1] == before.phones[0]
    assert set(now.corrected) == {"phones", "longest_stay"}
    assert "+44 20 7946 0199" in seen(entry)


def test_nothing_changed_is_nothing_kept(screen: DirectoryScreen, desk: Desk) -> None:
    before = _service(desk)
    entry = _open(screen)
    entry.correct()
    assert entry.editor is not None
    entry.editor.finish()
    assert _service(desk) == before


def test_an_entry_is_written_by_hand_and_found_for_its_need(screen: DirectoryScreen, desk: Desk) -> None:
    screen.add()
    assert screen.entry is not None
    editor = screen.entry.editor
    assert editor is not None
    editor.finish()
    assert "The service has no name." in editor.trouble.shown_text()
    editor.boxes["name"].setText("Sample soup kitchen")  # type: ignore[union-attr]
    editor.needs["basic.rest"].setChecked(True)
    editor.finish()
    assert _service(desk, "Sample soup kitchen").needs == ("basic.rest",)
    assert "Sample soup kitchen" in [each.service.name for each in desk.match("basic.rest")]


def test_what_was_asked_is_said_before_the_service_is_chosen_and_can_be_taken_back(
    screen: DirectoryScreen, desk: Desk
) -> None:
    entry = _open(screen)
    assert entry.local is not None
    box = entry.local.demands[Demand.INFORMS_POLICE]
    box.setCurrentIndex(box.findData(True))
    entry.local.safe_for.setText("everybody")
    entry.local.keep()
    assert Demand.INFORMS_POLICE in _service(desk).demands
    assert _service(desk).safe_for == "everybody"
    assert "They tell the police." in seen(entry)
    box = entry.local.demands[Demand.INFORMS_POLICE]
    box.setCurrentIndex(box.findData(None))
    entry.local.keep()
    assert Demand.INFORMS_POLICE not in _service(desk).demands


def test_a_call_of_today_makes_an_entry_checked(screen: DirectoryScreen, desk: Desk) -> None:
    entry = _open(screen)
    assert entry.local is not None
    entry.local.phoned_button.click()
    assert _service(desk).phoned == desk.today().isoformat()
    assert "Somebody here phoned on" in seen(entry)


def test_what_is_offered_no_more_is_out_of_the_list_and_can_come_back(screen: DirectoryScreen, desk: Desk) -> None:
    entry = _open(screen)
    press(entry, "Offer it no more")
    assert all(each.name != OPENED for each in desk.services())
    press(entry, "Offer it again")
    assert _service(desk).gone is None


def test_a_site_adds_words_for_a_need_and_services_are_found_at_once(
    context: Context, qtbot: QtBot, desk: Desk
) -> None:
    page = NeedTablePage(context)
    qtbot.addWidget(page)
    page.need.setCurrentIndex(page.need.findData("basic.phone"))
    page.words.setPlainText("open door\n\n")
    page.keep_terms()
    assert NeedTable(desk.store).own()["basic.phone"].words == ("open door",)
    assert "found under other needs now" in context.notices.shown_text()
