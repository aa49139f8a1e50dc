"""No code from data, no SQL made of pieces, no swallowed bug."""

from __future__ import annotations

import ast
from typing import TypeGuard

FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__"}
FORBIDDEN_MODULES = {"pickle", "shelve", "marshal", "dill", "jsonpickle"}
FORBIDDEN_ATTRIBUTES = {("yaml", "load"), ("yaml", "unsafe_load"), ("os", "system"), ("os", "popen")}
SQL_CALLS = {"execute", "executemany", "executescript"}

#: file -> why one broad ``except`` that does not raise again may stand there; at most two files.
BROAD_EXCEPT = {
    "intake_app/cli.py": "a bug becomes one plain line on a terminal, never a traceback with a person's words",
    "ui/worker_thread.py": "a bug on the worker's thread comes back to the window's thread",
}
#: "file::function" -> why its SQL is not a literal (for example a PRAGMA, which takes no parameters).
BUILT_SQL: dict[str, str] = {}


def dangerous(path: str, tree: ast.Module) -> list[str]:
    """Calls and imports that would run code out of data."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORBIDDEN_CALLS:
            found.append(f"{path}:{node.lineno} {node.func.id}")
        if isinstance(node, ast.Attribute) and (ast.unparse(node.value), node.attr) in FORBIDDEN_ATTRIBUTES:
            found.append(f"{path}:{node.lineno} {ast.unparse(node)}")
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = {alias.name for alias in node.names} if isinstance(node, ast.Import) else {node.module or ""}
            found += [f"{path}:{node.lineno} {name}" for name in names if name.split(".")[0] in FORBIDDEN_MODULES]
    return found


def is_constant_name(node: ast.expr) -> bool:
    """Whether an expression names a module's constant, or an item of one: ``STEPS``, ``sql.STEPS``, ``STEPS[0]``."""
    if isinstance(node, ast.Subscript):
        return is_constant_name(node.value)
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
    return name.isupper()


def constant_items(tree: ast.Module) -> set[str]:
    """Names that a loop takes out of constants: ``for step in STEPS``, and then ``for line in step``."""
    loops = [node for node in ast.walk(tree) if isinstance(node, ast.For | ast.comprehension)]
    taken: set[str] = set()
    for loop in loops:
        iterated = [loop.iter, *(loop.iter.args if isinstance(loop.iter, ast.Call) else [])]
        if any(is_constant_name(part) or (isinstance(part, ast.Name) and part.id in taken) for part in iterated):
            taken |= {node.id for node in ast.walk(loop.target) if isinstance(node, ast.Name)}
    return taken


def pieced_constants(tree: ast.Module) -> set[str]:
    """Constants of a module whose text is put together when the program runs."""
    pieced = set()
    assignments = [node for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign) and node.value]
    for node in assignments:
        if any(_is_pieced(part) for part in ast.walk(node)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            pieced |= {target.id for target in targets if isinstance(target, ast.Name)}
    return pieced


def _is_pieced(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr in {"format", "join", "replace"}
    return isinstance(node, ast.JoinedStr | ast.BinOp)


def sql_takers(trees: dict[str, ast.Module]) -> set[str]:
    """The methods that hand SQL on: the database's own and those with a parameter marked ``LiteralString``."""
    functions = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return SQL_CALLS | {function.name for function in functions if literal_parameters(function)}


def literal_parameters(function: ast.FunctionDef) -> set[str]:
    """The parameters of a function that its callers may fill with literals only."""
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return {each.arg for each in arguments if each.annotation and "LiteralString" in ast.unparse(each.annotation)}


def built_sql(path: str, tree: ast.Module, takers: set[str]) -> list[str]:
    """Calls that hand on SQL that is neither a literal nor a constant, as "file::function"."""
    items, pieced = constant_items(tree), pieced_constants(tree)
    found = []
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            known = items | literal_parameters(function)
            handed_on = [call.args[0] for call in ast.walk(function) if _takes_sql(call, takers)]
            found += [f"{path}::{function.name}" for sql in handed_on if not _is_fixed(sql, known, pieced)]
    return [place for place in dict.fromkeys(found) if place not in BUILT_SQL]


def _takes_sql(call: ast.AST, takers: set[str]) -> TypeGuard[ast.Call]:
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args):
        return False
    return call.func.attr in takers


def _is_fixed(sql: ast.expr, known: set[str], pieced: set[str]) -> bool:
    if isinstance(sql, ast.Constant):
        return True
    if isinstance(sql, ast.Name):
        return sql.id not in pieced and (sql.id in known or is_constant_name(sql))
    return is_constant_name(sql)


def broad_excepts(path: str, tree: ast.Module) -> list[str]:
    """Handlers that catch everything and do not raise it again."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and _catches_all(node) and not _raises_again(node):
            found.append(f"{path}:{node.lineno}")
    return found


def _catches_all(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    names = {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)}
    return bool(names & {"Exception", "BaseException"})


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_nothing_runs_code_out_of_data(code: dict[str, ast.Module]) -> None:
    assert [found for path, tree in code.items() for found in dangerous(path, tree)] == []


def test_sql_is_never_put_together_from_pieces(code: dict[str, ast.Module]) -> None:
    rooms = {path: tree for path, tree in code.items() if path.startswith(("intake_app/store/", "intake_app/vault/"))}
    assert [found for path, tree in rooms.items() for found in built_sql(path, tree, sql_takers(rooms))] == []
    others = {path: tree for path, tree in code.items() if path not in rooms}
    assert [found for path, tree in others.items() for found in built_sql(path, tree, SQL_CALLS)] == []


def test_at_most_two_named_places_catch_everything(code: dict[str, ast.Module]) -> None:
    found = [place for path, tree in code.items() for place in broad_excepts(path, tree)]
    assert [place for place in found if place.rpartition(":")[0] not in BROAD_EXCEPT] == []
    assert len(BROAD_EXCEPT) <= 2


def test_the_checks_see_dangerous_calls() -> None:
    calls = ("eval('1')", "exec('1')", "yaml.load(x)", "os.system(x)")
    for line in (*calls, "import pickle", "from marshal import loads"):
        assert dangerous("a.py", ast.parse(line)), line
    assert dangerous("a.py", ast.parse("pattern = re.compile('x')\nself.exec()")) == []


def test_the_checks_see_sql_from_pieces() -> None:
    def seen(argument: str, before: str = "") -> list[str]:
        return built_sql("a.py", ast.parse(f"{before}\ndef f(c, x):\n    c.execute({argument})\n"), SQL_CALLS)

    for argument in ("f'SELECT {x}'", "'SELECT ' + x", "'SELECT {}'.format(x)", "'SELECT %s' % x", "x"):
        assert seen(argument) == ["a.py::f"], argument
    assert seen("PEOPLE", "PEOPLE = 'SELECT ' + name") == ["a.py::f"]
    assert seen("PEOPLE", "PEOPLE = 'SELECT {}'.format(name)") == ["a.py::f"]
    assert seen("'SELECT ?', (x,)") == []
    assert seen("PEOPLE", "PEOPLE = 'SELECT 1'") == []
    assert built_sql("a.py", ast.parse("def f(c):\n    for step in STEPS:\n        c.execute(step)"), SQL_CALLS) == []


def test_the_checks_follow_sql_through_a_method_that_hands_it_on() -> None:
    link = ast.parse("class Link:\n    def rows(self, sql: LiteralString):\n        return self.c.execute(sql)")
    caller = ast.parse("def f(link, x):\n    link.rows('SELECT 1')\n\ndef g(link, x):\n    link.rows(f'SELECT {x}')")
    takers = sql_takers({"link.py": link})
    assert built_sql("link.py", link, takers) == []
    assert built_sql("a.py", caller, takers) == ["a.py::g"]


def test_the_checks_see_a_swallowed_bug() -> None:
    for head in ("except:", "except Exception:", "except (ValueError, BaseException) as e:"):
        assert broad_excepts("a.py", ast.parse(f"try:\n    f()\n{head}\n    pass\n")) == ["a.py:3"]
    assert broad_excepts("a.py", ast.parse("try:\n    f()\nexcept BaseException:\n    undo()\n    raise\n")) == []
    assert broad_excepts("a.py", ast.parse("try:\n    f()\nexcept ValueError:\n    pass\n")) == []
