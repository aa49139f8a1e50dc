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
    """What the path depends on. ``tiles`` holds the touched tiles in the order of touching.

    ``section`` names the one section that is talked about; empty for the whole meeting. ``switched_on`` are the
    questions that are off elsewhere and asked at this site.
    """

    interpreted: bool
    tiles: tuple[str, ...]
    choosing: Choosing
    record: Record
    section: str = ""
    switched_on: frozenset[str] = frozenset()


def path(now: Situation) -> tuple[Step, ...]:
    """Every step from the first to the last, as things stand."""
    if now.section:
        return _one_section(now)
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


def parts(now: Situation) -> int:
    """How many dots show the way."""
    return PARTS if not now.section else max(1, len([step for step in path(now) if step.part >= 0]))


def step_after(step: Step, now: Situation) -> Step:
    """The step that follows; a step that has fallen out of the path is followed by the next of its part."""
    steps = path(now)
    if step in steps:
        return steps[min(steps.index(step) + 1, len(steps) - 1)]
    return next((each for each in steps if each.part > step.part or each == END), END)


def step_of_the_order(now: Situation) -> Step:
    """Where the order is changed: at the order once there is one, else at the tiles."""
    return ORDER if ORDER in path(now) else TILES


def step_before(step: Step, now: Situation) -> Step:
    """The step before; the first has none before it."""
    steps = path(now)
    if step in steps:
        return steps[max(steps.index(step) - 1, 0)]
    return next((each for each in reversed(steps) if 0 <= each.part < step.part), steps[0])


def _one_section(now: Situation) -> tuple[Step, ...]:
    """The questions of one section, asked of the survivor at this site and relevant to what is known."""
    asked = relevant(INTAKE, now.record)
    names = [
        q.name
        for q in INTAKE.section(now.section).questions
        if q.name in asked and q.asked_of is AskedOf.SURVIVOR and (q.when is not When.OFF or q.name in now.switched_on)
    ]
    check = (INTERPRETER,) if now.interpreted else ()
    questions = (Step("question", name, at) for at, name in enumerate(names))
    return (*check, *(step for each in questions for step in (each, *_crisis_after(each, now))), END)


def _crisis_after(step: Step, now: Situation) -> tuple[Step, ...]:
    unsafe = step.of == SAFE.of and _said(now, SAFE.of) == "no"
    return (Step("crisis"),) if unsafe else ()


def _this_minute(now: Situation) -> tuple[Step, ...]:
    first = (DO_FIRST,) if _said(now, "need_this_minute") else ()
    crisis = (CRISIS,) if _said(now, SAFE.of) == "no" else ()
    return (MINUTE, *first, SAFE, *crisis)


def _choosing(now: Situation) -> tuple[Step, ...]:
    cards = tuple(Step("cards", tile, 4) for tile in now.tiles if tile not in (SOMETHING_ELSE, NOT_SURE))
    own = (ELSE,) if SOMETHING_ELSE in now.tiles else ()
    order = (ORDER,) if len(set(now.choosing.wanted) - {NOT_SURE}) > 1 else ()
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
