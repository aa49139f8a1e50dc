"""Published and tolerated directories come in whole, with a warning wherever something was odd."""

from __future__ import annotations

import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.directory.entries import Demand, Phone, Schedule, Spoken, Status
from intake_app.directory.matching import Circumstances, match_services
from intake_app.problems import Problem
from intake_app.readers.hsds import read_directory
from intake_app.readers.reading import DirectoryReading, Refused

Maker = Callable[..., Path]


def codes(reading: DirectoryReading) -> list[tuple[str, int, str]]:
    return [(warning.file, warning.row, warning.code) for warning in reading.warnings]


def test_the_example_of_3_0_comes_in_with_its_details(published: Path) -> None:
    reading = read_directory(published / "hsds-3.0")
    (service,) = reading.services
    assert (reading.version, reading.organizations) == ("3.0", 1)
    assert service.name == "Community Counselling"
    assert service.organization.name == "Example Organization Inc."
    assert service.status is Status.ACTIVE
    assert [(phone.number, phone.extension) for phone in service.phones] == [("+44 1234 234567", "100")]
    assert service.addresses == (("1-30 Main Street", "MyVillage", "MyCity, MyState ABC 1234", "US"),)
    assert service.languages == (Spoken("ur", "Urdu"),)
    assert (service.minimum_age, service.maximum_age, service.assured) == (12, 100, "2005-01-01")
    assert (service.schedules[0].days, service.schedules[0].opens) == (("TH", "FR"), "10:00")
    assert "£50 per hour" in service.cost
    assert "35 GBP" in service.cost


def test_the_odd_links_of_the_3_0_example_are_warned_of_with_file_and_row(published: Path) -> None:
    assert codes(read_directory(published / "hsds-3.0")) == [
        ("contacts.csv", 2, "missing_link"),
        ("contacts.csv", 2, "missing_link"),
        ("locations.csv", 2, "missing_link"),
        ("locations.csv", 2, "odd_coordinates"),
        ("service_areas.csv", 2, "odd_extent"),
    ]


def test_the_sample_of_1_1_comes_in_whole(published: Path) -> None:
    reading = read_directory(published / "hsds-1.1")
    assert (reading.version, len(reading.services), reading.organizations) == ("1.1", 13, 10)
    helpline = next(service for service in reading.services if service.name == "Never Homeless Helpline")
    assert helpline.schedules[0] == Schedule(("MO", "TU", "WE"), "09:00", "17:00")
    assert [spoken.tag for spoken in helpline.languages] == ["en", "es"]
    assert helpline.addresses[0][0] == "Address 1"
    assert helpline.eligibility == "adult"


def test_services_of_the_1_1_sample_match_a_need_and_ended_ones_do_not(published: Path) -> None:
    services = read_directory(published / "hsds-1.1").services
    found = match_services(services, need="basic.food", circumstances=Circumstances(date(2026, 11, 24)))
    assert [match.service.name for match in found] == [
        "Grocery Tax Break Donation",
        "Meals To-Go at The Cross",
        "The City's Kitchen",
    ]


@pytest.mark.parametrize("name", ["service_full", "organization_full", "service_at_location_full", "tabular"])
def test_the_same_service_comes_out_of_json_as_out_of_csv(published: Path, name: str) -> None:
    (of_json,) = read_directory(published / "hsds-3.0-json" / f"{name}.json", "x").services
    (of_csv,) = read_directory(published / "hsds-3.0", "x").services
    assert (of_json.phones, of_json.places, of_json.needs) == (of_csv.phones, of_csv.places, of_csv.needs)
    assert (of_json.languages, of_json.schedules, of_json.cost) == (of_csv.languages, of_csv.schedules, of_csv.cost)
    assert of_json.organization == of_csv.organization


def test_a_page_of_services_comes_in(published: Path) -> None:
    reading = read_directory(published / "hsds-3.0-json" / "service_list.json")
    assert [service.organization.name for service in reading.services] == ["Example Organization Inc."]


@pytest.mark.parametrize("inside", ["", "folder/"])
def test_a_zip_gives_what_its_folder_gives(published: Path, tmp_path: Path, inside: str) -> None:
    packed = tmp_path / "package.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for file in (published / "hsds-1.1").iterdir():
            archive.write(file, inside + file.name)
    assert read_directory(packed, "x") == read_directory(published / "hsds-1.1", "x")


def test_a_reading_survives_its_journey_as_json(published: Path) -> None:
    reading = read_directory(published / "hsds-1.1")
    assert DirectoryReading.from_json(reading.to_json()) == reading


def test_the_example_directory_covers_every_mark_and_prints_no_secret_address() -> None:
    import intake_app

    reading = read_directory(Path(intake_app.__file__).parent / "examples" / "directory")
    assert (len(reading.services), reading.organizations, reading.warnings) == (25, 12, ())
    assert {demand for service in reading.services for demand in service.demands} == set(Demand)
    house = next(service for service in reading.services if service.name == "Harbour House tonight")
    assert house.places[0].confidential
    assert house.addresses == ()
    assert house.serves == "All genders"


def test_a_confidential_place_loses_its_address_and_says_so(make_directory: Maker) -> None:
    reading = read_directory(
        make_directory(
            locations="id,location_type,name,description\nl1,physical,House,Confidential location\n",
            service_at_location="id,service_id,location_id\na1,s1,l1\n",
            addresses="id,location_id,address_1,city,address_type\nd1,l1,7 Hidden Lane,Sampleford,physical\n",
        )
    )
    assert reading.services[0].addresses == ()
    assert "Hidden Lane" not in str(reading.to_json())
    assert ("locations.csv", 2, "secret_address") in codes(reading)


def test_a_service_without_its_organisation_is_kept_with_a_warning(make_directory: Maker) -> None:
    reading = read_directory(make_directory(organizations="id,name,description\n"))
    assert reading.services[0].organization.name == ""
    assert codes(reading) == [("services.csv", 2, "missing_organization")]


def test_odd_rows_are_kept_or_left_out_each_with_its_row(make_directory: Maker) -> None:
    reading = read_directory(
        make_directory(
            services="id,organization_id,name,status,minimum_age,assured_date\n"
            "s1,o1,One,,old,soon\ns1,o1,Twice,active,,\ns3,o1,,active,,\n"
            ",o1,No id,on holiday,,\n\ns5,o1,Five,defunct,,\n"
        )
    )
    assert [service.name for service in reading.services] == ["Five", "No id", "One"]
    assert sorted(codes(reading)) == [
        ("services.csv", 2, "blank_status"),
        ("services.csv", 2, "odd_age"),
        ("services.csv", 2, "odd_date"),
        ("services.csv", 3, "same_id"),
        ("services.csv", 4, "no_name"),
        ("services.csv", 5, "no_id"),
        ("services.csv", 5, "odd_status"),
    ]


def test_an_id_made_for_a_service_is_the_same_at_the_next_import(make_directory: Maker) -> None:
    folder = make_directory(services="id,organization_id,name,status\n,o1,One,active\n")
    assert read_directory(folder).services[0].id == read_directory(folder).services[0].id != ""


def test_phones_of_the_organisation_stand_in_only_when_the_service_has_none(make_directory: Maker) -> None:
    header = "id,service_id,organization_id,number,type\n"
    both = make_directory(
        phones=header + "p1,s1,,'+44 20 7946 0001',voice\np2,,o1,+44 20 7946 0002,voice\np3,s1,,n/a,\n"
    )
    assert read_directory(both).services[0].phones == (Phone("+44 20 7946 0001", kind="voice"),)
    assert ("phones.csv", 4, "odd_phone") in codes(read_directory(both))
    alone = make_directory(phones=header + "p2,,o1,+44 20 7946 0002,voice\n")
    assert read_directory(alone).services[0].phones == (Phone("+44 20 7946 0002", kind="voice"),)


def test_a_phone_of_another_service_of_the_same_organisation_is_never_borrowed(make_directory: Maker) -> None:
    folder = make_directory(
        services="id,organization_id,name,status\ns1,o1,One,active\ns2,o1,Two,active\n",
        phones="id,service_id,organization_id,number\np1,s2,o1,+44 20 7946 0002\n",
    )
    one, two = read_directory(folder).services
    assert one.phones == ()
    assert two.phones


def test_hours_as_real_files_write_them_are_understood(make_directory: Maker) -> None:
    folder = make_directory(
        regular_schedules="id,service_id,weekday,opens_at,closes_at\n"
        ",s1,Monday,9:00am,5pm\n,s1,miércoles,9:00am,5pm\n,s1,7,noon,\n,s1,someday,9:00,10:00\n"
    )
    reading = read_directory(folder)
    assert reading.services[0].schedules == (
        Schedule(("MO", "WE"), "09:00", "17:00"), Schedule(("SU",), "12:00"), Schedule((), "09:00", "10:00"),
    )  # fmt: skip
    assert ("regular_schedules.csv", 5, "odd_day") in codes(reading)


def test_markup_and_formulas_stay_the_text_they_are(make_directory: Maker) -> None:
    text = "=cmd|'/c calc'!A0 <img src=x> & ${x}"
    folder = make_directory(services=f'id,organization_id,name,status\ns1,o1,"{text}",active\n')
    assert read_directory(folder).services[0].name == text


def test_two_characters_for_a_line_break_become_one(make_directory: Maker) -> None:
    folder = make_directory(services="id,organization_id,name,status,description\ns1,o1,One,active,a\\nb\n")
    assert read_directory(folder).services[0].description == "a\nb"


@pytest.mark.parametrize(
    ("tables", "code"),
    [
        ({"services": ""}, "no_services"),
        ({"services": "id,name\n"}, "no_services"),
        ({"services": "a,b\n1,2\n"}, "no_columns"),
        ({"services": ",".join(f"c{number}" for number in range(200_000)) + "\n1\n"}, "too_wide"),
    ],
)
def test_a_package_without_usable_services_is_refused(make_directory: Maker, tables: dict[str, str], code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_directory(make_directory(**tables))
    assert refused.value.code == code


def test_a_package_may_name_its_own_files_but_none_outside(make_directory: Maker, tmp_path: Path) -> None:
    folder = make_directory()
    shutil.move(folder / "services.csv", folder / "mine.csv")
    (tmp_path / "phones.csv").write_text("id,service_id,number\np,s1,999\n")
    (folder / "datapackage.json").write_text(
        '{"resources": [{"name": "service", "path": "mine.csv"}, {"name": "phone", "path": "../phones.csv"}]}'
    )
    reading = read_directory(folder)
    assert reading.services[0].phones == ()
    assert ("datapackage.json", 0, "link_outside") in codes(reading)


@pytest.mark.parametrize(
    ("told", "source"), [("sampleford", "sampleford"), ("human_services_data", "made"), ("../x", "made"), (3, "made")]
)
def test_the_source_is_the_name_a_package_tells_or_its_own(make_directory: Maker, told: object, source: str) -> None:
    folder = make_directory()
    (folder / "datapackage.json").write_text(json.dumps({"name": told}))
    assert read_directory(folder).services[0].key == (source, "s1")


def test_a_linked_table_is_not_followed_out_of_the_folder(make_directory: Maker, tmp_path: Path) -> None:
    folder = make_directory()
    (tmp_path / "secret").write_text("id,service_id,number\np,s1,999\n")
    (folder / "phones.csv").symlink_to(tmp_path / "secret")
    reading = read_directory(folder)
    assert reading.services[0].phones == ()
    assert ("phones.csv", 0, "link_outside") in codes(reading)


TABLES = {
    "services": "id,organization_id,name,status,description,eligibility_description,minimum_age,assured_date,fees",
    "organizations": "id,name,email,website",
    "locations": "id,organization_id,name,location_type,description",
    "service_at_location": "id,service_id,location_id",
    "addresses": "id,location_id,address_1,city,address_type",
    "phones": "id,service_id,organization_id,number,extension",
    "schedules": "id,service_id,byday,opens_at,closes_at,description",
    "languages": "id,service_id,name,code",
    "required_documents": "id,service_id,document",
    "attributes": "id,link_id,taxonomy_term_id,value",
    "taxonomy_terms": "id,code,name,taxonomy",
}
ids = st.sampled_from(["1", "2", ""])
odd = (
    ids
    | st.text(max_size=12)
    | st.sampled_from(["=1+1", "9:00am", "\ud800", "police report", "cairn-needs", '"', "\x00", "٣"])
)


@settings(max_examples=60)
@given(st.fixed_dictionaries({table: st.lists(st.lists(odd, max_size=10), max_size=3) for table in TABLES}))
def test_whatever_stands_in_a_cell_reading_gives_services_or_a_problem(tables: dict[str, list[list[str]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for table, rows in tables.items():
            lines = [TABLES[table], *(",".join(row) for row in rows)]
            (Path(folder) / f"{table}.csv").write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
        try:
            reading = read_directory(Path(folder), "x")
        except Problem:
            return
        document = json.dumps(reading.to_json(), ensure_ascii=False).encode()
        assert DirectoryReading.from_json(json.loads(document)) == reading
        assert all(warning.what.id for warning in reading.warnings)


def test_half_a_character_in_json_becomes_text_that_can_be_stored(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text('{"id": "1", "name": "a\\ud800b", "status": "active"}')
    read_directory(file).services[0].name.encode()
