"""A word that nobody else writes, and the forms in which it could stand in a file, in memory or in what is printed."""

from __future__ import annotations

import base64
import re
import zlib
from pathlib import Path
from urllib.parse import quote

CANARY = "Canary Zainab 4417 Xq"
TYPED_PASSPHRASE = "Quay lantern 5521 morrow Vz"
_STREAM = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_MOST = 4 << 20


def forms_of(words: str) -> dict[str, bytes]:
    """The forms in which words could stand, by name."""
    plain = words.encode()
    found = {
        "UTF-8": plain, "UTF-16LE": words.encode("utf-16-le"), "UTF-16BE": words.encode("utf-16-be"),
        "UTF-32LE": words.encode("utf-32-le"), "percent": quote(words).encode(),
        "form": quote(words).replace("%20", "+").encode(),
        "hex": plain.hex().encode(), "escaped": "".join(f"\\u{ord(c):04x}" for c in words).encode(),
    }  # fmt: skip
    for shift in range(3):  # of the three ways to lie between the groups of four letters, whole groups only
        found[f"base64+{shift}"] = base64.b64encode(bytes(shift) + plain)[4 if shift else 0 : -4]
    return found


def hits(data: bytes, *words: str) -> list[str]:
    """The forms of the words that stand in ``data``, also within what is deflated in it."""
    found = _plain_hits(data, words)
    for start in (match.start() for match in _STREAM.finditer(data)):
        unpacked = _unpacked(data[start:])
        if unpacked:
            found += [f"deflated {each}" for each in _plain_hits(unpacked, words)]
    return found


def hits_below(folder: Path, *words: str) -> dict[str, list[str]]:
    """The hits in the names and the contents of all files below a folder."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*")):
        here = _plain_hits(str(path.relative_to(folder)).encode(), words)
        if path.is_file() and not path.is_symlink():
            here += hits(path.read_bytes(), *words)
        if here:
            found[str(path.relative_to(folder))] = here
    return found


def memory_hits(pid: int, *words: str) -> list[str]:
    """The forms of the words in the whole readable memory of a process; PermissionError where that is forbidden."""
    found: list[str] = []
    regions = Path(f"/proc/{pid}/maps").read_text().splitlines()
    with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for region in regions:
            span, modes, *_ = region.split()
            start, end = (int(each, 16) for each in span.split("-"))
            if "r" in modes and "[v" not in region:
                found += _plain_hits(_read(memory, start, end), words)
    return found


def _read(memory: object, start: int, end: int) -> bytes:
    try:
        memory.seek(start)  # type: ignore[attr-defined]
        return bytes(memory.read(end - start))  # type: ignore[attr-defined]
    except (OSError, ValueError, OverflowError):
        return b""


def _plain_hits(data: bytes, words: tuple[str, ...]) -> list[str]:
    return [name for each in words for name, form in forms_of(each).items() if form in data]


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=47).decompress(data, _MOST)
    except zlib.error:
        return b""
