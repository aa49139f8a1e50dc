"""An entry written by hand is read as it is, or refused by the name of the field that does not fit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.directory.entries import Demand, Organization, Phone, Place, Schedule, Service, Spoken, Status
from intake_app.problems import BadInput
from intake_app.readers.entry_file import read_entry, read_entry_file

EMPTY = Service(id="", source="", name="")


def test_short_and_long_ways_of_writing_a_field_are_read(tmp_path: Path) -> None:
    path = tmp_path / "entry.json"
    path.write_text(
        """{"name": " Sister House ", "phones": ["+1 555 77", {"number": "+1 555 78", "kind": "text"}],
        "organization": "Sisters", "places": ["5 Some St", {"id": "b", "name": "House", "confidential": true}],
        "languages": ["Arabic and French", {"tag": "ti", "text": "Tigrinya"}], "needs": ["home.tonight"],
        "schedules": [{"days": ["MO"], "opens": "09:00"}], "minimum_age": 18, "maximum_age": null,
        "status": "active", "demands": ["police_report"], "contacts": ["Ann"], "documents": ["any paper"]}"""
    )
    made = replace(EMPTY, **read_entry_file(path))  # type: ignore[arg-type]
    assert (made.name, made.organization) == ("Sister House", Organization("", "Sisters"))
    assert made.phones == (Phone("+1 555 77"), Phone("+1 555 78", kind="text"))
    assert made.places == (Place("here", address=("5 Some St",)), Place("b", "House", confidential=True))
    assert made.languages == (Spoken("ar", "Arabic"), Spoken("fr", "French"), Spoken("ti", "Tigrinya"))
    assert (made.schedules, made.minimum_age, made.maximum_age) == ((Schedule(("MO",), "09:00"),), 18, None)
    assert (made.status, made.demands) == (Status.ACTIVE, {Demand.POLICE_REPORT})
    assert Service.from_json(made.to_json()) == made


@pytest.mark.parametrize(
    "entry",
    [
        {"fones": ["1"]}, {"phones": "1"}, {"phones": [{"no": 1}, 5]}, {"needs": ["nothing"]}, {"minimum_age": 900},
        {"minimum_age": True}, {"name": 5}, {"languages": [3]}, {"languages": "Arabic"}, {"demands": ["coffee"]},
        {"demands": "police_report"}, {"status": "blue"}, {"status": []}, {"name": "x" * 20_001}, {"contacts": [[]]},
        {"places": [5]}, {"organization": []}, {"documents": ["x"] * 201}, {"schedules": ["Mon"]}, {"id": "x"},
    ],
)  # fmt: skip
def test_a_field_that_does_not_fit_is_named(entry: dict[str, object]) -> None:
    """T48."""
    with pytest.raises(BadInput) as refused:
        read_entry(entry)
    assert refused.value.what.args["name"] == next(iter(entry))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["number", "id", "name"]), inner),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["name", "phones", "places", "languages", "status", "demands"]), json_values))
def test_whatever_stands_in_a_file_is_a_service_or_a_problem(entry: dict[str, object]) -> None:
    try:
        made = replace(EMPTY, **read_entry(entry))  # type: ignore[arg-type]
    except BadInput:
        return
    assert Service.from_json(made.to_json()) == made
