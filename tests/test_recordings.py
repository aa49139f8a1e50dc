"""Recordings of what the survivor's screen says, found by their names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from intake_app.cli import main
from intake_app.forms.intake import INTAKE
from intake_app.languages.words import msg, say
from intake_app.needs.catalogue import NEEDS, TILES
from intake_app.recordings import find_recordings, name_of, prompts, recordings_folder


def lay(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"sound")
    return folder


def test_a_question_a_need_and_a_tile_go_by_their_own_names() -> None:
    question = INTAKE.question("call_name")
    assert question is not None
    assert name_of(question.label) == "call_name"
    assert [name_of(need.label) for need in NEEDS] == [need.code for need in NEEDS]
    assert [name_of(tile.label) for tile in TILES] == [tile.code for tile in TILES]


def test_any_other_sentence_goes_by_its_english_words() -> None:
    assert name_of(say("I’d rather not say")) == "id_rather_not_say"
    assert name_of(say("You can stop at any time. You do not have to say why.")) == (
        "you_can_stop_at_any_time_you_do_not_have_to_say_why"
    )


def test_everything_that_can_be_recorded_has_a_name_of_its_own() -> None:
    names = [prompt.name for prompt in prompts()]
    assert len(names) == len(set(names)) > 300
    assert not [prompt for prompt in prompts() if "{" in prompt.words or not prompt.name]


def test_the_first_of_the_languages_that_has_one_is_played(tmp_path: Path) -> None:
    found = find_recordings(lay(tmp_path, "ln/call_name.mp3", "fr/call_name.ogg", "fr/health.urgent.wav"))
    label = INTAKE.question("call_name")
    assert label is not None
    assert found.find(label.label, ("ln", "fr")) == tmp_path / "ln" / "call_name.mp3"
    assert found.find(label.label, ("wo", "fr")) == tmp_path / "fr" / "call_name.ogg"
    assert found.find(say("A doctor or nurse now"), ("ln", "fr")) == tmp_path / "fr" / "health.urgent.wav"
    assert found.find(say("Back"), ("ln", "fr")) is None
    assert found.unknown == ()


def test_words_with_a_value_have_no_recording(tmp_path: Path) -> None:
    found = find_recordings(lay(tmp_path, "fr/back.wav"))
    assert found.find(say("Back"), ("fr",)) is not None
    assert found.find(say("Back")(name="x"), ("fr",)) is None
    assert found.find(msg("Unlock"), ("fr",)) is None


@pytest.mark.parametrize("name", ["fr/nothing_says_this.wav", "fr/back.txt", "notalanguage/back.wav", "fr/.hidden"])
def test_a_file_that_nothing_goes_by_is_told(tmp_path: Path, name: str) -> None:
    assert find_recordings(lay(tmp_path, name)).unknown == (name,)


def test_where_there_is_no_folder_there_are_none(tmp_path: Path) -> None:
    found = find_recordings(tmp_path / "none")
    assert (found.files, found.unknown) == ({}, ())


def test_the_command_lists_what_can_be_recorded_and_what_is(vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay(recordings_folder(vault), "ln/call_name.mp3", "fr/call_name.mp3")
    assert main(["sounds", str(vault), "--json"]) == 0
    listed = {each["name"]: each for each in json.loads(capsys.readouterr().out)["prompts"]}
    assert listed["call_name"]["recorded"] == ["fr", "ln"]
    assert listed["health.urgent"] == {"name": "health.urgent", "words": "A doctor or nurse now", "recorded": []}


def test_the_command_refuses_names_that_nothing_goes_by(vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay(recordings_folder(vault), "fr/callname.mp3")
    assert main(["sounds", str(vault)]) == 2
    out, err = capsys.readouterr()
    assert "call_name" in out
    assert "fr/callname.mp3" in err
