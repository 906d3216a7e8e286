"""What a query is like, though it is no name as it stands: labels and texts that match it, best first.

`rank_topic` ranks the labels once. `iter_by_label` yields the concepts of those that fit the query or stand in it,
`iter_by_part` those of labels that it is a part of, `iter_by_description` those whose texts have its words.
"""

from collections.abc import Callable, Iterator
from itertools import groupby, islice
from math import inf
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from immuno_cli.language.normalize import plain
from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.lookups import Label
from immuno_cli.model import Concept
from immuno_cli.search.found import Found, MatchedBy, how_named, make_found
from immuno_cli.search.query import Query, read_query
from immuno_cli.vocabularies.protocol import Vocabulary

if TYPE_CHECKING:
    from immuno_cli.search.spelling.candidates import SimilarWords
    from immuno_cli.search.spelling.ranking import Hit

_MOSTLY: Final = 0.5
"""The share of a query's information that the names in it must have, so that they say what it is about."""
_FEW: Final = 3
"""So many narrower concepts are named beside one that a query names."""
_SWAPPED: Final = 1
"""The place in the order of a label of whether it has another word in place of one of the query."""


class Match(NamedTuple):
    """A concept, by its number, and why it is found. `order` ascends: the smallest comes first."""

    order: tuple[Any, ...]
    concept: int
    label: Label | None
    matched_by: MatchedBy
    score: float


def rank_topic(similar: "SimilarWords", query: Query) -> tuple[Query, "list[Hit]"]:
    """Return what a query looks for, and the labels that it may mean.

    That is what it asks about, unless a label is as near to the whole of it: there is a "Q fever" and an "A cell".
    """
    from immuno_cli.search.spelling.ranking import rank

    about, index = query.about, similar.index
    if about is not query and not index.is_word(query.words[0]):
        return about, rank(index, about, similar)
    whole = rank(index, query, similar)
    nearest = min((hit.bits for hit in whole), default=inf)
    if about is query or not nearest:
        return query, whole
    part = rank(index, about, similar)
    if whole and nearest <= min((hit.bits for hit in part), default=inf):
        return query, whole
    return about, part


def iter_by_label(
    vocabulary: Vocabulary, query: Query, labels: list[Match], similar: "SimilarWords"
) -> Iterator[Found]:
    """Yield the concepts of labels that fit the query, then of those in it, then of those with a word swapped.

    A query that fits a label as a whole names no other.
    """
    from immuno_cli.search.spelling.ranking import distance_as_typed

    def tie_break(match: Match) -> tuple[Any, ...]:
        text = match.label.text if match.label else ""
        return *distance_as_typed(query, text), text

    fitting = [match for match in labels if not match.order[_SWAPPED]]
    by_words = all(match.matched_by == "words" for match in fitting)
    mentions = _matches_by_mention(vocabulary, query, similar) if by_words else []
    yield from _iter_concepts(vocabulary, _without_named(fitting, mentions), tie_break)
    yield from _iter_by_mention(vocabulary, query, mentions)
    yield from _iter_concepts(vocabulary, [match for match in labels if match.order[_SWAPPED]], tie_break)


def matches_by_label(vocabulary: Vocabulary, query: Query, hits: "list[Hit]") -> list[Match]:
    """Return the labels that fit the whole query."""
    from immuno_cli.search.spelling.differences.another_thing import has_other_abbreviation
    from immuno_cli.search.spelling.ranking import with_letter_case

    matches = []
    for hit in hits:
        label = vocabulary.label_at(hit.label)
        if hit.fit.replaces and not hit.near and has_other_abbreviation(query, label.text):
            continue
        cased = with_letter_case(hit, query, label.text) if query.mixed_case else hit
        matches.append(Match(_order(cased, label), label.concept, label, _how_found(cased, label), cased.score))
    return matches


def _order(hit: "Hit", label: Label) -> tuple[bool, bool, int, int, float]:
    """Return what labels are ordered by.

    Long names at one slip come first, names with a word swapped last, the others by cost. Of equal costs, rounded to
    the bit, the role decides: costs are not known more exactly.
    """
    return not hit.near, hit.fit.swaps, round(hit.bits), label.rank, hit.bits


def _how_found(hit: "Hit", label: Label) -> MatchedBy:
    if not hit.fit.bits:
        return how_named(label)
    if hit.fit.by_words:
        return "words"
    return "sound" if hit.fit.by_ear else "spelling"


def _without_named(fitting: list[Match], mentions: list[Match]) -> list[Match]:
    """Return the labels that fit the query, without those that it rather names beside something else.

    "keytruda rash" names Keytruda and rash. It is not one name of which "Keytruda" has a word.
    """
    if len({match.order for match in mentions}) == 1:
        return fitting
    named = {match.concept: match.score for match in mentions}
    return [match for match in fitting if match.score >= named.get(match.concept, 0.0)]


def _iter_by_mention(vocabulary: Vocabulary, query: Query, mentions: list[Match]) -> Iterator[Found]:
    """Yield the concepts that the query names.

    Where the names leave most of the query unexplained, the concepts whose texts have all its words come before them:
    "cytokine storm" is no cytokine.
    """
    from immuno_cli.search.mentions import HIGHEST_SCORE, LOWEST_SCORE

    explained = sum({match.order: match.score - LOWEST_SCORE for match in mentions}.values())
    if mentions and explained < _MOSTLY * (HIGHEST_SCORE - LOWEST_SCORE):
        yield from iter_by_description(vocabulary, query, whole=True)
    yield from _iter_concepts(vocabulary, mentions, _role_and_text)
    yield from _iter_narrower_names(vocabulary, query, mentions)


def _matches_by_mention(vocabulary: Vocabulary, query: Query, similar: "SimilarWords") -> list[Match]:
    """Return the labels that stand in the query, those of the highest role of each name."""
    from immuno_cli.search.mentions import find_mentions, score_mentions

    index = vocabulary.index
    matches = []
    mentions = find_mentions(similar, query)
    for place, (mention, score) in enumerate(score_mentions(index, query, mentions)):
        numbers = index.keys.items(mention.key)
        highest = min(index.ranks[number] for number in numbers)
        labels = [vocabulary.label_at(number) for number in numbers if index.ranks[number] == highest]
        matches += [Match((place,), label.concept, label, "mention", score) for label in labels]
    return matches


def _iter_narrower_names(vocabulary: Vocabulary, query: Query, mentions: list[Match]) -> Iterator[Found]:
    """Yield some concepts whose labels have a name of several words and more: "CAR T-cell therapy" for "CAR T cell"."""
    for match in mentions:
        text = match.label.text if match.label else ""
        name = read_query(text)
        if len(name.words) > 1:
            narrower = iter_by_part(vocabulary, matches_by_part(vocabulary, name))
            alike = (each for each in narrower if not _is_named_otherwise(vocabulary, query, each.concept))
            yield from islice(alike, _FEW)


def matches_by_part(vocabulary: Vocabulary, query: Query) -> list[Match]:
    """Return the labels that have all words of the query and others besides."""
    from immuno_cli.search.descriptions import partial_matches

    matches = []
    for number, score in partial_matches(vocabulary.index, query):
        label = vocabulary.label_at(number)
        matches.append(Match((-score,), label.concept, label, "words", score))
    return matches


def iter_by_part(vocabulary: Vocabulary, labels: list[Match]) -> Iterator[Found]:
    """Yield the concepts of labels that have all words of the query and others besides."""
    yield from _iter_concepts(vocabulary, labels, _role_and_text)


def _role_and_text(match: Match) -> tuple[Any, ...]:
    return (match.label.rank, match.label.text) if match.label else ()


def iter_by_description(vocabulary: Vocabulary, query: Query, *, whole: bool = False) -> Iterator[Found]:
    """Yield the concepts whose definitions and notes have most of the words of the query, for `whole` all of them."""
    from immuno_cli.search.descriptions import BEST_SCORE, described_concepts

    described = described_concepts(vocabulary.index, query)
    if whole:
        described = [(number, score) for number, score in described if score >= BEST_SCORE]
    matches = [Match((-score,), number, None, "definition", score) for number, score in described]
    for found in _iter_concepts(vocabulary, matches, lambda _: ()):
        if not _is_named_otherwise(vocabulary, query, found.concept):
            yield found


def _is_named_otherwise(vocabulary: Vocabulary, query: Query, concept: Concept) -> bool:
    """Return whether a name of the concept shares a word with the query and names another thing, or the opposite."""
    from immuno_cli.search.spelling.differences.another_thing import is_another_thing, meant_by

    meant = meant_by(query, query.plain, vocabulary.index.is_word)
    distinctive = set(meant.words) - FUNCTION_WORDS
    names = [plain(text) for text, _ in concept.labels]
    return any(is_another_thing(meant, name) for name in names if not distinctive.isdisjoint(name.split()))


def _iter_concepts(
    vocabulary: Vocabulary, matches: list[Match], tie_break: Callable[[Match], tuple[Any, ...]]
) -> Iterator[Found]:
    """Yield the concepts of the matches in order; those of equal order by `tie_break` and then by id."""
    for _, equal in groupby(sorted(matches, key=attrgetter("order")), key=attrgetter("order")):
        concepts = [(tie_break(match), vocabulary.concept_at(match.concept), match) for match in equal]
        for _, concept, match in sorted(concepts, key=lambda each: (each[0], each[1].id)):
            matched = match.label or Label(concept.pref_label, "pref", match.concept)
            yield make_found(vocabulary, concept, matched, match.matched_by, match.score)
