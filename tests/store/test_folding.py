"""Names meet their searches in many scripts."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.store.folding import fold, fold_names, words_of


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("José", "jose"),
        ("José", unicodedata.normalize("NFD", "JOSÉ")),
        ("Straße", "STRASSE"),
        ("İpek Işık", "ipek isik"),
        ("Đặng Thị Hồng", "dang thi hong"),
        ("Łucja Ørsted", "lucja orsted"),
        ("Олёна", "олена"),
        ("Ἀριάδνη", "αριαδνη"),
        ("أحمد", "احمد"),
        ("إيمان", "ايمان"),
        ("فاطمة", "فاطمه"),
        ("سلمى", "سلمي"),
        ("سَلْمَى", "سلمى"),
        ("هانیه", "هانيه"),
        ("مؤمن", "مومن"),
        ("هناء", "هنا"),
        ("علي\u200cرضا", "عليرضا"),
        ("عبد الله", "عبدالله"),
        ("שָׂרָה", "שרה"),
        ("गीता", "गीता"),
        ("နန်းခမ်း", "နန်း"),
        ("สมหญิง", "หญิง"),
        ("王小明", "小明"),
        ("王 小明", "王小明"),
        ("田中　花子", "田中 花子"),
        ("김민지", "민지"),
        ("ﻓﺎطﻣﺔ", "فاطمة"),
        ("張麗華", "张丽华"),
        ("刘晓明", "劉曉"),
        ("ኃይሉ", "ሀይሉ"),
        ("ሠላማዊት", "ሰላማዊት"),
        ("ፀሐይ", "ጸሀይ"),
        ("ዐቢይ", "አቢይ"),
        ("ሓጎስ", "ሃጎስ"),
        ("هێمن", "هیمن"),
        ("ئاسۆ", "ئاسو"),
        ("پشتیوان کۆڕی", "کوری"),
        ("ګلالۍ", "گلالی"),
        ("Ɗanladi Ƙwairanga", "danladi kwairanga"),
        ("Ґалина Ївга", "галина івга"),
        ("चाँदनी", "चांदनी"),
        ("Առաքել Մխիթարյան", "առաքել"),
        ("თამარ", "თამარ"),
        ("កែវ សុភា", "សុភា"),
        ("ສົມພອນ", "ສົມ"),
        ("ਗੁਰਪ੍ਰੀਤ", "ਗੁਰ"),
        ("தமிழ்ச்செல்வி", "செல்வி"),
        ("සුනිල්", "සුනිල්"),
        ("Αντώνης", "ΑΝΤΩΝΗΣ"),
        ("さくら", "さくら"),
        ("O’Brien", "o'brien"),
        ("Anne‑Marie", "anne-marie"),
        ("Room ١٢", "room 12"),
        ("Room १२", "12"),
        ("\u202eMaria\u202c", "maria"),
    ],
)
def test_a_name_is_found_by_what_people_type_for_it(stored: str, typed: str) -> None:
    names = fold_names([stored])
    assert all(word in names for word in words_of(typed))


@pytest.mark.parametrize(
    ("one", "other"), [("José", "Juan"), ("สมชาย", "สมหญิง"), ("王小明", "王大明"), ("سلمى", "سلام")]
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_folding_chinese_twice_is_folding_it_once() -> None:
    every = [chr(at) for at in range(0x3400, 0xA000)]
    once = [fold(each) for each in every]
    assert [fold(each) for each in once] == once
    assert all(len(each) == 1 for each in once)


def test_nothing_typed_has_no_words() -> None:
    assert words_of(" \u200d \u202e\0") == []


def test_half_a_surrogate_pair_is_dropped() -> None:
    assert fold("Mar\ud800ia") == "maria"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_spellings_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.text(), st.text())
def test_every_part_of_a_name_between_spaces_is_found(first: str, second: str) -> None:
    names = fold_names([f"{first} {second}"])
    assert all(word in names for word in words_of(first) + words_of(second))
