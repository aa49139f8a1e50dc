"""Digits of every script are read, and a language's own are shown only where that is wished."""

from __future__ import annotations

import sys
import unicodedata
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.languages.catalogs import load_language
from intake_app.languages.digits import digits_of, shown, western, western_number
from intake_app.languages.words import Ltr, say

NOUGHTS = [chr(at) for at in range(sys.maxunicode) if unicodedata.category(chr(at)) == "Nd" and chr(at).isdecimal()]
NOUGHTS = [each for each in NOUGHTS if unicodedata.decimal(each) == 0]


@given(st.integers(0, 10**12), st.sampled_from(NOUGHTS))
def test_the_digits_of_every_script_are_read_as_0_to_9(number: int, nought: str) -> None:
    typed = "".join(chr(ord(nought) + int(digit)) for digit in str(number))
    assert western(typed) == str(number)


@given(st.text())
def test_reading_digits_leaves_everything_else(text: str) -> None:
    assert western(western(text)) == western(text)
    assert len(western(text)) == len(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("+۹۸ ۹۱۲-۳۴۵", "+98 912-345"), ("၀၉:၃၀", "09:30"), ("باب ۵", "باب ۵"), ("ស្រី១", "ស្រី១"), ("١٩٩٠-٠٤", "1990-04")],
)
def test_a_number_alone_is_kept_in_0_to_9_and_words_with_numbers_stay_as_typed(typed: str, kept: str) -> None:
    assert western_number(typed) == kept


@pytest.mark.parametrize(
    ("tag", "digits"),
    [
        ("ar", "٠١٢٣٤٥٦٧٨٩"), ("fa", "۰۱۲۳۴۵۶۷۸۹"), ("prs", "۰۱۲۳۴۵۶۷۸۹"), ("ur", "۰۱۲۳۴۵۶۷۸۹"),
        ("ne", "०१२३४५६७८९"), ("bn", "০১২৩৪৫৬৭৮৯"), ("my", "၀၁၂၃၄၅၆၇၈၉"), ("km", "០១២៣៤៥៦៧៨៩"), ("th", "๐๑๒๓๔๕๖๗๘๙"),
        ("am", "0123456789"), ("zh-Hans", "0123456789"), ("en", "0123456789"), ("xx", "0123456789"),
    ],
)  # fmt: skip
def test_a_language_has_ten_digits_of_its_own_or_0_to_9(tag: str, digits: str) -> None:
    assert digits_of(tag) == digits


@given(st.integers(0, 10**9), st.sampled_from(["ar", "fa", "ne", "my", "km", "th", "en", "zh-Hans"]))
def test_what_is_shown_is_read_back(number: int, tag: str) -> None:
    assert western(shown(str(number), tag, "native")) == str(number)


def test_0_to_9_are_shown_in_every_language_until_it_is_wished_otherwise() -> None:
    arabic = load_language("ar")
    said = [arabic.number(1234567), arabic.date(date(2026, 11, 25)), arabic.time(time(9, 5)), arabic.number(7)]
    assert all(western(each) == each for each in said)
    own = arabic.with_digits("native")
    assert own.number(7) == "٧"
    assert "٢٠٢٦" in own.date(date(2026, 11, 25))
    assert "٢٠٢٦" in own.month_and_year(date(2026, 11, 25))
    assert "٢٠٢٦" in own.short_date(date(2026, 11, 25))
    assert "٥" in own.time(time(9, 5))
    assert own.year(date(2026, 1, 1)) == "٢٠٢٦"
    assert [western(each) for each in (own.number(1234567), own.date(date(2026, 11, 25)))] == said[:2]


def test_phone_numbers_and_references_keep_0_to_9_whatever_is_wished() -> None:
    own = load_language("ar").with_digits("native")
    assert "+961 1 234" in own.text(say("Call {phone}")(phone=Ltr("+961 1 234")))
