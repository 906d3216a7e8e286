"""What a shell offers after Tab: categories, kinds, ids, and the words of labels, one word at a time."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

import typer

from immuno_cli.model import KINDS

if TYPE_CHECKING:
    from immuno_cli.vocabulary import Vocabulary

MOST_LABELS: Final = 300_000
MOST_OFFERS: Final = 200


def complete_term(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the words that may follow those already typed in a label: "natural" offers "killer"."""
    typed = [word.casefold() for word in ctx.params.get("term") or []]
    words = _offers(_next_words(_opened(ctx), typed), incomplete)
    return words if typed else [*words, *complete_id(ctx, incomplete)]


def complete_id(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids that begin so."""
    return _offers((s.id for vocabulary in _opened(ctx) for s in vocabulary.iter_summaries()), incomplete)


def complete_category(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the categories that begin so, each with its meaning."""
    from immuno_cli.render.visible import visible

    facets = [facet for vocabulary in _opened(ctx) for facet in vocabulary.scheme.facets]
    meanings = {c.id: visible(c.definition or facet.pref_label) for facet in facets for c in facet.categories}
    return [(identifier, meanings[identifier]) for identifier in _offers(iter(meanings), incomplete)]


def complete_kind(incomplete: str) -> list[str]:
    """Return the kinds that begin so."""
    return _offers(iter(KINDS), incomplete)


def _opened(ctx: typer.Context) -> "Sequence[Vocabulary]":
    from immuno_cli.cli.opening import open_vocabularies
    from immuno_cli.errors import ImmunoError

    try:
        return open_vocabularies(ctx.params.get("vocabulary"))
    except ImmunoError:  # a shell that completes has no place for it
        return ()


def _next_words(vocabularies: "Sequence[Vocabulary]", typed: list[str]) -> Iterator[str]:
    for vocabulary in vocabularies:
        for label in islice(vocabulary.iter_labels(), MOST_LABELS):
            words = label.text.split()
            if label.role != "hidden" and [word.casefold() for word in words[: len(typed)]] == typed:
                yield from words[len(typed) : len(typed) + 1]


def _offers(texts: Iterator[str], incomplete: str) -> list[str]:
    """Return those that begin so, each once; nothing that would do more to a terminal than be shown."""
    begun = (text for text in texts if text.casefold().startswith(incomplete.casefold()) and text.isprintable())
    return list(islice(dict.fromkeys(begun), MOST_OFFERS))
