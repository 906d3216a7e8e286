"""Imports point one way, only the layers named here know the screen or the environment, and functions stay simple.

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


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_function_is_too_complex_to_read(path: Path) -> None:
    blocks = cc_visit(path.read_text(encoding="utf-8"))
    functions = [block for block in blocks if type(block).__name__ == "Function"]
    found = {f"{block.name} {block.complexity}" for block in functions if block.complexity > MOST_COMPLEX}
    assert not {name for name in found if name.split()[0] not in ALGORITHMS}
