"""Imports point one way, the library leaves the process as it is, and functions stay simple.

The contracts of import-linter stand in pyproject.toml.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports
from radon.complexity import cc_visit

import immuno_cli

PACKAGE: Final = Path(immuno_cli.__file__).parent
MOST_COMPLEX: Final = 12
"""Cyclomatic complexity as radon counts it: branches, boolean operators and comprehensions."""
ALGORITHMS: Final = {
    "edit_cost": "weighted optimal string alignment: one loop, unrolled for speed",
    "iter_cycles": "depth-first search with a stack of its own (Tarjan 1972)",
}
"""Functions that may be more complex, and why."""
TOP: Final = {"cli", "__init__.py", "__main__.py"}
PROCESS_WIDE: Final = {
    "atexit.register",
    "csv.field_size_limit",
    "decimal.setcontext",
    "faulthandler.enable",
    "gc.disable",
    "gc.enable",
    "gc.freeze",
    "gc.set_threshold",
    "locale.setlocale",
    "logging.basicConfig",
    "logging.captureWarnings",
    "logging.disable",
    "os.chdir",
    "os.putenv",
    "os.umask",
    "os.unsetenv",
    "random.seed",
    "resource.setrlimit",
    "signal.alarm",
    "signal.signal",
    "socket.setdefaulttimeout",
    "sys.set_int_max_str_digits",
    "sys.setrecursionlimit",
    "sys.setswitchinterval",
    "threading.stack_size",
    "time.tzset",
    "warnings.catch_warnings",
    "warnings.filterwarnings",
    "warnings.simplefilter",
}
"""Functions that change the whole process; not all of them can be undone, and other threads see the change."""
PROCESS_WIDE_METHODS: Final = {"addFilter", "addHandler", "setLevel"}
"""Methods of a logger, which is one object for the whole process."""

FILES: Final = sorted(path for path in PACKAGE.rglob("*.py") if "_data" not in path.parts)


def imports(path: Path) -> Iterator[str]:
    """Yield the full names of the modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def calls(path: Path) -> set[str]:
    """Return the plain names of the functions that a file calls."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}


def dotted(node: ast.expr) -> str:
    """Return the name of what is called: `os.umask`; of a method of anything else, the part from the dot on."""
    if isinstance(node, ast.Name):
        return node.id
    return f"{dotted(node.value)}.{node.attr}" if isinstance(node, ast.Attribute) else ""


def imported_names(tree: ast.AST) -> dict[str, str]:
    """Return what each name that is imported, anywhere in a file, stands for: `umask` for `os.umask`."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.asname: alias.name for alias in node.names if alias.asname}
        elif isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def process_wide_calls(tree: ast.AST) -> Iterator[str]:
    """Yield the calls in a file that change the process, each with its line, unless they are undone in a `finally`."""
    names = imported_names(tree)

    def called(node: ast.AST) -> str:
        if not isinstance(node, ast.Call):
            return ""
        first, dot, rest = dotted(node.func).partition(".")
        full = names.get(first, first) + dot + rest
        method = full.rpartition(".")[2]
        return full if full in PROCESS_WIDE else method if method in PROCESS_WIDE_METHODS else ""

    undone = set()
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            tries = [node for node in ast.walk(function) if isinstance(node, ast.Try)]
            finals = {called(node) for one in tries for final in one.finalbody for node in ast.walk(final)}
            undone |= {node for node in ast.walk(function) if called(node) in finals}
    for node in ast.walk(tree):
        if called(node) and node not in undone:
            yield f"line {getattr(node, 'lineno', '?')}: {called(node)}"


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def test_imports_point_one_way_and_in_no_cycle() -> None:
    config = str(PACKAGE.parent / "pyproject.toml")
    assert lint_imports(config_filename=config, no_cache=True) == EXIT_STATUS_SUCCESS


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_screen_and_environment_are_known_at_the_top_alone(path: Path) -> None:
    here = layer(path)
    names = {name.split(".")[0] for name in imports(path)}
    if here not in TOP:
        assert "typer" not in names
        assert "environ" not in path.read_text(encoding="utf-8")
        assert "print" not in calls(path)
    if "rich" in names:
        assert here == "cli" or path.name == "terminal.py"


LIBRARY: Final = [path for path in FILES if layer(path) != "cli"]


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_library_changes_nothing_of_the_whole_process(path: Path) -> None:
    assert list(process_wide_calls(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import gc\ngc.disable()", ["line 2: gc.disable"]),
        ("import gc as g\ng.disable()", ["line 2: gc.disable"]),
        ("from os import umask\numask(0)", ["line 2: os.umask"]),
        ("def f():\n  import csv\n  csv.field_size_limit(9)", ["line 3: csv.field_size_limit"]),
        ("import logging\nlogging.getLogger('x').setLevel(9)", ["line 2: setLevel"]),
        ("logger.setLevel(9)\ntry:\n  pass\nfinally:\n  logger.setLevel(0)", ["line 1: setLevel", "line 5: setLevel"]),
        ("def f():\n  logger.setLevel(9)\n  try:\n    pass\n  finally:\n    logger.setLevel(0)", []),
        ("def f():\n  gc.disable()\n  try:\n    pass\n  finally:\n    logger.setLevel(0)", ["line 2: gc.disable"]),
        ("import os\nos.path.join('a')\nself.disable()", []),
    ],
)
def test_a_change_of_the_whole_process_is_seen(code: str, found: list[str]) -> None:
    assert list(process_wide_calls(ast.parse(code))) == found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_function_is_too_complex_to_read(path: Path) -> None:
    blocks = cc_visit(path.read_text(encoding="utf-8"))
    functions = [block for block in blocks if type(block).__name__ == "Function"]
    found = {f"{block.name} {block.complexity}" for block in functions if block.complexity > MOST_COMPLEX}
    assert not {name for name in found if name.split()[0] not in ALGORITHMS}
