"""Choosing: nothing is preselected, and only the survivor lays the order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from intake_app.conversation.referrals import Priority
from intake_app.needs.catalogue import (
    NEEDS,
    NOT_SURE,
    POLICE,
    SOMETHING_ELSE,
    TILES,
    is_need,
    need,
    needs_of,
    usual_priority,
)
from intake_app.needs.choosing import Choosing, duel, known_firsts, order_from, settled_so_far, shuffled

CODES = tuple(n.code for n in NEEDS)


def test_nothing_is_chosen_before_it_is_touched() -> None:
    assert Choosing() == Choosing(wanted=(), later=(), order=(), no_preference=False)
    assert Choosing().yes == ()


def test_not_for_me_leaves_no_trace() -> None:
    chosen = Choosing().want("home.tonight").place_next("home.tonight").maybe_later("learn.language")
    assert chosen.put_away("home.tonight").put_away("learn.language") == Choosing()


def test_tapping_first_second_third_gives_that_order() -> None:
    chosen = Choosing().want("a").want("b").want("c").place_next("c").place_next("a").place_next("b")
    assert chosen.yes == (("c",), ("a",), ("b",))


def test_three_are_enough_and_the_rest_stand_together_after_them() -> None:
    chosen = Choosing(wanted=("a", "b", "c", "d", "e")).place_next("e").place_next("a").place_next("c")
    assert chosen.yes == (("e",), ("a",), ("c",), ("b", "d"))


def test_yes_and_maybe_later_exclude_each_other() -> None:
    chosen = Choosing().want("a").maybe_later("a")
    assert (chosen.wanted, chosen.later) == ((), ("a",))
    assert chosen.want("a") == Choosing(wanted=("a",))


def test_a_tie_can_be_made_and_taken_apart() -> None:
    chosen = Choosing(wanted=("a", "b", "c"), order=(("a",), ("b",), ("c",)))
    tied = chosen.tie("b")
    assert tied.yes == (("a", "b"), ("c",))
    assert tied.untie("b").yes == (("a",), ("b",), ("c",))
    assert chosen.tie("a") == chosen


def test_no_preference_is_one_group() -> None:
    assert Choosing(wanted=("a", "b")).as_one().yes == (("a", "b"),)
    assert Choosing(wanted=("a", "b")).as_one().no_preference


@given(st.permutations(CODES[:6]), st.sampled_from(CODES[:6]), st.integers(-9, 9))
def test_moving_keeps_every_need_and_the_order_of_the_others(order: list[str], code: str, steps: int) -> None:
    chosen = Choosing(wanted=tuple(order), order=tuple((c,) for c in order))
    moved = [c for (c,) in chosen.move(code, steps).order]
    assert sorted(moved) == sorted(order)
    assert [c for c in moved if c != code] == [c for c in order if c != code]
    place = max(0, min(len(order) - 1, order.index(code) + steps))
    assert moved.index(code) == place


@given(st.permutations(CODES[:7]))
def test_which_of_these_two_first_finds_the_order_in_few_questions(liked: list[str]) -> None:
    firsts: dict[frozenset[str], str] = {}
    codes = CODES[:7]
    while (pair := duel(codes, firsts)) is not None:
        assert frozenset(pair) not in firsts
        firsts[frozenset(pair)] = min(pair, key=liked.index)
    assert order_from(codes, firsts) == tuple(liked)
    assert len(firsts) <= 14


def test_cards_are_shuffled_once_per_person_and_none_is_favoured() -> None:
    assert shuffled(TILES, "one") == shuffled(TILES, "one")
    firsts = {shuffled(TILES, f"person {i}")[0].code for i in range(200)}
    assert firsts == {tile.code for tile in TILES}


def test_the_catalogue_holds_ten_tiles_and_every_card_has_a_picture() -> None:
    assert len(TILES) == 10
    assert len({n.code for n in NEEDS}) == len(NEEDS) == 55
    for item in (*TILES, *NEEDS):
        assert "<svg" in item.pictogram.read_text("utf-8")


def test_every_card_offered_first_is_reached_through_its_tile_and_police_is_one_among_others() -> None:
    reached = {n.code for tile in TILES for n in needs_of(tile.code)}
    assert POLICE in reached
    assert {"lang.interpreter", "info.rights", "voice"}.isdisjoint(reached)
    assert need(SOMETHING_ELSE).tile is need(NOT_SURE).tile is None
    assert not is_need("nonsense")


@given(st.permutations(CODES[:5]), st.integers(0, 8))
def test_stopping_the_questions_early_keeps_the_answers_given(liked: list[str], questions: int) -> None:
    firsts: dict[frozenset[str], str] = {}
    codes = CODES[:5]
    for _ in range(questions):
        pair = duel(codes, firsts)
        if pair is None:
            break
        firsts[frozenset(pair)] = min(pair, key=liked.index)
    settled = settled_so_far(codes, firsts)
    assert list(settled) == [code for code in liked if code in settled]
    assert (len(settled) == 5) == (duel(codes, firsts) is None)
    assert not firsts or len(settled) >= 2


def test_what_the_order_already_says_is_not_asked_again() -> None:
    order = (("a",), ("b", "c"), ("d",))
    known = known_firsts(order)
    assert known[frozenset({"a", "d"})] == "a"
    assert known[frozenset({"c", "d"})] == "c"
    assert frozenset({"b", "c"}) not in known
    assert duel(("a", "b", "d"), known) is None


def test_something_immediate_is_usually_wanted_within_a_day() -> None:
    assert usual_priority(("learn.school", "health.urgent")) is Priority.DAY
    assert usual_priority(("learn.school",)) is Priority.TWO_WEEKS
    assert usual_priority(()) is Priority.TWO_WEEKS
