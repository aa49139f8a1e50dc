"""The directory at the command line: what would change is told first, and what workers know is taken down."""

from __future__ import annotations

import json
import shutil
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from intake_app.cli import main
from tests.conftest import PASSPHRASE

HARBOUR = "Harbour House tonight"


class Line:
    """A command line over one vault."""

    def __init__(self, vault: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.vault = str(vault)
        self.folder = folder
        self._capsys = capsys

    def run(self, *argv: str, status: int = 0) -> str:
        """What a command prints, on standard output or, when it is refused, on standard error."""
        action, *rest = argv
        assert main(["directory", action, self.vault, *rest]) == status
        said = self._capsys.readouterr()
        return said.err if status else said.out

    def json(self, *argv: str) -> Any:
        """The document that a command gives."""
        return json.loads(self.run(*argv, "--json"))

    def file(self, document: object) -> str:
        """A JSON file with this in it."""
        path = self.folder / "entry.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        return str(path)


@pytest.fixture
def line(vault: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    monkeypatch.setenv("CAIRN_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("CAIRN_LANGUAGE", "en")
    shutil.copytree(str(files("intake_app") / "examples" / "directory"), tmp_path / "newer")
    return Line(vault, tmp_path, capsys)


def changed(line: Line) -> str:
    """A newer version of the invented directory, in which one phone is another and one service is gone."""
    phones = line.folder / "newer" / "phones.csv"
    rows = phones.read_text(encoding="utf-8").splitlines()
    header = rows[0].split(",")
    cells = rows[1].split(",")
    cells[header.index("number")] = "+1 555 9999"
    phones.write_text("\n".join([rows[0], ",".join(cells), *rows[2:]]) + "\n", encoding="utf-8")
    services = line.folder / "newer" / "services.csv"
    services.write_text("\n".join(services.read_text(encoding="utf-8").splitlines()[:-1]) + "\n", encoding="utf-8")
    return str(line.folder / "newer")


def test_a_dry_run_tells_what_changes_grave_things_first_and_keeps_nothing(line: Line) -> None:
    """T44."""
    newer, before = changed(line), line.json("list")
    told = line.json("import", newer, "--dry-run")
    assert (told["first"], told["dry_run"], told["services"]) == (False, True, 24)
    (phone,) = [c for c in told["changes"]["changed"] if c["grave"]]
    assert phone["fields"][0]["new"][0].startswith("+1 555 9999")
    assert [gone["in_use"] for gone in told["changes"]["gone"]] == [False]
    said = line.run("import", newer, "--dry-run").splitlines()
    assert said[0] == "The file has 24 services."
    assert next(n for n, words in enumerate(said) if "Phone:" in words) < next(
        n for n, words in enumerate(said) if words.startswith("No longer listed")
    )
    assert line.json("list") == before
    assert line.json("import", newer)["changes"] == told["changes"]
    assert len(line.json("list")) == 24
    assert "Nothing differs" in line.run("import", newer)


def test_warnings_are_told_with_their_file_and_row(line: Line) -> None:
    services = line.folder / "newer" / "services.csv"
    services.write_text(services.read_text(encoding="utf-8") + "x,nobody,Nowhere\n", encoding="utf-8")
    told = line.json("import", str(line.folder / "newer"))
    assert {(each["file"], each["row"]) for each in told["warnings"]} == {("services.csv", 27)}
    assert "services.csv:27: The organisation is not in the directory." in line.run(
        "import", str(line.folder / "newer")
    )


def test_an_entry_made_by_hand_is_listed_corrected_marked_phoned_and_taken_out(line: Line) -> None:
    made = line.json(
        "add",
        line.file({"name": "Sister House", "phones": ["+1 555 77"], "places": ["5 Some St"], "languages": ["Arabic"],
                   "organization": "Sisters", "needs": ["home.tonight"], "note": "ring twice"}),
    )  # fmt: skip
    assert made["source"] == "own"
    (listed,) = line.json("list", "--search", "sister")
    service = f"{listed['source']}/{listed['service']}"
    line.run("correct", service, line.file({"phones": ["+1 555 78"], "cost": "free"}))
    line.run("mark", service, "--demands", "police_report", "--not-demands", "informs_police", "--safe-for", "women")
    line.run("phoned", service, "--day", "2026-11-01")
    shown = line.json("show", service)
    assert [phone["number"] for phone in shown["phones"]] == ["+1 555 78"]
    assert [former["value"][0]["number"] for former in shown["history"]] == ["+1 555 77"]
    assert (shown["demands"], shown["safe_for"], shown["note"]) == (["police_report"], "women", "ring twice")
    assert shown["phoned"] == "2026-11-01"
    line.run("mark", service, "--not-asked", "police_report", "--secret-address")
    shown = line.json("show", service)
    assert ("demands" in shown and shown["demands"], shown["places"][0]["address"]) == ([], [])
    line.run("take-out", service)
    assert "No longer listed since" in line.run("show", service)
    assert line.run("list", "--search", "sister").strip() == "Nothing of this name was found."
    line.run("put-back", service)
    assert len(line.json("list", "--search", "sister")) == 1


def test_a_correction_is_settled_when_the_directory_changes_the_same_field(line: Line) -> None:
    told = line.json("import", changed(line), "--dry-run")
    (phone,) = [c for c in told["changes"]["changed"] if c["grave"]]
    service = f"{phone['source']}/{phone['service']}"
    line.run("correct", service, line.file({"phones": ["+1 555 1111"]}))
    assert "Put right here: +1 555 1111" in line.run("import", str(line.folder / "newer"))
    assert [c["moved"] for c in line.json("show", service)["corrections"]] == [True]
    line.run("settle", service, "phones", "theirs")
    shown = line.json("show", service)
    assert (shown["phones"][0]["number"], shown["corrections"]) == ("+1 555 9999", [])


def test_an_entry_that_does_not_fit_is_refused_by_its_field_in_one_line(line: Line) -> None:
    """T48; every kind of field is in readers/test_entry_file.py."""
    said = line.run("add", line.file({"name": "Sister House", "fones": ["1"]}), status=2)
    assert len(said.strip().splitlines()) == 1
    assert "fones" in said
    assert len(line.json("list")) == 25


@pytest.mark.parametrize(
    "argv", [("show", "nothing"), ("settle", "nothing", "phones", "ours"), ("mark", "x", "--demands", "coffee"),
     ("import", "/nowhere")],
)  # fmt: skip
def test_what_is_not_there_is_refused(line: Line, argv: tuple[str, ...]) -> None:
    assert len(line.run(*argv, status=2).strip().splitlines()) == 1


def test_words_of_the_site_s_own_lead_to_a_need_and_are_read_back(line: Line) -> None:
    own = {"basic.phone": {"codes": [], "words": ["harbour house"], "alone": False}}
    document = line.json("needs", "--set", line.file(own))
    assert document["needs"] == own
    assert document["services_changed"] >= 0
    assert line.json("needs")["needs"] == own
    assert "no.need" in line.run("needs", "--set", line.file({"no.need": {}}), status=2)
    assert line.json("needs")["needs"] == own
