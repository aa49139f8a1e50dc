"""A packet from end to end: share, compose, draw, seal; and the copies that the survivor may take."""

from __future__ import annotations

from datetime import date

from intake_app.conversation.recalls import Recall
from intake_app.conversation.record import Record
from intake_app.conversation.release_facts import ReleaseFacts
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import Form
from intake_app.languages.language import Language
from intake_app.packets.compose import compose
from intake_app.packets.consent_record import compose_consent_record
from intake_app.packets.contact import Office
from intake_app.packets.draw import draw, draw_card
from intake_app.packets.naming import LETTER, Copy, file_name
from intake_app.packets.own_copy import compose_card, compose_own_copy
from intake_app.packets.recall_letter import compose_recall_letter
from intake_app.packets.seal import seal
from intake_app.packets.share import share
from intake_app.packets.sheet import Sheet

__all__ = [
    "LETTER",
    "Copy",
    "file_name",
    "make_card",
    "make_consent_record",
    "make_packet",
    "make_recall_letter",
    "make_survivors_copy",
    "preview_sheet",
]


def make_packet(
    record: Record,
    referral_id: str,
    *,
    language: Language,
    site: Office,
    today: date,
    form: Form = INTAKE,
    page: str = "A4",
    passphrase: str | None = None,
) -> bytes:
    """The PDF of a referral for its recipient. Raises as ``share``, ``draw`` and ``seal`` do."""
    sheet = preview_sheet(record, referral_id, language=language, site=site, today=today, form=form)
    return seal(draw(sheet, page=page), passphrase)


def preview_sheet(
    record: Record, referral_id: str, *, language: Language, site: Office, today: date, form: Form = INTAKE
) -> Sheet:
    """What the recipient would read, as the same sheet that the packet is drawn from. Raises as ``share`` does."""
    return compose(share(record, referral_id, form=form, today=today), language, site)


def make_survivors_copy(
    record: Record,
    *,
    language: Language,
    site: Office,
    today: date,
    page: str = "A4",
    passphrase: str | None = None,
) -> bytes:
    """The survivor's full copy; it needs no release, and works for a record that was never stored."""
    return seal(draw(compose_own_copy(record, language, site, today=today), page=page), passphrase)


def make_recall_letter(
    recall: Recall,
    *,
    language: Language,
    site: Office,
    today: date,
    page: str = "A4",
    passphrase: str | None = None,
) -> bytes:
    """The letter that asks a recipient to stop using a packet; a reference, and no name."""
    return seal(draw(compose_recall_letter(recall, language, site, today=today), page=page), passphrase)


def make_consent_record(
    facts: ReleaseFacts,
    *,
    language: Language,
    other: Language,
    site: Office,
    form: Form = INTAKE,
    page: str = "A4",
    passphrase: str | None = None,
) -> bytes:
    """A consent on paper in the person's ``language`` beside an ``other``; for no recipient."""
    return seal(draw(compose_consent_record(facts, language, other, site, form=form), page=page), passphrase)


def make_card(
    *, language: Language, name: str = "", when: str = "", phone: str = "", passphrase: str | None = None
) -> bytes:
    """The discreet card, 85 by 55 mm: a neutral name, a time, a number, each only if given, and not one word more."""
    return seal(draw_card(compose_card(language, name=name, when=when, phone=phone)), passphrase)
