"""Reads the options of a command that say how a table is read."""

from collections.abc import Sequence

from immuno_cli.errors import UsageError
from immuno_cli.formats.reading import TableOptions


def table_options(columns: Sequence[str] | None, encoding: str | None, sheet: str | None) -> TableOptions:
    """Return what `--column`, `--encoding` and `--sheet` say. Raises UsageError where one cannot be understood.

    >>> table_options(["Begriff = prefLabel"], None, None).columns
    (('Begriff', 'prefLabel'),)
    """
    pairs = tuple(_pair(column) for column in columns or ())
    for _, target in pairs:
        from immuno_cli.formats.tables.headers import target_named  # only `--column` needs it

        target_named(target)
    if encoding is not None:
        from immuno_cli.encodings.marks import known_encoding

        known_encoding(encoding)
    return TableOptions(pairs, encoding or "", sheet or "")


def _pair(column: str) -> tuple[str, str]:
    name, equals, target = column.rpartition("=")
    if not equals or not name.strip() or not target.strip():
        raise UsageError(
            f"“{column}” does not name a column and its meaning", hint="Example: --column Begriff=prefLabel"
        )
    return name.strip(), target.strip()
