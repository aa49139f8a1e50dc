"""Where an open vault stands: nothing is written there while its folder is gone or another one took its place."""

from __future__ import annotations

from collections.abc import Callable

from intake_app.store.journal import Head, Journal
from intake_app.store.link import Link
from intake_app.store.schema import NEWEST
from intake_app.vault.engine import Connection
from intake_app.vault.vault import OpenVault, vault_is_away


class Home:
    """Looks before and after every transaction. ``returned`` is called when the vault came back as another file, as
    that of a stick that was connected again.
    """

    def __init__(self, vault: OpenVault, returned: Callable[[], object]) -> None:
        self._vault, self._returned = vault, returned
        self.link = Link(vault.connection, self)
        self.journal = Journal(self.link)
        self._told: Head | None = None

    @property
    def connection(self) -> Connection:
        """The connection in use now."""
        return self._vault.connection

    def before_writing(self) -> None:
        """Raise VaultIsAway unless the vault is at its place, or back there and no older than what was told."""
        self._told = self.journal.head or self._told
        if not self._vault.is_in_place():
            self._vault.come_back(NEWEST, self._vouch)
            self.journal.forget()
            self._returned()

    def after_writing(self) -> None:
        """Raise VaultIsAway when what was just written went to a file that is at its place no more."""
        self._vault.assert_in_place()

    def _vouch(self, connection: Connection) -> None:
        if self._told is not None and not Journal(Link(connection)).continues(self._told):
            raise vault_is_away()
