"""The gate lets through what the release names for this recipient, in the person's order, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.conversation.answers import Answer, LanguageChoice, Row, State, Text
from intake_app.conversation.consents import Category, Consent, Decision, Given, Narrowing, Recipient, Withdrawal
from intake_app.conversation.needs_order import Ordering
from intake_app.conversation.record import Conversation, Kind, Record
from intake_app.conversation.referrals import Referral, Stage, Step
from intake_app.forms import model
from intake_app.forms.intake import INTAKE
from intake_app.languages.catalogs import load_language
from intake_app.packets.packet import preview_sheet
from intake_app.packets.share import Contact, share
from intake_app.problems import BadInput, ConsentMissing, PacketBlocked
from intake_app.site import Site

TODAY = date(2026, 11, 24)


def told(person, referral: str = "f1"):
    return share(person.record(), referral, form=INTAKE, today=TODAY)


def names(shared) -> set[str]:
    return {a.question.name for a in (*shared.answers, *shared.story)}


def test_a_referral_that_is_not_there_is_bad_input(invented) -> None:
    with pytest.raises(BadInput):
        told(invented.Person(), "f9")


def test_needs_stand_in_the_persons_order_counted_afresh(invented) -> None:
    ranks = [(n.code, n.rank) for n in told(invented.Person()).needs]
    assert ranks == [("health.urgent", 1), ("health.medicine", 2), ("mind.counselling", 3)]


def test_ties_stay_ties_and_a_need_outside_the_order_has_no_number(invented) -> None:
    order = Ordering("o", yes=(("law.advice",), ("health.medicine", "health.urgent")))
    ranks = [(n.code, n.rank) for n in told(invented.Person(order=order)).needs]
    assert ranks == [("health.medicine", 1), ("health.urgent", 1), ("mind.counselling", None)]


def test_only_needs_of_the_referral_and_of_the_purpose_are_told(invented) -> None:
    person = invented.Person(purpose=("health.urgent", "family.contact"))
    assert [n.code for n in told(person).needs] == ["health.urgent"]


def test_a_purpose_that_covers_nothing_of_the_referral_is_no_consent(invented) -> None:
    with pytest.raises(ConsentMissing):
        told(invented.Person(purpose=("family.contact",)))


@pytest.mark.parametrize("category", [c for c in Category if c is not Category.SIGNS])
def test_each_category_opens_only_its_own_answers(invented, category: Category) -> None:
    shared = told(invented.Person(categories=frozenset({category})))
    assert {INTAKE.question(n).category for n in names(shared)} <= {category} - {Category.ADMIN, Category.NONE}


def test_signs_are_told_to_nobody_whatever_a_release_says(invented) -> None:
    shared = told(invented.Person(categories=frozenset(Category)))
    assert not names(shared) & {"signs", "signs_note", "interp_code", "place_private", "consent_record"}


def test_a_withheld_item_is_left_out_of_its_category(invented) -> None:
    assert "name_full" in names(told(invented.Person()))
    assert "name_full" not in names(told(invented.Person(withheld=frozenset({"name_full"}))))


def test_withholding_the_own_words_withholds_those_of_every_need(invented) -> None:
    shared = told(invented.Person(withheld=frozenset({"own_words"})))
    assert all(n.own_words is None for n in shared.needs)
    assert any(n.own_words for n in told(invented.Person()).needs)


@pytest.mark.parametrize("state", [State.PREFER_NOT_TO_SAY, State.DOES_NOT_KNOW, State.NOT_ASKED])
def test_what_was_not_answered_leaves_nothing(invented, state: State) -> None:
    assert "gender" not in names(told(invented.Person(states={"gender": state})))


def test_a_story_needs_its_category_and_its_second_confirmation(invented) -> None:
    assert told(invented.Person()).story
    assert not told(invented.Person(story_confirmed=False)).story
    assert not told(invented.Person(categories=invented.ALL - {Category.STORY})).story


def test_contact_is_closed_without_the_category_or_a_yes(invented) -> None:
    closed = told(invented.Person(categories=invented.ALL - {Category.CONTACT}))
    assert closed.contact is Contact.CALL_REFERRER
    answers = {**invented.ANSWERS, "contact_ok": "no_i_will_contact_you"}
    waiting = told(invented.Person(answers=answers))
    assert waiting.contact is Contact.PERSON_CALLS
    withheld = told(invented.Person(withheld=frozenset({"contact_ok"})))
    assert withheld.contact is Contact.CALL_REFERRER
    for shared in (closed, waiting, withheld):
        assert not [a for a in shared.answers if a.question.category is Category.CONTACT]


def test_a_yes_to_contact_without_a_way_that_may_be_told_leads_to_the_referrer(invented) -> None:
    ways = frozenset({"contact_ways", "address", "meet_again"})
    withheld = told(invented.Person(withheld=ways))
    assert withheld.contact is Contact.CALL_REFERRER
    assert not [a for a in withheld.answers if a.question.category is Category.CONTACT]
    assert told(invented.Person(withheld=ways - {"meet_again"})).contact is Contact.SAFE_WAYS


def test_without_a_preference_no_need_is_numbered(invented) -> None:
    needs = told(invented.Person(order=replace(invented.ORDER, no_preference=True))).needs
    assert {one.code for one in needs} == set(invented.NEEDS)
    assert all(one.rank is None for one in needs)


def test_an_answer_of_blanks_leaves_no_line(invented) -> None:
    answers = {**invented.ANSWERS, "gender": Text(" \n", "en"), "children_with": (Row((("number", " "),)),)}
    assert {"gender", "children_with"}.isdisjoint(names(told(invented.Person(answers=answers))))


def test_only_what_is_arranged_for_these_needs_is_told(invented) -> None:
    rows = told(invented.Person()).value("already_with")
    assert rows == (Row((("need", "health.medicine"), ("provider", "Pharmacy on Mill Road"))),)


def test_a_confidential_recipients_address_is_dropped(invented) -> None:
    hidden = replace(invented.CLINIC, confidential=True)
    assert told(invented.Person(recipient=hidden)).recipient.address == ""
    assert told(invented.Person()).recipient.address == "12 Quay Street"


def test_a_withdrawal_a_refusal_an_end_and_silence_each_say_why(invented) -> None:
    taken_back = invented.Person(extra=(invented.later(withdrawals=(Withdrawal("w", "c1"),)),))
    cases = {
        "took back": taken_back,
        "did not agree": invented.Person(decision=Decision.NO),
        "has ended": invented.Person(until=date(2026, 11, 23)),
        "no release": invented.Person(consented=False),
    }
    for words, person in cases.items():
        with pytest.raises(ConsentMissing) as caught:
            told(person)
        assert words in caught.value.what.id
        assert caught.value.do.id


def test_a_release_holds_on_its_last_day(invented) -> None:
    assert told(invented.Person(until=TODAY)).until == TODAY


def test_a_narrowing_takes_a_category_and_an_item_away(invented) -> None:
    cut = Narrowing("n", "c1", frozenset({Category.PROFILE}), frozenset({"call_name"}))
    shared = told(invented.Person(extra=(invented.later(narrowings=(cut,)),)))
    assert not names(shared) & {"gender", "call_name"}
    assert "name_full" in names(shared)


def test_a_referral_the_person_took_back_is_blocked(invented) -> None:
    step = Step("s", "f1", Stage.WITHDRAWN, "survivor")
    with pytest.raises(PacketBlocked):
        told(invented.Person(extra=(invented.later(steps=(step,)),)))


def test_under_18_is_blocked_until_the_protocol_was_followed(invented) -> None:
    answers = {**invented.ANSWERS, "age_band": "under_18"}
    with pytest.raises(PacketBlocked):
        told(invented.Person(answers=answers))
    assert told(invented.Person(answers={**answers, "child_protocol": "yes"})).needs
    with pytest.raises(PacketBlocked):
        told(invented.Person(answers={**answers, "child_protocol": "no"}))


def test_a_repr_shows_no_words(invented) -> None:
    shared = told(invented.Person())
    assert "Amina" not in repr(shared) + repr(shared.answers) + repr(shared.needs)


CANARY = "CANARY"
CLINIC = Recipient("dir", "clinic", "Clinic", "Health")


def canary(name: str) -> str:
    return f"{CANARY}-{name}-"


def value_for(question: model.Question) -> object:
    match question.kind:
        case model.Kind.TEXT:
            return Text(canary(question.name), "en", Text(canary(question.name), "fr"))
        case model.Kind.LANGUAGE:
            return LanguageChoice("ti", canary(question.name))
        case model.Kind.REPEAT:
            free = [c.name for c in question.columns if not c.choices and c.name != "need"]
            return (Row((("need", "health.urgent"), *((name, canary(question.name)) for name in free))),)
        case model.Kind.SELECT_MULTIPLE:
            return (question.choices[0].name,)
        case model.Kind.SELECT_ONE:
            return "yes" if question.name == "contact_ok" else question.choices[-1].name
        case _:
            return {"leave_by": "12:34", "contact_checked": "2026-11-20", "birth": "1990"}[question.name]


CATEGORIES = st.frozensets(st.sampled_from(list(Category)))
ITEMS = st.frozensets(st.sampled_from([q.name for q in INTAKE.questions]), max_size=8)
STATES = st.dictionaries(st.sampled_from([q.name for q in INTAKE.questions]), st.sampled_from(list(State)), max_size=8)


@settings(max_examples=60, deadline=None)
@given(categories=CATEGORIES, cut=CATEGORIES, items=ITEMS, states=STATES, story=st.booleans())
def test_no_answer_outside_the_release_ever_reaches_the_sheet(categories, cut, items, states, story) -> None:
    answers = tuple(
        Answer(q.name, q.name, states.get(q.name, State.ANSWERED), value_for(q), "en") for q in INTAKE.questions
    )
    consent = Consent(
        "c",
        CLINIC,
        ("health.urgent",),
        Decision.YES,
        categories,
        TODAY,
        Given.VERBAL,
        "en",
        items,
        story_confirmed=story,
    )
    own = Text(canary("of-need"), "en")
    talk = Conversation(
        "t", "r", Kind.MEETING, TODAY, "W", "en",
        answers=answers, consents=(consent,), referrals=(Referral("f", "AAAA-2222", CLINIC, ("health.urgent",)),),
        narrowings=(Narrowing("n", "c", cut),),
        orderings=(Ordering("o", (("health.urgent",),), own_words=(("health.urgent", own),)),),
    )  # fmt: skip
    sheet = preview_sheet(Record("r", (talk,)), "f", language=load_language("en"), site=Site(), today=TODAY)
    shown = "\n".join(sheet.texts())
    open_categories = categories - cut
    if not story:
        open_categories -= {Category.STORY}
    never = {Category.SIGNS, Category.ADMIN, Category.NONE}
    for question in INTAKE.questions:
        allowed = question.category in open_categories - never and question.name not in items
        answered = states.get(question.name, State.ANSWERED) is State.ANSWERED
        if not (allowed and answered):
            assert canary(question.name) not in shown
        elif question.kind is model.Kind.TEXT and question.category is not Category.CONTACT:
            assert canary(question.name) in shown
    if Category.NEEDS not in open_categories or "own_words" in items:
        assert canary("of-need") not in shown


def test_the_shared_values_are_frozen(invented) -> None:
    shared = told(invented.Person())
    assert replace(shared) == shared
    with pytest.raises(AttributeError):
        shared.reference = "X"
