"""Which of what is already arranged belongs to the needs at hand: by code, or by the words on the card."""

from __future__ import annotations

from collections.abc import Iterable

from intake_app.conversation.answers import Row
from intake_app.languages.catalogs import load_language, shipped_tags
from intake_app.languages.language import Language, plain
from intake_app.needs.catalogue import is_need, need

WHAT = "need"
WHERE = "provider"


def arranged_for(codes: Iterable[str], rows: tuple[str | Row, ...], language: str) -> tuple[Row, ...]:
    """The rows that name one of the needs ``codes`` and a place; each comes back with the need's code.

    A row names a need by its code, or by the words of its card in English or in ``language`` (BCP 47). A row that
    cannot be told apart from another need is left out: it may speak of something nobody agreed to tell.
    """
    names = _names(tuple(codes), _languages(language))
    found = []
    for row in rows:
        code = names.get(_folded(row.get(WHAT))) if isinstance(row, Row) else None
        if isinstance(row, Row) and code and row.get(WHERE):
            found.append(Row(((WHAT, code), (WHERE, row.get(WHERE)))))
    return tuple(found)


def _languages(tag: str) -> list[Language]:
    tags = dict.fromkeys(("en", tag))
    return [load_language(each) for each in tags if each in shipped_tags()]


def _names(codes: tuple[str, ...], languages: list[Language]) -> dict[str, str]:
    known = [code for code in codes if is_need(code)]
    words = {_folded(plain(language.text(need(code).label))): code for code in known for language in languages}
    return {**words, **{_folded(code): code for code in codes}}


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
