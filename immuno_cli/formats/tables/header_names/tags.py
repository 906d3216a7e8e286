"""The language that a part of a column's name tells: by its name, its tag, or its tag with a script and a region."""

import re
from typing import Final

from immuno_cli.formats.languages import canonical
from immuno_cli.formats.tables.header_names.words import AMBIGUOUS_TAGS, LANGUAGE_OF, plain

LANGUAGE: Final = r"[^\W\d_]+(?:[-_][A-Za-z]{2}|[-_][A-Z][a-z]{3})*"
"""How what may tell a language is written."""
_TAG: Final = re.compile(r"(?P<base>[A-Za-z]{2,3})(?:[-_][A-Z][a-z]{3})?(?:[-_](?P<region>[A-Za-z]{2}))?")
"""The tag of a language with its script, its region, or both: `zh-Hans`, `pt-BR`."""


def language_of(text: str) -> str:
    """Return the tag of the language that a text names, "" if it names none.

    >>> language_of("German"), language_of("zh-Hans"), language_of("pt_br"), language_of("no-id"), language_of("word")
    ('de', 'zh-Hans', 'pt-BR', '', '')
    """
    named = LANGUAGE_OF.get(plain(text), "")
    if named:
        return named
    tag = _TAG.fullmatch(text.strip())
    base = tag["base"].lower() if tag else ""
    if not tag or LANGUAGE_OF.get(base) != base:
        return ""
    region = tag["region"] or ""
    is_word = base in AMBIGUOUS_TAGS and not region.isupper()
    return "" if is_word else canonical(text.strip())


def is_tag(text: str) -> bool:
    """Return whether a text is the tag of a language, with or without a script and a region.

    >>> is_tag("en"), is_tag("zh-Hans"), is_tag("German"), is_tag("unit")
    (True, True, False, False)
    """
    return _TAG.fullmatch(text.strip()) is not None and bool(language_of(text))
