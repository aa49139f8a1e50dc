"""Plays recordings one after the other, and is silent at once when it is told to be."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Protocol, TypeAlias

from intake_app.languages.words import msg
from intake_app.problems import Problem

LARGEST = 10_000_000  # bytes of one recording: ten minutes of MP3
_CHANNELS, _RATE = 2, 44_100
Samples: TypeAlias = "array[int]"
Stream: TypeAlias = "Generator[bytes | Samples, int, None]"

_NO_SOUND = msg("This computer plays no sound.")
_READ_ALOUD = msg("Check its loudspeaker, or read the words aloud.")
_BROKEN = msg("The recording {file} cannot be played.")
_REPLACE = msg("Replace it with a WAV, FLAC, MP3 or Ogg Vorbis file of at most ten minutes.")


class SoundProblem(Problem):
    """A recording cannot be played."""


class Device(Protocol):
    """What sounds: miniaudio's playback device."""

    def start(self, callback_generator: Stream) -> None:
        """Play in the background until the stream ends."""

    def stop(self) -> None:
        """Be silent."""

    def close(self) -> None:
        """Let the loudspeaker go."""


class Player:
    """One voice: a new recording silences the one before. ``device`` makes what sounds, at the first use."""

    def __init__(self, device: Callable[[], Device] | None = None) -> None:
        self._make = device or _loudspeaker
        self._device: Device | None = None
        self._turn: object = None

    @property
    def is_playing(self) -> bool:
        """Whether something sounds now."""
        return self._turn is not None

    def play(self, files: Sequence[Path]) -> None:
        """Play these recordings in turn. Raises SoundProblem for one that cannot be played, or where nothing sounds."""
        self.stop()
        sounds = [_decoded(file) for file in files]
        if self._device is None:
            self._device = self._make()
        self._turn = object()
        stream = self._stream(sounds, self._turn)
        next(stream)
        self._device.start(stream)

    def stop(self) -> None:
        """Be silent."""
        self._turn = None
        if self._device is not None:
            self._device.stop()

    def close(self) -> None:
        """Be silent and let the loudspeaker go."""
        self.stop()
        if self._device is not None:
            self._device.close()
            self._device = None

    def _stream(self, sounds: Sequence[Samples], turn: object) -> Stream:
        """The samples as the device's thread asks for them, a number of frames at a time."""
        frames = yield b""
        for sound in sounds:
            at = 0
            while at < len(sound):
                piece = sound[at : at + frames * _CHANNELS]
                at += len(piece)
                frames = yield piece
        if self._turn is turn:
            self._turn = None


def _decoded(file: Path) -> Samples:
    try:
        import miniaudio
    except ImportError as error:  # there are platforms that it has no wheel for
        raise SoundProblem(_NO_SOUND, _READ_ALOUD) from error
    try:
        data = file.read_bytes() if file.stat().st_size <= LARGEST else b""
        sound = miniaudio.decode(data, nchannels=_CHANNELS, sample_rate=_RATE)
    except (OSError, ValueError, miniaudio.MiniaudioError) as error:
        raise SoundProblem(_BROKEN(file=file.name), _REPLACE) from error
    samples: Samples = sound.samples
    return samples


def _loudspeaker() -> Device:
    import miniaudio

    try:
        device: Device = miniaudio.PlaybackDevice(nchannels=_CHANNELS, sample_rate=_RATE)
    except miniaudio.MiniaudioError as error:
        raise SoundProblem(_NO_SOUND, _READ_ALOUD) from error
    return device
