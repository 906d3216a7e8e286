"""Names of cells with a sign after a marker: "CD8+ T cell" and "CD8-positive T lymphocyte" for "CD8 T cell".

Some texts have no blank after the sign: "CD8+CD28-T cells".
"""

import re
from collections.abc import Iterator
from typing import Final

from immuno_cli.annotate.forms.derived_forms import DerivedForm, Labels
from immuno_cli.language.normalize import SIGNS

_MARKED: Final = re.compile(r"(cd[0-9]+[a-z]?) (.*\b(?:cell|lymphocyte)s?)")
_SIGN: Final = "+"
_SIGNED: Final = re.compile(r"CD[0-9]\S*[+-] ")
_SIGN_AND_BLANK: Final = re.compile(r"(?<=\+) | (?= )")
"""A blank after a plus, and one of two blanks: for a hyphen stands a blank."""
_CELL: Final = re.compile(r"\b([bt]) cell\b")


def markers(labels: Labels, _head: str) -> Iterator[DerivedForm]:
    """Yield the forms of the names of cells that begin with a marker alone, and those without a blank after a sign."""
    for number, key in enumerate(labels.keys):
        if ("+ " in key or "  " in key) and _SIGNED.search(labels.labels[number].text):
            yield DerivedForm(_SIGN_AND_BLANK.sub("", key), number)
        marked = _MARKED.fullmatch(key) if key.startswith("cd") else None
        if marked and not marked[2].startswith((SIGNS[_SIGN], "negative")):
            for name in _spellings(marked[2]):
                yield DerivedForm(f"{marked[1]} {name}", number)
                yield DerivedForm(f"{marked[1]}{_SIGN} {name}", number)
                yield DerivedForm(f"{marked[1]}{_SIGN}{name}", number)
                yield DerivedForm(f"{marked[1]} {SIGNS[_SIGN]} {name}", number)


def _spellings(name: str) -> list[str]:
    """Return the name of a cell, and the same with "lymphocyte" for the cell of a B or T cell."""
    return list(dict.fromkeys((name, _CELL.sub(r"\1 lymphocyte", name))))
