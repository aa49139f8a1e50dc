"""P2: the survivor decides the order."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from intake_app.conversation.answers import State
from intake_app.desk import Desk
from intake_app.needs import catalogue
from intake_app.needs.choosing import Choosing, shuffled

CODES = tuple(need.code for need in catalogue.NEEDS)
orders = st.lists(st.sampled_from(CODES), unique=True, min_size=1, max_size=8)


def test_every_ordering_is_a_dated_statement_and_the_newest_is_in_force(desk: Desk) -> None:
    sitting = desk.begin("en", day=desk.today() - timedelta(days=3))
    sitting.answer("consent_record", State.ANSWERED, "yes")
    sitting.order(Choosing(wanted=("home.tonight", "health.urgent"), order=(("home.tonight",), ("health.urgent",))))
    sitting.stop()
    again = desk.begin("en", record=sitting.record.id)
    again.order(Choosing(wanted=("mind.counselling",), order=(("mind.counselling",),)))
    record = desk.record(sitting.record.id)
    said = record.orderings()
    assert [s.ordering.codes for s in said] == [("mind.counselling",), ("home.tonight", "health.urgent")]
    assert said[0].date > said[1].date


@given(orders)
def test_what_was_laid_is_what_is_kept_whatever_the_phases_are(codes: list[str]) -> None:
    laid = Choosing()
    for code in codes:
        laid = laid.want(code).place_next(code)
    assert [code for (code,) in laid.yes] == codes


@given(st.text(min_size=1, max_size=40))
def test_cards_come_in_an_order_that_knows_no_phase_and_no_rank(record: str) -> None:
    tile = catalogue.TILES[0].code
    cards = catalogue.needs_of(tile)
    assert set(shuffled(cards, record)) == set(cards)
    assert shuffled(cards, record) == shuffled(cards, record)


def test_what_was_put_away_is_not_kept(desk: Desk) -> None:
    sitting = desk.begin("en")
    sitting.answer("consent_record", State.ANSWERED, "yes")
    sitting.order(Choosing().want("police.talk").put_away("police.talk").want("basic.food"))
    order = desk.record(sitting.record.id).order_in_force()
    assert order is not None
    assert order.codes == ("basic.food",)
    assert order.later == ()
