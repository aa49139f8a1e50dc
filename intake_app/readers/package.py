"""A package of small files in memory: a folder, a zip or one JSON file, with nothing outside it ever read."""

from __future__ import annotations

import io
import json
import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from intake_app.readers.reading import Notes, Refused
from intake_app.readers.tables import text_of

MOST_BYTES = 48 * 1024 * 1024
"""The most that a package may hold, unpacked; a directory of 4,000 services is about 10 MB."""

MOST_FILES = 200
DEEPEST = 4
"""How many folders deep the tables of a package may lie."""

_DESCRIPTION = "datapackage.json"
_TABLES = (".csv", ".tsv")
_KINDS = (*_TABLES, ".json", ".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Package:
    """Files by their own lower-case names, and the package's name without its folder."""

    name: str
    files: Mapping[str, bytes]


def open_package(path: Path, notes: Notes) -> Package:
    """The tables and JSON files of a folder or a zip, or one such file; ``Refused`` when it is none of these."""
    name = own_name(path)
    try:
        if path.is_dir():
            return Package(name, _folder(path, notes))
        data = read_regular(path, MOST_BYTES)
    except FileNotFoundError:
        raise Refused("missing", name) from None
    except (OSError, ValueError):
        raise Refused("unreadable", name) from None
    if data is None:
        raise Refused("unreadable", name)
    return Package(name, _file(name, data, notes))


def own_name(path: Path) -> str:
    """A path's name without its folder, as text that can be shown and stored."""
    return os.fsencode(path.name or path.resolve().name).decode("utf-8", "replace")


def _file(name: str, data: bytes, notes: Notes) -> Mapping[str, bytes]:
    if len(data) > MOST_BYTES:
        raise Refused("too_big", name)
    if data.startswith(b"PK"):
        return _zip(name, data, notes)
    start = text_of(name, data[:4096], Notes()).lstrip("\ufeff \t\r\n")
    if start[:1] in ("{", "["):
        return {_with_suffix(name, ".json"): data}
    header = start.partition("\n")[0].partition("\r")[0]
    if PurePosixPath(name).suffix.lower() in (*_TABLES, ".txt") and any(mark in header for mark in ",;\t|"):
        return {_with_suffix(name, ".csv"): data}
    raise Refused("not_a_directory", name)


def _with_suffix(name: str, suffix: str) -> str:
    """A file's name in lower case, with a suffix of its kind."""
    kinds = _TABLES if suffix in _TABLES else _KINDS
    return name.lower() if name.lower().endswith(kinds) else name.lower() + suffix


def read_regular(path: Path, most: int) -> bytes | None:
    """At most ``most`` + 1 bytes of a regular file; None for a device, a pipe or a folder. Never waits."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        return None
    with os.fdopen(handle, "rb") as file:
        return file.read(most + 1)


def _folder(folder: Path, notes: Notes) -> dict[str, bytes]:
    """The files of a folder; those of the folders in it only when it has no table itself."""
    files: dict[str, bytes] = {}
    left = MOST_BYTES
    for path in _paths(folder, notes):
        if path.name.lower() in files:
            notes.warn("same_file", path.name)
            continue
        data = read_regular(path, left)
        if data is None:
            continue
        left -= len(data)
        if left < 0:
            raise Refused("too_big", folder.name)
        files[path.name.lower()] = data
    return files


def _paths(folder: Path, notes: Notes) -> list[Path]:
    """The paths to read, the nearest first; no link is followed."""
    found: list[Path] = []
    level = [folder]
    for _ in range(DEEPEST):
        inside = [each for one in level for each in _entries(one, or_fail=one is folder)]
        for path in inside:
            if path.is_symlink() and (path.suffix.lower() in _KINDS or path.is_dir()):
                notes.warn("link_outside", path.name)
        plain = [each for each in inside if not each.is_symlink()]
        found += [each for each in plain if each.suffix.lower() in _KINDS and not each.is_dir()]
        if any(each.name.lower() != _DESCRIPTION for each in found):
            break
        level = [each for each in plain if each.is_dir() and not each.name.startswith(".")][:MOST_FILES]
    return found[:MOST_FILES]


def _entries(folder: Path, *, or_fail: bool) -> list[Path]:
    """What lies in a folder, by name; nothing when it may not be read and is not the one that was chosen."""
    try:
        return sorted(folder.iterdir())[: MOST_FILES * 5]
    except OSError:
        if or_fail:
            raise
        return []


def _zip(name: str, data: bytes, notes: Notes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return dict(_members(name, archive, notes))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, ValueError, OSError):
        raise Refused("bad_zip", name) from None


def _members(name: str, archive: zipfile.ZipFile, notes: Notes) -> Iterator[tuple[str, bytes]]:
    """The members to read, those that lie nearest first; of two with one name in two folders the nearer alone."""
    entries = archive.infolist()
    if len(entries) > MOST_FILES or not all(each.filename for each in entries):
        raise Refused("unsafe_zip", name)
    members = [each for each in entries if not each.is_dir()]
    if not all(_is_safe(each) for each in members):
        raise Refused("unsafe_zip", name)
    if len({each.filename.casefold() for each in members}) < len(members):
        raise Refused("unsafe_zip", name)
    wanted = _nearest([each for each in members if _is_wanted(each)], notes)
    if sum(each.file_size for each in wanted) > MOST_BYTES:
        raise Refused("too_big", name)
    left = MOST_BYTES
    for member in wanted:
        with archive.open(member) as file:
            content = file.read(left + 1)
        left -= len(content)
        if left < 0:
            raise Refused("too_big", name)
        yield PurePosixPath(member.filename).name.lower(), content


def _nearest(members: list[zipfile.ZipInfo], notes: Notes) -> list[zipfile.ZipInfo]:
    chosen: dict[str, zipfile.ZipInfo] = {}
    for member in sorted(members, key=lambda each: (len(PurePosixPath(each.filename).parts), each.filename)):
        path = PurePosixPath(member.filename)
        if len(path.parts) > DEEPEST:
            notes.warn("too_deep", path.name)
        elif path.name.lower() in chosen:
            notes.warn("same_file", path.name)
        else:
            chosen[path.name.lower()] = member
    return list(chosen.values())


def _is_safe(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a plain file inside the archive: no absolute path, no way up, no link, no password."""
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    mode = member.external_attr >> 16
    plain = not stat.S_IFMT(mode) or stat.S_ISREG(mode)
    inside = bool(parts) and not parts[0].startswith("/") and ".." not in parts and ":" not in member.filename
    return plain and inside and not member.flag_bits & 0x1


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    return path.suffix.lower() in _KINDS and path.parts[0] != "__MACOSX" and not path.name.startswith("._")


TEMPLATE = "human_services_data"
"""The name in the specification's own ``datapackage.json``; a publisher who kept it told nothing."""


def source_of(package: Package) -> str:
    """Whose directory it is: the name that ``datapackage.json`` tells, or the package's own without its suffix."""
    told = _described(package).get("name")
    if isinstance(told, str) and told != TEMPLATE and re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,60}", told):
        return told
    name = PurePosixPath(package.name)
    return name.stem if name.suffix.lower() in (*_KINDS, ".zip", ".txt") else name.name


def own_names(package: Package, notes: Notes) -> dict[str, str]:
    """Resource name to file name, from ``datapackage.json``; a path that leaves the package is not followed."""
    resources = _described(package).get("resources")
    names: dict[str, str] = {}
    for resource in resources if isinstance(resources, list) else []:
        match resource:
            case {"name": str(name), "path": str(path)}:
                inside = PurePosixPath(path.replace("\\", "/"))
                if inside.is_absolute() or ".." in inside.parts or ":" in path:
                    notes.warn("link_outside", _DESCRIPTION, value=path)
                else:
                    names[name.lower()] = inside.name.lower()
    return names


def _described(package: Package) -> dict[str, object]:
    try:
        described = json.loads(package.files.get(_DESCRIPTION, b"{}").decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {}
    return described if isinstance(described, dict) else {}
