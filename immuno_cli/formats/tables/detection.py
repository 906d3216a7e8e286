"""Whether a file is a table of concepts, told by its first kilobytes."""

from immuno_cli.formats.reading import TableOptions
from immuno_cli.formats.tables.decoding import decode_head
from immuno_cli.formats.tables.headers import unknown_header
from immuno_cli.formats.tables.layout import find_layout, unknown_table


def detect_table(head: bytes, where: str, options: TableOptions) -> bool:
    """Return whether the bytes begin a table of concepts.

    Raises InvalidVocabularyError, which names the columns, if it is a table whose header is unknown.
    """
    text = decode_head(head, options.encoding)
    if "\0" in text:
        return False
    if find_layout(text, options):
        return True
    row = unknown_table(text)
    if row is None:
        return False
    raise unknown_header(row.cells, options, where)
