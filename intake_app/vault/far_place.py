"""Places that look like a folder of this computer and are not its own: network drives, and folders that are synced."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from enum import StrEnum
from pathlib import Path, PureWindowsPath
from typing import Final

_MOUNTS: Final = Path("/proc/self/mountinfo")
_NETWORK: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "afpfs", "ceph", "webdav", "davfs", "ncpfs", "lustre", "fuse.sshfs",
     "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.davfs2", "fuse.s3fs", "fuse.smbnetfs"}
)  # fmt: skip
_SYNCED: Final = re.compile(
    r"(onedrive|dropbox|google ?drive|my drive|icloud ?drive|mobile documents|cloudstorage|nextcloud|owncloud"
    r"|pclouddrive|box sync|mega ?sync|syncthing|seafile)\b.*"
)
_MARKS: Final = (".dropbox", ".stfolder", ".tmp.drivedownload", ".owncloudsync.log", ".sync")
_REMOTE_DRIVE: Final = 4  # DRIVE_REMOTE of GetDriveTypeW


class Far(StrEnum):
    """Why a place is not only this computer's."""

    NETWORK = "network"
    SYNCED = "synced"


def far_place(folder: Path, mounts: Path = _MOUNTS) -> Far | None:
    """Why ``folder``, which need not be there yet, is not only this computer's; None as far as nothing tells of it.

    ``mounts`` is what Linux tells of its file systems (proc_pid_mountinfo(5)). macOS tells by the name alone.
    """
    real = Path(os.path.realpath(folder))
    if str(PureWindowsPath(str(folder)).drive).startswith("\\\\") or _is_remote(real, mounts):
        return Far.NETWORK
    synced = any(_SYNCED.fullmatch(each.casefold()) for each in real.parts)
    return Far.SYNCED if synced or any((up / mark).exists() for up in real.parents for mark in _MARKS) else None


def _is_remote(real: Path, mounts: Path) -> bool:
    if sys.platform == "win32":
        return bool(ctypes.windll.kernel32.GetDriveTypeW(real.anchor) == _REMOTE_DRIVE)
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return False
    return _type_of(real, lines) in _NETWORK


def _type_of(real: Path, lines: list[str]) -> str:
    """The type of the file system that is mounted nearest above ``real``."""
    nearest, found = -1, ""
    for line in lines:
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        place = Path(_unspelled(fields[4])) if len(fields) > 4 else None
        if place is not None and len(place.parts) >= nearest and (place == real or place in real.parents):
            nearest, found = len(place.parts), after.split(" ")[0]
    return found


def _unspelled(name: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), name)
