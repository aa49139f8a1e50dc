"""What a worker can do while a vault is open: the use cases, one short method each."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType

from intake_app.card_numbers import refuse_unchecked
from intake_app.conversation.ids import new_id
from intake_app.conversation.record import Conversation, Interpreter, Kind, Record
from intake_app.directory.entries import Service
from intake_app.directory.matching import Circumstances, Match, match_services
from intake_app.directory_desk import DirectoryDesk
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import Form, Question, When
from intake_app.languages.catalogs import lay_over, load_language, shipped_tags
from intake_app.languages.language import Language
from intake_app.languages.own_words import own_words_folder
from intake_app.languages.words import msg
from intake_app.need_table import NeedTable
from intake_app.packets.packet import Copy, make_card, make_packet, make_survivors_copy, preview_sheet
from intake_app.packets.sheet import Sheet
from intake_app.problems import BadInput, DiskProblem
from intake_app.readers.reading import DirectoryReading
from intake_app.retention import Retention
from intake_app.site import Site
from intake_app.sitting import Keeping, Sitting
from intake_app.store.people import Mark, PeoplePage
from intake_app.store.store import Store
from intake_app.vault.check import CheckReport
from intake_app.vault.slots import Work

_SITE = "site"


@dataclass(frozen=True, slots=True)
class CardWords:
    """What a discreet card says: a neutral name, a time and a number, each as given; any may be empty."""

    name: str = ""
    when: str = ""
    phone: str = ""


def speaks_for_itself(tag: str) -> bool:
    """Whether a person has reviewed this language's wording, so that a release may be read without an interpreter."""
    return tag in shipped_tags() and not load_language(tag).is_draft


class Desk:
    """The use cases over an open store, for the thread that opened it; those about the vault itself take ``store``.

    ``today`` tells the local day. By a clock that was moved back it is the last day that the journal bears out, so that
    no release comes to life again. Every method may raise a Problem; nothing is then half done.
    """

    form: Form = INTAKE

    def __init__(self, store: Store, *, today: Callable[[], date] = date.today) -> None:
        self.store = store
        self.retention = Retention(store, today)
        self.today = partial(_no_earlier, today, self.retention.today().known)
        _close_earlier(store, self.today())

    @classmethod
    def create(
        cls, path: Path, passphrase: str, *, today: Callable[[], date] = date.today, work: Work | None = None
    ) -> Desk:
        """Make a vault and sit down at it."""
        desk = cls(Store.create(path, passphrase, today=today, work=work), today=today)
        lay_over(own_words_folder(path))
        return desk

    @classmethod
    def open(cls, path: Path, passphrase: str, *, today: Callable[[], date] = date.today) -> Desk:
        """Unlock a vault and sit down at it; wordings of the organisation's own beside it are in use from then on."""
        desk = cls(Store.open(path, passphrase, today=today), today=today)
        lay_over(own_words_folder(path))
        return desk

    def close(self) -> None:
        """Close the vault and wipe its key."""
        self.store.close()
        lay_over(None)

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def site(self) -> Site:
        """The site's settings."""
        return Site.from_json(self.store.setting(_SITE, {}))

    def set_site(self, site: Site) -> None:
        """Keep the site's settings."""
        self.store.set_setting(_SITE, site.to_json())

    def offers(self, question: Question) -> bool:
        """Whether this site asks ``question`` at all."""
        site = self.site()
        return question.when is not When.OFF or question.name in site.switched_on or (site.signs and _is_sign(question))

    def release_end(self, wished: date | None, day: date) -> date:
        """The last day of a release given on ``day``: the one wished for, within the site's longest, else its usual."""
        site = self.site()
        if wished is None:
            return _later(day, min(site.release_days, site.release_longest))
        if wished > _later(day, site.release_longest):
            raise BadInput(
                msg("A release may hold for at most {days} days here.")(days=site.release_longest),
                msg("Choose an earlier last day."),
            )
        return wished

    def people(self, search: str = "", after: Mark | None = None, limit: int = 50) -> PeoplePage:
        """A page of people, the latest day first."""
        return self.store.people(search=search, after=after, limit=limit)

    def record(self, id_: str) -> Record:
        """One person's record. Raises BadInput when there is none."""
        record = self.store.record(id_)
        if record is None:
            raise BadInput(msg("There is no record with this id."), msg("Look it up in the list of people."))
        return record

    def begin(
        self,
        language: str,
        *,
        record: str | None = None,
        kind: Kind = Kind.MEETING,
        interpreter: Interpreter | None = None,
        day: date | None = None,
        worker: str = "",
        site: str = "",
    ) -> Sitting:
        """Open a conversation with a new person, or with the one whose record is named; nothing is written yet."""
        earlier = self.record(record) if record else Record(new_id())
        mine = self.site()
        conversation = Conversation(
            id=new_id(),
            record=earlier.id,
            kind=kind,
            date=day or self.today(),
            worker=worker or mine.worker,
            language=language,
            site=site or mine.name,
            interpreter=interpreter,
        )
        return Sitting(earlier, conversation, self._keeping)

    def resume(self, record: str) -> Sitting | None:
        """The meeting with this person that was left open today, as after a lock; None when there is none."""
        known = self.record(record)
        for conversation in reversed(known.in_order):
            if conversation.kind is Kind.MEETING and not conversation.closed and conversation.date == self.today():
                others = tuple(c for c in known.conversations if c is not conversation)
                return Sitting(Record(known.id, others), conversation, self._keeping, resumed=True)
        return None

    def erase_record(self, id_: str) -> None:
        """Remove everything of one person, for good. Raises RecordIsHeld."""
        self.retention.erase_record(id_)

    def erase_conversation(self, id_: str) -> None:
        """Remove one conversation, for good. Raises RecordIsHeld."""
        self.retention.erase_conversation(id_)

    def erase_answer(self, record: str, question: str) -> int:
        """Remove every answer to one question from a record, for good; how many there were. Raises RecordIsHeld."""
        return self.retention.erase_answers(record, question)

    def import_directory(self, path: Path) -> DirectoryReading:
        """Read a directory from outside in a limited child process and take it in without asking."""
        return DirectoryDesk(self.store, self.today).take_in_at_once(path)

    def services(self) -> tuple[Service, ...]:
        """Every service on file."""
        return self.store.services()

    def service(self, id_: str, source: str | None = None) -> Service:
        """One service by the directory's id, or by ``source/id``.

        Raises BadInput when there is none, and when two sources tell different things under one id.
        """
        found = self.store.services_named(f"{source}/{id_}" if source else id_)
        if not found:
            raise BadInput(
                msg("The directory holds no service with the id {id}.")(id=id_[:80]),
                msg("Import the directory first, then look the service up by its need."),
            )
        if len({(s.name, s.organization.name, s.phones) for s in found}) > 1:
            raise BadInput(
                msg("Two directories tell different things about the service {id}.")(id=id_[:80]),
                msg("Write source/id to say which one you mean."),
            )
        return found[0]

    def match(self, need: str, language: str | None = None, *, record: Record | None = None) -> tuple[Match, ...]:
        """The services for a need with the reasons they fit and may not, in ``stated_order``."""
        avoid = record.avoided() if record is not None else frozenset()
        crosswalk = NeedTable(self.store).crosswalk()
        known = Circumstances(self.today(), language, self.site().near, avoid, crosswalk)
        return match_services(self.store.services_for_need(need), need=need, circumstances=known)

    def packet(
        self, record: Record, referral: str, *, language: Language, page: str = "A4", passphrase: str | None = None
    ) -> bytes:
        """The packet for a referral's recipient. Raises ConsentMissing when no release in force covers it."""
        return make_packet(
            record, referral, language=language, site=self.site(), today=self.today(), page=page, passphrase=passphrase
        )

    def preview(self, record: Record, referral: str, *, language: Language) -> Sheet:
        """Exactly what the recipient would read, as lines. Raises as ``packet``."""
        return preview_sheet(record, referral, language=language, site=self.site(), today=self.today())

    def survivors_copy(
        self, record: Record, *, language: Language, page: str = "A4", passphrase: str | None = None
    ) -> bytes:
        """The survivor's own copy; it needs no release and works from memory."""
        return make_survivors_copy(
            record, language=language, site=self.site(), today=self.today(), page=page, passphrase=passphrase
        )

    def card(self, words: CardWords, *, language: Language, passphrase: str | None = None) -> bytes:
        """The discreet card; it says nothing but what it is given. Raises BadInput for a number not checked lately."""
        refuse_unchecked(words.phone, self.store.services(), self.today())
        return make_card(language=language, name=words.name, when=words.when, phone=words.phone, passphrase=passphrase)

    def note_packet(self, sitting: Sitting, referral: str, *, copy: Copy, language: str) -> bool:
        """Keep that a paper was made. That it was sent is a step of its own: only the worker knows."""
        return sitting.packet_given(referral, copy=copy.value, language=language)

    def add_feedback(self, choice: str, understood: str, treated: str) -> None:
        """Keep one person's feedback, tied to nobody; an empty answer was skipped."""
        given = {"choice": choice, "understood": understood, "treated": treated}
        self.store.add_feedback({name: face for name, face in given.items() if face})

    def check(self) -> CheckReport:
        """Whether the vault is as it was written."""
        return self.store.check()

    @property
    def _keeping(self) -> Keeping:
        return Keeping(self.store.save, self._take_out, speaks_for_itself, lambda: self.site().written_only)

    def _take_out(self, conversation: Conversation) -> None:
        self.store.erase_conversation(conversation.id)


def _no_earlier(clock: Callable[[], date], known: date) -> date:
    return max(clock(), known)


def _close_earlier(store: Store, day: date) -> None:
    """Close the conversations of earlier days; on a full disk they stay open, and all can be read."""
    try:
        with contextlib.suppress(DiskProblem):
            store.close_before(day)
    except BaseException:
        store.close()
        raise


def _later(day: date, days: int) -> date:
    """So many days later, as far as the calendar goes."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def _is_sign(question: Question) -> bool:
    return question.category == "signs"
