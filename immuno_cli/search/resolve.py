"""What a term means: one concept, or several that it may mean. Decides whether a guess is taken for the answer.

A guess is the answer where it is clear, that is likely and much likelier than the next, and no rule of `doubts` doubts
it.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from math import log2
from typing import TYPE_CHECKING, Final, NamedTuple

from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.english import is_common, is_word
from immuno_cli.language.normalize import normalize, plain
from immuno_cli.language.numerals import has_digit, numeral
from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.search.doubts import is_doubtful, read_guess
from immuno_cli.search.finders import find_deprecated, find_named, find_respelled, find_told
from immuno_cli.search.found import Found, Result, found_each
from immuno_cli.search.mentioned_in import MentionedIn, find_mentioned_in
from immuno_cli.search.query import LONGEST_QUERY, Query, read_query
from immuno_cli.search.question_words import ASKING_WORDS
from immuno_cli.search.results import search_query, search_shown
from immuno_cli.search.shortened import is_shortened
from immuno_cli.vocabularies.protocol import Vocabulary

if TYPE_CHECKING:
    from immuno_cli.search.mentions import Mention

MOST_SUGGESTIONS: Final = 5
_TREATMENTS: Final = ("drug", "therapy", "substance")
_SHORT: Final = 3
_SAFETY: Final = (*_TREATMENTS, "disease", "side-effect", "finding")
"""The kinds of concepts that may warn of something."""
MOST_FOUND: Final = 10
"""Most results that are looked at, those that a sentence names included."""


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
    found = find_named(several, query, exact=exact) or _find_otherwise(several, query, exact=exact)
    if found:
        results = [each.result for each in found]
        return Resolution(results[0], []) if len(results) == 1 else Resolution(None, results)
    return Resolution(None, []) if exact else _guess(several, query)


def _find_otherwise(vocabularies: Sequence[Vocabulary], query: Query, *, exact: bool) -> list[Found]:
    """Return what a query that is no name in use means: a respelled name, or else the name of a deprecated concept."""
    respelled = [] if exact else find_respelled(vocabularies, query)
    if len(respelled) == 1:
        return respelled
    deprecated = [] if respelled else find_deprecated(vocabularies, query)
    return deprecated if deprecated or exact else find_told(vocabularies, query)


def _guess(vocabularies: Sequence[Vocabulary], query: Query) -> Resolution:
    """Return what a query that is no label means or may mean; else what it names; else what mentions it."""
    valued = _find_each_value(vocabularies, query.about)
    if valued:
        return Resolution(None, [], mentions=tuple(valued))
    results = search_query(vocabularies, query, MOST_FOUND)
    guesses = [result for result in results if result.matched_by != "mention"]
    sure = _find_sure(vocabularies, query, guesses)
    if sure:
        return Resolution(sure, [])
    likely = [guess for guess in guesses if not _is_of_other_words(query.about, guess, vocabularies)]
    named = _or_only_treatment(vocabularies, query, results) or _left_out_by(vocabularies, query, guesses)
    if not likely and not named:
        named = tuple(_each_once(_find_exact_names(vocabularies, query))) if guesses else ()
    return _offer_or_tell(vocabularies, query, likely, named)


def _offer_or_tell(
    vocabularies: Sequence[Vocabulary], query: Query, guesses: Sequence[Result], named: tuple[Result, ...]
) -> Resolution:
    """Return what a query may mean and what it names, or else the entries that mention it."""
    is_anything = bool(guesses or named)
    are_told = not is_anything or _are_described(query, (*guesses, *named))
    told = _find_each_mention(vocabularies, query) if are_told else []
    if told or not is_anything:
        return Resolution(None, [], mentioned_in=tuple(told))
    return _offer(query, guesses, named)


def _find_sure(vocabularies: Sequence[Vocabulary], query: Query, guesses: Sequence[Result]) -> Result | None:
    """Return the guess that is the answer; None where none is sure."""
    if _is_sure(query.about, guesses, vocabularies) or is_shortened(query.about, guesses, vocabularies):
        return guesses[0]
    others = _guess_in_other_languages(vocabularies, query)
    return others[0] if _is_sure(query.about, others, vocabularies) else None


def _each_once(found: Iterable[Found]) -> Iterable[Result]:
    return {each.concept.id: each.result for each in found}.values()


def _find_each_mention(vocabularies: Sequence[Vocabulary], query: Query) -> list[MentionedIn]:
    return [entry for vocabulary in vocabularies for entry in find_mentioned_in(vocabulary, query.about)]


def _are_described(query: Query, results: Sequence[Result]) -> bool:
    """Return whether only definitions have the words of what is rather a name: "St John's wort".

    It is no name of what they define, and is not offered for one.
    """
    return {result.matched_by for result in results} == {"definition"} and FUNCTION_WORDS.isdisjoint(query.words)


def _is_of_other_words(query: Query, guess: Result, vocabularies: Sequence[Vocabulary]) -> bool:
    """Return whether a guess by its letters has another word in place of one that is known.

    A "celiac blood test" is no slip of "calcium blood test". Of several parts of one word it has none: "anti-dsDNA" is
    no slip of "antisera".
    """
    if guess.matched_by not in ("spelling", "sound") or len(query.words) == 1:
        return False
    label = read_guess(query, guess, vocabularies).label
    own = set(normalize(label).split()).union(plain(label).split())
    if query.is_one_word and own.isdisjoint(set(query.words) - {"anti"}):
        return True
    others = [word for word in query.words if len(word) > _SHORT and word not in own and not is_common(word)]
    return any(vocabulary.index.is_word(normalize(word)) for vocabulary in vocabularies for word in others)


def _or_only_treatment(
    vocabularies: Sequence[Vocabulary], query: Query, results: Sequence[Result]
) -> tuple[Result, ...]:
    """Return the mentions, or if only definitions have words of a query, the one treatment in it.

    "can prednisone make me sad all of a sudden" has more words about other things, but asks about prednisone.
    """
    ways = {result.matched_by for result in results}
    if ways != {"definition"}:
        return tuple(result for result in results if result.matched_by == "mention")
    found = _find_exact_names(vocabularies, query)
    treatments = {each.concept.id: each.result for each in found if each.concept.kind in _TREATMENTS}
    return tuple(treatments.values()) if len(treatments) == 1 else ()


def _left_out_by(vocabularies: Sequence[Vocabulary], query: Query, guesses: Sequence[Result]) -> tuple[Result, ...]:
    """Return the treatments and conditions that stand in a query and of which its near labels say nothing.

    "guillain barre keytruda" is near to "Guillain-Barré syndrome", and names Keytruda. () where one of the labels has
    a word of the name: "hepatitis B vaccin" is no hepatitis B beside something else.
    """
    labels = [set(normalize(guess.matched_label or guess.pref_label).split()) for guess in guesses]
    named = {}
    for each in _find_exact_names(vocabularies, query):
        words = normalize(each.result.matched_label or "").split()
        if each.concept.kind in _SAFETY and words and all(label.isdisjoint(words) for label in labels):
            named[each.concept.id] = each.result
    return tuple(named.values())


def _find_exact_names(vocabularies: Sequence[Vocabulary], query: Query) -> list[Found]:
    """Return what the names mean that stand in a query letter for letter."""
    from immuno_cli.search.mentions import find_mentions  # an exact answer needs none
    from immuno_cli.search.spelling.candidates import SimilarWords

    return [
        each
        for vocabulary in vocabularies
        for mention in find_mentions(SimilarWords(vocabulary.index, query), query)
        for each in _named_by(vocabulary, mention)
    ]


def _named_by(vocabulary: Vocabulary, mention: "Mention") -> list[Found]:
    """Return what a mention names that stands in the query letter for letter."""
    numbers = [] if mention.cost else vocabulary.index.keys.items(mention.key)
    return found_each(vocabulary, [vocabulary.label_at(number) for number in numbers], "mention")


def _find_each_value(vocabularies: Sequence[Vocabulary], query: Query) -> list[Result]:
    from immuno_cli.search.values import find_each_value  # an exact answer needs none of it

    return find_each_value(vocabularies, query, MOST_FOUND)


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


def _names_drug(query: Query, guess: Result) -> bool:
    """Return whether a query has the name of a drug, and no words that make it another: "red eyes dupixent".

    A word that is not English may do so after the name of a substance, "trastuzumab deruxtecan", but not after a
    brand name, "Keytruda Qlex".
    """
    words, name = list(map(plain, query.typed.split())), plain(guess.matched_label or "")
    if guess.kind != "drug" or name not in words or len(words) == 1 or is_word(name):
        return False
    is_brand = (guess.matched_label or "").istitle() and guess.matched_label != guess.pref_label
    return is_brand or all(map(is_word, words[words.index(name) + 1 :]))


def _offer(query: Query, guesses: Sequence[Result], mentions: tuple[Result, ...]) -> Resolution:
    """Return what a query may mean, and what it names. What only has its words is left out where it names something."""
    if not mentions and _is_named_in(query, guesses[0]):
        return Resolution(None, [], (guesses[0],))
    if not mentions and _names_drug(query.about, guesses[0]):
        return Resolution(None, [], (guesses[0]._replace(matched_by="mention"),))
    whole = next((guess for guess in guesses if _has_all_words(query.about, guess)), None)
    if mentions and whole:
        return Resolution(None, [], (whole,))
    from immuno_cli.search.spelling.weights import WEIGHTS  # an exact answer needs none: 0.5 ms

    likely = [guess for guess in guesses if not mentions or guess.score > WEIGHTS.threshold]
    return Resolution(None, likely[:MOST_SUGGESTIONS], mentions)


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
