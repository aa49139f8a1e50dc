"""An invented worker at the desk: endless steps by a seed, and what the vault must hold after any number of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from intake_app.conversation.answers import State, Text
from intake_app.desk import Desk
from intake_app.directory.entries import Organization, Phone, Service, Status
from intake_app.sitting import Sitting

PASSPHRASE = "seven stones by the river"
SECOND = "a bridge over slow water"
TODAY = date(2026, 11, 24)
QUESTIONS = ("own_words", "faith_diet", "gender", "companion", "name_full", "contact_note")
DRILL_SLOT = 7
_PEOPLE = 4
_LETTERS = "abcdefghij klmnop qrstuvw xyz ابتثج ကခဂင"


@dataclass(frozen=True)
class Step:
    """One thing that is done and then told as saved."""

    kind: str
    person: str = ""
    question: str = ""
    value: str = ""
    number: int = 0


def steps(seed: int) -> Iterator[Step]:
    """The steps of a seed, the same each time, without end."""
    random = Random(seed)
    here: set[str] = set()
    number = 0
    while True:
        number += 1
        step = _step(random, here, number)
        if step.kind == "person":
            here.add(step.person)
        elif step.kind == "erase":
            here.discard(step.person)
        yield step


def _step(random: Random, here: set[str], number: int) -> Step:
    if len(here) < 2 or (len(here) < _PEOPLE and random.random() < 0.1):
        return Step("person", f"P{number}")
    kinds = ("answer", "erase_answer", "erase", "directory", "setting", "key", "again")
    (kind,) = random.choices(kinds, weights=(70, 4, 3, 3, 4, 1, 3))
    person, question = random.choice(sorted(here)), random.choice(QUESTIONS)
    long = random.choice((8, 80, 800, 6000))
    return Step(kind, person, question, "".join(random.choices(_LETTERS, k=long)), number)


@dataclass
class Expected:
    """What the vault holds after the steps that were ``take``n, worked out without it."""

    people: dict[str, dict[str, str]] = field(default_factory=dict)
    tombstones: int = 0
    setting: int = 0
    phones: list[str] = field(default_factory=list)
    said_in: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    meetings: dict[str, int] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        """One more step."""
        match step.kind:
            case "person":
                self.people[step.person], self.meetings[step.person] = {}, 1
            case "answer":
                self.people[step.person][step.question] = step.value
                self._said(step).add(self.meetings[step.person])
            case "again":
                self.meetings[step.person] += 1
            case "erase_answer":
                self.people[step.person].pop(step.question, None)
                self.tombstones += len(self._said(step))
                self._said(step).clear()
                self.meetings[step.person] += 1
            case "erase":
                del self.people[step.person]
                self.tombstones += 1
            case "directory":
                self.phones = _phones(step.number)
            case "setting":
                self.setting = step.number

    def _said(self, step: Step) -> set[int]:
        """The meetings in which the person answered the question."""
        return self.said_in.setdefault((step.person, step.question), set())

    def view(self) -> str:
        """The same as ``view_of`` a desk should give."""
        return json.dumps([self.people, self.tombstones, self.setting, self.phones], sort_keys=True)


def views(seed: int, count: int, start: Expected | None = None) -> list[str]:
    """What the vault must hold after 0, 1, ... ``count`` steps."""
    expected = start or Expected()
    found = [expected.view()]
    for step, _ in zip(steps(seed), range(count), strict=False):
        expected.take(step)
        found.append(expected.view())
    return found


def view_of(desk: Desk) -> str:
    """What the vault holds, as ``Expected.view`` tells it; every record is read and vouched for."""
    people: dict[str, dict[str, str]] = {}
    for row in desk.people(limit=1000).people:
        answers = desk.record(row.record).answers_in_force()
        name = _text(answers.pop("call_name").value)
        people[name] = {q: _text(a.value) for q, a in answers.items() if q in QUESTIONS}
    phones = [s.phones[0].number for s in desk.services()]
    known: list[Any] = [people, len(desk.store.tombstones()), desk.store.setting("drill", 0), phones]
    return json.dumps(known, sort_keys=True)


def with_setting(view: str, setting: int) -> str:
    """The same view with another setting."""
    people, tombstones, _, phones = json.loads(view)
    return json.dumps([people, tombstones, setting, phones], sort_keys=True)


class Hand:
    """Carries the steps out at a desk, as the window does; a step that failed may be said again."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._sittings: dict[str, Sitting] = {}
        self._begun: dict[str, Sitting] = {}

    def do(self, step: Step) -> None:
        """Do it; it is saved when this returns."""
        doing: dict[str, Callable[[Step], object]] = {
            "person": self._meet, "answer": self._answer, "erase_answer": self._erase_answer, "erase": self._erase,
            "directory": self._directory, "setting": self._set, "key": self._key, "again": self._again,
        }  # fmt: skip
        doing[step.kind](step)

    def _meet(self, step: Step) -> None:
        sitting = self._begun.setdefault(step.person, self.desk.begin("en"))
        with sitting.held():
            sitting.answer("consent_record", State.ANSWERED, "yes")
            sitting.answer("call_name", State.ANSWERED, Text(step.person, "en"))
        assert sitting.saved
        self._sittings[step.person] = sitting

    def _answer(self, step: Step) -> None:
        assert self._sittings[step.person].answer(step.question, State.ANSWERED, Text(step.value, "en"))

    def _erase_answer(self, step: Step) -> None:
        self.desk.erase_answer(self._sittings[step.person].record.id, step.question)
        self._meet_again(step.person)

    def _erase(self, step: Step) -> None:
        self.desk.erase_record(self._sittings[step.person].record.id)

    def _directory(self, step: Step) -> None:
        self.desk.store.replace_directory("city", [_service(n, phone) for n, phone in enumerate(_phones(step.number))])

    def _set(self, step: Step) -> None:
        self.desk.store.set_setting("drill", step.number)

    def _key(self, step: Step) -> None:
        vault = self.desk.store.vault
        if step.number % 2:
            vault.let_in(DRILL_SLOT, SECOND)
        else:
            vault.keep_out(DRILL_SLOT)

    def _again(self, step: Step) -> None:
        """The meeting ends and another begins with the same person."""
        self._sittings[step.person].stop()
        self._meet_again(step.person)

    def _meet_again(self, person: str) -> None:
        self._sittings[person] = self.desk.begin("en", record=self._sittings[person].record.id)


def _phones(number: int) -> list[str]:
    return [f"+1 555 {number:04} {each}" for each in range(5)]


def _service(number: int, phone: str) -> Service:
    house = Organization(f"o{number}", "Harbour House")
    return Service(f"s{number}", "city", "Beds " * 40, house, status=Status.ACTIVE, phones=(Phone(phone),))


def _text(value: object) -> str:
    assert isinstance(value, Text)
    return value.value
