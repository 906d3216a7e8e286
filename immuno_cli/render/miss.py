"""What helps where a term has no entry, as sentences and as JSON."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from immuno_cli.model import Document
from immuno_cli.questions.answer import Miss
from immuno_cli.questions.name_stems import NameMeaning
from immuno_cli.render.as_json import Json, result_json
from immuno_cli.render.visible import short
from immuno_cli.search import MentionedIn, Result

_INDENT: Final = "  "


class CommandsAfterMiss(NamedTuple):
    """What to type where a term has no entry.

    Attributes:
        explain: Returns what shows an entry, by the bundle and the id of its concept.
        list_all: What shows all terms.
    """

    explain: Callable[[str, str], str]
    list_all: str


def miss_sentences(miss: Miss, command_for: Callable[[Result], str], commands: CommandsAfterMiss) -> Iterator[str]:
    """Yield what to say if a term has no entry: one sentence or command per line, commands indented.

    Args:
        miss: What helps.
        command_for: Returns what to type for a suggestion.
        commands: What else to type.
    """
    if miss.is_ambiguous:
        yield f"“{short(miss.term)}” could mean several things. Type one of:"
        yield from _suggestion_lines(miss.suggestions, command_for)
        return
    yield f"There is no entry for “{short(miss.term)}”."
    yield from _before_suggestions(miss, commands)
    if miss.suggestions:
        yield "Did you mean:" if len(miss.suggestions) == 1 else "Did you mean one of these?"
        yield from _suggestion_lines(miss.suggestions, command_for)
    yield from _after_suggestions(miss, commands)


def help_sentences(miss: Miss, commands: CommandsAfterMiss) -> Iterator[str]:
    """Yield what helps where a search finds nothing."""
    yield from _before_suggestions(miss, commands)
    yield from _after_suggestions(miss, commands)


def _before_suggestions(miss: Miss, commands: CommandsAfterMiss) -> Iterator[str]:
    if miss.meaning:
        yield from _meaning_lines(miss.meaning, miss.documents, commands)
    named = miss.meaning.stem.concept if miss.meaning else ""
    for entry in miss.mentioned_in:
        yield f"“{entry.pref_label}” mentions {short(entry.word)}: {entry.sentence}"
        if entry.id != named:  # its command stands there already
            yield f"{_INDENT}{commands.explain(entry.vocabulary, entry.id)}"


def _after_suggestions(miss: Miss, commands: CommandsAfterMiss) -> Iterator[str]:
    if miss.look_up:
        yield "Look it up elsewhere:"
        yield from (f"{_INDENT}{dictionary.title}: {dictionary.url}" for dictionary in miss.look_up)
    if not (miss.meaning or miss.mentioned_in or miss.suggestions):
        yield f"`{commands.list_all}` shows all terms."


def _meaning_lines(meaning: NameMeaning, documents: Sequence[Document], commands: CommandsAfterMiss) -> Iterator[str]:
    yield f"{meaning.name}: names that end in {meaning.stem.stem} are {meaning.stem.meaning}."
    for document in documents:
        facts = ", ".join(filter(None, (document.title, document.publisher, document.date and document.date[:4])))
        yield f"{_INDENT}Source: {facts}" + (f": {document.url}" if document.url else "")
    if meaning.concept:
        yield f"{_INDENT}{commands.explain(meaning.vocabulary, meaning.concept.id)}"


def _suggestion_lines(results: Sequence[Result], command_for: Callable[[Result], str]) -> Iterator[str]:
    for result in results:
        label = result.matched_label or result.pref_label
        also = f" ({label})" if label != result.pref_label else ""
        yield f"{_INDENT}{command_for(result)}   {result.pref_label}{also}"


def miss_json(miss: Miss, vocabulary: str | None) -> Json:
    """Return what every command that takes a term answers where the term has no entry."""
    return {
        "query": miss.term,
        "vocabulary": vocabulary,
        "match": None,
        **help_json(miss),
        "suggestions": [result_json(result) for result in miss.suggestions],
        "mentions": [],
    }


def help_json(miss: Miss) -> Json:
    """Return what helps besides the suggestions: keys that also a search without results answers."""
    return {
        "nameStem": _stem_json(miss.meaning, miss.documents) if miss.meaning else None,
        "mentionedIn": [mentioned_json(entry) for entry in miss.mentioned_in],
        "lookUp": [dictionary._asdict() for dictionary in miss.look_up],
    }


def mentioned_json(entry: MentionedIn) -> Json:
    """Return an entry that mentions a word, with the sentence that does."""
    return {
        "id": entry.id,
        "prefLabel": entry.pref_label,
        "vocabulary": entry.vocabulary,
        "text": entry.sentence,
        "basis": entry.statement.basis,
        "passages": list(entry.statement.passages),
    }


def _stem_json(meaning: NameMeaning, documents: Sequence[Document]) -> Json:
    stem = meaning.stem
    return {
        "name": meaning.name,
        "stem": stem.stem,
        "meaning": stem.meaning,
        "concept": stem.concept,
        "prefLabel": meaning.concept.pref_label if meaning.concept else None,
        "basis": stem.basis,
        "passages": list(stem.passages),
        "sources": [{"id": d.id, "title": d.title, "publisher": d.publisher, "url": d.url} for d in documents],
    }
