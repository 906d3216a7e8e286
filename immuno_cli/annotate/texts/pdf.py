"""Extract the text of a PDF."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from immuno_cli.errors import FileError, MissingExtraError, hint_to_add


def extract_text(data: bytes, where: str) -> str:
    """Return the text of a PDF, a blank line between its pages.

    Raises:
        FileError: the PDF is damaged or locked by a password.
        MissingExtraError: pypdf is not installed.
    """
    try:
        import pypdf
    except ImportError:
        raise MissingExtraError("a PDF needs the library pypdf", where=where, hint=hint_to_add("pypdf")) from None
    with _without_warnings():
        try:
            reader = pypdf.PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                problem = "it is locked by a password"
            else:
                return "\n\n".join(page.extract_text() for page in reader.pages)
        except Exception as error:  # noqa: BLE001 - a damaged PDF makes pypdf fail in ways that it does not list
            problem = str(error) or type(error).__name__
    raise FileError(f"this PDF cannot be read: {problem}", where=where)


@contextmanager
def _without_warnings() -> Iterator[None]:
    """Silence pypdf, which warns of every oddity that it mends, and then give its logger back its level."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
