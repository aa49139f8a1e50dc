"""The good inputs that fuzzing damages: the published and invented examples, and small ones of every binary form."""

from __future__ import annotations

import io
import json
import struct
import wave
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from intake_app.conversation.document import to_document
from intake_app.languages.gettext_catalog import catalog_path
from tests.vaults.freeze import first_meeting

TOP = Path(__file__).parents[2]
PUBLISHED = TOP / "tests" / "readers" / "data"
EXAMPLES = TOP / "intake_app" / "examples"
FROZEN = TOP / "tests" / "vaults" / "schema_2"


def files(*folders: Path, ending: str) -> Callable[[], tuple[bytes, ...]]:
    """A corpus of every file below these folders with this ending."""
    return cache(lambda: tuple(p.read_bytes() for folder in folders for p in sorted(folder.rglob(f"*{ending}"))))


JSON_EXAMPLES = files(EXAMPLES, ending="example-*.json")
TABLES = files(PUBLISHED, EXAMPLES / "directory", ending=".csv")


@cache
def packages() -> tuple[bytes, ...]:
    """The published examples as zips, and the smaller JSON documents."""
    found = []
    for folder in (PUBLISHED / "hsds-3.0", EXAMPLES / "directory"):
        for how in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            held = io.BytesIO()
            with zipfile.ZipFile(held, "w", how) as archive:
                for path in sorted(folder.glob("*.csv")):
                    archive.write(path, path.name)
            found.append(held.getvalue())
    return (*found, (PUBLISHED / "hsds-3.0-json" / "service_list.json").read_bytes())


@cache
def documents() -> tuple[bytes, ...]:
    return (json.dumps(to_document(first_meeting()), ensure_ascii=False).encode(),)


@cache
def wordings() -> tuple[bytes, ...]:
    """A header, a plain, a counted, a fuzzy and an obsolete entry, and the beginning of a shipped catalog."""
    shipped = catalog_path(TOP / "locales", "so", "survivor").read_bytes()
    head = (
        b'msgid ""\nmsgstr ""\n"Language: so\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        b'msgid "Yes"\nmsgstr "Haa"\n\nmsgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} maalin"\n'
        b'msgstr[1] "{n} maalmood"\n\n#, fuzzy\nmsgctxt "x"\nmsgid "No"\nmsgstr "Maya"\n\n#~ msgid "a"\n#~ msgstr "b"\n'
    )
    return head, shipped[:3000], shipped[6000:8000]


@cache
def compiled() -> tuple[bytes, ...]:
    """Two small compiled catalogs, one of each byte order."""
    pairs = [(b"", b"Plural-Forms: nplurals=2; plural=(n != 1);\n"), (b"No\0", b"Maya"), (b"x\x04Yes", b"Haa\0Haa")]
    return tuple(_mo(order, pairs) for order in "<>")


def _mo(order: str, pairs: Sequence[tuple[bytes, bytes]]) -> bytes:
    start = 28 + 16 * len(pairs)
    heads, body = [b"", b""], b""
    for side in (0, 1):
        for pair in pairs:
            heads[side] += struct.pack(f"{order}2I", len(pair[side]), start + len(body))
            body += pair[side] + b"\0"
    fixed = struct.pack(f"{order}7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return fixed + heads[0] + heads[1] + body


@cache
def sounds() -> tuple[bytes, ...]:
    """A short WAV, silent frames of MP3, and the beginnings of FLAC and Ogg."""
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setparams((1, 2, 44100, 0, "NONE", ""))
        file.writeframes(bytes(range(256)) * 8)
    mp3 = (b"\xff\xfb\x90\x64" + bytes(413)) * 4
    flac = (
        b"fLaC\x80\0\0\x22" + b"\x10\0\x10\0\0\0\0\0\0\0\x0a\xc4\x42\xf0\0\0\x04\0" + bytes(16) + b"\xff\xf8\x69\x08\0"
    )
    ogg = (
        b"OggS\0\2"
        + bytes(8)
        + b"\1\0\0\0\0\0\0\0\0\0\0\0\1\x1e\1vorbis"
        + bytes(4)
        + b"\1\x44\xac\0\0"
        + bytes(12)
        + b"\xb8\1"
    )
    return held.getvalue(), mp3, flac + bytes(200), ogg + bytes(200)


@cache
def frozen_vault() -> tuple[bytes, ...]:
    return ((FROZEN / "vault.db").read_bytes(),)


@cache
def said() -> tuple[bytes, ...]:
    """The invented conversations, and one that uses everything that an answers file may hold."""
    everything = {
        "language": "ar",
        "date": "2026-11-20",
        "worker": "W-3",
        "site": "S-1",
        "interpreter": {"code": "I-7", "language": "ar", "mode": "in_person"},
        "answers": {
            "call_name": "سلمى",
            "safe_now": {"state": "prefer_not_to_say"},
            "leave_by": "١٤:٣٠",
            "access": ["sight"],
            "own_words": {
                "value": "x",
                "language": "ar",
                "interpreted": True,
                "translation": {"language": "en", "value": "y", "translation": {"language": "es", "value": "z"}},
            },
            "birth": {"calendar": "persian", "value": "1370-05"},
            "contact_checked": {"value": "gestern", "language": "de"},
            "spoken_language": {"language": "ar", "dialect": "Sudanese"},
            "names_other": ["a", {"name": "b", "use": "old"}],
        },
        "needs": {
            "yes": ["health.urgent", ["home.tonight", "family.contact"]],
            "later": ["learn.language"],
            "no": ["police.talk"],
            "own_words": {"health.urgent": "x"},
            "no_preference": False,
        },
        "consents": [
            {
                "service": "00000000-0000-4000-8000-020000000004",
                "purpose": ["health.urgent"],
                "decision": "yes",
                "categories": ["needs", "identity"],
                "items_withheld": ["name_native"],
                "until": "2026-12-20",
                "given": "verbal",
                "witness": "W-4",
                "language": "ar",
                "story_confirmed": True,
            }
        ],
        "referrals": [
            {"service": "00000000-0000-4000-8000-020000000004", "needs": ["health.urgent"], "priority": "72h"}
        ],
    }
    return (*JSON_EXAMPLES(), json.dumps(everything).encode())


@cache
def sites() -> tuple[bytes, ...]:
    """The invented site, and one that decides everything that a site can."""
    everything = {
        "organization": "Example",
        "limits": {"en": "x", "ar": "س"},
        "crisis": {"en": "x"},
        "release_days": 20,
        "release_longest": 90,
        "given": "verbal",
        "signs": True,
        "switched_on": ["citizenship"],
        "office_phone": "+٤٤ 20",
    }
    return (EXAMPLES / "site" / "site.json").read_bytes(), json.dumps(everything).encode()


def names() -> tuple[bytes, ...]:
    return b"call_name.wav", b"health.urgent.mp3", b"how_old_are_you.flac", "ምን.ogg".encode()
