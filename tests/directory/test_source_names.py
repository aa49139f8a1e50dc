"""A newer file of the same directory is known by what is in it; different ones are never taken for each other."""

from __future__ import annotations

from dataclasses import replace

from intake_app.directory.entries import Service
from intake_app.directory.source_names import source_for

CITY = tuple(Service(id=str(n), source="city-october", name=f"Beds {n}") for n in range(10))
TOWN = tuple(replace(each, source="town", name=f"Meals {each.id}") for each in CITY)


def test_the_file_of_another_month_is_the_same_directory() -> None:
    newer = [replace(each, source="city-november") for each in CITY[2:]]
    newer += [Service(id=f"n{n}", source="city-november", name="New") for n in range(3)]
    assert source_for("city-november", newer, (*CITY, *TOWN)) == "city-october"


def test_another_directory_with_the_same_small_numbers_as_ids_is_another() -> None:
    assert source_for("town", TOWN, CITY) == "town"


def test_a_known_name_with_known_ids_stays_even_where_all_services_were_renamed() -> None:
    renamed = [replace(each, name=f"Other {each.id}") for each in CITY]
    assert source_for("city-october", renamed, CITY) == "city-october"


def test_a_name_that_tells_nothing_never_lets_one_directory_replace_another() -> None:
    on_file = [replace(each, source=source) for source in ("csv", "csv-2") for each in CITY]
    other = [Service(id=f"x{n}", source="csv", name="Meals") for n in range(4)]
    assert source_for("csv", other, on_file) == "csv-3"
    assert source_for("csv", other, ()) == "csv"
    assert source_for("city", other, [replace(each, source="city") for each in CITY]) == "city"
