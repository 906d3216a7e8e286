"""What an entry says that bears on whether it is a kind of something: "is prednisone an immunosuppressant"."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final, NamedTuple

from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.model import Concept
from immuno_cli.questions.answer import Meant, Named
from immuno_cli.questions.explain import SUBSTANCES, explain
from immuno_cli.questions.graph import BROADER, find_live, is_reported, iter_levels
from immuno_cli.questions.notes import Note
from immuno_cli.questions.reading.aspect import MECHANISM

_STEM: Final = 5
"""Letters of a long word that another one of the same sense begins with as well: "immune" and "immunosuppressant"."""
_SHORTEST: Final = 4
_PAIR: Final = 2


class KindTold(NamedTuple):
    """Whether the entry of a concept says that it is a kind of something, and what it is a kind of."""

    concept: Concept
    kind: Concept
    is_kind: bool
    kind_of: tuple[Concept, ...]


class SharedAction(NamedTuple):
    """What the entry of something, or of one broader, and that of a possible kind both say that they act on."""

    concept: Concept
    kind: Concept
    relation: str
    target: Concept


def tell_kind(answer: Named) -> KindTold | None:
    """Return whether one concept is a kind of the other, where just that is asked: "is a T cell a lymphocyte".

    None elsewhere, and of a substance and a therapy, in which it may be used.
    """
    if not answer.is_kind_of or len(answer.concepts) != _PAIR:
        return None
    steps = answer.paths[0] if answer.paths else ()
    if steps and all(step.relation == BROADER for step in steps):
        return KindTold(steps[0].source, steps[-1].target, is_kind=True, kind_of=answer.is_kind_of)
    first, second = (named.concept for named in answer.concepts)
    if first.kind in SUBSTANCES and second.kind == "therapy":
        return None
    return KindTold(first, second, is_kind=False, kind_of=answer.is_kind_of)


def iter_shared_actions(named: Meant, kind: Meant) -> Iterator[SharedAction]:
    """Yield what a concept, or one broader, does as a kind does of which it may be one.

    >>> from immuno_cli import open_vocabulary, resolve
    >>> from immuno_cli.questions.answer import meant
    >>> glossary = open_vocabulary()
    >>> terms = ("prednisone", "immunosuppressant")
    >>> drug, kind = (meant([glossary], term, resolve(glossary, term).match) for term in terms)
    >>> [(shared.relation, shared.target.id) for shared in iter_shared_actions(drug, kind)]
    [('reduces', 'immune-response')]
    """
    if named.vocabulary is not kind.vocabulary:
        return
    of_kind = {(r.relation, r.target) for r in kind.concept.relations if not is_reported(r)}
    for concept in chain.from_iterable(iter_levels(named.vocabulary, named.concept)):
        for stated in concept.relations:
            pair = (stated.relation, stated.target)
            target = find_live(named.vocabulary, stated.target)
            if pair in of_kind and stated.relation in MECHANISM.relations and target and not is_reported(stated):
                of_kind.remove(pair)
                yield SharedAction(concept, kind.concept, stated.relation, target)


def iter_bearing_notes(named: Meant, kind: Meant) -> Iterator[Note]:
    """Yield the notes of an entry that do not warn and have a word of the sense of a kind: "alive" for a live one."""
    words = _telling_words(kind)
    bearing = re.compile("|".join(map(_same_sense, words)) or "(?!)", re.IGNORECASE)
    notes = explain(named.vocabulary, named.concept).notes
    for note in chain(notes.corrections, notes.further, notes.remarks):
        if bearing.search(note.statement.text):
            yield note


def _telling_words(kind: Meant) -> list[str]:
    """Return the words of the names of a kind that tell it from what is broader: "live" of "live vaccine"."""
    above = chain.from_iterable(iter_levels(kind.vocabulary, kind.concept))
    common = {word for each in above if each.id != kind.concept.id for word in _words(each)}
    return sorted(_words(kind.concept) - common - FUNCTION_WORDS)


def _words(concept: Concept) -> set[str]:
    names = (concept.pref_label, *concept.alt_labels)
    return {word for name in names for word in re.findall(r"\w+", name.casefold()) if len(word) >= _SHORTEST}


def _same_sense(word: str) -> str:
    """Return a pattern for a word, for one with a letter more at its beginning, and for words that begin alike."""
    alike = rf"|\b{re.escape(word[:_STEM])}" if len(word) > _STEM else ""
    return rf"\b\w?{re.escape(word)}\b{alike}"
