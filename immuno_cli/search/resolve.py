"""What a term means: one concept, or several that it may mean. Decides whether a guess is taken for the answer.

A guess is the answer where it is clear, that is likely and much likelier than the next, and no rule doubts it. The
rules are the functions in DOUBTS; each has an example.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import product
from math import log2
from operator import attrgetter
from typing import Final, NamedTuple

from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.normalize import normalize, plain
from immuno_cli.language.numerals import has_digit
from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.model import Concept, Label
from immuno_cli.search.found import (
    Result,
    find_by_id,
    find_by_part,
    find_by_value,
    find_other_senses,
    found_by_label,
)
from immuno_cli.search.mentioned_in import MentionedIn, find_mentioned_in
from immuno_cli.search.query import LONGEST_QUERY, Query, read_query
from immuno_cli.search.question_words import ASKING_WORDS
from immuno_cli.search.results import search_query, search_shown
from immuno_cli.vocabularies.protocol import Vocabulary, find_origin

MOST_SUGGESTIONS: Final = 5
_AS_A_WHOLE: Final = frozenset(("spelling", "sound"))
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


class Guess(NamedTuple):
    """The best result for a query, with all that the rules look at."""

    query: Query
    result: Result
    label: str
    """The label that found the concept, hidden or not."""
    words: tuple[str, ...]
    """The words of the label in plain form."""
    concept: Concept
    vocabulary: Vocabulary


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
    """Return the one concept that the query names with other spaces, or else what it gives the value of."""
    from immuno_cli.search.mentions import respaced  # an exact answer needs none

    named = respaced(vocabularies, query.about)
    return named if len(named) == 1 else [each.result for where in vocabularies for each in find_by_value(where, query)]


def _find_each_value(vocabularies: Sequence[Vocabulary], query: Query) -> Resolution | None:
    """Return what several values are of, "CRP 45 and ferritin 2000"; None where a part of the query gives none."""
    parts = re.split(_BETWEEN_VALUES, query.typed, flags=re.IGNORECASE)
    if not (1 < len(parts) <= MOST_FOUND and has_digit(query.typed)):
        return None
    each = [
        [found.result for where in vocabularies for found in find_by_value(where, read_query(part))] for part in parts
    ]
    results = {found[0].id: found[0] for found in each if len(found) == 1}
    return Resolution(None, [], mentions=tuple(results.values())) if len(results) == len(parts) else None


def _guess(vocabularies: Sequence[Vocabulary], query: Query) -> Resolution:
    """Return what a query that is no label means or may mean; else what it names; else what mentions it."""
    valued = _find_each_value(vocabularies, query.about)
    if valued:
        return valued
    results = search_query(vocabularies, query, MOST_FOUND)
    mentions = tuple(result for result in results if result.matched_by == "mention")
    guesses = [result for result in results if result.matched_by != "mention"]
    if _is_sure(query.about, guesses, vocabularies):
        return Resolution(guesses[0], [])
    others = _guess_in_other_languages(vocabularies, query)
    if _is_sure(query.about, others, vocabularies):
        return Resolution(others[0], [])
    if results:
        return _offer(query, guesses, mentions)
    entries = [entry for vocabulary in vocabularies for entry in find_mentioned_in(vocabulary, query.about)]
    return Resolution(None, [], mentioned_in=tuple(entries))


def _is_sure(query: Query, guesses: Sequence[Result], vocabularies: Sequence[Vocabulary]) -> bool:
    """Return whether the first guess is clear and not doubtful."""
    return is_clear(query, guesses) and not is_doubtful(read_guess(query, guesses[0], vocabularies))


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


def _offer(query: Query, guesses: Sequence[Result], mentions: tuple[Result, ...]) -> Resolution:
    """Return what a query may mean, and what it names. What only has its words is left out where it names something."""
    if not mentions and _is_named_in(query, guesses[0]):
        return Resolution(None, [], (guesses[0],))
    from immuno_cli.search.weights import WEIGHTS  # an exact answer needs none: 0.5 ms

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
    from immuno_cli.search.evidence import evidence  # the table of letters, which only a guess pays for
    from immuno_cli.search.weights import WEIGHTS

    if guesses[0].score < WEIGHTS.sure_score:
        return False
    bits = evidence(query.plain)
    if bits < WEIGHTS.sure_evidence:
        return False
    return all(log2(guesses[0].score / rival.score) * bits >= WEIGHTS.sure_margin for rival in guesses[1:2])


def read_guess(query: Query, result: Result, vocabularies: Sequence[Vocabulary]) -> Guess:
    """Return a result with all that the rules look at."""
    vocabulary, concept = find_origin(vocabularies, result.vocabulary, result.id)
    label = result.matched_label or _nearest_hidden_label(query, concept)
    return Guess(query, result, label, tuple(plain(label).split()), concept, vocabulary)


def _nearest_hidden_label(query: Query, concept: Concept) -> str:
    """Return the hidden label that is most like the query: the one that found it, which a result does not show."""
    from rapidfuzz.distance.OSA import distance

    hidden = [text for text, role, _ in concept.all_labels if role == "hidden"]
    return min(hidden, key=lambda text: distance(plain(text), query.plain), default=concept.pref_label)


def is_doubtful(guess: Guess) -> bool:
    """Return whether a guess, near as it is, may well be another thing: however query and label are written."""
    return all(any(doubts(form) for doubts in DOUBTS) for form in _iter_forms(guess))


def _iter_forms(guess: Guess) -> Iterator[Guess]:
    """Yield a guess as it stands; with query and label in the singular; and, where their spaces differ, without these.

    "lung cacers" is a slip of "lung cancer" as "lung cacer" is, and "limfo site" one of "lymphocyte".
    """
    yield guess
    query = guess.query
    yield _with_words(guess, query.normalized.split(), normalize(guess.label).split())
    if guess.result.matched_by in _AS_A_WHOLE and len(query.words) != len(guess.words):
        yield _with_words(guess, ["".join(query.words)], ["".join(guess.words)])


def _with_words(guess: Guess, words: Sequence[str], own: Sequence[str]) -> Guess:
    query = guess.query._replace(plain=" ".join(words), normalized=normalize(" ".join(words)), words=tuple(words))
    return guess._replace(query=query, words=tuple(own))


def is_found_by_definition(guess: Guess) -> bool:
    """Return whether only the definition fits: "drug that causes fever" describes many drugs."""
    return guess.result.matched_by == "definition"


def is_named_by_abbreviation(guess: Guess) -> bool:
    """Return whether the label is an abbreviation: "DCC" may be a slip of "DC", or mean itself."""
    return guess.result.matched_by == "abbreviation" or is_abbreviation(guess.label)


def is_part_of_hidden_label(guess: Guess) -> bool:
    """Return whether words of a hidden label fit: nobody is told "sore head" for "head"."""
    return guess.result.matched_by == "words" and guess.result.matched_label is None


def differs_in_words(guess: Guess) -> bool:
    """Return whether query or label has a further word: a "cancer vaccine" may be no "preventive cancer vaccine"."""
    from immuno_cli.search.another_thing import lacking_words

    return bool(lacking_words(guess.query.words, guess.words) or lacking_words(guess.words, guess.query.words))


def lacks_abbreviation(guess: Guess) -> bool:
    """Return whether the label lacks an abbreviation of the query: "HIV infection" is not "viral infection"."""
    return not set(guess.query.abbreviated_words) <= set(guess.words)


def differs_in_numbers(guess: Guess) -> bool:
    """Return whether query and label have different numbers: "interleukin 6" is not "interleukin 2"."""
    return list(guess.query.numbers) != [word for word in guess.words if has_digit(word)]


def has_another_word(guess: Guess) -> bool:
    """Return whether the query has another word in place of one of the label: "immunosuppressed", "tung cancer"."""
    for word, own in product(guess.query.words, guess.words):
        if word not in guess.words and own not in guess.query.words and _means_another(word, own, guess):
            return True
    return False


def _means_another(word: str, own: str, guess: Guess) -> bool:
    from immuno_cli.search.another_word import (
        SHORT_WORD,
        differs_in_derivation,
        differs_in_first_letter,
        is_another_word,
    )

    if max(len(word), len(own)) < SHORT_WORD or is_another_word(word, own) or differs_in_derivation(word, own):
        return True
    return differs_in_first_letter(word, own) and _is_distinctive(own, guess)


def _is_distinctive(word: str, guess: Guess) -> bool:
    """Return whether a word distinguishes the label from one of another concept: "lung" does in "lung cancer"."""
    index = guess.vocabulary.index
    words = normalize(guess.label).split()
    others = [other for other in words if other != normalize(word)]
    if not others:
        return True
    from immuno_cli.search.descriptions import forms_with_all  # an exact answer needs none of it

    forms = [form for form in forms_with_all(index, others) if index.lengths[form] == len(words)]
    concepts = {index.concepts[label] for form in forms for label in index.labels_of_form(form)}
    return any(guess.vocabulary.concept_at(number).id != guess.concept.id for number in concepts)


def has_english_word(guess: Guess) -> bool:
    """Return whether the query has an English word, or rather a slip of one, that no name of the concept has.

    "mediation" is no "medication", and "seacrhing" is rather "searching" than any label.
    """
    from immuno_cli.search.another_word import is_rather_english
    from immuno_cli.search.weights import WEIGHTS

    names = {word for text, _ in guess.concept.labels for word in (*plain(text).split(), *normalize(text).split())}
    names.update(guess.words)
    words = guess.query.words
    margin = WEIGHTS.english_margin if len(words) == 1 else WEIGHTS.english_margin_among_words
    unnamed = [word for word in words if names.isdisjoint((word, normalize(word)))]
    return any(is_rather_english(word, names, margin) for word in unnamed)


DOUBTS: Final[tuple[Callable[[Guess], bool], ...]] = (
    is_found_by_definition,
    is_named_by_abbreviation,
    is_part_of_hidden_label,
    differs_in_words,
    lacks_abbreviation,
    differs_in_numbers,
    has_another_word,
    has_english_word,
)
"""The rules: each returns whether it doubts a guess. The cheap ones come first."""
