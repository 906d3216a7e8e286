"""Reads a workbook in a process of its own, because a small one can declare billions of cells.

Run as a script, and imports nothing of this package: `python process.py [SHEET]`. The workbook comes on
standard input. Standard output gets one JSON value a line: `{"sheets": [names]}`, then for each visible sheet its name
and its rows as `[line, cell, …]`, or `{"problem": "…"}` at the end.
"""

import datetime as dt
import io
import json
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, Final
from xml.parsers.expat import ExpatError, ParserCreate

_MOST_CELLS: Final = 20_000_000
"""The most cells of a sheet, empty ones included."""
_MOST_TEXT: Final = 1 << 28
"""The most characters of all cells."""


def main(data: bytes, sheet: str) -> Iterator[object]:
    """Yield what is to be written: the names of the sheets, then of each sheet its name and its rows."""
    import python_calamine

    try:
        _check_content(data)
        with python_calamine.load_workbook(io.BytesIO(data)) as workbook:
            yield from _iter_sheets(workbook, sheet)
    except python_calamine.PasswordError:
        yield {"problem": "it is locked by a password"}
    except (python_calamine.CalamineError, ExpatError) as error:
        yield {"problem": str(error)}


def _check_content(data: bytes) -> None:
    """Raise ExpatError if the sheets of an OpenDocument workbook are cut short: calamine 0.9 never ends on them."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "content.xml" in archive.namelist() and b"encryption-data" not in archive.read("META-INF/manifest.xml"):
                with archive.open("content.xml") as content:
                    ParserCreate().ParseFile(content)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, OSError, RuntimeError):
        return  # calamine tells what is wrong with the archive


def _iter_sheets(workbook: Any, wanted: str) -> Iterator[object]:  # noqa: ANN401 - a class of the library
    import python_calamine

    sheets = [one for one in workbook.sheets_metadata if one.typ == python_calamine.SheetTypeEnum.WorkSheet]
    yield {"sheets": [one.name for one in sheets]}
    shown = [one.name for one in sheets if one.visible == python_calamine.SheetVisibleEnum.Visible]
    written = 0
    for name in [wanted] if wanted in {one.name for one in sheets} else shown:
        yield name
        for row in _iter_rows(workbook.get_sheet_by_name(name)):
            written += sum(map(len, row[1:]))
            if written > _MOST_TEXT:
                raise MemoryError
            yield row


def _iter_rows(sheet: Any) -> Iterator[list[Any]]:  # noqa: ANN401 - a class of the library
    """Yield the rows of a sheet that have a value: their number from 1, and the text of their cells."""
    if sheet.end is None:
        return
    if (sheet.end[0] + 1) * (sheet.end[1] + 1) > _MOST_CELLS:
        raise MemoryError
    for line, row in enumerate(sheet.iter_rows(), 1):
        cells = [text_of(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield [line, *cells]


def text_of(value: object) -> str:
    """Return the value of a cell as people write it: a whole number without a point, a date without a time.

    >>> text_of(1.0), text_of(True), text_of(dt.datetime(2026, 1, 2))
    ('1', 'true', '2026-01-02')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 - digits of a double
        return str(int(value))
    if isinstance(value, dt.datetime):
        is_date = value.time() == dt.time()
        return value.date().isoformat() if is_date else value.isoformat(sep=" ")
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def write(values: Iterable[object]) -> None:
    """Write each value as a line of JSON to standard output."""
    for value in values:
        sys.stdout.write(f"{json.dumps(value)}\n")


if __name__ == "__main__":
    try:
        write(main(sys.stdin.buffer.read(), sys.argv[1] if len(sys.argv) > 1 else ""))
    except MemoryError:
        write([{"problem": "it has more cells than are read"}])
    except BaseException as error:  # noqa: BLE001 - a damaged workbook makes the library panic
        write([{"problem": f"it is damaged ({type(error).__name__})"}])
