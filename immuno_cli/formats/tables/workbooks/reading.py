"""Reads a table of concepts in an Excel or OpenDocument workbook."""

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from immuno_cli.errors import InvalidVocabularyError, MissingExtraError, UsageError, hint_to_add
from immuno_cli.formats.reading import MAX_SIZE, NO_OPTIONS, Changes, Progress, Reading, TableOptions, no_progress
from immuno_cli.formats.tables.headers import LEADING_ROWS, Header
from immuno_cli.formats.tables.reader import read_rows
from immuno_cli.formats.tables.rows import Row
from immuno_cli.formats.tables.unread.unknown_headers import unknown_header
from immuno_cli.formats.tables.workbooks.choosing import Sheet, chosen, note_others, tables_of
from immuno_cli.processes import run_python

_MEMORY: Final = 2 << 30
"""The most memory in bytes that the process which reads a workbook may use."""
_SECONDS: Final = 5
_MOST_SECONDS: Final = 120
_SIZE_OF_SECOND: Final = 1 << 20
"""The process may take five seconds of processor time, and one more for each megabyte that the workbook unpacks to."""
_MOST_RATIO: Final = 100
"""How many times smaller than its content a workbook may be packed, beyond a few megabytes."""
_FREE: Final = 64 << 20

_OLD_DOCUMENTS: Final = {"WordDocument": "a Word document", "PowerPoint Document": "a PowerPoint presentation"}
"""What files are that begin as old workbooks do, by the name of a part of them."""


def read_workbook(
    data: bytes,
    *,
    name: str,
    language: str = "",
    options: TableOptions = NO_OPTIONS,
    progress: Progress = no_progress,
) -> Reading:
    """Return the vocabulary that a sheet of a workbook states: the one that is given, or the one that is its glossary.

    Raises InvalidVocabularyError if the workbook is damaged, locked or too large, or if no sheet has a known header.
    Raises UsageError if there is no such sheet, and MissingExtraError if the library that reads workbooks is not
    installed.
    """
    sheets = load_sheets(data, options.sheet)
    tables = tables_of(sheets, options)
    table = chosen(tables, options)
    if table is None:
        raise _no_header(sheets, options)
    changes = Changes()
    if table.is_sideways:
        changes.add("sideways", table.rows[0].line, " ".join(table.rows[0].cells))
    padded = _padded(table.rows, table.header)
    reading = read_rows(padded, table.header, changes, name=name, language=language, progress=progress)
    return reading._replace(notes=(*reading.notes, *note_others(sheets, tables, table)))


def load_sheets(data: bytes, wanted: str = "") -> list[Sheet]:
    """Return the visible sheets of a workbook, or the one that is wanted. Raises as `read_workbook` does."""
    _need_library()
    seconds = min(_SECONDS + _unpacked_size(data) // _SIZE_OF_SECOND, _MOST_SECONDS)
    sheets: list[Sheet] = []
    names: Sequence[str] = ()
    rows: list[Row] = []
    for value in _read_in_process(data, wanted, seconds):
        if isinstance(value, list):
            rows.append(Row(int(value[0]), [str(cell) for cell in value[1:]]))
        elif isinstance(value, str):
            rows = []
            sheets.append(Sheet(value, rows))
        elif "problem" in value:
            raise _unreadable(data, value["problem"])
        else:
            names = value["sheets"]
    if wanted and wanted not in names:
        raise UsageError(f"the workbook has no sheet “{wanted}”", hint=f"Its sheets: {', '.join(names)}.")
    return sheets


def _unreadable(data: bytes, problem: str) -> InvalidVocabularyError:
    """Return the error that a workbook cannot be read. Old documents of Word and PowerPoint begin as old workbooks."""
    for part, what in _OLD_DOCUMENTS.items():
        if part.encode("utf-16-le") in data:
            hint = "Save its terms as a table: CSV, Excel or OpenDocument."
            return InvalidVocabularyError(f"this file is {what} from before 2007, not a vocabulary", hint=hint)
    return InvalidVocabularyError(f"this workbook cannot be read: {problem}")


def _need_library() -> None:
    try:
        import python_calamine  # noqa: F401 - another process uses it
    except ImportError:
        raise MissingExtraError(
            "a workbook of Excel or OpenDocument needs the library python-calamine",
            hint=hint_to_add("python-calamine"),
        ) from None


def _unpacked_size(data: bytes) -> int:
    """Return the bytes that a workbook holds. Raise InvalidVocabularyError if a packed one says far too many."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return len(data)  # an old workbook is not packed, and a damaged one is refused by its reader
    if unpacked > MAX_SIZE or unpacked > max(_FREE, _MOST_RATIO * len(data)):
        raise InvalidVocabularyError("this workbook is too large once unpacked")
    return unpacked


def _read_in_process(data: bytes, sheet: str, seconds: int) -> Iterator[Any]:
    """Yield what the process writes that reads the workbook. Its memory and its time are limited."""
    script = Path(__file__).with_name("process.py")
    arguments = ["-P", "-X", "utf8", str(script), *([sheet] if sheet else [])]
    try:
        ended = run_python(arguments, data, seconds=seconds, memory=_MEMORY)
    except TimeoutError:
        raise InvalidVocabularyError("this workbook cannot be read: it takes too long") from None
    if ended.code:
        raise InvalidVocabularyError("this workbook is damaged or has too many cells")
    for line in ended.output.splitlines():
        yield json.loads(line)


def _padded(rows: Sequence[Row], header: Header) -> Iterator[Row]:
    """Yield the rows below the header. Empty cells at their end, which a workbook leaves out, are filled in."""
    width = len(header.columns)
    for row in rows:
        if row.line > header.line:
            yield row._replace(cells=row.cells + [""] * (width - len(row.cells)))


def _no_header(sheets: Sequence[Sheet], options: TableOptions) -> InvalidVocabularyError:
    """Return the error that no sheet has a known header: it names the columns of the first one with several."""
    for sheet in sheets:
        rows = [row for row in sheet.rows[:LEADING_ROWS] if len(row.cells) > 1]
        if rows:
            where = f"sheet “{sheet.name}”, row {rows[0].line}"
            return unknown_header(rows[0].cells, options, where, [row.cells for row in rows[1:]])
    return InvalidVocabularyError("this workbook contains no table")
