"""Problems that are counted, not fatal, in a vocabulary of any format."""

from collections.abc import Sequence
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.formats.checking import check, count_cycles
from immuno_cli.formats.reading import Note, Reading
from immuno_cli.model import Concept, Match, Relation, Scheme, Statement

SCHEME: Final = Scheme("a", "A", "en")


def counts(*concepts: Concept) -> dict[str, int]:
    return {note.code: note.count for note in check(Reading(SCHEME, concepts)).notes}


def test_a_sound_vocabulary_has_no_notes() -> None:
    assert counts(Concept("a", "A"), Concept("b", "B", broader=("a",))) == {}


def test_the_first_of_an_id_wins() -> None:
    reading = check(Reading(SCHEME, [Concept("a", "first"), Concept("a", "second")], (Note("x", 1, "was so before"),)))
    assert [concept.pref_label for concept in reading.concepts] == ["first"]
    assert [note.code for note in reading.notes] == ["x", "duplicate-id"]


def test_what_is_empty_is_left_out() -> None:
    odd = Concept("a", "A", definitions=(Statement(""), Statement("b")), close_matches=(Match(""),))
    reading = check(Reading(SCHEME, [odd]))
    assert list(reading.concepts) == [Concept("a", "A", definitions=(Statement("b"),))]
    assert [note.code for note in reading.notes] == ["empty"]


def test_a_label_of_two_concepts() -> None:
    assert counts(Concept("a", "Label"), Concept("b", "B", alt_labels=("label",))) == {"duplicate-label": 1}


def test_a_label_of_a_deprecated_concept_or_a_hidden_one_does_no_harm() -> None:
    assert counts(Concept("a", "x"), Concept("b", "x", deprecated=True), Concept("c", "y", hidden_labels=("x",))) == {}


def test_a_link_that_leads_nowhere() -> None:
    concept = Concept("a", "A", broader=("x",), related=("y",), relations=(Relation("cuts", "z"),))
    assert counts(concept) == {"dangling": 3}


@pytest.mark.parametrize(
    ("links", "cycles"),
    [
        ({"a": "a"}, 1),
        ({"a": "b", "b": "a"}, 1),
        ({"a": "b", "b": "c", "c": "a", "d": "a"}, 1),
        ({"a": "bc", "b": "d", "c": "d", "d": ""}, 0),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, 2),
    ],
)
def test_circles_are_counted(links: dict[str, str], cycles: int) -> None:
    assert (
        count_cycles({name: Concept(name, name, broader=tuple(parents)) for name, parents in links.items()}) == cycles
    )


def test_a_hierarchy_deeper_than_the_stack_is_walked() -> None:
    concepts = {str(n): Concept(str(n), "x", broader=(str(n + 1),)) for n in range(100_000)}
    assert count_cycles(concepts) == 0


def _reaches_itself(links: Sequence[Sequence[int]], start: int) -> bool:
    """Slow and obvious: walk on from a concept until nothing new comes."""
    seen: set[int] = set()
    ahead = list(links[start])
    while ahead:
        node = ahead.pop()
        if node == start:
            return True
        if node not in seen:
            seen.add(node)
            ahead += links[node]
    return False


@given(st.integers(1, 7).flatmap(lambda n: st.lists(st.lists(st.integers(0, n - 1)), min_size=n, max_size=n)))
def test_a_circle_is_found_where_a_concept_is_broader_than_itself(links: list[list[int]]) -> None:
    concepts = {str(n): Concept(str(n), "x", broader=tuple(map(str, targets))) for n, targets in enumerate(links)}
    assert bool(count_cycles(concepts)) == any(_reaches_itself(links, n) for n in range(len(links)))
