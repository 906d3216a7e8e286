"""`--category` and `--kind`: which concepts they let through."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from immuno_cli.cli.suggested_commands import command_line, concept_command
from immuno_cli.errors import UsageError
from immuno_cli.lookups import ConceptSummary
from immuno_cli.model import Concept, Facet
from immuno_cli.vocabularies.protocol import Vocabulary


def accepting(
    vocabularies: Sequence[Vocabulary], categories: Sequence[str] | None, kind: str | None
) -> Callable[[Concept | ConceptSummary], bool] | None:
    """Return a test that a concept passes if it is in all the categories and of the kind; None if neither is given.

    Raises UsageError for a category or kind that no vocabulary has. The hint names similar ones.
    """
    if not categories and kind is None:
        return None
    wanted = {_find_category(vocabularies, name) for name in categories or ()}
    if kind is not None:
        _check_kind(vocabularies, kind)
        kind = kind.casefold()

    return Accepting(frozenset(wanted), kind)  # type: ignore[return-value]  # mypy overlooks __call__ of a named tuple


class Accepting(NamedTuple):
    """A test of concepts. It can be pickled, so that other processes make the same test.

    Attributes:
        categories: The ids of the categories that a concept is to be in.
        kind: The kind that it is to be of, in lower case; None for any.
    """

    categories: frozenset[str]
    kind: str | None

    def __call__(self, concept: Concept | ConceptSummary) -> bool:
        """Return whether the concept is in all the categories and of the kind."""
        if self.kind is not None and (concept.kind or "").casefold() != self.kind:
            return False
        return self.categories <= {c if isinstance(c, str) else c.category for c in concept.categories}


def no_concept(vocabularies: Sequence[Vocabulary], categories: Sequence[str] | None, kind: str | None) -> str:
    """Return the sentence that says that no concept passes the test of `accepting`.

    >>> no_concept([], ["active"], None)
    'No concept is in this category.'
    """
    conditions = len(set(categories or ())) + (kind is not None)
    if not conditions:
        return nothing_live(vocabularies)
    if conditions > 1:
        return "No concept is in all of these at once."
    return "No concept is of this kind." if kind is not None else "No concept is in this category."


def nothing_live(vocabularies: Sequence[Vocabulary]) -> str:
    """Return the sentence that says that there is no live concept: all are deprecated, or there are none.

    >>> nothing_live([])
    'This vocabulary has no concepts.'
    """
    deprecated = ((one, concept) for one in vocabularies for concept in one.iter_concepts())
    first = next(deprecated, None)
    if first is None:
        return "This vocabulary has no concepts."
    command = concept_command("explain", *first)
    others = sum(1 for _ in deprecated)
    if not others:
        return f"The only concept of this vocabulary is deprecated. `{command}` shows it."
    return f"All {others + 1:,} concepts of this vocabulary are deprecated. `{command}` shows one."


def what_is_sorted(vocabularies: Sequence[Vocabulary], categories: Sequence[str] | None) -> str:
    """Return the sentence that says what is sorted into such categories at all. "" where everything is, or nothing.

    >>> from immuno_cli import open_vocabulary
    >>> what_is_sorted([open_vocabulary("immunotherapy")], ["made-of-cytokine"])
    'Of 115 concepts, only 5 are sorted by this question, all of the kind therapy: What is it made of?'
    """
    facets = _facets_of(vocabularies, categories or ())
    if len({facet.id for facet in facets}) != 1:
        return ""
    answers = frozenset(category.id for facet in facets for category in facet.categories)
    kinds = [summary.kind for summary in _summaries(vocabularies) if not answers.isdisjoint(summary.categories)]
    total = sum(map(len, vocabularies))
    if not kinds or len(kinds) == total:
        return ""
    question = facets[0].definition or facets[0].pref_label
    return f"Of {total:,} concepts, only {len(kinds):,} are sorted by this question{_of_kind(kinds)}: {question}"


def _of_kind(kinds: Sequence[str | None]) -> str:
    """Return the words that say which kind all have; "" where they have several, or none."""
    return f", all of the kind {kinds[0]}" if kinds[0] and len(set(kinds)) == 1 else ""


def _facets_of(vocabularies: Sequence[Vocabulary], categories: Sequence[str]) -> list[Facet]:
    """Return the facets that have one of the categories."""
    wanted = {_find_category(vocabularies, name) for name in categories}
    facets = [facet for vocabulary in vocabularies for facet in vocabulary.scheme.facets]
    return [facet for facet in facets if any(category.id in wanted for category in facet.categories)]


def _summaries(vocabularies: Sequence[Vocabulary]) -> Iterator[ConceptSummary]:
    for vocabulary in vocabularies:
        yield from vocabulary.iter_summaries()


def option_with(vocabularies: Sequence[Vocabulary], name: str) -> Sequence[str]:
    """Return the option that takes a name, and the name: `--category` and `active`. () where no option does."""
    kind = _known_kinds(vocabularies).get(name.casefold())
    if kind:
        return ("--kind", kind)
    category = _known_categories(vocabularies).get(name.casefold())
    return ("--category", category) if category else ()


def _find_category(vocabularies: Sequence[Vocabulary], name: str) -> str:
    """Return the id of the category that has this id or label. Raises UsageError where there is none."""
    known = _known_categories(vocabularies)
    found = known.get(name) or known.get(name.casefold())
    if found is None:
        ids = list(dict.fromkeys(known.values()))
        shown_by = command_line("categories", (), vocabularies)
        raise UsageError(f"there is no category “{name}”", hint=_did_you_mean(name, ids, f"`{shown_by}` shows all."))
    return found


def _known_categories(vocabularies: Sequence[Vocabulary]) -> dict[str, str]:
    """Return the ids of the categories by id and by label, in lower case."""
    return {
        spelling: category.id
        for vocabulary in vocabularies
        for facet in vocabulary.scheme.facets
        for category in facet.categories
        for spelling in (category.pref_label.casefold(), category.id)
    }


def _check_kind(vocabularies: Sequence[Vocabulary], kind: str) -> None:
    """Raise UsageError where no concept is of this kind, in upper or lower case."""
    known = _known_kinds(vocabularies)
    if kind.casefold() not in known:
        kinds = list(known.values())
        all_kinds = f"The kinds are {', '.join(kinds)}." if kinds else "This vocabulary has no kinds."
        raise UsageError(f"there is no kind “{kind}”", hint=_did_you_mean(kind, kinds, all_kinds))


def _known_kinds(vocabularies: Sequence[Vocabulary]) -> dict[str, str]:
    """Return the kinds of the concepts by their names in lower case."""
    return {summary.kind.casefold(): summary.kind for summary in _summaries(vocabularies) if summary.kind}


def _did_you_mean(name: str, known: Sequence[str], otherwise: str) -> str:
    """Return a hint with the names that are like the one typed, or else the other hint."""
    from immuno_cli.search import suggest  # only a mistake needs it

    meant = suggest(name, known)
    return f"Did you mean {', '.join(meant)}?" if meant else otherwise
