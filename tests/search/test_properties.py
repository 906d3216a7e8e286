"""What holds of search whatever is asked: every label, every slip, every order of the file."""

from collections.abc import Sequence
from itertools import pairwise
from string import ascii_lowercase
from typing import Final

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from immuno_cli.language.english import is_word
from immuno_cli.language.normalize import normalize, plain
from immuno_cli.language.numerals import has_digit, is_roman
from immuno_cli.language.spelling import american
from immuno_cli.language.stop_words import ARTICLES
from immuno_cli.model import Concept
from immuno_cli.search import matched_spans, resolve, search, suggest
from immuno_cli.search.query import read_query
from immuno_cli.search.spelling.costs import CHEAPEST, edit_cost
from immuno_cli.search.spelling.ranking import Hit, rank
from immuno_cli.vocabularies.builtin import load_builtin
from immuno_cli.vocabularies.label_index import LabelIndex
from immuno_cli.vocabularies.memory import MemoryVocabulary

GLOSSARY: Final = load_builtin()
INDEX: Final = GLOSSARY.index
LABELS: Final = tuple(label for label in GLOSSARY.iter_labels() if not label.language)
CONCEPTS: Final = tuple(GLOSSARY.iter_concepts())
NAMED: Final = {normalize(label.text) for label in LABELS} | {plain(label.text) for label in LABELS}
LONG: Final = tuple(label for label in LABELS if len(label.text) >= 8)


@st.composite
def slips(draw: st.DrawFn, text: str) -> str:
    """Return the text with one letter left out, put in, replaced or swapped with the next."""
    place = draw(st.integers(0, len(text) - 1))
    letter = draw(st.sampled_from(ascii_lowercase))
    before, here, after = text[:place], text[place], text[place + 1 :]
    return draw(
        st.sampled_from(
            (
                before + after,
                before + letter + here + after,
                before + letter + after,
                before + after[:1] + here + after[1:],
            )
        )
    )


@st.composite
def twice_misspelled(draw: st.DrawFn) -> str:
    """Return a label with two slips."""
    return draw(slips(draw(slips(draw(st.sampled_from(LABELS)).text))))


def numbers(text: str) -> list[str]:
    """Return the words that are numbers or have one: no slip makes another number of one."""
    return [word for word in plain(text).split() if has_digit(word) or is_roman(word)]


def concepts_of(key: str) -> set[str]:
    return {GLOSSARY.concept_at(label.concept).id for label in GLOSSARY.find_labels(key)}


def in_american(text: str) -> str:
    """Return a text in plain words as they are spelled in America: "tumour" and "tumor" are no slip apart."""
    return " ".join(map(american, plain(text).split()))


def test_every_label_finds_its_concept_first() -> None:
    wrong = [
        label.text
        for label in LABELS
        if search(GLOSSARY, label.text, limit=1)[0].id not in concepts_of(normalize(label.text))
    ]
    assert wrong == []


@given(st.data())
@settings(max_examples=400)
def test_one_slip_in_a_long_label_finds_its_concept_first(data: st.DataObject) -> None:
    label = data.draw(st.sampled_from(LONG))
    query = data.draw(slips(label.text))
    assume(normalize(query) not in NAMED and plain(query) not in NAMED)
    assume(plain(query).split()[0] not in ARTICLES)  # "T lymphocyte" with one slip may be "a lymphocyte"
    assume("  " not in f" {query} ")  # a word of one letter is gone: that is a word left out, no slip
    assume(numbers(query) == numbers(label.text))
    assume(not any(is_word(word) for word in set(plain(query).split()) - set(plain(label.text).split())))
    result = search(GLOSSARY, query, limit=1)[0]
    found = GLOSSARY.find_concept(result.id)
    assert found is not None
    own = OSA.distance(in_american(query), in_american(label.text))
    as_near = any(OSA.distance(in_american(query), in_american(text)) <= own for text, _ in found.labels)
    assert result.id in concepts_of(normalize(label.text)) or as_near


def ten_best(index: LabelIndex, hits: Sequence[Hit]) -> list[tuple[float, int]]:
    best: dict[int, float] = {}
    for hit in hits:
        concept = index.concepts[hit.label]
        best[concept] = min(hit.bits, best.get(concept, hit.bits))
    return sorted((round(bits, 6), concept) for concept, bits in best.items())[:10]


@given(twice_misspelled())
@example("experimenta iltherapy")  # the nearest label, "experimental therapy", is another thing than "iltherapy"
@example("imnunuetherapy cell")
@example("ranti-cancer vaccniq")
@example("OkVI")  # by its plain spelling "COVID" is nearer, but more than half of the letters differ
@settings(max_examples=60)
def test_the_candidates_are_those_of_a_ranking_of_all_labels(query: str) -> None:
    slow = ten_best(INDEX, rank(INDEX, read_query(query), forms=range(len(INDEX.lengths))))
    assert ten_best(INDEX, rank(INDEX, read_query(query)))[:1] == slow[:1]


@given(st.permutations(CONCEPTS), st.sampled_from(LABELS), st.data())
@settings(max_examples=10)
def test_the_order_of_the_file_does_not_matter(concepts: Sequence[Concept], label: object, data: st.DataObject) -> None:
    shuffled = MemoryVocabulary(GLOSSARY.name, GLOSSARY.scheme, concepts)
    query = data.draw(slips(getattr(label, "text", "")))
    assert search(shuffled, query, limit=None) == search(GLOSSARY, query, limit=None)


@given(st.text(max_size=80))
def test_any_text_can_be_asked(query: str) -> None:
    results = search(GLOSSARY, query, limit=None)
    assert all(0 < result.score <= 100 for result in results)
    assert all(one.score >= other.score - 1 for one, other in pairwise(results))
    resolution = resolve(GLOSSARY, query)
    assert resolution.match is None or resolution.suggestions == []


@given(st.text(max_size=30), st.text(max_size=30))
def test_spans_are_ascending_apart_and_inside(query: str, label: str) -> None:
    spans = matched_spans(query, label)
    assert all(0 <= begin < end <= len(label) for begin, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(st.text("abcdeh ", max_size=12), st.text("abcdeh ", max_size=12))
def test_the_cost_of_slips_is_bounded_by_their_number(one: str, other: str) -> None:
    edits = OSA.distance(one, other)
    cost = edit_cost(one, other)
    assert (cost == 0) == (one == other)
    assert edits * CHEAPEST <= cost <= edits * 14 + 2


@given(st.text(max_size=20), st.lists(st.text(max_size=12), max_size=5))
def test_suggestions_are_choices(word: str, choices: list[str]) -> None:
    assert set(suggest(word, choices)) <= set(choices)
    assert len(suggest(word, choices)) <= 3
