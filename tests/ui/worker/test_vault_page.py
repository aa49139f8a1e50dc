"""The page about the vault itself."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from intake_app.desk import Desk
from ui.shell.context import Context
from ui.worker.vault_page import CheckCard, VaultScreen


def _told(widget: CheckCard) -> list[str]:
    return [each.text() for each in widget.found.findChildren(QLabel)]


def test_a_whole_vault_is_told_to_be_whole(context: Context, qtbot: QtBot) -> None:
    card = CheckCard(context)
    qtbot.addWidget(card)
    card.check_button.click()
    assert _told(card) == ["Everything is as it was written."]
    assert card.check_button.isEnabled()


def test_copies_that_a_syncing_program_left_are_told(context: Context, desk: Desk, qtbot: QtBot) -> None:
    (desk.store.vault.path / "vault (conflicted copy).db").write_bytes(b"")
    card = CheckCard(context)
    qtbot.addWidget(card)
    card.check_button.click()
    _, twice = _told(card)
    assert "vault (conflicted copy).db" in twice


def test_what_is_damaged_is_told_with_what_to_do(context: Context, desk: Desk, qtbot: QtBot) -> None:
    desk.store.vault.connection.execute("DELETE FROM journal")
    card = CheckCard(context)
    qtbot.addWidget(card)
    card.check_button.click()
    first, *rest = _told(card)
    assert "backup" in first
    assert rest


def test_the_limits_are_said_in_the_workers_language(context: Context, qtbot: QtBot) -> None:
    page = VaultScreen(context)
    qtbot.addWidget(page)
    assert any("audited" in each.text() for each in page.findChildren(QLabel))
