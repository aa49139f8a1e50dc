"""Modules do not import in circles, and nothing but the hub's door reaches a network."""

from __future__ import annotations

import ast
import graphlib

NETWORK = {
    *("socket", "socketserver", "ssl", "http", "urllib", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib"),
    *("xmlrpc", "asyncio", "requests", "httpx", "aiohttp", "websockets", "psycopg", "psycopg2", "webbrowser"),
}
QT_NETWORK = {"QtNetwork", "QtWebEngineCore", "QtWebEngineWidgets", "QtWebSockets", "QtNetworkAuth", "QtWebView"}
THE_ONE_DOOR = "intake_app/exchange/hub.py"


def module_of(path: str) -> str:
    """``ui/shell/__init__.py`` -> ``ui.shell``."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imports_of(tree: ast.Module) -> list[tuple[str, str]]:
    """Every import that happens at run time, also inside functions: (module, name taken from it or '')."""
    found = []
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            waiting.extend(node.orelse)
            continue
        if isinstance(node, ast.Import):
            found += [(alias.name, "") for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            found += [(node.module or "", alias.name) for alias in node.names]
        waiting.extend(ast.iter_child_nodes(node))
    return found


def circle_among(trees: dict[str, ast.Module]) -> list[str]:
    """One circle of imports among these files (modules in order), or nothing."""
    modules = {module_of(path): tree for path, tree in trees.items()}
    graph: dict[str, set[str]] = {}
    for name, tree in modules.items():
        aims = {f"{m}.{n}" if f"{m}.{n}" in modules else m for m, n in imports_of(tree)}
        graph[name] = {aim for aim in aims if aim in modules}
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as circle:
        return list(circle.args[1])
    return []


def network_imports(path: str, tree: ast.Module) -> list[str]:
    """The imports of a file that could reach a network."""
    if path == THE_ONE_DOOR:
        return []
    found = []
    for module, name in imports_of(tree):
        parts = {*module.split(".")[1:], name} if module.startswith("PySide6") else set()
        if module.split(".")[0] in NETWORK or parts & QT_NETWORK:
            found.append(f"{path}: {module} {name}".rstrip())
    return found


def relative_imports(path: str, tree: ast.Module) -> list[str]:
    """Imports by dots, which would hide from the other checks here."""
    return [f"{path}:{node.lineno}" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]


def test_no_modules_import_each_other_in_a_circle(code: dict[str, ast.Module]) -> None:
    assert circle_among(code) == []


def test_only_the_hub_can_reach_a_network(code: dict[str, ast.Module]) -> None:
    assert [found for path, tree in code.items() for found in network_imports(path, tree)] == []


def test_imports_are_written_out_in_full(code: dict[str, ast.Module]) -> None:
    assert [found for path, tree in code.items() for found in relative_imports(path, tree)] == []


def test_the_check_sees_a_circle_also_inside_a_function() -> None:
    one = ast.parse("from ui import two")
    two = ast.parse("def late():\n    import ui.one")
    assert set(circle_among({"ui/one.py": one, "ui/two.py": two})) == {"ui.one", "ui.two"}
    typing_only = ast.parse("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import ui.one")
    assert circle_among({"ui/one.py": one, "ui/two.py": typing_only}) == []


def test_the_check_sees_every_way_to_a_network() -> None:
    for line in ("import urllib.request", "from PySide6 import QtNetwork", "from PySide6.QtNetwork import QTcpSocket"):
        assert network_imports("ui/a.py", ast.parse(line))
    assert network_imports(THE_ONE_DOOR, ast.parse("import socket")) == []
    assert network_imports("ui/a.py", ast.parse("from PySide6.QtCore import QTimer")) == []
