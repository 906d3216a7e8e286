"""What a term means: one concept, or several that it may mean. Decides whether a guess is taken for the answer.

A guess is the answer where it is clear, that is likely and much likelier than the next, and no rule of `doubts` doubts
it.
"""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from math import log2
from operator import attrgetter
from typing import Final, NamedTuple

from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.english import is_word
from immuno_cli.language.normalize import normalize, plain
from immuno_cli.language.numerals import has_digit, numeral
from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.lookups import Label
from immuno_cli.search.doubts import is_doubtful, read_guess
from immuno_cli.search.found import (
    Result,
    find_by_id,
    find_by_part,
    find_other_senses,
    found_by_label,
)
from immuno_cli.search.mentioned_in import MentionedIn, find_mentioned_in
from immuno_cli.search.query import LONGEST_QUERY, Query, read_query
from immuno_cli.search.question_words import ASKING_WORDS
from immuno_cli.search.results import search_query, search_shown
from immuno_cli.search.shortened import is_shortened
from immuno_cli.vocabularies.protocol import Vocabulary

MOST_SUGGESTIONS: Final = 5
MOST_FOUND: Final = 10
"""Most results that are looked at, those that a sentence names included."""
_BETWEEN_VALUES: Final = r",?\s+(?:and|or)\s+|[,;]\s+|\s+&\s+"


class Resolution(NamedTuple):
    """What a term means."""

    match: Result | None
    """The concept that the term means, None where that is not certain."""
    suggestions: list[Result]
    """What the term may mean instead, best first."""
    mentions: tuple[Result, ...] = ()
    """The concepts that a sentence names, best first, where the whole of it means none."""
    mentioned_in: tuple[MentionedIn, ...] = ()
    """The entries that mention a single word, where there is nothing else."""


def resolve(vocabularies: Vocabulary | Sequence[Vocabulary], term: str, *, exact: bool = False) -> Resolution:
    """Return what a term means.

    A label that names two concepts matches neither: both are suggestions. A preferred label goes before an alternative
    one, that before a related one, that before a hidden one.

    Args:
        vocabularies: One vocabulary, or several that are asked together.
        term: What somebody typed: an id, a label, a question about one, or a misspelling.
        exact: Whether only ids and labels count, and nothing is guessed.

    >>> from immuno_cli.vocabularies.builtin import load_builtin
    >>> resolve(load_builtin(), "limfosite").match.id
    'lymphocyte'
    """
    several = vocabularies if isinstance(vocabularies, Sequence) else (vocabularies,)
    if len(term) > LONGEST_QUERY:
        return Resolution(None, [])
    query = read_query(term)
    named = find_named(several, query, exact=exact) or _find_in_other_languages(several, query, exact=exact)
    if not (named or exact):
        named = _respaced_or_valued(several, query)
    if named:
        return Resolution(named[0], []) if len(named) == 1 else Resolution(None, named)
    return Resolution(None, []) if exact else _guess(several, query)


def _respaced_or_valued(vocabularies: Sequence[Vocabulary], query: Query) -> list[Result]:
    """Return the one concept that the query names with other spaces, or else that it gives a value or complains of."""
    from immuno_cli.search.mentions import respaced  # an exact answer needs none

    named = respaced(vocabularies, query.about)
    if len(named) == 1:
        return named
    return _find_by_value(vocabularies, query) or _find_complaint(vocabularies, query)


def _find_each_value(vocabularies: Sequence[Vocabulary], query: Query) -> Resolution | None:
    """Return what several values are of, "CRP 45 and ferritin 2000"; None where a part of the query gives none."""
    parts = re.split(_BETWEEN_VALUES, query.typed, flags=re.IGNORECASE)
    if not (1 < len(parts) <= MOST_FOUND and has_digit(query.typed)):
        return None
    each = [_find_by_value(vocabularies, read_query(part)) for part in parts]
    results = {found[0].id: found[0] for found in each if len(found) == 1}
    return Resolution(None, [], mentions=tuple(results.values())) if len(results) == len(parts) else None


def _find_by_value(vocabularies: Sequence[Vocabulary], query: Query) -> list[Result]:
    from immuno_cli.search.values import find_by_value  # an exact answer needs none of it

    return [found.result for vocabulary in vocabularies for found in find_by_value(vocabulary, query)]


def _find_complaint(vocabularies: Sequence[Vocabulary], query: Query) -> list[Result]:
    from immuno_cli.search.complaints import find_complaint  # an exact answer needs none of it

    found = [each.result for vocabulary in vocabularies for each in find_complaint(vocabulary, query)]
    return found if len(found) == 1 else []


def _guess(vocabularies: Sequence[Vocabulary], query: Query) -> Resolution:
    """Return what a query that is no label means or may mean; else what it names; else what mentions it."""
    valued = _find_each_value(vocabularies, query.about)
    if valued:
        return valued
    results = search_query(vocabularies, query, MOST_FOUND)
    mentions = tuple(result for result in results if result.matched_by == "mention")
    guesses = [result for result in results if result.matched_by != "mention"]
    if _is_sure(query.about, guesses, vocabularies) or is_shortened(query.about, guesses, vocabularies):
        return Resolution(guesses[0], [])
    others = _guess_in_other_languages(vocabularies, query)
    if _is_sure(query.about, others, vocabularies):
        return Resolution(others[0], [])
    if results:
        return _offer(query, guesses, mentions)
    entries = [entry for vocabulary in vocabularies for entry in find_mentioned_in(vocabulary, query.about)]
    return Resolution(None, [], mentioned_in=tuple(entries))


def _is_sure(query: Query, guesses: Sequence[Result], vocabularies: Sequence[Vocabulary]) -> bool:
    """Return whether the first guess, if there is one, is the answer."""
    if not guesses:
        return False
    if _sounds_like(query, guesses[0]):
        return True
    return is_clear(query, guesses) and not is_doubtful(read_guess(query, guesses[0], vocabularies))


def _sounds_like(query: Query, guess: Result) -> bool:
    """Return whether several words sound just as the label that they were guessed from: "T sell" as "T cell"."""
    from immuno_cli.search.spelling.phonetics import sound_the_same

    words = query.normalized.split()
    return len(words) > 1 and sound_the_same(words, normalize(guess.matched_label or "").split())


def _guess_in_other_languages(vocabularies: Sequence[Vocabulary], query: Query) -> list[Result]:
    from immuno_cli.search.other_languages import likely_in_other_languages

    search = partial(search_shown, limit=MOST_FOUND)
    return [result for where in vocabularies for result in likely_in_other_languages(where, query, search)]


def _is_named_in(query: Query, guess: Result) -> bool:
    """Return whether a sentence has the whole of the label that a guess was found by: "does Keytruda hurt".

    Words that are no sentence may be a name of their own: "hairy cell leukemia" is not "leukemia".
    """
    label = guess.matched_label
    if label is None:
        return False
    words, name = query.normalized.split(), normalize(label).split()
    ends = (place + len(name) for place in range(len(words)) if words[place : place + len(name)] == name)
    end = next(ends, 0)
    rest = set(words[: end - len(name)]).union(words[end:], query.words) - set(name)
    if not end or (is_abbreviation(label) and any(map(has_digit, words[end : end + 1]))):
        return False
    return not (FUNCTION_WORDS | ASKING_WORDS).isdisjoint(rest) or any(word[0].isdigit() for word in words[end:])


def _has_all_words(query: Query, guess: Result) -> bool:
    """Return whether a sentence has just the words of the label that a guess was found by, and a number.

    "grade 2 CRS" is a "CRS grade", though it names a grade and CRS, too.
    """
    words = set(query.normalized.split())
    numbers = {word for word in words if has_digit(word) or numeral(word)}
    return bool(numbers) and words - numbers == set(normalize(guess.matched_label or "").split())


def _begins_with_brand(query: Query, guess: Result) -> bool:
    """Return whether a query is the brand name of a drug and words that say which form of it: "Keytruda Qlex".

    Another word behind the name of a substance may make it another drug: "trastuzumab deruxtecan".
    """
    label = guess.matched_label or ""
    is_brand = guess.kind == "drug" and label.istitle() and label != guess.pref_label and not is_word(plain(label))
    return is_brand and len(query.words) > 1 and query.words[0] == plain(label)


def _offer(query: Query, guesses: Sequence[Result], mentions: tuple[Result, ...]) -> Resolution:
    """Return what a query may mean, and what it names. What only has its words is left out where it names something."""
    if not mentions and (_is_named_in(query, guesses[0]) or _begins_with_brand(query.about, guesses[0])):
        return Resolution(None, [], (guesses[0],))
    whole = next((guess for guess in guesses if _has_all_words(query.about, guess)), None)
    if mentions and whole:
        return Resolution(None, [], (whole,))
    from immuno_cli.search.spelling.weights import WEIGHTS  # an exact answer needs none: 0.5 ms

    likely = [guess for guess in guesses if not mentions or guess.score > WEIGHTS.threshold]
    return Resolution(None, likely[:MOST_SUGGESTIONS], mentions)


def find_named(vocabularies: Sequence[Vocabulary], query: Query, *, exact: bool) -> list[Result]:
    """Return the concepts that have the query for an id or label, or for a part of a label "long name (ABBR)".

    Where there are none, those that have its topic, or the query without its article, unless `exact`.
    """
    forms = [query] if exact else [form for form in (query, query.topic, query.bare) if form is not None]
    for form in forms:
        named = [result for vocabulary in vocabularies for result in _named_in(vocabulary, form, exact=exact)]
        if named:
            return named
    for form in forms:
        named = [result for vocabulary in vocabularies for result in _named_by_part(vocabulary, form)]
        if named:
            return named
    return []


def _find_in_other_languages(vocabularies: Sequence[Vocabulary], query: Query, *, exact: bool) -> list[Result]:
    from immuno_cli.search.other_languages import named_in_other_languages

    return [found.result for where in vocabularies for found in named_in_other_languages(where, query, exact=exact)]


def _named_by_part(vocabulary: Vocabulary, query: Query) -> list[Result]:
    return [each.result for each in find_by_part(vocabulary, query)] if query.plain else []


def _named_in(vocabulary: Vocabulary, query: Query, *, exact: bool) -> list[Result]:
    """Return the concepts of this id, or else of this label; of several, those by the label that is most alike.

    An id that people use for something else as well names both, unless `exact`. A label as it was typed goes before an
    id in another case: "eGFR" is not the protein with the id "egfr".
    """
    key = query.normalized
    labels = _most_alike(vocabulary.find_labels(key), query) if key else []
    same = find_by_id(vocabulary, query)
    if same and not (_is_in_another_case(same[0].concept.id, query) and _is_as_typed(labels, query)):
        others = [] if exact else find_other_senses(vocabulary, same[0].concept)
        return [each.result for each in (*others, *same)]
    by_concept: dict[int, Label] = {}
    for label in sorted(labels, key=attrgetter("text")):
        by_concept.setdefault(label.concept, label)
    results = [found_by_label(vocabulary, label).result for label in by_concept.values()]
    return sorted(results, key=attrgetter("id"))


def _most_alike(labels: Iterable[Label], query: Query) -> list[Label]:
    """Return the labels in the shown language, or else all; of these the ones most alike, of the highest rank.

    Most alike are those as they were typed, or else those in the same plain form, or else all.
    """
    alike = _in_shown_language(list(labels))
    alike = [label for label in alike if label.text.strip() == query.typed.strip()] or alike
    alike = [label for label in alike if plain(label.text) == query.plain] or alike
    highest = min((label.rank for label in alike), default=0)
    return [label for label in alike if label.rank == highest]


def _is_in_another_case(identifier: str, query: Query) -> bool:
    typed = query.typed.strip()
    return identifier != typed and identifier.casefold() == typed.casefold()


def _is_as_typed(labels: Sequence[Label], query: Query) -> bool:
    return bool(labels) and labels[0].text.strip() == query.typed.strip()


def _in_shown_language(labels: list[Label]) -> list[Label]:
    return [label for label in labels if not label.language] or labels


def is_clear(query: Query, guesses: Sequence[Result]) -> bool:
    """Return whether the first guess is likely, and much likelier than the second: "limfosite" for "lymphocyte"."""
    if not guesses:
        return False
    from immuno_cli.search.spelling.evidence import evidence  # the table of letters, which only a guess pays for
    from immuno_cli.search.spelling.weights import WEIGHTS

    if guesses[0].score < WEIGHTS.sure_score:
        return False
    bits = evidence(query.plain)
    if bits < WEIGHTS.sure_evidence:
        return False
    return all(log2(guesses[0].score / rival.score) * bits >= WEIGHTS.sure_margin for rival in guesses[1:2])
