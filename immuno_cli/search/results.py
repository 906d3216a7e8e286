"""What a query finds: concepts, each by the label that fits best, best first."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby, islice, product
from math import inf, log2
from operator import attrgetter, itemgetter
from sys import maxsize
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeVar

from immuno_cli.language.english import FUNCTION_WORDS, is_word, words_near
from immuno_cli.language.normalize import has_digit, is_abbreviation, normalize, plain
from immuno_cli.model import ROLES, Concept, Label, Statement
from immuno_cli.search.question_words import topic, without_article
from immuno_cli.vocabularies.label_index import LabelIndex
from immuno_cli.vocabularies.protocol import Vocabulary, find_origin

if TYPE_CHECKING:
    from immuno_cli.search.ranking import Hit

Found = TypeVar("Found")
MatchedBy = Literal[
    "id", "label", "synonym", "related", "hidden", "abbreviation", "spelling", "sound", "words", "definition"
]

LONGEST_QUERY: Final = 1000

SURE: Final = 65.0
"""A guess is taken for the answer from this score on …"""
SURE_EVIDENCE: Final = 17.0
"""… where the query says so many bits, five letters or so that are no English word; a shorter one may be anything …"""
MUCH_BETTER: Final = 6.0
"""… and where the next concept costs about so many bits more: it is 64 times less likely."""
OF_ENGLISH: Final = 4.0
"""A misspelled word is rather one of English that the concept is not called, where that costs so much less …"""
IN_COMPANY: Final = 12.0
"""… or so much, where it stands beside other words, which speak for the concept."""


class Result(NamedTuple):
    """A concept that a query may mean. `score` runs from 0 to 100; `matched_label` is None for a hidden label."""

    id: str
    pref_label: str
    vocabulary: str
    kind: str | None
    categories: tuple[str, ...]
    matched_label: str | None
    matched_by: MatchedBy
    score: float
    definition: str | None = None


class MentionedIn(NamedTuple):
    """An entry that mentions a word."""

    id: str
    pref_label: str
    vocabulary: str
    """As in `Result`."""
    sentence: str
    """The sentence that has the word."""
    statement: Statement
    """The statement that the sentence is from, with its sources."""


class Resolution(NamedTuple):
    """What a term means.

    Attributes:
        match: The concept that the term means. None where that is not certain.
        suggestions: What the term may mean instead, best first.
        mentions: Where the term is a sentence, the concepts that it names.
        mentioned_in: The entries that mention the term, which is a single word.
    """

    match: Result | None
    suggestions: list[Result]
    mentions: tuple[Result, ...] = ()
    mentioned_in: tuple[MentionedIn, ...] = ()


def search(
    vocabulary: Vocabulary,
    query: str,
    *,
    limit: int | None = 10,
    accept: Callable[[Concept], bool] | None = None,
) -> list[Result]:
    """Return the concepts that the query may mean, best first; at most `limit`, all for None, of those accepted.

    A query that names none may still describe one: then those whose definitions and notes have its words.
    """
    if len(query) > LONGEST_QUERY or not plain(query):
        return []
    accepted = (result for result, concept in _iter_results(vocabulary, query) if accept is None or accept(concept))
    most = None if limit is None else min(limit, maxsize)
    return list(islice(_iter_first(accepted), most))  # stops at the last one wanted: what follows costs more


def _ranked(index: LabelIndex, query: str) -> tuple[str, "list[Hit]"]:
    """Return what a query looks for, and the labels that it may mean.

    Of a question that is what it asks about, unless a label is as near to the whole of it.
    """
    from immuno_cli.search.ranking import rank

    about, whole = topic(query), rank(index, query)
    nearest = min((hit.bits for hit in whole), default=inf)
    if about == query or not nearest:
        return query, whole
    part = rank(index, about)
    return (query, whole) if whole and nearest <= min((hit.bits for hit in part), default=inf) else (about, part)


def _iter_first(results: Iterable[Result]) -> Iterator[Result]:
    """Yield the first result of each concept."""
    seen: set[str] = set()
    for result in results:
        if result.id not in seen:
            seen.add(result.id)
            yield result


def search_all(
    vocabularies: Sequence[Vocabulary],
    query: str,
    *,
    limit: int | None = 10,
    accept: Callable[[Concept], bool] | None = None,
) -> list[Result]:
    """Return the results of several vocabularies, best first; equal ones in the order of the vocabularies."""
    merged = [result for v in vocabularies for result in search(v, query, limit=limit, accept=accept)]
    if any(result.matched_by != "definition" for result in merged):
        merged = [result for result in merged if result.matched_by != "definition"]
    merged.sort(key=lambda result: -result.score)
    return merged if limit is None else merged[:limit]


def resolve(vocabularies: Vocabulary | Sequence[Vocabulary], term: str, *, exact: bool = False) -> Resolution:
    """Return what a term means. A typo with one clear meaning gives a match; `exact` switches guessing off.

    A label that names two concepts matches neither: both are suggestions. A preferred label goes before an
    alternative one, that before a hidden one.
    """
    several = vocabularies if isinstance(vocabularies, Sequence) else (vocabularies,)
    if len(term) > LONGEST_QUERY:
        return Resolution(None, [])
    for asked in (term,) if exact else dict.fromkeys((term, topic(term), without_article(term))):
        found = [result for vocabulary in several for result in _named(vocabulary, asked)]
        if found:
            return Resolution(found[0], []) if len(found) == 1 else Resolution(None, found)
    guesses = [] if exact else search_all(several, term, limit=5)
    about = topic(term)
    clear = _is_clear(about, guesses) and not _may_be_another(about, guesses[0], several)
    return Resolution(guesses[0], []) if clear else Resolution(None, guesses)


def _is_clear(term: str, guesses: Sequence[Result]) -> bool:
    if not guesses or guesses[0].score < SURE:
        return False
    from immuno_cli.search.ranking import evidence  # rapidfuzz, which only a guess pays

    speaks = evidence(plain(term))
    rivals = [guess.score for guess in guesses[1:2]]
    return speaks >= SURE_EVIDENCE and all(log2(guesses[0].score / rival) * speaks >= MUCH_BETTER for rival in rivals)


def _may_be_another(term: str, guess: Result, vocabularies: Sequence[Vocabulary]) -> bool:
    """Return whether a guess, near as it is, may well be another thing: HIV is not IV, and a fever no fever clinic."""
    vocabulary, concept = find_origin(vocabularies, guess.vocabulary, guess.id)
    label = guess.matched_label or _nearest_hidden(term, concept)
    return (
        guess.matched_by in ("definition", "abbreviation")
        or is_abbreviation(label)
        or (guess.matched_by == "words" and guess.matched_label is None)
        or _differ_in_words(term, label)
        or _lacks_capitals(term, label)
        or _is_another_name(term, label, vocabulary, concept)
        or _says_more(term, concept)
    )


def _nearest_hidden(term: str, concept: Concept) -> str:
    """Return the hidden label that is most like the term: the one that found it, which a result does not show."""
    from rapidfuzz.distance.OSA import distance

    return min(concept.hidden_labels, key=lambda text: distance(plain(text), plain(term)), default=concept.pref_label)


def _differ_in_words(term: str, label: str) -> bool:
    """Return whether the term or the label has more words: a cancer vaccine may be no preventive cancer vaccine."""
    from immuno_cli.search.another import lacking

    asked, named = plain(term), plain(label)
    return bool(lacking(asked, named) or lacking(named, asked))


def _lacks_capitals(term: str, label: str) -> bool:
    """Return whether the term has an abbreviation that the label lacks."""
    return not {plain(word) for word in term.split() if is_abbreviation(word)} <= set(plain(label).split())


def _is_another_name(term: str, label: str, vocabulary: Vocabulary, concept: Concept) -> bool:
    """Return whether a word of the term that the label has otherwise is rather another word than a slip."""
    from immuno_cli.search.another import SHORT_WORD, differs_in_derivation, differs_in_first_letter, is_another_word

    asked, named = plain(term).split(), plain(label).split()
    if [word for word in asked if has_digit(word)] != [word for word in named if has_digit(word)]:
        return True
    for word, own in product(asked, named):
        if word in named or own in asked:
            continue
        if max(len(word), len(own)) < SHORT_WORD or is_another_word(word, own) or differs_in_derivation(word, own):
            return True
        if differs_in_first_letter(word, own) and _tells_apart(own, label, vocabulary, concept):
            return True
    return False


def _tells_apart(word: str, label: str, vocabulary: Vocabulary, concept: Concept) -> bool:
    """Return whether a word tells a label from one of another concept: "lung" does in "lung cancer"."""
    index = vocabulary.index
    words = normalize(label).split()
    others = {other for other in words if other != normalize(word)}
    numbers = [index.words.find(other) for other in others]
    if not numbers:
        return True
    forms = set.intersection(*(set(index.words.items(number)) for number in numbers if number is not None))
    return any(
        vocabulary.concept_at(index.concepts[number]).id != concept.id
        for form in forms
        if index.lengths[form] == len(words)
        for number in index.labels_of_form(form)
    )


def _says_more(term: str, concept: Concept) -> bool:
    """Return whether the term has a word of English, or rather a slip of one, that no name of the concept has."""
    named = {word for text, _ in concept.labels for word in (*plain(text).split(), *normalize(text).split())}
    words = plain(term).split()
    less = OF_ENGLISH if len(words) == 1 else IN_COMPANY
    return any(_is_rather_english(word, named, less) for word in words if named.isdisjoint((word, normalize(word))))


def _is_rather_english(word: str, named: Collection[str], less: float) -> bool:
    """Return whether a word is English, or to have meant a word of it costs so much less than any of the names."""
    if is_word(word):
        return word not in FUNCTION_WORDS
    from immuno_cli.search.costs import word_cost

    own = min(word_cost(name, word).bits for name in named)
    others = (near for near in words_near(word) if near not in named)
    return any(word_cost(other, word).bits + less < own for other in others)


def _named(vocabulary: Vocabulary, term: str) -> list[Result]:
    """Return the concepts of this id, or else of this very label; of several, those by the label most alike."""
    if same := _by_id(vocabulary, term):
        return [result for result, _ in same]
    key = normalize(term)
    labels = list(vocabulary.find_labels(key)) if key else []
    for text_of in (str.strip, plain):
        labels = [label for label in labels if text_of(label.text) == text_of(term)] or labels
    first_role = min((ROLES.index(label.role) for label in labels), default=0)
    named: dict[int, Label] = {}
    for label in sorted(labels, key=attrgetter("text")):
        if label.role == ROLES[first_role]:
            named.setdefault(label.concept, label)
    results = [
        _result(vocabulary, vocabulary.concept_at(label.concept), _shown(label), _how(label), 100.0)
        for label in named.values()
    ]
    return sorted(results, key=attrgetter("id"))


def _iter_results(vocabulary: Vocabulary, query: str) -> Iterator[tuple[Result, Concept]]:
    from immuno_cli.search.descriptions import describe, iter_having
    from immuno_cli.search.ranking import apart, as_typed, mixes_capitals, rank_wider

    same = _by_id(vocabulary, query)
    yield from same
    asked, hits = _ranked(vocabulary.index, query)
    if asked != query:
        same = same or _by_id(vocabulary, asked)
        yield from same
        query = asked
    if all(hit.fit.swaps for hit in hits):
        hits = [*rank_wider(vocabulary.index, query), *hits]
    found = [(hit, vocabulary.label_at(hit.label)) for hit in hits]
    if mixes_capitals(query):
        found = [(as_typed(hit, query, label.text), label) for hit, label in found]
    weighed = [(_order(hit, label), label.concept, (hit, label)) for hit, label in found]
    least = 100.0
    for concept, (hit, label) in _iter_ordered(
        vocabulary, weighed, lambda pair: (*apart(query, pair[1].text), pair[1].text)
    ):
        least = min(least, hit.score)
        yield _result(vocabulary, concept, _shown(label), _how_found(hit, label), least), concept
    having = [(score, vocabulary.label_at(number)) for number, score in iter_having(vocabulary.index, query)]
    partial = [(-score, label.concept, (score, label)) for score, label in having]
    for concept, (score, label) in _iter_ordered(
        vocabulary, partial, lambda pair: (ROLES.index(pair[1].role), pair[1].text)
    ):
        yield _result(vocabulary, concept, _shown(label), "words", score), concept
    if not (found or having or same):
        described = [(-score, number, score) for number, score in describe(vocabulary.index, query)]
        for concept, score in _iter_ordered(vocabulary, described, lambda _: ()):
            if not _is_named_otherwise(vocabulary, query, concept):
                yield _result(vocabulary, concept, concept.pref_label, "definition", score), concept


def _is_named_otherwise(vocabulary: Vocabulary, query: str, concept: Concept) -> bool:
    """Return whether a name of the concept is partly the query, and says otherwise another thing or its opposite."""
    from immuno_cli.search.another import asked, is_another_thing

    meant = asked(plain(query), query, vocabulary.index.is_word)
    telling = set(meant.words) - FUNCTION_WORDS
    named = (plain(text) for text, _ in concept.labels)
    return any(is_another_thing(meant, name) for name in named if not telling.isdisjoint(name.split()))


def _order(hit: "Hit", label: Label) -> tuple[bool, bool, int, int, float]:
    """Return what hits are ordered by: long names at one slip first, names with a word swapped last, then by cost.

    Of costs alike to the bit, which is as well as they are known, the role decides first.
    """
    return not hit.near, hit.fit.swaps, round(hit.bits), ROLES.index(label.role), hit.bits


def _by_id(vocabulary: Vocabulary, term: str) -> list[tuple[Result, Concept]]:
    concept = vocabulary.find_concept(term.strip())
    return [] if concept is None else [(_result(vocabulary, concept, concept.pref_label, "id", 100.0), concept)]


def _iter_ordered(
    vocabulary: Vocabulary,
    weighed: Iterable[tuple[Any, int, Found]],
    among_equals: Callable[[Found], tuple[Any, ...]],
) -> Iterator[tuple[Concept, Found]]:
    """Yield each concept with what was found of it, by weight; of equal weight, by `among_equals` and then by id."""
    for _, equals in groupby(sorted(weighed, key=itemgetter(0)), key=itemgetter(0)):
        concepts = [(among_equals(found), vocabulary.concept_at(number), found) for _, number, found in equals]
        for _, concept, found in sorted(concepts, key=lambda each: (each[0], each[1].id)):
            yield concept, found


def _shown(label: Label) -> str | None:
    return None if label.role == "hidden" else label.text


def _how_found(hit: "Hit", label: Label) -> MatchedBy:
    if not hit.fit.bits:
        return _how(label)
    if hit.fit.by_words:
        return "words"
    return "sound" if hit.fit.by_ear else "spelling"


def _how(label: Label) -> MatchedBy:
    if label.role in ("related", "hidden"):
        return label.role
    if is_abbreviation(label.text):
        return "abbreviation"
    return "label" if label.role == "pref" else "synonym"


def _result(
    vocabulary: Vocabulary, concept: Concept, matched_label: str | None, matched_by: MatchedBy, score: float
) -> Result:
    return Result(
        id=concept.id,
        pref_label=concept.pref_label,
        vocabulary=concept.bundle or vocabulary.name,
        kind=concept.kind,
        categories=tuple(claim.category for claim in concept.categories),
        matched_label=matched_label,
        matched_by=matched_by,
        score=round(score, 1),
        definition=concept.definitions[0].text if concept.definitions else None,
    )
