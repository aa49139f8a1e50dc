"""``cairn screens`` refuses what does not fit in one line, in the terminal's language, and draws what was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.shell.screens import draw_screens


@pytest.mark.parametrize(
    "words", [[], ["--out"], ["--out", "x", "--languages", "tlh"], ["--out", "x", "--languages", ","], ["--nothing"]]
)
def test_what_does_not_fit_is_one_line(
    words: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAIRN_LANGUAGE", "fr")
    assert draw_screens(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("cairn: ")
    assert err.count("\n") == 1
    assert "This command line" not in err


def test_help_is_in_the_terminals_language(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("CAIRN_LANGUAGE", "es")
    with pytest.raises(SystemExit):
        draw_screens(["--help"])
    assert "Uso: cairn screens" in capsys.readouterr().out
