"""Functions, classes and files stay small enough to be read in one go (STYLE: sizes to feel good about)."""

from __future__ import annotations

import ast
import statistics
from pathlib import Path

LONGEST_FUNCTION, LONGEST_CONSTRUCTOR, LONGEST_CLASS, LONGEST_FILE = 40, 20, 200, 400
MEDIAN_FUNCTION, LONG_FUNCTION = 6, 25

#: "file::name" -> why it may be longer than the rest.
EXCEPTIONS: dict[str, str] = {}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def lines_of(node: Function | ast.ClassDef) -> int:
    """Lines of the body, without its docstring, and one for the signature, however it is laid out."""
    body = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
    return 1 + ((node.end_lineno or 0) - body[0].lineno + 1 if body else 0)


def functions_of(tree: ast.Module) -> list[Function]:
    """Every function and method of a module."""
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


def too_long(path: str, tree: ast.Module) -> list[str]:
    """The functions, constructors and classes of a module that are over their limit, as "file::name lines"."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            limit = LONGEST_CLASS
        elif isinstance(node, Function):
            limit = LONGEST_CONSTRUCTOR if node.name == "__init__" else LONGEST_FUNCTION
        else:
            continue
        if lines_of(node) > limit and f"{path}::{node.name}" not in EXCEPTIONS:
            found.append(f"{path}::{node.name} {lines_of(node)}")
    return found


def test_no_function_or_class_is_longer_than_its_limit(code: dict[str, ast.Module]) -> None:
    assert [long for path, tree in code.items() for long in too_long(path, tree)] == []


def test_functions_are_short_as_a_rule(code: dict[str, ast.Module]) -> None:
    sizes = sorted(lines_of(function) for tree in code.values() for function in functions_of(tree))
    assert statistics.median(sizes) <= MEDIAN_FUNCTION
    assert sizes[int(len(sizes) * 0.95)] <= LONG_FUNCTION


def test_no_file_is_longer_than_four_hundred_lines(code: dict[str, ast.Module], top: Path) -> None:
    lengths = {path: len((top / path).read_text(encoding="utf-8").splitlines()) for path in code}
    assert {path: n for path, n in lengths.items() if n > LONGEST_FILE and path not in EXCEPTIONS} == {}


def test_every_exception_names_something_that_is_still_too_long(code: dict[str, ast.Module], top: Path) -> None:
    for name, reason in EXCEPTIONS.items():
        path, _, function = name.partition("::")
        assert reason
        assert path in code
        assert not function or any(function == node.name for node in functions_of(code[path]))


def test_the_measure_sees_a_long_function_and_a_long_constructor() -> None:
    body = "\n".join(f"    x = {n}" for n in range(LONGEST_FUNCTION))
    assert too_long("a.py", ast.parse(f"def f():\n{body}\n")) == ["a.py::f 41"]
    constructor = "\n".join(f"        x = {n}" for n in range(LONGEST_CONSTRUCTOR))
    assert too_long("a.py", ast.parse(f"class A:\n    def __init__(self):\n{constructor}\n")) == ["a.py::__init__ 21"]


def test_the_measure_does_not_count_a_docstring() -> None:
    (function,) = functions_of(ast.parse('def f():\n    """One.\n\n    Two.\n    """\n    return 1\n'))
    assert lines_of(function) == 2
