"""Settings on disk, the code of the session, bugs, traces, colours: the shell's parts that need no window."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.context import Place
from ui.shell.mishap import as_problem, code_of, report_bugs_to
from ui.shell.no_trace import forget_typed
from ui.shell.preferences_file import KeptPreferences, Preferences, home_folder
from ui.shell.restart import _pipe_with, own_command, place_to_return_to
from ui.shell.session_code import CodePad, SessionCode, new_digits
from ui.shell.tokens import COLOURS, MODES, Mode
from ui.widgets.look import Look


def test_settings_come_back_and_only_this_account_reads_them(tmp_path: Path) -> None:
    KeptPreferences(tmp_path / "a").change(language="ar", size=150, contrast="dark", lock_minutes=2, digits="native")
    assert KeptPreferences(tmp_path / "a").now == Preferences("ar", 150, "dark", 2, digits="native")
    assert stat.S_IMODE((tmp_path / "a" / "window.json").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"size": 99, "contrast": "pink", "lock_minutes": "x", "digits": "roman", "hide_names": 3}']
)
def test_broken_settings_are_the_ordinary_ones(tmp_path: Path, text: str) -> None:
    (tmp_path / "window.json").write_text(text)
    assert KeptPreferences(tmp_path).now == Preferences()


def test_settings_hold_nothing_but_what_is_listed(tmp_path: Path) -> None:
    KeptPreferences(tmp_path).change(size=125)
    assert set(json.loads((tmp_path / "window.json").read_text())) == {
        "language", "size", "contrast", "lock_minutes", "last_vault", "digits", "hide_names",
    }  # fmt: skip


def test_a_portable_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CAIRN_HOME", str(tmp_path))
    assert home_folder() == tmp_path


def test_the_code_opens_and_three_errors_spend_it() -> None:
    code = SessionCode()
    assert code.choose("0420")
    assert code.opens("0420")
    assert [code.opens("1111") for _ in range(3)] == [False] * 3
    assert code.is_spent
    assert not code.choose("42")
    assert not code.choose("four")
    assert "0420" not in repr(code)


def test_a_keyboard_of_another_script_gives_the_same_digits() -> None:
    code = SessionCode()
    assert code.choose("٤٢٤٢")
    assert code.digits == "4242"
    assert all(code.opens(digits) for digits in ("4242", "٤٢٤٢", "၄၂၄၂", "۴۲۴۲"))


def test_a_right_try_forgives_the_wrong_ones() -> None:
    code = SessionCode()
    code.choose("0420")
    code.opens("1")
    code.opens("2")
    assert code.opens("0420")
    code.opens("3")
    assert not code.is_spent


def test_a_new_code_has_four_digits() -> None:
    assert all(len(new_digits()) == 4 and new_digits().isdigit() for _ in range(50))


def test_the_pad_passes_with_the_code_and_is_spent_after_three_errors(look: Look, qtbot: QtBot) -> None:
    code, told = SessionCode(), list[str]()
    code.choose("2580")
    pad = CodePad(look, code)
    qtbot.addWidget(pad)
    pad.passed.connect(lambda: told.append("passed"))
    pad.spent.connect(lambda: told.append("spent"))
    for digits in ("2580", "1111", "1112", "1113"):
        qtbot.keyClicks(pad.line, digits)
    assert told == ["passed", "spent"]
    assert pad.line.text() == ""


def test_a_bugs_code_names_a_place_and_never_a_value() -> None:
    error = _caught()
    assert code_of(error).startswith("BadInput intake_app.languages.catalogs:")
    assert "MARKER" not in code_of(error)
    problem = as_problem(error)
    assert "MARKER" not in str(problem.do.args)


def _caught() -> BaseException:
    from intake_app.languages.catalogs import load_language

    try:
        load_language("MARKER")
    except Exception as error:  # noqa: BLE001 - any error will do
        return error
    raise AssertionError


def test_an_error_that_nobody_caught_is_told_without_its_text(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    report_bugs_to(told.append)
    try:
        raise ValueError("MARKER")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    assert len(told) == 1
    assert "MARKER" not in capsys.readouterr().err


def test_what_was_typed_is_forgotten_and_no_undo_brings_it_back(qtbot: QtBot) -> None:
    page, line, box = QWidget(), QLineEdit(), QPlainTextEdit()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(line)
    column.addWidget(box)
    qtbot.keyClicks(line, "secret")
    qtbot.keyClicks(box, "secret")
    forget_typed(page)
    line.undo()
    box.undo()
    assert (line.text(), box.toPlainText()) == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="no pipe is handed on there")
@pytest.mark.parametrize("place", [Place("person", record="r-1"), Place("referral", record="r-1", referral="f-1")])
def test_the_place_to_come_back_to_travels_in_a_pipe_and_only_once(
    monkeypatch: pytest.MonkeyPatch, place: Place
) -> None:
    monkeypatch.setenv("CAIRN_RETURN", str(_pipe_with(place)))
    assert place_to_return_to() == place
    assert place_to_return_to() is None
    assert "CAIRN_RETURN" not in os.environ


def test_the_new_process_runs_nothing_that_lies_where_it_is_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('foreign code ran')")
    monkeypatch.chdir(tmp_path)
    own, *rest = own_command()
    root = str(Path(__file__).parents[3])
    done = subprocess.run(
        [own, *rest, "languages", "--json"], env={**os.environ, "PYTHONPATH": root}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_a_meeting_is_not_a_place_to_come_back_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAIRN_RETURN", str(_pipe_with(Place("meeting", record="r-1"))))
    assert place_to_return_to() is None


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", MODES)
def test_text_and_borders_stand_out_in_every_look(mode: Mode) -> None:
    colours = COLOURS[mode]
    for ground in (colours.page, colours.surface, colours.wash, colours.raised):
        assert _contrast(colours.text, ground) >= 7
    for ground in (colours.page, colours.surface):
        assert _contrast(colours.muted, ground) >= 6
        assert _contrast(colours.accent, ground) >= 4.5
        assert _contrast(colours.line, ground) >= 3
        assert _contrast(colours.focus, ground) >= 3
    assert _contrast(colours.on_accent, colours.accent) >= 4.5


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_keys_of_the_code_stand_as_on_a_telephone_in_every_language(look: Look, qtbot: QtBot, tag: str) -> None:
    look.language.switch_worker(tag)
    pad = CodePad(look, SessionCode())
    qtbot.addWidget(pad)
    pad.resize(440, 560)
    pad.show()
    keys = {key.text(): key for key in pad.findChildren(QPushButton) if key.text().isdecimal()}
    for row in ("123", "456", "789"):
        assert [keys[digit].x() for digit in row] == sorted(keys[digit].x() for digit in row)
    assert len({key.width() // 4 for key in keys.values()}) == 1
