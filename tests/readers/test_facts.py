"""What a directory says beside its main columns comes in where it says it, and is never made up."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.directory.entries import DAYS, Contact, Extent, Schedule, Service, Status
from intake_app.readers.child import read_directory_safely
from intake_app.readers.facts import extents_of
from intake_app.readers.hsds import read_directory
from intake_app.readers.reading import DirectoryReading, Notes
from intake_app.readers.tables import Row
from tests.readers import miami_like

Maker = Callable[..., Path]
SERVICES = "id,organization_id,name,status,description,last_modified,alternate_name\n"


def codes(reading: DirectoryReading) -> list[tuple[str, int, str]]:
    return [(warning.file, warning.row, warning.code) for warning in reading.warnings]


def one(reading: DirectoryReading) -> Service:
    (service,) = reading.services
    return service


def test_what_the_example_of_3_0_says_beside_its_main_columns(published: Path) -> None:
    service = one(read_directory(published / "hsds-3.0"))
    assert service.also_called == ("MyCity Counselling Services",)
    assert service.contacts == (Contact("Ann Persona", "Reception Manager", "Reception", "email@example.com"),)
    assert service.organization.legal_status == "Limited Company"
    assert service.updated == "2023-03-15"
    assert (service.schedules[0].first, service.schedules[0].last) == ("2005-01-01", "2005-01-01")
    assert (service.longest_stay, service.capacity, service.extents) == ("", "", ())


def test_what_the_sample_of_1_1_says_beside_its_main_columns(published: Path) -> None:
    service = next(s for s in read_directory(published / "hsds-1.1").services if s.name == "Never Homeless Helpline")
    assert service.payments == ("cash", "credit card")
    assert service.schedules[1] == Schedule(first="2019-12-24", last="2019-12-26", closed=True)
    assert service.updated == "2008-09-15"


def test_the_longest_stay_is_told_only_where_the_file_says_it(make_directory: Maker) -> None:
    said = "Beds for women. Maximum stay is 30 nights. Bring nothing."
    rows = f's1,o1,A,active,"{said}",,\ns2,o1,B,active,Stay safe with us.,,\ns3,o1,C,active,,,\n'
    reading = read_directory(
        make_directory(
            services=SERVICES + rows,
            taxonomies="id,name\nx1,Length of stay\n",
            taxonomy_terms="id,name,taxonomy_id\nt1,90 days,x1\n",
            attributes="id,link_id,taxonomy_term_id\na1,s3,t1\n",
        )
    )
    assert [service.longest_stay for service in reading.services] == ["Maximum stay is 30 nights.", "", "90 days"]


def test_room_whom_it_serves_and_who_assured_it_are_read(make_directory: Maker) -> None:
    service = one(
        read_directory(
            make_directory(
                service_capacities="id,service_id,unit_id,available,maximum\nc1,s1,u1,3,12\n",
                units="id,name\nu1,beds\n",
                taxonomies="id,name\nx1,Target audience\n",
                taxonomy_terms="id,name,taxonomy_id\nt1,Women,x1\nt2,Men,x1\n",
                attributes="id,link_id,taxonomy_term_id\na1,s1,t1\na2,s1,t2\n",
                metadata="id,resource_id,last_action_date,last_action_type\n"
                "m1,s1,2026-03-01T00:00:00Z,update\nm2,s1,2026-02-01,verify\nm3,s1,soon,update\n",
            )
        )
    )
    assert (service.capacity, service.serves) == ("3 / 12 beds", "Women; Men")
    assert (service.assured, service.updated) == ("2026-02-01", "2026-03-01")


def test_a_service_of_an_organisation_that_has_ended_is_not_taken_for_open(make_directory: Maker) -> None:
    reading = read_directory(
        make_directory(
            services="id,organization_id,name,status\ns1,o1,A,\ns2,o1,B,active\n",
            organizations="id,name,status\no1,Lamp,Defunct\n",
        )
    )
    assert [service.status for service in reading.services] == [Status.DEFUNCT, Status.ACTIVE]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("25.76,-80.19", (25.76, -80.19)),
        ('"25,76","-80,19"', (25.76, -80.19)),
        ("100,101", (None, None)),
        ("0,0", (None, None)),
        ("nan,1", (None, None)),
        ("25.76,", (None, None)),
        ("1e400,0", (None, None)),
    ],
)
def test_a_place_on_the_map_is_on_earth_or_left_out_and_told(
    make_directory: Maker, written: str, place: tuple[float | None, float | None]
) -> None:
    reading = read_directory(
        make_directory(
            locations=f"id,location_type,name,latitude,longitude\nl1,physical,House,{written}\n",
            service_at_location="id,service_id,location_id\na1,s1,l1\n",
        )
    )
    found = one(reading).places[0]
    assert (found.latitude, found.longitude) == place
    assert (("locations.csv", 2, "odd_coordinates") in codes(reading)) == (place == (None, None))


def test_a_secret_place_is_on_no_map_either(make_directory: Maker) -> None:
    reading = read_directory(
        make_directory(
            locations="id,name,description,latitude,longitude\nl1,House,Confidential address,1,1\n",
            service_at_location="id,service_id,location_id\na1,s1,l1\n",
        )
    )
    assert one(reading).places[0].latitude is None


def test_the_box_around_an_area_is_read_from_its_shape() -> None:
    shape = {"type": "Polygon", "coordinates": [[[-80.5, 25.1], [-80.1, 25.1], [-80.1, 25.9], [-80.5, 25.1]]]}
    notes = Notes()
    rows = [Row("service_areas.csv", 2, {"extent": json.dumps(shape)}), Row("service_areas.csv", 3, {"extent": "here"})]
    assert extents_of(rows, notes) == (Extent(south=25.1, west=-80.5, north=25.9, east=-80.1),)
    assert [(warning.row, warning.code) for warning in notes.warnings] == [(3, "odd_extent")]


@given(st.text() | st.recursive(st.floats() | st.integers(), st.lists, max_leaves=9).map(json.dumps))
def test_whatever_a_shape_is_it_gives_boxes_on_earth_or_none(written: str) -> None:
    for box in extents_of([Row("a.csv", 2, {"extent": written})], Notes()):
        assert -90 <= box.south <= box.north <= 90
        assert -180 <= box.west <= box.east <= 180


@pytest.mark.parametrize(
    ("row", "hours"),
    [
        ("weekday,opens_at,closes_at\nMonday - Friday,9:00am,5:00 p.m.", Schedule(DAYS[:5], "09:00", "17:00")),
        ("weekday,opens_at,closes_at\nSat to Mon,0900,17h30", Schedule(("MO", "SA", "SU"), "09:00", "17:30")),
        ("weekday,opens_at,closes_at\nDaily,24 hours,", Schedule(DAYS, "24 hours")),
        ("weekday,opens_at,closes_at\nWeekends,00:00,24:00", Schedule(("SA", "SU"), "00:00", "24:00")),
        ("byday,freq,opens_at\n1MO,MONTHLY,10:00", Schedule(("MO",), "10:00", note="monthly 1MO")),
        ("byday,freq,interval,opens_at\nTU,WEEKLY,2,10:00", Schedule(("TU",), "10:00", note="weekly 1/2 TU")),
    ],
)  # fmt: skip
def test_odd_hours_mean_what_they_say(make_directory: Maker, row: str, hours: Schedule) -> None:
    header, cells = row.split("\n")
    reading = read_directory(make_directory(schedules=f"id,service_id,{header}\nh1,s1,{cells}\n"))
    assert one(reading).schedules == (hours,)
    assert codes(reading) == []


def test_a_directory_as_large_and_as_odd_as_a_city_s_comes_in_whole_and_tells_every_oddity(tmp_path: Path) -> None:
    """T47; the number of the largest public directory known to us, in the limited child, in reasonable time."""
    folder = miami_like.write_directory(tmp_path / "city", 4_000)
    begun = time.monotonic()
    reading = read_directory_safely(folder)
    assert time.monotonic() - begun < 60
    services = {service.id: service for service in reading.services}
    assert (len(services), reading.organizations) == (4_000, 1_000)
    assert {service.status for service in services.values()} == {Status.UNKNOWN}
    assert {code: sum(w.code == code for w in reading.warnings) for _, _, code in set(codes(reading))} == {
        "blank_status": 4_000,
        "missing_organization": 445,
        "missing_link": 3_000,
        "odd_phone": 23,
        "odd_coordinates": 39,
    }
    assert all(warning.file and warning.row > 1 for warning in reading.warnings)
    odd = services["s11"]
    assert (odd.phones[0].number, odd.phones[0].note) == ("+1 305 555 0011", "Main\nline")
    assert odd.description == "Help of kind 11.\nSecond line.\nThird."
    assert odd.places[0].address == ("11 Example Street", "Sampleford, FL 33011")
    assert [(s.tag, s.text) for s in services["s0"].languages] == [("es", "Spanish (limited)")]
    assert [(s.tag, s.text) for s in services["s3"].languages] == [(None, "Language line available")]
    assert odd.schedules == (Schedule(("MO", "FR"), "08:30", "12:00"),)
