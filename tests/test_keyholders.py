"""Who can open a vault, and what is done about them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from intake_app.desk import Desk
from intake_app.keyholders import Keyholders, Means
from intake_app.problems import BadInput, WrongPassphrase
from intake_app.store.journal import Event
from intake_app.vault.slots import SLOTS
from tests.conftest import PASSPHRASE, TODAY

COLLEAGUE = "four words of a colleague"


@pytest.fixture
def keys(desk: Desk) -> Keyholders:
    return Keyholders(desk.store, TODAY)


def opened_by(vault: Path, passphrase: str) -> int:
    with Desk.open(vault, passphrase, today=lambda: TODAY) as desk:
        return desk.store.vault.slot


def told(keys: Keyholders) -> list[tuple[int, str, Means]]:
    return [(each.slot, each.name, each.means) for each in keys.all()]


def events(desk: Desk) -> list[tuple[str, int]]:
    return [(each.event, each.number) for each in desk.store.journal_entries() if each.event.startswith(("key", "rec"))]


def test_whoever_made_the_vault_is_on_the_list(keys: Keyholders) -> None:
    assert told(keys) == [(0, "", Means.PERSON)]
    assert keys.mine.slot == 0


def test_a_colleague_is_let_in_with_a_passphrase_of_their_own(keys: Keyholders, desk: Desk, vault: Path) -> None:
    added = keys.add("W-4", COLLEAGUE)
    assert (added.slot, added.since) == (1, TODAY)
    assert events(desk) == [(Event.KEY_ADDED, 1)]
    desk.close()
    assert (opened_by(vault, PASSPHRASE), opened_by(vault, COLLEAGUE)) == (0, 1)
    with Desk.open(vault, COLLEAGUE, today=lambda: TODAY) as theirs:
        assert told(Keyholders(theirs.store, TODAY)) == [(0, "", Means.PERSON), (1, "W-4", Means.PERSON)]


def test_a_passphrase_is_changed_without_the_others(keys: Keyholders, desk: Desk, vault: Path) -> None:
    keys.add("W-4", COLLEAGUE)
    keys.change(0, "another five words of mine")
    desk.close()
    assert opened_by(vault, COLLEAGUE) == 1
    assert opened_by(vault, "another five words of mine") == 0
    with pytest.raises(WrongPassphrase):
        opened_by(vault, PASSPHRASE)


def test_whoever_is_revoked_opens_it_no_more(keys: Keyholders, desk: Desk, vault: Path) -> None:
    keys.add("W-4", COLLEAGUE)
    keys.revoke(1)
    assert told(keys) == [(0, "", Means.PERSON)]
    desk.close()
    with pytest.raises(WrongPassphrase):
        opened_by(vault, COLLEAGUE)


def test_after_a_rotation_an_old_keys_file_lets_nobody_back_in(keys: Keyholders, desk: Desk, vault: Path) -> None:
    keys.add("W-4", COLLEAGUE)
    keys.add("W-5", "somebody who stays here")
    old = (vault / "keys").read_bytes()
    keys.revoke(1)
    keys.rotate()
    assert opened_by(vault, PASSPHRASE) == 0
    assert opened_by(vault, "somebody who stays here") == 2
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as again:
        assert again.check().ok
        assert len(again.store.services()) > 0
    (vault / "keys").write_bytes(old)
    with pytest.raises(Exception, match="damaged"):
        opened_by(vault, COLLEAGUE)


@pytest.mark.parametrize(
    ("name", "passphrase"), [("", COLLEAGUE), ("  ", COLLEAGUE), ("W-4", PASSPHRASE), ("W-4", "   ")]
)
def test_what_cannot_be_let_in_is_refused_and_changes_nothing(
    keys: Keyholders, desk: Desk, vault: Path, name: str, passphrase: str
) -> None:
    before = (vault / "keys").read_bytes()
    with pytest.raises(BadInput):
        keys.add(name, passphrase)
    assert (vault / "keys").read_bytes() == before
    assert told(keys) == [(0, "", Means.PERSON)]


def test_a_vault_has_as_many_keys_as_slots(keys: Keyholders) -> None:
    for number in range(1, SLOTS):
        keys.add(f"W-{number}", f"passphrase number {number}")
    with pytest.raises(BadInput):
        keys.add("W-9", "one too many of them")


def test_nobody_locks_themselves_out(keys: Keyholders) -> None:
    with pytest.raises(BadInput):
        keys.revoke(0)
    with pytest.raises(BadInput):
        keys.revoke(5)
    with pytest.raises(BadInput):
        keys.change(5, COLLEAGUE)


def test_a_recovery_sheet_opens_the_vault_in_any_digits_and_spacing(keys: Keyholders, desk: Desk, vault: Path) -> None:
    code = keys.make_recovery()
    eastern = code.translate({ord(str(n)): chr(0x660 + n) for n in range(10)})
    desk.close()
    for typed in (code, code.replace(" ", ""), code.replace(" ", "-"), f"  {eastern} "):
        assert opened_by(vault, typed) == 1


def test_a_wrong_digit_is_told_with_its_group(keys: Keyholders, desk: Desk, vault: Path) -> None:
    code = keys.make_recovery()
    wrong = code[:12] + str((int(code[12]) + 1) % 10) + code[13:]
    desk.close()
    with pytest.raises(BadInput) as refused:
        opened_by(vault, wrong)
    assert refused.value.what.args["n"] == 3


def test_a_new_sheet_takes_the_place_of_the_old_one(keys: Keyholders, desk: Desk, vault: Path) -> None:
    old, new = keys.make_recovery(), keys.make_recovery()
    assert [each.means for each in keys.all()] == [Means.PERSON, Means.SHEET]
    desk.close()
    assert opened_by(vault, new) == 1
    with pytest.raises(WrongPassphrase):
        opened_by(vault, old)


def test_a_rehearsal_shows_that_the_paper_opens_it(keys: Keyholders, desk: Desk) -> None:
    code = keys.make_recovery()
    sheet = keys.recovery()
    assert sheet is not None
    assert sheet.rehearsed is None
    for wrong in (PASSPHRASE, "no code at all"):
        with pytest.raises(WrongPassphrase):
            keys.rehearse(wrong)
    assert keys.rehearse(code).rehearsed == TODAY
    assert Keyholders(desk.store, date(2027, 1, 1)).recovery() == keys.recovery()
    assert events(desk)[-1] == (Event.RECOVERY_REHEARSED, 1)
