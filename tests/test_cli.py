"""``cairn`` as an administrator types it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest

from intake_app.cli import COMMANDS, main
from intake_app.store.store import Store
from intake_app.vault.disk import disk_is_full
from tests.conftest import PASSPHRASE

Run = Callable[..., tuple[int, str, str]]
CLINIC = "00000000-0000-4000-8000-020000000004"


@pytest.fixture(autouse=True)
def _passphrase(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CAIRN_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("CAIRN_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CAIRN_LANGUAGE", raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def cairn(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command; its exit status, what it printed, what it complained of."""

    def run(*words: object) -> tuple[int, str, str]:
        status = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return status, out, err

    return run


def example(name: str) -> Path:
    with as_file(files("intake_app") / "examples" / f"{name}.json") as path:
        return path


@pytest.fixture
def taken(cairn: Run, vault: Path) -> dict[str, Any]:
    """The Arabic example, recorded."""
    status, out, _ = cairn("intake", vault, "--answers", example("example-ar"), "--json")
    assert status == 0
    found: dict[str, Any] = json.loads(out)
    return found


def refused(result: tuple[int, str, str]) -> str:
    """The one line on standard error; asserts that the command was refused as it should be."""
    status, out, err = result
    assert status == 2
    assert out == ""
    assert err.startswith("cairn: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


@pytest.mark.parametrize("name", ["example-ar", "example-es", "example-my"])
def test_the_examples_are_recorded_as_the_window_would(cairn: Run, vault: Path, name: str) -> None:
    status, out, _ = cairn("intake", vault, "--answers", example(name), "--json")
    assert status == 0
    printed = json.loads(out)
    status, out, _ = cairn("record", "show", vault, printed["record"], "--json")
    shown = json.loads(out)
    written = json.loads(example(name).read_text("utf-8"))
    assert shown["order"]["yes"] == written["needs"]["yes"]
    assert shown["order"]["later"] == written["needs"]["later"]
    assert {c["service"] for c in shown["consents"]} == {c["service"] for c in written["consents"]}
    assert [r["id"] for r in shown["referrals"]] == printed["referrals"]
    for question, raw in written["answers"].items():
        if isinstance(raw, dict) and "state" in raw:
            assert shown["answers"][question]["state"] == raw["state"]
        else:
            assert shown["answers"][question]["state"] == "answered"


def test_a_need_that_was_refused_is_not_kept(cairn: Run, vault: Path, taken: dict[str, Any]) -> None:
    _, out, _ = cairn("record", "show", vault, taken["record"], "--json")
    assert "police.talk" not in out


def test_a_no_to_being_written_down_stores_nothing(cairn: Run, vault: Path, tmp_path: Path) -> None:
    file = tmp_path / "no.json"
    file.write_text(json.dumps({"answers": {"consent_record": "no", "call_name": "name"}}))
    status, out, _ = cairn("intake", vault, "--answers", file, "--json")
    assert (status, json.loads(out)) == (0, {"record": None, "conversation": None, "referrals": []})
    assert json.loads(cairn("records", vault, "--json")[1]) == []


def test_a_packet_is_written_once_for_this_user_alone_and_noted(
    cairn: Run, vault: Path, taken: dict[str, Any], tmp_path: Path
) -> None:
    out = tmp_path / "p.pdf"
    command = ("packet", vault, taken["record"], "--referral", taken["referrals"][0], "--language", "en")
    assert cairn(*command, "--out", out)[0] == 0
    first = out.read_bytes()
    assert first.startswith(b"%PDF-")
    if os.name == "posix":
        assert out.stat().st_mode & 0o777 == 0o600
    assert "name already" in refused(cairn(*command, "--out", out))
    assert out.read_bytes() == first
    assert cairn(*command, "--out", tmp_path / "again.pdf")[0] == 0
    assert (tmp_path / "again.pdf").read_bytes() == first
    _, shown, _ = cairn("record", "show", vault, taken["record"], "--json")
    stages = {r["id"]: r["stage"] for r in json.loads(shown)["referrals"]}
    assert stages[taken["referrals"][0]] == "ready"
    assert list(tmp_path.glob(".*")) == []


@pytest.mark.parametrize("copy", ["recipient", "survivor", "discreet"])
def test_a_sealed_packet_opens_only_with_its_passphrase(
    cairn: Run, vault: Path, taken: dict[str, Any], tmp_path: Path, copy: str
) -> None:
    import pikepdf

    secret = tmp_path / "secret.txt"
    secret.write_text("of the pdf\n")
    out = tmp_path / "sealed.pdf"
    referral = taken["referrals"][0]
    words = ("packet", vault, taken["record"], "--referral", referral, "--language", "ar", "--copy", copy)
    assert cairn(*words, "--pdf-passphrase-file", secret, "--out", out)[0] == 0
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(out)
    with pikepdf.open(out, password="of the pdf") as pdf:
        assert len(pdf.pages) >= 1


def test_a_withdrawn_consent_blocks_the_packet(cairn: Run, vault: Path, taken: dict[str, Any], tmp_path: Path) -> None:
    _, shown, _ = cairn("record", "show", vault, taken["record"], "--json")
    consent = next(c["id"] for c in json.loads(shown)["consents"] if c["service"] == CLINIC)
    assert cairn("consent", "withdraw", vault, taken["record"], consent)[0] == 0
    out = tmp_path / "p.pdf"
    referral = taken["referrals"][0]
    refused(cairn("packet", vault, taken["record"], "--referral", referral, "--language", "en", "--out", out))
    assert not out.exists()


def test_an_erased_record_is_gone_and_stays_gone(cairn: Run, vault: Path, taken: dict[str, Any]) -> None:
    assert cairn("erase", vault, taken["record"])[0] == 0
    refused(cairn("record", "show", vault, taken["record"]))
    refused(cairn("intake", vault, "--answers", example("example-ar"), "--record", taken["record"]))
    assert json.loads(cairn("records", vault, "--json")[1]) == []
    assert cairn("vault", "check", vault)[0] == 0


def test_people_are_found_by_a_part_of_their_name(cairn: Run, vault: Path, taken: dict[str, Any]) -> None:
    assert taken["record"] in cairn("records", vault, "--search", "ليلي")[1]
    assert cairn("records", vault, "--search", "nobody")[1] == ""


def test_a_second_meeting_belongs_to_the_same_record(cairn: Run, vault: Path, taken: dict[str, Any]) -> None:
    status, out, _ = cairn("intake", vault, "--answers", example("example-es"), "--record", taken["record"], "--json")
    assert (status, json.loads(out)["record"]) == (0, taken["record"])
    _, shown, _ = cairn("record", "show", vault, taken["record"], "--json")
    assert len(json.loads(shown)["earlier_orders"]) == 1


def test_the_demo_is_made_of_invented_people(cairn: Run, tmp_path: Path) -> None:
    assert cairn("demo", tmp_path / "demo", "--records", 3, "--seed", 7)[0] == 0
    people = json.loads(cairn("records", tmp_path / "demo", "--json")[1])
    assert len(people) == 3
    invented = ("Sample", "Ejemplo", "Exemple", "مثال", "နမူနာ")
    assert all(person["name"].startswith(invented) for person in people)


def test_languages_say_who_has_read_them(cairn: Run) -> None:
    shown = {one["tag"]: one for one in json.loads(cairn("languages", "--json")[1])}
    assert {"en", "es", "fr", "ar", "my"} <= set(shown)
    assert shown["ar"]["direction"] == "rtl"
    assert all(one["review"].startswith("draft") for tag, one in shown.items() if tag != "en")


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("nonsense",),
        ("vault",),
        ("vault", "create"),
        ("packet", "x"),
        ("demo", "x", "--records", "many"),
        ("referral", "set", "x", "r", "f", "flying"),
    ],
)
def test_a_command_line_that_does_not_fit_is_one_line(cairn: Run, words: tuple[str, ...]) -> None:
    refused(cairn(*words))


BAD_FILES = {
    "not json": "{",
    "a list": "[]",
    "unknown key": '{"nonsense_key": 1}',
    "unknown question": '{"answers": {"nonsense_key": "x"}}',
    "unknown need": '{"needs": {"yes": ["nonsense_key"]}}',
    "unknown language": '{"language": "nonsense_key"}',
    "unknown answer language": '{"answers": {"spoken_language": "nonsense_key"}}',
    "unknown category": '{"consents": [{"service": "x", "categories": ["nonsense_key"]}]}',
    "unknown service": '{"referrals": [{"service": "nonsense_key"}]}',
    "unknown priority": '{"referrals": [{"service": "x", "priority": "nonsense_key"}]}',
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_answers_file_is_refused_by_name_and_nothing_is_stored(
    cairn: Run, vault: Path, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "bad.json"
    file.write_text(BAD_FILES[kind])
    told = refused(cairn("intake", vault, "--answers", file))
    assert ("nonsense_key" in BAD_FILES[kind]) == ("nonsense_key" in told)
    assert json.loads(cairn("records", vault, "--json")[1]) == []


@pytest.mark.parametrize(
    "hostile", ["\\ud800", "\\u0000", "\\u202e evil", "<b>", "'; DROP TABLE", "{0}", "%s", "=cmd|x"]
)
def test_hostile_words_are_kept_as_words(cairn: Run, vault: Path, tmp_path: Path, hostile: str) -> None:
    file = tmp_path / "hostile.json"
    file.write_text('{"answers": {"call_name": "Sample ' + hostile + '", "own_words": "' + hostile + '"}}')
    assert cairn("intake", vault, "--answers", file)[0] == 0
    assert len(json.loads(cairn("records", vault, "--search", "sample", "--json")[1])) == 1


def test_no_passphrase_a_wrong_one_and_no_vault_are_told_apart(
    cairn: Run, vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {refused(cairn("records", tmp_path / "nowhere")), refused(cairn("records", tmp_path))}
    monkeypatch.setenv("CAIRN_PASSPHRASE", "wrong")
    told.add(refused(cairn("records", vault)))
    monkeypatch.delenv("CAIRN_PASSPHRASE")
    told.add(refused(cairn("records", vault)))
    told.add(refused(cairn("records", vault, "--passphrase-file", tmp_path / "none.txt")))
    assert len(told) == 5


def test_a_command_says_when_a_window_has_the_vault(vault: Path, cairn: Run, desk: object) -> None:
    assert "lock" in refused(cairn("records", vault)).lower()


def test_the_command_line_loads_no_qt(vault: Path) -> None:
    code = (
        "import sys; from ui.app import main; status = main(['records', sys.argv[1]]);"
        "assert status == 0, status; assert not [m for m in sys.modules if m.startswith('PySide6')]"
    )
    subprocess.run([sys.executable, "-c", code, str(vault)], check=True, capture_output=True)


def test_the_sites_settings_are_kept_and_stand_on_the_packet(
    cairn: Run, vault: Path, taken: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "site.json"
    file.write_text(json.dumps({"organization": "Example Outreach", "office_phone": "+44 20 7946 0123"}))
    assert cairn("site", "set", vault, file)[0] == 0
    assert json.loads(cairn("site", "show", vault, "--json")[1])["organization"] == "Example Outreach"
    file.write_text(json.dumps({"nonsense_key": 1}))
    assert "nonsense_key" in refused(cairn("site", "set", vault, file))


def test_a_card_without_words_has_lines_to_write_on(
    cairn: Run, vault: Path, taken: dict[str, Any], tmp_path: Path
) -> None:
    from intake_app.desk import CardWords, Desk
    from intake_app.languages.catalogs import load_language

    with Desk.open(vault, PASSPHRASE) as desk:
        empty = desk.card(CardWords(), language=load_language("en"))
        named = desk.card(CardWords(name="Nora"), language=load_language("en"))
    assert empty != named
    assert empty.startswith(b"%PDF-")


def test_the_answers_to_one_question_can_be_erased_alone(cairn: Run, vault: Path, taken: dict[str, Any]) -> None:
    assert cairn("erase", vault, taken["record"], "--question", "call_name")[0] == 0
    shown = json.loads(cairn("record", "show", vault, taken["record"], "--json")[1])
    assert "call_name" not in shown["answers"]
    assert "own_words" in shown["answers"]
    refused(cairn("erase", vault, taken["record"], "--question", "nonsense"))
    refused(cairn("erase", vault, taken["record"], "--question", "call_name", "--conversation", "x"))


@pytest.mark.parametrize("option", ["--record", "--answers", "--passphrase-file"])
def test_an_option_given_empty_is_not_taken_for_none_given(cairn: Run, vault: Path, option: str) -> None:
    given = {"--answers": example("example-ar"), option: ""}
    assert option in refused(cairn("intake", vault, *(word for pair in given.items() for word in pair)))


@pytest.mark.parametrize("option", ["--conversation", "--question"])
def test_erasing_an_unnamed_part_does_not_erase_the_person(
    cairn: Run, vault: Path, taken: dict[str, Any], option: str
) -> None:
    refused(cairn("erase", vault, taken["record"], option, ""))
    assert cairn("record", "show", vault, taken["record"])[0] == 0


def test_an_unnamed_passphrase_file_writes_no_open_packet(
    cairn: Run, vault: Path, taken: dict[str, Any], tmp_path: Path
) -> None:
    words = ("--referral", taken["referrals"][0], "--language", "en", "--out", tmp_path / "p.pdf")
    refused(cairn("packet", vault, taken["record"], *words, "--pdf-passphrase-file", ""))
    assert not (tmp_path / "p.pdf").exists()


def test_an_id_that_is_no_text_belongs_to_nobody(cairn: Run, vault: Path) -> None:
    refused(cairn("record", "show", vault, os.fsdecode(b"\xff\xfe")))


def test_a_persons_words_move_no_cursor_and_add_no_line(cairn: Run, vault: Path, tmp_path: Path) -> None:
    answers = tmp_path / "a.json"
    answers.write_text(json.dumps({"answers": {"call_name": "Alex\x1b[2J\u202e\nid  2026-01-01  en  Nobody"}}), "utf-8")
    recorded = json.loads(cairn("intake", vault, "--answers", answers, "--json")[1])
    _, out, _ = cairn("records", vault)
    assert len(out.splitlines()) == 1
    shown = cairn("record", "show", vault, recorded["record"])[1]
    assert not {"\x1b", "\u202e"} & set(out + shown)


def test_a_vault_of_invented_people_is_made_whole_or_not_at_all(
    cairn: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise disk_is_full()

    monkeypatch.setattr(Store, "save", full)
    refused(cairn("demo", tmp_path / "new", "--records", "2"))
    assert list(tmp_path.iterdir()) == []


def test_a_packet_that_the_vault_cannot_note_does_not_leave(
    cairn: Run, vault: Path, taken: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise disk_is_full()

    monkeypatch.setattr(Store, "save", full)
    out = tmp_path / "p.pdf"
    refused(
        cairn("packet", vault, taken["record"], "--referral", taken["referrals"][0], "--language", "en", "--out", out)
    )
    assert not out.exists()


def test_a_bug_shows_its_place_and_nothing_else(cairn: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("CANARY")

    monkeypatch.setitem(COMMANDS, "languages", broken)
    status, out, err = cairn("languages")
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "RuntimeError" in err
    assert "CANARY" not in err
    assert "Traceback" not in err


def shell(words: str) -> subprocess.CompletedProcess[str]:
    """``cairn`` in a real shell, with ``words`` after it."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    command = f"'{sys.executable}' -m ui.app {words}"
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_a_reader_who_has_seen_enough_is_no_fault() -> None:
    done = shell("languages --json | true; exit ${PIPESTATUS[0]}")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_cannot_be_written_is_told_in_one_line() -> None:
    done = shell("languages > /dev/full")
    assert done.returncode == 2
    assert done.stderr.startswith("cairn: ")
    assert done.stderr.count("\n") == 1
