"""The list of people shows the name in force and finds any part of any name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake_app.conversation.answers import Row, State, Text
from intake_app.conversation.record import Conversation
from intake_app.store.store import Store

Talk = Callable[..., Conversation]


def names(store: Store, search: str = "") -> list[str | None]:
    return [person.name for person in store.people(search=search).people]


@pytest.mark.parametrize(
    ("name", "search"),
    [
        ("فاطمة الزهراء", "الزهرا"), ("عبد الرحمن", "عبدالرحمن"), ("สมหญิง ใจดี", "หญิง"), ("王小明", "小明"),
        ("နန်းခမ်းဦး", "ခမ်း"), ("Zoë Núñez", "nunez"), ("Zoe\u0308", "ZOË"), ("Sok Dara", "dara sok"),
        ("100%", "0%"), ("a_b", "a_b"), ("back\\slash", "\\"), ('quo"te\'s', "'"),
    ],
)  # fmt: skip
def test_a_person_is_found_by_a_part_of_the_name(store: Store, talk: Talk, name: str, search: str) -> None:
    store.save(talk(call_name="Nobody else"))
    store.save(talk(call_name=name))
    assert names(store, search) == [name]


@pytest.mark.parametrize("search", ["%", "_", "Sok Lee", "\0x"])
def test_signs_of_a_pattern_are_only_signs(store: Store, talk: Talk, search: str) -> None:
    store.save(talk(call_name="Sok Dara"))
    assert names(store, search) == []


def test_every_kind_of_name_is_searched_and_two_are_shown(store: Store, talk: Talk) -> None:
    said = talk(
        name_full=Text("سلمى", "ar", Text("Salma", "en")), name_native="သီတာ",
        names_other=(Row((("name", "Lulu"),)), Row((("name", "Mimi"),))),
    )  # fmt: skip
    store.save(said)
    assert [names(store, search) for search in ("سلمي", "salma", "သီတာ", "lulu", "mimi")] == [["سلمى"]] * 5
    store.save(talk(record=said.record, day=date(2026, 11, 21), call_name="Sal"))
    assert names(store) == ["Sal"]


def test_a_name_rather_not_said_is_neither_shown_nor_found(store: Store, talk: Talk) -> None:
    first = talk(call_name="Samira")
    store.save(first)
    store.save(talk(record=first.record, day=date(2026, 11, 21), call_name=State.PREFER_NOT_TO_SAY))
    assert names(store) == [None]
    assert names(store, "samira") == []


def test_a_person_without_a_name_is_in_the_list(store: Store, talk: Talk) -> None:
    store.save(talk(call_name="  "))
    assert names(store) == [None]
    assert names(store, "x") == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=15)
@given(limit=st.integers(1, 9))
def test_pages_hold_everyone_once_newest_day_first(store: Store, talk: Talk, limit: int) -> None:
    if not store.count_people():
        for n in range(17):
            store.save(talk(day=date(2026, 11, 20) - timedelta(n % 5), call_name=f"Sam {n}"))
    seen, mark = [], None
    for _ in range(17):
        page = store.people(search="sam", after=mark, limit=limit)
        assert len(page.people) <= limit
        seen += page.people
        mark = page.next
        if mark is None:
            break
    assert len({p.record for p in seen}) == len(seen) == store.count_people() == 17
    assert [p.last_day for p in seen] == sorted((p.last_day for p in seen), reverse=True)


def test_names_that_an_older_version_folded_are_found_after_the_next_opening(
    vault_path: Path, passphrase: str, talk: Talk
) -> None:
    with Store.open(vault_path, passphrase) as store:
        store.save(talk(call_name="ሠላማዊት"))
        store.vault.connection.execute("UPDATE people SET folded = 'ሠላማዊት'")
        store.set_setting("folding", 1)
        assert store.people(search="ሰላማ").people == ()
    with Store.open(vault_path, passphrase) as store:
        assert len(store.people(search="ሰላማ").people) == 1
        assert store.check().ok
