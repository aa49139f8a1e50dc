"""Records in an open vault: read and vouched for by the journal, written and erased with their rows and tombstones."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from intake_app.conversation.cutting import Cutting
from intake_app.conversation.record import Conversation, Record
from intake_app.store.derived import Derived, clear_rows, derive, replace_rows
from intake_app.store.documents import (
    Fitted,
    as_written,
    digest_of,
    fitted,
    insert_document,
    read_conversation,
    record_holding,
    record_ids,
    update_document,
)
from intake_app.store.journal import Event, Journal
from intake_app.store.link import Link
from intake_app.store.refusals import (
    already_erased,
    belongs_elsewhere,
    conversation_is_closed,
    not_as_written,
    not_known,
    rows_told,
)
from intake_app.store.tombstones import Erased, count_tombstones, erased_among, item_ids, lay, without


@dataclass(frozen=True, slots=True, repr=False)
class _Held:
    """A record as the file has it, with its derived rows: the one in work, so that a save need not read it again."""

    record: Record
    rows: Derived

    def __repr__(self) -> str:
        return f"_Held({self.record.id})"


class Records:
    """Reading, saving and erasing. The vault is held alone, so what was read or written last is what the file has."""

    def __init__(self, link: Link, journal: Journal) -> None:
        self._link = link
        self._journal = journal
        self._held: _Held | None = None

    def read(self, record: str) -> Record:
        """The record with all its conversations, each vouched for; empty when the vault holds none."""
        return self._current(record).record

    def save(self, conversation: Conversation, day: date) -> Conversation:
        """Write a conversation with its rows and journal entry in one transaction; what was written.

        Items that were erased are left out. Raises AlreadyErased, ConversationIsClosed, TooLong, BadInput when it
        belongs to another record, or a VaultProblem, and then nothing was written.
        """
        fit = fitted(conversation)
        with self.writing():
            fit = self._without_erased(fit)
            former = self._former(fit.conversation)
            if former is None or not former.closed:
                self._write(fit, day)
                self._note_packets(fit.conversation, former, day)
            elif former != fit.conversation:
                raise conversation_is_closed()
        return fit.conversation

    def erase_record(self, record: str, day: date) -> None:
        """Remove a record, its rows and its conversations; one tombstone stays. Done twice, it does nothing more."""
        self._assert_known(record, bool(self.read(record).conversations))
        with self.writing():
            self.note_gone([c.id for c in self.read(record).conversations], day)
            self._link.change("DELETE FROM conversations WHERE record = ?", (record,))
            self.bury(Erased.RECORD, [record], day)
            self._settle(Record(record))

    def erase_conversation(self, conversation: str, day: date) -> None:
        """Remove one conversation from its record; one tombstone stays. Done twice, it does nothing more."""
        record = record_holding(self._link, conversation)
        self._assert_known(conversation, record is not None)
        if record is None:
            return
        with self.writing():
            left = tuple(c for c in self.read(record).conversations if c.id != conversation)
            self._link.change("DELETE FROM conversations WHERE id = ?", (conversation,))
            self.bury(Erased.CONVERSATION, [conversation], day)
            self._settle(Record(record, left))

    def erase_part(self, record: str, cutting: Cutting, day: date) -> int:
        """Cut a part out of every conversation of a record, closed ones too; how many items went."""
        with self.writing():
            gone: set[str] = set()
            for conversation in self.read(record).conversations:
                cut = cutting(conversation)
                if cut.gone:
                    self._write(fitted(cut.left), day)
                    gone |= cut.gone
            self.bury(Erased.ITEM, sorted(gone), day)
        return len(gone)

    def erase_items(self, record: str, ids: frozenset[str], day: date) -> None:
        """Remove what has one of these ids from a record, closed conversations too; lays no tombstone."""
        with self.writing():
            for conversation in self.read(record).conversations:
                left = without(conversation, ids)
                if left is not conversation:
                    self._write(fitted(left), day)

    def close_before(self, day: date) -> int:
        """Close every conversation of an earlier day that is still open; how many there were."""
        rows = self._link.rows("SELECT id, record FROM conversations WHERE closed = 0 AND day < ?", (day.isoformat(),))
        for id_, record in rows:
            left_open = next(c for c in self.read(record).conversations if c.id == id_)
            self.save(replace(left_open, closed=True), day)
        return len(rows)

    def rebuild(self) -> None:
        """Make every derived row again from the documents."""
        with self.writing():
            clear_rows(self._link)
            for record in record_ids(self._link):
                replace_rows(self._link, record, derive(self.read(record)))

    def forget(self) -> None:
        """Hold nothing in memory; read again at the next need."""
        self._held = None
        self._journal.forget()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction; when it does not happen, nothing that was thought during it is kept."""
        try:
            with self._link.writing():
                yield
        except BaseException:
            self.forget()
            raise

    def _read(self, record: str) -> Iterator[Conversation]:
        rows = self._link.rows("SELECT id, version, document FROM conversations WHERE record = ?", (record,))
        newest = self._journal.newest() if rows else {}
        for id_, version, text in rows:
            with rows_told():
                as_told = newest.get(id_) == (version, digest_of(text, version))
            if not as_told:
                raise not_as_written()
            found = read_conversation(text)
            if (found.id, found.record) != (id_, record):
                raise not_as_written()
            yield found

    def _without_erased(self, fit: Fitted) -> Fitted:
        """The same without erased items; AlreadyErased when the conversation or its record is."""
        said = fit.conversation
        gone = erased_among(self._link, (said.record, said.id, *item_ids(said)))
        if said.record in gone or said.id in gone:
            raise already_erased()
        return fitted(without(said, gone)) if gone else fit

    def _former(self, conversation: Conversation) -> Conversation | None:
        """The conversation as the vault has it."""
        found = next((c for c in self.read(conversation.record).conversations if c.id == conversation.id), None)
        if found is None and record_holding(self._link, conversation.id) is not None:
            raise belongs_elsewhere()
        return found

    def _write(self, fit: Fitted, day: date) -> None:
        conversation = fit.conversation
        newest = self._journal.newest().get(conversation.id)
        version = newest[0] + 1 if newest else 1
        written = as_written(fit, version)
        (update_document if newest else insert_document)(self._link, conversation, version, written)
        self._journal.append(day, Event.SAVED, conversation.id, version, written.digest)
        others = tuple(c for c in self.read(conversation.record).conversations if c.id != conversation.id)
        self._settle(Record(conversation.record, (*others, conversation)))

    def bury(self, kind: Erased, ids: Sequence[str], day: date) -> None:
        """Lay a tombstone for each id and note it, inside a transaction."""
        lay(self._link, kind, ids)
        there_are = count_tombstones(self._link)
        for id_ in ids:
            self._journal.append(day, Event.ERASED, id_, there_are)

    def note_gone(self, conversations: Iterable[str], day: date) -> None:
        """Note of conversations that were taken out of their table, inside a transaction; lays no tombstone."""
        for id_ in conversations:
            self._journal.append(day, Event.ERASED, id_)

    def _note_packets(self, conversation: Conversation, former: Conversation | None, day: date) -> None:
        """What was handed over since the former version."""
        known = {packet.id for packet in former.packets} if former else set()
        for packet in conversation.packets:
            if packet.id not in known:
                self._journal.append(day, Event.PACKET, packet.referral)

    def _settle(self, record: Record) -> None:
        """Bring the derived rows to what ``record`` now is, touching none that stays."""
        before = self._current(record.id).rows
        after = self._hold(record).rows
        if after != before:
            replace_rows(self._link, record.id, after)

    def _current(self, record: str) -> _Held:
        if self._held is not None and self._held.record.id == record:
            return self._held
        return self._hold(Record(record, tuple(self._read(record))))

    def _hold(self, record: Record) -> _Held:
        self._held = _Held(record, derive(record))
        return self._held

    def _assert_known(self, id_: str, present: bool) -> None:
        if not present and not erased_among(self._link, [id_]):
            raise not_known()
