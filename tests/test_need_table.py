"""A site's own table of needs: kept in the vault, used at once, and refused by name when it does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from intake_app.desk import Desk
from intake_app.directory.crosswalk import OwnTerms
from intake_app.directory.entries import Service, Term
from intake_app.directory_desk import DirectoryDesk
from intake_app.need_table import NeedTable, read_need_table
from intake_app.problems import BadInput
from intake_app.vault.slots import Work

DAY = date(2026, 11, 24)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.create(tmp_path / "vault", "invented people only", today=lambda: DAY, work=Work(64, 3)) as made:
        made.store.replace_directory("x", [Service("1", "x", "Quiet Room", terms=(Term("AIRS", "BH-1", "Beds"),))])
        yield made


def test_a_new_table_finds_services_that_are_on_file_and_the_vault_stays_as_it_was_written(desk: Desk) -> None:
    table = NeedTable(desk.store)
    assert desk.match("home.stay") == ()
    assert table.lay_over({"home.stay": OwnTerms(codes=("BH-*",))}) == 1
    assert [each.service.name for each in desk.match("home.stay")] == ["Quiet Room"]
    assert table.own() == {"home.stay": OwnTerms(codes=("BH-*",))}
    assert desk.check().ok
    assert table.lay_over({}) == 1
    assert desk.match("home.stay") == ()


def test_needs_that_a_worker_set_stay_when_the_table_changes(desk: Desk) -> None:
    DirectoryDesk(desk.store, desk.today).correct(("x", "1"), needs=("mind.counselling",))
    NeedTable(desk.store).lay_over({"home.stay": OwnTerms(codes=("BH-*",))})
    assert desk.service("1").needs == ("mind.counselling",)


def test_the_terms_on_file_are_listed_to_choose_from(desk: Desk) -> None:
    used = NeedTable(desk.store).used_terms()
    assert [(each.term.name, each.services) for each in used] == [("Beds", 1)]


@pytest.mark.parametrize(
    "data",
    [
        [],
        {"no.need": {}},
        {"home.stay": {"other": []}},
        {"home.stay": {"words": "beds"}},
        {"home.stay": {"words": [""]}},
        {"home.stay": {"alone": 1}},
        {"home.stay": {"codes": ["*"]}},
        {"home.stay": {"words": ["x" * 200]}},
    ],
)
def test_a_table_that_does_not_fit_is_refused(data: object) -> None:
    with pytest.raises(BadInput):
        read_need_table(data)


def test_a_table_that_fits_is_read() -> None:
    assert read_need_table({"home.stay": {"words": ["  long  stay "]}}) == {"home.stay": OwnTerms(words=("long stay",))}
