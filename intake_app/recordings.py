"""Sound for people who do not read: an organisation's own recordings of what the survivor's screen says.

They lie in ``sounds/<tag>/<name>.<wav|flac|mp3|ogg>`` in the vault's folder. A question, a need and a tile go by their
own names; any other sentence goes by its English words in small letters, joined by underscores. The tag (BCP 47) may be
a spoken language that Cairn has no words in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from intake_app.forms.intake import INTAKE
from intake_app.languages.catalogs import words_of
from intake_app.languages.known import is_language
from intake_app.languages.words import Msg
from intake_app.needs.catalogue import NEEDS, TILES

FOLDER = "sounds"
KINDS = (".wav", ".flac", ".mp3", ".ogg")
_LONGEST = 60  # letters of a name made from a sentence


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something the screen says that a recording can be made of: its name and its English words."""

    name: str
    words: str


@dataclass(frozen=True)
class Recordings:
    """The recordings of one folder, by language and name; ``unknown`` are files that nothing on the screen goes by."""

    files: Mapping[tuple[str, str], Path] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()

    def find(self, words: Msg, tags: Iterable[str]) -> Path | None:
        """The recording of these words in the first of the languages that has one; None for words with values."""
        if not self.files or words.args:
            return None
        name = name_of(words)
        return next((file for tag in tags if (file := self.files.get((tag, name))) is not None), None)


def recordings_folder(vault: Path) -> Path:
    """Where the recordings lie for the vault in this folder; it need not be there."""
    return vault / FOLDER


def find_recordings(folder: Path) -> Recordings:
    """What lies in ``folder``; nothing where there is no such folder."""
    names = {prompt.name for prompt in prompts()}
    files: dict[tuple[str, str], Path] = {}
    unknown: list[str] = []
    for path in sorted(folder.glob("*/*")) if folder.is_dir() else ():
        tag = path.parent.name
        if path.suffix.lower() in KINDS and path.stem in names and is_language(tag) and path.is_file():
            files.setdefault((tag, path.stem), path)
        else:
            unknown.append(f"{tag}/{path.name}")
    return Recordings(files, tuple(unknown))


def name_of(words: Msg) -> str:
    """The name that a recording of these words goes by."""
    return _named().get(words.id) or _slug(words.id)


@lru_cache
def prompts() -> tuple[Prompt, ...]:
    """Everything on the survivor's screen that can be recorded: no counts, and no sentence with a value in it."""
    sentences = {words for words in words_of("survivor") if "{" not in words} | _named().keys()
    found = {name: words for words in sorted(sentences) if (name := _named().get(words) or _slug(words))}
    return tuple(Prompt(name, found[name]) for name in sorted(found))


@lru_cache
def _named() -> Mapping[str, str]:
    """The names of what has one, by English words: a need's goes before a tile's, a tile's before a question's."""
    asked = ((question.label.id, question.name) for question in INTAKE.questions if question.label.domain == "survivor")
    return dict([*asked, *((t.label.id, t.code) for t in TILES), *((n.label.id, n.code) for n in NEEDS)])


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", words.lower().replace("’", ""))[:_LONGEST].strip("_")
