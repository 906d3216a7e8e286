"""Cells that a spreadsheet takes for a formula, and the apostrophe that keeps it from doing so."""

import re
from typing import Final

_STARTS: Final = "=+\\-@\t\r"
_FORMULA: Final = re.compile(f"[{_STARTS}]")
_QUOTED: Final = re.compile(f"'+[{_STARTS}\\n]")  # a reader takes a carriage return for the end of a line


def is_formula(cell: str) -> bool:
    """Return whether a spreadsheet takes a cell for a formula, and may execute it.

    >>> is_formula("=1+1"), is_formula("-mab"), is_formula("anti-CD20")
    (True, True, False)
    """
    return bool(_FORMULA.match(cell))


def protect(cell: str, *, formulas: bool) -> str:
    """Return a cell as it is written: with an apostrophe before it, if it is a formula and `formulas` is true.

    One that has an apostrophe before a formula already gets another one, so that `unprotect` gives back any cell.

    >>> protect("=1+1", formulas=True), protect("=1+1", formulas=False), protect("'=1+1", formulas=False)
    ("'=1+1", '=1+1', "''=1+1")
    """
    needs_apostrophe = _QUOTED.match(cell) or (formulas and is_formula(cell))
    return f"'{cell}" if needs_apostrophe else cell


def unprotect(cell: str) -> str:
    """Return a cell that `protect` returned as it was.

    >>> unprotect("'=1+1"), unprotect("'s-Gravenhage")
    ('=1+1', "'s-Gravenhage")
    """
    return cell[1:] if _QUOTED.match(cell) else cell
