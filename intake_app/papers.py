"""Papers in numbers: everything that leaves for one person in a folder, and the letters that call packets back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from intake_app.conversation.consents import Decision
from intake_app.conversation.ids import new_id
from intake_app.conversation.recalls import How, Recall, RecallTold
from intake_app.conversation.record import Kind, Record, ReferralView
from intake_app.conversation.release_facts import release_facts
from intake_app.desk import CardWords, Desk
from intake_app.languages.catalogs import load_language, shipped_tags
from intake_app.languages.words import msg
from intake_app.outbox import written
from intake_app.packets.naming import LETTER, Copy, file_name
from intake_app.packets.packet import make_consent_record, make_recall_letter
from intake_app.packets.sheet import Sheet
from intake_app.problems import BadInput, DiskProblem, Problem
from intake_app.sitting import Sitting
from intake_app.vault.disk import disk_told

ENGLISH = "en"
GoesOn = Callable[[int, int], bool]
"""Told how many papers are done and of how many; whether to go on."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How papers are to be: the recipients' ``language`` (BCP 47), the page, and what seals them, if anything does.

    ``card`` is what the discreet card says; without it, the site's own words.
    """

    language: str = ENGLISH
    page: str = "A4"
    passphrase: str | None = None
    card: CardWords | None = None

    def __repr__(self) -> str:
        return f"Wanted({self.language}, {self.page})"


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A paper that could not be written, by the file's name that it would have had, and why."""

    name: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of writing several papers: the files in order, what could not be written, whether it was stopped."""

    files: tuple[str, ...] = ()
    unwritten: tuple[Unwritten, ...] = ()
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class _Paper:
    """One file to be: its name, how it is made, and how the record is told that it left."""

    name: str
    make: Callable[[], bytes]
    note: Callable[[Sitting], object] | None = None


def at_the_desk(desk: Desk, record: Record) -> Sitting:
    """A conversation at the desk, for what happens without the survivor."""
    return desk.begin(record.in_order[-1].language, record=record.id, kind=Kind.DESK)


def consent_record(desk: Desk, record: Record, consent: str, wanted: Wanted) -> bytes:
    """One consent on paper, in the person's language beside the recipients'. Raises BadInput when there is none."""
    facts = release_facts(record, consent)
    if facts is None:
        raise BadInput(msg("There is no such consent."), msg("Look at the record for the consents it holds."))
    return make_consent_record(
        facts,
        language=load_language(_spoken(facts.consent.language, wanted.language)),
        other=load_language(wanted.language),
        site=desk.site(),
        form=desk.form,
        page=wanted.page,
        passphrase=wanted.passphrase,
    )


def consent_for(record: Record, referral: str) -> str:
    """The last *yes* to telling the recipient of a referral. Raises BadInput when there is none."""
    named = {r.recipient.key for c in record.conversations for r in c.referrals if r.id == referral}
    agreed = [c.id for c in record.consents() if c.recipient.key in named and c.decision is Decision.YES]
    if not agreed:
        raise BadInput(
            msg("There is no release for this recipient."),
            msg("Ask the person, and make a release for this recipient if they want one."),
        )
    return agreed[-1]


def make_paper(desk: Desk, record: Record, referral: str, copy: Copy, wanted: Wanted) -> bytes:
    """One paper about one referral. Raises as ``Desk.packet``; BadInput where there is no consent to print."""
    language = load_language(wanted.language)
    match copy:
        case Copy.RECIPIENT:
            return desk.packet(record, referral, language=language, page=wanted.page, passphrase=wanted.passphrase)
        case Copy.SURVIVOR:
            return desk.survivors_copy(record, language=language, page=wanted.page, passphrase=wanted.passphrase)
        case Copy.DISCREET:
            return desk.card(wanted.card or _usual_card(desk), language=language, passphrase=wanted.passphrase)
        case Copy.CONSENT:
            return consent_record(desk, record, consent_for(record, referral), wanted)


def _usual_card(desk: Desk) -> CardWords:
    site = desk.site()
    return CardWords(site.card_name, site.office_hours, site.office_phone)


def write_set(
    desk: Desk,
    record_id: str,
    folder: Path,
    wanted: Wanted,
    *,
    read: Mapping[str, Sheet] | None = None,
    goes_on: GoesOn = lambda *_: True,
) -> Outcome:
    """Write everything for one person into ``folder``: the packets of the live referrals with a release in force, the
    records of those consents, the person's copy and the card.

    With ``read``, only the packets of these referrals, and only while they say what was read there. Each file is whole
    or not at all and never over another; what cannot be written is told and the rest goes on. Raises BadInput for a
    person or a language that is not known, DiskProblem when the disk fails.
    """
    load_language(wanted.language)
    record = desk.record(record_id)
    return _write(desk, record, folder, tuple(_set(desk, record, wanted, read)), goes_on)


def as_read(desk: Desk, record: Record, referral: str, language: str, sheets: Iterable[Sheet]) -> None:
    """Raise BadInput when the packet would say anything else than one of the ``sheets`` that were read."""
    sheet = desk.preview(record, referral, language=load_language(language))
    if all(sheet != each for each in sheets):
        raise BadInput(
            msg("What they will see has changed since it was read."), msg("Open the referral again, and read it anew.")
        )


def recalls_of(record: Record, consent: str) -> tuple[Recall, ...]:
    """The recalls that the taking back of a consent brings about. Raises BadInput when there is no such consent."""
    known = {each.id: each.recipient.key for each in record.consents()}
    if consent not in known:
        raise BadInput(msg("There is no such consent."), msg("Look at the record for the consents it holds."))
    return tuple(each for each in record.recalls() if each.referral.recipient.key == known[consent])


def letter_language(recall: Recall, otherwise: str) -> str:
    """The language (BCP 47) of the packet that is called back, else another."""
    return _spoken(recall.language, otherwise)


def write_letters(
    desk: Desk, record_id: str, folder: Path, wanted: Wanted, *, consent: str | None = None, always: bool = False
) -> Outcome:
    """Write the letters to those who are still to be told, of one ``consent`` that was taken back or of all.

    Each is in the language of the packet it calls back, else in that of ``wanted``; ``always`` in that of ``wanted``.
    """
    load_language(wanted.language)
    record = desk.record(record_id)
    found = record.recalls() if consent is None else recalls_of(record, consent)
    return _write(desk, record, folder, tuple(_letter(desk, each, wanted, always) for each in found if each.open))


def tell_recalled(desk: Desk, record_id: str, referral: str, how: How) -> None:
    """Keep that the recipient of a referral was told to stop using it. Raises BadInput where none was called back."""
    record = desk.record(record_id)
    if all(each.referral.id != referral for each in record.recalls()):
        raise BadInput(
            msg("Nothing was taken back under this referral."), msg("Look at the person’s consents and referrals.")
        )
    sitting = at_the_desk(desk, record)
    with sitting.held():
        told = RecallTold(new_id(), referral, how, sitting.conversation.worker)
        sitting.change(lambda said: replace(said, recalls=(*said.recalls, told)))
        sitting.stop()


def _set(desk: Desk, record: Record, wanted: Wanted, read: Mapping[str, Sheet] | None) -> Iterator[_Paper]:
    for view in record.referrals(desk.today()):
        if view.live and (read is None or view.referral.id in read):
            yield _packet(desk, record, view, wanted, read)
            if view.permission is not None:
                yield _consent(desk, record, view, wanted)
    own = load_language(_spoken(record.in_order[-1].language, wanted.language))
    copy = partial(desk.survivors_copy, record, language=own, page=wanted.page, passphrase=wanted.passphrase)
    yield _Paper(file_name("", Copy.SURVIVOR), copy)
    card = partial(desk.card, wanted.card or _usual_card(desk), language=own, passphrase=wanted.passphrase)
    yield _Paper(file_name("", Copy.DISCREET), card)


def _packet(desk: Desk, record: Record, view: ReferralView, wanted: Wanted, read: Mapping[str, Sheet] | None) -> _Paper:
    id_ = view.referral.id

    def make() -> bytes:
        if read is not None:
            as_read(desk, record, id_, wanted.language, (read[id_],))
        return make_paper(desk, record, id_, Copy.RECIPIENT, wanted)

    return _Paper(
        file_name(view.referral.reference, Copy.RECIPIENT), make, _given(id_, Copy.RECIPIENT, wanted.language)
    )


def _consent(desk: Desk, record: Record, view: ReferralView, wanted: Wanted) -> _Paper:
    make = partial(consent_record, desk, record, consent_for(record, view.referral.id), wanted)
    note = _given(view.referral.id, Copy.CONSENT, wanted.language)
    return _Paper(file_name(view.referral.reference, Copy.CONSENT), make, note)


def _letter(desk: Desk, recall: Recall, wanted: Wanted, always: bool) -> _Paper:
    language = load_language(wanted.language if always else letter_language(recall, wanted.language))
    make = partial(
        make_recall_letter,
        recall,
        language=language,
        site=desk.site(),
        today=desk.today(),
        page=wanted.page,
        passphrase=wanted.passphrase,
    )
    return _Paper(file_name(recall.referral.reference, LETTER), make)


def _given(referral: str, copy: Copy, language: str) -> Callable[[Sitting], object]:
    return lambda sitting: sitting.packet_given(referral, copy=copy.value, language=language)


def _spoken(tag: str, otherwise: str) -> str:
    return tag if tag in shipped_tags() else otherwise


def _write(
    desk: Desk, record: Record, folder: Path, papers: tuple[_Paper, ...], goes_on: GoesOn = lambda *_: True
) -> Outcome:
    """Write the papers one by one, each noted as soon as it is there, in one conversation at the desk."""
    _make_folder(folder)
    sitting: Sitting | None = None
    files: list[str] = []
    unwritten: list[Unwritten] = []
    stopped = False
    for at, paper in enumerate(papers):
        stopped = not goes_on(at, len(papers))
        if stopped:
            break
        try:
            data = paper.make()
            if paper.note is not None and sitting is None:
                sitting = at_the_desk(desk, record)
            with written(folder / paper.name, data):
                if paper.note is not None and sitting is not None:
                    paper.note(sitting)
            files.append(paper.name)
        except DiskProblem:
            raise
        except Problem as problem:
            unwritten.append(Unwritten(paper.name, problem))
    if sitting is not None and sitting.saved:
        sitting.stop()
    return Outcome(tuple(files), tuple(unwritten), stopped)


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    if os.path.lexists(folder) or not folder.parent.is_dir():
        raise BadInput(msg("The papers cannot be written to this place."), msg("Choose a folder."))
    with disk_told():
        folder.mkdir(mode=0o700)
