"""The bundled typefaces cover the languages that Cairn speaks, and are licensed."""

from __future__ import annotations

import pytest

from intake_app.languages.typefaces import (
    FOLDER,
    TYPEFACES,
    covers,
    families_for,
    font_files,
    is_right_to_left,
    on_paper,
    typefaces_for,
)

LETTERS = {
    "en": "Aa’“”–—…•", "es": "áéíóúüñ¿¡ºª", "fr": "àâçéèêëîïôœùûüÿ«»€",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْ٠١٢٣،؛؟",
    "fa": "پچژگکیۀ‌۰۱۲۳۴۵۶۷۸۹", "ur": "ٹڈڑںےھہۂۓ", "ps": "ټډړږښګڼۍې", "ku": "ڕڵڤۆێە", "he": "אבגשׁךםןףץ",
    "my": "ကခဂင်္ဃျြွှံ့း၏၊။၀၁၂၃", "am": "ሀሁሂኧቨ፣።", "hi": "अआइईक्षज्ञ़ॐ।", "bn": "অআক্ষৎংঃঁ", "pa": "ਅਆੲਿੰੱਂ",
    "ta": "அஆஇக்ஷஸ்ரீ", "si": "අආක්‍ෂ",
    "km": "កខ្ស្ត្រី។", "th": "กขฃน้ำฐฺ฿",
    "lo": "ກຂນ້ຳ", "hy": "աբև", "ka": "აბგ", "ru": "Ёёъыэюя", "uk": "ҐґЄєЇї", "vi": "ẬẵỡựĐđ",
    "yo": "ẹ́ọ̀ṣ", "zh": "李小梅转介，。", "zh-Hant": "歐陽曉梅轉介，。", "ja": "髙橋さくら」、ヴ",
    "ko": "김영희한", "tr": "ğışİ", "gu": "ક્ષજ્ઞ", "te": "క్షజ్ఞ",
    "kn": "ಕ್ಷಜ್ಞ", "ml": "ക്ഷൻർ", "or": "କ୍ଷଜ୍ଞ", "bo": "བོད་", "dv": "ދިވެހި", "rhg-Rohg": "𐴌𐴟𐴇", "pl": "ąćęłńóśźż",
}  # fmt: skip


@pytest.mark.parametrize("tag", LETTERS)
def test_a_language_has_all_its_letters(tag: str) -> None:
    assert covers(LETTERS[tag]) == ""


def test_symbols_and_the_marker_of_hidden_controls_are_covered() -> None:
    assert covers("✓→←•☐☑⟦U+202E⟧\ufffd") == ""


def test_what_is_missing_is_named_once_and_joiners_do_not_count() -> None:
    assert covers("a\U0001f600b\U0001f600\u200d\ufe0f\u2068\n") == "\U0001f600"


def test_a_stack_begins_with_the_script_and_goes_on_with_noto_sans() -> None:
    assert [face.file for face in typefaces_for("ar")[:2]] == ["NotoSansArabic-Regular.ttf", "NotoSans-Regular.ttf"]
    bold = [face.file for face in typefaces_for("my", bold=True)[:2]]
    assert bold == ["NotoSansMyanmar-Bold.ttf", "NotoSans-Bold.ttf"]
    assert typefaces_for("en")[0].file == "NotoSans-Regular.ttf"
    assert families_for("ko")[:2] == ("Noto Sans KR", "Noto Sans")


def test_every_stack_reaches_every_family() -> None:
    families = {face.family for face in TYPEFACES}
    assert all({face.family for face in typefaces_for(tag)} == families - {"Noto Nastaliq Urdu"} for tag in LETTERS)


def test_urdu_is_nastaliq_on_paper_and_naskh_in_a_window() -> None:
    assert on_paper("ur") == "ur-Aran"
    assert [on_paper(tag) for tag in ("ur-Arab", "ar", "fa", "ps", "en")] == ["ur-Arab", "ar", "fa", "ps", "en"]
    assert on_paper("ur", low=True) == "ur"
    found = [face.family for face in typefaces_for("ur-Aran")[:3]]
    assert found == ["Noto Nastaliq Urdu", "Noto Sans Arabic", "Noto Sans"]
    assert typefaces_for("ur-Aran", bold=True)[0].file == "NotoNastaliqUrdu-Bold.ttf"
    assert families_for("ur") == families_for("ur-Aran")
    assert families_for("ur")[0] == "Noto Sans Arabic"
    assert not any("Nastaliq" in path.name for path in font_files())


@pytest.mark.parametrize(("tag", "own"), [("zh-Hant", "Noto Sans TC"), ("yue", "Noto Sans TC"), ("ja", "Noto Sans JP")])
def test_what_a_partial_face_leaves_out_is_drawn_by_simplified_chinese(tag: str, own: str) -> None:
    assert [face.family for face in typefaces_for(tag)[:3]] == [own, "Noto Sans SC", "Noto Sans"]


def test_directions() -> None:
    assert all(is_right_to_left(tag) for tag in ("ar", "fa", "ur", "ps", "he", "ckb", "dv"))
    assert not any(is_right_to_left(tag) for tag in ("en", "my", "am", "uz", "ku"))


def test_the_files_are_all_there_all_listed_and_all_licensed() -> None:
    assert {face.file for face in TYPEFACES} == {path.name for path in FOLDER.glob("*.ttf")}
    licence = (FOLDER / "OFL.txt").read_text("utf-8")
    assert all(face.file in licence and f"{face.family}: " in licence for face in TYPEFACES)
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_the_fonts_stay_below_31_megabytes() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.ttf")) < 31_000_000
