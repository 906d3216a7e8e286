"""How the concepts of a SKOS file hang together, and what of it a vocabulary states."""

from collections import Counter, deque
from collections.abc import Mapping
from typing import Final, NamedTuple

from immuno_cli.formats.skos.rdf_graph import Node
from immuno_cli.formats.skos.survey import Source

_FIELDS: Final = ("broader", "narrower", "broaderTransitive", "narrowerTransitive", "related")

MOST_STEPS: Final = 10_000_000
"""As many links are followed to find which transitive ones say nothing new: a few seconds."""

Targets = dict[str, None]
"""IRIs in order, each once."""


class Links(NamedTuple):
    """The broader and the related concepts of each concept, by IRI."""

    broader: Mapping[str, Targets]
    related: Mapping[str, Targets]


def gather_links(source: Source, counts: Counter[str]) -> Links:
    """Return broader and related of all concepts; what is left out is counted in `counts`.

    Narrower is broader read backwards. A transitive link is kept where no chain of other links says the same.
    """
    stated: dict[str, list[tuple[str, str]]] = {field: [] for field in _FIELDS}
    for iri in source.concepts:
        for predicate, value in source.graph.statements[iri]:
            field = source.fields.get(predicate)
            if field in stated and isinstance(value, Node):
                stated[field].append((iri, value.iri))
    broader = _by_source(stated["broader"] + _backwards(source, stated["narrower"], counts))
    _add_transitive(
        broader, _by_source(stated["broaderTransitive"] + _backwards(source, stated["narrowerTransitive"], counts))
    )
    return Links(_drop_loops(broader, counts), _drop_loops(_by_source(stated["related"]), counts))


def _backwards(source: Source, pairs: list[tuple[str, str]], counts: Counter[str]) -> list[tuple[str, str]]:
    turned = [(target, iri) for iri, target in pairs if target in source.concepts]
    counts["narrower-unknown"] += len(pairs) - len(turned)
    return turned


def _by_source(pairs: list[tuple[str, str]]) -> dict[str, Targets]:
    links: dict[str, Targets] = {}
    for iri, target in pairs:
        links.setdefault(iri, {})[target] = None
    return links


def _drop_loops(links: dict[str, Targets], counts: Counter[str]) -> dict[str, Targets]:
    for iri, targets in links.items():
        if iri in targets:
            del targets[iri]
            counts["self-link"] += 1
    return links


def _add_transitive(direct: dict[str, Targets], transitive: Mapping[str, Targets]) -> None:
    """Add those transitive links that the direct ones and the transitive ones already added do not imply.

    The transitive reduction (Aho, Garey and Ullman 1972), one link at a time, so that cycles lose nothing either.
    After MOST_STEPS what is left is added as it stands: more links than needed, but none wrong.
    """
    edges: dict[str, set[str]] = {iri: set(targets) for iri, targets in direct.items()}
    for iri, targets in transitive.items():
        edges.setdefault(iri, set()).update(targets)
    steps = 0
    for iri, targets in transitive.items():
        for target in targets:
            if target == iri or target in direct.get(iri, ()):
                continue
            edges[iri].discard(target)
            implied, visited = _reaches(edges, iri, target, MOST_STEPS - steps)
            steps += visited
            if not implied:
                edges[iri].add(target)
    for iri, targets in transitive.items():
        kept = (target for target in targets if target in edges[iri] and target != iri)
        direct.setdefault(iri, {}).update(dict.fromkeys(kept))


def _reaches(edges: Mapping[str, set[str]], start: str, goal: str, most: int) -> tuple[bool, int]:
    """Return whether edges lead from `start` to `goal`, as far as `most` steps tell, and how many it took."""
    seen, queue, steps = {start}, deque([start]), 0
    while queue and steps < most:
        targets = edges.get(queue.popleft(), set())
        if goal in targets:
            return True, steps
        steps += len(targets)
        queue.extend(targets - seen)
        seen |= targets
    return False, steps
