"""What a worker still has to do about a person, computed from the record: no clock, no scoring, nothing that closes
itself.

A task says from which day it is due and until which day it is shown, so that the same rows serve every day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from intake_app.conversation.answers import State
from intake_app.conversation.consents import Decision, Recipient, standing
from intake_app.conversation.followups import About, Ended, Ending, FollowUp
from intake_app.conversation.record import Conversation, Kind, Record
from intake_app.conversation.referrals import BY_SURVIVOR, ENDED, Priority, Referral, Stage, Step

Moment = tuple[date, str]
"""When something was said: the day, then the id."""

AFTER: Final = {Priority.DAY: 1, Priority.THREE_DAYS: 3, Priority.TWO_WEEKS: 14}
"""Days after which a recipient who was asked is to have answered, and a service to have helped."""
ORDER_DAYS: Final = 7
"""An order is asked afresh so many days after it was said, of a person for whom something is going on."""
SHOWN_DAYS: Final = 7
"""What belongs to the day of a meeting is shown so long, and then no more."""
ASK_AGAIN_DAYS: Final = 3
"""A silent recipient who was asked again has so many days before it is shown anew."""
NO_END: Final = date.max
_ANSWERS: Final = frozenset({Stage.ACCEPTED, Stage.WAITLISTED, Stage.DECLINED, Stage.UNREACHABLE})
_HELPS: Final = frozenset({Stage.ACKNOWLEDGED, Stage.ACCEPTED, Stage.WAITLISTED, Stage.IN_SERVICE, Stage.DONE})
_TALKS: Final = frozenset({Kind.MEETING, Kind.CONTACT})


class TaskKind(StrEnum):
    """What is to be done."""

    SEND = "send"
    PHONE = "phone"
    TELL = "tell"
    RECALL = "recall"
    ACKNOWLEDGE = "acknowledge"
    PAPER = "paper"
    NOTE = "note"
    DEBRIEF = "debrief"
    FOLLOW_UP = "follow_up"
    CONTACT = "contact"
    ORDER = "order"
    RELEASE = "release"
    SILENT = "silent"
    OUTCOME = "outcome"


_OF_THE_DAY: Final = frozenset({TaskKind.PHONE, TaskKind.PAPER, TaskKind.NOTE, TaskKind.DEBRIEF})


@dataclass(frozen=True, slots=True, repr=False)
class Task:
    """One thing to do. ``subject`` is the id of what makes it due; ``due`` and ``until`` are its first and last day.

    ``referral`` is the referral's id where it is about one; ``words`` name a recipient or a sender, or are a note.
    """

    kind: TaskKind
    subject: str
    due: date
    until: date = NO_END
    referral: str = ""
    words: str = ""

    def __repr__(self) -> str:
        return f"Task({self.kind}, {self.due})"

    @property
    def key(self) -> str:
        """What an ``Ending`` names it by."""
        return f"{self.kind}/{self.subject}"


def tasks_of(record: Record, *, contact_days: int) -> tuple[Task, ...]:
    """Everything to be done about a person that has a day; a safe way is old after ``contact_days``.

    What was ticked is left out, what was put off has its new day.
    """
    held = record.in_order
    if not held:
        return ()
    said = _Said(record, held)
    found = [*_referrals(said), *_recalls(record), *_meetings(held), *_incoming(held), *_follow_ups(said)]
    if said.live or any(task.kind is TaskKind.FOLLOW_UP for task in found):
        found += _afresh(record, held, contact_days)
    endings = last_endings(record)
    left = (_as_left(task, endings.get(task.key)) for task in found)
    return tuple(task for task in left if task is not None)


def ask_later(record: Record) -> tuple[str, ...]:
    """The questions of which the last word was *ask me later*, for the next meeting, in the order they were asked."""
    last: dict[str, State] = {}
    for conversation in record.in_order:
        for answer in conversation.answers:
            last.pop(answer.question, None)
            last[answer.question] = answer.state
    endings = last_endings(record)
    return tuple(
        question
        for question, state in last.items()
        if state is State.NOT_ASKED and question_key(question) not in endings
    )


def question_key(question: str) -> str:
    """The key of a question that waits for the next meeting."""
    return f"{About.QUESTION}/{question}"


def next_meeting(record: Record) -> tuple[FollowUp, ...]:
    """The follow-ups without a day that are still open."""
    endings = last_endings(record)
    return tuple(f for c in record.in_order for f in c.follow_ups if f.due is None and _key(f) not in endings)


def last_endings(record: Record) -> dict[str, tuple[date, Ending]]:
    """How each task was left last, with the day, by the task's key."""
    said = ((c.date, e) for c in record.in_order for e in sorted(c.endings, key=lambda e: e.id))
    return {ending.task: (day, ending) for day, ending in said}


class _Said:
    """A record read once: its referrals with their steps, and the days on which the person was spoken to."""

    def __init__(self, record: Record, held: tuple[Conversation, ...]) -> None:
        self.record, self.held = record, held
        self.referrals = [(c, r) for c in held for r in c.referrals]
        self.steps: dict[str, list[tuple[Conversation, Step]]] = {}
        for conversation in held:
            for step in sorted(conversation.steps, key=lambda s: s.id):
                self.steps.setdefault(step.referral, []).append((conversation, step))
        self.talked = [(c.date, c.id) for c in held if c.kind in _TALKS]

    def last(self, referral: str) -> tuple[Conversation, Step] | None:
        """The last step of a referral that has not been taken back by the person."""
        steps = self.steps.get(referral, [])
        if not steps or any(s.stage is Stage.WITHDRAWN and s.by == BY_SURVIVOR for _, s in steps):
            return None
        return steps[-1]

    @property
    def live(self) -> bool:
        """Whether a referral has not ended."""
        return any(not self.steps.get(r.id) or ((last := self.last(r.id)) and last[1].stage not in ENDED)
                   for _, r in self.referrals)  # fmt: skip


def _referrals(said: _Said) -> Iterator[Task]:
    for conversation, referral in said.referrals:
        name = recipient_name(referral.recipient)
        until = _released_until(said.record, referral)
        last = said.last(referral.id)
        if last is None:
            if referral.id not in said.steps and until is not None:
                yield Task(TaskKind.SEND, referral.id, conversation.date, until, referral.id, name)
                yield _ending_release(referral, until, name)
            continue
        yield from _after_step(said, referral, last, name)
        if until is not None and last[1].stage not in ENDED:
            yield _ending_release(referral, until, name)


def _ending_release(referral: Referral, until: date, name: str) -> Task:
    """The release that ends; another last day makes another task of it."""
    return Task(TaskKind.RELEASE, f"{referral.id}/{until}", until, until, referral.id, name)


def _after_step(said: _Said, referral: Referral, last: tuple[Conversation, Step], name: str) -> Iterator[Task]:
    conversation, step = last
    sent = next(((c, s) for c, s in reversed(said.steps[referral.id]) if s.stage is Stage.SENT), None)
    answer_by = later(sent[0].date if sent else conversation.date, AFTER[referral.priority])
    if step.stage is Stage.SENT:
        yield Task(TaskKind.PHONE, step.id, conversation.date, later(answer_by, -1), referral.id, name)
        yield Task(TaskKind.SILENT, step.id, answer_by, NO_END, referral.id, name)
    if step.stage in _ANSWERS and step.by != BY_SURVIVOR and not _told_since(said, conversation):
        yield Task(TaskKind.TELL, step.id, conversation.date, NO_END, referral.id, name)
    if step.stage in _HELPS:
        yield Task(TaskKind.OUTCOME, referral.id, answer_by, NO_END, referral.id, name)


def _told_since(said: _Said, conversation: Conversation) -> bool:
    """Whether the person was spoken to in the conversation in which a step was noted, or later."""
    return any(moment >= (conversation.date, conversation.id) for moment in said.talked)


def _released_until(record: Record, referral: Referral) -> date | None:
    """The last day on which this referral's recipient may be told of it, as the releases stand; None for never."""
    stand = standing(record.consents(), referral.recipient.key)
    if not stand or any(c.decision is not Decision.YES or record.withdrawn(c.id) for c in stand):
        return None
    return min(c.until for c in stand)


def _recalls(record: Record) -> Iterator[Task]:
    for recall in record.recalls():
        if recall.open:
            name, id_ = recipient_name(recall.referral.recipient), recall.referral.id
            yield Task(TaskKind.RECALL, f"{id_}/{recall.since}", recall.since, NO_END, id_, name)


def _meetings(held: tuple[Conversation, ...]) -> Iterator[Task]:
    """What a day with a meeting or a paper asks for before it is over."""
    for conversation in held:
        end = later(conversation.date, SHOWN_DAYS - 1)
        if conversation.packets:
            yield Task(TaskKind.PAPER, conversation.id, conversation.date, end)
        if conversation.kind is Kind.MEETING:
            yield Task(TaskKind.NOTE, conversation.id, conversation.date, end)
            yield Task(TaskKind.DEBRIEF, conversation.id, conversation.date, end)


def _incoming(held: tuple[Conversation, ...]) -> Iterator[Task]:
    for conversation in held:
        for incoming in conversation.incoming:
            yield Task(TaskKind.ACKNOWLEDGE, incoming.id, conversation.date, words=incoming.organization)


def _follow_ups(said: _Said) -> Iterator[Task]:
    for conversation in said.held:
        for one in conversation.follow_ups:
            if one.due is not None:
                referral = one.subject if one.about is About.REFERRAL else ""
                yield Task(TaskKind.FOLLOW_UP, one.id, one.due, NO_END, referral, one.note)


def _afresh(record: Record, held: tuple[Conversation, ...], contact_days: int) -> Iterator[Task]:
    checked = contact_checked(record)
    if checked is not None:
        yield Task(TaskKind.CONTACT, checked.isoformat(), later(checked, contact_days + 1))
    said = [(c.date, o.id) for c in held for o in c.orderings]
    if said:
        day, id_ = max(said)
        yield Task(TaskKind.ORDER, id_, later(day, ORDER_DAYS))


def contact_checked(record: Record) -> date | None:
    """The day on which a safe way was last checked: as noted, else the day it was last spoken of; None without one."""
    ok = record.answer_in_force("contact_ok")
    if ok is None or not ok.answered or ok.value != "yes":
        return None
    noted = record.answer_in_force("contact_checked")
    if noted is not None and noted.answered and isinstance(noted.value, str):
        try:
            return date.fromisoformat(noted.value)
        except ValueError:  # a month or a year
            return None
    spoken_of = [c.date for c in record.in_order if c.answer("contact_ways") or c.answer("contact_ok")]
    return spoken_of[-1] if spoken_of else None


def _as_left(task: Task, left: tuple[date, Ending] | None) -> Task | None:
    """The task after how it was left last; one about silence comes back as long as there is silence."""
    if left is None:
        return task
    day, ending = left
    if ending.next is not None:
        lasts = later(ending.next, SHOWN_DAYS - 1) if task.kind in _OF_THE_DAY else task.until
        return replace(task, due=ending.next, until=max(task.until, lasts))
    if task.kind is TaskKind.SILENT and ending.ended is Ended.DONE:
        return replace(task, due=later(day, ASK_AGAIN_DAYS))
    return None


def _key(one: FollowUp) -> str:
    return f"{TaskKind.FOLLOW_UP}/{one.id}"


def recipient_name(recipient: Recipient) -> str:
    """The recipient's name on one line."""
    return recipient.organization or recipient.service_name


def later(day: date, days: int) -> date:
    """So many days later or earlier, as far as the calendar goes."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
