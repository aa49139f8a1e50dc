"""Turns gettext catalogs (.po) into the form that is read at run time (.mo); runs inside the environment."""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po


def compile_catalog(source: Path) -> Path:
    """Compile one catalog beside itself, whole or not at all, and return the new file.

    Fuzzy entries are left out: an unsure translation is not shown to a person.
    """
    with source.open("rb") as words:
        catalog = read_po(words, locale=source.parts[-3], abort_invalid=True)
    unfinished = source.with_suffix(".mo.part")
    with unfinished.open("wb") as compiled:
        write_mo(compiled, catalog)
    return unfinished.replace(source.with_suffix(".mo"))


def main(names: list[str]) -> int:
    """Compile the named catalogs; 1 and a line with the file at the first one that cannot be read."""
    for name in names:
        try:
            compile_catalog(Path(name))
        except (PoFileError, ValueError) as problem:
            print(f"error in {name}: {problem}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
