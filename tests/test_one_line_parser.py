"""The command line speaks one language, also where argparse has words of its own."""

from __future__ import annotations

import re

import pytest

from intake_app.cli import main
from intake_app.languages.catalogs import load_language
from intake_app.languages.language import plain
from intake_app.languages.words import Ltr, msg

LINES = [
    ("packet x", "{what} is missing", {"what": "record, --referral, --language, --out"}),
    ("demo x --records many", "{what} needs a number", {"what": "--records"}),
    ("intake x --answers", "{what} needs a value", {"what": "--answers"}),
    ("erase x r --conversation a --question b", "{what} does not go with {other}",
     {"what": "--question", "other": "--conversation"}),
    ("languages --nothing", "{what} is not known here", {"what": "--nothing"}),
]  # fmt: skip
ARGPARSE = re.compile(r"required|invalid|expected|not allowed|unrecognized|positional|show this|exit|usage:")


@pytest.mark.parametrize("tag", ["en", "fr", "ar", "th"])
@pytest.mark.parametrize(("line", "words", "values"), LINES)
def test_what_does_not_fit_is_said_in_the_language(
    line: str,
    words: str,
    values: dict[str, str],
    tag: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CAIRN_LANGUAGE", tag)
    assert main(line.split()) == 2
    said = capsys.readouterr().err
    wanted = msg(words)(**{name: Ltr(value) for name, value in values.items()})
    assert plain(load_language(tag).text(wanted)) in said
    assert not ARGPARSE.search(said)


def test_a_choice_that_is_none_names_the_choices(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CAIRN_LANGUAGE", "es")
    assert main(["packet", "x", "r", "--copy", "other"]) == 2
    said = capsys.readouterr().err
    assert "survivor" in said
    assert "elija" in said


@pytest.mark.parametrize("tag", ["fr", "ar", "hi"])
@pytest.mark.parametrize("line", ["--help", "packet --help", "slot --help"])
def test_help_has_no_word_of_argparses_own(
    line: str, tag: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CAIRN_LANGUAGE", tag)
    with pytest.raises(SystemExit):
        main(line.split())
    assert not ARGPARSE.search(capsys.readouterr().out)
