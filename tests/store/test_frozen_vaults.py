"""Every vault that was ever released opens with the present code and says what was written."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path

import pytest

from intake_app.conversation.record import Record
from intake_app.store.schema import NEWEST
from intake_app.store.store import Store
from intake_app.store.tombstones import Erased, Tombstone

VAULTS = Path(__file__).parents[1] / "vaults"
frozen = runpy.run_path(str(VAULTS / "freeze.py"))
PASSPHRASE, number, service, write = (frozen[name] for name in ("PASSPHRASE", "number", "service", "write"))
first_meeting, later_contact, brief_meeting = (
    frozen[name] for name in ("first_meeting", "later_contact", "brief_meeting")
)


def test_there_is_a_frozen_vault_for_every_schema() -> None:
    assert sorted(folder.name for folder in VAULTS.glob("schema_*")) == [f"schema_{n + 1}" for n in range(NEWEST)]


@pytest.mark.parametrize("schema", range(1, NEWEST + 1))
def test_a_frozen_vault_says_what_was_written(schema: int, tmp_path: Path) -> None:
    copy = shutil.copytree(VAULTS / f"schema_{schema}", tmp_path / "vault")
    with Store.open(Path(copy), PASSPHRASE) as store:
        says_what_was_written(store)


def test_what_would_be_frozen_now_says_the_same(tmp_path: Path) -> None:
    write(tmp_path / "vault")
    with Store.open(tmp_path / "vault", PASSPHRASE) as store:
        says_what_was_written(store)


def says_what_was_written(store: Store) -> None:
    assert store.vault.connection.execute("PRAGMA user_version").fetchone() == (NEWEST,)
    found = store.record(number(100))
    assert found is not None
    assert found.in_order == (first_meeting(), later_contact())
    assert store.record(number(203)) == Record(number(203), (brief_meeting(3),))
    assert store.tombstones() == (Tombstone(number(204), Erased.RECORD),)
    assert [(p.name, p.live_referrals) for p in store.people().people] == [("سلمى", 1), ("Nan Khin ခင်", 0)]
    assert [p.record for p in store.people(search="lulu").people] == [number(100)]
    assert store.services() == (service(),)
    assert store.setting("languages") == ["en", "ar"]
    assert [f.answers for f in store.feedback()] == [{"free": 3}]
    assert store.check().ok
