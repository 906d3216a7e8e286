"""The process that reads a PDF from standard input and writes its text to standard output."""

import io
import logging
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from immuno_cli.annotate.texts.pdf.budget import Budget, PageSpentError, SpentError
from immuno_cli.annotate.texts.pdf.extracting import DONE, PARTLY, REFUSED, TEXTLESS
from immuno_cli.annotate.texts.pdf.layout import Fragment, text_in_order
from immuno_cli.annotate.texts.pdf.numbers import Raised, raised_number, with_raised_numbers

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_MOST_MEMORY: Final = 1_500_000_000
_LONGEST_PROBLEM: Final = 200
_MOST_NAMED: Final = 5
"""Maximum number of pages that are named one by one."""
_LIGATURES: Final = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"},
)
_BLANK: Final = re.compile("\t\r[ \u00a0]*")
"""What stands for a blank in a PDF of Word that macOS wrote."""


class _RefusedError(Exception):
    """The PDF is not read. The message is shown to the user."""


class _TextlessError(Exception):
    """No page of the PDF has text; the message says what the pages have."""


def main() -> int:
    """Read the PDF, write its text or what is wrong with it, and return the exit code."""
    data = sys.stdin.buffer.read()
    try:
        with _little_memory(), _without_warnings():
            said, code = _read(data)
    except MemoryError:
        said, code = f"it takes more than {_MOST_MEMORY // 1_000_000:,} MB of memory", REFUSED
    except _TextlessError as error:
        said, code = str(error), TEXTLESS
    except RecursionError:
        said, code = "its parts are nested too deeply", REFUSED
    except Exception as error:  # noqa: BLE001 - a damaged PDF makes pypdf fail in ways that it does not list
        said, code = _problem(error), REFUSED
    sys.stdout.buffer.write(said.encode("utf-8", "replace"))
    return code


def _problem(error: Exception) -> str:
    """Return what is wrong with a PDF that is not read. The words of pypdf are for programmers."""
    from pypdf import errors

    if isinstance(error, _RefusedError):
        return str(error)
    if isinstance(error, errors.DependencyError):
        return f"it needs a further library: {str(error)[:_LONGEST_PROBLEM]}"
    if isinstance(error, getattr(errors, "LimitReachedError", ())):  # older ones have no such limit
        return "a part of it is larger than those of a PDF are"
    return "it is damaged, or not built as PDFs are"


def _read(data: bytes) -> tuple[str, int]:
    """Return the text of all pages and DONE, or that of those which are read, below what is left out, and PARTLY."""
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise _RefusedError("it is locked by a password")
    texts: list[str | None] = []
    unread = ""
    try:
        texts.extend(_texts(reader, Budget(len(data))))
    except SpentError as error:
        unread = f"only the first {len(texts):,} of its {len(reader.pages):,} pages are read: they {error}"
    skipped = _say_skipped([number for number, text in enumerate(texts, 1) if text is None])
    left_out = "; ".join(filter(None, (skipped, unread)))
    read = [text for text in texts if text is not None]
    if any(map(str.strip, read)):
        text = "\n\n".join(read)
        return (f"{left_out}\n{text}", PARTLY) if left_out else (text, DONE)
    if left_out:
        raise _RefusedError("its pages hold far more than pages of text do")
    raise _TextlessError(", only pictures" if any(map(_has_pictures, reader.pages)) else "")


def _say_skipped(numbers: Sequence[int]) -> str:
    """Return the message about pages that are left out, "" if there are none."""
    if not numbers:
        return ""
    named = [f"{number:,}" for number in numbers[:_MOST_NAMED]]
    if len(numbers) > _MOST_NAMED:
        named.append(f"{len(numbers) - _MOST_NAMED:,} more")
    first = ", ".join(named[:-1])
    pages = f"pages {first} and {named[-1]} are" if first else f"page {named[0]} is"
    return f"{pages} left out: far more instructions draw {'them' if first else 'it'} than pages of text have"


def _texts(reader: "PdfReader", budget: Budget) -> Iterator[str | None]:
    """Yield the text of each page, None for one that takes more than a page may.

    A page that is drawn by the same instructions as another is read once. Raises SpentError where the pages so far, or
    the next one, take more than the budget has.
    """
    known: dict[str, str | None] = {}
    for page in reader.pages:
        drawn_by = _drawing_key(page)
        if drawn_by not in known:
            known[drawn_by] = _text_within(page, budget)
        text = known[drawn_by]
        budget.spend_characters(len(text or ""))
        yield text


def _text_within(page: "PageObject", budget: Budget) -> str | None:
    """Return the text of a page, None if it takes more than a page may."""
    budget.begin_page()
    try:
        return _text(page, budget)
    except PageSpentError:
        budget.leave_out_page()
        return None


def _has_pictures(page: "PageObject") -> bool:
    """Return whether a page has a picture. A page whose pictures cannot be counted counts as one without."""
    try:
        return bool(page.images.keys())
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a damaged PDF makes pypdf fail in ways that it does not list
        return False


def _drawing_key(page: "PageObject") -> str:
    """Return what tells the instructions of a page and what they use from those of another page."""
    return "".join(repr(page.raw_get(key)) if key in page else "-" for key in ("/Contents", "/Resources", "/Rotate"))


def _text(page: "PageObject", budget: Budget) -> str:
    """Return the text of a page, in the order in which it is drawn, or by place if that is no order of reading.

    Raises PageSpentError if it takes more instructions than a page may, and SpentError if no more are left.
    """
    fragments: list[Fragment] = []
    numbers: list[Raised] = []

    def note(text: str, current: list[float], line: list[float], _font: Any, size: float) -> None:  # noqa: ANN401
        if text.strip():
            _add(_fragment(text, current, line, size), fragments, numbers)

    def count(*_instruction: Any) -> None:  # noqa: ANN401
        budget.spend_instruction()

    drawn = page.extract_text(visitor_operand_before=count, visitor_text=note)
    budget.check()  # pypdf does not pass on what is raised inside a form
    text = text_in_order(fragments) or with_raised_numbers(drawn, numbers)
    return _BLANK.sub(" ", text).translate(_LIGATURES)


def _add(fragment: Fragment, fragments: list[Fragment], numbers: list[Raised]) -> None:
    """Add a run of text to those of the page. A number above the line is a part of the run before it."""
    number = raised_number(fragments[-1], fragment) if fragments else None
    if number is None:
        fragments.append(fragment)
        return
    numbers.append(number)
    fragments[-1] = fragments[-1]._replace(text=fragments[-1].text.rstrip() + number.sign)


def _fragment(text: str, current: list[float], line: list[float], size: float) -> Fragment:
    """Return a run of text at its place on the page: its place on the line, moved as the page says at the time."""
    x = line[4] * current[0] + line[5] * current[2] + current[4]
    y = line[4] * current[1] + line[5] * current[3] + current[5]
    across = line[0] * current[0] + line[1] * current[2]
    up = line[0] * current[1] + line[1] * current[3]
    return Fragment(text, x, y, abs(size * across), upright=abs(up) <= abs(across) / 10)


@contextmanager
def _little_memory() -> Iterator[None]:
    """Give this process a bounded amount of memory, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = _MOST_MEMORY if hard == resource.RLIM_INFINITY else min(_MOST_MEMORY, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@contextmanager
def _without_warnings() -> Iterator[None]:
    """Silence pypdf, which warns of every oddity that it repairs, and then give its logger back its level."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
