"""What a form is made of, in the terms of XLSForm: questions with a type, choices, repeats and ``relevant``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from intake_app.conversation.consents import Category
from intake_app.languages.words import Msg


class Kind(StrEnum):
    """The type of a question (XLSForm's names; *language* and *edtf* are Cairn's own)."""

    TEXT = "text"
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    LANGUAGE = "language"
    TIME = "time"
    DATE = "date"
    EDTF = "edtf"
    REPEAT = "repeat"


class AskedOf(StrEnum):
    """Whose question it is. A worker's question is never shown on the survivor's screen."""

    SURVIVOR = "survivor"
    WORKER = "worker"


class When(StrEnum):
    """*first*: in the default conversation; *later*: on request; *off*: only where a site switches it on."""

    FIRST = "first"
    LATER = "later"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a select; ``pictogram`` names an icon of the window."""

    name: str
    label: Msg
    pictogram: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. None is ever required.

    ``category`` is the unit of consent its answer belongs to. ``relevant`` is an XPath expression in XLSForm's
    spelling (``${name}``); when it is false the question is hidden and its answer excluded, never deleted. ``columns``
    are the questions of a repeat. ``htcds`` lists the fields of IOM's Human Trafficking Case Data Standard it feeds.
    """

    name: str
    kind: Kind
    label: Msg
    category: Category
    asked_of: AskedOf = AskedOf.SURVIVOR
    when: When = When.FIRST
    choices: tuple[Choice, ...] = ()
    columns: tuple[Question, ...] = ()
    relevant: str = ""
    hint: Msg | None = None
    long: bool = False
    htcds: tuple[str, ...] = ()

    def choice(self, name: str) -> Choice | None:
        """The choice of this name."""
        return next((c for c in self.choices if c.name == name), None)


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together."""

    name: str
    label: Msg
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A form with its version; question names are unique in it."""

    name: str
    version: int
    sections: tuple[Section, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question in order."""
        return tuple(q for section in self.sections for q in section.questions)

    def question(self, name: str) -> Question | None:
        """The question of this name."""
        return next((q for q in self.questions if q.name == name), None)

    def section(self, name: str) -> Section:
        """The section of this name. Raises KeyError when there is none."""
        found = next((s for s in self.sections if s.name == name), None)
        if found is None:
            raise KeyError(name)
        return found
