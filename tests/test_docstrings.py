"""Every example in a docstring of the package is true."""

import doctest
from importlib import import_module
from pkgutil import walk_packages
from typing import Final

import pytest

import immuno_cli

MODULES: Final = [
    immuno_cli.__name__,
    *(found.name for found in walk_packages(immuno_cli.__path__, "immuno_cli.") if not found.name.endswith("__main__")),
]
PUBLIC: Final = {
    "immuno_cli",
    "immuno_cli.api",
    "immuno_cli.errors",
    "immuno_cli.formats",
    "immuno_cli.model",
    "immuno_cli.validate",
    "immuno_cli.vocabularies.library",
}
"""The modules that others import first: each has an example."""


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name: str) -> None:
    result = doctest.testmod(import_module(name), verbose=False)
    assert not result.failed
    assert result.attempted or name not in PUBLIC


def test_all_modules_are_tried() -> None:
    assert set(MODULES) >= PUBLIC | {"immuno_cli.cli.app", "immuno_cli.formats.skos.reader", "immuno_cli.files"}
