"""How concepts hang together: on the shipped glossary, and on any graph at all."""

from collections import deque

from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.model import Concept, Document, Relation, RelationType, Scheme, Statement
from immuno_cli.questions.contributions import contributions
from immuno_cli.questions.graph import (
    DEEPEST,
    LONGEST_CHAIN,
    MOST_CHAINS,
    Node,
    iter_edges,
    neighbours,
    omitted,
    paths_to_root,
    shortest_path,
    tree,
)
from immuno_cli.vocabularies.memory import MemoryVocabulary

IDS = ("a", "b", "c", "d", "e", "f", "gone")
TARGETS = st.lists(st.sampled_from(IDS), max_size=3).map(tuple)
RELATIONS = st.lists(st.builds(Relation, st.sampled_from(["r", "s", "unnamed"]), st.sampled_from(IDS)), max_size=3)


@st.composite
def vocabularies(draw: st.DrawFn) -> MemoryVocabulary:
    """Any graph of six concepts: cycles, dangling targets, deprecated ones, a symmetric relation."""
    concepts = [
        Concept(
            identifier,
            f"label {identifier}",
            broader=draw(TARGETS),
            related=draw(TARGETS),
            relations=tuple(draw(RELATIONS)),
            deprecated=draw(st.booleans()) and identifier == "f",
        )
        for identifier in IDS[:-1]
    ]
    types = (RelationType("r", "does", "done by"), RelationType("s", "works with", "works with"))
    return MemoryVocabulary("any", Scheme("any", "Any", "en", relation_types=types), concepts)


def live(vocabulary: MemoryVocabulary) -> list[Concept]:
    return [concept for concept in vocabulary.iter_concepts() if not concept.deprecated]


@given(vocabularies())
def test_every_step_can_be_walked_back(vocabulary: MemoryVocabulary) -> None:
    back = {"broader": "narrower", "narrower": "broader", "related": "related", "s": "s"}
    for concept in live(vocabulary):
        for edge in iter_edges(vocabulary, concept):
            target = vocabulary.find_concept(edge.target)
            if target is None or target.deprecated:
                continue
            inverse = edge.relation[1:] if edge.relation.startswith("^") else f"^{edge.relation}"
            wanted = (back.get(edge.relation, inverse), concept.id)
            assert wanted in [(e.relation, e.target) for e in iter_edges(vocabulary, target)]


def slow_distance(vocabulary: MemoryVocabulary, start: Concept, goal: Concept) -> int | None:
    """Breadth first from one end, plainly."""
    distance = {start.id: 0}
    queue = deque([start])
    while queue:
        concept = queue.popleft()
        for edge in iter_edges(vocabulary, concept):
            target = vocabulary.find_concept(edge.target)
            if target and not target.deprecated and target.id not in distance:
                distance[target.id] = distance[concept.id] + 1
                queue.append(target)
    return distance.get(goal.id)


@given(vocabularies(), st.integers(0, 4), st.integers(0, 4))
def test_the_path_is_a_shortest_one_and_connects(vocabulary: MemoryVocabulary, first: int, second: int) -> None:
    start, goal = live(vocabulary)[first], live(vocabulary)[second]
    steps = shortest_path(vocabulary, start, goal)
    expected = slow_distance(vocabulary, start, goal)
    if steps is None:
        assert expected is None
        return
    assert len(steps) == expected
    walked = [start.id, *(step.target.id for step in steps)]
    assert walked[-1] == goal.id
    assert [step.source.id for step in steps] == walked[:-1]


def ids(nodes: tuple[Node, ...]) -> list[str]:
    return [i for node in nodes for i in (node.concept.id, *ids(node.narrower))]


@given(vocabularies(), st.integers(1, 8))
def test_a_tree_ends_and_keeps_its_bound(vocabulary: MemoryVocabulary, limit: int) -> None:
    for root in live(vocabulary):
        whole = tree(vocabulary, root, depth=None, limit=200)
        assert ids(whole)[0] == root.id
        assert len(ids(tree(vocabulary, root, depth=None, limit=limit))) <= limit


@given(vocabularies(), st.integers(1, 3))
def test_neighbours_end_and_never_come_back(vocabulary: MemoryVocabulary, depth: int) -> None:
    for concept in live(vocabulary):
        for group in neighbours(vocabulary, concept, depth=depth):
            assert concept.id not in [neighbour.concept.id for neighbour in group.neighbours]


@given(vocabularies())
def test_every_way_leads_down_to_the_concept_and_every_parent_is_on_one(vocabulary: MemoryVocabulary) -> None:
    for concept in live(vocabulary):
        ways = paths_to_root(vocabulary, concept)
        for chain in ways.chains:
            assert chain[-1] == concept
            assert len({c.id for c in chain}) == len(chain)
        parents = {c.id for c in live(vocabulary) if c.id in concept.broader and c.id != concept.id}
        assert {chain[-2].id for chain in ways.chains if len(chain) > 1} == parents


def test_of_very_many_ways_some_are_shown_and_that_there_are_more() -> None:
    wide = range(4)
    top = [Concept(f"0-{n}", f"0-{n}") for n in wide]
    below = [
        Concept(f"{level}-{n}", f"{level}-{n}", broader=tuple(f"{level - 1}-{m}" for m in wide))
        for level in range(1, 25)
        for n in wide
    ]
    vocabulary = MemoryVocabulary("layers", Scheme("x", "X", "en"), [*top, *below])
    ways = paths_to_root(vocabulary, below[-1])
    assert len(ways.chains) == MOST_CHAINS
    assert ways.more
    assert {chain[-2].id for chain in ways.chains} == {f"23-{n}" for n in wide}


def test_a_hierarchy_of_any_depth_is_bounded() -> None:
    concepts = [Concept(str(n), f"n {n}", broader=(str(n - 1),) if n else ()) for n in range(5000)]
    vocabulary = MemoryVocabulary("deep", Scheme("x", "X", "en"), concepts)
    ((*_, last),) = paths_to_root(vocabulary, concepts[-1]).chains
    assert last == concepts[-1]
    assert len(paths_to_root(vocabulary, concepts[-1]).chains[0]) == LONGEST_CHAIN + 1
    nodes = tree(vocabulary, concepts[0], depth=9999, limit=None)
    assert len(ids(nodes)) == DEEPEST + 1
    assert omitted(nodes) == 1


def test_a_tree_says_what_it_left_out() -> None:
    concepts = [Concept("top", "top"), *(Concept(str(i), f"n {i}", broader=("top",)) for i in range(10))]
    (node,) = tree(MemoryVocabulary("x", Scheme("x", "X", "en"), concepts), concepts[0], depth=None, limit=4)
    assert len(node.narrower) == 3
    assert node.omitted == 7


def test_a_concept_above_itself_is_marked_not_followed() -> None:
    concepts = [Concept("a", "a", broader=("b",)), Concept("b", "b", broader=("a",))]
    (node,) = tree(MemoryVocabulary("x", Scheme("x", "X", "en"), concepts), concepts[0], depth=None, limit=None)
    assert node.narrower[0].narrower[0].repeated


def test_of_every_document_it_is_counted_what_it_gives() -> None:
    concept = Concept(
        "a",
        "a",
        definitions=(Statement("One.", "document", ("d:p2.s1", "d:p1.s1")),),
        scope_notes=(Statement("Two.", "headline", ("d:p1.s1", "odd")),),
    )
    scheme = Scheme("x", "X", "en", documents=(Document("d", "The document", "d.txt"),))
    (contribution,) = contributions(MemoryVocabulary("x", scheme, [concept]))
    assert (contribution.citations, contribution.concepts) == (3, 1)
