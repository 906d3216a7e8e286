"""The rules that doubt a guess: functions, each with an example of what may be another thing, in DOUBTS."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.english import is_word
from immuno_cli.language.normalize import normalize, plain
from immuno_cli.language.numerals import has_digit
from immuno_cli.model import Concept
from immuno_cli.search.found import Result
from immuno_cli.search.query import Query
from immuno_cli.vocabularies.protocol import Vocabulary, find_origin

_SUBSTANCES: Final = ("drug", "substance", "molecule")
"""The kinds of concepts whose names are invented."""
_AS_A_WHOLE: Final = frozenset(("spelling", "sound"))


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
    """Return whether a near guess may still be another thing in every form of query and label."""
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
    """Return whether words of a hidden label fit: "sore head" is not offered for "head"."""
    return guess.result.matched_by == "words" and guess.result.matched_label is None


def differs_in_words(guess: Guess) -> bool:
    """Return whether query or label has a further word: a "cancer vaccine" may be no "preventive cancer vaccine"."""
    from immuno_cli.search.spelling.differences.another_thing import lacking_words

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
    from immuno_cli.search.spelling.differences.another_word import (
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


def is_another_substance(guess: Guess) -> bool:
    """Return whether the name of a substance is rather that of another one: "satralizumab" is no "natalizumab".

    Names of substances are invented, and many are as near to each other as a misspelled name is to the right one.
    """
    from immuno_cli.search.spelling.differences.another_word import is_another_name

    own = [word for word in guess.words if word not in guess.query.words]
    for word in guess.query.words:
        nearest = "" if word in guess.words or is_word(word) else _nearest(word, own)
        if nearest and is_another_name(word, nearest) and _is_of_substance(nearest, guess):
            return True
    return False


def _is_of_substance(word: str, guess: Guess) -> bool:
    """Return whether a word stands in the name of a substance, or is one: "haemoglobin" in "low haemoglobin"."""
    if guess.concept.kind in _SUBSTANCES:
        return True
    numbers = (label.concept for label in guess.vocabulary.find_labels(normalize(word)))
    return any(guess.vocabulary.concept_at(number).kind in _SUBSTANCES for number in numbers)


def _nearest(word: str, words: Sequence[str]) -> str:
    """Return the word that is most like a word; "" of none."""
    from rapidfuzz.distance.OSA import distance

    return min(words, key=lambda other: distance(word, other), default="")


def has_english_word(guess: Guess) -> bool:
    """Return whether the query has an English word, or rather a slip of one, that no name of the concept has.

    "mediation" is no "medication", and "seacrhing" is rather "searching" than any label.
    """
    from immuno_cli.search.spelling.differences.another_word import is_rather_english
    from immuno_cli.search.spelling.weights import WEIGHTS

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
    is_another_substance,
    has_english_word,
)
"""The rules: each returns whether it doubts a guess. The cheap ones come first."""
