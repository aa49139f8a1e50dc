import os
from pathlib import Path

from intake_app.vault.check import CheckReport, check_vault
from intake_app.vault.vault import open_vault


def found(path: Path, passphrase: str) -> str:
    with open_vault(path, passphrase, 1) as vault:
        report = check_vault(vault)
    assert report.ok == (report.findings == ())
    return " ".join(finding.id for finding in report.findings)


def flip(file: Path, byte: int) -> None:
    content = bytearray(file.read_bytes())
    content[byte] ^= 1
    file.write_bytes(content)


def test_a_sound_vault_is_reported_sound_and_unchanged(vault_path: Path, passphrase: str) -> None:
    before = (vault_path / "vault.db").read_bytes()
    assert found(vault_path, passphrase) == ""
    assert (vault_path / "vault.db").read_bytes() == before
    assert CheckReport().ok


def test_a_changed_page_is_found(vault_path: Path, passphrase: str) -> None:
    flip(vault_path / "vault.db", 5 * 4096 + 77)
    assert "Some pages" in found(vault_path, passphrase)


def test_a_change_of_another_slot_is_found(vault_path: Path, passphrase: str) -> None:
    flip(vault_path / "keys", 1000)
    assert found(vault_path, passphrase) == "The keys file was changed from outside."


def test_a_broken_reference_is_found(vault_path: Path, passphrase: str) -> None:
    with open_vault(vault_path, passphrase, 1) as vault:
        vault.connection.execute("PRAGMA foreign_keys=OFF")
        vault.connection.execute("UPDATE stone SET above = 999 WHERE id = 1")
    assert found(vault_path, passphrase) == "Some entries of the vault name others that are gone."


def test_a_file_that_changed_its_length_meanwhile_is_found(vault_path: Path, passphrase: str) -> None:
    with open_vault(vault_path, passphrase, 1) as vault:
        os.truncate(vault.database_path, vault.database_path.stat().st_size + 4096)
        ids = [finding.id for finding in check_vault(vault).findings]
    assert "The vault file is longer or shorter than it should be." in ids
