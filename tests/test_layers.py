"""Imports point one way, and only the layers named here know the screen, the environment or the exit codes."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import immuno_cli

PACKAGE: Final = Path(immuno_cli.__file__).parent
RECORDS: Final = {"model", "errors", "version", "shipped", "wording", "about", "english"}
LABELS: Final = RECORDS | {"labels", "concept_json"}
VOCABULARY: Final = LABELS | {"index", "vocabulary"}
SUPPLIERS: Final = VOCABULARY | {"bundle", "store", "store_build", "formats"}
QUESTIONS: Final = VOCABULARY | {"search", "graph", "explain", "annotate", "validate", "export"}
MAY_IMPORT: Final = {
    "version": set[str](),
    "errors": set[str](),
    "shipped": set[str](),
    "model": set[str](),
    "wording": {"model"},
    "english": {"shipped"},
    "about": {"model"},
    "labels": RECORDS | {"labels"},
    "concept_json": RECORDS,
    "index": LABELS | {"index"},
    "vocabulary": LABELS | {"index"},
    "bundle": SUPPLIERS,
    "store": SUPPLIERS,
    "store_build": SUPPLIERS,
    "formats": SUPPLIERS,
    "library": SUPPLIERS | {"library", "validate"},
    "search": QUESTIONS,
    "graph": QUESTIONS,
    "explain": QUESTIONS,
    "annotate": QUESTIONS,
    "validate": QUESTIONS,
    "export": QUESTIONS,
    "render": QUESTIONS | {"render"},
}
ANYTHING: Final = {"cli", "__init__", "__main__"}


def imports(path: Path) -> Iterator[str]:
    """Yield the full names of the modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(path: Path) -> set[str]:
    """Return the plain names of the functions that a file calls."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


FILES: Final = sorted(path for path in PACKAGE.rglob("*.py") if "_data" not in path.parts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    here = layer(path)
    own = {name.split(".")[1] for name in imports(path) if name.startswith("immuno_cli.")}
    assert here in ANYTHING or own <= MAY_IMPORT[here], sorted(own - MAY_IMPORT[here])


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_screen_and_environment_are_known_at_the_top_alone(path: Path) -> None:
    here = layer(path)
    names = {name.split(".")[0] for name in imports(path)}
    if here not in ANYTHING:
        assert "typer" not in names
        assert "environ" not in path.read_text(encoding="utf-8")
        assert "print" not in calls(path)
    if "rich" in names:
        assert here == "cli" or path.name == "terminal.py"
