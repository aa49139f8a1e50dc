"""Which language the commands speak, and the check of an organisation's own wordings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake_app.cli import main
from intake_app.desk import Desk
from intake_app.language_commands import language_of_terminal
from intake_app.languages.catalogs import lay_over, load_language
from intake_app.languages.gettext_catalog import catalog_path
from intake_app.languages.own_words import own_words_folder
from intake_app.languages.words import say
from tests.conftest import PASSPHRASE


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("CAIRN_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CAIRN_PASSPHRASE", PASSPHRASE)
    yield
    lay_over(None)


def write(vault: Path, entries: str, tag: str = "es") -> None:
    path = catalog_path(own_words_folder(vault), tag, "survivor")
    path.parent.mkdir(parents=True)
    path.write_text('msgid ""\nmsgstr "Language: es\\n"\n\n' + entries, "utf-8")


@pytest.mark.parametrize(
    ("variables", "tag"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "fr_CA.UTF-8", "LC_ALL": "ar"}, "ar"),
        ({"LANG": "sw_KE.UTF-8"}, "en"),  # its words are for survivors alone
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "fr", "CAIRN_LANGUAGE": "es"}, "es"),
        ({"LANG": "fr", "CAIRN_LANGUAGE": "nonsense"}, "fr"),
    ],
)
def test_commands_speak_the_terminals_language_where_the_words_are_whole(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], tag: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language_of_terminal() == tag


def test_help_speaks_the_terminals_language(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CAIRN_LANGUAGE", "en-XA")
    monkeypatch.setattr("intake_app.language_commands.shipped_tags", lambda: ("en", "en-XA"))
    with pytest.raises(SystemExit):
        main(["erase", "--help"])
    assert "remove a record" not in capsys.readouterr().out


def test_own_words_are_counted(vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(vault, 'msgid "Stop here"\nmsgstr "Nos detenemos"\n')
    assert main(["words", str(vault), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [{"tag": "es", "domain": "survivor", "used": 1, "refused": []}]


def test_own_words_that_are_not_used_are_told_one_by_one(vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(vault, 'msgid "Our number: {phone}"\nmsgstr "Nuestro número"\n')
    assert main(["words", str(vault)]) == 2
    out, err = capsys.readouterr()
    assert "Our number: {phone}" in out
    assert err == "cairn: 1 wording is not used. Mend them; until then the program’s own words stand in.\n"


def test_without_own_words_it_says_where_they_would_lie(vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["words", str(vault)]) == 2
    assert "words/<tag>/LC_MESSAGES/survivor.po" in capsys.readouterr().err


def test_an_open_vault_uses_its_own_words(vault: Path) -> None:
    write(vault, 'msgid "Stop here"\nmsgstr "Nos detenemos"\n')
    with Desk.open(vault, PASSPHRASE):
        assert load_language("es").text(say("Stop here")) == "Nos detenemos"
    assert load_language("es").text(say("Stop here")) != "Nos detenemos"


def test_a_folder_that_is_no_language_is_told(vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(vault, 'msgid "Stop here"\nmsgstr "x"\n', tag="xx-bad")
    assert main(["words", str(vault)]) == 2
    assert "There is no language xx-bad." in capsys.readouterr().out


@pytest.mark.parametrize("command", ["words", "sounds"])
def test_where_there_is_no_vault_the_commands_beside_it_say_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main([command, str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "is not a vault" in err


def test_languages_of_a_vault_are_listed_with_the_programs(vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(vault, 'msgid "Stop here"\nmsgstr "Tosuka awa"\n', tag="ln")
    assert main(["languages", "--json"]) == 0
    assert "ln" not in {one["tag"] for one in json.loads(capsys.readouterr().out)}
    assert main(["languages", str(vault), "--json"]) == 0
    assert "ln" in {one["tag"] for one in json.loads(capsys.readouterr().out)}
