"""How far each vault had come is kept beside the window's settings, and tells a vault that was put back whole."""

from __future__ import annotations

import json
import shutil
import stat
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from intake_app.desk import Desk
from intake_app.languages.catalogs import load_language
from intake_app.languages.language import plain
from tests.conftest import PASSPHRASE, TODAY
from ui.shell.context import Context
from ui.shell.gallery import every_screen
from ui.shell.opening_gallery import NEWS
from ui.shell.opening_news import _news, keep_how_far
from ui.widgets.notices import NoticeBar


def test_only_a_random_id_a_number_and_the_time_are_kept(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "settings"
    keep_how_far(folder, desk)
    file = folder / "seen.json"
    ((vault, (entries, at)),) = json.loads(file.read_text()).items()
    assert (vault, entries) == (desk.store.vault.vault_id, desk.store.journal_length)
    assert datetime.fromisoformat(at) <= datetime.now()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_vault_that_was_put_back_is_told_once(vault: Path, tmp_path: Path) -> None:
    folder, older = tmp_path / "settings", shutil.copytree(vault, tmp_path / "older")
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as desk:
        assert _news(folder, desk) == ()
        desk.store.set_setting("languages", ["en"])
        keep_how_far(folder, desk)
    told = []
    for _ in range(2):
        with Desk.open(older, PASSPHRASE, today=lambda: TODAY) as desk:
            told.append([news.what.id for news in _news(folder, desk)])
    assert told == [["This vault is older than when it was last open on this laptop."], []]


def test_what_an_earlier_version_kept_still_tells_and_the_newer_tells_when(desk: Desk, tmp_path: Path) -> None:
    vault, length = desk.store.vault.vault_id, desk.store.journal_length
    told = []
    for kept in (length, [length, "2026-11-24T10:05"]):
        (tmp_path / "seen.json").write_text(json.dumps({vault: kept, "other": ["x"]}))
        (news,) = _news(tmp_path, desk)
        told.append(load_language("en").text(news.do))
    assert "10:05" not in told[0]
    assert f"At 2026-11-24 10:05 its journal had {length} entries, now it has {length}." in plain(told[1])


def test_a_spoiled_file_and_a_closed_vault_stop_nothing(vault: Path, tmp_path: Path) -> None:
    (tmp_path / "seen.json").write_text("[")
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as desk:
        assert _news(tmp_path, desk) == ()
    keep_how_far(tmp_path, desk)


@pytest.mark.parametrize("name", NEWS)
def test_everything_that_can_be_told_is_drawn_for_review(name: str, context: Context, qtbot: QtBot) -> None:
    page = every_screen()[name](context)
    qtbot.addWidget(page)
    page.resize(1024, 700)
    page.show()
    told = page.findChildren(NoticeBar)[0]
    assert told.isVisible()
    assert context.language.text(NEWS[name].do) in told.shown_text()
    assert told.minimumSizeHint().width() <= 1024
