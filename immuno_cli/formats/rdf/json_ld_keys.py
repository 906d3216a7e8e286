"""The keys of a JSON-LD file that mean nothing: its context does not have them, so they are no part of the graph."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from immuno_cli.formats.nesting import iter_contexts

_LARGE: Final = 20 << 20
"""The size in bytes from which keys that look like language tags are not looked at: it takes much memory."""

_KEY: Final = re.compile(rb'"([^"\\:@][^"\\:]*)"\s*:')
_TAG: Final = re.compile(r"[a-z]{2,3}(?:-\w{1,8})*", re.IGNORECASE | re.ASCII)
_NODES: Final = frozenset({"@graph", "@included", "@reverse", "@nest", "@set", "@list"})
"""Keywords whose values are resources."""
_MAPS: Final = frozenset({"@index", "@id", "@type", "@graph"})
"""Containers that are maps from any key to resources."""


class _Context(NamedTuple):
    """The contexts that hold for a resource, or all of a file together.

    Attributes:
        terms: What they define each term as.
        has_vocabulary: Whether every other key is a term of a default vocabulary.
    """

    terms: Mapping[str, Any]
    has_vocabulary: bool

    def keyword(self, key: str) -> str:
        """Return the keyword that a key is or stands for, "" if it is none."""
        meant = self.terms.get(key, key)
        if isinstance(meant, dict):
            meant = meant.get("@id")
        return meant if isinstance(meant, str) and meant.startswith("@") else ""

    def within(self, node: Mapping[str, Any]) -> "_Context":
        """Return the context that holds inside of a resource, which may have one of its own."""
        own = node.get("@context")
        stated = own if isinstance(own, list) else [own]
        contexts = [one for one in stated if isinstance(one, dict)]
        return self.joined(contexts) if contexts else self

    def joined(self, contexts: Iterable[Mapping[str, Any]]) -> "_Context":
        """Return this context with others that are stated inside of it."""
        terms = dict(self.terms)
        has_vocabulary = self.has_vocabulary
        for context in contexts:
            has_vocabulary = has_vocabulary or isinstance(context.get("@vocab"), str)
            terms.update((term, meant) for term, meant in context.items() if meant is not None)
        return _Context(terms, has_vocabulary)

    def option(self, key: str, name: str) -> frozenset[str]:
        """Return what the definition of a term says by the name of an option, such as `@container`."""
        meant = self.terms.get(key)
        stated = meant.get(name, ()) if isinstance(meant, dict) else ()
        texts = [stated] if isinstance(stated, str) else stated if isinstance(stated, list) else []
        return frozenset(text for text in texts if isinstance(text, str))


_NONE: Final = _Context({}, False)


def iter_unknown_keys(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the id of each resource with a key that its file's context does not have, and the key.

    >>> list(iter_unknown_keys(b'{"@context": {"a": "urn:a"}, "@id": "urn:x", "a": 1, "b": 2}'))
    [('urn:x', 'b')]
    """
    text = data.decode("utf-8-sig", errors="replace")
    all_contexts = _NONE.joined(iter_contexts(text))
    if not _may_have_unknown(data, all_contexts):
        return
    try:
        whole = json.loads(text)
    except ValueError:  # the parser of JSON-LD takes a few things that JSON does not have
        return
    stack: list[tuple[_Context, Any]] = [(_Context(all_contexts.terms, False), whole)]
    while stack:
        context, value = stack.pop()
        inside: list[Any] = value if isinstance(value, list) else []
        if isinstance(value, dict):
            context = context.within(value)
            yield from _read_node(context, value, inside)
        stack.extend((context, each) for each in reversed(inside))


def _may_have_unknown(data: bytes, context: _Context) -> bool:
    """Return whether there is a key that is no term. In a large file, a language tag is taken for no key."""
    keys = {key.decode(errors="replace") for key in set(_KEY.findall(data))}
    unknown = keys.difference(context.terms)
    return any(len(data) < _LARGE or not _TAG.fullmatch(key) for key in unknown)


def _read_node(context: _Context, node: Mapping[str, Any], inside: list[Any]) -> Iterator[tuple[str, str]]:
    """Yield the unknown keys of a resource, and add what stands inside of it to `inside`."""
    keywords = {context.keyword(key): value for key, value in node.items()}
    if "@value" in keywords:
        return
    subject = keywords.get("@id")
    for key, value in node.items():
        keyword = context.keyword(key)
        if keyword:
            inside.extend([value] if keyword in _NODES else [])
        elif key in context.terms:
            inside.extend(_values_of_term(context, key, value))
        elif ":" in key or context.has_vocabulary:
            inside.append(value)
        else:
            yield subject if isinstance(subject, str) else "[]", key


def _values_of_term(context: _Context, term: str, value: object) -> list[Any]:
    """Return the resources in the value of a term. The keys of a map of languages, ids or the like are no terms."""
    container = context.option(term, "@container")
    if "@language" in container or "@json" in context.option(term, "@type"):
        return []
    if not _MAPS.isdisjoint(container) and isinstance(value, dict):
        return list(value.values())
    return [value]
