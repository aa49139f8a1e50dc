"""P9: every survivor: no wording assumes a gender, a form of exploitation, a border or a way in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
ASSUMING = re.compile(
    r"\b(he|she|his|her|hers|him|himself|herself|victims?|rescued?|prostitut\w*|slaves?|illegal\w*|traffick\w*|pimp\w*|"
    r"your country of origin|when you (came|arrived|escaped)|husband|wife|sex work\w*)\b",
    re.IGNORECASE,
)


def said_to_survivors() -> Iterator[tuple[str, str]]:
    """Every English wording of the survivor's domain with the file it stands in."""
    for folder in ("intake_app", "ui"):
        for path in sorted((TOP / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "nsay", "psay"):
                    for argument in node.args:
                        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                            yield path.relative_to(TOP).as_posix(), argument.value


def test_no_wording_assumes_who_the_person_is_or_what_happened() -> None:
    found = list(said_to_survivors())
    assert len(found) > 150
    assert [(place, words) for place, words in found if ASSUMING.search(words)] == []


def test_the_check_sees_what_it_looks_for() -> None:
    assert ASSUMING.search("Ask her where she wants to go")
    assert not ASSUMING.search("The person decides; others may help where they can")
