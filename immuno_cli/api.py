"""The library: the functions that `immuno_cli` exports.

Each imports what it needs when it is called, so that importing the library costs next to nothing.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from immuno_cli.errors import NothingFoundError
from immuno_cli.model import Concept
from immuno_cli.vocabularies.library import open_vocabulary

if TYPE_CHECKING:
    from immuno_cli.annotate import Annotation, Matcher
    from immuno_cli.questions.answer import Answer
    from immuno_cli.questions.explain import Explanation
    from immuno_cli.questions.graph import Group
    from immuno_cli.search import Resolution, Result
    from immuno_cli.validate import Problem
    from immuno_cli.vocabularies.protocol import Vocabulary

__all__ = ["annotate", "ask", "explain", "neighbours", "open_vocabulary", "resolve", "search", "to_json", "validate"]


def search(
    vocabulary: "Vocabulary | Sequence[Vocabulary]",
    query: str,
    *,
    limit: int | None = 10,
    accept: Callable[[Concept], bool] | None = None,
) -> "list[Result]":
    """Return the concepts that a query may mean, best first, as `immuno search` does.

    The query may be misspelled, may be a question ("what is a T cell?"), or may describe a concept.

    Args:
        vocabulary: The vocabulary to search, or several. Of equal results those of the first come first.
        query: What someone typed.
        limit: The most results. None for all.
        accept: A test that each concept has to pass.

    Returns:
        Results with `id`, `pref_label`, `vocabulary`, `matched_label`, `matched_by` and `score` (0 to 100).

    >>> from immuno_cli import open_vocabulary, search
    >>> glossary = open_vocabulary("immunotherapy")
    >>> [(result.id, result.matched_by) for result in search(glossary, "limfosite", limit=1)]
    [('lymphocyte', 'sound')]
    """
    from immuno_cli.search import search_all

    return search_all(_several(vocabulary), query, limit=limit, accept=accept)


def resolve(vocabulary: "Vocabulary | Sequence[Vocabulary]", term: str, *, exact: bool = False) -> "Resolution":
    """Return the one concept that a term means, or else the concepts that it may mean.

    Args:
        vocabulary: The vocabulary that the term is looked for in, or several.
        term: What someone typed.
        exact: Whether only an id, notation or exact label matches. Otherwise a near match counts if nothing else is as
            likely.

    Returns:
        A record with `match`, a result or None; `suggestions`, the results that the term may mean, best first;
        `mentions`, the results that a sentence names, where the whole of it means none; and `mentioned_in`, the entries
        that mention a single word, where there is nothing else.

    >>> from immuno_cli import open_vocabulary, resolve
    >>> glossary = open_vocabulary("immunotherapy")
    >>> resolve(glossary, "NK cells").match.id
    'natural-killer-cell'
    >>> resolve(glossary, "NK cels", exact=True).match is None
    True
    """
    from immuno_cli.search import resolve as resolve_term

    return resolve_term(_several(vocabulary), term, exact=exact)


def ask(vocabulary: "Vocabulary | Sequence[Vocabulary]", words: str, *, exact: bool = False) -> "Answer":
    """Return what answers the words that someone typed, a term or a question, as `immuno explain` does.

    Args:
        vocabulary: The vocabulary that is asked, or several.
        words: What someone typed.
        exact: Whether only ids and names as they are spelled count.

    Returns:
        One of the records of `immuno_cli.questions.answer`: an `Entry`, what is said of `Aspects`, the concepts that
        are `Compared`, those that a sentence has `Named`, or a `Miss` with what helps. `to_json` makes JSON of each.

    >>> from immuno_cli import ask, open_vocabulary
    >>> glossary = open_vocabulary()
    >>> ask(glossary, "limfosite").meant.concept.id
    'lymphocyte'
    >>> [part.said.aspect.id for part in ask(glossary, "what are the side effects of keytruda?").parts]
    ['side-effects']
    >>> [concept.id for concept in ask(glossary, "keytruda vs opdivo").concepts]
    ['pembrolizumab', 'nivolumab']
    """
    from immuno_cli.questions.ask import ask as ask_all

    return ask_all(_several(vocabulary), words, exact=exact)


def explain(vocabulary: "Vocabulary | Sequence[Vocabulary]", term: str | Concept) -> "Explanation":
    """Return all that a reader is told about a concept: its place, what surrounds it, its numbered sources.

    Args:
        vocabulary: The vocabulary that has the concept, or several to look in.
        term: A concept, or a term that means one, misspelled or not.

    Raises:
        NothingFoundError: The term means no concept, or may mean several, or is a sentence that names some. Its hint
            names them.

    >>> from immuno_cli import explain, open_vocabulary
    >>> glossary = open_vocabulary("immunotherapy")
    >>> explanation = explain(glossary, "T cells")
    >>> explanation.concept.pref_label, explanation.find("broader").mentions[0].label
    ('T cell', 'lymphocyte')
    """
    from immuno_cli.questions.explain import explain as explain_concept

    return explain_concept(*_understand(_several(vocabulary), term))


def neighbours(
    vocabulary: "Vocabulary", concept: str | Concept, *, depth: int = 1, limit: int | None = None
) -> "tuple[Group, ...]":
    """Return the concepts around one, grouped by relation: broader, narrower, typed relations, related.

    Args:
        vocabulary: The vocabulary that has the concept.
        concept: The concept, or its id.
        depth: How many steps away. With 2, each neighbour has the groups around it, without concepts shown nearer.
        limit: The most concepts of each group. None for all.

    Raises:
        NothingFoundError: There is no concept of this id.

    >>> from immuno_cli import neighbours, open_vocabulary
    >>> glossary = open_vocabulary("immunotherapy")
    >>> for group in neighbours(glossary, "t-cell")[:1]:
    ...     print(group.label, [neighbour.concept.id for neighbour in group.neighbours])
    is a kind of ['lymphocyte']
    """
    from immuno_cli.questions.graph import neighbours as neighbours_of

    found = vocabulary.find_concept(concept) if isinstance(concept, str) else concept
    if found is None:
        raise NothingFoundError(f"no concept has the id “{concept}”", where=vocabulary.name)
    return neighbours_of(vocabulary, found, depth=depth, limit=limit)


def annotate(
    text: str,
    vocabulary: "Vocabulary | Sequence[Vocabulary] | Matcher",
    *,
    all_matches: bool = False,
    min_length: int = 0,
) -> "list[Annotation]":
    """Return the terms of a vocabulary in a text, in the order of the text.

    The longest match wins, and no two overlap.

    Args:
        text: Plain text. Code between backticks, and the marks of quoted or commented lines, are not read.
        vocabulary: The vocabulary whose terms are looked for, or several, or what `immuno_cli.annotate.build_matcher`
            made of them. Build it once for many texts: for a large vocabulary that takes longer than a text does.
        all_matches: Whether matches inside and across others are returned, too.
        min_length: The fewest characters of a match.

    Returns:
        Records with `start` and `end` (in characters, the end exclusive), `text`, `id`, `pref_label`, `matched_label`
        and `vocabulary`.

    >>> from immuno_cli import annotate, open_vocabulary
    >>> glossary = open_vocabulary("immunotherapy")
    >>> [(one.start, one.end, one.id) for one in annotate("T cells and IL-2.", glossary)]
    [(0, 7, 't-cell'), (12, 16, 'interleukin-2')]
    """
    from immuno_cli.annotate import Matcher, build_matcher
    from immuno_cli.annotate.texts.loading import annotate_text, make_text

    matcher = vocabulary if isinstance(vocabulary, Matcher) else build_matcher(_several(vocabulary))
    return annotate_text(make_text(text), matcher, all_matches=all_matches, min_length=min_length)


def validate(source: "str | Path | bytes | Vocabulary", *, directory: Path | None = None) -> "list[Problem]":
    """Return every problem of a vocabulary, as `immuno validate` does.

    Args:
        source: A path (a file of any format, or a folder of parts), the bytes of a file, or an open vocabulary. A
            string may also be the name of a shipped or an added vocabulary.
        directory: The folder of the added vocabularies, which a bundle may extend. By default that of the command line.

    Returns:
        Problems with `code` (`E101`, `W203`), `severity`, `where`, `message`, `file` and `line`.

    Raises:
        UsageError: There is no such name and no such file.
        FileError: The file cannot be read.
        InvalidVocabularyError: The file is no vocabulary of a known format.

    >>> from immuno_cli import validate
    >>> bundle = b'''{"id": "pets", "title": "Pets", "language": "en",
    ...   "concepts": [{"id": "dog", "prefLabel": "dog", "broader": ["animal"]}]}'''
    >>> [(problem.code, problem.line, problem.message) for problem in validate(bundle)]
    [('W202', 2, 'A target does not exist: “animal”.')]
    """
    from immuno_cli.vocabularies import validating
    from immuno_cli.vocabularies.kept import kept_directory

    folder = directory or kept_directory()
    if isinstance(source, bytes):
        return validating.check_bytes(source, directory=folder)
    if isinstance(source, Path):
        return validating.check_path(source, directory=folder)
    if isinstance(source, str):
        return validating.check_name(source, directory=folder)
    return validating.check_vocabulary(source)


def to_json(record: object, vocabulary: "Vocabulary | None" = None) -> dict[str, Any]:
    """Return a record as the JSON of the command line: a dictionary of lists, texts and numbers.

    Args:
        record: A concept, a result, a resolution, an explanation, a group of neighbours, an annotation, a problem, or
            what `ask` returns.
        vocabulary: The vocabulary of a concept or an explanation. With it the concept's narrower and related concepts
            and its relations are filled in from both sides, as `immuno explain --json` does. Without it the concept is
            as in its bundle.

    Raises:
        TypeError: The record is none of these.

    >>> from immuno_cli import open_vocabulary, resolve, search, to_json
    >>> glossary = open_vocabulary("immunotherapy")
    >>> to_json(search(glossary, "limfosite", limit=1)[0])["prefLabel"]
    'lymphocyte'
    >>> to_json(glossary.find_concept("t-cell"))["broader"]
    ['lymphocyte']
    >>> "t-cell" in to_json(glossary.find_concept("lymphocyte"), glossary)["narrower"]
    True
    """
    if isinstance(record, Concept):
        return _concept_json(record, vocabulary)
    return _answer_json(record, vocabulary)


def _answer_json(record: object, vocabulary: "Vocabulary | None") -> dict[str, Any]:
    from immuno_cli.questions.answer import Aspects, Compared, Entry, Miss, Named
    from immuno_cli.questions.explain import Explanation

    match record:
        case Explanation():
            bundle = record.concept.bundle or record.vocabulary
            return {"vocabulary": bundle, "concept": _concept_json(record.concept, vocabulary)}
        case Entry() | Aspects() | Compared() | Named() | Miss():
            from immuno_cli.render.answer import answer_json

            return answer_json(record, vocabulary.name if vocabulary else None)
    return _part_json(record)


def _part_json(record: object) -> dict[str, Any]:
    """Return a record of which an answer may have several."""
    from immuno_cli.annotate import Annotation
    from immuno_cli.annotate.records import as_record
    from immuno_cli.questions.graph import Group
    from immuno_cli.render.as_json import group_json, problem_json, result_json
    from immuno_cli.search import Resolution, Result
    from immuno_cli.validate import Problem

    match record:
        case Result():
            return result_json(record)
        case Resolution():
            return _resolution_json(record)
        case Group():
            return group_json(record)
        case Annotation():
            return as_record(record)
        case Problem():
            return problem_json(record)
    raise TypeError(f"cannot convert {type(record).__name__} to JSON")


def _several(vocabulary: "Vocabulary | Sequence[Vocabulary]") -> "Sequence[Vocabulary]":
    return vocabulary if isinstance(vocabulary, Sequence) else (vocabulary,)


def _understand(vocabularies: "Sequence[Vocabulary]", term: str | Concept) -> "tuple[Vocabulary, Concept]":
    """Return the concept that a term means, and its vocabulary. Raises NothingFoundError."""
    from immuno_cli.search import resolve as resolve_term
    from immuno_cli.vocabularies.protocol import find_origin

    if isinstance(term, Concept):
        for vocabulary in vocabularies:
            if vocabulary.find_concept(term.id) == term:
                return vocabulary, term
        raise NothingFoundError(f"the concept “{term.id}” is in none of these vocabularies")
    found = resolve_term(vocabularies, term)
    if found.match is None:
        raise NothingFoundError(f"“{term}” does not name exactly one concept", hint=_hint(found))
    return find_origin(vocabularies, found.match.vocabulary, found.match.id)


def _hint(found: "Resolution") -> str:
    """Return which concepts help where a term means no one concept; "" where none does."""
    ids = {
        "It may mean": [result.id for result in found.suggestions],
        "It names": [result.id for result in found.mentions],
        "It is mentioned in": [entry.id for entry in found.mentioned_in],
    }
    return " ".join(f"{what}: {', '.join(some)}." for what, some in ids.items() if some)


def _concept_json(concept: Concept, vocabulary: "Vocabulary | None") -> dict[str, Any]:
    if vocabulary is not None:
        from immuno_cli.questions.filled import filled

        return filled(vocabulary, concept)
    from immuno_cli.formats.bundle.records import dump_concept

    return dump_concept(concept)


def _resolution_json(resolution: "Resolution") -> dict[str, Any]:
    from immuno_cli.render.as_json import result_json
    from immuno_cli.render.miss import mentioned_json

    return {
        "match": result_json(resolution.match) if resolution.match else None,
        "mentionedIn": [mentioned_json(entry) for entry in resolution.mentioned_in],
        "suggestions": [result_json(result) for result in resolution.suggestions],
        "mentions": [result_json(result) for result in resolution.mentions],
    }
