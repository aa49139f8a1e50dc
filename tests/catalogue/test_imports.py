"""Files from outside, T40, T47 and T48 of the catalogue of faults: read right or refused, and never anything else."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from intake_app.forms.intake import INTAKE
from intake_app.languages.known import is_language
from intake_app.languages.own_words import read_own_words
from intake_app.problems import BadInput
from intake_app.readers.answers_file import read_answers_file
from intake_app.readers.child import read_directory_safely
from intake_app.readers.hsds import read_directory
from intake_app.readers.nested import read_nested
from intake_app.readers.reading import Notes, Refused
from intake_app.readers.site_file import read_site
from intake_app.site import Site
from tests.bench.fuzz import found_in
from tests.fuzzing.corpora import EXAMPLES, PUBLISHED
from tests.fuzzing.targets import TARGETS, input_of
from tests.fuzzing.watch import run
from ui.shell.preferences_file import KeptPreferences, Preferences


def test_no_damaged_input_does_more_than_be_refused() -> None:
    """T40: a short run over every reader; ``python -m tests.bench fuzz`` is the long one."""
    result = run(inputs=2500, seed=11, workers=1)
    assert (found_in(result), result.inputs) == ([], 2500)


def test_every_reader_has_its_share_and_the_same_seed_gives_the_same_inputs() -> None:
    """T40."""
    drawn = [input_of(TARGETS, 11, number) for number in range(1500)]
    assert {target.name for target, _ in drawn} == {target.name for target in TARGETS}
    assert [data for _, data in drawn[:100]] == [input_of(TARGETS, 11, number)[1] for number in range(100)]


def test_the_run_finds_what_is_wrong_with_readers_that_trust_their_input() -> None:
    """T40, the failing control."""
    result = run(inputs=200, seed=11, workers=1, group="trusting")
    assert result.count("raised") > 100


def test_the_run_sees_a_death_a_hang_a_step_outside_and_a_socket() -> None:
    """T40: nothing could be said of readers by a watch that sees none of these."""
    result = run(inputs=12, seed=5, workers=1, group="faults", hangs_after=4)
    seen = {each.target: each.what.split(":")[0] for each in result.findings}
    assert seen == {"dies": "died", "hangs": "hang", "writes": "wrote outside", "calls": "socket.__new__"}
    assert result.inputs == 12


def test_what_fuzzing_found_stays_mended(tmp_path: Path) -> None:
    """T40: a rule of plurals that Python itself refuses, a member without a name, settings too deep, a foreign tag."""
    words = tmp_path / "so" / "LC_MESSAGES" / "survivor.po"
    words.parent.mkdir(parents=True)
    rule = "nplurals=2; plural=" + "9" * 5000 + ";"
    words.write_text(f'msgid ""\nmsgstr "Plural-Forms: {rule}\\n"\n\nmsgid "Yes"\nmsgstr "Haa"\n', "utf-8")
    own = read_own_words(tmp_path, "so", "survivor", ())
    assert own is not None
    assert own.refused
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("services.csv", "id,name\n")
    nameless = held.getvalue().replace(b"services.csv", b"\0ervices.csv")
    (tmp_path / "x.zip").write_bytes(nameless)
    with pytest.raises(Refused):
        read_directory(tmp_path / "x.zip")
    (tmp_path / "window.json").write_text('{"a":' * 100_000)
    assert KeptPreferences(tmp_path).now == Preferences()
    (tmp_path / "site.json").write_text('{"limits": {"\\ud800": "x"}}')
    with pytest.raises(BadInput):
        read_site(tmp_path / "site.json", Site())


@pytest.mark.parametrize("value", [100.0, True, "100", 99, None, [100]])
def test_a_setting_of_another_kind_is_as_if_it_were_not_there(tmp_path: Path, value: object) -> None:
    """T40, T48."""
    settings = {"size": value, "lock_minutes": value, "language": 3, "hide_names": 1}
    (tmp_path / "window.json").write_text(json.dumps(settings))
    assert KeptPreferences(tmp_path).now == Preferences()


@pytest.mark.parametrize(
    "told",
    [
        {"birth": {"calendar": "persian", "value": "1370-05"}},
        {"birth": {"value": "long ago", "language": "ar"}},
        {"contact_checked": {"calendar": "ethiopic", "value": "2019-02-05"}},
    ],
)
def test_a_date_in_every_form_that_is_documented_is_taken(tmp_path: Path, told: dict[str, Any]) -> None:
    """T28, T48: what may stand in a file is not refused either."""
    (tmp_path / "a.json").write_text(json.dumps({"answers": told}))
    read_answers_file(tmp_path / "a.json", INTAKE, is_language=is_language)


def test_an_answer_nested_without_end_is_refused_or_left_out(tmp_path: Path) -> None:
    """T48."""
    for depth in (5, 200, 900):
        said: Any = "x"
        for _ in range(depth):
            said = {"state": "not_asked", "value": said}
        (tmp_path / "a.json").write_text(json.dumps({"answers": {"own_words": said}}))
        try:
            read_answers_file(tmp_path / "a.json", INTAKE, is_language=is_language)
        except BadInput:
            continue


NAMES = ("Casa Árbol", "دار الأمل", "บ้าน", "Дом")


def _services(*names: str) -> str:
    rows = "".join(f"s{n},o1,{name},active\n" for n, name in enumerate(names))
    return "id,organization_id,name,status\n" + rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_form_of_unicode_is_read_right(tmp_path: Path, encoding: str) -> None:
    """T47."""
    (tmp_path / "services.csv").write_bytes(_services(*NAMES).encode(encoding))
    reading = read_directory(tmp_path)
    assert {service.name for service in reading.services} == set(NAMES)
    assert "old_encoding" not in {each.code for each in reading.warnings}


def test_letters_of_an_old_encoding_are_never_guessed_in_silence(tmp_path: Path) -> None:
    """T47: text of Windows, and of another code page that is read as if it were Windows text, are warned of."""
    for encoding, name in (("cp1252", "Casa Árbol “x”"), ("cp1251", "Дом"), ("cp1256", "دار")):
        (tmp_path / "services.csv").write_bytes(_services(name).encode(encoding))
        reading = read_directory(tmp_path)
        assert "old_encoding" in {each.code for each in reading.warnings}
    (tmp_path / "services.csv").write_bytes(_services("Casa Árbol").encode("cp1252"))
    assert read_directory(tmp_path).services[0].name == "Casa Árbol"


@pytest.mark.parametrize(
    ("table", "names"),
    [
        ("id,organization_id,name,status\r\ns1,o1,A,active\rs2,o1,B,active\ns3,o1,C,active\n", {"A", "B", "C"}),
        ('id,organization_id,name,status\ns1,o1,"A,active\ns2,o1,B,active\ns3,o1,C,active\n', {"B", "C"}),
        ("id,organization_id,name,status\ns1,o1,A\0B,active\ns2,o1,C,active\n", {"AB", "C"}),
        ("id,organization_id,name,status\ns1,o1," + "x" * 300_000 + ",active\ns2,o1,C,active\n", {"C"}),
    ],
    ids=["mixed line ends", "an open quote", "NUL", "a very long cell"],
)
def test_a_damaged_row_costs_no_other_row(tmp_path: Path, table: str, names: set[str]) -> None:
    """T47."""
    (tmp_path / "services.csv").write_bytes(table.encode())
    assert names <= {service.name for service in read_directory(tmp_path).services}


def test_a_line_of_a_thousand_million_letters_is_refused_unread(tmp_path: Path) -> None:
    """T47, in the limited child too."""
    with (tmp_path / "services.csv").open("wb") as file:
        file.truncate(1_000_000_000)
    for read in (read_directory, read_directory_safely):
        with pytest.raises(Refused) as refused:
            read(tmp_path)
        assert refused.value.code == "too_big"


BAD_JSON = {
    "a key twice": '{"language": "en", "language": "ar"}',
    "deep lists": "[" * 100_000,
    "deep objects": '{"a":' * 100_000,
    "beyond numbers": '{"date": 1e400}',
    "below numbers": '{"date": -1e400}',
    "a huge number": '{"date": 1' + "0" * 5000 + "}",
    "NaN": '{"date": NaN}',
    "Infinity": '{"date": -Infinity}',
    "trailing junk": '{"language": "en"} x',
    "two documents": "{}{}",
    "nothing": "",
    "only a mark": "\ufeff",
    "a comment": "// x\n{}",
    "a last comma": '{"a": 1,}',
    "single quotes": "{'a': 1}",
    "a control": '{"language": "e\x01n"}',
}


@pytest.mark.parametrize("text", BAD_JSON.values(), ids=BAD_JSON)
def test_json_that_is_none_is_refused_by_every_reader_of_it(tmp_path: Path, text: str) -> None:
    """T48."""
    path = tmp_path / "x.json"
    path.write_text(text, "utf-8")
    with pytest.raises(BadInput):
        read_answers_file(path, INTAKE, is_language=is_language)
    with pytest.raises(BadInput):
        read_site(path, Site())
    if "twice" not in text and text.count("language") != 2:
        with pytest.raises(Refused):
            read_nested("x.json", text.encode(), Notes())


def test_half_a_character_in_json_is_kept_as_a_sign(tmp_path: Path) -> None:
    """T48 with T20: refusing would lose the whole conversation; the half is replaced where it is kept."""
    path = tmp_path / "a.json"
    path.write_text('{"answers": {"own_words": "a\\ud800b"}}')
    assert read_answers_file(path, INTAKE, is_language=is_language).answers
    document = b'{"id": "1", "name": "a\\ud800b", "status": "active", "organization_id": "o"}'
    (row,) = read_nested("x.json", document, Notes())["services"]
    assert row.get("name") == "a\ufffdb"


@pytest.mark.parametrize("make", [lambda: PUBLISHED / "hsds-3.0", lambda: EXAMPLES / "directory"])
def test_the_limited_child_reads_what_is_good(make: Callable[[], Path]) -> None:
    """T40: the control on the other side, a reader that refuses everything would pass the rest."""
    assert read_directory_safely(make()).services
