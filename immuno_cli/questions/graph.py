"""How concepts hang together: neighbours, the way up, the tree below, the shortest path between two.

Free functions over any Vocabulary. Every one of them ends on cycles, and passes over targets that do not exist.
A relation read backwards is written as SPARQL writes an inverse path: `^has-side-effect` (W3C SPARQL 1.1, section 9).
"""

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from immuno_cli.model import Basis, Concept, Relation, Statement
from immuno_cli.questions.wording import INVERSE, reversed_label
from immuno_cli.vocabularies.protocol import Vocabulary

BROADER: Final = "broader"
NARROWER: Final = "narrower"
RELATED: Final = "related"
SKOS_LABELS: Final = {BROADER: "is a kind of", NARROWER: "has kind", RELATED: "related to"}
MOST_CHAINS: Final = 12
LONGEST_CHAIN: Final = 30
"""Concepts of a chain, above all real hierarchies: the Gene Ontology's longest has less than 20."""
DEEPEST: Final = 100
"""Levels of a tree below its top, whatever depth is asked for."""

Came = dict[str, str]
"""Of each concept reached in a search for a path, the one it was reached from; "" for the end it began at."""


class Edge(NamedTuple):
    """One step from a concept to `target`, by a relation's id, and what the step rests on."""

    relation: str
    target: str
    basis: Basis | None = None
    passages: tuple[str, ...] = ()


class Neighbour(NamedTuple):
    """A concept that is one step away; `groups` are its own neighbours where more depth was asked for."""

    concept: Concept
    basis: Basis | None = None
    passages: tuple[str, ...] = ()
    groups: "tuple[Group, ...]" = ()


class Group(NamedTuple):
    """The neighbours by one relation; `label` is its name in this direction, `omitted` counts those left out."""

    relation: str
    label: str
    neighbours: tuple[Neighbour, ...]
    omitted: int = 0


class Node(NamedTuple):
    """A concept in a tree. `omitted` counts narrower ones left out; `repeated` marks its own ancestor."""

    concept: Concept
    narrower: "tuple[Node, ...]" = ()
    omitted: int = 0
    repeated: bool = False


class RootPaths(NamedTuple):
    """Paths from top concepts down to a concept, itself last. `more` says that there are others.

    A path that was cut short has LONGEST_CHAIN + 1 concepts.
    """

    chains: tuple[tuple[Concept, ...], ...]
    more: bool


class Step(NamedTuple):
    """One step of a path: `label` is the relation's name in this direction, `basis` what the step rests on."""

    source: Concept
    relation: str
    label: str
    target: Concept
    basis: Basis | None = None
    passages: tuple[str, ...] = ()


def iter_edges(vocabulary: Vocabulary, concept: Concept) -> Iterator[Edge]:
    """Yield every step from the concept to another, stated at either end; the same step only once."""
    seen: set[tuple[str, str]] = set()
    for edge in _all_edges(vocabulary, concept):
        key = (edge.relation, edge.target)
        if key not in seen and edge.target != concept.id:
            seen.add(key)
            yield edge


def _all_edges(vocabulary: Vocabulary, concept: Concept) -> Iterator[Edge]:
    yield from (Edge(BROADER, target) for target in concept.broader)
    yield from (Edge(NARROWER, target) for target in vocabulary.narrower(concept.id))
    yield from (Edge(r.relation, r.target, r.basis, r.passages) for r in concept.relations)
    yield from _edges_stated_elsewhere(vocabulary, concept)
    yield from (Edge(RELATED, target) for target in (*concept.related, *vocabulary.related_from(concept.id)))


def _edges_stated_elsewhere(vocabulary: Vocabulary, concept: Concept) -> Iterator[Edge]:
    """Yield the typed relations that other concepts have to this one, as they read from here."""
    symmetric = {t.id for t in vocabulary.head.relation_types if t.pref_label == t.inverse_label}
    for link in vocabulary.links_to(concept.id):
        source = vocabulary.find_concept(link.source)
        relation = link.relation if link.relation in symmetric else INVERSE + link.relation
        for stated in source.relations if source else ():
            if stated.relation == link.relation and stated.target == concept.id:
                yield Edge(relation, link.source, stated.basis, stated.passages)


def relation_label(vocabulary: Vocabulary, relation: str) -> str:
    """Return a relation's name in the direction that its id gives; the id itself where nothing names it."""
    if relation in SKOS_LABELS:
        return SKOS_LABELS[relation]
    name = relation.removeprefix(INVERSE)
    for known in vocabulary.head.relation_types:
        if known.id == name:
            return known.inverse_label if relation.startswith(INVERSE) else known.pref_label
    return reversed_label(name) if relation.startswith(INVERSE) else name


def neighbours(
    vocabulary: Vocabulary, concept: Concept, *, depth: int = 1, limit: int | None = None
) -> tuple[Group, ...]:
    """Return the concepts around one, grouped by relation, in the order broader, narrower, typed relations, related.

    With more `depth`, each neighbour has the groups around it in turn, without concepts already shown nearer. `limit`
    bounds each group.
    """
    return _neighbours(vocabulary, concept, depth, limit, frozenset({concept.id}))


def _neighbours(
    vocabulary: Vocabulary, concept: Concept, depth: int, limit: int | None, shown: frozenset[str]
) -> tuple[Group, ...]:
    edges: dict[str, list[Edge]] = {}
    for edge in iter_edges(vocabulary, concept):
        if edge.target not in shown:
            edges.setdefault(edge.relation, []).append(edge)
    shown |= {edge.target for group in edges.values() for edge in group[:limit]}
    found: list[Group] = []
    for relation, group in edges.items():
        members = [Neighbour(c, e.basis, e.passages) for e in group[:limit] if (c := find_live(vocabulary, e.target))]
        if depth > 1:
            members = [m._replace(groups=_neighbours(vocabulary, m.concept, depth - 1, limit, shown)) for m in members]
        if members:
            omitted = len(group[limit:]) if limit is not None else 0
            found.append(Group(relation, relation_label(vocabulary, relation), tuple(members), omitted))
    return tuple(found)


def paths_to_root(vocabulary: Vocabulary, concept: Concept) -> RootPaths:
    """Return the ways down to the concept from top concepts, through as many of its parents as possible.

    Their number may grow exponentially with the levels above. At most MOST_CHAINS grow at a time: where one forks and
    there is no room for every branch, the first ones are followed.
    """
    complete: list[tuple[Concept, ...]] = []
    growing: deque[tuple[Concept, ...]] = deque([(concept,)])
    more = False
    while growing:
        chain = growing.popleft()
        on_chain = {c.id for c in chain}
        parents = [find_live(vocabulary, i) for i in dict.fromkeys(chain[0].broader) if i not in on_chain]
        known = [parent for parent in parents if parent]
        room = MOST_CHAINS - len(complete) - len(growing)
        if not known or len(chain) > LONGEST_CHAIN:
            complete.append(chain)
        else:
            growing.extend((parent, *chain) for parent in known[:room])
            more = more or len(known) > room
    return RootPaths(tuple(complete), more)


def iter_levels(vocabulary: Vocabulary, concept: Concept) -> Iterator[list[Concept]]:
    """Yield the concept alone, then its broader concepts, then theirs; each concept once. Ends on cycles."""
    seen = {concept.id}
    level = [concept]
    while level:
        yield level
        above: list[Concept] = []
        for identifier in dict.fromkeys(broader for each in level for broader in each.broader):
            broader = find_live(vocabulary, identifier) if identifier not in seen else None
            if broader:
                seen.add(identifier)
                above.append(broader)
        level = above


def tree(vocabulary: Vocabulary, root: Concept | None, *, depth: int | None, limit: int | None) -> tuple[Node, ...]:
    """Return the hierarchy below `root`, or below all top concepts; a concept with two parents stands under both.

    It is grown level by level, at most `depth` levels below the top (and never more than DEEPEST) and at most `limit`
    concepts in all, so what is left out is what lies deepest.
    """
    deepest = DEEPEST if depth is None else min(depth, DEEPEST)
    tops = [root] if root else [c for c in map(vocabulary.find_concept, vocabulary.roots()) if c]
    kept = tops if limit is None else tops[:limit]
    growing = [_Growing(concept, (concept.id,)) for concept in kept]
    level, count, below = growing, len(growing), 0
    while level and below < deepest:
        following: list[_Growing] = []
        for node in level:
            node.children = _children(vocabulary, node, None if limit is None else limit - count)
            count += len(node.children)
            following += node.children
        level, below = following, below + 1
    return tuple(_grown(vocabulary, node) for node in growing)


def find_cycle(vocabulary: Vocabulary, concept: Concept) -> tuple[Concept, ...]:
    """Return a shortest cycle of broader concepts that a concept stands in, itself first; () if it stands in none."""
    came: Came = {concept.id: ""}
    queue = deque([concept])
    while queue:
        here = queue.popleft()
        for parent in filter(None, (find_live(vocabulary, target) for target in here.broader)):
            if parent.id == concept.id:
                return _steps_up(vocabulary, came, here)
            if parent.id not in came:
                came[parent.id] = here.id
                queue.append(parent)
    return ()


def _steps_up(vocabulary: Vocabulary, came: Came, last: Concept) -> tuple[Concept, ...]:
    """Return the concepts from where a search began up to the one where it ended."""
    ids = [last.id]
    while came[ids[-1]]:
        ids.append(came[ids[-1]])
    return tuple(concept for concept in map(vocabulary.find_concept, reversed(ids)) if concept)


class _Growing:
    """A node while the tree around it grows; `chain` holds the ids from the top down to it."""

    def __init__(self, concept: Concept, chain: tuple[str, ...], *, repeated: bool = False) -> None:
        self.concept = concept
        self.chain = chain
        self.repeated = repeated
        self.children: list[_Growing] = []


def _children(vocabulary: Vocabulary, node: _Growing, most: int | None) -> list[_Growing]:
    if node.repeated:
        return []
    found = [find_live(vocabulary, identifier) for identifier in vocabulary.narrower(node.concept.id)[:most]]
    return [_Growing(c, (*node.chain, c.id), repeated=c.id in node.chain) for c in found if c]


def _grown(vocabulary: Vocabulary, node: _Growing) -> Node:
    below = tuple(_grown(vocabulary, child) for child in node.children)
    omitted = 0 if node.repeated else len(vocabulary.narrower(node.concept.id)) - len(below)
    return Node(node.concept, below, omitted, node.repeated)


def omitted(nodes: Sequence[Node]) -> int:
    """Return how many concepts a tree left out directly below what it holds."""
    return sum(node.omitted + omitted(node.narrower) for node in nodes)


def shortest_path(vocabulary: Vocabulary, start: Concept, goal: Concept) -> tuple[Step, ...] | None:
    """Return the steps of a shortest way over all relations: () from a concept to itself, None where there is none.

    Breadth first from both ends at once (Pohl 1971), always on from the smaller front.
    """
    if start.id == goal.id:
        return ()
    came: tuple[Came, Came] = ({start.id: ""}, {goal.id: ""})
    fronts = [[start.id], [goal.id]]
    while fronts[0] and fronts[1]:
        side = 0 if len(fronts[0]) <= len(fronts[1]) else 1
        meeting, fronts[side] = _advance(vocabulary, fronts[side], came[side], came[1 - side])
        if meeting:
            return _steps(vocabulary, meeting, *came)
    return None


def _advance(vocabulary: Vocabulary, front: list[str], came: Came, other: Came) -> tuple[str | None, list[str]]:
    following: list[str] = []
    for identifier in front:
        concept = find_live(vocabulary, identifier)
        for edge in iter_edges(vocabulary, concept) if concept else ():
            if edge.target in came or not find_live(vocabulary, edge.target):
                continue
            came[edge.target] = identifier
            if edge.target in other:
                return edge.target, following
            following.append(edge.target)
    return None, following


def _steps(vocabulary: Vocabulary, meeting: str, forward: Came, backward: Came) -> tuple[Step, ...]:
    pairs: list[tuple[str, str]] = []
    here = meeting
    while forward[here]:
        pairs.append((forward[here], here))
        here = forward[here]
    pairs.reverse()
    here = meeting
    while backward[here]:
        pairs.append((here, backward[here]))
        here = backward[here]
    return tuple(_step(vocabulary, *pair) for pair in pairs)


def _step(vocabulary: Vocabulary, source_id: str, target_id: str) -> Step:
    source, target = vocabulary.find_concept(source_id), vocabulary.find_concept(target_id)
    if source is None or target is None:
        raise LookupError(source_id, target_id)
    edges = [edge for edge in iter_edges(vocabulary, source) if edge.target == target_id]
    return make_step(vocabulary, source, min(edges, key=is_reported), target)


def make_step(vocabulary: Vocabulary, source: Concept, edge: Edge, target: Concept) -> Step:
    """Return the step that an edge from `source` makes to `target`."""
    label = relation_label(vocabulary, edge.relation)
    return Step(source, edge.relation, label, target, edge.basis, edge.passages)


def is_reported(claim: Edge | Relation | Statement | Step) -> bool:
    """Return whether a claim rests on no more than a headline or on what someone remarked."""
    return claim.basis in ("headline", "opinion")


def find_live(vocabulary: Vocabulary, identifier: str) -> Concept | None:
    """Return the live concept that a link names. A link names an id to the letter: no notation, no other case."""
    concept = vocabulary.find_concept(identifier)
    return concept if concept and concept.id == identifier and not concept.deprecated else None
