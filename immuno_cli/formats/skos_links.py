"""How the concepts of a SKOS file hang together, and what of it a vocabulary states."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from immuno_cli.formats.rdf_graph import Node
from immuno_cli.formats.skos_source import Source

_FIELDS: Final = ("broader", "narrower", "broaderTransitive", "narrowerTransitive", "related")

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
    """Add those transitive links that the direct ones and the other transitive ones do not imply."""
    added: dict[str, list[str]] = {}
    for iri, targets in transitive.items():
        nearer = {*targets, *direct.get(iri, ())} - {iri}
        implied = _reachable(direct.get(iri, ()), direct)
        for other in nearer:
            above = transitive.get(other, {})
            if iri not in above:  # in a cycle each implies all, and none could stay
                implied.update(target for target in above if target != other)
        added[iri] = [target for target in targets if target not in implied and target != iri]
    for iri, kept in added.items():
        direct.setdefault(iri, {}).update(dict.fromkeys(kept))


def _reachable(start: Iterable[str], edges: Mapping[str, Targets]) -> set[str]:
    seen = set(start)
    queue = list(seen)
    while queue:
        for target in edges.get(queue.pop(), ()):
            if target not in seen:
                seen.add(target)
                queue.append(target)
    return seen
