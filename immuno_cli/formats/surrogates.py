"""Mending JSON that escapes half of a surrogate pair. It is no character, and UTF-8 cannot encode it."""

import re
from typing import Final

_SURROGATE: Final = re.compile(
    rb"(?P<backslash>\\\\)"
    rb"|(?P<pair>\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    rb"|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)


def repair_surrogates(data: bytes) -> bytes:
    r"""Return JSON in which the escapes of lone surrogates are those of U+FFFD.

    >>> repair_surrogates(rb'"a \ud800 b"')
    b'"a \\ufffd b"'
    """
    has_surrogates = re.search(rb"\\u[dD][89a-fA-F]", data)
    return _SURROGATE.sub(_repair, data) if has_surrogates else data


def _repair(match: re.Match[bytes]) -> bytes:
    return match[0] if match["backslash"] or match["pair"] else b"\\ufffd"
