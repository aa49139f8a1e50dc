"""Figures for planning and prevention: what people chose, what they wait for, how it was; they name nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from intake_app.conversation.stage_words import STAGES as STAGE_WORDS
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import Question
from intake_app.needs.catalogue import NEEDS
from intake_app.reports.counting import (
    DECLINED,
    EVERYBODY,
    FIRST,
    INTERPRETERS,
    LANGUAGES,
    LATER,
    PEOPLE,
    STAGES,
    UNMET,
    WAITING,
    WAITING_BANDS,
    WANTED,
    Groups,
    Key,
)
from intake_app.reports.disclosure import SMALL, WITHHELD, Figure, figure, figures, figures_of_parts
from intake_app.reports.period import Period

FEEDBACK: Final = tuple(q.name for q in INTAKE.section("feedback").questions)
_OPEN: Final = frozenset({WANTED, FIRST, LATER, UNMET, LANGUAGES, STAGES, DECLINED})
"""Tables that list only what may be told: a row of few people would say that they exist."""
_PARTS: Final = frozenset({LANGUAGES, INTERPRETERS})
"""Tables whose rows part the counted people among them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its code, what is told of it, and whether no service in the directory serves that need."""

    code: str
    figure: Figure
    no_service: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under the name of what they tell. ``rest`` says that further rows may exist, each with few people or none.

    ``median`` is the code of the row that the middle person stands in, where that may be told.
    """

    name: str
    rows: tuple[Row, ...]
    rest: bool = False
    median: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that is told of one period: nothing in it is an exact count, and nothing is under ``smallest``."""

    period: Period
    smallest: int
    tables: tuple[Table, ...]

    def table(self, name: str) -> Table:
        """The table of this name. Raises KeyError when there is none."""
        found = next((each for each in self.tables if each.name == name), None)
        if found is None:
            raise KeyError(name)
        return found

    @property
    def people(self) -> Figure:
        """How many people were counted."""
        return self.table(PEOPLE).rows[0].figure


def make_figures(
    counted: Groups,
    feedback: Iterable[Mapping[str, int | str]],
    period: Period,
    smallest: int,
    *,
    withheld: Collection[Key] = (),
    unserved: Collection[str] = (),
) -> Figures:
    """What may be told of these groups and of this feedback, each answered by question name.

    ``withheld`` are rows that would give somebody away beside figures of another period; ``unserved`` are the needs
    that no service on file serves.
    """
    counts = {key: len(people) for key, people in counted.items()}
    hidden = frozenset(withheld)
    everybody = _one(counts, (PEOPLE, EVERYBODY), smallest, hidden)
    tables = [Table(PEOPLE, (Row(EVERYBODY, everybody),))]
    for name, codes in _codes(counts).items():
        tables.append(_table(name, codes, counts, everybody, smallest, hidden, unserved))
    return Figures(period, smallest, (*tables, *_feedback(feedback, smallest, hidden)))


def _table(
    name: str,
    codes: Sequence[str],
    counts: Mapping[Key, int],
    everybody: Figure,
    smallest: int,
    hidden: Collection[Key],
    unserved: Collection[str],
) -> Table:
    numbers = [counts.get((name, code), 0) for code in codes]
    places = [at for at, code in enumerate(codes) if (name, code) in hidden]
    if everybody == SMALL:
        told: Sequence[Figure] = [SMALL] * len(numbers)
    elif name in _PARTS:
        told = figures_of_parts([*numbers, 0], everybody, smallest, hidden=places)[:-1]
    else:
        told = figures(numbers, smallest, hidden=places)
    rows = [Row(code, each, name == UNMET and code in unserved) for code, each in zip(codes, told, strict=True)]
    if name in _OPEN:
        shown = [row for row in rows if row.figure.value is not None]
        return Table(name, tuple(shown if name == STAGES else sorted(shown, key=_largest_first)), rest=True)
    return Table(name, tuple(rows), median=_median(rows, numbers, smallest) if name == WAITING else "")


def _codes(counts: Mapping[Key, int]) -> dict[str, Sequence[str]]:
    """The rows that each table can have; languages and reasons are those that somebody stands in."""

    def seen(name: str) -> list[str]:
        return sorted(code for table, code in counts if table == name)

    wishes = [each.code for each in NEEDS]
    used = _choices("interp_used")
    return {
        **dict.fromkeys((WANTED, FIRST, LATER, UNMET), wishes),
        LANGUAGES: seen(LANGUAGES),
        INTERPRETERS: [*used, *(mode for mode in seen(INTERPRETERS) if mode not in used)],
        STAGES: [stage.value for stage in STAGE_WORDS],
        DECLINED: seen(DECLINED),
        WAITING: WAITING_BANDS,
    }


def _feedback(given: Iterable[Mapping[str, int | str]], smallest: int, hidden: Collection[Key]) -> Iterable[Table]:
    everything = list(given)
    for name in FEEDBACK:
        answers = Counter(answer for each in everything if isinstance(answer := each.get(feedback_key(name)), str))
        codes = _choices(name)
        places = [at for at, code in enumerate(codes) if (name, code) in hidden]
        told = figures([answers[code] for code in codes], smallest, hidden=places)
        yield Table(name, tuple(Row(code, each) for code, each in zip(codes, told, strict=True)))


def feedback_key(question: str) -> str:
    """Under which name the store keeps the feedback to a question."""
    return question.removeprefix("feedback_")


def _one(counts: Mapping[Key, int], key: Key, smallest: int, hidden: Collection[Key]) -> Figure:
    found = figure(counts.get(key, 0), smallest)
    return WITHHELD if key in hidden and found.value is not None else found


def _median(rows: Sequence[Row], numbers: Sequence[int], smallest: int) -> str:
    """The row of the middle person, when enough people stand in that row for it to be told."""
    upto = 0
    for row, number in zip(rows, numbers, strict=True):
        upto += number
        if 2 * upto >= sum(numbers) > 0:
            return row.code if row.figure.value is not None else ""
    return ""


def _largest_first(row: Row) -> tuple[int, str]:
    return (-(row.figure.value or 0), row.code)


def _question(name: str) -> Question:
    found = INTAKE.question(name)
    assert found is not None
    return found


def _choices(name: str) -> list[str]:
    return [choice.name for choice in _question(name).choices]
