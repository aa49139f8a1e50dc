"""An entry written as texts and read back: what was not touched stays what it was."""

from __future__ import annotations

import pytest

from intake_app.directory.entries import Organization, Phone, Place, Schedule, Service, Spoken
from intake_app.entry_by_hand import SEVERAL, SINGLE, fields_of, texts_of
from intake_app.languages.catalogs import load_language

FULL = Service(
    "1",
    "x",
    "Sample tea",
    Organization("o", "Sample House", emails=("o@example.org",)),
    phones=(Phone("+44 20 7946 0001", "12", "voice", "mornings"), Phone("+44 20 7946 0002")),
    places=(
        Place("secret", address=(), confidential=True),
        Place("p", address=("1 Way", "Sampleford"), latitude=51.0, longitude=0.0),
    ),
    languages=(Spoken("ar", "Arabic"), Spoken(None, "anything")),
    schedules=(Schedule(("MO", "TU", "WE"), "09:00", "17:00"), Schedule(note="by appointment")),
    areas=("North", "South"),
)


@pytest.mark.parametrize("tag", ["en", "ar", "my"])
def test_texts_that_nobody_touched_change_nothing(tag: str) -> None:
    language = load_language(tag)
    texts = texts_of(FULL, language)
    assert texts.keys() == {*SINGLE, *SEVERAL}
    assert fields_of(FULL, texts, language) == {}


def _changed(**texts: str) -> dict[str, object]:
    language = load_language("en")
    return fields_of(FULL, {**texts_of(FULL, language), **texts}, language)


def test_a_line_that_was_there_keeps_all_that_is_known_of_it() -> None:
    phones = texts_of(FULL, load_language("en"))["phones"].splitlines()
    changed = _changed(phones="\n".join(["+44 20 7946 0009", phones[0]]))
    assert changed == {"phones": (Phone("+44 20 7946 0009"), FULL.phones[0])}


def test_another_address_is_put_at_the_place_that_is_no_secret_and_loses_its_coordinates() -> None:
    changed = _changed(address="2 Way\nSampleford")
    assert changed == {"places": (FULL.places[0], Place("p", address=("2 Way", "Sampleford")))}


def test_hours_and_languages_are_taken_as_written_and_known_languages_are_recognised() -> None:
    assert _changed(schedules="weekends")["schedules"] == (Schedule(note="weekends"),)
    assert _changed(languages="Arabic\nSpanish, French")["languages"] == (
        Spoken("ar", "Arabic"), Spoken("es", "Spanish"), Spoken("fr", "French"),
    )  # fmt: skip


def test_an_organisation_is_renamed_with_the_rest_of_it_kept() -> None:
    assert _changed(organization="Sample Home") == {
        "organization": Organization("o", "Sample Home", emails=("o@example.org",))
    }
