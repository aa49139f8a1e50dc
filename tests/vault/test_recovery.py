"""The recovery code: what its check digits find, and the ways it may be written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.problems import BadInput
from intake_app.vault.recovery import GROUPS, as_typed_secret, check_digit, new_code

DIGITS = "0123456789"


def test_a_code_is_seven_groups_of_five_digits() -> None:
    groups = new_code().split(" ")
    assert len(groups) == GROUPS
    assert all(len(group) == 5 and group.isdecimal() for group in groups)
    assert new_code() != new_code()


def test_damms_own_example() -> None:
    assert check_digit("572") == "4"  # H. M. Damm, as given in the literature on the algorithm


@given(st.text(DIGITS, min_size=4, max_size=4), st.integers(0, 4), st.sampled_from(DIGITS))
def test_every_wrong_digit_is_found(group: str, place: int, digit: str) -> None:
    whole = group + check_digit(group)
    wrong = whole[:place] + digit + whole[place + 1 :]
    assert (check_digit(wrong[:4]) == wrong[4]) is (wrong == whole)


@given(st.text(DIGITS, min_size=4, max_size=4), st.integers(0, 3))
def test_two_digits_that_changed_places_are_found(group: str, at: int) -> None:
    whole = group + check_digit(group)
    swapped = whole[:at] + whole[at + 1] + whole[at] + whole[at + 2 :]
    assert (check_digit(swapped[:4]) == swapped[4]) is (swapped == whole)


@given(
    st.sampled_from([0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0x1040, 0x17E0]), st.sampled_from(["", " ", "-", " - ", "\n"])
)
def test_it_is_the_same_in_every_script_and_spacing(nought: int, between: str) -> None:
    code = new_code()
    written = between.join(code.split(" ")).translate({ord(d): chr(nought + int(d)) for d in DIGITS})
    assert as_typed_secret(written) == code


@pytest.mark.parametrize("text", ["river stone lamp", "12345", "", "1" * 36, "five " + "12345 " * 6])
def test_anything_else_stays_as_it_is(text: str) -> None:
    assert as_typed_secret(text) == text


def test_a_wrong_group_is_named() -> None:
    code = new_code().split(" ")
    code[4] = code[4][:4] + str((int(code[4][4]) + 1) % 10)
    with pytest.raises(BadInput) as refused:
        as_typed_secret(" ".join(code))
    assert refused.value.what.args["n"] == 5
