"""What a search finds: the results of all `finders`, best first, each concept once.

A vocabulary in several languages is searched in the one that is shown first (`other_languages`); several vocabularies
are merged by score.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from sys import maxsize

from immuno_cli.search.finders import iter_found
from immuno_cli.search.found import TOP_SCORE, Accept, Found, Result
from immuno_cli.search.query import LONGEST_QUERY, Query, read_query
from immuno_cli.vocabularies.protocol import Vocabulary, has_other_languages


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
    falling = _iter_falling(iter_found(vocabulary, query))
    accepted = (found.result for found in falling if accept is None or accept(found.concept))
    most = None if limit is None else min(limit, maxsize)
    return list(islice(_iter_first(accepted), most))  # stops at the last one wanted: what follows costs more


def _iter_first(results: Iterable[Result]) -> Iterator[Result]:
    """Yield the first result of each concept."""
    seen: set[str] = set()
    for result in results:
        if result.id not in seen:
            seen.add(result.id)
            yield result


def _iter_falling(each_found: Iterable[Found]) -> Iterator[Found]:
    """Yield what is found with scores of which none is higher than the one before."""
    least = TOP_SCORE
    for each in each_found:
        least = min(least, each.result.score)
        yield each._replace(result=each.result._replace(score=least))
