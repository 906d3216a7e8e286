"""What a shell offers after Tab: categories, kinds, and the words of labels, one word at a time."""

from collections.abc import Iterator

import typer

from immuno_cli.model import KINDS

MOST_LABELS = 300_000
MOST_OFFERS = 200


def complete_term(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the words that may follow those already typed in a label: "natural" offers "killer"."""
    typed = [word.casefold() for word in ctx.params.get("term") or []]
    offers = dict.fromkeys(_next_words(ctx, typed, incomplete.casefold()))
    return list(offers)[:MOST_OFFERS]


def _next_words(ctx: typer.Context, typed: list[str], incomplete: str) -> Iterator[str]:
    from immuno_cli.cli.opening import open_vocabularies
    from immuno_cli.errors import ImmunoError

    try:
        vocabularies = open_vocabularies(ctx.params.get("vocabulary"))
    except ImmunoError:
        return
    for vocabulary in vocabularies:
        for number, label in enumerate(vocabulary.iter_labels()):
            words = label.text.split()
            folded = [word.casefold() for word in words]
            if number > MOST_LABELS:
                return
            if label.role != "hidden" and folded[: len(typed)] == typed and len(words) > len(typed):
                word = words[len(typed)]
                if folded[len(typed)].startswith(incomplete):
                    yield word
        if not typed:
            yield from (s.id for s in vocabulary.iter_summaries() if s.id.casefold().startswith(incomplete))


def complete_category(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the categories that begin so, each with its meaning."""
    from immuno_cli.cli.opening import open_vocabularies
    from immuno_cli.errors import ImmunoError

    try:
        vocabularies = open_vocabularies(ctx.params.get("vocabulary"))
    except ImmunoError:
        return []
    return [
        (category.id, category.definition or facet.pref_label)
        for vocabulary in vocabularies
        for facet in vocabulary.scheme.facets
        for category in facet.categories
        if category.id.startswith(incomplete)
    ]


def complete_kind(incomplete: str) -> list[str]:
    """Return the kinds that begin so."""
    return [kind for kind in KINDS if kind.startswith(incomplete)]
