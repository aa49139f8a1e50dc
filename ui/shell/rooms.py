"""Which screen stands behind which place, and the way back; the only part that knows more than one screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.shell.context import Context, Place
from ui.shell.window import MainWindow

HOME = Place("people")


@dataclass(frozen=True, slots=True)
class Room:
    """How a place's screen is made; ``survivors`` when it may be turned to the survivor and brings its own bar."""

    build: Callable[[Context, Place], QWidget]
    survivors: bool = False


def _people(context: Context, place: Place) -> QWidget:
    from ui.worker.people import PeopleScreen

    return PeopleScreen(context)


def _person(context: Context, place: Place) -> QWidget:
    from ui.worker.person import PersonScreen

    return PersonScreen(context, place.record or "")


def _meeting(context: Context, place: Place) -> QWidget:
    from ui.shell.meeting import Meeting

    return Meeting(context, record=place.record, section=place.section)


def _referral(context: Context, place: Place) -> QWidget:
    from ui.worker.referral import ReferralScreen

    return ReferralScreen(context, place)


def _directory(context: Context, place: Place) -> QWidget:
    from ui.worker.directory import DirectoryScreen

    return DirectoryScreen(context)


def _need_table(context: Context, place: Place) -> QWidget:
    from ui.worker.need_table_page import NeedTablePage

    return NeedTablePage(context)


def _preferences(context: Context, place: Place) -> QWidget:
    from ui.shell.preferences import PreferencesScreen

    return PreferencesScreen(context)


def _before_first(context: Context, place: Place) -> QWidget:
    from ui.worker.before_first import BeforeFirst

    return BeforeFirst(context)


def _vault(context: Context, place: Place) -> QWidget:
    from ui.worker.vault_page import VaultScreen

    return VaultScreen(context)


def _figures(context: Context, place: Place) -> QWidget:
    from ui.worker.figures import FiguresScreen

    return FiguresScreen(context)


def _today(context: Context, place: Place) -> QWidget:
    from ui.worker.today import TodayScreen

    return TodayScreen(context)


def _incoming(context: Context, place: Place) -> QWidget:
    from ui.worker.incoming import IncomingScreen

    return IncomingScreen(context, place.record)


def _recall(context: Context, place: Place) -> QWidget:
    from ui.worker.recalling import RecallScreen

    return RecallScreen(context, place.record or "")


def _papers(context: Context, place: Place) -> QWidget:
    from ui.worker.whole_set import WholeSetScreen

    return WholeSetScreen(context, place.record or "")


ROOMS: dict[str, Room] = {
    "people": Room(_people),
    "person": Room(_person),
    "recall": Room(_recall),
    "papers": Room(_papers),
    "meeting": Room(_meeting, survivors=True),
    "referral": Room(_referral),
    "directory": Room(_directory),
    "need_table": Room(_need_table),
    "preferences": Room(_preferences),
    "vault": Room(_vault),
    "figures": Room(_figures),
    "before_first": Room(_before_first),
    "today": Room(_today),
    "incoming": Room(_incoming),
}


class Rooms:
    """Goes to places and back. ``enter`` sets the context in which screens are made."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._context: Context | None = None
        self._way: list[Place] = []

    @property
    def here(self) -> Place | None:
        """The place that is shown; None before anything is open."""
        return self._way[-1] if self._way else None

    def enter(self, context: Context, first: Place = HOME) -> None:
        """Start at ``first``, with the way back to the list of people."""
        self._context = context
        self._way = [HOME]
        self.go(first)

    def go(self, place: Place) -> None:
        """Show the screen of a place; ``back`` is the place before."""
        if self._context is None:
            return
        if place.name == "back":
            self._way.pop()
        elif place == HOME:
            self._way = [HOME]
        elif place != self.here:
            self._way.append(place)
        self._way = self._way or [HOME]
        self._show(self._way[-1])

    def _show(self, place: Place) -> None:
        assert self._context is not None
        room = ROOMS[place.name]
        self._context.language.interpret(False)
        screen = room.build(self._context, place)
        self._window.show_screen(screen, survivors=room.survivors, back=len(self._way) > 1)
