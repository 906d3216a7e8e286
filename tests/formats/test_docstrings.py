"""The examples in the docstrings of the formats and of `immuno_cli.files` are true."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

from immuno_cli import files, formats

NAMES = [
    files.__name__,
    formats.__name__,
    *(found.name for found in walk_packages(formats.__path__, "immuno_cli.formats.")),
]


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_hold(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0
