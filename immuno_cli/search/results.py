"""What a query finds: concepts, each by the label that fits best, best first.

Ids and labels come first, then names that stand in the query, then names that it is a part of. Where there are none of
these, definitions and notes are read. `_iter_results` calls the functions for each.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, islice
from math import inf
from operator import attrgetter
from sys import maxsize
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from immuno_cli.language.normalize import plain
from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.lookups import Label
from immuno_cli.model import Concept
from immuno_cli.search.found import (
    TOP_SCORE,
    Accept,
    Found,
    MatchedBy,
    Result,
    find_by_id,
    find_by_part,
    how_named,
    make_found,
)
from immuno_cli.search.query import LONGEST_QUERY, Query, read_query
from immuno_cli.vocabularies.protocol import Vocabulary, has_other_languages

if TYPE_CHECKING:
    from immuno_cli.search.spelling.candidates import SimilarWords
    from immuno_cli.search.spelling.ranking import Hit

_MOSTLY: Final = 0.5
"""The share of a query's information that the names in it must have, so that they say what it is about."""
_FEW: Final = 3
"""So many narrower concepts are named beside one that a query names."""
_SWAPPED: Final = 1
"""The place in the order of a label of whether it has another word in place of one of the query."""


class _Match(NamedTuple):
    """A concept, by its number, and why it is found. `order` ascends: the smallest comes first."""

    order: tuple[Any, ...]
    concept: int
    label: Label | None
    matched_by: MatchedBy
    score: float


def search(vocabulary: Vocabulary, query: str, *, limit: int | None = 10, accept: Accept | None = None) -> list[Result]:
    """Return the concepts that a query may mean, best first, each once.

    Args:
        vocabulary: Where to search.
        query: A term, misspelled or not; a question; or words that describe a thing.
        limit: The most results; None for all.
        accept: Which concepts may be results; None for all.

    >>> from immuno_cli.vocabularies.builtin import load_builtin
    >>> [(result.id, result.matched_by) for result in search(load_builtin(), "limfosite", limit=1)]
    [('lymphocyte', 'sound')]
    """
    if len(query) > LONGEST_QUERY:
        return []
    return _search(vocabulary, read_query(query), limit, accept)


def search_all(
    vocabularies: Sequence[Vocabulary], query: str, *, limit: int | None = 10, accept: Accept | None = None
) -> list[Result]:
    """Return the results of several vocabularies, best first; equal ones in the order of the vocabularies."""
    return [] if len(query) > LONGEST_QUERY else search_query(vocabularies, read_query(query), limit, accept)


def search_query(
    vocabularies: Sequence[Vocabulary], query: Query, limit: int | None, accept: Accept | None = None
) -> list[Result]:
    """Return what `search_all` does, of a query that has been read."""
    merged = [result for vocabulary in vocabularies for result in _search(vocabulary, query, limit, accept)]
    ways = {result.matched_by for result in merged}
    if "mention" not in ways and ways != {"definition"}:  # a label fits in one vocabulary
        merged = [result for result in merged if result.matched_by != "definition"]
    merged.sort(key=lambda result: -result.score)
    return merged if limit is None else merged[:limit]


def _search(vocabulary: Vocabulary, query: Query, limit: int | None, accept: Accept | None) -> list[Result]:
    if not query.plain:
        return []
    found = search_shown(vocabulary, query, limit, accept)
    if has_other_languages(vocabulary):
        from immuno_cli.search.other_languages import with_other_languages

        search_again = partial(search_shown, limit=limit, accept=accept)
        return with_other_languages(vocabulary, query, found, search_again, accept)[:limit]
    return found


def search_shown(vocabulary: Vocabulary, query: Query, limit: int | None, accept: Accept | None = None) -> list[Result]:
    """Return what a query that has been read finds in one vocabulary, by its `index` and `find_labels` alone."""
    accepted = (found.result for found in _iter_results(vocabulary, query) if accept is None or accept(found.concept))
    most = None if limit is None else min(limit, maxsize)
    return list(islice(_iter_first(accepted), most))  # stops at the last one wanted: what follows costs more


def _iter_first(results: Iterable[Result]) -> Iterator[Result]:
    """Yield the first result of each concept."""
    seen: set[str] = set()
    for result in results:
        if result.id not in seen:
            seen.add(result.id)
            yield result


def _iter_results(vocabulary: Vocabulary, query: Query) -> Iterator[Found]:
    """Yield what a query finds, best first: no score is higher than the one before. A concept may be found twice."""
    yield from _iter_falling(_iter_found_anyhow(vocabulary, query))


def _iter_found_anyhow(vocabulary: Vocabulary, query: Query) -> Iterator[Found]:
    """Yield what a query finds, in the order of how it is found."""
    from immuno_cli.search.spelling.candidates import SimilarWords

    similar = SimilarWords(vocabulary.index, query)
    same = find_by_id(vocabulary, query) or find_by_part(vocabulary, query)
    yield from same
    valued = [] if same else _find_told(vocabulary, query)
    yield from valued
    about, hits = _rank_topic(similar, query)
    if about is not query:
        same = same or find_by_id(vocabulary, about) or find_by_part(vocabulary, about)
        yield from same
    labels = _matches_by_label(vocabulary, about, hits)
    yield from _iter_by_label(vocabulary, about, labels, similar)
    partial = _matches_by_part(vocabulary, about)
    yield from _iter_found(vocabulary, partial, _role_and_text)
    if not (same or valued or labels or partial):
        yield from _iter_by_description(vocabulary, about)


def _find_told(vocabulary: Vocabulary, query: Query) -> list[Found]:
    """Return what a query gives the value of, or else what it complains of."""
    from immuno_cli.search.complaints import find_complaint  # an exact answer needs none of it
    from immuno_cli.search.values import find_by_value

    return find_by_value(vocabulary, query) or find_complaint(vocabulary, query)


def _rank_topic(similar: "SimilarWords", query: Query) -> tuple[Query, "list[Hit]"]:
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


def _matches_by_label(vocabulary: Vocabulary, query: Query, hits: "list[Hit]") -> list[_Match]:
    """Return the labels that fit the whole query."""
    from immuno_cli.search.spelling.differences.another_thing import has_other_abbreviation
    from immuno_cli.search.spelling.ranking import with_letter_case

    matches = []
    for hit in hits:
        label = vocabulary.label_at(hit.label)
        if hit.fit.replaces and not hit.near and has_other_abbreviation(query, label.text):
            continue
        cased = with_letter_case(hit, query, label.text) if query.mixed_case else hit
        matches.append(_Match(_order(cased, label), label.concept, label, _how_found(cased, label), cased.score))
    return matches


def _matches_by_mention(vocabulary: Vocabulary, query: Query, similar: "SimilarWords") -> list[_Match]:
    """Return the labels that stand in the query, those of the highest role of each name."""
    from immuno_cli.search.mentions import find_mentions, score_mentions

    index = vocabulary.index
    matches = []
    mentions = find_mentions(similar, query)
    for place, (mention, score) in enumerate(score_mentions(index, query, mentions)):
        numbers = index.keys.items(mention.key)
        highest = min(index.ranks[number] for number in numbers)
        labels = [vocabulary.label_at(number) for number in numbers if index.ranks[number] == highest]
        matches += [_Match((place,), label.concept, label, "mention", score) for label in labels]
    return matches


def _order(hit: "Hit", label: Label) -> tuple[bool, bool, int, int, float]:
    """Return what labels are ordered by.

    Long names at one slip come first, names with a word swapped last, the others by cost. Of equal costs, rounded to
    the bit, the role decides: costs are not known more exactly.
    """
    return not hit.near, hit.fit.swaps, round(hit.bits), label.rank, hit.bits


def _iter_by_label(
    vocabulary: Vocabulary, query: Query, labels: list[_Match], similar: "SimilarWords"
) -> Iterator[Found]:
    """Yield the concepts of labels that fit the query, then of those in it, then of those with a word swapped.

    A query that fits a label as a whole names no other.
    """
    from immuno_cli.search.spelling.ranking import distance_as_typed

    def tie_break(match: _Match) -> tuple[Any, ...]:
        text = match.label.text if match.label else ""
        return *distance_as_typed(query, text), text

    fitting = [match for match in labels if not match.order[_SWAPPED]]
    by_words = all(match.matched_by == "words" for match in fitting)
    mentions = _matches_by_mention(vocabulary, query, similar) if by_words else []
    yield from _iter_found(vocabulary, _without_named(fitting, mentions), tie_break)
    yield from _iter_by_mention(vocabulary, query, mentions)
    yield from _iter_found(vocabulary, [match for match in labels if match.order[_SWAPPED]], tie_break)


def _without_named(fitting: list[_Match], mentions: list[_Match]) -> list[_Match]:
    """Return the labels that fit the query, without those that it rather names beside something else.

    "keytruda rash" names Keytruda and rash. It is not one name of which "Keytruda" has a word.
    """
    if len({match.order for match in mentions}) == 1:
        return fitting
    named = {match.concept: match.score for match in mentions}
    return [match for match in fitting if match.score >= named.get(match.concept, 0.0)]


def _iter_by_mention(vocabulary: Vocabulary, query: Query, mentions: list[_Match]) -> Iterator[Found]:
    """Yield the concepts that the query names.

    Where the names leave most of the query unexplained, the concepts whose texts have all its words come before them:
    "cytokine storm" is no cytokine.
    """
    from immuno_cli.search.mentions import HIGHEST_SCORE, LOWEST_SCORE

    explained = sum({match.order: match.score - LOWEST_SCORE for match in mentions}.values())
    if mentions and explained < _MOSTLY * (HIGHEST_SCORE - LOWEST_SCORE):
        yield from _iter_by_description(vocabulary, query, whole=True)
    yield from _iter_found(vocabulary, mentions, _role_and_text)
    yield from _iter_narrower_names(vocabulary, query, mentions)


def _iter_narrower_names(vocabulary: Vocabulary, query: Query, mentions: list[_Match]) -> Iterator[Found]:
    """Yield some concepts whose labels have a name of several words and more: "CAR T-cell therapy" for "CAR T cell"."""
    for match in mentions:
        text = match.label.text if match.label else ""
        name = read_query(text)
        if len(name.words) > 1:
            narrower = _iter_found(vocabulary, _matches_by_part(vocabulary, name), _role_and_text)
            alike = (each for each in narrower if not _is_named_otherwise(vocabulary, query, each.concept))
            yield from islice(alike, _FEW)


def _iter_falling(results: Iterable[Found]) -> Iterator[Found]:
    """Yield the results with scores of which none is higher than the one before."""
    least = TOP_SCORE
    for each in results:
        least = min(least, each.result.score)
        yield each._replace(result=each.result._replace(score=least))


def _matches_by_part(vocabulary: Vocabulary, query: Query) -> list[_Match]:
    """Return the labels that have all words of the query and others besides."""
    from immuno_cli.search.descriptions import partial_matches

    matches = []
    for number, score in partial_matches(vocabulary.index, query):
        label = vocabulary.label_at(number)
        matches.append(_Match((-score,), label.concept, label, "words", score))
    return matches


def _role_and_text(match: _Match) -> tuple[Any, ...]:
    return (match.label.rank, match.label.text) if match.label else ()


def _iter_by_description(vocabulary: Vocabulary, query: Query, *, whole: bool = False) -> Iterator[Found]:
    """Yield the concepts whose definitions and notes have most of the words of the query, for `whole` all of them."""
    from immuno_cli.search.descriptions import BEST_SCORE, described_concepts

    described = described_concepts(vocabulary.index, query)
    if whole:
        described = [(number, score) for number, score in described if score >= BEST_SCORE]
    matches = [_Match((-score,), number, None, "definition", score) for number, score in described]
    for found in _iter_found(vocabulary, matches, lambda _: ()):
        if not _is_named_otherwise(vocabulary, query, found.concept):
            yield found


def _is_named_otherwise(vocabulary: Vocabulary, query: Query, concept: Concept) -> bool:
    """Return whether a name of the concept shares a word with the query and names another thing, or the opposite."""
    from immuno_cli.search.spelling.differences.another_thing import is_another_thing, meant_by

    meant = meant_by(query, query.plain, vocabulary.index.is_word)
    distinctive = set(meant.words) - FUNCTION_WORDS
    names = [plain(text) for text, _ in concept.labels]
    return any(is_another_thing(meant, name) for name in names if not distinctive.isdisjoint(name.split()))


def _iter_found(
    vocabulary: Vocabulary, matches: list[_Match], tie_break: Callable[[_Match], tuple[Any, ...]]
) -> Iterator[Found]:
    """Yield the concepts of the matches in order; those of equal order by `tie_break` and then by id."""
    for _, equal in groupby(sorted(matches, key=attrgetter("order")), key=attrgetter("order")):
        concepts = [(tie_break(match), vocabulary.concept_at(match.concept), match) for match in equal]
        for _, concept, match in sorted(concepts, key=lambda each: (each[0], each[1].id)):
            matched = match.label or Label(concept.pref_label, "pref", match.concept)
            yield make_found(vocabulary, concept, matched, match.matched_by, match.score)


def _how_found(hit: "Hit", label: Label) -> MatchedBy:
    if not hit.fit.bits:
        return how_named(label)
    if hit.fit.by_words:
        return "words"
    return "sound" if hit.fit.by_ear else "spelling"
