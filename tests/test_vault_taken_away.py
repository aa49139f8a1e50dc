"""A vault whose folder is taken away, swapped or emptied while open: nothing is told as saved, nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from intake_app.backups import Backups
from intake_app.conversation.answers import State, Text
from intake_app.desk import Desk
from intake_app.destroying import destroy_open_vault
from intake_app.problems import VaultIsAway
from intake_app.sitting import Sitting
from intake_app.vault.slots import Work

PASSPHRASE, TODAY = "seven stones by the river", date(2026, 11, 24)
FIRST, SECOND, THIRD = "a first word", "a second word", "a third word"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "vault"
    Desk.create(path, PASSPHRASE, today=lambda: TODAY, work=Work(64, 3)).close()
    return path


@pytest.fixture
def stick(template: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return Path(shutil.copytree(template, folder / "vault"))


@pytest.fixture
def desk(stick: Path) -> Iterator[Desk]:
    with Desk.open(stick, PASSPHRASE, today=lambda: TODAY) as desk:
        yield desk


@pytest.fixture
def sitting(desk: Desk) -> Sitting:
    sitting = desk.begin("en")
    sitting.answer("consent_record", State.ANSWERED, "yes")
    say(sitting, FIRST)
    return sitting


def say(sitting: Sitting, words: str) -> None:
    assert sitting.answer("own_words", State.ANSWERED, Text(words, "en"))


def said_in(vault: Path) -> list[str]:
    """The own words that a vault holds, opened anew."""
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as desk:
        rows = desk.people().people
        found = [desk.record(row.record).answers_in_force()["own_words"].value for row in rows]
        assert desk.check().ok
    return [value.value for value in found if isinstance(value, Text)]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in sorted(folder.iterdir())}


def taken_away(stick: Path) -> None:
    stick.rename(stick.with_name("away"))


def emptied(stick: Path) -> None:
    shutil.rmtree(stick)


def unlinked(stick: Path) -> None:
    (stick / "vault.db").unlink()


def parent_taken_away(stick: Path) -> None:
    stick.parent.rename(stick.parent.with_name("pulled"))


@pytest.mark.parametrize("happens", [taken_away, emptied, unlinked, parent_taken_away])
def test_nothing_is_told_as_saved_and_everything_stays_in_memory(
    stick: Path, desk: Desk, sitting: Sitting, happens: Callable[[Path], None]
) -> None:
    """T98."""
    happens(stick)
    for words in (SECOND, THIRD):
        with pytest.raises(VaultIsAway):
            say(sitting, words)
        assert not sitting.saved
    answer = sitting.conversation.answer("own_words")
    assert answer is not None
    assert answer.value == Text(THIRD, "en")
    with pytest.raises(VaultIsAway):
        desk.add_feedback("good", "", "")
    with pytest.raises(VaultIsAway):
        desk.store.vault.let_in(3, "a bridge over slow water")


def test_it_saves_on_once_the_folder_is_back(stick: Path, desk: Desk, sitting: Sitting) -> None:
    """T98."""
    taken_away(stick)
    with pytest.raises(VaultIsAway):
        say(sitting, SECOND)
    stick.with_name("away").rename(stick)
    say(sitting, THIRD)
    desk.close()
    assert said_in(stick) == [THIRD]


def test_the_same_vault_as_another_file_is_taken_up_again(stick: Path, desk: Desk, sitting: Sitting) -> None:
    """T98: on a stick that is connected again a file has another number."""
    shutil.copytree(stick, stick.with_name("away"))
    shutil.rmtree(stick)
    with pytest.raises(VaultIsAway):
        say(sitting, SECOND)
    shutil.copytree(stick.with_name("away"), stick)
    say(sitting, THIRD)
    assert desk.check().ok
    desk.close()
    assert said_in(stick) == [THIRD]


def test_an_older_copy_of_the_vault_is_not_written_to(stick: Path, desk: Desk, sitting: Sitting) -> None:
    """T98: what was told as saved since would be missing in it."""
    older = shutil.copytree(stick, stick.with_name("older"))
    say(sitting, SECOND)
    shutil.rmtree(stick)
    older.rename(stick)
    before = bytes_of(stick)
    with pytest.raises(VaultIsAway):
        say(sitting, THIRD)
    assert bytes_of(stick) == before


def test_another_vault_in_its_place_is_never_written_to(stick: Path, desk: Desk, sitting: Sitting) -> None:
    """T98: somebody else's stick."""
    taken_away(stick)
    Desk.create(stick, PASSPHRASE, today=lambda: TODAY, work=Work(64, 3)).close()
    (stick / "reserve").unlink()
    before = bytes_of(stick)
    with pytest.raises(VaultIsAway):
        say(sitting, SECOND)
    with pytest.raises(VaultIsAway):
        destroy_open_vault(desk.store)
    assert bytes_of(stick) == before


def test_what_was_saved_can_still_be_copied_to_another_place(
    stick: Path, desk: Desk, sitting: Sitting, tmp_path: Path
) -> None:
    """T98: the other place that is offered."""
    unlinked(stick)
    Backups(desk.store).make_at(tmp_path / "elsewhere")
    assert said_in(tmp_path / "elsewhere") == [FIRST]


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can mount")
def test_a_real_file_system_pulled_and_connected_again(template: Path, tmp_path: Path) -> None:
    """T98: the stick is a file system of its own; it is unmounted under the open vault, and mounted anew later."""
    place, image = tmp_path / "mounted", tmp_path / "image"
    place.mkdir()
    image.write_bytes(bytes(16 << 20))
    if subprocess.run(["mkfs.ext4", "-q", "-F", image], check=False).returncode or not mounted(image, place):
        pytest.skip("this system mounts nothing here")
    try:
        shutil.copytree(template, place / "vault")
        with Desk.open(place / "vault", PASSPHRASE, today=lambda: TODAY) as desk:
            sitting = desk.begin("en")
            sitting.answer("consent_record", State.ANSWERED, "yes")
            subprocess.run(["umount", "-l", place], check=True)
            with pytest.raises(VaultIsAway):
                say(sitting, FIRST)
    finally:
        subprocess.run(["umount", "-l", place], check=False, stderr=subprocess.DEVNULL)


def mounted(image: Path, place: Path) -> bool:
    return subprocess.run(["mount", "-o", "loop", image, place], check=False, capture_output=True).returncode == 0
