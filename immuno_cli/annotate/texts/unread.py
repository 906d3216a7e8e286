"""Files with a text in it that must be converted before it can be annotated, and how each is converted."""

from collections.abc import Mapping
from typing import Final

from immuno_cli.errors import FileError
from immuno_cli.formats.unread.kinds import SIGNED
from immuno_cli.signatures import kind_of

_TO_TEXT: Final = "Save it as text or as PDF in the program that made it, or: pandoc FILE -t plain -o FILE.txt"
_OFFICE: Final = "Save it as text or as PDF in the program that made it, or: soffice --headless --convert-to txt FILE"
_SLIDES: Final = "Save it as PDF in the program that made it, or: soffice --headless --convert-to pdf FILE"
_SHEET: Final = "Save its sheet as CSV in the program that made it, or: soffice --headless --convert-to csv FILE"
_LINES_OF_PARQUET: Final = (
    "On a Dask cluster it is read (--scheduler). Or make JSON Lines of it: "
    "python -c \"import pandas; pandas.read_parquet('FILE').to_json('FILE.jsonl', orient='records', lines=True)\""
)
_UNPACK: Final = "Unpack it, and annotate the texts in it."
_HINTS: Final[Mapping[str, str]] = {
    "rtf": _OFFICE,
    "ole": _OFFICE,
    "word": _TO_TEXT,
    "epub": _TO_TEXT,
    "opendocument text": _TO_TEXT,
    "excel": _SHEET,
    "opendocument spreadsheet": _SHEET,
    "powerpoint": _SLIDES,
    "opendocument presentation": _SLIDES,
    "opendocument graphics": _SLIDES,
    "parquet": _LINES_OF_PARQUET,
    **{kind: SIGNED[kind].hint for kind in ("bzip2", "xz", "zstd")},
    **dict.fromkeys(("zip", "7z", "rar", "tar"), _UNPACK),
}
"""How to convert each kind of file to text, by the kinds of `signatures`."""


def refuse_unconverted(head: bytes | bytearray, where: str) -> None:
    r"""Raise FileError where the first bytes are those of a file whose text must be converted first.

    >>> refuse_unconverted(b"{\\rtf1 T cell}", "cells.rtf")
    Traceback (most recent call last):
    immuno_cli.errors.FileError: cells.rtf: this is a text in RTF, which is not read
    """
    kind = kind_of(head)
    if kind in _HINTS:
        raise FileError(f"this is {SIGNED[kind].name}, which is not read", where=where, hint=_HINTS[kind])
