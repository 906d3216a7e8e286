"""Commands that are suggested: each can be pasted into a shell, and reads the vocabulary that the answer is from."""

from collections.abc import Iterable, Sequence
from shlex import join
from typing import Final

from immuno_cli.cli.environment import vocabulary_names
from immuno_cli.cli.standard_input import STANDARD_INPUT
from immuno_cli.model import Concept
from immuno_cli.render.visible import visible
from immuno_cli.vocabularies.protocol import Vocabulary, find_origin

_WITHOUT_LANGUAGE: Final = frozenset({"categories"})
"""Commands that have no option --language."""


def command_line(
    command: str, terms: Sequence[str] = (), vocabularies: Sequence[Vocabulary] = (), options: Iterable[str] = ()
) -> str:
    """Return a command line whose words are quoted for a shell.

    `-V` names the vocabularies unless a command reads just these without it, and `--language` the language that they
    are shown in. Terms that look like options stand last, after `--`.

    >>> command_line("explain", ["T cell; ls"], options=["--full"])
    "immuno explain 'T cell; ls' --full"
    >>> command_line("explain", ["-omab"], options=["--full"])
    'immuno explain --full -- -omab'
    """
    chosen = [*options, *_vocabulary_options(vocabularies), *_language_options(command, vocabularies)]
    is_like_option = any(term.startswith("-") for term in terms)
    words = [*chosen, "--", *terms] if is_like_option else [*terms, *chosen]
    return join(["immuno", command, *words])


def explain_command(
    vocabularies: Sequence[Vocabulary], bundle: str, identifier: str, options: Iterable[str] = ()
) -> str:
    """Return what to type to have a concept explained. `bundle` and `identifier` are those of an answer that names it.

    Raises LookupError where no vocabulary has the concept.
    """
    origin, concept = find_origin(vocabularies, bundle, identifier)
    return concept_command("explain", origin, concept, options)


def concept_command(command: str, origin: Vocabulary, concept: Concept, options: Iterable[str] = ()) -> str:
    """Return what to type for a command that takes one concept of a vocabulary."""
    return command_line(command, [to_type(origin, concept)], [origin], options)


def compare_command(origin: Vocabulary, concepts: Iterable[Concept], options: Iterable[str] = ()) -> str:
    """Return what to type to see some concepts of a vocabulary side by side."""
    return command_line("compare", [to_type(origin, concept) for concept in concepts], [origin], options)


def to_type(origin: Vocabulary, concept: Concept) -> str:
    """Return the id of a concept, or its label where the id does not mean this concept alone or cannot be typed."""
    from immuno_cli.search import resolve  # a list needs none of the search

    if concept.id == STANDARD_INPUT or concept.id != visible(concept.id):
        return concept.pref_label
    match = resolve(origin, concept.id).match
    return concept.id if match and match.id == concept.id else concept.pref_label


def _vocabulary_options(vocabularies: Sequence[Vocabulary]) -> list[str]:
    """Return the options that name the vocabularies; none where a command reads just these without them."""
    names = [vocabulary.name for vocabulary in vocabularies]
    if not names or names == vocabulary_names(None):
        return []
    return [word for name in names for word in ("-V", name)]


def _language_options(command: str, vocabularies: Sequence[Vocabulary]) -> list[str]:
    """Return the option for the language that the vocabularies are shown in, if it is not their own."""
    shown = [vocabulary.shown_language for vocabulary in vocabularies if vocabulary.shown_language]
    return ["--language", shown[0]] if shown and command not in _WITHOUT_LANGUAGE else []
