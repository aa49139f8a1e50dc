"""What a worker notes about a person at the desk: one conversation of its own for each thing done, closed at once."""

from __future__ import annotations

from collections.abc import Callable

from intake_app.conversation.record import Kind, Record
from intake_app.desk import Desk
from intake_app.sitting import Sitting


def language_of(record: Record) -> str:
    """The language last spoken with the person (BCP 47)."""
    held = record.in_order
    return held[-1].language if held else "en"


def note_at_desk(desk: Desk, record: str, act: Callable[[Sitting], object]) -> Record:
    """Let ``act`` do its things in a new conversation of the desk, written whole; the record as it then stands."""
    known = desk.record(record)
    sitting = desk.begin(language_of(known), record=record, kind=Kind.DESK)
    with sitting.held():
        act(sitting)
        sitting.stop()
    return desk.record(record)
