"""Which rows below the header of a table may be concepts. Others are counted: comments, repeats, the header again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Final
from unicodedata import combining, normalize

from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.columns import STATEMENTS
from immuno_cli.formats.tables.headers import Header
from immuno_cli.formats.tables.levels import is_level
from immuno_cli.formats.tables.rows import Row

_COMMENT: Final = re.compile(r"(?:#|//)\s")
_LETTERS: Final = re.compile(r"(?P<first>[^\W_]|#)(?:\s*(?:[-–—/&…]|to|bis)\s*(?P<last>[^\W_]))?", re.IGNORECASE)
"""A letter of an index, or the first and the last of several: `A–C`, `0-9`."""
_RULE: Final = re.compile(r"[\s|+:]*+-{3}[-\s|+:]*+")
"""A line that is drawn between rows, as Org mode and programs for databases draw it: `----+----`."""
_TEMPLATE_TYPE: Final = {"ID", "LABEL", "TYPE", "CLASS_TYPE", "CHARACTERISTIC"}
_TEMPLATE: Final = re.compile(r"(?:A|AT|AL|AI|P|S[CP]|E[CP]|D[CP]|I[CP]|C|CI|T|TI|>A\w?) \S")
"""What the second row of a ROBOT template says of a column: `A rdfs:label`, `SC %`."""


def iter_stated(rows: Iterable[Row], header: Header, changes: Changes) -> Iterator[Row]:
    """Yield the rows that may be concepts. Others are counted, but for those without any text, which say nothing.

    A row with the same cells as an earlier one is counted, too. In a table of levels, that is the row just above: what
    repeats any other may stand below another concept.
    """
    is_first = True
    has_levels = any(is_level(column.target) for column in header.columns)
    place = None if has_levels else place_of_names(header)
    stated: set[tuple[str, ...]] = set()
    for row, following in pairwise(chain(rows, [None])):
        if row is None:
            return
        cells = tuple(row.cells)
        if cells in stated:
            changes.add("repeated-row", row.line, _called(cells, place))
            continue
        if _is_rule(cells):
            continue
        kind = _kind_of_other(row, following, header, is_first=is_first)
        if kind:
            changes.add(kind, row.line, " ".join(filter(None, row.cells)))
        elif any(map(str.strip, cells)):
            if has_levels:
                stated.clear()
            stated.add(cells)
            yield _in_width(row, header, changes)
        is_first = False


def _is_rule(cells: Sequence[str]) -> bool:
    return "---" in "".join(cells[:2]) and _RULE.fullmatch(" ".join(cells)) is not None


def _called(cells: Sequence[str], place_of_names: int | None) -> str:
    """Return what a note calls a row: its preferred label, or else all that it says."""
    label = "" if place_of_names is None else "".join(cells[place_of_names : place_of_names + 1])
    return label or " ".join(filter(None, cells))


def _kind_of_other(row: Row, following: Row | None, header: Header, *, is_first: bool) -> str:
    """Return the code of what a row is that is no concept, "" if it may be one."""
    if _repeats(row, header):
        return "header-again"
    if is_first and _is_template(row):
        return "template-row"
    if _COMMENT.match(row.cells[0]) and _is_alone(row):
        return "comment-row"
    if following is None or not _is_alone(row) or not _is_named_first(header):
        return ""
    if _is_letter_above(row, following):
        return "letter-row"
    return "heading-row" if row.cells[0].rstrip().endswith(":") and not _is_alone(following) else ""


def _is_alone(row: Row) -> bool:
    """Return whether a row has nothing but its first cell."""
    return not any(map(str.strip, row.cells[1:]))


def _is_named_first(header: Header) -> bool:
    """Return whether the terms stand in the first of several columns."""
    return len(header.columns) > 1 and header.columns[0].target == "prefLabel"


def _is_letter_above(row: Row, following: Row) -> bool:
    """Return whether a row is a letter by itself, or several, and the term below begins with one, as in an index.

    Below a letter without terms stands the next one.
    """
    letters = _LETTERS.fullmatch(_sorted_as(row.cells[0]))
    if letters is None:
        return False
    term = _sorted_as(following.cells[0])
    if _is_alone(following) and _LETTERS.fullmatch(term):
        return letters["first"] < term[0]
    is_number = letters["first"] in "#0" and term[:1].isdecimal()
    return len(term) > 1 and (is_number or letters["first"] <= term[0] <= (letters["last"] or letters["first"]))


def _sorted_as(cell: str) -> str:
    """Return a cell as an index sorts it: in small letters, and without accents."""
    return "".join(filter(_is_no_accent, normalize("NFKD", cell.strip().casefold())))


def _is_no_accent(character: str) -> bool:
    return not combining(character)


def _repeats(row: Row, header: Header) -> bool:
    """Return whether a row is the header once more, as on each page of a printed table."""
    if len(row.cells) != len(header.columns) or len(row.cells) == 1 or row.cells[0] != header.columns[0].name:
        return False
    return [" ".join(cell.split()) for cell in row.cells] == [column.name for column in header.columns]


def _is_template(row: Row) -> bool:
    """Return whether a row says what the columns of a ROBOT template are."""
    stated = [cell for cell in row.cells if cell]
    is_named = any(cell in _TEMPLATE_TYPE for cell in stated)
    return is_named and all(cell in _TEMPLATE_TYPE or _TEMPLATE.match(cell) for cell in stated)


def _in_width(row: Row, header: Header, changes: Changes) -> Row:
    """Return a row with as many cells as the header has, if it can be had. What is left out is counted.

    A sentence in the last column that is not quoted falls apart at its commas. The parts are put together again.
    """
    width = len(header.columns)
    if len(row.cells) == width:
        return row
    beyond = [cell for cell in row.cells[width:] if cell.strip()]
    if beyond and _is_sentence_in_parts(row, header):
        delimiter = header.delimiter
        changes.add("parted-sentence", row.line, delimiter.join(row.cells[width - 1 :]))
        return row._replace(cells=[*row.cells[: width - 1], delimiter.join(row.cells[width - 1 :])])
    if beyond:
        changes.add("long-row", row.line, " ".join(beyond))
    elif len(row.cells) < width and header.line:
        changes.add("short-row", row.line, " ".join(cell for cell in row.cells if cell))
    return row


def _is_sentence_in_parts(row: Row, header: Header) -> bool:
    """Return whether the cells beyond the last column go on with a sentence: a space follows the delimiter."""
    width = len(header.columns)
    may_be = bool(header.delimiter.strip()) and header.columns[-1].target.partition("@")[0] in STATEMENTS
    return may_be and all(cell.startswith(" ") for cell in row.cells[width:])


def place_of_names(header: Header) -> int:
    """Return which column has the preferred labels."""
    return next((place for place, column in enumerate(header.columns) if column.target == "prefLabel"), 0)
