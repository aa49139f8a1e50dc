"""The figures as files for other programs: a table and a JSON document."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from intake_app.languages.language import Language, plain
from intake_app.reports.disclosure import BASE, Told
from intake_app.reports.figure_words import median_words, rest_words, row_words
from intake_app.reports.figures import Figures, Row
from intake_app.reports.table import table as as_table

_HEADING: Final = ("table", "code", "words", "count", "told")


def figures_csv(made: Figures, language: Language) -> bytes:
    """The figures as a table: name of the table, code and words of the row, the rounded number, and how it is told.

    The number is empty where none is told. The first rows tell the period and the smallest cell.
    """
    rows: list[tuple[str | int, ...]] = [
        ("period", _day(made.period.first), "", "", "first"),
        ("period", _day(made.period.last), "", "", "last"),
        ("smallest_cell", made.smallest, "", "", ""),
    ]
    for each in made.tables:
        rows += [_csv_row(each.name, row, made.smallest, language) for row in each.rows]
        if each.rest:
            rows.append((each.name, "*", plain(language.text(rest_words(made.smallest))), "", Told.SMALL.value))
        if each.median:
            rows.append((each.name, each.median, plain(median_words(each, language)), "", "median"))
    return as_table(_HEADING, rows)


def _csv_row(table: str, row: Row, smallest: int, language: Language) -> tuple[str | int, ...]:
    told = row.figure
    words = plain(row_words(table, row, language))
    number: str | int = told.value if told.value is not None else ""
    return (table, row.code, words, number, told.told.value)


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def figures_json(made: Figures) -> dict[str, Any]:
    """The figures as plain JSON values."""
    return {
        "period": {"first": _day(made.period.first) or None, "last": _day(made.period.last) or None},
        "smallest_cell": made.smallest,
        "rounded_to": BASE,
        "tables": {
            each.name: {
                "rows": [{"code": row.code, "count": row.figure.value, "told": row.figure.told.value,
                          **({"no_service": True} if row.no_service else {})} for row in each.rows],
                "others": each.rest,
                **({"median": each.median} if each.median else {}),
            }
            for each in made.tables
        },
    }  # fmt: skip
