"""What answers words that are no name: a comparison, what is said of an aspect, an entry, or what a sentence names."""

from collections.abc import Sequence
from typing import Final

from immuno_cli.language.normalize import normalize
from immuno_cli.questions.answer import Answer, Aspects, Compared, Entry, Miss, Named, meant
from immuno_cli.questions.aspects.topics import find_only_treatment, is_everyday_noun
from immuno_cli.questions.reading.asked import Asked
from immuno_cli.questions.reading.aspect import TOGETHER
from immuno_cli.questions.reading.comparison import completed
from immuno_cli.questions.reading.question import without_people, without_taking
from immuno_cli.questions.several import find_drugs, is_ambiguous, resolve_in_order
from immuno_cli.search import Resolution, Result, resolve
from immuno_cli.vocabularies.protocol import Vocabulary

_BY_NAME: Final = frozenset({"id", "label", "synonym", "abbreviation", "spelling", "sound"})
"""How a term is matched that is a name of the concept, and not of something close to it."""


def answer(vocabularies: Sequence[Vocabulary], asked: Asked, *, exact: bool) -> Answer:
    """Return what answers words that are no name. With `exact` only names as they are spelled count."""
    return (
        _compare(vocabularies, asked, exact=exact)
        or (None if exact else _answer_question(vocabularies, asked))
        or _explain(vocabularies, asked, exact=exact)
    )


def _explain(vocabularies: Sequence[Vocabulary], asked: Asked, *, exact: bool) -> Entry | Aspects | Named | Miss:
    """Return the entry of what the words mean, or else the concepts that they name."""
    words = asked.typed
    found, also_in = resolve_in_order(vocabularies, words, exact=exact)
    if found.match:
        return (None if exact else _find_beside(vocabularies, asked, found.match)) or Entry(
            meant(vocabularies, words, found.match, also_in)
        )
    only = None if exact else _only_candidate(found, words)
    if only:
        return Entry(meant(vocabularies, words, only))
    pair = () if exact else _find_kind_pair(vocabularies, asked)
    mentions = pair or (found.mentions if exact else _with_asked(vocabularies, asked, found.mentions))
    if not mentions or is_ambiguous(found):
        from immuno_cli.questions.miss import explain_miss

        return explain_miss(vocabularies, words, found)
    from immuno_cli.questions.sentence import explain_sentence

    return explain_sentence(vocabularies, asked, mentions, asks_kind=bool(pair))


def _with_asked(vocabularies: Sequence[Vocabulary], asked: Asked, mentions: tuple[Result, ...]) -> tuple[Result, ...]:
    """Return what a sentence names, with what a word joins in it: "MS" in small letters, which may be another word."""
    if not mentions:
        return mentions
    joined = _find_tied(vocabularies, asked)
    together = next((question for question in asked.questions if question.aspect is TOGETHER), None)
    if together:
        names = (without_taking(together.topic), without_people(without_taking(together.effect)))
        found = (_find_noun(vocabularies, name) or find_only_treatment(vocabularies, name) for name in names)
        joined += tuple(filter(None, found))
    named = {match.id for match in mentions}
    return (*mentions, *{match.id: match for match in joined if match.id not in named}.values())


def _find_tied(vocabularies: Sequence[Vocabulary], asked: Asked) -> tuple[Result, ...]:
    """Return two things, where words are their names and what ties them: "Fieber nach CAR-T", "humira with tb"."""
    tied = ((each.treatment, each.condition) for each in asked.tied)
    for pair in filter(None, (asked.two_names, *tied)):
        named = tuple(filter(None, (_find_noun(vocabularies, name) for name in pair)))
        if len(named) == len(pair):
            return named
    return ()


def _find_noun(vocabularies: Sequence[Vocabulary], name: str) -> Result | None:
    """Return what has a name as it is spelled, unless that is an everyday word."""
    match = resolve(vocabularies, name, exact=True).match
    return None if match is None or is_everyday_noun(name, match) else match


def _only_candidate(found: Resolution, words: str) -> Result | None:
    """Return the one suggestion, where its label has all the words of the query, one of them a name: "merkel cell"."""
    if len(found.suggestions) != 1 or found.mentions:
        return None
    only = found.suggestions[0]
    if only.matched_by != "words" or not only.matched_label:
        return None
    from immuno_cli.language.english import is_common
    from immuno_cli.language.plurals import singular

    asked = normalize(words).split()
    is_name = any(word.isalpha() and not (is_common(word) or is_common(singular(word))) for word in asked)
    return only if is_name and set(asked) <= set(normalize(only.matched_label).split()) else None


def _find_beside(vocabularies: Sequence[Vocabulary], asked: Asked, match: Result) -> Aspects | Named | None:
    """Return what answers a complaint and what is named after it: "my chest hurts after the flu vaccine"."""
    if match.matched_by != "words" or asked.behind is None:
        return None
    from immuno_cli.questions.sentence import explain_complaint

    return explain_complaint(vocabularies, asked, match)


def _compare(vocabularies: Sequence[Vocabulary], asked: Asked, *, exact: bool) -> Compared | Entry | None:
    """Return the comparison that a question asks for; of names of one entry, that entry; None where it is neither."""
    if len(vocabularies) > 1:
        return None
    for pair in asked.compared_pairs:
        compared = _compare_terms(vocabularies, asked, pair, exact=True)
        if compared:
            return compared
    return _compare_terms(vocabularies, asked, asked.compared, exact=exact)


def _compare_terms(
    vocabularies: Sequence[Vocabulary], asked: Asked, terms: Sequence[str], *, exact: bool
) -> Compared | Entry | None:
    """Return the comparison of some terms; None where one of them is unknown."""
    found = (_match_compared(vocabularies, term, terms, exact=exact) for term in terms)
    entries = [meant(vocabularies, asked.typed, match) for match in found if match]
    if len(entries) < len(terms):
        return None
    concepts = {entry.concept.id: entry.concept for entry in entries}
    if len(concepts) > 1:
        is_each_another = len(concepts) == len(entries)
        return Compared(asked.typed, vocabularies[0], tuple(concepts.values())) if is_each_another else None
    are_names = _BY_NAME.issuperset(entry.match.matched_by for entry in entries)
    return Entry(entries[0], tuple(terms)) if entries and are_names else None


def _match_compared(
    vocabularies: Sequence[Vocabulary], term: str, terms: Sequence[str], *, exact: bool
) -> Result | None:
    """Return what a compared term means: as it stands, or else with the words that it shares with another one."""
    found = (resolve(vocabularies, words, exact=exact).match for words in (term, *completed(term, terms)))
    return next((match for match in found if match and match.matched_by != "value"), None)


def _answer_question(vocabularies: Sequence[Vocabulary], asked: Asked) -> Aspects | None:
    """Return what answers a question for an aspect; None where it asks what a name means ("the cancer treatment")."""
    if resolve(vocabularies, asked.name, exact=True).match:
        return None
    from immuno_cli.questions.aspects.finding import find_aspects

    return find_aspects(vocabularies, asked)


def _find_kind_pair(vocabularies: Sequence[Vocabulary], asked: Asked) -> tuple[Result, ...]:
    """Return one thing and what it may be a kind of, where a question asks for that; () elsewhere."""
    for pair in (asked.kind,) if asked.kind else asked.kind_pairs:
        matches = [resolve(vocabularies, term, exact=not asked.kind).match for term in pair]
        named = tuple(match for match in matches if match)
        if len({match.id for match in named}) == len(pair):
            return _of_one_sort(vocabularies, *named)
    return ()


def _of_one_sort(vocabularies: Sequence[Vocabulary], first: Result, second: Result) -> tuple[Result, Result]:
    """Return a pair; a drug is no kind of a therapy, but of its drugs: "is keytruda an immunotherapy"."""
    from immuno_cli.questions.explain import SUBSTANCES

    if first.kind not in SUBSTANCES or second.kind != "therapy":
        return first, second
    drugs = find_drugs(vocabularies, second.pref_label)
    return (first, drugs) if drugs and drugs.id != first.id else (first, second)
