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

MOST_BYTES = 48 * 1024 * 1024
"""The most that a package may hold, unpacked; a directory of 4,000 services is about 10 MB."""

MOST_FILES = 200
_KINDS = (".csv", ".json")


@dataclass(frozen=True, slots=True)
class Package:
    """Files by their own lower-case names, and the package's name without its folder."""

    name: str
    files: Mapping[str, bytes]


def open_package(path: Path, notes: Notes) -> Package:
    """The CSV and JSON files of a folder, of a zip, or one JSON file; ``Refused`` when it is none of these."""
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
    return Package(name, _file(name, data))


def own_name(path: Path) -> str:
    """A path's name without its folder, as text that can be shown and stored."""
    return os.fsencode(path.name or path.resolve().name).decode("utf-8", "replace")


def _file(name: str, data: bytes) -> Mapping[str, bytes]:
    if len(data) > MOST_BYTES:
        raise Refused("too_big", name)
    if data.startswith(b"PK"):
        return _zip(name, data)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return {name.lower(): data}
    raise Refused("not_a_directory", name)


def read_regular(path: Path, most: int) -> bytes | None:
    """At most ``most`` + 1 bytes of a regular file; None for a device, a pipe or a folder. Never waits."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        return None
    with os.fdopen(handle, "rb") as file:
        return file.read(most + 1)


def _folder(folder: Path, notes: Notes) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    left = MOST_BYTES
    for path in sorted(each for each in folder.iterdir() if each.suffix.lower() in _KINDS)[:MOST_FILES]:
        if path.is_symlink():
            notes.warn("link_outside", path.name)
            continue
        data = read_regular(path, left)
        if data is None:
            continue
        left -= len(data)
        if left < 0:
            raise Refused("too_big", folder.name)
        files[path.name.lower()] = data
    return files


def _zip(name: str, data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return dict(_members(name, archive))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, ValueError, OSError):
        raise Refused("bad_zip", name) from None


def _members(name: str, archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """The CSV and JSON members, which stand at the top or together in one folder."""
    entries = archive.infolist()
    if len(entries) > MOST_FILES or not all(each.filename for each in entries):
        raise Refused("unsafe_zip", name)
    members = [each for each in entries if not each.is_dir()]
    if not all(_is_safe(each) for each in members):
        raise Refused("unsafe_zip", name)
    wanted = [each for each in members if _is_wanted(each)]
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


def _is_safe(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a plain file inside the archive: no absolute path, no way up, no link, no password."""
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    mode = member.external_attr >> 16
    plain = not stat.S_IFMT(mode) or stat.S_ISREG(mode)
    inside = bool(parts) and not parts[0].startswith("/") and ".." not in parts and ":" not in member.filename
    return plain and inside and not member.flag_bits & 0x1


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    return path.suffix.lower() in _KINDS and len(path.parts) <= 2 and path.parts[0] != "__MACOSX"


TEMPLATE = "human_services_data"
"""The name in the specification's own ``datapackage.json``; a publisher who kept it told nothing."""


def source_of(package: Package) -> str:
    """Whose directory it is: the name that ``datapackage.json`` tells, or the package's own without its suffix."""
    told = _described(package).get("name")
    if isinstance(told, str) and told != TEMPLATE and re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,60}", told):
        return told
    return PurePosixPath(package.name).stem


def own_names(package: Package, notes: Notes) -> dict[str, str]:
    """Resource name to file name, from ``datapackage.json``; a path that leaves the package is not followed."""
    resources = _described(package).get("resources")
    names: dict[str, str] = {}
    for resource in resources if isinstance(resources, list) else []:
        match resource:
            case {"name": str(name), "path": str(path)}:
                if path != PurePosixPath(path.replace("\\", "/")).name or ":" in path:
                    notes.warn("link_outside", "datapackage.json")
                else:
                    names[name.lower()] = path.lower()
    return names


def _described(package: Package) -> dict[str, object]:
    try:
        described = json.loads(package.files.get("datapackage.json", b"{}").decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {}
    return described if isinstance(described, dict) else {}
