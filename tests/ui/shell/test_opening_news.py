"""How far each vault had come is kept beside the window's settings, and tells a vault that was put back whole."""

from __future__ import annotations

import json
import shutil
import stat
from pathlib import Path

from intake_app.desk import Desk
from tests.conftest import PASSPHRASE, TODAY
from ui.shell.opening_news import _news, keep_seen


def test_only_a_random_id_and_a_number_are_kept(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "settings"
    keep_seen(folder, desk)
    file = folder / "seen.json"
    assert json.loads(file.read_text()) == {desk.store.vault.vault_id: desk.store.journal_length}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_vault_that_was_put_back_is_told_once(vault: Path, tmp_path: Path) -> None:
    folder, older = tmp_path / "settings", shutil.copytree(vault, tmp_path / "older")
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as desk:
        assert _news(folder, desk) == ()
        desk.store.set_setting("languages", ["en"])
        keep_seen(folder, desk)
    told = []
    for _ in range(2):
        with Desk.open(older, PASSPHRASE, today=lambda: TODAY) as desk:
            told.append([news.what.id for news in _news(folder, desk)])
    assert told == [["This vault is older than when it was last open on this laptop."], []]


def test_a_spoiled_file_and_a_closed_vault_stop_nothing(vault: Path, tmp_path: Path) -> None:
    (tmp_path / "seen.json").write_text("[")
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as desk:
        assert _news(tmp_path, desk) == ()
    keep_seen(tmp_path, desk)
