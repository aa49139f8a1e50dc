"""Power cuts from the log of a run: what was not synced is dropped, torn or kept, and names go back to what they were.

The disk is taken at its worst that POSIX allows: between two syncs of a file each of its writes and truncations may
be there, be missing, or end at any multiple of 512 bytes; a name that was made, moved or removed may be as before
until its folder was synced, each move whole or not at all. Folders themselves are not made or moved here.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

_ENTRY = struct.Struct("<c3xHHqII")
_SECTOR = 512
TOLD = "told"
"""The file outside the vault to which each saved step adds one byte."""


@dataclass(frozen=True)
class Call:
    """One call as the shim wrote it down."""

    what: str
    name: str
    other: str
    offset: int
    data: bytes


def read_log(path: Path) -> list[Call]:
    """Every call, in order; a half-written last one is left out."""
    data, at, found = path.read_bytes(), 0, []
    while at + _ENTRY.size <= len(data):
        what, name, other, offset, length, _ = _ENTRY.unpack_from(data, at)
        at += _ENTRY.size
        ends = (at + name, at + name + other, at + name + other + length)
        found.append(Call(what.decode(), data[at : ends[0]].decode(), data[ends[0] : ends[1]].decode(), offset,
                          data[ends[1] : ends[2]]))  # fmt: skip
        at = ends[2]
    return found


@dataclass
class _File:
    """A file's content on the disk, and what was done to it since its last sync."""

    synced: bytearray = field(default_factory=bytearray)
    since: list[Call] = field(default_factory=list)

    def after_cut(self, random: Random, *, keep_all: bool) -> bytearray:
        content = bytearray(self.synced)
        for call in self.since:
            fate = 0.0 if keep_all else random.random()
            if fate < 0.5:
                _apply(content, call, len(call.data))
            elif fate < 0.65:
                _apply(content, call, random.randrange(0, len(call.data) + 1, _SECTOR))
        return content


def _apply(content: bytearray, call: Call, length: int) -> None:
    if call.what == "t":
        content[:] = content[: call.offset].ljust(call.offset, b"\0")
    elif length:
        end = call.offset + length
        if len(content) < end:
            content.extend(bytes(end - len(content)))
        content[call.offset : end] = call.data[:length]


class Disk:
    """The files under the watched folder as a list of calls leaves them."""

    def __init__(self, start: dict[str, bytes]) -> None:
        self._files = [_File(bytearray(data)) for data in start.values()]
        self._now = dict(zip(start, range(len(self._files)), strict=True))
        self._synced = dict(self._now)
        self._since: list[tuple[Call, int]] = []
        self.told = 0

    def take(self, call: Call) -> None:
        """One more call."""
        if call.name == TOLD:
            self.told += call.what == "w"
            return
        match call.what:
            case "c":
                self._files.append(_File())
                self._name(call, len(self._files) - 1)
            case "w" | "t":
                self._files[self._now[call.name]].since.append(call)
            case "s":
                self._sync(self._files[self._now[call.name]])
            case "u" | "r":
                self._name(call, self._now[call.name])
            case "d":
                for each in [each for each in self._since if _in(each[0].name, call.name)]:
                    _rename(self._synced, *each)
                self._since = [each for each in self._since if not _in(each[0].name, call.name)]

    def after_cut(self, random: Random) -> dict[str, bytes]:
        """One of the states that a power cut now may leave, as content by name."""
        keep_names, keep_all = random.random() < 0.5, random.random() < 0.1
        names = dict(self._synced)
        for each in self._since:
            if keep_names or random.random() < 0.5:
                _rename(names, *each)
        contents = {f: bytes(self._files[f].after_cut(random, keep_all=keep_all)) for f in sorted(set(names.values()))}
        return {name: contents[f] for name, f in sorted(names.items())}

    def _name(self, call: Call, file: int) -> None:
        _rename(self._now, call, file)
        self._since.append((call, file))

    @staticmethod
    def _sync(file: _File) -> None:
        for call in file.since:
            _apply(file.synced, call, len(call.data))
        file.since.clear()


def _rename(names: dict[str, int], call: Call, file: int) -> None:
    """What making, removing or moving a name does; a move is done whole or not at all."""
    names.pop(call.name, None)
    if call.what == "c":
        names[call.name] = file
    elif call.what == "r":
        names[call.other] = file


def _in(name: str, folder: str) -> bool:
    return name.rpartition("/")[0] == ("" if folder == "." else folder)


def contents(folder: Path, below: str) -> dict[str, bytes]:
    """Every file of ``folder/below`` by its path from ``folder``."""
    return {f"{below}/{each.name}": each.read_bytes() for each in sorted((folder / below).iterdir())}


def lay_out(state: dict[str, bytes], folder: Path) -> None:
    """Put the files of a state under ``folder``, in place of what is there."""
    for name, data in state.items():
        path = folder / name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.write_bytes(data)


def cuts(
    calls: list[Call], start: dict[str, bytes], count: int, random: Random
) -> Iterator[tuple[int, dict[str, bytes]]]:
    """``count`` power cuts at calls chosen by ``random``: how many steps were told as saved by then, and a state."""
    places = sorted(random.randrange(len(calls) + 1) for _ in range(count))
    disk, done = Disk(start), 0
    for place in places:
        for call in calls[done:place]:
            disk.take(call)
        done = place
        yield disk.told, disk.after_cut(random)
