"""Which nodes of an OBO Graphs file are concepts, and which declare a subset or a type of synonyms.

A file states the types of its nodes, and old ones only those of classes.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from immuno_cli.formats.obo.graphs.json_values import node_type, object_, objects, text, texts, values_of
from immuno_cli.formats.obo.properties import SUBCLASS, is_true, says_no, short_name
from immuno_cli.formats.reading import JsonObject

Edge = tuple[JsonObject, str, str, str]
"""An edge, and the IRIs of its subject, predicate and object."""

_SUBSETS: Final = "SubsetProperty"
"""The local name of the property that all subsets specialize."""

_SYNONYM_TYPES: Final = ("SynonymTypeProperty", "SynonymType")
"""The local names of the properties that all types of synonyms specialize."""

_MERGED: Final = frozenset({"IAO:0000227", "http://purl.obolibrary.org/obo/IAO_0000227"})
"""The reason for obsolescence “terms merged”."""


def local_name(iri: str) -> str:
    """Return what stands after the last slash, hash or colon of an IRI.

    >>> local_name("oio:hasExactSynonym"), local_name("is_a")
    ('hasExactSynonym', 'is_a')
    """
    return re.split("[/#:]", iri)[-1]


def is_declaring(iri: str) -> bool:
    """Return whether this is the property that all subsets, or all types of synonyms, specialize."""
    return iri.endswith((_SUBSETS, *_SYNONYM_TYPES))


@lru_cache(maxsize=1000)
def is_subclass(predicate: str) -> bool:
    """Return whether a predicate leads to a broader concept, whatever its spelling.

    >>> is_subclass("is_a"), is_subclass("http://www.w3.org/2000/01/rdf-schema#subClassOf"), is_subclass("part_of")
    (True, True, False)
    """
    return local_name(predicate).casefold() in SUBCLASS or short_name(predicate) == "skos:broader"


def is_deprecated(node: JsonObject) -> bool:
    """Return whether a node is deprecated, by its `meta` or by a property value."""
    if any(is_true(place.get("deprecated")) for place in (node, object_(node, "meta"))):
        return True
    return any(predicate.endswith("deprecated") and is_true(value) for predicate, value in values_of(node))


def is_live(node: JsonObject) -> bool:
    """Return whether a node says that it is not deprecated. What says nothing does not say so."""
    return any(says_no(place.get("deprecated")) for place in (node, object_(node, "meta")))


class Declarations:
    """What the nodes of a file are. `subsets` and `parts` hold the IRIs of subsets, and of these and synonym types."""

    def __init__(self, nodes: Sequence[JsonObject], edges: Sequence[Edge]) -> None:
        self.in_hierarchy: set[str] = set()
        self.subsets: set[str] = set()
        self.parts: set[str] = set()
        self.replaced: dict[str, set[str]] = {}
        self.states_types = any(node_type(node) == "CLASS" for node in nodes)
        for edge in edges:
            self._read_edge(edge)
        for node in nodes:
            self._read_node(node)
        self.parts |= self.subsets
        self.parts -= {*self.in_hierarchy, ""}

    def _read_edge(self, edge: Edge) -> None:
        _, source, predicate, target = edge
        if is_declaring(target):
            (self.subsets if target.endswith(_SUBSETS) else self.parts).add(source)
        elif is_subclass(predicate):
            self.in_hierarchy.update((source, target))

    def _read_node(self, node: JsonObject) -> None:
        meta = object_(node, "meta")
        self.subsets.update(texts(meta, "subsets"))
        self.parts.update(text(synonym, "synonymType") for synonym in objects(meta, "synonyms"))
        for predicate, value in values_of(node):
            if predicate.endswith("inSubset"):
                self.subsets.add(value)
            elif predicate.endswith("hasAlternativeId"):
                self.replaced.setdefault(value, set()).add(text(node, "id"))

    def is_merged(self, node: JsonObject, identifier: str) -> bool:
        """Return whether a node stands for a term that was merged into another, of which it is an alternative id.

        Such a node has no place in the hierarchy, and no name unless it says that it was merged.
        """
        iri = text(node, "id")
        merged_into = self.replaced.get(identifier, set()) - {iri}
        if not merged_into or iri in self.in_hierarchy or not is_deprecated(node):
            return False
        return not text(node, "lbl") or any(value in _MERGED for _, value in values_of(node))

    def reason_to_skip(self, node: JsonObject, identifier: str) -> str | None:
        """Return the code of the note that says why a node is not a concept, or None if it is one."""
        if not identifier:
            return "refused-stanza"
        if text(node, "id") in self.parts:
            return "declaration"
        if self.is_merged(node, identifier):
            return "merged-id"
        if not text(node, "lbl") and not object_(node, "meta"):
            return "reference-only"
        return "untyped" if self._is_untyped(node) else None

    def _is_untyped(self, node: JsonObject) -> bool:
        """Return whether a node has no type though classes have one, and no place in the hierarchy."""
        return self.states_types and not text(node, "type") and text(node, "id") not in self.in_hierarchy
