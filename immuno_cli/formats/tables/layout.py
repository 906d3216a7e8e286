"""How a text is a table: which character separates its cells, and where its header is."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import islice
from typing import Final, NamedTuple

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.reading import TableOptions
from immuno_cli.formats.tables.arrangements.sideways import MOST_ROWS, upright
from immuno_cli.formats.tables.headers import LEADING_ROWS, Header, find_header, has_numbers, numbered_header
from immuno_cli.formats.tables.rows import Row, iter_rows

DELIMITERS: Final = ",;\t|"
_HEAD: Final = 1 << 16
"""Characters in which the header is looked for."""
_RARE_DELIMITERS: Final = "^~"
"""Delimiters of tables that are taken for such only if every column has a known name."""
_SEPARATOR_LINE: Final = re.compile(r"\s*\"?sep=(?P<delimiter>[^\w\s\"]|\t)\"?[,;\t|]*[ ]*(?=\n|$)", re.IGNORECASE)
EXCHANGED: Final = str.maketrans("'\"", "\"'")
"""Exchanges both kinds of quotation marks. Done twice, it changes nothing."""
_SINGLE_QUOTED: Final = re.compile(r"'[^']*(?:''[^']*)*'[,;\t|]")
_ALIKE: Final = 0.8
"""The share of the first rows that must have equally many cells in a table whose header is unknown."""


class Layout(NamedTuple):
    """The delimiter of a table, its header, and its text without the line that names the delimiter."""

    delimiter: str
    header: Header
    text: str
    is_quoted: bool = False
    """Whether each row of the table was quoted as a whole. In `text` they are not."""
    has_single_quotes: bool = False
    """Whether cells stand in single quotation marks. In `text` and the header both kinds of marks are exchanged."""
    is_sideways: bool = False
    """Whether the table lies on its side: the first cells of its rows are its header."""


def find_layout(text: str, options: TableOptions) -> Layout | None:
    r"""Return the layout of a table of concepts, or None if the text is no such table.

    >>> find_layout("sep=;\nTerm;Definition\n", TableOptions()).delimiter
    ';'
    """
    text, delimiters = _without_separator_line(text)
    sideways = None if options.columns else _sideways_layout(text, delimiters)
    if sideways:
        return sideways
    if _has_single_quotes(text):
        found = _best_layout(text.translate(EXCHANGED), delimiters, options)
        if found:
            return found._replace(has_single_quotes=True)
    if has_numbers(options):
        delimiter, first = _first_rows(text, delimiters)
        return Layout(delimiter, numbered_header(len(first[0].cells), options), text) if first else None
    found = _best_layout(text, delimiters, options)
    if found is None and delimiters == DELIMITERS:
        found = _best_layout(text, _RARE_DELIMITERS, options, all_known=True)
    if found is None:
        rows = _whole_quoted_rows(text)
        unquoted = _best_layout(rows, delimiters, options) if rows else None
        found = unquoted._replace(is_quoted=True) if unquoted else None
    return found


def _sideways_layout(text: str, delimiters: str) -> Layout | None:
    """Return the layout of a table that lies on its side, or None if the text is no such table.

    One row more is looked at than such a table may have.
    """
    for delimiter in delimiters:
        rows = set_upright(_head_rows(text, delimiter, MOST_ROWS + 1))
        header = find_header(rows, TableOptions()) if rows else None
        if header:
            return Layout(delimiter, header._replace(delimiter=delimiter), text, is_sideways=True)
    return None


def set_upright(rows: Sequence[Row]) -> list[Row] | None:
    """Return the rows of a table that lies on its side as those of one that stands, None if it does not lie.

    The terms then have the line of the first row that says something of them.
    """
    if not rows or len(rows[0].cells) < 2:  # noqa: PLR2004 - a name and a term
        return None
    standing = upright([row.cells for row in rows])
    if standing is None:
        return None
    return [Row(rows[0].line, standing[0]), *(Row(rows[1].line, cells) for cells in standing[1:])]


def _has_single_quotes(text: str) -> bool:
    """Return whether the first rows of a text below its header begin and end with a single quotation mark."""
    lines = [line.strip() for line in text[:_HEAD].split("\n", LEADING_ROWS)[1:LEADING_ROWS] if line.strip()]
    return len(lines) > 1 and all(_SINGLE_QUOTED.match(line) and line.endswith("'") for line in lines)


def _best_layout(text: str, delimiters: str, options: TableOptions, *, all_known: bool = False) -> Layout | None:
    """Return the layout with the most known columns, or None if there is none.

    With `all_known`, it must have several columns, all with a meaning.
    """
    found = []
    for rank, delimiter in enumerate(delimiters):
        header = find_header(_head_rows(text, delimiter), options)
        if header is None:
            continue
        known = sum(bool(column.target) for column in header.columns)
        if all_known and (known < len(header.columns) or known == 1):
            continue
        layout = Layout(delimiter, header._replace(delimiter=delimiter), text)
        found.append((known, len(header.columns), -rank, layout))
    return max(found)[-1] if found else None


def _whole_quoted_rows(text: str) -> str:
    """Return a text whose rows are each a single quoted cell without the quotation marks. "" if it is not such a text.

    Programs write it so that take a whole row for one cell.
    """
    if not text.lstrip().startswith('"'):
        return ""
    lines: list[str] = []
    with suppress(InvalidVocabularyError):
        for row in iter_rows(text, "\x1f"):
            if len(row.cells) > 1:
                return ""
            lines.extend([""] * (row.line - 1 - len(lines)))  # the numbers of lines stay
            lines.extend(row.cells[0].split("\n"))
    return "\n".join(lines)


def unknown_table(text: str) -> list[Row]:
    """Return the first rows of a text that looks like a table, its header first; none if it does not.

    Most of its first rows have equally many cells, and more than one.
    """
    return _first_rows(*_without_separator_line(text))[1]


def _first_rows(text: str, delimiters: str) -> tuple[str, list[Row]]:
    """Return the delimiter and the first rows of a text that looks like a table; no rows if it does not."""
    best: tuple[int, str, list[Row]] = 0, "", []
    for delimiter in delimiters:
        rows = _without_comments(_head_rows(text, delimiter))
        widths = Counter(len(row.cells) for row in rows)
        width, count = widths.most_common(1)[0] if widths else (0, 0)
        is_table = width > 1 and count > 1 and count >= _ALIKE * len(rows)
        if is_table and width * count > best[0]:
            best = width * count, delimiter, [row for row in rows if len(row.cells) == width]
    return best[1:]


def _without_comments(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if len(row.cells) > 1 or not row.cells[0].startswith("#")]


def _without_separator_line(text: str) -> tuple[str, str]:
    """Return the text without a first line `sep=;`, which Excel writes, and the delimiters that come into question."""
    line = _SEPARATOR_LINE.match(text)
    return (text[line.end() :], line["delimiter"]) if line else (text, DELIMITERS)


def _head_rows(text: str, delimiter: str, most: int = LEADING_ROWS) -> list[Row]:
    """Return the first rows of a text, or those that can be read."""
    rows: list[Row] = []
    with suppress(InvalidVocabularyError):
        rows.extend(islice(iter_rows(text[:_HEAD], delimiter), most))
    return rows
