"""The sheet says what is asked for in the person's order, keeps words as they were said, and hints at nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake_app.conversation.answers import LanguageChoice, Row, Text
from intake_app.conversation.consents import Category
from intake_app.conversation.needs_order import Ordering
from intake_app.forms.intake import INTAKE
from intake_app.languages.catalogs import load_language
from intake_app.languages.language import plain
from intake_app.packets.compose import compose
from intake_app.packets.share import share
from intake_app.packets.sheet import Advice, Asked, Grid, Line, NewPage, Points, Words
from intake_app.site import Site

NEVER_ANYWHERE = ("traffick", "immigration", "withheld", "exploit", "signs", "victim")


def shown(sheet) -> str:
    return plain("\n".join(sheet.texts())).replace("\u00a0", " ")


def advice(sheet) -> Advice:
    return next(part for part in sheet.parts if isinstance(part, Advice))


def spoken(sheet) -> list[Words]:
    lines = [p for p in sheet.parts if isinstance(p, Line)]
    lines += [line for p in sheet.parts if isinstance(p, Grid) for line in p.lines]
    asked = [w for p in sheet.parts if isinstance(p, Asked) for w in p.own_words]
    return [*asked, *(w for line in lines for w in line.words)]


def test_the_title_is_neutral_and_names_nobody(invented, sheet_of) -> None:
    assert sheet_of(invented.Person()).title == "Referral K7QM-3F9D"


def test_needs_are_numbered_in_the_persons_order(invented, sheet_of) -> None:
    asked = [(p.rank, p.label) for p in sheet_of(invented.Person()).parts if isinstance(p, Asked)]
    assert asked == [(1, "A doctor or nurse now"), (2, "My medicines"), (3, "Worry, sadness, sleep")]


def test_ties_are_explained_and_no_order_is_claimed_where_there_is_none(invented, sheet_of) -> None:
    tied = Ordering("o", yes=(("health.urgent", "health.medicine"), ("mind.counselling",)))
    assert "The same number means" in shown(sheet_of(invented.Person(order=tied)))
    unordered = shown(sheet_of(invented.Person(order=None)))
    assert "own order" not in unordered
    assert "A doctor or nurse now" in unordered


def test_words_are_kept_as_said_beside_their_translation_each_marked(invented, sheet_of) -> None:
    words = spoken(sheet_of(invented.Person()))
    said = [(w.language, w.rtl, w.caption) for w in words if w.quoted]
    assert ("ar", True, "Said in \u2068Arabic\u2069") in said
    assert ("ar", True, "As interpreted, in \u2068Arabic\u2069") in said
    assert ("en", False, "Translated into \u2068English\u2069") in said


def test_without_contact_there_is_only_the_referrer(invented, sheet_of) -> None:
    lines = advice(sheet_of(invented.Person(categories=invented.ALL - {Category.CONTACT})))
    assert [plain(x) for x in lines.do] == ["Call the referrer: +44 20 7946 0123\u00a0· Mon-Fri 09:00-17:00"]
    assert lines.dont == ("Do not contact the person.",)


def test_one_who_will_call_is_waited_for(invented, sheet_of) -> None:
    answers = {**invented.ANSWERS, "contact_ok": "no_i_will_contact_you"}
    lines = advice(sheet_of(invented.Person(answers=answers)))
    assert lines.do[0] == "The person will contact you. Please wait for that."
    assert lines.dont == ("Do not contact the person.",)
    assert "7700" not in shown(sheet_of(invented.Person(answers=answers)))


def test_safe_contact_says_what_to_do_and_what_not(invented, sheet_of) -> None:
    lines = advice(sheet_of(invented.Person()))
    do, dont = plain("\n".join(lines.do)), plain("\n".join(lines.dont))
    for words in (
        "+44 7700 900123",
        "Say you are Nora",
        "Ask for Amina",
        "lemon",
        "Tuesday",
        "wrong number",
        "Mon-Thu",
    ):
        assert words in do
    for words in ("no other way", "no voice message", "do not call back"):
        assert words in dont


@pytest.mark.parametrize(("choice", "side"), [("neutral_only", "do"), ("ok", "do"), ("never", "dont"), (None, "dont")])
def test_a_voice_message_is_left_only_when_that_was_said(invented, sheet_of, choice, side) -> None:
    answers = {k: v for k, v in invented.ANSWERS.items() if k != "contact_voicemail"}
    if choice:
        answers["contact_voicemail"] = choice
    lines = advice(sheet_of(invented.Person(answers=answers)))
    assert any("voice message" in line for line in getattr(lines, side))


def test_an_old_check_asks_for_the_referrer_first(invented, sheet_of) -> None:
    answers = {**invented.ANSWERS, "contact_checked": "2026-11-01"}
    assert "Call the referrer before" in shown(sheet_of(invented.Person(answers=answers)))
    assert "Call the referrer before" not in shown(sheet_of(invented.Person()))


def test_without_identity_the_reference_stands_for_the_person(invented, sheet_of) -> None:
    sheet = sheet_of(invented.Person(categories=frozenset({Category.NEEDS})))
    first = next(p for p in sheet.parts if isinstance(p, Grid))
    person = next(line for line in first.lines if line.label == "For")
    assert plain(person.words[0].text) == "K7QM-3F9D"
    assert "Amina" not in shown(sheet)


def test_nevers_are_in_no_sheet(invented, sheet_of) -> None:
    text = shown(sheet_of(invented.Person(categories=frozenset(Category)))).lower()
    for word in (*NEVER_ANYWHERE, "interp-9931", "w-77771", "sign-note", "lantern", "zzzz", "other-lawyer", "lawyer"):
        assert word not in text


def test_the_story_stands_on_a_page_of_its_own_at_the_end(invented, sheet_of) -> None:
    parts = sheet_of(invented.Person()).parts
    at = next(i for i, p in enumerate(parts) if isinstance(p, NewPage))
    assert "STORY-TEXT-5521" not in str([p.texts() for p in parts[:at]])
    assert len(parts[at:]) == 4
    assert not [p for p in sheet_of(invented.Person(story_confirmed=False)).parts if isinstance(p, NewPage)]


def test_a_confidential_address_is_printed_nowhere(invented, english) -> None:
    hidden = replace(invented.CLINIC, confidential=True)
    record = invented.Person(recipient=hidden).record()
    sheet = compose(share(record, "f1", form=INTAKE, today=invented.TODAY), english, invented.SITE)
    assert "Quay Street" not in shown(sheet)
    assert "Harbour Clinic" in shown(sheet)


def test_long_words_make_way_for_safe_contact(invented, sheet_of) -> None:
    long = "Words of the person. " * 200
    sheet = sheet_of(invented.Person(answers={**invented.ANSWERS, "own_words": Text(long, "en")}))
    at = next(i for i, p in enumerate(sheet.parts) if isinstance(p, Advice))
    assert long.strip() in "\n".join(t for p in sheet.parts[at:] for t in p.texts())


def test_direction_controls_in_an_answer_are_shown_and_do_nothing(invented, sheet_of) -> None:
    answers = {**invented.ANSWERS, "call_name": Text("\u202eevil\u2066x", "en"), "contact_say": Text("\u202dboo", "en")}
    text = "\n".join(sheet_of(invented.Person(answers=answers)).texts())
    assert "\u202e" not in text
    assert "\u202d" not in text
    assert "⟦U+202E⟧evil⟦U+2066⟧x" in text


def test_a_name_as_long_as_a_page_makes_way_for_safe_contact_and_is_told_whole(
    invented, sheet_of, packet_of, read
) -> None:
    person = invented.Person(answers={**invented.ANSWERS, "call_name": Text("word " * 2000, "en")})
    assert "word " * 1999 in shown(sheet_of(person))
    first = read(packet_of(person), "-f", "1", "-l", "1")
    assert "K7QM-3F9D" in first
    assert "lemon" in first


def test_a_dialect_of_several_lines_stands_in_one(invented, sheet_of) -> None:
    answers = {**invented.ANSWERS, "spoken_language": LanguageChoice("ar", "Darja\nof the coast")}
    text = shown(sheet_of(invented.Person(answers=answers)))
    assert "Darja · of the coast" in text
    assert "U+2068" not in text


def test_an_address_of_several_lines_stands_in_one(invented, sheet_of) -> None:
    answers = {**invented.ANSWERS, "address": Text("12 Quay Street\r\nFlat 2\n\nHarbour", "en")}
    text = shown(sheet_of(invented.Person(answers=answers)))
    assert "Post: 12 Quay Street · Flat 2 · Harbour" in text
    assert "U+2068" not in text


def test_braces_and_odd_language_tags_are_only_words(invented, sheet_of) -> None:
    odd = Text("{page} {0} %s", "x' onload='", Text("{phone}", "<b>"))
    rows = (Row((("way", "call"), ("value", "{phone}{date}"))),)
    answers = {**invented.ANSWERS, "call_name": odd, "own_words": odd, "contact_ways": rows}
    sheet = sheet_of(invented.Person(answers=answers))
    assert "{page} {0} %s" in shown(sheet)
    assert "{phone}{date}" in shown(sheet)
    assert {w.language for w in spoken(sheet)} <= {"en", "ar", "und"}


def test_an_unread_language_says_so_and_a_read_one_does_not(invented, english) -> None:
    shared = share(invented.Person().record(), "f1", form=INTAKE, today=invented.TODAY)
    draft = replace(english, review="draft, not read by anyone yet")
    note = "Machine-made wording"
    assert note in shown(compose(shared, draft, Site()))
    assert note not in shown(compose(shared, english, Site()))


@pytest.mark.parametrize(("tag", "told"), [("am", True), ("ti", True), ("sw-KE", True), ("en", False), ("ar", False)])
def test_hours_that_may_be_counted_from_sunrise_say_so(invented, sheet_of, tag: str, told: bool) -> None:
    assert ("which clock is meant" in shown(sheet_of(invented.Person(shown_in=tag)))) is told
    without = (Row((("way", "call"), ("value", "+44 7700 900123"))),)
    answers = {**invented.ANSWERS, "contact_ways": without}
    assert "which clock is meant" not in shown(sheet_of(invented.Person(shown_in=tag, answers=answers)))


def test_a_site_without_a_phone_still_makes_sense(invented, english) -> None:
    shared = share(invented.Person(categories=frozenset()).record(), "f1", form=INTAKE, today=invented.TODAY)
    text = shown(compose(shared, english, Site()))
    assert "Call the referrer." in text
    assert "{" not in text


@pytest.mark.parametrize(
    ("birth", "words"),
    [
        ("34", "34 years old"),
        ("1990", "1990"),
        ("1990-04", "April 1990"),
        ("1990-04-02", "April 2, 1990"),
        ("199X~", "about between 1990 and 1999"),
        ("1990~", "about 1990"),
        ("30~", "about 30 years old"),
    ],
)
def test_an_age_or_a_birth_is_told_as_it_was_said(invented, sheet_of, birth: str, words: str) -> None:
    assert words in shown(sheet_of(invented.Person(answers={**invented.ANSWERS, "birth": birth})))


def test_the_sheet_follows_the_direction_of_its_language(invented, sheet_of) -> None:
    assert sheet_of(invented.Person(), load_language("ar")).rtl
    assert not sheet_of(invented.Person()).rtl


def test_a_repr_shows_no_words(invented, sheet_of) -> None:
    sheet = sheet_of(invented.Person())
    assert "Amina" not in repr(sheet)
    assert "طبيبة" not in repr(sheet.parts)
    assert "lemon" not in repr(sheet.parts)
    labelled = [part for part in sheet.parts if isinstance(part, Asked | Line | Points | Advice)]
    assert labelled
    assert not any(text in repr(part) for part in labelled for text in part.texts() if len(text) > 2)
