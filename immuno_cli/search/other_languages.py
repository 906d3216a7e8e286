"""Names in other languages than the one that is shown: "fiebre" leads to fever.

The language that is shown goes first, and what is found in it is never changed by a name of another language, unless
the query is such a name, or nothing is found that fits the query as a whole.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Final

from immuno_cli.language.english import is_word
from immuno_cli.language.foreign_words import without_foreign_article
from immuno_cli.language.normalize import normalize, plain
from immuno_cli.search.found import TOP_SCORE, Accept, Found, Result, found_each, most_alike
from immuno_cli.search.query import Query, read_query
from immuno_cli.vocabularies.protocol import Vocabulary, has_other_languages
from immuno_cli.vocabularies.view import AllLanguages

Search = Callable[[Vocabulary, Query], list[Result]]

_WHOLE: Final = frozenset(("spelling", "sound", "value"))
"""How a result is matched where a label fits the whole query, though not letter for letter."""
_SURE_WAYS: Final = frozenset((*_WHOLE, "id", "label", "synonym", "related", "hidden", "abbreviation"))
"""How a result is matched where a label fits the whole query."""
_LIKELY: Final = 75.0
"""The least score of a name in another language that a query resembles."""
_TELLING: Final = 4
"""Minimum number of letters in a word that identifies a name. Articles and prepositions are shorter."""
_MARGIN: Final = 5.0
"""A name in another language must be nearer by more than this."""


def named_in_other_languages(vocabulary: Vocabulary, query: Query, *, exact: bool = False) -> list[Found]:
    """Return the concepts that have the query for a label in another language; an article may stand before it.

    `exact` takes the query as it stands.
    """
    if not has_other_languages(vocabulary):
        return []
    for form in (query,) if exact else _iter_forms(query):
        labels = [label for label in vocabulary.find_all_labels(form.normalized) if label.language]
        if labels:
            found = found_each(vocabulary, most_alike(labels, form, any_case=True))
            return sorted(found, key=attrgetter("concept.id"))
    return []


def with_other_languages(
    vocabulary: Vocabulary, query: Query, own: list[Result], search: Search, accept: Accept | None = None
) -> list[Result]:
    """Return the results of a query, those by names in other languages included.

    Args:
        vocabulary: Where to search.
        query: The query.
        own: What it finds in the language that is shown.
        search: Returns what it finds in a vocabulary.
        accept: Which concepts may be results; None for all.
    """
    named = named_in_other_languages(vocabulary, query)
    if named:
        accepted = [each.result for each in named if accept is None or accept(each.concept)]
        return _with_named(own, accepted, is_own_name=bool(vocabulary.find_labels(query.about.normalized)))
    if own and _is_sure(own[0]):
        return own
    others = likely_in_other_languages(vocabulary, query, search)
    if not others or (own and _is_as_near(own[0], others[0])):
        return own
    return _each_once([*others, *(each for each in own if each.matched_by in _WHOLE)])


def _is_sure(own: Result) -> bool:
    """Return whether a result in the language that is shown fits the query well: no other language is asked."""
    from immuno_cli.search.spelling.weights import WEIGHTS  # an exact answer needs none: 0.5 ms

    return own.matched_by in _SURE_WAYS and own.score >= WEIGHTS.sure_score


def likely_in_other_languages(vocabulary: Vocabulary, query: Query, search: Search) -> list[Result]:
    """Return what a query likely means by names in other languages that it resembles, has or is a part of."""
    if not has_other_languages(vocabulary):
        return []
    found = (_as_written(vocabulary, query, each) for each in search(AllLanguages(vocabulary), query))
    return [each for each in found if _is_likely(query, each)]


def _as_written(vocabulary: Vocabulary, query: Query, result: Result) -> Result:
    """Return a result by the name that is written most like the query: "fiebre", though "Fieber" has the same key."""
    from rapidfuzz.fuzz import partial_ratio  # only a guess needs it

    if not result.matched_language or result.matched_label is None:
        return result
    labels = [
        label
        for label in vocabulary.find_all_labels(normalize(result.matched_label))
        if label.language and label.role != "hidden" and vocabulary.concept_at(label.concept).id == result.id
    ]
    if not labels:
        return result
    nearest = max(labels, key=lambda label: (partial_ratio(plain(label.text), query.plain), -label.rank))
    return result._replace(matched_label=nearest.text, matched_language=nearest.language)


def _is_as_near(own: Result, other: Result) -> bool:
    """Return whether a result in the language that is shown is kept: as near as the other one, or the same concept."""
    return own.score + _MARGIN >= other.score or (own.matched_by in _SURE_WAYS and own.id == other.id)


def _iter_forms(query: Query) -> Iterator[Query]:
    yield query
    if query.about is not query:
        yield query.about
    bare = without_foreign_article(query.typed)
    if bare != query.typed.strip():
        yield read_query(bare)


def _with_named(own: list[Result], named: list[Result], *, is_own_name: bool) -> list[Result]:
    """Return results of a query that is a name in another language: it means that, unless it is an own name, too."""
    same = [result for result in own if result.score == TOP_SCORE]
    rest = own if same or is_own_name else [result for result in own if result.matched_by in _WHOLE]
    return _each_once([*same, *named, *rest])


def _each_once(results: Iterable[Result]) -> list[Result]:
    first: dict[str, Result] = {}
    for result in results:
        first.setdefault(result.id, result)
    return sorted(first.values(), key=attrgetter("score"), reverse=True)


def _is_likely(query: Query, result: Result) -> bool:
    """Return whether a query likely means a result, where nothing in the language that is shown fits as a whole.

    English words mean themselves: "fibre" is no slip of "fiebre".
    """
    if not result.matched_language or result.matched_label is None:
        return result.matched_by == "definition" and not any(map(is_word, query.words))
    if result.matched_by in ("mention", "words"):
        return _stands_there(query, result.matched_label, result.matched_by)
    return result.score >= _LIKELY and not _has_another_word(query.words, plain(result.matched_label).split())


def _stands_there(query: Query, text: str, matched_by: str) -> bool:
    """Return whether a label stands in the query, or has its words, letter for letter and with a telling word."""
    words, label = set(query.words), plain(text).split()
    shared = words.union(query.normalized.split()).intersection((*label, *normalize(text).split()))
    whole = shared.issuperset(label if matched_by == "mention" else words)
    return whole and any(len(word) >= _TELLING and not is_word(word) for word in shared)


def _has_another_word(words: Iterable[str], label: Sequence[str]) -> bool:
    from immuno_cli.search.spelling.differences.another_word import is_rather_english  # only a guess needs these
    from immuno_cli.search.spelling.weights import WEIGHTS

    unnamed = [word for word in words if word not in label]
    return any(is_rather_english(word, label, WEIGHTS.english_margin) for word in unnamed)
