"""Every id of the catalogue of faults that is claimed has tests, and they are there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.reliability_ids import TESTS

HERE = Path(__file__).parents[1]
_ID = re.compile(r"T\d{2,3}")


@cache
def names_in(file: Path) -> frozenset[str]:
    """The tests of a file."""
    tree = ast.parse(file.read_text("utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("id_", TESTS)
def test_a_claim_names_tests_that_are_there(id_: str) -> None:
    assert _ID.fullmatch(id_)
    assert TESTS[id_]
    for claim in TESTS[id_]:
        file, _, name = claim.partition("::")
        assert (HERE / file).is_file(), claim
        assert not name or name in names_in(HERE / file), claim


def test_every_id_that_a_test_here_names_is_claimed() -> None:
    told = {
        id_
        for file in (HERE / "catalogue").glob("test_*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and (words := ast.get_docstring(node))
        for id_ in _ID.findall(words)
    }
    assert told <= TESTS.keys()
