"""Directories, T44 to T46 of the catalogue of faults: all of a new version comes in as it was confirmed, or nothing."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from intake_app.desk import Desk
from intake_app.directory.changes import Doubt, Use
from intake_app.directory.entries import Organization, Phone, Service
from intake_app.directory_desk import DirectoryDesk
from intake_app.problems import DiskIsFull, VaultIsInUse, VaultProblem
from intake_app.readers.reading import DirectoryReading
from tests.conftest import FAST, PASSPHRASE, TODAY
from tests.faults.runs import DONE, child, ended, remember_derivations

POINTS = 50
SERVICES = tuple(
    Service(f"s{n}", "city", f"Beds {n}", Organization("o", "Lamp"), phones=(Phone(f"+1 555 {n:04}"),), cost="c" * 400)
    for n in range(60)
)
LATER = tuple(replace(each, phones=(Phone(each.phones[0].number + " 9"),)) for each in SERVICES[10:])


def reading(services: tuple[Service, ...]) -> DirectoryReading:
    return DirectoryReading("city", "3.0", services, 1, (), {})


def take_in(desk: Desk, services: tuple[Service, ...]) -> None:
    directory = DirectoryDesk(desk.store, desk.today)
    directory.take_in(directory.compare(reading(services)))


def opened(path: Path) -> Desk:
    return Desk.open(path, PASSPHRASE, today=lambda: TODAY)


def numbers(desk: Desk) -> list[str]:
    return sorted(phone.number for service in desk.store.services("city") for phone in service.phones)


def of(services: tuple[Service, ...]) -> list[str]:
    return sorted(phone.number for service in services for phone in service.phones)


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A vault with the first version of a city's directory in it, one service of which was phoned."""
    path = tmp_path / "city"
    with Desk.create(path, PASSPHRASE, today=lambda: TODAY, work=FAST) as desk:
        take_in(desk, SERVICES)
        DirectoryDesk(desk.store, desk.today).correct(("city", "s50"), cost="free")
    return path


def test_what_could_send_a_person_astray_is_told_before_anything_is_kept(
    city: Path,
) -> None:
    """T44; more of it in test_directory_desk.py and directory/test_changes.py."""
    posing = Service("x", "city", "Beds 20", Organization("p", "L\u0430mp"), phones=(Phone("+1 666"),))
    with opened(city) as desk:
        incoming = DirectoryDesk(desk.store, desk.today).compare(reading((*LATER, posing)))
        assert numbers(desk) == of(SERVICES)
    assert len(incoming.changes.grave) == len(LATER)
    assert [(alarm.doubt, alarm.service.id) for alarm in incoming.changes.alarms] == [(Doubt.SAME_NAME, "x")]
    assert {gone.use for gone in incoming.changes.gone} == {Use.NONE}
    assert len(incoming.changes.gone) == 10


def steps_until(path: Path, stop_at: int) -> int:
    """Take the later version in, and end this process without a word at that step of the engine; all its steps."""
    taken = 0

    def step() -> int:
        nonlocal taken
        taken += 1
        if taken == stop_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    with opened(path) as desk:
        desk.store.vault.connection.set_progress_handler(step, 50)
        take_in(desk, LATER)
    return taken


def kill_at_every_point(city: Path) -> None:
    remember_derivations()
    rehearsal = Path(shutil.copytree(city, city.with_name("rehearsal")))
    steps = steps_until(rehearsal, 0)
    ends = set()
    for point in range(POINTS):
        path = Path(shutil.copytree(city, city.with_name("killed")))
        status = ended(child(lambda path=path, at=1 + point * steps // (POINTS - 1): _take(path, at)))
        assert status in (-signal.SIGKILL, DONE)
        with opened(path) as desk:
            assert desk.check().findings == ()
            assert numbers(desk) in (of(SERVICES), of(LATER)), point
            assert desk.service("s50", "city").cost == "free"
            ends.add((status, numbers(desk) == of(LATER)))
        shutil.rmtree(path)
    assert (-signal.SIGKILL, False) in ends
    assert (DONE, True) in ends


def _take(path: Path, at: int) -> None:
    steps_until(path, at)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="a killed process is a fork of this one")
def test_an_import_that_is_killed_at_fifty_points_is_whole_or_did_not_happen(city: Path) -> None:
    """T45."""
    assert ended(child(lambda: kill_at_every_point(city))) == DONE


def test_an_import_on_a_full_disk_changes_nothing(city: Path) -> None:
    """T46."""
    with opened(city) as desk:
        connection = desk.store.vault.connection
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        bigger = tuple(replace(each, description="d" * 3_000) for each in LATER)
        with pytest.raises(DiskIsFull):
            take_in(desk, bigger)
        assert numbers(desk) == of(SERVICES)
        assert desk.check().findings == ()
    with opened(city) as desk:
        assert numbers(desk) == of(SERVICES)


@pytest.mark.parametrize(
    "act",
    [
        lambda directory: directory.compare(reading(LATER)),
        lambda directory: directory.phoned(("city", "s1")),
        lambda directory: directory.kept(("city", "s1")),
    ],
)
def test_nothing_can_be_taken_into_a_vault_that_is_locked(city: Path, act: Callable[[DirectoryDesk], object]) -> None:
    """T46."""
    with opened(city) as desk:
        directory = DirectoryDesk(desk.store, desk.today)
        incoming = directory.compare(reading(LATER))
    with pytest.raises(VaultProblem):
        act(directory)
    with pytest.raises(VaultProblem):
        directory.take_in(incoming)
    with opened(city) as desk:
        assert numbers(desk) == of(SERVICES)


def test_two_cannot_take_in_at_once(city: Path) -> None:
    """T46; twice from one window is in test_directory_desk.py."""
    with opened(city), pytest.raises(VaultIsInUse):
        opened(city)
