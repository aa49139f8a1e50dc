"""What a worker has to do today, and in the week that follows: in the order of the day it is due, then of the name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from intake_app.conversation.followups import About, Ended, Ending, FollowUp, Met
from intake_app.conversation.ids import new_id
from intake_app.conversation.record import Kind
from intake_app.conversation.tasks import TaskKind, later
from intake_app.desk import Desk
from intake_app.languages.words import msg
from intake_app.problems import BadInput
from intake_app.store.tasks import PersonTask

WEEK: Final = 7
SAME_DAY: Final = frozenset(
    {
        TaskKind.SEND, TaskKind.PHONE, TaskKind.TELL, TaskKind.RECALL, TaskKind.ACKNOWLEDGE, TaskKind.PAPER,
        TaskKind.NOTE, TaskKind.DEBRIEF, TaskKind.FOLLOW_UP,
    }
)  # fmt: skip
"""What belongs to the day on which it falls due; all else is for the week."""


@dataclass(frozen=True, slots=True, repr=False)
class Item:
    """One line of a list. A debrief stands once for all meetings of its day: ``parts`` are the tasks it ends."""

    shown: PersonTask
    parts: tuple[PersonTask, ...]

    def __repr__(self) -> str:
        return f"Item({self.shown})"

    @property
    def of_a_person(self) -> bool:
        """Whether it is about one person, and not about the worker's day."""
        return self.shown.task.kind is not TaskKind.DEBRIEF


@dataclass(frozen=True, slots=True)
class Lists:
    """Both lists as of ``today``."""

    today: date
    same_day: tuple[Item, ...]
    next_week: tuple[Item, ...]


def lists(desk: Desk) -> Lists:
    """What is to be done today, and what falls due within a week."""
    today = desk.today()
    items = _merged(desk.store.tasks(today, later(today, WEEK)))
    now = tuple(item for item in items if _is_for_today(item, today))
    return Lists(today, now, tuple(item for item in items if not _is_for_today(item, today)))


def _is_for_today(item: Item, today: date) -> bool:
    return item.shown.task.kind in SAME_DAY and item.shown.task.due <= today


def _merged(found: Iterable[PersonTask]) -> tuple[Item, ...]:
    items: dict[object, Item] = {}
    for each in found:
        of_a_day = each.task.kind is TaskKind.DEBRIEF
        key: object = each.task.due if of_a_day else (each.record, each.task.key)
        known = items.get(key)
        items[key] = Item(each, (each,)) if known is None else replace(known, parts=(*known.parts, each))
    return tuple(items.values())


def end_item(desk: Desk, item: Item, ended: Ended, next_day: date | None = None) -> None:
    """Keep that something was done, is not needed, or is put off to a day. Raises BadInput for a day that is past."""
    for part in item.parts:
        end_task(desk, part.record, Ending(new_id(), part.task.key, ended, next=next_day))


def end_task(desk: Desk, record: str, ending: Ending) -> None:
    """Keep how a task of one person was left. Raises BadInput when it is put off to no later day."""
    if ending.next is not None and ending.next <= desk.today():
        raise _not_later()
    if ending.ended is Ended.PUT_OFF and ending.next is None:
        raise _not_later()
    known = desk.record(record)
    sitting = desk.begin(known.in_order[-1].language, record=record, kind=Kind.DESK)
    with sitting.held():
        sitting.change(lambda said: replace(said, endings=(*said.endings, ending)))
        sitting.stop()


def outcome(task: str, met: Met | None, *, new_needs: bool = False, next_day: date | None = None) -> Ending:
    """What the person said of a service: whether it met the need, whether there are new ones, when to ask again."""
    return Ending(new_id(), task, Ended.DONE, met, new_needs, next_day)


def come_back_to(
    desk: Desk, record: str, note: str, due: date | None, *, about: About = About.NONE, subject: str = ""
) -> FollowUp:
    """Keep something to come back to, on a day or at the next meeting.

    Raises BadInput without words and for a day that is past.
    """
    if not note.strip() and about is About.NONE:
        raise BadInput(msg("A follow-up needs a few words."), msg("Say what to come back to."))
    if due is not None and due < desk.today():
        raise BadInput(msg("This day is past."), msg("Choose today or a later day."))
    one = FollowUp(new_id(), due, about, subject, note.strip())
    known = desk.record(record)
    sitting = desk.begin(known.in_order[-1].language, record=record, kind=Kind.DESK)
    with sitting.held():
        sitting.change(lambda said: replace(said, follow_ups=(*said.follow_ups, one)))
        sitting.stop()
    return one


def _not_later() -> BadInput:
    return BadInput(msg("It can be put off to a later day only."), msg("Choose a day after today."))
