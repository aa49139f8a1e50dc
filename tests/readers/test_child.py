"""The child process reads what the reader reads, and its end is told in words."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from intake_app.problems import BadInput
from intake_app.readers.child import child_command, in_child, read_directory_safely
from intake_app.readers.hsds import read_directory
from intake_app.readers.reading import Refused


def test_the_child_reads_what_the_reader_reads(published: Path) -> None:
    assert read_directory_safely(published / "hsds-1.1", "x") == read_directory(published / "hsds-1.1", "x")


def test_a_refusal_comes_back_as_it_was(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_directory_safely(tmp_path / "nowhere")
    assert (refused.value.code, refused.value.name) == ("missing", "nowhere")
    assert str(tmp_path) not in f"{refused.value} {refused.value.what.args}"


def test_a_child_that_takes_too_long_is_stopped_and_told(published: Path) -> None:
    with pytest.raises(BadInput) as stopped:
        in_child("directory", published / "hsds-1.1", seconds=0.001)
    assert isinstance(stopped.value, Refused)
    assert stopped.value.code == "took_too_long"


def test_a_child_that_breaks_is_told(published: Path) -> None:
    with pytest.raises(Refused) as stopped:
        in_child("no such reader", published)
    assert stopped.value.code == "reader_stopped"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="address space is limited on Linux")
def test_a_file_that_unfolds_beyond_the_child_s_memory_is_refused(tmp_path: Path) -> None:
    columns = ",".join(f"c{number}" for number in range(400))
    (tmp_path / "services.csv").write_text(f"{columns}\n" + (",".join(["ab"] * 400) + "\n") * 36_000)
    with pytest.raises(Refused) as refused:
        read_directory_safely(tmp_path)
    assert refused.value.code == "too_big"


def test_a_frozen_application_is_its_own_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command() == [sys.executable, "--read-in-child"]
