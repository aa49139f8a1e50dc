"""Playing recordings, on a device that keeps what it was given and on miniaudio's silent one."""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

import pytest

from intake_app.languages.catalogs import load_language
from intake_app.player import Player, SoundProblem, Stream

miniaudio = pytest.importorskip("miniaudio")


class Tape:
    """A device that takes the samples when it is told to run."""

    def __init__(self) -> None:
        self.stream: Stream | None = None
        self.closed = False

    def start(self, callback_generator: Stream) -> None:
        self.stream = callback_generator

    def stop(self) -> None:
        self.stream = None

    def close(self) -> None:
        self.closed = True

    def run(self, frames: int = 1000) -> int:
        """Ask for all there is; the number of frames."""
        taken = 0
        assert self.stream is not None
        try:
            while True:
                taken += len(self.stream.send(frames)) // 2
        except StopIteration:
            return taken


def tone(path: Path, frames: int = 4410) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(44100)
        file.writeframes(b"".join(struct.pack("<h", int(2000 * math.sin(at / 20))) for at in range(frames)))
    return path


def test_recordings_are_played_in_turn(tmp_path: Path) -> None:
    tape = Tape()
    player = Player(lambda: tape)
    player.play([tone(tmp_path / "a.wav", 4410), tone(tmp_path / "b.wav", 2205)])
    assert player.is_playing
    assert tape.run() == 4410 + 2205
    assert not player.is_playing


def test_a_new_one_silences_the_one_before(tmp_path: Path) -> None:
    tape = Tape()
    player = Player(lambda: tape)
    player.play([tone(tmp_path / "a.wav", 4410)])
    before = tape.stream
    player.play([tone(tmp_path / "b.wav", 2205)])
    assert tape.stream is not before
    assert tape.run() == 2205


def test_it_is_silent_when_told_to_be(tmp_path: Path) -> None:
    tape = Tape()
    player = Player(lambda: tape)
    player.play([tone(tmp_path / "a.wav")])
    player.stop()
    assert (player.is_playing, tape.stream) == (False, None)
    player.close()
    assert tape.closed


def test_what_is_no_recording_is_told_by_its_file(tmp_path: Path) -> None:
    path = tmp_path / "call_name.mp3"
    path.write_bytes(b"no sound at all")
    with pytest.raises(SoundProblem) as problem:
        Player(Tape).play([path])
    assert "call_name.mp3" in load_language("en").text(problem.value.what)


def test_a_recording_that_is_gone_or_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SoundProblem):
        Player(Tape).play([tmp_path / "gone.wav"])
    monkeypatch.setattr("intake_app.player.LARGEST", 100)
    with pytest.raises(SoundProblem):
        Player(Tape).play([tone(tmp_path / "long.wav")])


def test_a_computer_without_sound_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(**_: object) -> None:
        raise miniaudio.MiniaudioError("failed to init device")

    monkeypatch.setattr(miniaudio, "PlaybackDevice", none)
    player = Player()
    with pytest.raises(SoundProblem) as problem:
        player.play([tone(tmp_path / "a.wav")])
    assert problem.value.what.id == "This computer plays no sound."
    assert not player.is_playing


def test_the_library_plays_what_the_player_gives_it(tmp_path: Path) -> None:
    player = Player(lambda: miniaudio.PlaybackDevice(backends=[miniaudio.Backend.NULL]))
    player.play([tone(tmp_path / "a.wav", 400_000)])
    assert player.is_playing
    player.close()
    assert not player.is_playing
