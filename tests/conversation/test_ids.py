"""Ids that mean nothing and only ever grow."""

from __future__ import annotations

import re
from uuid import UUID

import pytest

from intake_app.conversation import ids


def test_ids_grow_even_when_many_are_made_in_one_tick_or_the_clock_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    made = [ids.new_id() for _ in range(500)]
    monkeypatch.setattr(ids.time, "time_ns", lambda: 0)
    made += [ids.new_id() for _ in range(10)]
    assert made == sorted(set(made))


def test_an_id_is_a_uuid_of_version_seven() -> None:
    made = ids.new_id()
    found = UUID(made)
    assert found.version == 7
    assert found.variant == "specified in RFC 4122"
    assert str(found) == made


def test_a_reference_has_no_letter_that_could_be_read_as_another() -> None:
    for _ in range(200):
        assert re.fullmatch(r"[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}", ids.new_reference())
