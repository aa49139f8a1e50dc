"""What follows what in a first meeting: the steps as they stand for what is known, worked out anew at every step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from intake_app.conversation.record import Record
from intake_app.forms.answering import relevant
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import AskedOf, When
from intake_app.needs.catalogue import NOT_SURE, SOMETHING_ELSE
from intake_app.needs.choosing import Choosing

PARTS: Final = 9


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the meeting. ``of`` says of what: a tile, a question, a paper; ``part`` which dot it belongs to."""

    name: str
    of: str = ""
    part: int = -1


LANGUAGE, FIRST_WORDS = Step("language", part=0), Step("first_words", part=1)
INTERPRETER = Step("interpreter", "interp_ok", 1)
MINUTE, DO_FIRST = Step("question", "need_this_minute", 2), Step("do_first", part=2)
SAFE, CRISIS = Step("question", "safe_now", 2), Step("crisis", part=2)
WRITING, NAME = Step("question", "consent_record", 3), Step("question", "call_name", 3)
TILES, ELSE = Step("tiles", part=4), Step("else", part=4)
ORDER, READ_BACK, TEACH_BACK = Step("order", part=5), Step("read_back", part=6), Step("teach_back", "understood", 6)
CONTACT, MEET_AGAIN = Step("question", "contact_ok", 7), Step("question", "meet_again", 7)
TAKE_AWAY, FEEDBACK, END = Step("question", "take_away", 8), Step("feedback", part=8), Step("end")

CONTACT_QUESTIONS = tuple(
    q.name
    for q in INTAKE.section("contact").questions
    if q.name != "contact_ok" and q.when is When.FIRST and q.asked_of is AskedOf.SURVIVOR
)


@dataclass(frozen=True, slots=True)
class Situation:
    """What the path depends on. ``tiles`` holds the touched tiles in the order of touching."""

    interpreted: bool
    tiles: tuple[str, ...]
    choosing: Choosing
    record: Record


def path(now: Situation) -> tuple[Step, ...]:
    """Every step from the first to the last, as things stand."""
    return (
        LANGUAGE,
        FIRST_WORDS,
        *((INTERPRETER,) if now.interpreted else ()),
        *_this_minute(now),
        WRITING,
        NAME,
        *_choosing(now),
        *_closing(now),
    )


def step_after(step: Step, now: Situation) -> Step:
    """The step that follows; a step that has fallen out of the path is followed by the next of its part."""
    steps = path(now)
    if step in steps:
        return steps[min(steps.index(step) + 1, len(steps) - 1)]
    return next((each for each in steps if each.part > step.part or each == END), END)


def step_before(step: Step, now: Situation) -> Step:
    """The step before; the first has none before it."""
    steps = path(now)
    if step in steps:
        return steps[max(steps.index(step) - 1, 0)]
    return next((each for each in reversed(steps) if 0 <= each.part < step.part), LANGUAGE)


def _this_minute(now: Situation) -> tuple[Step, ...]:
    first = (DO_FIRST,) if _said(now, "need_this_minute") else ()
    crisis = (CRISIS,) if _said(now, "safe_now") == "no" else ()
    return (MINUTE, *first, SAFE, *crisis)


def _choosing(now: Situation) -> tuple[Step, ...]:
    cards = tuple(Step("cards", tile, 4) for tile in now.tiles if tile not in (SOMETHING_ELSE, NOT_SURE))
    own = (ELSE,) if SOMETHING_ELSE in now.tiles else ()
    order = (ORDER,) if len(now.choosing.wanted) > 1 else ()
    return (TILES, *cards, *own, *order, READ_BACK, TEACH_BACK)


def _closing(now: Situation) -> tuple[Step, ...]:
    asked = relevant(INTAKE, now.record)
    contact = tuple(Step("question", name, 7) for name in CONTACT_QUESTIONS if name in asked)
    taken = _said(now, "take_away")
    paper = (Step("paper", str(taken), 8),) if taken in ("card", "copy") else ()
    return (CONTACT, *contact, MEET_AGAIN, TAKE_AWAY, *paper, FEEDBACK, END)


def _said(now: Situation, question: str) -> object:
    """What was answered in the conversation that is open; an earlier meeting's answer opens no page of this one."""
    answer = now.record.in_order[-1].answer(question) if now.record.conversations else None
    return answer.value if answer is not None and answer.answered else None
