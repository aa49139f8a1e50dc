"""Files are called by a reference and a word."""

from __future__ import annotations

import pytest

from intake_app.conversation.ids import new_reference
from intake_app.packets.naming import Copy, file_name


def test_a_packet_is_called_by_its_reference_and_its_copy() -> None:
    assert file_name("K7QM-3F9D", Copy.RECIPIENT) == "K7QM-3F9D-recipient.pdf"
    assert file_name("K7QM-3F9D", Copy.SURVIVOR) == "K7QM-3F9D-copy.pdf"


def test_the_card_is_called_a_card() -> None:
    assert file_name("K7QM-3F9D", Copy.DISCREET) == "K7QM-3F9D-card.pdf"


@pytest.mark.parametrize("odd", ["../../x", "a:b\\c", "CON", "", "nul\0"])
def test_nothing_odd_reaches_a_file_name(odd: str) -> None:
    name = file_name(odd, Copy.RECIPIENT)
    assert set(name) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-recipient.pdf")
    assert name.split(".")[0].upper() not in {"CON", "NUL"}


def test_a_fresh_reference_stays_whole() -> None:
    reference = new_reference()
    assert file_name(reference, Copy.RECIPIENT).startswith(reference)
