"""What a shell offers after Tab: categories, kinds, ids, kept names, and the words of labels, one word at a time."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

import typer

from immuno_cli.cli.opening import kept_directory, open_vocabularies
from immuno_cli.cli.shell_words import is_safe_word
from immuno_cli.errors import ImmunoError
from immuno_cli.model import KINDS

if TYPE_CHECKING:
    from immuno_cli.vocabularies.protocol import Vocabulary

MOST_LABELS: Final = 300_000
MOST_OFFERS: Final = 200


def complete_term(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the words that may come next in a label ("natural" offers "killer"); for the first word also ids.

    A label with a word that is unsafe in a shell is not offered. The id of its concept stands for it.
    """
    words_typed = ctx.params.get("term") or ctx.params.get("query") or []
    typed = [word.casefold() for word in words_typed]
    vocabularies = _opened(ctx)
    words = _offers(_next_words(vocabularies, [*typed, incomplete.casefold()]), incomplete)
    if typed:
        return words
    ids = _offers(_ids(vocabularies), incomplete)
    return list(dict.fromkeys((*words, *ids)))


def complete_id(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids that begin so."""
    return _offers(_ids(_opened(ctx)), incomplete)


def complete_category(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the categories that begin so, each with its meaning."""
    facets = [facet for vocabulary in _opened(ctx) for facet in vocabulary.scheme.facets]
    meanings = {c.id: c.definition or facet.pref_label for facet in facets for c in facet.categories}
    return [(identifier, meanings[identifier]) for identifier in _offers(iter(meanings), incomplete)]


def complete_kind(incomplete: str) -> list[str]:
    """Return the kinds that begin so."""
    return _offers(iter(KINDS), incomplete)


def complete_kept_name(incomplete: str) -> list[str]:
    """Return the names of kept vocabularies that begin so."""
    from immuno_cli.vocabularies.library import iter_names

    return _offers(iter_names(kept_directory()), incomplete)


def _opened(ctx: typer.Context) -> "Sequence[Vocabulary]":
    try:
        return open_vocabularies(ctx.params.get("vocabulary"))
    except ImmunoError:  # a shell that completes has no place for it
        return ()


def _next_words(vocabularies: "Sequence[Vocabulary]", begun: list[str]) -> Iterator[str]:
    """Yield, of each safe label that begins with these words, the word that the last of them begins."""
    for vocabulary in vocabularies:
        for label in islice(vocabulary.iter_labels(), MOST_LABELS):
            words = label.text.split()
            if label.role != "hidden" and _begin(words, begun) and all(map(is_safe_word, words)):
                yield words[len(begun) - 1]


def _begin(words: list[str], begun: list[str]) -> bool:
    """Return whether these are the first words; of the last one, the first letters will do."""
    folded = [word.casefold() for word in words[: len(begun)]]
    return len(folded) == len(begun) and folded[:-1] == begun[:-1] and folded[-1].startswith(begun[-1])


def _ids(vocabularies: "Sequence[Vocabulary]") -> Iterator[str]:
    return (summary.id for vocabulary in vocabularies for summary in vocabulary.iter_summaries())


def _offers(texts: Iterator[str], incomplete: str) -> list[str]:
    """Return those that begin so and are safe in a shell, each once."""
    begun = incomplete.casefold()
    offers: dict[str, None] = {}
    for text in texts:
        if len(offers) == MOST_OFFERS:
            break
        if text.casefold().startswith(begun) and is_safe_word(text):
            offers[text] = None
    return list(offers)
