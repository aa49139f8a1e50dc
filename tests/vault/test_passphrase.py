import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.problems import BadInput
from intake_app.vault.passphrase import MOST_CHARACTERS, passphrase_bytes, passphrase_from_file

any_text = st.text(st.characters(exclude_categories=()), min_size=1, max_size=200).filter(str.strip)


@given(any_text)
def test_every_text_becomes_utf8_whatever_it_holds(text: str) -> None:
    assert passphrase_bytes(text).decode("utf-8")


@given(st.text(max_size=100).map(lambda text: "x" + text))
def test_composed_and_decomposed_forms_are_one_passphrase(text: str) -> None:
    assert passphrase_bytes(unicodedata.normalize("NFD", text)) == passphrase_bytes(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("typed", "same"),
    [("１２３", "123"), ("e\u0301te\u0301", "été"), ("ﬁve", "five"), ("a\u00a0b", "a b"), ("x\ud800", "x\ufffd")],
)
def test_forms_of_one_passphrase_are_the_same_bytes(typed: str, same: str) -> None:
    assert passphrase_bytes(typed) == same.encode()


@pytest.mark.parametrize("typed", ["abc ", " abc", "abc\0", "Abc", "كلمة", "🗝️", "'", "x'" + "0" * 64 + "'"])
def test_other_forms_are_kept_as_typed(typed: str) -> None:
    assert passphrase_bytes(typed) == unicodedata.normalize("NFKC", typed).encode()


@pytest.mark.parametrize("typed", ["", "   ", "\n\t", "\u3000", "x" * (MOST_CHARACTERS + 1), "x" * 1_000_000])
def test_an_empty_or_endless_passphrase_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        passphrase_bytes(typed)


def test_the_longest_passphrase_is_taken() -> None:
    assert len(passphrase_bytes("x" * MOST_CHARACTERS)) == MOST_CHARACTERS


@pytest.mark.parametrize(
    ("content", "passphrase"),
    [
        (b"one two\n", "one two"),
        (b"one two\r\n", "one two"),
        (b"one two", "one two"),
        (b"one \nsecond line\n", "one "),
        (b"one\r\r\n", "one\r"),
        (b"\xef\xbb\xbfone\r\n", "one"),
        ("كلمة\n".encode(), "كلمة"),
    ],
)
def test_a_file_gives_its_first_line(tmp_path: Path, content: bytes, passphrase: str) -> None:
    file = tmp_path / "passphrase"
    file.write_bytes(content)
    assert passphrase_from_file(file) == passphrase


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"\n", "empty"),
        (b"  \r\nsecond", "empty"),
        (b"\xff\xfeo\0n\0e\0", "not text"),
        (b"o\0n\0e\0", "not text"),
        (bytes(range(128, 256)), "not text"),
    ],
)
def test_a_file_without_a_passphrase_is_told_apart(tmp_path: Path, content: bytes, told: str) -> None:
    file = tmp_path / "passphrase"
    file.write_bytes(content)
    with pytest.raises(BadInput, match=told):
        passphrase_from_file(file)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no passphrase file"):
        passphrase_from_file(tmp_path / "none")
    with pytest.raises(BadInput, match="cannot be read"):
        passphrase_from_file(tmp_path)
    with pytest.raises(BadInput, match="cannot be read"):
        passphrase_from_file(tmp_path / "a\0b")
