"""The shapes and spellings in which directories come: each gives the same services, and nothing outside is read."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from intake_app.directory.entries import Place, Schedule, Term
from intake_app.problems import BadInput
from intake_app.readers.hsds import MOST_SERVICES, read_directory
from intake_app.readers.package import MOST_BYTES
from intake_app.readers.reading import DirectoryReading, Refused

TABLES = {
    "services": "id,organization_id,name,status\ns1,o1,Café Port,active\ns2,o1,Night Door,active\n",
    "organizations": "id,name\no1,Lamp\n",
    "phones": "id,service_id,number\np1,s1,+1 555 0100\np2,s2,+1 555 0102\n",
}
NAMES = {"Café Port": ["+1 555 0100"], "Night Door": ["+1 555 0102"]}
NESTED = [
    {"id": f"s{n}", "name": name, "status": "active", "organization": {"id": "o1", "name": "Lamp"}, "phones": [
        {"id": f"p{n}", "number": numbers[0]}]} for n, (name, numbers) in enumerate(NAMES.items())
]  # fmt: skip


def found(reading: DirectoryReading) -> dict[str, list[str]]:
    return {service.name: [phone.number for phone in service.phones] for service in reading.services}


def written(folder: Path, tables: Mapping[str, str], *, suffix: str = ".csv", encoding: str = "utf-8") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in tables.items():
        (folder / f"{name}{suffix}").write_bytes(text.encode(encoding))
    return folder


def warnings(reading: DirectoryReading) -> set[str]:
    return {warning.code for warning in reading.warnings}


def with_marks(mark: str) -> Callable[[str], str]:
    return lambda text: text.replace(",", mark)


@pytest.mark.parametrize(
    ("change", "encoding"),
    [
        (str, "utf-8-sig"),
        (str, "utf-16"),
        (str, "utf-16-le"),
        (str, "utf-32"),
        (str, "cp1252"),
        (with_marks(";"), "utf-8"),
        (with_marks("\t"), "utf-8"),
        (with_marks("|"), "utf-8"),
        (lambda text: "sep=;\r\n" + text.replace(",", ";"), "utf-8-sig"),
        (lambda text: text.replace("\n", "\r\n"), "utf-8"),
        (lambda text: text.replace("\n", "\r"), "utf-8"),
        (lambda text: text.replace("\n", "\r\n", 1), "utf-8"),
        (lambda text: text.partition("\n")[0].upper().replace(",", " , ") + "\n" + text.partition("\n")[2], "utf-8"),
    ],
)
def test_every_spelling_of_a_table_is_read(tmp_path: Path, change: Callable[[str], str], encoding: str) -> None:
    """T47."""
    tables = {name: change(text) for name, text in TABLES.items()}
    reading = read_directory(written(tmp_path / "x", tables, encoding=encoding))
    assert found(reading) == NAMES
    assert warnings(reading) == ({"old_encoding"} if encoding == "cp1252" else set())


def test_an_unclosed_quotation_mark_costs_its_own_row_alone(tmp_path: Path) -> None:
    """T47."""
    broken = TABLES["services"].replace("Café", '"Café')
    reading = read_directory(written(tmp_path / "x", {**TABLES, "services": broken}))
    assert "Night Door" in found(reading)
    assert ("services.csv", 2, "open_quote") in {(w.file, w.row, w.code) for w in reading.warnings}


def _zipped(tmp_path: Path, inside: str) -> Path:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        for name, text in TABLES.items():
            archive.writestr(f"{inside}{name}.csv", text)
    return tmp_path / "x.zip"


def _described(tmp_path: Path, folder: str) -> Path:
    """A package whose description gives its files other names, in a folder of theirs."""
    written(tmp_path / "x" / folder, {f"t-{name}-2026": text for name, text in TABLES.items()})
    resources = [{"name": name, "path": f"{folder}/t-{name}-2026.csv".lstrip("/")} for name in TABLES]
    (tmp_path / "x" / "datapackage.json").write_text(json.dumps({"name": "city", "resources": resources}))
    return tmp_path / "x"


def _json(tmp_path: Path, document: object, name: str = "x.json", encoding: str = "utf-8") -> Path:
    (tmp_path / name).write_bytes(json.dumps(document, ensure_ascii=False).encode(encoding))
    return tmp_path / name


def _lines(tmp_path: Path, name: str) -> Path:
    (tmp_path / name).write_text("\n".join(json.dumps(each) for each in NESTED) + "\n\n")
    return tmp_path / name


@pytest.mark.parametrize(
    "make",
    [
        lambda path: written(path / "x", TABLES),
        lambda path: written(path / "x", {n: t.replace(",", "\t") for n, t in TABLES.items()}, suffix=".tsv"),
        lambda path: written(path / "x", TABLES, suffix=".CSV"),
        lambda path: written(path / "x", {f"hsds_{name}": text for name, text in TABLES.items()}),
        lambda path: written(path / "x" / "data", TABLES).parent,
        lambda path: _zipped(path, ""),
        lambda path: _zipped(path, "package/"),
        lambda path: _zipped(path, "package/data/"),
        lambda path: _described(path, ""),
        lambda path: _described(path, "data"),
        lambda path: _json(path, NESTED),
        lambda path: _json(path, NESTED, encoding="utf-16"),
        lambda path: _json(path, NESTED, encoding="utf-8-sig"),
        lambda path: _json(path, NESTED, name="download"),
        lambda path: _json(path, {"contents": NESTED, "total_items": 2}),
        lambda path: _json(path, {"totalElements": 2, "content": NESTED}),
        lambda path: _json(path, {"services": NESTED}),
        lambda path: _json(
            path, {"id": "o1", "name": "Lamp", "services": [{**s, "organization": None} for s in NESTED]}
        ),
        lambda path: _lines(path, "x.jsonl"),
        lambda path: _lines(path, "x.json"),
        lambda path: written(
            path / "x", {"services": json.dumps(NESTED), "organizations": "[]", "phones": "[]"}, suffix=".json"
        ),
    ],
)
def test_every_shape_gives_the_same_services(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    reading = read_directory(make(tmp_path))
    assert found(reading) == NAMES
    assert {service.organization.name for service in reading.services} == {"Lamp"}


def test_one_table_of_services_is_taken_for_what_its_columns_say(tmp_path: Path) -> None:
    (tmp_path / "Helpers in town.csv").write_text(
        "Service Name;Organisation;Phone;Address;City;State;Zip;Languages;Hours;Website;E-mail;Gender;"
        "Latitude;Longitude\n"
        "Night Door;Lamp;+1 555 0102 / 911-0;5 Some St;Town;FL ;33100;Spanish and Creole;Mon-Fri 9-5;"
        "https://a.example;a@b.example;Women;25,5;-80,1\n"
    )
    reading = read_directory(tmp_path / "Helpers in town.csv")
    (service,) = reading.services
    assert (service.name, service.organization.name, service.serves) == ("Night Door", "Lamp", "Women")
    assert [phone.number for phone in service.phones] == ["+1 555 0102", "911-0"]
    assert service.places[0].address == ("5 Some St", "Town, FL 33100")
    assert (service.places[0].latitude, service.places[0].longitude) == (25.5, -80.1)
    assert [spoken.tag for spoken in service.languages] == ["es", "ht"]
    assert (service.schedules, service.emails) == ((Schedule(note="Mon-Fri 9-5"),), ("a@b.example",))
    assert warnings(reading) == {"one_table", "no_id", "blank_status"}


def test_a_page_of_the_older_british_profile_is_read(tmp_path: Path) -> None:
    service = {
        "id": "1", "name": "Night Door", "status": "active", "organization": {"id": "o", "name": "Lamp"},
        "eligibilitys": [{"id": "e", "eligibility": "Adults", "minimum_age": 18, "maximum_age": 65}],
        "service_taxonomys": [{"id": "x", "taxonomy": {"id": "t:1", "name": "Shelter", "vocabulary": "local"}}],
        "regular_schedules": [{"id": "r", "weekday": "Monday", "opens_at": "09:00", "closes_at": "17:00"}],
        "contacts": [{"id": "c", "name": "Ann", "phones": [{"id": "p", "number": "0123"}]}],
        "service_at_locations": [
            {"id": "a", "location": {"id": "l", "name": "House", "latitude": 51.5, "longitude": -0.1,
             "physical_addresses": [{"id": "d", "address_1": "5 Some St", "city": "Town"}]}}
        ],
    }  # fmt: skip
    (read,) = read_directory(_json(tmp_path, {"totalElements": 1, "content": [service]})).services
    assert (read.eligibility, read.minimum_age, read.maximum_age) == ("Adults", 18, 65)
    assert read.terms == (Term("local", "t:1", "Shelter"),)
    assert read.schedules == (Schedule(("MO",), "09:00", "17:00"),)
    assert ([c.name for c in read.contacts], [p.number for p in read.phones]) == (["Ann"], ["0123"])
    assert read.places == (Place("l", "House", ("5 Some St", "Town"), latitude=51.5, longitude=-0.1),)


def test_a_broken_line_among_good_ones_costs_itself_alone(tmp_path: Path) -> None:
    path = _lines(tmp_path, "x.jsonl")
    path.write_text(path.read_text() + '{"id": "s9", "name": \n')
    reading = read_directory(path)
    assert found(reading) == NAMES
    assert [(w.row, w.code) for w in reading.warnings] == [(4, "odd_line")]


@pytest.mark.parametrize(
    "outside",
    ["../secret.csv", "/etc/passwd", "C:\\secret.csv", "a/../../secret.csv", "https://a.example/s.csv", "..\\s.csv"],
)
def test_a_table_that_lies_outside_the_package_is_never_read(tmp_path: Path, outside: str) -> None:
    """T41."""
    (tmp_path / "secret.csv").write_text(TABLES["phones"].replace("555", "666"))
    folder = written(tmp_path / "x", {name: text for name, text in TABLES.items() if name != "phones"})
    (folder / "datapackage.json").write_text(json.dumps({"resources": [{"name": "phones", "path": outside}]}))
    reading = read_directory(folder)
    assert found(reading) == {name: [] for name in NAMES}
    assert [(w.file, w.value) for w in reading.warnings] == [("datapackage.json", outside)]


def test_no_link_is_followed_out_of_the_package(tmp_path: Path) -> None:
    """T41."""
    written(tmp_path / "outside", TABLES)
    inside = tmp_path / "x"
    inside.mkdir()
    (inside / "data").symlink_to(tmp_path / "outside")
    with pytest.raises(BadInput):
        read_directory(inside)
    (inside / "services.csv").symlink_to(tmp_path / "outside" / "services.csv")
    written(inside, {"organizations": TABLES["organizations"]})
    with pytest.raises(BadInput):
        read_directory(inside)


@pytest.mark.parametrize("names", [("services.csv", "Services.CSV"), ("a/services.csv", "a/SERVICES.csv")])
def test_a_zip_in_which_two_files_have_one_name_is_refused(tmp_path: Path, names: tuple[str, str]) -> None:
    """T41: two readers of such a zip may see two different directories."""
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        for name in names:
            archive.writestr(name, TABLES["services"])
    with pytest.raises(Refused) as refused:
        read_directory(tmp_path / "x.zip")
    assert refused.value.code == "unsafe_zip"


def test_a_file_of_two_hundred_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    """A file with a hole takes no room; nothing beyond the limit is read."""
    path = written(tmp_path / "x", TABLES) / "services.csv"
    with path.open("r+b") as file:
        file.truncate(max(200_000_000, MOST_BYTES + 1))
    for what in (path, path.parent):
        with pytest.raises(Refused) as refused:
            read_directory(what)
        assert refused.value.code == "too_big"


def test_more_services_than_any_region_has_are_refused(tmp_path: Path) -> None:
    rows = "".join(f"s{n},n\n" for n in range(MOST_SERVICES + 1))
    with pytest.raises(Refused) as refused:
        read_directory(written(tmp_path / "x", {"services": "id,name\n" + rows}))
    assert refused.value.code == "too_big"
