"""Rows of CSV as they are written: cells that a spreadsheet takes for a formula can get an apostrophe before them."""

import re
from collections.abc import Iterable
from typing import Final

_STARTS: Final = "=+\\-@\t\r\uff1d\uff0b\uff0d\uff20"
"""What a formula begins with. A spreadsheet may accept the wide forms of Chinese and Japanese, too."""
_FORMULA: Final = re.compile(f"[{_STARTS}]")
_QUOTED: Final = re.compile(f"'+[{_STARTS}\\n]")  # a reader takes a carriage return for the end of a line


def csv_row(cells: Iterable[str]) -> str:
    """Return the cells of a row as comma-separated values (RFC 4180), without a line end.

    >>> csv_row(["serum", "blood, without cells"])
    'serum,"blood, without cells"'
    """
    import csv  # 0.5 ms that reading a table saves
    import io

    written = io.StringIO()
    csv.writer(written).writerow(cells)  # its line end makes it quote a cell with one
    return written.getvalue().removesuffix("\r\n").replace("\0", "\ufffd")  # a file with a NUL is no text to others


def is_formula(cell: str) -> bool:
    """Return whether a spreadsheet takes a cell for a formula, and may execute it.

    >>> is_formula("=1+1"), is_formula("-mab"), is_formula("＝1+1"), is_formula("anti-CD20")
    (True, True, True, False)
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
