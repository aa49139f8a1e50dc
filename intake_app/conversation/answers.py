"""Answers as values: what was said, in which language, and whether it was said at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a question stands. HMIS codes 8, 9 and 99 are the precedent for the last three."""

    ANSWERED = "answered"
    PREFER_NOT_TO_SAY = "prefer_not_to_say"
    DOES_NOT_KNOW = "does_not_know"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True, repr=False)
class Text:
    """Words as said, with their language (BCP 47), and their translation when somebody made one.

    ``interpreted`` says that the words came through an interpreter: the interpreter's rendering, not a statement.
    """

    value: str
    language: str
    translation: Text | None = None
    interpreted: bool = False

    def __repr__(self) -> str:
        return f"Text({self.language})"


@dataclass(frozen=True, slots=True, repr=False)
class LanguageChoice:
    """A language as chosen (BCP 47, kept as given) and a dialect in words."""

    tag: str
    dialect: str = ""

    def __repr__(self) -> str:
        return f"LanguageChoice({self.tag})"


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """One entry of a repeat: column names and plain values."""

    cells: tuple[tuple[str, str], ...]

    def get(self, column: str) -> str:
        """The value of ``column``, or an empty string."""
        return dict(self.cells).get(column, "")

    def __repr__(self) -> str:
        return f"Row({len(self.cells)} cells)"


# A choice, a time (HH:MM), a date or EDTF text is a ``str``; several choices a tuple of them.
Value = str | tuple[str, ...] | Text | LanguageChoice | tuple[Row, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """One question's answer. ``language`` is the language the question was shown in (BCP 47)."""

    id: str
    question: str
    state: State
    value: Value | None
    language: str

    def __repr__(self) -> str:
        return f"Answer({self.id}, {self.question}, {self.state})"

    @property
    def answered(self) -> bool:
        """Whether there is a value to show."""
        return self.state is State.ANSWERED and self.value is not None


def plain(value: Value | None) -> str:
    """The value as one line of text for an expression: choices space-separated, as XLSForm has them."""
    match value:
        case None:
            return ""
        case str():
            return value
        case Text():
            return value.value
        case LanguageChoice():
            return value.tag
        case _:
            return " ".join(v for v in value if isinstance(v, str)) or (str(len(value)) if value else "")
