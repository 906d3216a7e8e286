"""The broader and related concepts of each concept in a SKOS file."""

from collections import deque
from collections.abc import Mapping
from typing import Final, NamedTuple

from immuno_cli.formats.iris import RDFS
from immuno_cli.formats.rdf.graph import Node, Value
from immuno_cli.formats.reading import Changes
from immuno_cli.formats.skos.index import SkosIndex
from immuno_cli.formats.skos.properties import LINKS

MAX_STEPS: Final = 10_000_000
"""The most links that are followed to find transitive links that say nothing new. It takes a few seconds."""

Targets = dict[str, None]
"""IRIs in order, each once."""
Pair = tuple[str, str]
"""The IRI of a concept, and the IRI of a concept that it is linked to."""


class Links(NamedTuple):
    """The broader and the related concepts of each concept, by IRI."""

    broader: Mapping[str, Targets]
    related: Mapping[str, Targets]


def gather_links(index: SkosIndex, changes: Changes) -> Links:
    """Return the broader and related concepts of all concepts. What is left out is counted in `changes`.

    A narrower concept makes the concept broader than it. A transitive link is kept if no chain of other links says the
    same.
    """
    stated = _stated_links(index, changes)
    broader = stated["broader"] + _reverse(index, stated["narrower"], changes)
    transitive = stated["broaderTransitive"] + _reverse(index, stated["narrowerTransitive"], changes)
    direct = _by_concept(broader)
    _add_transitive(direct, _by_concept(transitive))
    related = _drop_self_links(index, _by_concept(stated["related"]), changes)
    return Links(_drop_self_links(index, direct, changes), related)


def _stated_links(index: SkosIndex, changes: Changes) -> dict[str, list[Pair]]:
    """Return the links that the file states, by their kind."""
    stated: dict[str, list[Pair]] = {link: [] for link in LINKS}
    stated["broader"] += _class_links(index)
    for iri in index.concepts:
        for predicate, value in index.graph.statements[iri]:
            link = index.read_as.get(predicate)
            target = _target(index, iri, value, changes) if link in stated else None
            if link and target:
                stated[link].append((iri, target))
    return stated


def _class_links(index: SkosIndex) -> list[Pair]:
    """Return the links of concepts that are classes of OWL, too: a class is narrower than the classes above it."""
    return [
        (iri, parent)
        for iri in index.concepts
        for parent in index.graph.nodes(iri, RDFS + "subClassOf")
        if index.is_thing(parent)
    ]


def _target(index: SkosIndex, iri: str, value: Value, changes: Changes) -> str | None:
    """Return the IRI that a link names. A text names one if it is the IRI of a concept of this file."""
    if isinstance(value, Node):
        return value.iri if _is_possible(index, iri, value.iri, changes) else None
    written = value.text.strip().strip("<>")
    is_known = written in index.concepts
    code = "link-as-text" if is_known else "link-left-out"
    changes.add(code, 0, f"{index.concepts[iri]}: {value.text}")
    return written if is_known else None


def _is_possible(index: SkosIndex, iri: str, target: str, changes: Changes) -> bool:
    """Return whether a link may lead to a resource: to a concept, or to one of which only the address is known."""
    if target in index.concepts:
        return True
    is_group = target in index.groups
    if is_group or target.startswith("_:"):
        named = "[]" if target.startswith("_:") else target
        changes.add("link-to-group" if is_group else "link-nameless", 0, f"{index.concepts[iri]}: {named}")
        return False
    return True


def _reverse(index: SkosIndex, pairs: list[Pair], changes: Changes) -> list[Pair]:
    """Return the links in the other direction, without those of concepts that the file does not describe."""
    for iri, target in pairs:
        if target not in index.concepts:
            changes.add("narrower-unknown", 0, f"{index.concepts[iri]}: {index.id_of(target)}")
    return [(target, iri) for iri, target in pairs if target in index.concepts]


def _by_concept(pairs: list[Pair]) -> dict[str, Targets]:
    links: dict[str, Targets] = {}
    for iri, target in pairs:
        links.setdefault(iri, {})[target] = None
    return links


def _drop_self_links(index: SkosIndex, links: dict[str, Targets], changes: Changes) -> dict[str, Targets]:
    for iri, targets in links.items():
        if iri in targets:
            del targets[iri]
            changes.add("self-link", 0, index.id_of(iri))
    return links


def _add_transitive(direct: dict[str, Targets], transitive: Mapping[str, Targets]) -> None:
    """Add to `direct` those transitive links that no chain of other links implies.

    This is the transitive reduction (Aho, Garey and Ullman 1972), taken one link at a time. So a cycle keeps enough
    links to hold together. After MAX_STEPS the remaining links are all added: more than needed, but none wrong.
    """
    edges = _edges(direct, transitive)
    steps = 0
    for iri, targets in transitive.items():
        for target in targets:
            if target == iri or target in direct.get(iri, ()):
                continue
            edges[iri].discard(target)
            is_implied, visited = _reaches(edges, iri, target, MAX_STEPS - steps)
            steps += visited
            if not is_implied:
                edges[iri].add(target)
    for iri, targets in transitive.items():
        kept = (target for target in targets if target in edges[iri] and target != iri)
        direct.setdefault(iri, {}).update(dict.fromkeys(kept))


def _edges(direct: Mapping[str, Targets], transitive: Mapping[str, Targets]) -> dict[str, set[str]]:
    edges: dict[str, set[str]] = {iri: set(targets) for iri, targets in direct.items()}
    for iri, targets in transitive.items():
        edges.setdefault(iri, set()).update(targets)
    return edges


def _reaches(edges: Mapping[str, set[str]], start: str, goal: str, max_steps: int) -> tuple[bool, int]:
    """Return whether edges lead from `start` to `goal` within `max_steps`, and how many edges were followed."""
    seen, queue, steps = {start}, deque([start]), 0
    while queue and steps < max_steps:
        targets = edges.get(queue.popleft(), set())
        if goal in targets:
            return True, steps
        steps += len(targets)
        queue.extend(targets - seen)
        seen |= targets
    return False, steps
