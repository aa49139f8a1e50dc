"""The survivor's copy says what was chosen and who is told what; the card says next to nothing."""

from __future__ import annotations

from intake_app.conversation.consents import Withdrawal
from intake_app.conversation.record import Record
from intake_app.languages.catalogs import load_language
from intake_app.languages.language import plain
from intake_app.packets.own_copy import compose_card, compose_own_copy
from intake_app.packets.sheet import Asked


def shown(sheet) -> str:
    return plain("\n".join(sheet.texts())).replace("\u00a0", " ")


def test_everything_chosen_stands_in_order_with_what_is_for_later(invented, english) -> None:
    sheet = compose_own_copy(invented.Person().record(), english, invented.SITE, today=invented.TODAY)
    ranks = [p.rank for p in sheet.parts if isinstance(p, Asked)]
    assert ranks == [1, 2, 3, 3, 4]
    assert "Language classes" in shown(sheet)


def test_it_says_who_is_told_what_until_when_and_how_to_take_it_back(invented, english) -> None:
    text = shown(compose_own_copy(invented.Person().record(), english, invented.SITE, today=invented.TODAY))
    for words in ("Harbour Clinic", "how to reach me safely", "December 20, 2026", "take back", "+44 20 7946 0123"):
        assert words in text


def test_a_recipient_who_may_not_be_told_is_not_listed(invented, english) -> None:
    gone = invented.Person(extra=(invented.later(withdrawals=(Withdrawal("w", "c1"), Withdrawal("v", "c2"))),))
    text = shown(compose_own_copy(gone.record(), english, invented.SITE, today=invented.TODAY))
    assert "Harbour Clinic" not in text
    assert "Nobody." in text


def test_it_works_for_somebody_who_said_nothing_yet(invented, english) -> None:
    text = shown(compose_own_copy(Record("r"), english, invented.SITE, today=invented.TODAY))
    assert "Nothing was chosen yet" in text


def test_the_card_holds_what_it_is_given_and_nothing_more(english) -> None:
    sheet = compose_card(english, name="Nora", when="Thu 14:30", phone="+44 20 7946 0123")
    assert [t for t in shown(sheet).split("\n") if t] == ["Nora", "Thu 14:30", "+44 20 7946 0123"]
    assert not any(compose_card(english, name="", when=" ", phone="").texts())


def test_days_stand_in_the_calendar_of_its_readers_as_well(invented) -> None:
    sheet = compose_own_copy(invented.Person().record(), load_language("fa"), invented.SITE, today=invented.TODAY)
    assert plain(sheet.date) == "24 نوامبر 2026 (3 آذر 1405)"
    assert "20 دسامبر 2026 (29 آذر 1405)" in shown(sheet)
