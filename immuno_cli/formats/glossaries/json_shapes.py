"""Shapes in which programs put the entries of a glossary in JSON: in a wrapper, by letter, or as a text for a page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from immuno_cli.formats.tables.header_names.words import TARGET_OF, plain

Pairs = Sequence[tuple[str, Any]]
"""The keys of a JSON object with their values."""

_WRAPPERS: Final = frozenset({"fields", "attributes", "node", "_source"})
"""Keys below which Airtable, Django, JSON:API, GraphQL and Elasticsearch have what a record says."""
_LINKED: Final = "relationships"
"""The key below which JSON:API has the records that a record is linked with, each below `data`."""
_SAID_ONCE: Final = frozenset({"prefLabel", "definition"})
_IDS: Final = ("id", "uri", "@id", "iri")
"""The keys of the id of an object to which a link leads."""
_OF_TEXTS: Final = frozenset({"value", "format", "processed", "summary"})
"""The keys of a text in Drupal."""
_OF_PAGES: Final = {"title": "term", "content": "definition"}
"""What the parts of a post in WordPress are where it is an entry of a glossary."""


def unwrapped(record: Pairs) -> list[tuple[str, Any]]:
    """Return what a record says, that of its wrapper first, if it has one.

    What has a label or a definition beside those of the record is no wrapper: it is another thing.

    >>> unwrapped([("id", "rec1"), ("fields", [("Term", "serum")])])
    [('Term', 'serum'), ('id', 'rec1')]
    """
    record = [pair for each in record for pair in _links_of(*each)]
    inner = [value for key, value in record if key in _WRAPPERS and is_object(value)]
    if len(inner) != 1 or not _SAID_ONCE.isdisjoint(_by_target(inner[0]).keys() & _by_target(record).keys()):
        return list(record)
    named = {key for key, _ in inner[0]}
    return [*inner[0], *((key, value) for key, value in record if key not in named and value is not inner[0])]


def _links_of(key: str, value: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - whatever JSON holds
    """Yield the links of a record in JSON:API as it would have them elsewhere, and any other pair as it is."""
    if key != _LINKED or not is_object(value) or not all(is_object(link) for _, link in value):
        yield key, value
        return
    for name, link in value:
        yield name, dict(link).get("data")


def main_list(whole: Pairs) -> list[Any] | None:
    """Return the records of a document in JSON:API, None if it is none. Beside them are links and included records.

    >>> main_list([("data", [[("type", "term"), ("id", "1"), ("attributes", [("term", "serum")])]]), ("included", [])])
    [[('type', 'term'), ('id', '1'), ('attributes', [('term', 'serum')])]]
    """
    data = dict(whole).get("data")
    records = [data] if is_object(data) and data else data
    if not isinstance(records, list) or not records or not all(map(_is_resource, records)):
        return None
    return records


def _is_resource(record: object) -> bool:
    return is_object(record) and {"type", "id", "attributes"} <= dict(record).keys()  # type: ignore[call-overload]


def rendered(key: str, value: object) -> tuple[str, Any]:
    """Return the key and the text of a part of a page in WordPress or Drupal, and others as they are.

    >>> rendered("title", [("rendered", "Serum")]), rendered("title", "Serum")
    (('term', 'Serum'), ('title', 'Serum'))
    >>> rendered("description", [("value", "<p>Blood</p>"), ("format", "html")])
    ('description', '<p>Blood</p>')
    """
    if isinstance(value, list) and is_object(value):
        parts = dict(value)
        if isinstance(parts.get("rendered"), str):
            return _OF_PAGES.get(key, key), parts["rendered"]
        if isinstance(parts.get("value"), str) and parts.keys() <= _OF_TEXTS:
            return key, parts["value"]
    return key, value


def split_records(whole: Pairs) -> list[list[tuple[str, Any]]]:
    """Return the records of a table whose columns stand beside its rows, as pandas writes it; none where none is such.

    >>> split_records([("columns", ["term"]), ("data", [["serum"], ["plasma"]])])
    [[('term', 'serum')], [('term', 'plasma')]]
    """
    parts = dict(whole)
    columns, rows = parts.get("columns"), parts.get("data", parts.get("rows"))
    if not isinstance(columns, list) or not isinstance(rows, list) or not columns:
        return []
    are_texts = all(type(name) is str for name in columns)
    if not are_texts or not all(_is_row(row, len(columns)) for row in rows):
        return []
    return [list(zip(columns, row, strict=True)) for row in rows]


def _is_row(row: object, width: int) -> bool:
    return isinstance(row, list) and len(row) == width and not is_object(row)


def ids_of(value: Any) -> list[str] | None:  # noqa: ANN401 - whatever JSON holds
    """Return the ids of an object, or of several in a list, to which a link leads. None if one has none.

    >>> ids_of([[("id", "a"), ("label", "A")], [("@id", "b")]])
    ['a', 'b']
    """
    if not isinstance(value, list):
        return None
    linked = [value] if value and is_object(value) else value
    if not all(is_object(each) for each in linked):
        return None
    ids = [next((child for key, child in each if key in _IDS and isinstance(child, str)), "") for each in linked]
    return ids if all(ids) else None


def is_root(record: Pairs) -> bool:
    """Return whether an object is a concept, with its definition, that has the narrower ones below it.

    >>> is_root([("term", "fluid"), ("definition", "It flows."), ("children", [[("term", "serum")]])])
    True
    """
    return _has_narrower(record) and {"prefLabel", "definition"} <= _by_target(record).keys()


def flattened(records: Sequence[Pairs]) -> list[Pairs]:
    """Return records with those that stand below each, which get it as their broader one.

    A record without an id gets one if others stand below it and an earlier one has its label.

    >>> flattened([[("term", "fluid"), ("children", [[("term", "serum")]])]])
    [[('term', 'fluid')], [('term', 'serum'), ('broader', 'fluid')]]
    """
    if not any(map(_has_narrower, records)):
        return list(records)
    found: list[Pairs] = []
    count_of: Counter[str] = Counter()
    left = [(record, "") for record in reversed(records)]
    while left:
        record, above = left.pop()
        own, below = _parted(record)
        named = _by_target(own)
        name = named.get("id") or named.get("prefLabel", "")
        count_of[name] += 1
        if below and count_of[name] > 1 and "id" not in named:
            name = f"{name}-{count_of[name]}"
            own.append(("id", name))
        found.append([*own, ("broader", above)] if above else own)
        left.extend((child, name) for child in reversed(below))
    return found


def _parted(record: Pairs) -> tuple[list[tuple[str, Any]], list[Pairs]]:
    """Return what a record says of itself, and the records below it."""
    below = [child for pair in record if _holds_narrower(*pair) for child in pair[1]]
    return [pair for pair in record if not _holds_narrower(*pair)], below


def _by_target(record: Pairs) -> dict[str, str]:
    """Return the values of a record by what their keys are read as."""
    return {_target_of(key): str(value) for key, value in record}


def _has_narrower(record: Pairs) -> bool:
    return any(_holds_narrower(*pair) for pair in record)


def _holds_narrower(key: str, value: object) -> bool:
    """Return whether a value is a list of records that name the terms below one."""
    if not isinstance(value, list) or _target_of(key) != "narrower" or is_object(value):
        return False
    return all(is_object(child) and any(_target_of(name) == "prefLabel" for name, _ in child) for child in value)


def _target_of(key: str) -> str:
    return TARGET_OF.get(plain(key), "")


def are_letters(pairs: Pairs) -> bool:
    """Return whether keys are letters with the terms that begin with each: `{"A": {"antigen": "…"}}`.

    Not all of the terms are names of what is said of a term: `{"d": {"definition": "…"}}`.

    >>> are_letters([("A", [("antigen", "It binds.")])]), are_letters([("a", [("term", "antigen")])])
    (True, False)
    """
    if not all(is_object(value) and _is_letter_of(key, value) for key, value in pairs):
        return False
    return any(not _target_of(term) for _, terms in pairs for term, _ in terms)


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
