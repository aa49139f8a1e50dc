"""Whether an open vault is as it was written, told as findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from intake_app.languages.words import Msg, msg
from intake_app.problems import VaultIsDamaged
from intake_app.vault.engine import engine_told, size_is_right
from intake_app.vault.vault import OpenVault


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was found; nothing is the good answer."""

    findings: tuple[Msg, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def check_vault(vault: OpenVault) -> CheckReport:
    """Read the whole vault and its keys file, and tell what is not as it was written; changes nothing.

    Raises VaultIsInUse or DiskProblem when it cannot be read at all.
    """
    return CheckReport(tuple(finding for look, finding in _LOOKS if not _looks_right(look, vault)))


def _looks_right(look: Callable[[OpenVault], bool], vault: OpenVault) -> bool:
    try:
        with engine_told():
            return look(vault)
    except VaultIsDamaged:
        return False


def _reads(vault: OpenVault) -> bool:
    # a first read lets the engine undo an interrupted save, which the next look would take for damage
    return vault.connection.execute("SELECT count(*) FROM sqlite_master").fetchone() is not None


def _pages_are_sealed(vault: OpenVault) -> bool:
    return not vault.connection.execute("PRAGMA cipher_integrity_check").fetchall()


def _tables_are_whole(vault: OpenVault) -> bool:
    return [row[0] for row in vault.connection.execute("PRAGMA integrity_check(1)")] == ["ok"]


def _references_hold(vault: OpenVault) -> bool:
    return vault.connection.execute("PRAGMA foreign_key_check").fetchone() is None


def _size_is_right(vault: OpenVault) -> bool:
    return size_is_right(vault.connection, vault.database_path)


def _keys_are_untouched(vault: OpenVault) -> bool:
    return vault.keys_untouched


_LOOKS: Final[tuple[tuple[Callable[[OpenVault], bool], Msg], ...]] = (
    (_reads, msg("The vault does not read.")),
    (_pages_are_sealed, msg("Some pages of the vault are not as they were written.")),
    (_tables_are_whole, msg("Some tables of the vault are not whole.")),
    (_references_hold, msg("Some entries of the vault name others that are gone.")),
    (_size_is_right, msg("The vault file is longer or shorter than it should be.")),
    (_keys_are_untouched, msg("The keys file was changed from outside.")),
)
