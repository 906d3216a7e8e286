"""Finds the concept that a typed term means, for every command that takes a term."""

from collections.abc import Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

import typer

from immuno_cli.cli.output import Form, write_json
from immuno_cli.cli.status import Status, tell
from immuno_cli.cli.suggested_commands import command_line, explain_command, to_type
from immuno_cli.errors import UsageError
from immuno_cli.language.names_of_languages import name_of_language
from immuno_cli.language.normalize import normalize
from immuno_cli.model import Concept
from immuno_cli.questions.answer import Meant, Miss, meant
from immuno_cli.questions.several import resolve_in_order
from immuno_cli.render.visible import short
from immuno_cli.search import Resolution, Result
from immuno_cli.vocabularies.protocol import Vocabulary, find_origin

if TYPE_CHECKING:
    from immuno_cli.render.miss import CommandsAfterMiss

GUESSED: Final = frozenset({"related", "hidden", "spelling", "sound", "words", "definition", "value", "retired"})
"""How a result was matched where the reader learns which name was understood."""

_MOST_NAMESAKES: Final = 3
"""Maximum number of other entries of the same name that are listed."""


class Asked(NamedTuple):
    """A term, and the command that it was typed for.

    Attributes:
        term: What was typed.
        command: The command that takes the term.
        vocabularies: Where the term is looked up.
        before: The terms that stand before it on the command line.
        after: The terms that stand after it.
        options: The options of the command. Where `is_value`, the term is the value of the last one.
        is_value: Whether the term is the value of an option.
    """

    term: str
    command: str
    vocabularies: Sequence[Vocabulary]
    before: Sequence[str] = ()
    after: Sequence[str] = ()
    options: Sequence[str] = ()
    is_value: bool = False

    def check(self) -> None:
        """Raise UsageError where the term is empty."""
        if not self.term.strip():
            raise UsageError("the term is empty")

    def command_for(self, result: Result) -> str:
        """Return what to type for this result instead of the term."""
        return self.command_with(*find_origin(self.vocabularies, result.vocabulary, result.id))

    def command_with(self, origin: Vocabulary, concept: Concept) -> str:
        """Return what to type for a concept instead of the term."""
        term = to_type(origin, concept)
        if self.is_value:
            return command_line(self.command, (), [origin], [*self.options, term])
        return command_line(self.command, [*self.before, term, *self.after], [origin], self.options)


def understand(asked: Asked, chosen: Form, *, exact: bool = False) -> tuple[Vocabulary, Concept]:
    """Return the vocabulary and the concept that a term means.

    A guess is reported on standard error. Where nothing is certain, it gets what helps, and the command ends with 1.

    Args:
        asked: The term.
        chosen: The form of the answer.
        exact: Whether to take only ids and names as they are spelled.
    """
    asked.check()
    found, also_in = resolve_in_order(asked.vocabularies, asked.term, exact=exact)
    if found.match is None:
        _end_without_entry(asked, found, chosen)
    understood = meant(asked.vocabularies, asked.term, found.match, also_in)
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
        tell(f"Also in {origin.name}: {asked.command_for(result)}")
    term, match = short(understood.term), understood.match
    if understood.related_name:
        tell(f"“{short(understood.related_name)}” has no entry of its own. It is related to “{match.pref_label}”.")
    elif match.matched_by == "retired":
        tell(f"“{match.matched_label}” is no longer in use. “{match.pref_label}” replaces it.")
    elif match.matched_by == "value":
        tell(f"The glossary explains “{match.pref_label}” in general, not single values or results.")
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
    """Name the other concepts whose preferred label is the id that was typed, and that no other term names."""
    typed = asked.term.strip().casefold()
    labels = [label for label in vocabulary.find_labels(normalize(typed)) if label.text.casefold() == typed]
    same = [vocabulary.concept_at(label.concept) for label in labels]
    named = [other for other in same if other.pref_label.casefold() == typed]
    others = {other.id: other for other in named if other.id != concept.id}
    beside = {*asked.before, *asked.after}
    unnamed = (other for other in others.values() if to_type(vocabulary, other) not in beside)
    for other in islice(unnamed, _MOST_NAMESAKES):
        tell(f"Another entry has this name: {asked.command_with(vocabulary, other)}")


def tell_miss(asked: Asked, miss: Miss) -> None:
    """Report what helps where a term has no entry."""
    from immuno_cli.render.miss import miss_sentences

    for sentence in miss_sentences(miss, asked.command_for, commands_after_miss(asked.vocabularies)):
        tell(sentence)


def commands_after_miss(vocabularies: Sequence[Vocabulary]) -> "CommandsAfterMiss":
    """Return what to type where these vocabularies have no entry."""
    from immuno_cli.render.miss import CommandsAfterMiss

    return CommandsAfterMiss(partial(explain_command, vocabularies), command_line("list", (), vocabularies))
