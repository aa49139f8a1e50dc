"""The journal in words: what happened to a vault, on which day, with whose key and about which record; no content."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from intake_app.given_out import FIGURES
from intake_app.keyholders import Keyholder, Keyholders, Means
from intake_app.languages.language import Language, plain
from intake_app.languages.words import Msg, msg, nmsg
from intake_app.reports.table import table
from intake_app.store.journal import Entry, Event
from intake_app.store.store import Store
from intake_app.store.tombstones import Erased


@dataclass(frozen=True, slots=True)
class Told:
    """One entry in words. ``record`` is the id of the record it is about, where the vault still knows."""

    seq: int
    day: date
    what: Msg
    record: str | None
    entry: Entry


class Logbook:
    """The journal of an open vault as it is now, for the thread that opened it.

    Raises VaultIsDamaged when it is not whole.
    """

    def __init__(self, store: Store, today: date) -> None:
        self._record_of = store.record_of
        self.length = store.journal_length  # read through: an entry that does not fit is told as damage
        self._entries = store.journal_entries()
        self._erased = {each.id: each.kind for each in store.tombstones()}
        self._holders = {each.slot: each for each in Keyholders(store, today).all()}
        self._since = _last_changes(self._entries)

    def page(self, skip: int = 0, limit: int = 50) -> tuple[Told, ...]:
        """At most ``limit`` entries, newest first, after the ``skip`` newest."""
        newest_first = self._entries[::-1]
        return tuple(map(self._told, newest_first[skip : skip + limit]))

    def as_table(self, language: Language) -> bytes:
        """Every entry, oldest first, as a CSV file that no spreadsheet takes for formulas."""
        heading = [plain(language.text(each)) for each in _HEADING]
        return table(heading, self._rows(language))

    def _rows(self, language: Language) -> Iterator[tuple[str | int, ...]]:
        for told in map(self._told, self._entries):
            entry = told.entry
            yield (entry.seq, entry.day.isoformat(), plain(language.text(told.what)), told.record or "",
                   entry.event, entry.subject, entry.number)  # fmt: skip

    def _told(self, entry: Entry) -> Told:
        words = self._words(entry)
        return Told(entry.seq, entry.day, words, self._record(entry), entry)

    def _words(self, entry: Entry) -> Msg:
        if entry.event == Event.ERASED:
            return _GONE.get(self._erased.get(entry.subject, Erased.CONVERSATION), _CONVERSATION_GONE)
        if entry.event in _BY_KEY:
            return _BY_KEY[Event(entry.event)](who=self._who(entry), n=entry.number)
        return _told(entry)

    def _record(self, entry: Entry) -> str | None:
        if entry.event == Event.SAVED:
            return self._record_of(entry.subject)
        is_record = entry.event in (Event.HELD, Event.HOLD_ENDED) or self._erased.get(entry.subject) is Erased.RECORD
        return entry.subject if is_record else None

    def _who(self, entry: Entry) -> Msg | str:
        """Who has the key of an entry, as long as it has not been given to somebody else since."""
        holder = self._holders.get(entry.number) if entry.seq >= self._since.get(entry.number, 0) else None
        return _name(holder) if holder is not None else _SOMEBODY


def _name(holder: Keyholder) -> Msg | str:
    if holder.means is Means.SHEET:
        return _SHEET
    return holder.name or _MAKER


def _last_changes(entries: tuple[Entry, ...]) -> Mapping[int, int]:
    """The entry, by key, at which it was last given to somebody or taken away."""
    return {e.number: e.seq for e in entries if e.event in (Event.KEY_ADDED, Event.KEY_REVOKED)}


def _told(entry: Entry) -> Msg:
    known = _WORDS.get(entry.event)
    return known(entry) if known is not None else msg("{name}")(name=entry.event)


def _exported(entry: Entry) -> Msg:
    if entry.subject == FIGURES:
        return msg("Figures were written to a file")
    return nmsg(
        "Details of {n} person were written to a file, without the name",
        "Details of {n} people were written to a file, without names",
        entry.number,
    )


def _settings(entry: Entry) -> Msg:
    return msg("Settings were changed: {name}")(name=_SETTINGS.get(entry.subject, entry.subject))


_MAKER, _SHEET, _SOMEBODY = msg("whoever made the vault"), msg("the recovery sheet"), msg("somebody")
_CONVERSATION_GONE = msg("A conversation was removed")
_GONE: Final[Mapping[Erased, Msg]] = {
    Erased.RECORD: msg("Everything about a person was removed"),
    Erased.CONVERSATION: _CONVERSATION_GONE,
    Erased.ITEM: msg("Something that was said was removed"),
}
_BY_KEY: Final[Mapping[Event, Msg]] = {
    Event.UNLOCKED: msg("Unlocked with key {n}: {who}"),
    Event.KEY_ADDED: msg("Key {n} was given out: {who}"),
    Event.KEY_CHANGED: msg("The passphrase of key {n} was changed: {who}"),
    Event.KEY_REVOKED: msg("Key {n} was revoked"),
}
_WORDS: Final[Mapping[str, Callable[[Entry], Msg]]] = {
    Event.SAVED: lambda _: msg("A conversation was saved"),
    Event.PACKET: lambda _: msg("A packet or a copy was written"),
    Event.DIRECTORY_IMPORTED: lambda entry: msg("The directory was read in: {source}")(source=entry.subject),
    Event.DIRECTORY_CHANGED: lambda entry: msg("An entry of the directory was changed by hand: {source}")(
        source=entry.subject
    ),
    Event.SETTING: _settings,
    Event.KEY_ROTATED: lambda _: msg("The vault got a new key"),
    Event.RECOVERY_REHEARSED: lambda _: msg("The recovery sheet was tried"),
    Event.BACKUP_MADE: lambda _: msg("A backup was made"),
    Event.RESTORED: lambda _: msg("The vault was restored from a backup"),
    Event.TIDIED: lambda _: msg("The file was written anew without what was removed"),
    Event.HELD: lambda _: msg("A person was put on hold"),
    Event.HOLD_ENDED: lambda _: msg("A hold was ended"),
    Event.DAY_CONFIRMED: lambda _: msg("Somebody said that the clock is right"),
    Event.EXPORTED: lambda entry: _exported(entry),
    Event.EMPTIED: lambda entry: nmsg(
        "{n} person was taken out for a journey", "{n} people were taken out for a journey", entry.number
    ),
}
_SETTINGS: Final[Mapping[str, Msg]] = {
    "site": msg("the site"),
    "folding": msg("how names are searched"),
    "keyholders": msg("who can open the vault"),
    "retention": msg("how long things are kept"),
    "holds": msg("holds"),
    "backups": msg("where backups go"),
    "last_backup": msg("the newest backup"),
    "given_out": msg("what was written to files"),
    "without_recovery": msg("going on without a recovery sheet"),
    "drafts": msg("what was half typed when it locked"),
    "need_terms": msg("the organisation’s own words for needs"),
}
_HEADING: Final = (
    msg("Number"), msg("Day"), msg("What happened"), msg("Record"), msg("Event"), msg("Concerns"), msg("Count"),
)  # fmt: skip
