"""Keeping a referral that came in: it starts a record or joins one, and chooses nothing for the person."""

from __future__ import annotations

from dataclasses import replace

from intake_app.conversation.incoming import Incoming, TheyAgreed
from intake_app.conversation.record import Kind
from intake_app.desk import Desk
from intake_app.languages.words import msg
from intake_app.problems import BadInput


def receive(desk: Desk, incoming: Incoming, *, record: str | None = None, language: str = "en") -> str:
    """Keep an incoming referral with a new person, or with the one named; the record's id.

    ``language`` (BCP 47) is the one they say the person speaks. Raises BadInput when it would start a record and the
    sender does not say that the person agreed: nobody is written down whom nobody asked.
    """
    if record is None and incoming.agreed is not TheyAgreed.YES:
        raise BadInput(
            msg("They do not say that the person agreed to being sent here. Nothing was kept."),
            msg("Ask them first, or wait until the person comes and can be asked."),
        )
    spoken = desk.record(record).in_order[-1].language if record else language
    sitting = desk.begin(spoken, record=record, kind=Kind.DESK)
    with sitting.held():
        sitting.change(lambda said: replace(said, incoming=(*said.incoming, incoming)))
        sitting.stop()
    return sitting.record.id
