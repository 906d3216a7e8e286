"""Shapes in which programs put the entries of a glossary in JSON: in a wrapper, by letter, or as a text for a page."""

from collections.abc import Sequence
from typing import Any, Final

Pairs = Sequence[tuple[str, Any]]
"""The keys of a JSON object with their values."""

_WRAPPERS: Final = frozenset({"fields", "attributes", "node", "_source"})
"""Keys below which Airtable, Django, JSON:API, GraphQL and Elasticsearch have what a record says."""
_OF_PAGES: Final = {"title": "term", "content": "definition"}
"""What the parts of a post in WordPress are where it is an entry of a glossary."""


def unwrapped(record: Pairs) -> list[tuple[str, Any]]:
    """Return what a record says, that of its wrapper first, if it has one.

    >>> unwrapped([("id", "rec1"), ("fields", [("Term", "serum")])])
    [('Term', 'serum'), ('id', 'rec1')]
    """
    inner = [value for key, value in record if key in _WRAPPERS and is_object(value)]
    if len(inner) != 1:
        return list(record)
    named = {key for key, _ in inner[0]}
    return [*inner[0], *((key, value) for key, value in record if key not in named and value is not inner[0])]


def rendered(key: str, value: object) -> tuple[str, Any]:
    """Return the key and the text of a part of a post in WordPress, and others as they are.

    >>> rendered("title", [("rendered", "Serum")]), rendered("title", "Serum")
    (('term', 'Serum'), ('title', 'Serum'))
    """
    if isinstance(value, list) and is_object(value):
        text = dict(value).get("rendered")
        if isinstance(text, str):
            return _OF_PAGES.get(key, key), text
    return key, value


def are_letters(pairs: Pairs) -> bool:
    """Return whether keys are letters with the terms that begin with each: `{"A": {"antigen": "…"}}`.

    >>> are_letters([("A", [("antigen", "It binds.")])]), are_letters([("a", [("term", "antigen")])])
    (True, False)
    """
    return bool(pairs) and all(is_object(value) and _is_letter_of(key, value) for key, value in pairs)


def has_key_twice(pairs: Pairs) -> bool:
    """Return whether a key stands twice in an object.

    >>> has_key_twice([("a", 1), ("b", 2), ("a", 3)])
    True
    """
    return len(dict(pairs)) < len(pairs)


def is_object(value: object) -> bool:
    """Return whether a value is the pairs of an object. Keys that stand twice are kept there, unlike in a dict."""
    return isinstance(value, list) and all(isinstance(pair, tuple) for pair in value)


def _is_letter_of(letter: str, terms: Pairs) -> bool:
    """Return whether terms with their texts begin with a letter."""
    are_texts = all(type(text) is str for _, text in terms)
    begin = all(term.casefold().startswith(letter.casefold()) for term, _ in terms)
    return are_texts and begin and len(letter) == 1
