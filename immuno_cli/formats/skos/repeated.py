"""Long notes and labels that are resources, and that many concepts share.

Each concept that names one would get all of its texts. So a short file could grow with the square of its size.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from immuno_cli.formats.iris import local_name
from immuno_cli.formats.rdf.graph import Graph, Node, Text, Value
from immuno_cli.formats.skos.properties import NESTED_FIELDS

MOST_USES: Final = 100
"""So many statements may name the same long note or label. The others are left out."""
_MOST_STATEMENTS: Final = 100
"""A note or a label is long if the file says more of it than this."""
_MOST_CHARACTERS: Final = 4000
"""It is long, too, if its texts have more characters than this."""

Pair = tuple[str, Value]


def leave_out_repeated(graph: Graph, read_as: Mapping[str, str]) -> None:
    """Take out the statements that name a long note or label more than MOST_USES times. Each is noted."""
    nested = {predicate for predicate, field in read_as.items() if field in NESTED_FIELDS}
    if nested.isdisjoint(graph.predicates):
        return
    uses = Counter(node for pairs in graph.statements.values() for node in _nested(pairs, read_as))
    repeated = {iri for iri, count in uses.items() if count > MOST_USES and _is_long(graph.statements.get(iri, ()))}
    if not repeated:
        return
    left = dict.fromkeys(repeated, MOST_USES)
    for subject, pairs in graph.statements.items():
        named = repeated.intersection(_nested(pairs, read_as))
        if named:
            graph.statements[subject] = list(_within_bound(graph, read_as, subject, left))


def _nested(pairs: Sequence[Pair], read_as: Mapping[str, str]) -> Iterator[str]:
    """Yield the resources that are notes or labels in these statements."""
    for predicate, value in pairs:
        if isinstance(value, Node) and read_as.get(predicate) in NESTED_FIELDS:
            yield value.iri


def _is_long(pairs: Sequence[Pair]) -> bool:
    characters = sum(len(value.text) for _, value in pairs if isinstance(value, Text))
    return len(pairs) > _MOST_STATEMENTS or characters > _MOST_CHARACTERS


def _within_bound(graph: Graph, read_as: Mapping[str, str], subject: str, left: dict[str, int]) -> Iterator[Pair]:
    """Yield the statements about a subject that are read. `left` is how often each long resource may yet be named."""
    for predicate, value in graph.statements[subject]:
        is_bounded = isinstance(value, Node) and value.iri in left and read_as.get(predicate) in NESTED_FIELDS
        if not is_bounded or not isinstance(value, Node):
            yield predicate, value
        elif left[value.iri] > 0:
            left[value.iri] -= 1
            yield predicate, value
        else:
            graph.changes.add("repeated", 0, f"{subject}: {local_name(predicate)}")
