"""P13: what was shown as saved is saved."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from intake_app.conversation.answers import State, Text
from intake_app.desk import Desk
from tests.conftest import PASSPHRASE, TODAY

SAVE_AND_DIE = """
import os, sys
from datetime import date
from pathlib import Path
from intake_app.conversation.answers import State, Text
from intake_app.desk import Desk
desk = Desk.open(Path(sys.argv[1]), sys.argv[2], today=lambda: date(2026, 11, 24))
sitting = desk.begin("en")
sitting.answer("consent_record", State.ANSWERED, "yes")
for number in range(20):
    if sitting.answer("call_name", State.ANSWERED, Text(f"name {number}", "en")):
        print(sitting.record.id, number, flush=True)
os.kill(os.getpid(), 9)
"""


def test_what_was_acknowledged_survives_the_death_of_the_process(vault: Path) -> None:
    died = subprocess.run(
        [sys.executable, "-c", SAVE_AND_DIE, str(vault), PASSPHRASE], capture_output=True, text=True, check=False
    )
    record, number = died.stdout.splitlines()[-1].split()
    assert died.returncode != 0
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as desk:
        answer = desk.record(record).answer_in_force("call_name")
        assert answer is not None
        assert answer.value == Text(f"name {number}", "en")
        assert desk.check().ok


def test_memory_only_is_never_called_saved(desk: Desk) -> None:
    sitting = desk.begin("en")
    assert not sitting.answer("call_name", State.ANSWERED, Text("name", "en"))
    assert not sitting.saved
    assert sitting.answer("consent_record", State.ANSWERED, "yes")
    assert sitting.saved
