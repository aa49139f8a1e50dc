"""A number that nobody checked lately goes on no card, however it is written."""

from __future__ import annotations

from datetime import date

import pytest

from intake_app.card_numbers import refuse_unchecked
from intake_app.directory.entries import Phone, Service
from intake_app.problems import BadInput

TODAY = date(2026, 11, 24)


def service(number: str, *, phoned: str | None = None) -> Service:
    return Service("1", "x", "Sample House", phones=(Phone(number),), phoned=phoned)


@pytest.mark.parametrize(
    "written", ["+44 20 7946 0001", "020 7946 0001", "0044-20-7946-0001", "٠٢٠ ٧٩٤٦ ٠٠٠١", "(020) 79460001"]
)
def test_a_number_of_an_unchecked_service_is_refused_however_it_is_written(written: str) -> None:
    with pytest.raises(BadInput):
        refuse_unchecked(written, [service("+44 20 7946 0001")], TODAY)


@pytest.mark.parametrize("written", ["", "112", "+44 20 7946 0002", "1 0001"])
def test_other_numbers_are_not(written: str) -> None:
    refuse_unchecked(written, [service("+44 20 7946 0001")], TODAY)


def test_a_number_that_was_phoned_is_not() -> None:
    old = service("+44 20 7946 0001")
    refuse_unchecked("020 7946 0001", [old, service("020 7946 0001", phoned="2026-09-01")], TODAY)
