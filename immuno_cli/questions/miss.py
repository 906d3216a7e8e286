"""What helps a reader where a term has no entry.

Either the term is a sentence that names concepts (`explain_sentence`), or it names nothing: then the end of a drug's
name, entries that contain the word, near names and other dictionaries may help (`explain_miss`).
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from typing import Final
from urllib.parse import quote

from immuno_cli.model import Concept, Document, document_of
from immuno_cli.questions.answer import LookUp, Meant, Miss, Named, meant
from immuno_cli.questions.graph import BROADER, Edge, Step, find_live, iter_edges, iter_levels, relation_label
from immuno_cli.questions.name_stems import NameMeaning, explain_name
from immuno_cli.questions.several import is_ambiguous
from immuno_cli.questions.unknown import iter_unknown
from immuno_cli.search import Resolution, Result
from immuno_cli.vocabularies.builtin import BUILTIN, FURTHER
from immuno_cli.vocabularies.protocol import Vocabulary

MOST_NAMED: Final = 6
"""The most concepts of a sentence that are shown."""
_LONGEST_LOOKED_UP: Final = 80
_DICTIONARIES: Final = (
    (
        "NCI Dictionary of Cancer Terms",
        "https://www.cancer.gov/publications/dictionaries/cancer-terms/search/{}/?searchMode=Contains",
    ),
    (
        "MedlinePlus",
        "https://vsearch.nlm.nih.gov/vivisimo/cgi-bin/query-meta?v%3Aproject=medlineplus&query={}",
    ),
)
"""Public dictionaries, with the addresses at which they are asked for a term."""


def explain_miss(vocabularies: Sequence[Vocabulary], term: str, found: Resolution) -> Miss:
    """Return what helps where a term has no entry in the vocabularies; `found` is what `resolve` answers.

    >>> from immuno_cli import open_vocabulary, resolve
    >>> glossary = open_vocabulary()
    >>> miss = explain_miss([glossary], "zanidatamab", resolve(glossary, "zanidatamab"))
    >>> miss.meaning.stem.stem, [dictionary.title for dictionary in miss.look_up]
    ('-mab', ['NCI Dictionary of Cancer Terms', 'MedlinePlus'])
    """
    suggestions = (*found.suggestions, *found.mentions)
    if is_ambiguous(found):
        return Miss(term, suggestions=suggestions, is_ambiguous=True)
    meaning, documents = _explain_ending(vocabularies, term)
    return Miss(
        term,
        meaning=meaning,
        documents=documents,
        mentioned_in=found.mentioned_in,
        suggestions=suggestions,
        look_up=_look_up(term) if any(map(_is_ours, vocabularies)) else (),
    )


def _explain_ending(vocabularies: Sequence[Vocabulary], term: str) -> tuple[NameMeaning | None, tuple[Document, ...]]:
    """Return what the end of a name says, by the first vocabulary that knows, and the sources."""
    for vocabulary in vocabularies:
        meaning = explain_name(vocabulary, term)
        if meaning is not None:
            names = dict.fromkeys(map(document_of, meaning.stem.passages))
            documents = (vocabulary.find_document(name) for name in names)
            return meaning, tuple(document for document in documents if document)
    return None, ()


def _is_ours(vocabulary: Vocabulary) -> bool:
    """Return whether a vocabulary has a bundle that ships, alone or among others."""
    return any(bundle.id in (BUILTIN, FURTHER) for bundle in vocabulary.bundles)


def _look_up(term: str) -> tuple[LookUp, ...]:
    """Return where a term can be looked up; () where what was typed is hardly a term."""
    words = " ".join(term.split())
    is_term = len(words) <= _LONGEST_LOOKED_UP and words.isprintable() and any(map(str.isalpha, words))
    if not is_term:
        return ()
    asked = quote(words, safe="", errors="replace")
    return tuple(LookUp(title, address.format(asked)) for title, address in _DICTIONARIES)


def explain_sentence(
    vocabularies: Sequence[Vocabulary], term: str, mentions: Sequence[Result], *, asks_kind: bool = False
) -> Named:
    """Return the concepts that a sentence names, and how they are related; `mentions` are those of `resolve`.

    `asks_kind` is whether it is asked if the first is a kind of the second.
    """
    concepts = tuple(meant(vocabularies, term, result) for result in mentions[:MOST_NAMED])
    unknown = tuple(islice(iter_unknown(vocabularies, term), MOST_NAMED))
    is_kind_of = tuple(_iter_broader(concepts[0])) if asks_kind else ()
    return Named(term, concepts, tuple(_iter_paths(concepts)), unknown, is_kind_of)


def _iter_broader(named: Meant) -> Iterator[Concept]:
    broader = (find_live(named.vocabulary, identifier) for identifier in named.concept.broader)
    return (concept for concept in broader if concept)


def _iter_paths(concepts: Sequence[Meant]) -> Iterator[tuple[Step, ...]]:
    for first, second in combinations(concepts, 2):
        if first.vocabulary is second.vocabulary:
            pairs = ((first.concept, second.concept), (second.concept, first.concept))
            up = next(filter(None, (find_path_up(first.vocabulary, *pair) for pair in pairs)), ())
            path = up or find_short_path(first.vocabulary, *pairs[0])
            if path:
                yield path


def find_path_up(vocabulary: Vocabulary, start: Concept, goal: Concept) -> tuple[Step, ...]:
    """Return the steps from a concept to a broader one; () where it is no kind of it.

    >>> from immuno_cli import open_vocabulary
    >>> glossary = open_vocabulary()
    >>> steps = find_path_up(glossary, *map(glossary.find_concept, ("prednisone", "corticosteroid")))
    >>> [step.target.id for step in steps]
    ['glucocorticoid', 'corticosteroid']
    """
    levels = list(iter_levels(vocabulary, start))
    height = next((number for number, level in enumerate(levels) if any(each.id == goal.id for each in level)), 0)
    steps: list[Step] = []
    upper = goal
    for level in reversed(levels[:height]):
        lower = next(each for each in level if upper.id in each.broader)
        steps.append(Step(lower, BROADER, relation_label(vocabulary, BROADER), upper))
        upper = lower
    return tuple(reversed(steps))


def find_short_path(vocabulary: Vocabulary, start: Concept, goal: Concept) -> tuple[Step, ...]:
    """Return the one step or the two steps from a concept to another; () where they are farther apart.

    Two steps of which one is named like an end are none: "has side effect → fever is a kind of → side effect" says
    nothing, and the fever would pass for all side effects.

    >>> from immuno_cli import open_vocabulary
    >>> glossary = open_vocabulary("immunotherapy")
    >>> therapy, fever = (glossary.find_concept(name) for name in ("monoclonal-antibody-therapy", "fever"))
    >>> [step.label for step in find_short_path(glossary, therapy, fever)]
    ['has side effect']
    """
    edges = list(iter_edges(vocabulary, start))
    for edge in edges:
        if edge.target == goal.id:
            return (_step(vocabulary, start, edge, goal),)
    before_goal = {edge.target for edge in iter_edges(vocabulary, goal)}
    for edge in edges:
        between = find_live(vocabulary, edge.target) if edge.target in before_goal else None
        if between is None:
            continue
        last = next((each for each in iter_edges(vocabulary, between) if each.target == goal.id), None)
        if last is None:
            continue
        steps = _step(vocabulary, start, edge, between), _step(vocabulary, between, last, goal)
        if not any(end.pref_label in step.label for end, step in zip((goal, start), steps, strict=True)):
            return steps
    return ()


def _step(vocabulary: Vocabulary, source: Concept, edge: Edge, target: Concept) -> Step:
    return Step(source, edge.relation, relation_label(vocabulary, edge.relation), target)
