"""The store opens, upgrades, keeps settings, directory and feedback, and loses nothing when killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from intake_app.conversation.record import Conversation
from intake_app.directory.entries import Organization, Service, Status
from intake_app.problems import DiskProblem, VaultIsInUse, VaultIsNewer, WrongPassphrase
from intake_app.store.journal import Journal
from intake_app.store.link import Link
from intake_app.store.schema import NEWEST, bring_up_to_date
from intake_app.store.store import Store

Talk = Callable[..., Conversation]


def test_a_closed_vault_opens_again_with_what_was_saved(vault_path: Path, passphrase: str, talk: Talk) -> None:
    said = talk(call_name="Sam")
    with Store.open(vault_path, passphrase) as store:
        store.save(said)
    with pytest.raises(WrongPassphrase):
        Store.open(vault_path, "something else")
    with Store.open(vault_path, passphrase) as store:
        found = store.record(said.record)
        assert found is not None
        assert found.conversations == (said,)
        assert store.record_ids() == (said.record,)
        assert list(store.records()) == [found]
        with pytest.raises(VaultIsInUse):
            Store.open(vault_path, passphrase)


def test_a_newer_schema_is_refused(vault_path: Path, passphrase: str) -> None:
    with Store.open(vault_path, passphrase) as store:
        store.vault.connection.execute("PRAGMA user_version = 99")
    with pytest.raises(VaultIsNewer):
        Store.open(vault_path, passphrase)


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no limit for the size of a file")
def test_a_vault_on_a_full_disk_opens_for_reading(vault_path: Path, passphrase: str, talk: Talk) -> None:
    import resource

    said = talk(call_name="Sam")
    with Store.open(vault_path, passphrase) as store:
        store.save(said)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
    try:
        store = Store.open(vault_path, passphrase)
        with store:
            assert [p.name for p in store.people().people] == ["Sam"]
            with pytest.raises(DiskProblem):
                store.save(talk(call_name="Lee"))
            assert store.record(said.record) is not None
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    with Store.open(vault_path, passphrase) as store:
        assert [p.name for p in store.people().people] == ["Sam"]
        assert store.check().ok


def test_an_up_to_date_vault_is_not_touched_by_the_steps(store: Store) -> None:
    connection = store.vault.connection
    before = connection.execute("SELECT sql FROM sqlite_master").fetchall()
    bring_up_to_date(connection)
    assert connection.execute("SELECT sql FROM sqlite_master").fetchall() == before
    assert connection.execute("PRAGMA user_version").fetchone() == (NEWEST,)


def test_every_table_is_strict_and_none_counts_its_rows_for_ever(store: Store) -> None:
    tables = store.vault.connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
    assert all(strict for name, strict in tables if name != "sqlite_schema")
    assert not store.vault.connection.execute("SELECT 1 FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'").fetchall()


def test_settings_are_json_values(store: Store) -> None:
    assert store.setting("languages", ["en"]) == ["en"]
    for value in (["ar", "my"], {"minutes": 5}, False, 0, "x\ud800"):
        store.set_setting("languages", value)
        assert store.setting("languages") == ("x\ufffd" if isinstance(value, str) else value)
    store.set_setting("languages", None)
    assert store.setting("languages") is None


def service(id_: str, name: str, *, source: str = "s1", needs: tuple[str, ...] = ()) -> Service:
    return Service(id_, source, name, Organization("o", "Casa Árbol"), status=Status.ACTIVE, needs=needs)


def test_a_directory_is_replaced_a_source_at_a_time(store: Store) -> None:
    night, talk_ = service("1", "Night beds", needs=("home.tonight",)), service("2", "Talk")
    other = service("1", "X", source="s2")
    assert store.replace_directory("s1", [night, talk_]) == 2
    assert store.replace_directory("s2", [other]) == 1
    assert store.services() == (night, talk_, other)
    assert store.services("s1") == (night, talk_)
    assert store.services_named("1") == (night, other)
    assert store.services_named("s2/1") == (other,)
    assert store.services_named("s2/9") == ()
    assert store.services_for_need("home.tonight") == (night,)
    assert store.search_services("arbol BEDS") == (night,)
    assert store.search_services("%") == ()
    assert store.replace_directory("s1", [talk_]) == 1
    assert store.services() == (talk_, other)
    assert [(s.name, s.services) for s in store.directory_sources()] == [("s1", 1), ("s2", 1)]
    assert [(e.event, e.subject, e.number) for e in store.journal_entries()][-1] == ("directory_imported", "s1", 1)


def test_a_directory_that_breaks_off_changes_nothing(store: Store) -> None:
    def broken() -> object:
        yield service("2", "Talk")
        raise ZeroDivisionError

    night = service("1", "Night beds")
    store.replace_directory("s1", [night])
    with pytest.raises(ZeroDivisionError):
        store.replace_directory("s1", broken())  # type: ignore[arg-type]
    assert store.services() == (night,)
    Journal(Link(store.vault.connection)).verify()


def test_feedback_is_tied_to_a_month_and_to_nothing_else(vault_path: Path, passphrase: str, talk: Talk) -> None:
    with Store.open(vault_path, passphrase) as store:
        said = talk(call_name="Sam")
        store.save(said)
        entries = store.journal_entries()
        for step in range(30):
            store.add_feedback({"free": step, "words": "ok\0"})
        assert store.journal_entries() == entries
        found = store.feedback()
        assert {f.month for f in found} == {date.today().isoformat()[:7]}
        assert sorted(int(f.answers["free"]) for f in found) == list(range(30))
        assert [f.answers["free"] for f in found] != list(range(30))
        columns = [row[1] for row in store.vault.connection.execute("PRAGMA table_info(feedback)")]
        assert columns == ["id", "month", "answers"]
        assert "ok" not in repr(found)


_SAVES_FOR_EVER = """
import sys
from datetime import date
from pathlib import Path
from intake_app.conversation.answers import Answer, State
from intake_app.conversation.ids import new_id
from intake_app.conversation.record import Conversation, Kind
from intake_app.store.store import Store

path, passphrase, conversation, record = sys.argv[1:]
store = Store.open(Path(path), passphrase)
found = store.record(record)
new = Conversation(conversation, record, Kind.MEETING, date(2026, 11, 20), "W", "en")
said = found.conversations[0] if found else new
count = int(said.answer("count").value.split()[0]) if found else 0
assert store.people().people[0].name == f"Sam {count}" if found else not store.people().people
print(count, flush=True)
while True:
    count += 1
    for question, value in (("count", f"{count} " + "x" * (count * 977 % 9000)), ("call_name", f"Sam {count}")):
        said = said.with_answer(Answer(new_id(), question, State.ANSWERED, value, "en"))
    store.save(said)
    print(count, flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no such signal")
def test_what_was_told_as_saved_is_there_after_each_of_twenty_kills(
    vault_path: Path, passphrase: str, talk: Talk
) -> None:
    seed, said = 20261120, talk()
    chance, acknowledged = random.Random(seed), 0
    command = [sys.executable, "-c", _SAVES_FOR_EVER, str(vault_path), passphrase, said.id, said.record]
    for _ in range(20):
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
        assert child.stdout is not None
        with child:
            found = int(child.stdout.readline())
            assert acknowledged <= found <= acknowledged + 1, "a save that was acknowledged is gone"
            for _ in range(chance.randrange(1, 25)):
                acknowledged = int(child.stdout.readline())
            os.kill(child.pid, signal.SIGKILL)
            acknowledged = max([acknowledged, *(int(line) for line in child.stdout.read().split("\n") if line)])
    with Store.open(vault_path, passphrase) as store:
        assert acknowledged > 20
        assert store.check().ok
