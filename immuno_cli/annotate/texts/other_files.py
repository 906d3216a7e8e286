"""Files with a text in it that must be converted before it can be annotated: what each is, and how it is converted."""

from typing import Final

from immuno_cli.errors import FileError

_TO_TEXT: Final = "Save it as text or as PDF in the program that made it, or: pandoc FILE -t plain -o FILE.txt"
_OFFICE: Final = "Save it as text or as PDF in the program that made it, or: soffice --headless --convert-to txt FILE"
_SLIDES: Final = "Save it as PDF in the program that made it, or: soffice --headless --convert-to pdf FILE"
_SHEET: Final = "Save its sheet as CSV in the program that made it, or: soffice --headless --convert-to csv FILE"
_LINES_OF_PARQUET: Final = (
    "On a Dask cluster it is read (--scheduler). Or make JSON Lines of it: "
    "python -c \"import pandas; pandas.read_parquet('FILE').to_json('FILE.jsonl', orient='records', lines=True)\""
)
_ZIP: Final = b"PK\x03\x04"
_OPEN_DOCUMENT: Final = b"mimetypeapplication/vnd.oasis.opendocument."
_ZIPPED: Final = (
    (b"word/document", "a Word document", _TO_TEXT),
    (b"xl/workbook", "an Excel workbook", _SHEET),
    (b"ppt/presentation", "a PowerPoint presentation", _SLIDES),
    (_OPEN_DOCUMENT + b"text", "an OpenDocument text", _TO_TEXT),
    (_OPEN_DOCUMENT + b"spreadsheet", "an OpenDocument spreadsheet", _SHEET),
    (_OPEN_DOCUMENT + b"presentation", "an OpenDocument presentation", _SLIDES),
    (b"mimetypeapplication/epub", "an e-book", _TO_TEXT),
    (b"", "a zip archive", "Unpack it, and annotate the texts in it."),
)
"""What the names in a zip archive tell."""
_STARTS: Final[tuple[tuple[bytes, str, str], ...]] = (
    (b"{\\rtf", "a text in RTF", _OFFICE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an old version of Word, Excel or PowerPoint", _OFFICE),
    (b"PAR1", "a Parquet file", _LINES_OF_PARQUET),
    (b"\xfd7zXZ\x00", "a file packed by xz", "Unpack it: xz -dk FILE"),
    (b"\x28\xb5\x2f\xfd", "a file packed by zstd", "Unpack it: zstd -d FILE"),
    *((b"BZh%d1AY&SY" % level, "a file packed by bzip2", "Unpack it: bzip2 -dk FILE") for level in range(1, 10)),
)
"""How other files begin."""


def refuse_other_files(head: bytes | bytearray, where: str) -> None:
    r"""Raise FileError where the first bytes are those of a file whose text must be converted first.

    >>> refuse_other_files(b"{\\rtf1 T cell}", "cells.rtf")
    Traceback (most recent call last):
    immuno_cli.errors.FileError: cells.rtf: this is a text in RTF, which is not read
    """
    known = _STARTS
    if head.startswith(_ZIP):
        known = tuple((_ZIP, what, hint) for name, what, hint in _ZIPPED if name in head)
    for start, what, hint in known:
        if head.startswith(start):
            raise FileError(f"this is {what}, which is not read", where=where, hint=hint)
