"""Answers of every sort as JSON, with the concepts that they are of, and what these cite.

What only questions need is imported where one is answered.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from immuno_cli.questions.answer import Answer, Aspects, Compared, Entry, Meant, Miss, Named
from immuno_cli.questions.filled import filled, sources
from immuno_cli.render.as_json import Json, explain_json


def answer_json(answer: Answer, vocabulary: str | None = None) -> Json:
    """Return an answer as JSON; `vocabulary` is the name of the first that was asked, if it is known."""
    match answer:
        case Entry():
            return _entry_json(answer.meant.term, answer.meant)
        case Compared():
            return compared_json(answer)
        case Aspects():
            return _aspects_json(answer, vocabulary)
        case Named():
            from immuno_cli.render.named import named_json

            concepts = [filled(each.vocabulary, each.concept) for each in answer.concepts]
            return _with_sources(named_json(answer, vocabulary, concepts), answer.concepts, "together")
        case Miss():
            from immuno_cli.render.miss import miss_json

            return miss_json(answer, vocabulary)


def compared_json(compared: Compared) -> Json:
    """Return what concepts share and what tells them apart."""
    from immuno_cli.questions.compare import compare
    from immuno_cli.render.comparison import comparison_json

    where, concepts = compared.vocabulary, compared.concepts
    data = comparison_json(compared.term, compare(where, concepts), [filled(where, concept) for concept in concepts])
    return {**data, "sources": sources(where, data)}


def _entry_json(term: str, entry: Meant, questions: Mapping[str, object] = MappingProxyType({})) -> Json:
    """Return what is said of the aspects that the `questions` ask for, the concept, and its sources."""
    concept = filled(entry.vocabulary, entry.concept)
    return explain_json(term, entry.match, concept, sources(entry.vocabulary, {**concept, **questions}), questions)


def _aspects_json(aspects: Aspects, vocabulary: str | None) -> Json:
    """Return what is said of aspects: of one concept with its entry, of several with the sources of each vocabulary."""
    from immuno_cli.render.aspects import aspects_of_one_json, several_json

    parts = aspects.parts
    if aspects.are_of_one:
        return _entry_json(aspects.term, parts[0].meant, aspects_of_one_json([part.said for part in parts]))
    data = several_json(aspects, vocabulary, [filled(part.meant.vocabulary, part.meant.concept) for part in parts])
    return _with_sources(data, [part.meant for part in parts], "effect")


def _with_sources(data: Json, named: Sequence[Meant], beside: str) -> Json:
    """Return an answer that mentions concepts with its sources, those of each vocabulary.

    What stands `beside` the mentions cites what the first vocabulary has.
    """
    told = [(named[0].vocabulary, data.get(beside))]
    told += [(each.vocabulary, mention) for each, mention in zip(named, data["mentions"], strict=True)]
    cited: list[object] = []
    for name, origin in {origin.name: origin for origin, _ in told}.items():
        cited += sources(origin, {"said": [each for where, each in told if where.name == name]})
    return {**data, "sources": cited}
