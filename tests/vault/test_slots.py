import secrets
from dataclasses import replace
from pathlib import Path

import pytest

from intake_app.problems import BadInput, DiskProblem, VaultIsDamaged, VaultIsNewer, WrongPassphrase
from intake_app.vault.slots import (
    SIZE,
    SLOTS,
    Keys,
    Work,
    new_keys,
    parse_keys,
    put_slot,
    read_keys,
    remove_slot,
    unlock,
    write_keys,
)

FLOOR = Work(memory=64, passes=3)
VAULT_KEY = bytearray(range(32))
FIXED, SLOT = 48, 184


@pytest.fixture(scope="module")
def keys() -> Keys:
    return new_keys("first", VAULT_KEY, FLOOR)


def flipped(keys: Keys, byte: int, bit: int = 0) -> bytes:
    data = bytearray(keys.data)
    data[byte] ^= 1 << bit
    return bytes(data)


def test_a_new_vault_opens_with_its_passphrase_in_slot_0(keys: Keys) -> None:
    opened = unlock(parse_keys(keys.data), "first")
    assert (opened.slot, opened.key, opened.untouched) == (0, VAULT_KEY, True)
    assert isinstance(opened.key, bytearray)


@pytest.mark.parametrize("wrong", ["First", "first ", "x'" + VAULT_KEY.hex() + "'", "'; --", "🗝️\0"])
def test_another_passphrase_is_wrong(keys: Keys, wrong: str) -> None:
    with pytest.raises(WrongPassphrase):
        unlock(keys, wrong)


@pytest.mark.parametrize("wrong", ["", "   ", "x" * 1_000_000])
def test_an_impossible_passphrase_is_refused(keys: Keys, wrong: str) -> None:
    with pytest.raises(BadInput):
        unlock(keys, wrong)


def test_a_hex_passphrase_goes_through_the_derivation_as_any_other() -> None:
    spelled = "x'" + "ab" * 32 + "'"
    assert unlock(new_keys(spelled, VAULT_KEY, FLOOR), spelled).key == VAULT_KEY


def test_each_person_opens_their_own_slot_until_it_is_removed(keys: Keys) -> None:
    two = put_slot(keys, 7, "second", VAULT_KEY)
    assert [unlock(two, each).slot for each in ("first", "second")] == [0, 7]
    one = remove_slot(two, 0, VAULT_KEY)
    assert unlock(one, "second").untouched
    with pytest.raises(WrongPassphrase):
        unlock(one, "first")


def test_a_slot_put_again_forgets_its_former_passphrase(keys: Keys) -> None:
    changed = put_slot(keys, 0, "second", VAULT_KEY)
    assert unlock(changed, "second").slot == 0
    with pytest.raises(WrongPassphrase):
        unlock(changed, "first")


@pytest.mark.parametrize("number", [-1, SLOTS])
def test_there_is_no_ninth_slot(keys: Keys, number: int) -> None:
    with pytest.raises(ValueError, match="no such slot"):
        remove_slot(keys, number, VAULT_KEY)


def test_the_file_tells_neither_how_many_open_it_nor_the_key_nor_the_passphrase(keys: Keys) -> None:
    full = keys
    for number in range(1, SLOTS):
        full = remove_slot(full, number, VAULT_KEY)
    two = put_slot(full, 3, "second", VAULT_KEY)
    assert len(keys.data) == len(two.data) == SIZE
    for secret in (bytes(VAULT_KEY), b"first", b"second"):
        assert secret not in two.data
    assert all(len(set(two.data[FIXED + n * SLOT : FIXED + (n + 1) * SLOT])) > 64 for n in range(SLOTS))


def test_two_vaults_of_one_passphrase_share_nothing(keys: Keys) -> None:
    other = new_keys("first", VAULT_KEY, FLOOR)
    assert other.vault_id != keys.vault_id
    assert other.salt != keys.salt
    moved = parse_keys(other.data[:FIXED] + keys.data[FIXED:])
    with pytest.raises(VaultIsDamaged):
        unlock(moved, "first")


def test_a_slot_moved_to_another_number_does_not_open(keys: Keys) -> None:
    data = keys.data
    moved = data[:FIXED] + data[FIXED + SLOT : FIXED + 2 * SLOT] + data[FIXED : FIXED + SLOT] + data[FIXED + 2 * SLOT :]
    with pytest.raises(VaultIsDamaged):
        unlock(parse_keys(moved), "first")


@pytest.mark.parametrize("byte", [14, 16, 32, FIXED, FIXED + 40, FIXED + 60, FIXED + 110, FIXED + SLOT - 1])
def test_a_damaged_file_is_not_taken_for_a_wrong_passphrase(keys: Keys, byte: int) -> None:
    with pytest.raises(VaultIsDamaged):
        unlock(parse_keys(flipped(keys, byte)), "first")


@pytest.mark.parametrize("byte", [FIXED + SLOT, FIXED + 8 * SLOT - 1, FIXED + 8 * SLOT])
def test_a_change_elsewhere_lets_the_person_in_and_is_noticed(keys: Keys, byte: int) -> None:
    assert not unlock(parse_keys(flipped(keys, byte)), "first").untouched


def test_a_planted_slot_is_noticed_even_with_a_right_checksum(keys: Keys) -> None:
    stranger = bytearray(secrets.token_bytes(32))
    planted = put_slot(keys, 5, "stranger", stranger)
    assert planted.whole
    assert not unlock(planted, "first").untouched


@pytest.mark.parametrize("memory", [0, 1, 63, 1025, 1 << 20, (1 << 32) - 1])
def test_memory_out_of_bounds_is_refused_before_it_is_given(keys: Keys, memory: int) -> None:
    with pytest.raises(VaultIsDamaged):
        parse_keys(keys.data[:10] + memory.to_bytes(4, "big") + keys.data[14:])
    with pytest.raises(ValueError, match="bounds"):
        Work(memory=memory)


@pytest.mark.parametrize("passes", [0, 2, 17, 65535])
def test_passes_out_of_bounds_are_refused(keys: Keys, passes: int) -> None:
    with pytest.raises(VaultIsDamaged):
        parse_keys(keys.data[:14] + passes.to_bytes(2, "big") + keys.data[16:])
    with pytest.raises(ValueError, match="bounds"):
        Work(passes=passes)


def test_the_default_work_is_libsodiums_moderate() -> None:
    assert Work() == Work(memory=256, passes=3)


@pytest.mark.parametrize("size", [0, 1, 7, 47, 48, SIZE - 1])
def test_a_truncated_file_is_damaged(keys: Keys, size: int) -> None:
    with pytest.raises(VaultIsDamaged):
        parse_keys(keys.data[:size])


def test_a_longer_file_and_another_magic_are_damaged(keys: Keys) -> None:
    for data in (keys.data + b"\0", flipped(keys, 0), bytes(SIZE), flipped(keys, 9)):
        with pytest.raises(VaultIsDamaged):
            parse_keys(data)


def test_a_later_format_of_any_size_is_newer(keys: Keys) -> None:
    for rest in (keys.data[10:], keys.data[10:] + b"more", keys.data[10:60]):
        with pytest.raises(VaultIsNewer):
            parse_keys(keys.data[:8] + b"\0\2" + rest)


def test_written_keys_are_read_back(keys: Keys, tmp_path: Path) -> None:
    write_keys(tmp_path, keys)
    assert read_keys(tmp_path) == keys
    assert [each.name for each in tmp_path.iterdir()] == ["keys"]


def test_missing_keys_and_a_missing_folder_are_told(keys: Keys, tmp_path: Path) -> None:
    with pytest.raises(DiskProblem):
        read_keys(tmp_path)
    with pytest.raises(DiskProblem):
        write_keys(tmp_path / "none", keys)


def test_no_repr_shows_a_key(keys: Keys) -> None:
    shown = repr(keys) + repr(unlock(keys, "first")) + repr(replace(keys, work=Work()))
    assert "data=" not in shown
    assert repr(bytes(VAULT_KEY)) not in shown


@pytest.mark.parametrize("byte", [SIZE - 16, SIZE - 1])
def test_a_change_of_the_checksum_alone_is_told_too(keys: Keys, byte: int) -> None:
    assert not unlock(parse_keys(flipped(keys, byte)), "first").untouched
