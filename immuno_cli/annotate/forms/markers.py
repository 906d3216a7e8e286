"""Names of cells with a sign behind a marker: "CD8+ T cell" and "CD8-positive T cell" for "CD8 T cell"."""

import re
from collections.abc import Iterator
from typing import Final

from immuno_cli.annotate.derived_forms import DerivedForm, Labels
from immuno_cli.language.normalize import SIGNS

_MARKED: Final = re.compile(r"(cd[0-9]+[a-z]?) (.*\b(?:cell|lymphocyte)s?)")
_SIGN: Final = "+"


def markers(labels: Labels, _head: str) -> Iterator[DerivedForm]:
    """Yield the forms of the names of cells that begin with a marker alone."""
    for number, key in enumerate(labels.keys):
        marked = _MARKED.fullmatch(key) if key.startswith("cd") else None
        if marked and not marked[2].startswith((SIGNS[_SIGN], "negative")):
            yield DerivedForm(f"{marked[1]}{_SIGN} {marked[2]}", number)
            yield DerivedForm(f"{marked[1]} {SIGNS[_SIGN]} {marked[2]}", number)
