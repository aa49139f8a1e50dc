"""The page of one referral: what they will see, the packet and the steps."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from intake_app.conversation.answers import State, Text
from intake_app.conversation.referrals import Stage
from intake_app.desk import Desk
from intake_app.languages.catalogs import load_language
from intake_app.languages.words import say
from intake_app.needs.catalogue import need
from intake_app.packets.naming import Copy
from ui.shell.context import Context, Place
from ui.worker.preview import ReferralPage

from .conftest import press, seen

Meet = Callable[..., str]
Refer = Callable[..., str]
Show = Callable[..., ReferralPage]


@pytest.fixture
def asked() -> list[str]:
    """The file names that were suggested."""
    return []


@pytest.fixture
def refusals() -> list[None]:
    """One for each time that the dialog is to be left without a file."""
    return []


@pytest.fixture
def show(qtbot: QtBot, context: Context, tmp_path: Path, asked: list[str], refusals: list[None]) -> Show:
    def ask(_: object, __: object, name: str) -> Path | None:
        asked.append(name)
        return refusals.pop() if refusals else tmp_path / name

    def make(record: str, referral: str) -> ReferralPage:
        page = ReferralPage(context, record, referral, ask_file=ask)
        qtbot.addWidget(page)
        return page

    return make


def _read(page: ReferralPage) -> None:
    assert page.telling is not None
    page.telling.together.setChecked(True)


def _clear(page: ReferralPage, words: str) -> None:
    """Clear the box of the line that says this."""
    assert page.telling is not None
    (box,) = [box for _, box in page.telling.ticks if words in box.accessibleName()]
    box.click()


def _shown(page: ReferralPage) -> str:
    return "" if page.sheet is None else "\n".join(page.sheet.shown_texts())


def _choose(page: ReferralPage, copy: Copy) -> None:
    assert page.packet is not None
    page.packet.copy.choose(copy)


def test_the_preview_shows_every_line_of_the_packet(show: Show, meet: Meet, refer: Refer, desk: Desk) -> None:
    record = meet("Sample Lamp", own_words=Text("Words of my own", "en"))
    referral = refer(record)
    page = show(record, referral)
    sheet = desk.preview(desk.record(record), referral, language=load_language("en"))
    assert page.sheet is not None
    shown = "\n".join(page.sheet.shown_texts())
    assert [text for text in sheet.texts() if text and text not in shown] == []


def test_the_preview_stands_in_two_languages_line_by_line(show: Show, meet: Meet, refer: Refer, desk: Desk) -> None:
    record = meet(language="ar")
    referral = refer(record)
    sitting = desk.begin("ar", record=record)
    sitting.step(referral, Stage.SENT, by="W-1")
    page = show(record, referral)
    assert page.sheet is not None
    shown = page.sheet.shown_texts()
    for tag in ("ar", "en"):
        sheet = desk.preview(desk.record(record), referral, language=load_language(tag))
        assert [t for t in sheet.texts() if t and not any(t in each for each in shown)] == []


def test_without_a_release_no_packet_is_offered(show: Show, meet: Meet, refer: Refer, look: object) -> None:
    record = meet()
    referral = refer(record, released=False)
    page = show(record, referral)
    assert page.packet is not None
    assert Copy.RECIPIENT not in page.packet.copy.buttons
    assert "There is no release for this recipient, so there is no packet." in seen(page)
    press(page, "Ask for a release")
    assert look.went == [  # type: ignore[attr-defined]
        Place("referral", record=record, referral=referral, need="health.urgent")
    ]


def test_a_release_that_was_taken_back_blocks_the_packet(show: Show, meet: Meet, refer: Refer, desk: Desk) -> None:
    record = meet()
    referral = refer(record)
    desk.begin("en", record=record).withdraw(desk.record(record).consents()[0].id)
    page = show(record, referral)
    assert page.packet is not None
    assert Copy.RECIPIENT not in page.packet.copy.buttons
    assert "took back the release" in seen(page)


def test_under_eighteen_blocks_the_packet(show: Show, meet: Meet, refer: Refer) -> None:
    record = meet(age_band="under_18")
    page = show(record, refer(record))
    assert page.sheet is None
    assert "may be under 18" in seen(page)


def test_saving_writes_the_packet_once_notes_that_it_was_written_and_leaves_sending_to_the_worker(
    show: Show, meet: Meet, refer: Refer, desk: Desk, tmp_path: Path, asked: list[str], context: Context
) -> None:
    record = meet("Sample Lamp")
    referral = refer(record)
    page = show(record, referral)
    press(page, "Save as a PDF")
    assert asked == []
    assert "before the packet is saved" in context.notices.shown_text()
    _read(page)
    press(page, "Save as a PDF")
    view = desk.record(record).referral(referral, desk.today())
    assert view is not None
    assert view.stage is Stage.READY
    assert asked == [f"{view.referral.reference}-recipient.pdf"]
    assert (tmp_path / asked[0]).read_bytes().startswith(b"%PDF")
    assert [p.copy for c in desk.record(record).conversations for p in c.packets] == ["recipient"]
    before = (tmp_path / asked[0]).read_bytes()
    press(page, "Save as a PDF")
    assert "There is a file of this name already." in context.notices.shown_text()
    assert (tmp_path / asked[0]).read_bytes() == before


def test_the_persons_copy_and_the_card_need_no_release(
    show: Show, meet: Meet, refer: Refer, tmp_path: Path, asked: list[str]
) -> None:
    record = meet()
    page = show(record, refer(record, released=False))
    press(page, "Save as a PDF")
    _choose(page, Copy.DISCREET)
    assert "is it safe to carry?" in seen(page)
    press(page, "Save as a PDF")
    assert [name.split("-")[-1] for name in asked] == ["copy.pdf", "card.pdf"]
    assert all((tmp_path / name).exists() for name in asked)


def test_the_persons_copy_speaks_the_persons_language(show: Show, meet: Meet, refer: Refer, desk: Desk) -> None:
    record = meet(language="es")
    referral = refer(record)
    desk.begin("es", record=record).step(referral, Stage.SENT, by="W-1")
    page = show(record, referral)
    assert page.packet is not None
    assert page.packet.spoken.currentData() == "en"
    _choose(page, Copy.SURVIVOR)
    assert page.packet.spoken.currentData() == "es"


def test_another_language_of_the_paper_changes_what_they_will_see(show: Show, meet: Meet, refer: Refer) -> None:
    record = meet()
    page = show(record, refer(record))
    assert page.packet is not None
    page.packet.spoken.setCurrentIndex(page.packet.spoken.findData("fr"))
    assert page.sheet is not None
    fr = load_language("fr")
    assert any(fr.text(say("What is asked for")) in text for text in page.sheet.shown_texts())


def test_a_passphrase_seals_the_file_and_does_not_stay(
    show: Show, meet: Meet, refer: Refer, tmp_path: Path, asked: list[str]
) -> None:
    record = meet()
    page = show(record, refer(record))
    assert page.packet is not None
    page.packet.passphrase.setText("seven stones")
    _read(page)
    press(page, "Save as a PDF")
    assert b"/Encrypt" in (tmp_path / asked[0]).read_bytes()
    assert page.packet.passphrase.text() == ""


def test_a_dialog_that_is_left_loses_no_passphrase_so_that_the_next_file_is_sealed_as_well(
    show: Show, meet: Meet, refer: Refer, tmp_path: Path, asked: list[str], refusals: list[None]
) -> None:
    record = meet()
    page = show(record, refer(record))
    assert page.packet is not None
    page.packet.passphrase.setText("seven stones")
    _read(page)
    refusals.append(None)
    press(page, "Save as a PDF")
    press(page, "Save as a PDF")
    assert b"/Encrypt" in (tmp_path / asked[1]).read_bytes()


def test_a_referral_of_nobody_is_a_notice(show: Show, meet: Meet, context: Context) -> None:
    show(meet(), "none")
    assert "There is no such referral in this record." in context.notices.shown_text()


def test_a_line_that_is_cleared_is_gone_from_the_page_and_the_paper_for_good(
    show: Show, meet: Meet, refer: Refer, desk: Desk, tmp_path: Path, asked: list[str]
) -> None:
    record = meet("Sample Lamp", language="ar", own_words=Text("Words of my own", "ar"))
    referral = refer(record)
    desk.begin("ar", record=record).step(referral, Stage.SENT, by="W-1")
    page = show(record, referral)
    _read(page)
    assert _shown(page).count("Words of my own") == 2
    _clear(page, "Words of my own")
    assert "Words of my own" not in _shown(page)
    assert page.telling is not None
    assert page.telling.read
    (cut,) = [n for c in desk.record(record).conversations for n in c.narrowings]
    assert cut.items == {"own_words"}
    press(page, "Save as a PDF")
    told = subprocess.run(["pdftotext", str(tmp_path / asked[0]), "-"], capture_output=True, check=True).stdout.decode()
    assert "Sample Lamp" in told
    assert "Words of my own" not in told


def test_clearing_the_only_need_leaves_no_packet_and_offers_a_new_release(
    show: Show, meet: Meet, refer: Refer, look: object
) -> None:
    record = meet("Sample Lamp")
    page = show(record, refer(record))
    _clear(page, load_language("en").text(need("health.urgent").label))
    assert page.sheet is None
    assert page.packet is not None
    assert Copy.RECIPIENT not in page.packet.copy.buttons
    press(page, "Ask for a release")


def test_what_changed_after_it_was_read_is_not_written(
    show: Show, meet: Meet, refer: Refer, desk: Desk, tmp_path: Path, asked: list[str], context: Context
) -> None:
    record = meet("Sample Lamp")
    page = show(record, refer(record))
    _read(page)
    sitting = desk.begin("en", record=record)
    sitting.answer("own_words", State.ANSWERED, Text("Said since", "en"))
    press(page, "Save as a PDF")
    assert not (tmp_path / asked[0]).exists()
    assert "has changed since it was read" in context.notices.shown_text()
    page.refresh()
    assert page.telling is not None
    assert not page.telling.read


def test_who_will_see_this_is_asked_back_and_nothing_of_it_is_kept(
    show: Show, meet: Meet, refer: Refer, desk: Desk
) -> None:
    record = meet("Sample Lamp")
    page = show(record, refer(record))
    before = desk.record(record)
    assert "Who will see this?" in seen(page)
    press(page, "Said it back as it is")
    press(page, "Go through it again")
    assert desk.record(record) == before
