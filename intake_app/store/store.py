"""The store: one open vault as the desk sees it, where each method is one use of it and each writing one is whole."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

from intake_app.conversation.cutting import Cutting
from intake_app.conversation.record import Conversation, Record
from intake_app.directory.entries import Service
from intake_app.directory.local import Kept
from intake_app.languages.words import Msg
from intake_app.problems import DiskProblem, VaultIsDamaged
from intake_app.store.checking import findings, glance
from intake_app.store.derived import DERIVING
from intake_app.store.directory import Directory
from intake_app.store.documents import record_holding, record_ids
from intake_app.store.emptying import take_everybody_out
from intake_app.store.feedback import Answers, Feedback, add_feedback, all_feedback
from intake_app.store.folding import FOLDING
from intake_app.store.home import Home
from intake_app.store.journal import Entry, Event
from intake_app.store.people import Mark, PeoplePage, count_people, people_page
from intake_app.store.records import Records
from intake_app.store.schema import NEWEST, bring_up_to_date
from intake_app.store.services import (
    Source,
    all_services,
    fold_services_anew,
    found_services,
    services_named,
    serving,
    sources,
)
from intake_app.store.settings import read_setting, write_setting
from intake_app.store.tasks import PersonTask, tasks_between
from intake_app.store.tidying import Tidying
from intake_app.store.tombstones import Tombstone, tombstones
from intake_app.vault.check import CheckReport, check_vault
from intake_app.vault.reserve import FOR_ERASING, Reserve
from intake_app.vault.slots import Work
from intake_app.vault.vault import OpenVault, create_vault, open_vault

_FOLDING = "folding"
_RULES = [FOLDING, DERIVING]


class Store:
    """One open vault, for the thread that opened it; a context manager.

    ``today`` tells the local day for the journal. Every method may raise VaultIsDamaged or DiskProblem; a method
    that writes has then written nothing, and the caller keeps what it wanted to save.
    """

    def __init__(self, vault: OpenVault, today: Callable[[], date] = date.today) -> None:
        self.vault = vault
        self._today = today
        home = Home(vault, lambda: self._records.forget())
        self._link, self._journal = home.link, home.journal
        self._records = Records(self._link, self._journal)
        self._reserve = Reserve(vault.path, vault.is_in_place)
        self.tidying = Tidying(self._link, self._journal, self._records, self._reserve, today)
        self.directory = Directory(self._link, self._journal, self._records.writing, today)

    @classmethod
    def create(
        cls, path: Path, passphrase: str, *, today: Callable[[], date] = date.today, work: Work | None = None
    ) -> Store:
        """Make a vault at ``path`` and open it; raises as ``create_vault`` and ``open``."""
        create_vault(path, passphrase, prepare=bring_up_to_date, work=work)
        return cls.open(path, passphrase, today=today)

    @classmethod
    def open(cls, path: Path, passphrase: str, *, today: Callable[[], date] = date.today) -> Store:
        """Open the vault at ``path``, bring it up to date and note the unlocking; raises as ``open_vault``."""
        vault = open_vault(path, passphrase, newest_schema=NEWEST)
        try:
            bring_up_to_date(vault.connection)
            store = cls(vault, today)
            with contextlib.suppress(DiskProblem):  # on a full disk what is known can still be read
                store.note(Event.UNLOCKED, number=vault.slot)
                store.fold_names_anew()
                store.tidying.tidy()
            store._reserve.fill()
        except BaseException:
            vault.close()
            raise
        return store

    def close(self) -> None:
        """Close the vault and wipe its key; may be called again."""
        self._records.forget()
        self.vault.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def save(self, conversation: Conversation) -> Conversation:
        """Write a conversation and what follows from it; the conversation as written. Raises as ``Records.save``."""
        return self._reserve.behind(lambda: self._records.save(conversation, self._today()), leaving=FOR_ERASING)

    def record(self, record: str) -> Record | None:
        """A person's record; None when the vault holds none with this id."""
        found = self._records.read(record)
        return found if found.conversations else None

    def record_ids(self) -> tuple[str, ...]:
        """The ids of every record."""
        return record_ids(self._link)

    def records(self) -> Iterator[Record]:
        """Every record, one at a time."""
        return (self._records.read(record) for record in self.record_ids())

    def close_before(self, day: date) -> int:
        """Close the conversations of earlier days that were left open; how many there were."""
        return self._reserve.behind(lambda: self._records.close_before(day), leaving=FOR_ERASING)

    def people(self, *, search: str = "", after: Mark | None = None, limit: int = 50) -> PeoplePage:
        """A page of people, the latest day first; ``after`` is the ``next`` of the page before."""
        return people_page(self._link, search, after, limit)

    def tasks(self, shown_on: date, due_by: date) -> tuple[PersonTask, ...]:
        """What is to be done about anybody, due by ``due_by`` and not past ``shown_on``: by day, then by name."""
        return tasks_between(self._link, shown_on, due_by)

    def count_people(self) -> int:
        """How many people the vault holds."""
        return count_people(self._link)

    def erase_record(self, record: str) -> None:
        """Remove everything of a person; BadInput when the vault never held the id."""
        self.tidying.after(lambda: self._records.erase_record(record, self._today()))

    def erase_conversation(self, conversation: str) -> None:
        """Remove one conversation; BadInput when the vault never held the id."""
        self.tidying.after(lambda: self._records.erase_conversation(conversation, self._today()))

    def erase_part(self, record: str, cutting: Cutting) -> int:
        """Cut a part out of every conversation of a record; how many items went."""
        return self.tidying.after(lambda: self._records.erase_part(record, cutting, self._today()))

    def take_everybody_out(self, settings: Iterable[str] = ()) -> int:
        """Remove every person, all feedback and these settings, without tombstones; how many people there were."""
        return take_everybody_out(self._link, self._journal, self._records, settings, self._today())

    def record_of(self, conversation: str) -> str | None:
        """The record that a conversation in the vault belongs to."""
        return record_holding(self._link, conversation)

    def tombstones(self) -> tuple[Tombstone, ...]:
        """What was erased, as ids."""
        return tombstones(self._link)

    def rebuild(self) -> None:
        """Make the lists again from the conversations."""
        self._records.rebuild()

    def fold_names_anew(self) -> None:
        """Make the derived rows again where another version of the rules made them; does nothing else."""
        if self.setting(_FOLDING) == _RULES:
            return
        with contextlib.suppress(VaultIsDamaged):  # a damaged one is read as far as it can be
            self._records.rebuild()
            with self._records.writing():
                fold_services_anew(self._link)
                self.set_setting(_FOLDING, _RULES)

    def setting(self, name: str, default: Any = None) -> Any:
        """The JSON value kept under ``name``, or ``default``."""
        return read_setting(self._link, self._journal, name, default)

    def set_setting(self, name: str, value: Any) -> None:
        """Keep a JSON value; None removes it."""
        with self._records.writing():
            write_setting(self._link, self._journal, name, value, self._today())

    def note(self, event: Event, subject: str = "", number: int = 0) -> None:
        """Add to the journal: ``subject`` is an id or a source and never a person's words; ``number`` a count."""
        with self._records.writing():
            self._journal.append(self._today(), event, subject, number)

    def journal_entries(self) -> tuple[Entry, ...]:
        """The journal, oldest first."""
        return self._journal.entries()

    @property
    def journal_length(self) -> int:
        """How many entries the journal has; only ever more."""
        return self._journal.length

    @property
    def low_on_disk(self) -> bool:
        """Whether the room kept back for a full disk is not all there."""
        return not self._reserve.whole

    def glance(self) -> tuple[Msg, ...]:
        """What of ``check`` can be seen at once."""
        return glance(self._link, self._journal)

    def check(self) -> CheckReport:
        """Whether everything is as it was written: bytes, keys, journal, conversations and the lists beside them."""
        report = check_vault(self.vault)
        return CheckReport((*report.findings, *findings(self._link, self._journal, self._records)))

    def replace_directory(self, source: str, services: Iterable[Service]) -> int:
        """Put these services in the place of all from ``source``, and note it; how many there are now."""
        return self.directory.replace(source, map(Kept, services))

    def directory_sources(self) -> tuple[Source, ...]:
        """Where the services came from."""
        return sources(self.directory.link)

    def services(self, source: str | None = None) -> tuple[Service, ...]:
        """The services that one source lists, or all."""
        return all_services(self.directory.link, source)

    def services_named(self, name: str) -> tuple[Service, ...]:
        """The services of any source with the id ``name``, or the one whose ``source/id`` it is."""
        return services_named(self.directory.link, name)

    def services_for_need(self, need: str) -> tuple[Service, ...]:
        """The services that say they serve ``need``."""
        return serving(self.directory.link, need)

    def search_services(self, text: str, *, limit: int = 50) -> tuple[Service, ...]:
        """The services whose own or organisation's name holds every word of ``text``."""
        return found_services(self.directory.link, text, limit)

    def add_feedback(self, answers: Answers) -> None:
        """Keep one person's feedback, tied to nothing but the month."""
        with self._records.writing():
            add_feedback(self._link, answers, self._today())

    def feedback(self) -> tuple[Feedback, ...]:
        """All feedback."""
        return all_feedback(self._link)
