"""Finds the concept that a typed term means, for every command that takes a term."""

from collections.abc import Sequence
from functools import partial
from itertools import islice
from shlex import quote
from typing import Final, NamedTuple, NoReturn

import typer

from immuno_cli.cli.opening import vocabulary_names
from immuno_cli.cli.output import Form, write_json
from immuno_cli.cli.status import Status, tell
from immuno_cli.errors import UsageError
from immuno_cli.language.names_of_languages import name_of_language
from immuno_cli.language.normalize import normalize
from immuno_cli.model import Concept
from immuno_cli.questions.answer import Meant, Miss, meant
from immuno_cli.questions.several import resolve_in_order
from immuno_cli.render.visible import short
from immuno_cli.search import Resolution, Result
from immuno_cli.search.finders import find_other_senses
from immuno_cli.vocabularies.protocol import Vocabulary, find_origin

GUESSED: Final = frozenset({"related", "hidden", "spelling", "sound", "words", "definition", "value", "retired"})
"""How a result was matched where the reader learns which name was understood."""

_MOST_NAMESAKES: Final = 3
"""Other entries of the same name at most that are listed."""


class Asked(NamedTuple):
    """A term, and the command that it was typed for; `rest` is what follows the term on the command line."""

    term: str
    command: str
    vocabularies: Sequence[Vocabulary]
    rest: str = ""

    def check(self) -> None:
        """Raise UsageError where the term is empty."""
        if not self.term.strip():
            raise UsageError("the term is empty", hint=f"Type one: `immuno {self.command} monoclonal antibody`.")

    def next_command(self, result: Result) -> str:
        """Return what to type for this result instead of the term."""
        return next_command(self.command, result, self.rest, self.vocabularies)


def understand(
    vocabularies: Sequence[Vocabulary], term: str, command: str, chosen: Form, *, exact: bool = False, rest: str = ""
) -> tuple[Vocabulary, Concept]:
    """Return the vocabulary and the concept that a term means.

    A guess is reported on standard error. Where nothing is certain, it gets what helps, and the command ends with 1.

    Args:
        vocabularies: Where to look.
        term: What was typed.
        command: The command that takes the term, for hints: `immuno COMMAND TERM REST`.
        chosen: The form of the answer.
        exact: Whether to take only ids and names as they are spelled.
        rest: What follows the term on the command line.
    """
    asked = Asked(term, command, vocabularies, rest)
    asked.check()
    found, also_in = resolve_in_order(vocabularies, term, exact=exact)
    if found.match is None:
        _end_without_entry(asked, found, chosen)
    understood = meant(vocabularies, term, found.match, also_in)
    tell_meant(asked, understood)
    return understood.vocabulary, understood.concept


def _end_without_entry(asked: Asked, found: Resolution, chosen: Form) -> NoReturn:
    """Say what helps if a term has no entry, in JSON as the answer, and end the command with exit code 1."""
    from immuno_cli.questions.miss import explain_miss
    from immuno_cli.render.miss import miss_json

    miss = explain_miss(asked.vocabularies, asked.term, found)
    tell_miss(asked, miss)
    if chosen is Form.JSON:
        write_json(miss_json(miss, asked.vocabularies[0].name))
    raise typer.Exit(Status.NOTHING)


def tell_meant(asked: Asked, understood: Meant) -> None:
    """Report which other vocabularies have what is meant, and how a guessed term is understood."""
    for result in understood.also_in:
        origin, _ = find_origin(asked.vocabularies, result.vocabulary, result.id)
        tell(f"Also in {origin.name}: {asked.next_command(result)}")
    term, match = short(understood.term), understood.match
    if understood.related_name:
        tell(f"“{short(understood.related_name)}” has no entry of its own. It is related to “{match.pref_label}”.")
    elif match.matched_by == "retired":
        tell(f"“{match.matched_label}” is no longer in use. “{match.pref_label}” replaces it.")
    elif match.matched_by == "value":
        tell(f"The glossary explains “{match.pref_label}”, not a single value or result.")
    elif match.matched_by in GUESSED:
        tell(f"“{term}” is understood as “{match.matched_label or match.pref_label}”{_translated(match)}.")
    elif match.matched_by == "translation":
        language = name_of_language(match.matched_language or "")
        tell(f"“{match.matched_label}” is {language} for “{match.pref_label}”.")
    elif match.matched_by == "id":
        _tell_namesakes(asked, understood.vocabulary, understood.concept)


def _translated(match: Result) -> str:
    """Return what a name that was understood is, where it is a name in another language."""
    if not (match.matched_label and match.matched_language):
        return ""
    return f", {name_of_language(match.matched_language)} for “{match.pref_label}”"


def _tell_namesakes(asked: Asked, vocabulary: Vocabulary, concept: Concept) -> None:
    """Name the other concepts whose preferred label is the id that was typed."""
    typed = asked.term.strip().casefold()
    labels = [label for label in vocabulary.find_labels(normalize(typed)) if label.text.casefold() == typed]
    same = [vocabulary.concept_at(label.concept) for label in labels]
    named = [other for other in same if other.pref_label.casefold() == typed]
    others = dict.fromkeys(other.id for other in named if other.id != concept.id)
    for identifier in islice(others, _MOST_NAMESAKES):
        command = _command_line(asked.command, identifier, asked.rest, vocabulary, asked.vocabularies)
        tell(f"Another entry has this name: {command}")


def tell_miss(asked: Asked, miss: Miss) -> None:
    """Report what helps where a term has no entry."""
    from immuno_cli.render.miss import miss_sentences

    for sentence in miss_sentences(miss, asked.next_command, partial(explain_command, vocabularies=asked.vocabularies)):
        tell(sentence)


def next_command(command: str, result: Result, rest: str, vocabularies: Sequence[Vocabulary]) -> str:
    """Return what to type for this result: `immuno COMMAND ID REST`, and `-V NAME` where it is needed."""
    origin, _ = find_origin(vocabularies, result.vocabulary, result.id)
    return _command_line(command, result.id, rest, origin, vocabularies)


def compare_command(vocabulary: Vocabulary, concepts: Sequence[Concept], rest: str = "") -> str:
    """Return what to type to see some concepts of a vocabulary side by side: `immuno compare ID ID REST`."""
    first, *others = concepts
    words = " ".join([quote(_to_type(other.id, vocabulary)) for other in others] + [rest] * bool(rest))
    return _command_line("compare", first.id, words, vocabulary, [vocabulary])


def _command_line(
    command: str, identifier: str, rest: str, origin: Vocabulary, vocabularies: Sequence[Vocabulary]
) -> str:
    """Return a command line that names the vocabulary of the id wherever another could be meant."""
    words = ["immuno", command, quote(_to_type(identifier, origin))]
    if rest:
        words.append(rest)
    if len(vocabularies) > 1 or vocabulary_names(None) != [origin.name]:
        words += ["-V", quote(origin.name)]
    if origin.shown_language:
        words += ["--language", origin.shown_language]
    return " ".join(words)


def _to_type(identifier: str, origin: Vocabulary) -> str:
    """Return the id of a concept, or its label where the id alone could mean several things."""
    concept = origin.find_concept(identifier)
    return concept.pref_label if concept and find_other_senses(origin, concept) else identifier


def explain_command(identifier: str, vocabularies: Sequence[Vocabulary]) -> str:
    """Return what to type to have the concept of this id explained. Raises LookupError where there is none."""
    origin = next((vocabulary for vocabulary in vocabularies if vocabulary.find_concept(identifier)), None)
    if origin is None:
        raise LookupError(identifier)
    return _command_line("explain", identifier, "", origin, vocabularies)
