"""What stands in brackets right after the name of a column: the ending of a plural, or a language."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from immuno_cli.formats.tables.header_names.languages import ENGLISH, languages_of
from immuno_cli.formats.tables.header_names.words import LANGUAGE_OF, plain

_ATTACHED: Final = re.compile(r"(?<=[^\W\d_])\(([a-z]{1,3})\)$")
_ENDINGS: Final = frozenset({"s", "es", "en", "e", "n"})
"""Endings of plurals. Two of them are the tags of languages, too."""
_LONGEST: Final = 200
_GERMANIC: Final = frozenset({"de", "nl"})
"""Languages with plurals in -en."""


def without_plurals(names: Sequence[str]) -> Sequence[str]:
    """Return names without the ending of a plural in brackets: `Synonym(s)`, `Superclass(es)`, `Synoniem(en)`.

    The last two are languages where another name has a language there, where the same word stands before them in
    another name, and after words that have no such plural.

    >>> without_plurals(["Term(s)", "Term(en)"]), without_plurals(["Synoniem(en)", "Definitie(s)"])
    (['Term', 'Term(en)'], ['Synoniem', 'Definitie'])
    """
    parts = [_parts(name) for name in names]
    if _ENDINGS.isdisjoint(tag for _, tag in parts):
        return names
    plurals = _ENDINGS - _languages(parts)
    return [base if tag in plurals else name for name, (base, tag) in zip(names, parts, strict=True)]


def _parts(name: str) -> tuple[str, str]:
    """Return a name and what stands in brackets right after it, "" if nothing does."""
    match = _ATTACHED.search(name) if len(name) <= _LONGEST else None
    return (name[: match.start()], match[1]) if match else (name, "")


def _languages(parts: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Return the languages among the tags after names that may be endings of plurals."""
    tags = frozenset(tag for _, tag in parts if tag)
    ambiguous = tags & _ENDINGS & LANGUAGE_OF.keys()
    if (tags - _ENDINGS) & LANGUAGE_OF.keys():
        return ambiguous
    count = Counter(plain(base) for base, _ in parts)
    header = languages_of(base for base, _ in parts)
    several = tags == ambiguous and sum(bool(tag) for _, tag in parts) > 1
    told = {tag for base, tag in parts if count[plain(base)] > 1 or not _has_plural(base, tag, header, several=several)}
    return ambiguous & told


def _has_plural(base: str, ending: str, header: frozenset[str], *, several: bool) -> bool:
    """Return whether a word may have a plural with this ending. `header` are the languages of all names."""
    if ending != "en":
        return not several
    own = languages_of([base])
    if own != ENGLISH:
        return not own.isdisjoint(_GERMANIC)
    return "nl" in header or ("de" in header and plain(base).endswith("ion"))
