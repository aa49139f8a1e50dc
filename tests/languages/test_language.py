"""Words, values, dates and names in a language."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.languages.catalogs import load_language
from intake_app.languages.gettext_catalog import GettextCatalog, make_catalog
from intake_app.languages.language import FSI, LRI, PDI, Language, fields_fit, fields_of, isolated, plain
from intake_app.languages.plurals import plural_forms
from intake_app.languages.words import Ltr, Msg, msg, nmsg, nsay, pmsg, say

Wordings = Mapping[tuple[str | None, str], tuple[str, ...]]

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=40)
HOSTILE = st.text(alphabet="a{}n\u2066\u2067\u2068\u2069\u202e ب", max_size=12)
DAY = datetime.date(2026, 11, 24)


def arabic(survivor: Wordings | None = None, worker: Wordings | None = None) -> Language:
    header = {(None, ""): (f"Plural-Forms: {plural_forms('ar')}\n",)}
    made = (make_catalog({**header, **(wordings or {})}, "ar") for wordings in (survivor, worker))
    return Language("ar", "rtl", "Arab", *made, review="draft, made for a test")


def test_english_speaks_the_source_words() -> None:
    english = load_language("en")
    assert english.text(say("Stop here")) == "Stop here"
    assert not english.rtl
    assert not english.is_draft


def test_each_domain_has_its_own_words() -> None:
    language = arabic({(None, "Safe"): ("آمن",)}, {(None, "Safe"): ("خزنة",)})
    assert language.text(say("Safe")) == "آمن"
    assert language.text(msg("Safe")) == "خزنة"


def test_a_context_tells_equal_words_apart() -> None:
    language = arabic(worker={("of a file", "Open"): ("فتح",), (None, "Open"): ("مفتوح",)})
    assert language.text(pmsg("of a file", "Open")) == "فتح"
    assert language.text(msg("Open")) == "مفتوح"
    assert plain(language.text(pmsg("of a door", "Open"))) == "Open"


@pytest.mark.parametrize(
    "wording", [(), ("",), ("مرحبا {wrong}",), ("مرحبا",), ("مرحبا {name",), ("مرحبا {name} {other}",)]
)
def test_english_stands_in_for_a_missing_or_broken_word(wording: tuple[str, ...]) -> None:
    language = arabic({(None, "Hello {name}"): wording})
    assert plain(language.text(say("Hello {name}")(name="Ana"))) == "Hello Ana"


def test_english_counts_stand_in_for_missing_ones() -> None:
    language = arabic()
    shown = [plain(language.text(nsay("One card", "{n} cards", n))) for n in (1, 2, 0)]
    assert shown == ["One card", "2 cards", "0 cards"]


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "لا"),
        (1, "بطاقة"),
        (2, "بطاقتان"),
        (3, "3 بطاقات"),
        (11, "11 بطاقة"),
        (100, "100 بطاقة أخرى"),
        (103, "103 بطاقات"),
    ],
)
def test_a_count_takes_the_form_of_its_number(n: int, words: str) -> None:
    forms = ("لا", "بطاقة", "بطاقتان", "{n} بطاقات", "{n} بطاقة", "{n} بطاقة أخرى")
    assert arabic({(None, "One card"): forms}).text(nsay("One card", "{n} cards", n)) == words


def test_a_count_whose_form_is_missing_is_english() -> None:
    language = arabic(worker={(None, "One card"): ("لا", "بطاقة")})
    assert plain(language.text(nmsg("One card", "{n} cards", 5))) == "5 cards"


def test_a_value_that_is_a_message_is_spoken_in_the_same_language() -> None:
    language = arabic({(None, "{need}, please"): ("{need} من فضلك",), (None, "Food"): ("طعام",)})
    assert language.text(say("{need}, please")(need=say("Food"))) == "طعام من فضلك"


def test_a_name_is_isolated_and_a_number_runs_left_to_right() -> None:
    text = arabic().text(say("{name}: {phone}")(name="Ana", phone=Ltr("+33 1 23")))
    assert text == f"{LRI}{FSI}Ana{PDI}: {LRI}+33 1 23{PDI}{PDI}"
    assert plain(text) == "Ana: +33 1 23"


def test_an_empty_value_leaves_no_trace() -> None:
    assert load_language("en").text(say("Name: {name}")(name="")) == "Name: "


@pytest.mark.parametrize("tag", ["en", "ar", "my", "fa", "bn", "ne", "prs"])
def test_numbers_have_latin_digits_everywhere(tag: str) -> None:
    language = Language(tag, "ltr", "Latn", GettextCatalog(), GettextCatalog())
    for n in (7, -7, 1234, 1234567, -98765):
        digits = "".join(c for c in language.text(say("{n}")(n=n)) if unicodedata.category(c) == "Nd")
        assert digits == str(abs(n))


def test_numbers_are_grouped_as_the_language_does_with_latin_signs() -> None:
    grouped = {
        tag: Language(tag, "ltr", "Latn", GettextCatalog(), GettextCatalog()).number(1234567)
        for tag in ("en", "fa", "hi")
    }
    assert grouped == {"en": "1,234,567", "fa": "1,234,567", "hi": "12,34,567"}


def test_a_field_without_a_value_stays_visible() -> None:
    assert load_language("en").text(say("Hello {name}")) == "Hello {name}"


def test_doubled_braces_are_braces() -> None:
    assert load_language("en").text(say("Write {{name}} for {what}")(what="it")) == f"Write {{name}} for {FSI}it{PDI}"


@given(value=st.one_of(ANY_TEXT, HOSTILE), wording=st.one_of(ANY_TEXT, HOSTILE))
def test_no_value_and_no_wording_makes_text_raise(value: str, wording: str) -> None:
    language = arabic({(None, "For {name}"): (wording,)})
    text = language.text(say("For {name}")(name=value))
    assert fields_fit(wording, "For {name}", None) or text == f"{LRI}For {isolated(value)}{PDI}"


@given(value=st.one_of(ANY_TEXT, HOSTILE))
def test_a_value_cannot_leave_its_isolate(value: str) -> None:
    depth, lowest = 0, []
    for character in isolated(value)[:-1]:
        depth += (character in "\u2066\u2067\u2068") - (character == PDI)
        lowest.append(depth)
    assert all(lowest) or not value
    assert depth == (1 if value else 0)


@given(value=ANY_TEXT)
def test_values_are_shown_as_they_are(value: str) -> None:
    text = load_language("en").text(say("{value}")(value=value))
    assert plain(text) == plain(value)


@given(st.sets(st.sampled_from(["a", "b", "n", "name_2"])))
def test_fields_are_found_by_name(names: set[str]) -> None:
    assert fields_of(" ".join(f"{{{name}}}" for name in names) + " {{not}} {}") == names


def test_a_counted_wording_may_leave_out_the_number_and_nothing_else() -> None:
    assert fields_fit("a day of {name}", "{n} day of {name}", "{n} days of {name}")
    assert not fields_fit("{n} days", "{n} day of {name}", "{n} days of {name}")
    assert not fields_fit("a day", "{n} day", None)


def test_a_language_without_a_reviewer_is_a_draft() -> None:
    assert arabic().is_draft


def test_dates_and_times_follow_the_language() -> None:
    english, moment = load_language("en"), datetime.time(15, 5)
    assert english.date(DAY) == "November 24, 2026"
    assert english.short_date(DAY) == "Nov 24, 2026"
    assert english.month_and_year(DAY) == "November 2026"
    assert english.time(moment).split() == ["3:05", "PM"]
    assert arabic().date(DAY) == "24 نوفمبر 2026"


def test_names_of_languages_and_countries_come_in_the_language() -> None:
    assert arabic().language_name("my") == "البورمية"
    assert arabic().country_name("MM") == "ميانمار (بورما)"
    assert load_language("en").country_name("mm") == "Myanmar (Burma)"


def test_an_unknown_name_is_english_or_the_code() -> None:
    assert arabic().language_name("kek") == "Kekchí"
    assert arabic().language_name("xx-unknown") == "xx-unknown"
    assert arabic().country_name("QQ") == "QQ"


def test_dari_keeps_its_tag_and_has_the_names_of_persian_in_afghanistan() -> None:
    dari = Language("prs", "rtl", "Arab", GettextCatalog(), GettextCatalog())
    assert dari.tag == "prs"
    assert str(dari.locale) == "fa_AF"
    assert load_language("en").language_name("prs") == "Dari"
    assert dari.language_name("prs") == "دری"


def test_a_language_shows_no_words_in_its_repr() -> None:
    assert "آمن" not in repr(arabic({(None, "Safe"): ("آمن",)}))


def test_messages_can_be_nested_deeply() -> None:
    message: Msg = say("{inner}")
    for _ in range(20):
        message = say("({inner})")(inner=message)
    assert load_language("en").text(message).count("(") == 20


def test_english_that_stands_in_keeps_its_direction_on_a_right_to_left_page() -> None:
    unknown = msg("No such words: {name}.")
    assert load_language("ar").text(unknown(name="سلمى")) == "\u2066No such words: \u2068سلمى\u2069.\u2069"
    assert load_language("fr").text(unknown(name="x")) == "No such words: \u2068x\u2069."
