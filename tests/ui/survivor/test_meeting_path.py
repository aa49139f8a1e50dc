"""The way through a meeting holds together whatever was touched, and there is always a way on and back."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from intake_app.conversation.answers import Answer, State
from intake_app.conversation.record import Conversation, Kind, Record
from intake_app.needs.catalogue import NOT_SURE, SOMETHING_ELSE, TILES
from intake_app.needs.choosing import Choosing
from ui.shell.meeting_path import END, INTERPRETER, LANGUAGE, ORDER, Situation, Step, path, step_after, step_before

TILE_CODES = [*(tile.code for tile in TILES), SOMETHING_ELSE, NOT_SURE]
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "need_this_minute": st.just(("food",)),
        "safe_now": st.sampled_from(["yes", "no"]),
        "contact_ok": st.sampled_from(["yes", "no_i_will_contact_you"]),
        "take_away": st.sampled_from(["nothing", "card", "copy"]),
    },
)
SITUATIONS = st.builds(
    lambda interpreted, tiles, wanted, said, section: Situation(
        interpreted, tuple(tiles), Choosing(wanted=tuple(wanted)), _record(said), section
    ),
    st.booleans(),
    st.lists(st.sampled_from(TILE_CODES), unique=True),
    st.lists(st.sampled_from(["health.urgent", "home.tonight", "work.find"]), unique=True),
    ANSWERS,
    st.sampled_from(["", "about", "contact", "people"]),
)


def _record(said: dict[str, str | tuple[str, ...]]) -> Record:
    answers = tuple(Answer(str(at), name, State.ANSWERED, value, "en") for at, (name, value) in enumerate(said.items()))
    held = Conversation("1", "r", Kind.MEETING, date(2026, 11, 24), "W-1", "en", answers=answers)
    return Record("r", (held,))


@given(SITUATIONS)
def test_going_on_always_comes_to_the_end_and_back_to_the_beginning(now: Situation) -> None:
    steps = path(now)
    walked = [steps[0]]
    while walked[-1] != END:
        walked.append(step_after(walked[-1], now))
    assert tuple(walked) == steps
    assert len(set(steps)) == len(steps)
    for before, after in pairwise(steps):
        assert step_before(after, now) == before
    assert step_before(steps[0], now) == steps[0]


@given(SITUATIONS)
def test_a_step_that_fell_out_of_the_way_still_leads_on_and_back(now: Situation) -> None:
    gone = Step("cards", "no such tile", 4)
    assert step_after(gone, now) in path(now)
    assert step_before(gone, now) in path(now)


@given(SITUATIONS)
def test_the_parts_of_the_way_never_go_backwards(now: Situation) -> None:
    parts = [step.part for step in path(now) if step.part >= 0]
    assert now.section or parts == sorted(parts)


def test_without_an_interpreter_nobody_is_asked_about_one() -> None:
    now = Situation(False, (), Choosing(), _record({}))
    assert INTERPRETER not in path(now)
    assert path(now)[0] == LANGUAGE


def test_one_wish_needs_no_order() -> None:
    assert ORDER not in path(Situation(False, ("health",), Choosing(wanted=("health.urgent",)), _record({})))
