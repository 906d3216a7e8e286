"""Extract the text of a PDF, in a process of its own: a hostile PDF costs bounded time and memory, and never a crash.

What is not a text in order of reading is lost: pictures, formulas, and text in a drawing or a table stands where it was
drawn. Pages that are drawn out of order are put into order by the places of their lines (`layout`).
"""

import sys
from importlib.util import find_spec
from typing import Final, NamedTuple

from immuno_cli.errors import FileError, MissingExtraError, hint_to_add
from immuno_cli.processes import run_python

DONE: Final = 0
REFUSED: Final = 3
TEXTLESS: Final = 4
PARTLY: Final = 5
"""Exit codes of the process: standard output has the text, or says why there is none, or what the pages hold.

Of a text that is read partly, the first line says what is left out.
"""
_SECONDS: Final = 20.0
"""The time that any PDF has."""
_BYTES_PER_SECOND: Final = 50_000
"""A book of many megabytes has more time: a second more for so many bytes."""
_CHILD: Final = (
    "import sys; sys.path[:] = sys.argv[1:]; from immuno_cli.annotate.texts.pdf.process import main; sys.exit(main())"
)


class Extracted(NamedTuple):
    """The text of a PDF."""

    text: str
    left_out: str = ""
    """What is left out, and why, if anything is."""


def extract_text(data: bytes, where: str) -> Extracted:
    """Return the text of a PDF, its lines as they are and a blank line between its pages. Ligatures are letters.

    A page that far more instructions draw than pages of text have is left out. Of a PDF that holds far more than others
    of its size, only the first pages are read.

    Raises:
        FileError: the PDF is damaged, locked by a password, takes too much time or memory, or has no text.
        MissingExtraError: pypdf is not installed.
    """
    if find_spec("pypdf") is None:
        raise MissingExtraError("a PDF needs the library pypdf", where=where, hint=hint_to_add("pypdf"))
    seconds = _SECONDS + len(data) / _BYTES_PER_SECOND
    try:
        ended = run_python(["-c", _CHILD, *sys.path], data, seconds=seconds)
    except TimeoutError:
        raise FileError(f"this PDF takes more than {seconds:.0f} seconds to read", where=where) from None
    except OSError as error:
        raise FileError(f"no process can be started to read this PDF: {error}", where=where) from error
    said = ended.output.decode("utf-8", "replace")
    if ended.code == DONE:
        return Extracted(said)
    if ended.code == PARTLY:
        left_out, _, text = said.partition("\n")
        return Extracted(text, left_out)
    if ended.code == TEXTLESS:
        raise FileError(
            f"this PDF holds no text{said}",
            where=where,
            hint="A program for text recognition (OCR) can make a PDF with text from it.",
        )
    problem = said if ended.code == REFUSED else "it makes its reader fail"
    raise FileError(f"this PDF cannot be read: {problem}", where=where)
