"""Language names as directories write them, turned into BCP 47 tags where they are sure."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from intake_app.directory.entries import Spoken, fold

_THREE_LETTERS = {
    "eng": "en", "spa": "es", "fra": "fr", "fre": "fr", "ara": "ar", "por": "pt", "vie": "vi", "sqi": "sq", "alb": "sq",
    "tir": "ti", "som": "so", "zho": "zh", "chi": "zh", "tha": "th", "mya": "my", "bur": "my", "khm": "km", "lao": "lo",
    "ind": "id", "msa": "ms", "rus": "ru", "ukr": "uk", "ron": "ro", "rum": "ro", "bul": "bg", "hun": "hu", "pol": "pl",
    "amh": "am", "orm": "om", "swa": "sw", "hau": "ha", "yor": "yo", "ibo": "ig", "hat": "ht", "hin": "hi", "nep": "ne",
    "ben": "bn", "urd": "ur", "pan": "pa", "tam": "ta", "sin": "si", "fas": "fa", "per": "fa", "pus": "ps", "kur": "ku",
    "tur": "tr", "deu": "de", "ger": "de", "ita": "it", "jpn": "ja", "kor": "ko", "heb": "he", "ell": "el", "nld": "nl",
    "tgl": "fil", "tl": "fil",
}  # fmt: skip
_OTHER_NAMES = {
    "creole": "ht", "haitian": "ht", "kreyol": "ht", "farsi": "fa", "dari": "prs", "pushto": "ps", "pashtu": "ps",
    "kurmanji": "ku", "sorani": "ckb", "mandarin": "zh", "cantonese": "yue", "tagalog": "fil", "bengali": "bn",
    "sign language": "ase", "asl": "ase", "american sign language": "ase", "tigrigna": "ti", "tigrigirna": "ti",
    "oromiffa": "om", "nigerian pidgin": "pcm", "rohingya": "rhg", "flemish": "nl", "moldovan": "ro",
    "espanol": "es", "francais": "fr", "ingles": "en", "frances": "fr", "anglais": "en", "espagnol": "es",
    "arabe": "ar",
}  # fmt: skip
_BETWEEN = re.compile(r"\s*(?:[,;/&+|]|\band\b|\by\b|\bet\b)\s*", re.IGNORECASE)
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def spoken_from(text: str, code: str = "") -> tuple[Spoken, ...]:
    """The languages that a text names; what is no language name keeps its words, without a tag.

    ``code`` is HSDS 3.0's ISO 639 code. Where code and name disagree the name is believed: wrong codes are common.
    """
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    named = tuple(Spoken(tag_of(part), part.strip()) for part in parts)
    if len(named) > 1:
        return named
    tag = (named[0].tag if named else None) or tag_of(code)
    return (Spoken(tag, text.strip() or code.strip()),) if text.strip() or code.strip() else ()


def tag_of(name: str) -> str | None:
    """The BCP 47 tag of one language name or code, or None; words in brackets do not count."""
    plain = fold(re.sub(r"\(.*?\)", "", name)).strip(" .")
    known = _OTHER_NAMES.get(plain) or _THREE_LETTERS.get(plain) or _names().get(plain)
    if known:
        return known
    code = plain.replace("_", "-")
    return code if _TAG.fullmatch(code) and code.split("-")[0] in _codes() else None


@cache
def _names() -> dict[str, str]:
    """CLDR's English names of languages, and each of the larger languages in its own words, folded, to tags."""
    english = {fold(name): tag.replace("_", "-") for tag, name in Locale("en").languages.items()}
    own = {fold(Locale(tag).get_display_name() or tag): tag for tag in sorted(set(_THREE_LETTERS.values()))}
    return {**own, **english}


@cache
def _codes() -> frozenset[str]:
    return frozenset(Locale("en").languages) - {"root", "mul", "und", "zxx"}
