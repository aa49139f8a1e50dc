"""The ``keys`` file: eight slots of one size, each of which opens the vault with one passphrase, without names.

Layout, version 1, big-endian, 1568 bytes::

    fixed      48   magic 8, version 2, Argon2id memory in MiB 4, passes 2, vault id 16, salt 16
    slot     8*184  X25519 public key 32, nonce 24, sealed private key 32+16, vault key sealed to the public key 32+48
    tag        32   BLAKE2b of all before, keyed from the vault key: nobody without it wrote these slots
    checksum   16   BLAKE2b of all before, without a key: tells a damaged file from a wrong passphrase

One Argon2id per attempt gives a root key; BLAKE2b with the slot's number gives the key that seals the slot's private
key (XChaCha20-Poly1305; associated data: fixed fields, slot number, public key). The vault key stands in a libsodium
sealed box, so that a new one can be sealed to a slot whose passphrase nobody present knows. A free slot is random.
Whoever seals a new vault key to the slots must first see ``Unlocked.untouched``, else a planted public key gets it.
"""

from __future__ import annotations

import hmac
import secrets
import struct
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from nacl import bindings
from nacl import hash as nacl_hash
from nacl.encoding import RawEncoder
from nacl.exceptions import CryptoError
from nacl.exceptions import RuntimeError as SodiumFailed
from nacl.public import PrivateKey, PublicKey, SealedBox

from intake_app.languages.words import msg
from intake_app.problems import VaultIsDamaged, VaultIsNewer, VaultProblem, WrongPassphrase
from intake_app.vault.disk import disk_told, replace_private_file, waiting_for
from intake_app.vault.passphrase import passphrase_bytes
from intake_app.vault.recovery import as_typed_secret

SLOTS: Final = 8
KEY_BYTES: Final = 32
KEYS_NAME: Final = "keys"
_MAGIC = b"CAIRNKEY"
_VERSION = 1
_FIXED = struct.Struct(">8sHIH16s16s")
_SLOT = struct.Struct(">32s24s48s80s")
_SLOTS_END = _FIXED.size + SLOTS * _SLOT.size
_TAG_END = _SLOTS_END + 32
SIZE: Final = _TAG_END + 16


@dataclass(frozen=True, slots=True)
class Work:
    """What one attempt costs: Argon2id memory in MiB and passes (libsodium's MODERATE by default).

    Never under 64 MiB and three passes (RFC 9106, second choice), nor more than a laptop bears; ValueError outside.
    """

    memory: int = 256
    passes: int = 3

    def __post_init__(self) -> None:
        if not (64 <= self.memory <= 1024 and 3 <= self.passes <= 16):
            raise ValueError("Argon2id work out of bounds")


@dataclass(frozen=True, slots=True)
class Keys:
    """The content of a ``keys`` file, whose fixed fields have been checked."""

    data: bytes = field(repr=False)
    vault_id: bytes
    salt: bytes = field(repr=False)
    work: Work

    @property
    def fixed(self) -> bytes:
        """The fields that every seal is bound to."""
        return self.data[: _FIXED.size]

    def slot(self, number: int) -> tuple[bytes, bytes, bytes, bytes]:
        """Public key, nonce, sealed private key, sealed vault key of slot 0..7, or random bytes when it is free."""
        public, nonce, private, vault_key = _SLOT.unpack_from(self.data, _place(number))
        return public, nonce, private, vault_key

    @property
    def whole(self) -> bool:
        """Whether the file is as it was written, as far as one can tell without a passphrase."""
        return hmac.compare_digest(_checksum(self.data[:_TAG_END]), self.data[_TAG_END:])


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A slot opened: its number and the vault key, which the caller wipes.

    ``untouched`` is False when somebody without the vault key changed the file, or it was damaged.
    """

    slot: int
    key: bytearray = field(repr=False)
    untouched: bool


def new_keys(passphrase: str, vault_key: bytearray, work: Work) -> Keys:
    """Keys of a new vault whose slot 0 opens with ``passphrase``; ``vault_key`` is 32 bytes."""
    fixed = _FIXED.pack(_MAGIC, _VERSION, work.memory, work.passes, secrets.token_bytes(16), secrets.token_bytes(16))
    empty = parse_keys(fixed + secrets.token_bytes(SIZE - _FIXED.size))
    return put_slot(empty, 0, passphrase, vault_key)


def parse_keys(data: bytes) -> Keys:
    """Check everything that must hold before memory is given to a derivation.

    Raises VaultIsNewer for a later format, VaultIsDamaged for a wrong magic, size or work out of bounds.
    """
    if len(data) < _FIXED.size or data[:8] != _MAGIC:
        raise keys_damaged()
    _, version, memory, passes, vault_id, salt = _FIXED.unpack_from(data)
    if version > _VERSION:
        raise VaultIsNewer(msg("This vault was written by a newer Cairn."), msg("Install the newest Cairn."))
    if version != _VERSION or len(data) != SIZE:
        raise keys_damaged()
    try:
        work = Work(memory, passes)
    except ValueError as error:
        raise keys_damaged() from error
    return Keys(data, vault_id, salt, work)


def unlock(keys: Keys, passphrase: str) -> Unlocked:
    """Open the slot that ``passphrase`` fits; takes the same time for each slot and for none.

    Raises WrongPassphrase when none opens, or VaultIsDamaged when none opens and the file is not as it was written.
    """
    root = _root_key(keys, passphrase)
    found = [(number, key) for number in range(SLOTS) if (key := _open_slot(keys, number, root)) is not None]
    if not found:
        raise _no_slot_opens(keys)
    number, key = found[0]
    return Unlocked(number, bytearray(key), keys.whole and is_tagged_by(keys, key))


def is_tagged_by(keys: Keys, vault_key: bytes | bytearray) -> bool:
    """Whether somebody who had ``vault_key`` wrote these keys, just as they are."""
    return hmac.compare_digest(_tag(keys.data[:_SLOTS_END], vault_key), _tag_of(keys))


def put_slot(keys: Keys, number: int, passphrase: str, vault_key: bytearray) -> Keys:
    """The same keys with slot 0..7 opening by ``passphrase``, whatever it held before."""
    private = PrivateKey.generate()
    public = bytes(private.public_key)
    nonce = secrets.token_bytes(24)
    sealed = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
        bytes(private), _bound_to(keys, number, public), nonce, _slot_key(_root_key(keys, passphrase), number)
    )
    boxed = SealedBox(private.public_key).encrypt(bytes(vault_key))
    return _with_slot(keys, number, _SLOT.pack(public, nonce, sealed, boxed), vault_key)


def remove_slot(keys: Keys, number: int, vault_key: bytearray) -> Keys:
    """The same keys with slot 0..7 free; older copies of the file still open with its passphrase until a rotation."""
    return _with_slot(keys, number, secrets.token_bytes(_SLOT.size), vault_key)


def resealed(keys: Keys, kept: Collection[int], new_key: bytearray) -> Keys:
    """Keys of the same vault under ``new_key``: the slots of ``kept`` open it with the passphrases they have, the rest
    are free. Nobody's passphrase is needed; ``Unlocked.untouched`` must have been seen.
    """
    slots = b"".join(_resealed_slot(keys, number, new_key) if number in kept else secrets.token_bytes(_SLOT.size)
                     for number in range(SLOTS))  # fmt: skip
    tagged = keys.fixed + slots
    tagged += _tag(tagged, new_key)
    return replace(keys, data=tagged + _checksum(tagged))


def read_keys(folder: Path) -> Keys:
    """The keys of the vault in ``folder``; raises as ``parse_keys``, or DiskProblem."""
    with disk_told(), (folder / KEYS_NAME).open("rb") as file:
        data = file.read(SIZE + 1)
    return parse_keys(data)


def write_keys(folder: Path, keys: Keys) -> None:
    """Put ``keys`` in place in one step, mode 0600; raises DiskProblem and then leaves the former ones."""
    with disk_told():
        replace_private_file(folder / KEYS_NAME, keys.data)


def forget_unfinished(folder: Path) -> None:
    """Remove what a power cut left of a ``write_keys`` that never came into force; for the holder of the vault."""
    with disk_told():
        waiting_for(folder / KEYS_NAME).unlink(missing_ok=True)


def keys_damaged() -> VaultIsDamaged:
    """The problem of a ``keys`` file that no passphrase can open any more."""
    return VaultIsDamaged(
        msg("The keys file of this vault is damaged."), msg("Put the keys file of a backup in its place.")
    )


def keys_changed_from_outside() -> VaultIsDamaged:
    """Somebody without the vault's key wrote into the keys file."""
    return VaultIsDamaged(
        msg("The keys file was changed from outside, so a stranger could be given the key."),
        msg("Put the keys file of a good backup in its place first."),
    )


def _no_slot_opens(keys: Keys) -> VaultProblem:
    if not keys.whole:
        return keys_damaged()
    return WrongPassphrase(msg("This passphrase does not open the vault."), msg("Check it and type it again."))


def _place(number: int) -> int:
    if not 0 <= number < SLOTS:
        raise ValueError("no such slot")
    return _FIXED.size + number * _SLOT.size


def _with_slot(keys: Keys, number: int, slot: bytes, vault_key: bytearray) -> Keys:
    start = _place(number)
    slots = keys.data[:start] + slot + keys.data[start + _SLOT.size : _SLOTS_END]
    tagged = slots + _tag(slots, vault_key)
    return replace(keys, data=tagged + _checksum(tagged))


def _resealed_slot(keys: Keys, number: int, new_key: bytearray) -> bytes:
    public, nonce, private, _ = keys.slot(number)
    return _SLOT.pack(public, nonce, private, SealedBox(PublicKey(public)).encrypt(bytes(new_key)))


def _root_key(keys: Keys, passphrase: str) -> bytes:
    secret = passphrase_bytes(as_typed_secret(passphrase))
    try:
        return bindings.crypto_pwhash_alg(
            KEY_BYTES,
            secret,
            keys.salt,
            keys.work.passes,
            keys.work.memory << 20,
            bindings.crypto_pwhash_ALG_ARGON2ID13,
        )
    except (SodiumFailed, MemoryError) as error:
        raise VaultProblem(
            msg("There is too little free memory to open the vault."), msg("Close other programs and try again.")
        ) from error


def _open_slot(keys: Keys, number: int, root: bytes) -> bytes | None:
    public, nonce, sealed, boxed = keys.slot(number)
    try:
        private = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            sealed, _bound_to(keys, number, public), nonce, _slot_key(root, number)
        )
        return bytes(SealedBox(PrivateKey(private)).decrypt(boxed))
    except CryptoError:
        return None


def _bound_to(keys: Keys, number: int, public: bytes) -> bytes:
    return keys.fixed + bytes([number]) + public


def _slot_key(root: bytes, number: int) -> bytes:
    return _blake2b(b"", key=root, salt=bytes([number]), person=b"cairn slot key")


def _tag(slots: bytes, vault_key: bytes | bytearray) -> bytes:
    return _blake2b(slots, key=_blake2b(b"", key=bytes(vault_key), person=b"cairn keys tag"))


def _tag_of(keys: Keys) -> bytes:
    return keys.data[_SLOTS_END:_TAG_END]


def _checksum(data: bytes) -> bytes:
    return _blake2b(data, size=16, person=b"cairn keys sum")


def _blake2b(data: bytes, *, size: int = 32, key: bytes = b"", salt: bytes = b"", person: bytes = b"") -> bytes:
    digest = nacl_hash.blake2b(data, digest_size=size, key=key, salt=salt, person=person, encoder=RawEncoder)
    return bytes(digest)
