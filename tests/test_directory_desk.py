"""The directory at the desk: nothing comes in unseen, what people here know stays, and secrets leave the vault."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from intake_app.conversation.answers import State
from intake_app.conversation.consents import Category, Given
from intake_app.desk import Desk
from intake_app.directory.entries import Demand, Organization, Phone, Place, Service, Term
from intake_app.directory_desk import DirectoryDesk, Settled
from intake_app.problems import BadInput, VaultIsDamaged
from intake_app.readers.reading import DirectoryReading
from intake_app.sitting import Sitting, recipient_of
from intake_app.store.journal import Event
from tests.conftest import PASSPHRASE, TODAY

KEY = ("city", "1")
SECRET = "17 Hidden Lane"
NIGHT = Service(
    id="1",
    source="city",
    name="Night beds",
    organization=Organization("o", "Lamp"),
    phones=(Phone("+1 555 0100"),),
    places=(Place("p1", "House", (SECRET,)),),
    terms=(Term("cairn-needs", "home.tonight"),),
    needs=("home.tonight",),
)
DAY = replace(NIGHT, id="2", name="Day room", phones=(Phone("+1 555 0102"),))


@pytest.fixture
def directory(desk: Desk) -> DirectoryDesk:
    """The directory of a desk, with two services of the city in it."""
    found = DirectoryDesk(desk.store, desk.today)
    take_in(found, NIGHT, DAY)
    return found


def reading(*services: Service) -> DirectoryReading:
    return DirectoryReading("city", "3.0", services, 1, (), {})


def take_in(directory: DirectoryDesk, *services: Service) -> None:
    directory.take_in(directory.compare(reading(*services)))


def refer(desk: Desk, key: tuple[str, str]) -> Sitting:
    sitting = desk.begin("en")
    sitting.answer("consent_record", State.ANSWERED, "yes")
    sitting.refer(recipient=recipient_of(desk.service(key[1], key[0])), needs=("home.tonight",))
    return sitting


def documents(desk: Desk) -> str:
    return json.dumps(list(desk.store.vault.connection.execute("SELECT document FROM services")))


def phones(services: Iterable[Service]) -> list[str]:
    return [phone.number for service in services for phone in service.phones]


def test_reading_keeps_nothing_and_taking_in_keeps_what_was_shown(desk: Desk, directory: DirectoryDesk) -> None:
    """T44."""
    incoming = directory.compare(reading(replace(NIGHT, phones=(Phone("+1 555 0199"),))))
    assert phones([desk.service("1", "city")]) == ["+1 555 0100"]
    (change,) = incoming.changes.grave
    assert (change.fields[0].old, change.fields[0].new) == (("+1 555 0100",), ("+1 555 0199",))
    assert [gone.service.name for gone in incoming.changes.gone] == ["Day room"]
    directory.take_in(incoming)
    assert phones([desk.service("1", "city")]) == ["+1 555 0199"]
    (former,) = directory.history(KEY)
    assert (former.field, former.day) == ("phones", TODAY.isoformat())
    assert former.value == [NIGHT.phones[0].to_json()]


def test_the_history_tells_the_organisation_s_former_website_too(directory: DirectoryDesk) -> None:
    take_in(directory, replace(NIGHT, organization=Organization("o", "Lamp", website="https://a.example")))
    take_in(directory, replace(NIGHT, organization=Organization("o", "Lamp", website="https://b.example")))
    assert [(former.field, former.value) for former in directory.history(KEY)] == [("website", "https://a.example")]


def test_the_history_is_bounded(directory: DirectoryDesk) -> None:
    for number in range(60):
        take_in(directory, replace(NIGHT, phones=(Phone(str(number)),)))
    assert len(directory.history(KEY)) == 40
    assert directory.history(KEY)[0].value == [Phone("58").to_json()]


def test_a_shelter_in_use_that_is_gone_stays_readable_and_is_offered_to_nobody(
    desk: Desk, directory: DirectoryDesk
) -> None:
    """T44."""
    refer(desk, KEY)
    incoming = directory.compare(reading(DAY))
    assert [(gone.service.id, gone.use.value) for gone in incoming.changes.gone] == [("1", "live")]
    directory.take_in(incoming)
    gone = desk.service("1", "city")
    assert (gone.gone, gone.name, gone.phones) == (TODAY.isoformat(), "Night beds", NIGHT.phones)
    assert all(service.key != KEY for service in desk.services())
    assert all(match.service.key != KEY for match in desk.match("home.tonight"))
    assert desk.store.search_services("night beds") == ()
    take_in(directory, NIGHT, DAY)
    assert desk.service("1", "city").gone is None


def test_a_release_counts_as_use_until_it_is_withdrawn(desk: Desk, directory: DirectoryDesk) -> None:
    sitting = desk.begin("en")
    sitting.answer("consent_record", State.ANSWERED, "yes")
    given = sitting.consent(
        recipient=recipient_of(desk.service("1", "city")),
        purpose=("home.tonight",),
        categories={Category.NEEDS},
        until=TODAY + timedelta(days=3),
        given=Given.VERBAL,
        witness="W-2",
    )
    assert [gone.use.value for gone in directory.compare(reading(DAY)).changes.gone] == ["live"]
    sitting.withdraw(given.id)
    assert [gone.use.value for gone in directory.compare(reading(DAY)).changes.gone] == ["past"]


def test_what_went_long_ago_and_nobody_used_is_forgotten(vault: Path) -> None:
    days = [TODAY]
    with Desk.open(vault, PASSPHRASE, today=lambda: days[0]) as desk:
        directory = DirectoryDesk(desk.store, lambda: days[0])
        take_in(directory, NIGHT, DAY)
        refer(desk, KEY)
        take_in(directory)
        assert {kept.service.id for kept in desk.store.directory.kept("city")} == {"1", "2"}
        days[0] = TODAY + timedelta(days=800)
        take_in(directory)
        assert {kept.service.id for kept in desk.store.directory.kept("city")} == {"1"}


def test_a_directory_that_changed_since_it_was_compared_is_not_taken_in(desk: Desk, directory: DirectoryDesk) -> None:
    """T46: twice at once."""
    first, second = directory.compare(reading(NIGHT)), directory.compare(reading(DAY))
    directory.take_in(first)
    before = desk.services()
    with pytest.raises(BadInput):
        directory.take_in(second)
    assert desk.services() == before


def test_a_correction_survives_every_new_version_until_a_person_decides(desk: Desk, directory: DirectoryDesk) -> None:
    directory.correct(KEY, phones=(Phone("+1 555 ٠١٧٧"),))
    assert recipient_of(desk.service("1", "city")).phone == "+1 555 0177"
    take_in(directory, NIGHT, DAY)
    assert directory.unsettled() == ()
    moved = replace(NIGHT, phones=(Phone("+1 555 0188"),))
    incoming = directory.compare(reading(moved, DAY))
    assert incoming.changes.changed[0].fields[0].ours == ("+1 555 0177",)
    directory.take_in(incoming)
    assert phones([desk.service("1", "city")]) == ["+1 555 0177"]
    assert [kept.service.id for kept in directory.unsettled()] == ["1"]
    directory.settle(KEY, "phones", Settled.KEEP_OURS)
    assert directory.unsettled() == ()
    assert directory.kept(KEY).theirs == moved
    take_in(directory, NIGHT, DAY)
    directory.settle(KEY, "phones", Settled.TAKE_THEIRS)
    assert desk.service("1", "city") == NIGHT


def test_when_the_source_comes_round_to_the_correction_nothing_is_left_to_decide(directory: DirectoryDesk) -> None:
    directory.correct(KEY, cost="free")
    take_in(directory, replace(NIGHT, cost="free"), DAY)
    assert directory.kept(KEY).local.is_empty


@pytest.mark.parametrize("fields", [{"id": "x"}, {"assured": "2026-01-01"}, {"nonsense": 1}, {"phones": 5}])
def test_what_cannot_be_corrected_is_refused(directory: DirectoryDesk, fields: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        directory.correct(KEY, **fields)


def test_what_was_asked_is_laid_over_what_the_source_says(desk: Desk, directory: DirectoryDesk) -> None:
    told = replace(NIGHT, demands=frozenset({Demand.POLICE_REPORT, Demand.IS_LAW_ENFORCEMENT}))
    take_in(directory, told, DAY)
    directory.mark(
        KEY,
        demands=[Demand.INFORMS_IMMIGRATION],
        not_demands=[Demand.POLICE_REPORT, Demand.IS_LAW_ENFORCEMENT],
        safe_for="women",
        note="ring twice",
    )
    take_in(directory, told, DAY)
    held = desk.service("1", "city")
    assert held.demands == {Demand.INFORMS_IMMIGRATION, Demand.IS_LAW_ENFORCEMENT}
    assert {(a.demand, a.yes, a.day) for a in held.asked if not a.yes} == {
        (Demand.POLICE_REPORT, False, TODAY.isoformat()),
        (Demand.IS_LAW_ENFORCEMENT, False, TODAY.isoformat()),
    }
    assert (held.safe_for, held.note) == ("women", "ring twice")
    assert directory.kept(KEY).theirs == told
    for demand in (Demand.INFORMS_IMMIGRATION, Demand.POLICE_REPORT, Demand.IS_LAW_ENFORCEMENT):
        directory.unmark(KEY, demand)
    directory.mark(KEY, safe_for="", note="")
    assert desk.service("1", "city") == told
    with pytest.raises(BadInput):
        directory.mark(KEY, demands=[Demand.POLICE_REPORT], not_demands=[Demand.POLICE_REPORT])


def test_a_call_says_nothing_of_details_that_changed_after_it(desk: Desk, directory: DirectoryDesk) -> None:
    directory.phoned(KEY)
    take_in(directory, replace(NIGHT, cost="free"), DAY)
    assert desk.service("1", "city").phoned == TODAY.isoformat()
    take_in(directory, replace(NIGHT, phones=(Phone("+1 555 0199"),)), DAY)
    assert desk.service("1", "city").phoned is None
    with pytest.raises(BadInput):
        directory.phoned(KEY, TODAY + timedelta(days=1))


def test_an_address_that_must_be_secret_leaves_the_vault_and_never_comes_back(
    desk: Desk, directory: DirectoryDesk
) -> None:
    directory.correct(KEY, places=(Place("p1", "House", (SECRET, "Town")),))
    take_in(directory, replace(NIGHT, places=(Place("p1", "House", (SECRET, "back door")),)), DAY)
    assert SECRET in documents(desk)
    directory.phoned(KEY)
    directory.keep_secret(KEY, {"p1"})
    assert SECRET not in documents(desk)
    assert desk.service("1", "city").phoned == TODAY.isoformat()
    take_in(directory, NIGHT, DAY)
    assert SECRET not in documents(desk)
    assert all(service.addresses == () for service in (desk.service("1", "city"), desk.service("2", "city")))
    assert not directory.compare(reading(NIGHT, DAY)).changes.any
    assert desk.check().findings == ()


def test_an_entry_made_by_hand_is_found_corrected_and_taken_out(desk: Desk, directory: DirectoryDesk) -> None:
    made = directory.add(Service(id="", source="", name="Kitchen table, hot meals", phones=(Phone("۰۱۲"),)))
    assert (made.source, phones([made])) == ("own", ["012"])
    assert made.key in {match.service.key for match in desk.match("basic.food")}
    directory.correct(made.key, phones=(Phone("013"),), eligibility="Bring a police report.")
    assert desk.service(made.id).demands == {Demand.POLICE_REPORT}
    assert desk.service(made.id).corrected == ()
    assert [former.field for former in directory.history(made.key)] == ["phones"]
    directory.take_out(made.key)
    assert made.key not in {service.key for service in desk.services()}
    assert desk.service(made.id).gone == TODAY.isoformat()
    assert directory.put_back(made.key).gone is None
    with pytest.raises(BadInput):
        directory.add(Service(id="", source="", name=" "))


def test_a_secret_place_of_one_entry_made_by_hand_is_not_that_of_another(directory: DirectoryDesk) -> None:
    first, second = (
        directory.add(Service(id="", source="", name=name, places=(Place("here", address=(name,)),))) for name in "AB"
    )
    assert directory.keep_secret(first.key).addresses == ()
    assert directory.kept(second.key).service.addresses == (("B",),)


def test_no_file_can_pose_as_the_entries_made_by_hand(directory: DirectoryDesk) -> None:
    with pytest.raises(BadInput):
        directory.compare(replace(reading(NIGHT), source="own"))


@pytest.mark.parametrize(
    "change",
    [
        lambda directory: directory.phoned(KEY),
        lambda directory: directory.correct(KEY, cost="free"),
        lambda directory: directory.mark(KEY, note="n"),
        lambda directory: directory.take_out(KEY),
        lambda directory: directory.add(NIGHT),
    ],
)
def test_the_journal_vouches_for_what_was_noted_by_hand(
    desk: Desk, directory: DirectoryDesk, change: Callable[[DirectoryDesk], object]
) -> None:
    change(directory)
    assert desk.check().findings == ()
    assert desk.store.journal_entries()[-1].event == Event.DIRECTORY_CHANGED
    link = desk.store.vault.connection
    link.execute("UPDATE services SET document = replace(document, '555 0100', '555 0666')")
    assert desk.check().findings != ()
    with pytest.raises(VaultIsDamaged):
        directory.__class__(type(desk.store)(desk.store.vault), desk.today).kept(KEY)
