"""What a shell offers after Tab: the next word of a label, ids, categories, kinds and names of added vocabularies."""

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
"""The most labels that are read for an offer."""
MOST_OFFERS: Final = 200


def complete_term(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the words that may come next in a label: after "natural", "killer". The first word may also be an id.

    A label with a word that is unsafe in a shell is not offered; its concept can be named by its id.
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
    """Return the ids that begin with what was typed."""
    return _offers(_ids(_opened(ctx)), incomplete)


def complete_category(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the categories that begin with what was typed, each with its meaning."""
    facets = [facet for vocabulary in _opened(ctx) for facet in vocabulary.scheme.facets]
    meanings = {c.id: c.definition or facet.pref_label for facet in facets for c in facet.categories}
    return [(identifier, meanings[identifier]) for identifier in _offers(iter(meanings), incomplete)]


def complete_kind(incomplete: str) -> list[str]:
    """Return the kinds that begin with what was typed."""
    return _offers(iter(KINDS), incomplete)


def complete_kept_name(incomplete: str) -> list[str]:
    """Return the names of added vocabularies that begin with what was typed."""
    from immuno_cli.vocabularies.library import iter_names

    return _offers(iter_names(kept_directory()), incomplete)


def _opened(ctx: typer.Context) -> "Sequence[Vocabulary]":
    try:
        return open_vocabularies(ctx.params.get("vocabulary"))
    except ImmunoError:  # a prompt has no place for a message
        return ()


def _next_words(vocabularies: "Sequence[Vocabulary]", begun: list[str]) -> Iterator[str]:
    """Yield the next word of each label that begins with the words typed; of the last one, a part may be typed."""
    for vocabulary in vocabularies:
        for label in islice(vocabulary.iter_labels(), MOST_LABELS):
            if label.role == "hidden":
                continue
            words = label.text.split()
            if _begins_with(words, begun) and all(map(is_safe_word, words)):
                yield words[len(begun) - 1]


def _begins_with(words: list[str], begun: list[str]) -> bool:
    """Return whether a label begins with the words typed; of the last one, a part may be typed."""
    folded = [word.casefold() for word in words[: len(begun)]]
    return len(folded) == len(begun) and folded[:-1] == begun[:-1] and folded[-1].startswith(begun[-1])


def _ids(vocabularies: "Sequence[Vocabulary]") -> Iterator[str]:
    return (summary.id for vocabulary in vocabularies for summary in vocabulary.iter_summaries())


def _offers(texts: Iterator[str], incomplete: str) -> list[str]:
    """Return the texts that begin with what was typed and are safe in a shell, each once, at most MOST_OFFERS."""
    begun = incomplete.casefold()
    offers: dict[str, None] = {}
    for text in texts:
        if len(offers) == MOST_OFFERS:
            break
        if text.casefold().startswith(begun) and is_safe_word(text):
            offers[text] = None
    return list(offers)
