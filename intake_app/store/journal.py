"""The journal: what happened to the vault, append-only and hash-chained, with ids and digests and no content."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from intake_app.store.documents import clean
from intake_app.store.link import Cells, Link
from intake_app.store.refusals import not_as_written, rows_told

_START: Final = bytes(32)


class Event(StrEnum):
    """What the journal speaks of. The first two, packets, directories and settings are written by the store alone."""

    SAVED = "saved"
    ERASED = "erased"
    UNLOCKED = "unlocked"
    PACKET = "packet"
    DIRECTORY_IMPORTED = "directory_imported"
    DIRECTORY_CHANGED = "directory_changed"
    SETTING = "setting"
    KEY_ADDED = "key_added"
    KEY_CHANGED = "key_changed"
    KEY_REVOKED = "key_revoked"
    KEY_ROTATED = "key_rotated"
    RECOVERY_REHEARSED = "recovery_rehearsed"
    BACKUP_MADE = "backup_made"
    RESTORED = "restored"
    HELD = "held"
    HOLD_ENDED = "hold_ended"
    DAY_CONFIRMED = "day_confirmed"
    EMPTIED = "emptied"
    EXPORTED = "exported"
    TIDIED = "tidied"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``subject`` is an id, a source or a setting; ``number`` a conversation's version, or a count."""

    seq: int
    day: date
    event: str
    subject: str
    number: int


@dataclass(slots=True)
class _Known:
    """The journal read through: its end, and what it says last of conversations, settings, sources and tombstones."""

    seq: int
    chain: bytes
    newest: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    vouched: dict[tuple[str, str], bytes] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    tombstones: int = 0
    tidy: bool = True

    def take(self, row: Cells) -> None:
        seq, day, event, subject, number, digest = row
        if seq != self.seq + 1 or not isinstance(digest, bytes):  # an older page may name another table's rows
            raise not_as_written()
        fixed = f"{seq}\0{day}\0{event}\0{subject}\0{number}\0".encode()
        self.seq, self.chain = seq, hashlib.sha256(self.chain + fixed + digest).digest()
        self._learn(event, subject, number, digest)

    def _learn(self, event: str, subject: str, number: int, digest: bytes) -> None:
        if event == Event.SAVED:
            self.newest[subject] = (number, digest)
        elif event == Event.TIDIED:
            self.tidy = True
        elif event == Event.ERASED:
            self.tidy = False
            self.newest.pop(subject, None)
            self.erased.add(subject)
            self.tombstones = max(self.tombstones, number)
        elif digest:
            vouched = Event.DIRECTORY_IMPORTED if event == Event.DIRECTORY_CHANGED else event
            self.vouched[vouched, subject] = digest


Head = tuple[int, bytes]
"""How far the journal has come: its last number, and the chain of all entries up to it."""


class Journal:
    """The journal of one open vault. It is read through once, at the first need, and trusted only when whole."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._known: _Known | None = None

    def append(self, day: date, event: Event, subject: str = "", number: int = 0, digest: bytes = b"") -> None:
        """Add an entry, inside a transaction."""
        known = self._read()
        row = (known.seq + 1, day.isoformat(), str(event), clean(subject), number, digest)
        known.take(row)
        self._link.change(
            "INSERT INTO journal (seq, day, event, subject, number, digest) VALUES (?, ?, ?, ?, ?, ?)", row
        )
        if not self._link.change("UPDATE journal_head SET seq = ?, chain = ?", (known.seq, known.chain)):
            self._link.change("INSERT INTO journal_head (seq, chain) VALUES (?, ?)", (known.seq, known.chain))

    def newest(self) -> Mapping[str, tuple[int, bytes]]:
        """Version and digest of every conversation that the vault should hold; VaultIsDamaged when not whole."""
        return self._read().newest

    def vouches(self, event: Event, subject: str, digest: bytes) -> bool:
        """Whether ``digest`` is the last one noted with this event and subject, or none ever was."""
        return self._read().vouched.get((event, subject), digest) == digest

    def vouched(self, event: Event) -> frozenset[str]:
        """The subjects for which a digest was ever noted with this event."""
        return frozenset(subject for kind, subject in self._read().vouched if kind == event)

    @property
    def tombstones(self) -> int:
        """How many tombstones there must be at least."""
        return self._read().tombstones

    def erased(self, ids: Collection[str]) -> bool:
        """Whether all of these were erased at some time."""
        return self._read().erased.issuperset(ids)

    @property
    def tidy(self) -> bool:
        """Whether nothing was erased since the file was last written anew."""
        return self._read().tidy

    @property
    def length(self) -> int:
        """How many entries there are."""
        return self._read().seq

    @property
    def head(self) -> Head | None:
        """How far it has come, when it was read through already."""
        return None if self._known is None else (self._known.seq, self._known.chain)

    def continues(self, head: Head) -> bool:
        """Whether this whole journal once stood at ``head``; VaultIsDamaged when it is not whole."""
        known, found = _Known(0, _START), False
        for row in self._rows():
            known.take(row)
            found = found or (known.seq, known.chain) == head
        self.verify()
        return found

    def entries(self) -> tuple[Entry, ...]:
        """Every entry, oldest first."""
        rows = self._link.rows("SELECT seq, day, event, subject, number FROM journal ORDER BY seq")
        with rows_told():
            return tuple(Entry(seq, date.fromisoformat(day), *rest) for seq, day, *rest in rows)

    def verify(self) -> None:
        """Read everything again; VaultIsDamaged when an entry is missing, changed, or older than the head."""
        self.forget()
        self._read()

    def forget(self) -> None:
        """Read through again at the next need: after a transaction that did not happen."""
        self._known = None

    def _read(self) -> _Known:
        if self._known is None:
            known = _Known(0, _START)
            for row in self._rows():
                known.take(row)
            head = self._link.rows("SELECT seq, chain FROM journal_head")
            if head != ([(known.seq, known.chain)] if known.seq else []):
                raise not_as_written()
            self._known = known
        return self._known

    def _rows(self) -> list[Cells]:
        return self._link.rows("SELECT seq, day, event, subject, number, digest FROM journal ORDER BY seq")
