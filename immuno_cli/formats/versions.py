"""The version that a vocabulary says it is of, also where it says so in an address."""

import re
from typing import Final

_DATE: Final = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")


def version_in(address: str) -> str | None:
    """Return the date of the release that an address holds, or None.

    >>> version_in("http://purl.obolibrary.org/obo/cl/releases/2024-05-06/cl.owl")
    '2024-05-06'
    """
    dated = _DATE.search(address)
    return dated[0] if dated else None


def tells_version(text: str, version: str | None) -> bool:
    """Return whether a text says no other version than this one.

    >>> tells_version("https://example.org/1.2/", "1.2"), tells_version("1.2.1", "1.2")
    (True, False)
    """
    if not version:
        return False
    return re.search(rf"(?<![\w.-]){re.escape(version)}(?![\w-]|\.\d)", text) is not None
