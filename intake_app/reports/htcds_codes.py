"""From Cairn's codes and people's words to the codes of IOM's Human Trafficking Case Data Standard 2.0 (CC BY 4.0)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from intake_app.languages.known import locale_named

OTHER_GENDER: Final = "NonSpecifiedUnknown"
_UNCODED: Final = "mis"
"""ISO 639-2 for a language that has no code of its own."""
_MACRO: Final = {"yue": "zho", "ckb": "kur", "prs": "fas", "mam": "myn", "quc": "myn", "kek": "myn",
                 "ase": "sgn", "pcm": "cpe", "rhg": "inc"}  # fmt: skip
"""What ISO 639-2 has instead: the macrolanguage, or the group."""
_SUPPORT: Final = {
    **dict.fromkeys(("home", "basic", "family", "case", "community", "child", "safe", "digital", "lang", "police", "go",
                     "peer", "faith", "voice", "other", "unsure"), "SocialCare"),
    **dict.fromkeys(("health", "mind", "talk"), "Health"),
    **dict.fromkeys(("law", "papers", "info"), "Legal"),
    "money": "Financial",
    "work": "Livelihood",
    "learn": "Education",
}  # fmt: skip
"""The kind of support plan by the first part of a need's code; where none fits it is social care."""
_GENDERS: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        ("woman", "a woman", "female", "f", "girl", "lady", "mujer", "femenino", "femme", "féminin", "mulher",
         "feminino", "femeie", "женщина", "женский", "жінка", "жіноча", "kadın", "grua", "femër", "phụ nữ", "nữ",
         "babae", "mwanamke", "fanm", "femna", "naag", "dumar", "امرأة", "أنثى", "انثى", "زن", "خانم", "ښځه",
         "عورت", "خاتون", "महिला", "औरत", "स्त्री", "नारी", "মহিলা", "নারী", "ሴት", "ጓል ኣንስተይቲ", "ผู้หญิง", "หญิง",
         "ស្ត្រី", "អ្នកស្រី", "အမျိုးသမီး", "မိန်းမ", "女", "女性", "女人"),
        "Feminine",
    ),
    **dict.fromkeys(
        ("man", "a man", "male", "m", "boy", "hombre", "masculino", "homme", "masculin", "homem", "bărbat", "мужчина",
         "мужской", "чоловік", "чоловіча", "erkek", "burrë", "mashkull", "đàn ông", "nam", "lalaki", "mwanamume",
         "mwanaume", "gason", "nin", "rag", "رجل", "ذكر", "مرد", "آقا", "سړی", "पुरुष", "आदमी", "পুরুষ",
         "ወንድ", "ወዲ ተባዕታይ", "ผู้ชาย", "ชาย", "បុរស", "အမျိုးသား", "ယောက်ျား", "男", "男性", "男人"),
        "Masculine",
    ),
    **dict.fromkeys(
        ("trans woman", "transwoman", "transgender woman", "trans female", "mujer trans", "femme trans",
         "mulher trans", "transgender feminine"),
        "TransgenderFeminine",
    ),
    **dict.fromkeys(
        ("trans man", "transman", "transgender man", "trans male", "hombre trans", "homme trans", "homem trans",
         "transgender masculine"),
        "TransgenderMasculine",
    ),
    **dict.fromkeys(
        ("non-binary", "nonbinary", "non binary", "genderqueer", "non-conforming", "no binario", "no binaria",
         "no binarie", "non binaire", "não binário", "não binária"),
        "NonConforming",
    ),
}  # fmt: skip
"""Whole answers that leave no doubt. What is not here is kept as unspecified and never guessed at."""


def support_types(needs: Iterable[str]) -> tuple[str, ...]:
    """The values of ``spl_Type`` for need codes, each once, in the order of the needs."""
    return tuple(dict.fromkeys(support_type(code) for code in needs))


def support_type(need: str) -> str:
    """The value of ``spl_Type`` for one need."""
    return _SUPPORT.get(need.split(".")[0], "SocialCare")


def gender_code(words: Iterable[str]) -> str:
    """The value of ``prs_Gender`` for an answer in somebody's own words and its translation."""
    return next((code for each in words if (code := _GENDERS.get(_folded(each)))), OTHER_GENDER)


def iso_639_2(tag: str) -> str:
    """The three letters of ISO 639-2 (terminological) for a language (BCP 47); ``mis`` where it has none."""
    import icu

    language = tag.split("-")[0].lower()
    if language in _MACRO:
        return _MACRO[language]
    if len(language) == 2:
        return str(icu.Locale(language).getISO3Language()) or _UNCODED
    return language if language in _three_letters() else _UNCODED


def country_code(name: str, languages: Iterable[str]) -> str | None:
    """The two letters of ISO 3166 for a country named in one of the languages (BCP 47) or in English, or by them."""
    if len(name.strip()) == 2 and name.strip().upper() in _names_of("en").values():
        return name.strip().upper()
    return next((code for tag in (*languages, "en") if (code := _names_of(tag).get(_folded(name)))), None)


@cache
def _three_letters() -> frozenset[str]:
    return frozenset((files("intake_app.reports") / "iso_639_2.txt").read_text("ascii").split())


@cache
def _names_of(tag: str) -> Mapping[str, str]:
    """What a language calls the countries (CLDR), folded, with their codes."""
    territories = locale_named(tag).territories
    return {_folded(name): code for code, name in territories.items() if _is_country(code)}


def _is_country(code: str) -> bool:
    return len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "ZZ", "XA", "XB", "QO")


def _folded(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())
