"""Several values in one cell of a table: how they are joined and split."""

import re
from collections.abc import Iterable


def join(values: Iterable[str]) -> str:
    r"""Return several values as one cell, separated by `|`. A `|` within a value becomes `\|`, a backslash `\\`.

    >>> join(["blade", "a|b"])
    'blade|a\\|b'
    """
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def split(cell: str) -> tuple[str, ...]:
    r"""Return the values of a cell that `join` made, without spaces around them. Empty values are left out.

    >>> split("blade | a\\|b |")
    ('blade', 'a|b')
    """
    parts = re.findall(r"(?:\\.|[^|\\]|\\$)+", cell, re.DOTALL)
    values = (re.sub(r"\\([\\|])", r"\1", part).strip() for part in parts)
    return tuple(value for value in values if value)
