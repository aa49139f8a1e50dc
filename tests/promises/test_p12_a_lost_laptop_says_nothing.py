"""P12: a lost laptop says nothing."""

from __future__ import annotations

import base64
from pathlib import Path

from intake_app.conversation.answers import State, Text
from intake_app.desk import Desk
from intake_app.needs.choosing import Choosing
from tests.conftest import PASSPHRASE, TODAY

CANARY = "CANARY-4417-Zainab"


def forms_of(words: str) -> list[bytes]:
    """How words could stand in a raw file."""
    plain = words.encode()
    return [plain, words.encode("utf-16-le"), words.encode("utf-16-be"), base64.b64encode(plain)[:-4]]


def test_no_word_can_be_read_from_the_raw_bytes_of_the_vault(vault: Path) -> None:
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as desk:
        sitting = desk.begin("en")
        for question in ("call_name", "own_words", "address", "anything_else"):
            sitting.answer(question, State.ANSWERED, Text(CANARY, "en"))
        sitting.order(Choosing(wanted=("home.tonight",)), {"home.tonight": Text(CANARY, "en")})
        sitting.answer("consent_record", State.ANSWERED, "yes")
        found = desk.record(sitting.record.id).answer_in_force("own_words")
        open_bytes = b"".join(path.read_bytes() for path in vault.rglob("*") if path.is_file())
    closed_bytes = b"".join(path.read_bytes() for path in vault.rglob("*") if path.is_file())
    assert found is not None
    assert found.value == Text(CANARY, "en")
    for form in (*forms_of(CANARY), *forms_of("home.tonight"), *forms_of("Example Harbour House"), b"SQLite format"):
        assert form not in open_bytes
        assert form not in closed_bytes


def test_the_vault_does_not_say_how_many_people_it_holds_by_its_keys(vault: Path) -> None:
    before = (vault / "keys").read_bytes()
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as desk:
        sitting = desk.begin("en")
        sitting.answer("consent_record", State.ANSWERED, "yes")
    assert (vault / "keys").read_bytes() == before
