"""From what someone typed to the concept that was meant, for every command that takes a term."""

from collections.abc import Callable, Sequence
from shlex import quote

import typer

from immuno_cli.cli.opening import vocabulary_names
from immuno_cli.cli.output import Form, write_json
from immuno_cli.cli.status import Status, tell
from immuno_cli.errors import UsageError
from immuno_cli.model import Concept
from immuno_cli.search import Resolution, Result, resolve
from immuno_cli.vocabularies.protocol import Vocabulary, find_origin

MOST_SHOWN = 60
GUESSED = frozenset({"related", "hidden", "spelling", "sound", "words", "definition"})


def understand(
    vocabularies: Sequence[Vocabulary], term: str, command: str, chosen: Form, *, exact: bool = False, rest: str = ""
) -> tuple[Vocabulary, Concept, Result]:
    """Return the concept that the term means, its vocabulary, and how it was found; a guess is told on standard error.

    Where nothing is certain, the candidates are listed with the `command` to type next, `rest` being what follows the
    term in it, and the command ends with 1.
    """
    if not term.strip():
        raise UsageError("the term is empty", hint=f"Type one: `immuno {command} monoclonal antibody`.")
    found = resolve(vocabularies, term, exact=exact)
    if found.match is None:
        _tell_candidates(term, found, lambda result: next_command(command, result, rest, vocabularies), exact=exact)
        if chosen is Form.JSON:
            from immuno_cli.render.as_json import uncertain_json

            write_json(uncertain_json(term, vocabularies[0].name, found.suggestions))
        raise typer.Exit(Status.NOTHING)
    match = found.match
    vocabulary, concept = find_origin(vocabularies, match.vocabulary, match.id)
    if match.matched_by in GUESSED:
        tell(f"“{short(term)}” is understood as “{match.matched_label or match.pref_label}”.")
    return vocabulary, concept, match


def next_command(command: str, result: Result, rest: str, vocabularies: Sequence[Vocabulary]) -> str:
    """Return what to type for this candidate; it names the vocabulary wherever leaving it out could mean another."""
    named = len(vocabularies) > 1 or vocabulary_names(None) != [vocabularies[0].name]
    origin, _ = find_origin(vocabularies, result.vocabulary, result.id)
    option = f" -V {quote(origin.name)}" if named else ""
    return f"immuno {command} {quote(result.id)}{f' {rest}' if rest else ''}{option}"


def _tell_candidates(term: str, found: Resolution, typed: Callable[[Result], str], *, exact: bool) -> None:
    if not found.suggestions:
        how = " by exactly this name" if exact else ""
        tell(
            f"There is no entry{how} for “{short(term)}” here.",
            "`immuno list` shows all terms.",
        )
        return
    many = len(found.suggestions) > 1
    tell(f"“{short(term)}” " + ("could mean several things. Type one of:" if many else "is not known. Did you mean:"))
    for result in found.suggestions:
        label = result.matched_label or result.pref_label
        also = f" ({label})" if label != result.pref_label else ""
        tell(f"  {typed(result)}   {result.pref_label}{also}")


def short(term: str) -> str:
    """Return as much of what was typed as a message repeats, with … where something is left out."""
    return term if len(term) <= MOST_SHOWN else term[:MOST_SHOWN] + "…"
