"""Calls to the desk: off the window's thread, in order, with problems told and bugs reported."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from intake_app.desk import Desk
from intake_app.languages.words import msg
from intake_app.problems import BadInput, Problem
from ui.worker_thread import DeskCalls, DeskThread, RunsAtOnce

Wrap = Callable[[Callable[[object], None]], Callable[[object], None]]
PASSPHRASE = "river stone lamp"


class Told:
    """What came back."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.bugs: list[BaseException] = []


def _fail() -> None:
    raise BadInput(msg("It is wrong."), msg("Mend it."))


def _break() -> None:
    raise KeyError("Q")


def _threaded(told: Told) -> DeskThread:
    return DeskThread(failed=told.problems.append, mishap=told.bugs.append)


def test_a_call_runs_on_the_desks_thread_and_its_result_comes_on_the_windows(qtbot: QtBot) -> None:
    runs, seen = _threaded(Told()), list[int]()
    runs.work(threading.get_ident, lambda there: seen.extend((there, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    runs.stop()
    assert seen[0] != threading.get_ident()
    assert seen[1] == threading.get_ident()


def test_results_come_in_the_order_of_the_calls(qtbot: QtBot) -> None:
    runs, seen = _threaded(Told()), list[int]()
    for number in range(50):
        runs.work(lambda number=number: number, seen.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(seen) == 50)
    runs.stop()
    assert seen == list(range(50))


def test_a_vault_is_opened_used_and_closed_on_one_thread(qtbot: QtBot, vault: Path) -> None:
    told, seen = Told(), list[object]()
    runs = _threaded(told)
    runs.open(lambda: Desk.open(vault, PASSPHRASE), lambda: seen.append("open"), _raise)
    runs.run(lambda desk: desk.services() != (), seen.append)
    runs.close(lambda: seen.append("closed"))
    qtbot.waitUntil(lambda: len(seen) == 3, timeout=20_000)
    runs.stop()
    assert seen == ["open", True, "closed"]
    assert told.bugs == []


@pytest.mark.parametrize("threaded", [True, False])
def test_a_problem_goes_to_failed_and_a_bug_to_both(qtbot: QtBot, threaded: bool) -> None:
    told, own = Told(), list[Problem]()
    runs: DeskCalls = _threaded(told) if threaded else RunsAtOnce(failed=told.problems.append, mishap=told.bugs.append)
    runs.work(_fail, lambda _: None, own.append)
    runs.work(_fail, lambda _: None)
    runs.work(_break, lambda _: None, own.append)
    qtbot.waitUntil(lambda: bool(told.bugs))
    if isinstance(runs, DeskThread):
        runs.stop()
    assert len(told.problems) == len(told.bugs) == 1
    assert isinstance(told.bugs[0], KeyError)
    # whoever waits is told of the bug too, by its code alone
    assert [isinstance(each, BadInput) for each in own] == [True, False]
    assert "Q" not in str(own[1].do.args)


class Widgetlike(QObject):
    """Something of Qt's with a method."""

    def __init__(self) -> None:
        super().__init__()
        self.came: list[object] = []

    def take(self, result: object) -> None:
        """Take a result."""
        self.came.append(result)


@pytest.mark.parametrize("wrap", [lambda take: take, partial])
def test_a_result_for_a_widget_that_has_died_is_dropped(qtbot: QtBot, wrap: Wrap) -> None:
    told = Told()
    runs, dead = RunsAtOnce(failed=told.problems.append, mishap=told.bugs.append), Widgetlike()
    take = wrap(dead.take)
    dead.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    runs.work(lambda: 1, take)
    assert dead.came == []
    assert told.bugs == []


def test_closing_goes_on_when_the_desk_cannot_close(qtbot: QtBot, desk: Desk) -> None:
    told, done = Told(), list[bool]()
    runs = RunsAtOnce(failed=told.problems.append, mishap=told.bugs.append)
    runs.open(lambda: desk, lambda: None, _raise)
    assert runs.is_open
    runs.close(lambda: done.append(True))
    runs.close(lambda: done.append(True))
    assert done == [True, True]
    assert not runs.is_open


def _raise(error: BaseException) -> None:
    raise error
